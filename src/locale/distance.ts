import { intlFormatDistance } from 'date-fns';

/**
 * How long ago an instant was, in the reader's words: "2 hours ago", "gestern".
 *
 * A file of its own, because only pages that are loaded on demand say it. Both instants in epoch seconds.
 */
export function formatDistance(at: number, now: number, locale: string): string {
  return intlFormatDistance(at * 1000, now * 1000, { locale });
}
