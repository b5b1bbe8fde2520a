import { type EpochSec, SECONDS_PER_DAY } from './time.ts';

/** Where most of one person's own values lay. */
export type PersonalRange = { readonly low: number; readonly high: number; readonly count: number };

export const PERSONAL_RANGE_DAYS = 90;
const FEWEST_VALUES = 7;
const LOW_SHARE = 0.05;
const HIGH_SHARE = 0.95;

/**
 * The middle 90 % of the values of the 90 days that end with the newest one: from the 5th to the 95th percentile.
 *
 * Percentiles are interpolated linearly between values (Hyndman and Fan, Am Stat 50, 1996, type 7). Null with fewer
 * than seven values. NaN is left out; sorted by time.
 */
export function computePersonalRange(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
): PersonalRange | null {
  const known = points.filter(({ value }) => !Number.isNaN(value));
  const since = (known.at(-1)?.at ?? 0) - PERSONAL_RANGE_DAYS * SECONDS_PER_DAY;
  const values = known.flatMap(({ at, value }) => (at > since ? [value] : [])).toSorted((a, b) => a - b);
  if (values.length < FEWEST_VALUES) return null;
  return { low: percentile(values, LOW_SHARE), high: percentile(values, HIGH_SHARE), count: values.length };
}

function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place - Math.floor(place));
}
