import type { Format } from '#locale/format.ts';

/** A count with its digits as they are to be written. */
export function toCount(count: number, format: Format): { count: number; text: string } {
  return { count, text: format.number(count, 0) };
}
