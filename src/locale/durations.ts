/**
 * How long something lasted, to the minute: `7 h 12 min`, `2 h`, `12 min`; negative with a true minus.
 *
 * The symbols are those of the SI, which every language shares and no line break parts from their number; the digits are
 * the locale's. Rounded half up, before
 * hours are split off, so that 59.6 minutes are an hour.
 */
export function formatDuration(sec: number, locale: string): string {
  const minutes = Math.round(Math.abs(sec) / 60);
  const digits = digitsOf(locale, 1);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const text = [
    ...(hours === 0 ? [] : [`${digits.format(hours)}\u00A0h`]),
    ...(hours > 0 && rest === 0 ? [] : [`${digits.format(rest)}\u00A0min`]),
  ].join(' ');
  return sec < 0 && minutes > 0 ? `−${text}` : text;
}

/** The same where there is little room: `7:12`. */
export function formatShortDuration(sec: number, locale: string): string {
  const minutes = Math.round(sec / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${digitsOf(locale, 1).format(hours)}:${digitsOf(locale, 2).format(rest)}`;
}

// A memory of answers, not state: making a format costs as much as using it a hundred times.
const formats = new Map<string, Intl.NumberFormat>();

function digitsOf(locale: string, minimumIntegerDigits: 1 | 2): Intl.NumberFormat {
  const key = `${locale} ${minimumIntegerDigits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { minimumIntegerDigits });
  formats.set(key, made);
  return made;
}
