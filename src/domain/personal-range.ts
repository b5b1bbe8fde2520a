import { createDerived, type Derived, type RecordRef } from './derived.ts';
import { type EpochSec, SECONDS_PER_DAY, toEpochSec } from './time.ts';

/** A value of one quantity, in whatever unit the whole list has. */
export type VitalPoint = { readonly at: EpochSec; readonly value: number; readonly groupId: number };

/** Where the middle nine tenths of somebody's own values lie. */
export type PersonalRange = { readonly low: number; readonly median: number; readonly high: number };

/** Days of values that a personal range looks back on, and how many it needs. */
export const PERSONAL_RANGE_DAYS = 90;
export const LEAST_VALUES = 10;

const LOW_SHARE = 0.05;
const HIGH_SHARE = 0.95;

/**
 * What was usual up to each of the points: the 5th, 50th and 95th percentile of the 90 days up to and with it.
 *
 * Points are sorted by time. Percentiles by linear interpolation (type 7 of Hyndman and Fan, 1996). NaN where the 90
 * days hold fewer than ten values. The range is of the person's own values, not of a population's norm.
 */
export function computePersonalRanges(points: readonly { readonly at: number; readonly value: number }[]): {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
} {
  const low = new Float64Array(points.length).fill(Number.NaN);
  const median = low.slice();
  const high = low.slice();
  // Kept sorted while the window moves: a value comes in, those that are too old go out.
  const sorted: number[] = [];
  let oldest = 0;
  points.forEach(({ at, value }, index) => {
    sorted.splice(rankOf(sorted, value), 0, value);
    for (; (points[oldest]?.at ?? Infinity) <= at - PERSONAL_RANGE_DAYS * SECONDS_PER_DAY; oldest += 1) {
      sorted.splice(rankOf(sorted, points[oldest]?.value ?? Number.NaN), 1);
    }
    if (sorted.length < LEAST_VALUES) return;
    low[index] = quantile(sorted, LOW_SHARE);
    median[index] = quantile(sorted, 0.5);
    high[index] = quantile(sorted, HIGH_SHARE);
  });
  return { low, median, high };
}

/** The personal range of the 90 days up to an instant; null where they hold fewer than ten values. */
export function computePersonalRange(
  points: readonly VitalPoint[],
  { until, unit }: { readonly until: EpochSec; readonly unit: string },
): Derived<PersonalRange> | null {
  const from = toEpochSec(until - PERSONAL_RANGE_DAYS * SECONDS_PER_DAY);
  const own = points.filter(({ at }) => at > from && at <= until);
  if (own.length < LEAST_VALUES) return null;
  const sorted = own.map(({ value }) => value).toSorted((a, b) => a - b);
  const value: PersonalRange = {
    low: quantile(sorted, LOW_SHARE),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, HIGH_SHARE),
  };
  return createDerived(value, {
    unit,
    method: 'personal-range',
    version: 1,
    window: { from, to: until },
    inputs: own.map(({ at, groupId }): RecordRef => ({ kind: 'measures', id: groupId, at })),
  });
}

/** Of the first value that is not smaller. */
function rankOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (position - Math.floor(position)) * (above - below);
}
