const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 365.2425 / 12;
const DAYS_PER_YEAR = 365.2425;

/**
 * How many days ago a day was, in the reader's words: "today", "yesterday", "3 days ago", "vor 2 Wochen".
 *
 * Days up to thirteen, then whole weeks, months from sixty-one days on and years from two years on, each as many as are
 * over. A day to come is told as one: "tomorrow".
 */
export function formatDaysAgo(days: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (days < 2 * DAYS_PER_WEEK) return format.format(-days, 'day');
  if (days < 61) return format.format(-Math.floor(days / DAYS_PER_WEEK), 'week');
  if (days < 2 * DAYS_PER_YEAR) return format.format(-Math.floor(days / DAYS_PER_MONTH), 'month');
  return format.format(-Math.floor(days / DAYS_PER_YEAR), 'year');
}
