/**
 * About how long something lasts, in the reader's words: `4 min`, `1.5 hr`; under a minute it is `1 min`.
 *
 * Rounded up, and coarser the longer it is: whole minutes up to an hour and a half, then half hours. A file of its own,
 * because only a page that is loaded on demand says it.
 */
export function formatMinutes(seconds: number, locale: string): string {
  const minutes = Math.max(1, Math.ceil(seconds / SECONDS_PER_MINUTE));
  if (minutes <= MOST_MINUTES) return format(minutes, 'minute', locale);
  return format(Math.ceil(minutes / MINUTES_PER_HALF_HOUR) / 2, 'hour', locale);
}

const SECONDS_PER_MINUTE = 60;
const MOST_MINUTES = 90;
const MINUTES_PER_HALF_HOUR = 30;

function format(value: number, unit: 'minute' | 'hour', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
