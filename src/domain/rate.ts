import { SECONDS_PER_DAY } from './time.ts';
import type { EpochSec } from './time.ts';

/** A speed of change with its 95 % interval, per day of 86,400 s. */
export type Rate = {
  readonly perDay: number;
  /** Lower end of the interval; −∞ where there are too few points for one. */
  readonly low: number;
  /** Upper end of the interval; ∞ where there are too few points for one. */
  readonly high: number;
  /** Points that it was computed from, the first and the last of them. */
  readonly count: number;
  readonly from: EpochSec;
  readonly to: EpochSec;
};

/** Days of readings that a rate looks back on. */
export const RATE_WINDOW_DAYS = 28;

/** Two-sided 95 % quantile of the normal distribution. */
const Z_95 = 1.959963984540054;

const LEAST_POINTS = 3;

/**
 * Theil–Sen slope of the points in (until − windowDays, until], with its 95 % interval.
 *
 * The median of all pairwise slopes (Theil 1950; Sen, JASA 63, 1968): up to 29 % of gross outliers do not move it.
 * The interval is that of Sen 1968 from Kendall's variance with its correction for ties in time,
 * Var S = [n(n−1)(2n+5) − Σ u(u−1)(2u+5)] / 18; pairs at the same instant have no slope.
 * With three or four points not even all pairs agreeing is significant, so the interval is (−∞, ∞).
 * Null with fewer than three points or all of them at one instant. NaN is left out; the order does not matter.
 */
export function computeTheilSenRate(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
  { until, windowDays = RATE_WINDOW_DAYS }: { readonly until: EpochSec; readonly windowDays?: number },
): Rate | null {
  const since = until - windowDays * SECONDS_PER_DAY;
  const window = points
    .filter(({ at, value }) => at > since && at <= until && !Number.isNaN(value))
    .toSorted((a, b) => a.at - b.at);
  const first = window[0];
  const last = window.at(-1);
  if (first === undefined || last === undefined || window.length < LEAST_POINTS || first.at === last.at)
    return null;

  const slopes = computePairwiseSlopes(window);
  const spread = Z_95 * Math.sqrt(kendallVariance(window));
  // Rank, from 1, of the slope that bounds the interval below; the upper bound has the same rank from the top.
  const rank = Math.round((slopes.length - spread) / 2);
  const middle = slopes.length / 2;
  return {
    perDay: ((slopes[Math.ceil(middle) - 1] ?? Number.NaN) + (slopes[Math.floor(middle)] ?? Number.NaN)) / 2,
    low: rank < 1 ? -Infinity : (slopes[rank - 1] ?? Number.NaN),
    high: rank < 1 ? Infinity : (slopes[slopes.length - rank] ?? Number.NaN),
    count: window.length,
    from: first.at,
    to: last.at,
  };
}

/** Slopes per day of all pairs that differ in time, ascending. */
function computePairwiseSlopes(
  points: readonly { readonly at: number; readonly value: number }[],
): Float64Array {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      if (later.at === earlier.at) continue;
      slopes[count] = ((later.value - earlier.value) / (later.at - earlier.at)) * SECONDS_PER_DAY;
      count += 1;
    }
  }
  return slopes.subarray(0, count).sort();
}

/** Variance of Kendall's S for points sorted by time, of which some share an instant. */
function kendallVariance(points: readonly { readonly at: number }[]): number {
  const sizes = new Map<number, number>();
  for (const { at } of points) sizes.set(at, (sizes.get(at) ?? 0) + 1);
  let sum = varianceTerm(points.length);
  for (const size of sizes.values()) sum -= varianceTerm(size);
  return sum / 18;
}

function varianceTerm(count: number): number {
  return count * (count - 1) * (2 * count + 5);
}
