import { SECONDS_PER_DAY } from './time.ts';
import type { EpochSec } from './time.ts';
import { startsTrendSegment, type TrendPoint } from './trend.ts';

/** Width of the window around each point. */
export const LOESS_SPAN_DAYS = 45;
/** How often readings far from the curve are given less weight. */
export const LOESS_ROUNDS = 4;

/** A reading this many median distances away has no weight left (Cleveland 1979). */
const OUTLYING = 6;

/**
 * Robust local regression through values sorted by time.
 *
 * LOESS (Cleveland, JASA 74, 1979): a straight line through the points less than 22.5 days away, weighted by the
 * tricube of their distance, gives the value at each point; then four rounds with bisquare weights of the residuals
 * over six times their median. One point out per point in, but NaN is left out. Alone in its window, a point is its own
 * value; several at one instant give their weighted mean. More than 30 days of silence begin a segment.
 */
export function computeLoess(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
  { spanDays = LOESS_SPAN_DAYS, rounds = LOESS_ROUNDS }: { spanDays?: number; rounds?: number } = {},
): readonly TrendPoint[] {
  const known = points.filter(({ value }) => !Number.isNaN(value));
  const first = known[0]?.at ?? 0;
  const day = Float64Array.from(known, ({ at }) => (at - first) / SECONDS_PER_DAY);
  const value = Float64Array.from(known, (point) => point.value);
  const robustness = new Float64Array(known.length).fill(1);
  let fitted = fit(day, value, robustness, spanDays / 2);
  for (let round = 0; round < rounds; round += 1) {
    const residuals = value.map((one, index) => Math.abs(one - (fitted[index] ?? 0)));
    const scale = OUTLYING * median(residuals);
    // More than half of the readings lie on the curve: nothing is left to weigh.
    if (scale === 0) break;
    for (const [index, residual] of residuals.entries()) {
      const share = residual / scale;
      robustness[index] = share < 1 ? (1 - share * share) ** 2 : 0;
    }
    fitted = fit(day, value, robustness, spanDays / 2);
  }
  return known.map(({ at }, index) => ({
    at,
    value: fitted[index] ?? Number.NaN,
    startsSegment: startsTrendSegment(known[index - 1]?.at, at),
  }));
}

/** The weighted line through the neighbours of each point, at that point. */
function fit(day: Float64Array, value: Float64Array, robustness: Float64Array, reach: number): Float64Array {
  const fitted = new Float64Array(day.length);
  let begin = 0;
  for (let index = 0; index < day.length; index += 1) {
    const here = day[index] ?? 0;
    while ((day[begin] ?? Infinity) <= here - reach) begin += 1;
    let [sum, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
    for (let near = begin; near < day.length; near += 1) {
      const x = (day[near] ?? 0) - here;
      if (x >= reach) break;
      const weight = (1 - Math.abs(x / reach) ** 3) ** 3 * (robustness[near] ?? 0);
      const y = value[near] ?? 0;
      sum += weight;
      sumX += weight * x;
      sumY += weight * y;
      sumXX += weight * x * x;
      sumXY += weight * x * y;
    }
    const spread = sum * sumXX - sumX * sumX;
    // Without weights nothing is known; at a single instant there is no slope.
    if (sum === 0) fitted[index] = value[index] ?? Number.NaN;
    else if (spread <= 1e-9 * sum * sum) fitted[index] = sumY / sum;
    else fitted[index] = (sumXX * sumY - sumX * sumXY) / spread;
  }
  return fitted;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (lower + upper) / 2;
}
