/**
 * So many bytes in the reader's words: `0.3 kB`, `412 kB`, `1.3 MB`; thousands are 1000, as on a disk's label.
 *
 * A file of its own, because only a page that is loaded on demand says it.
 */
export function formatBytes(bytes: number, locale: string): string {
  let value = bytes / THOUSAND;
  let unit: (typeof units)[number] = units[0];
  for (const larger of units.slice(1)) {
    // 999.6 kB would be written as 1,000 kB.
    if (Math.round(value) < THOUSAND) break;
    value /= THOUSAND;
    unit = larger;
  }
  const maximumFractionDigits = value < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value);
}

const THOUSAND = 1000;
const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
