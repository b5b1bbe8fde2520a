import { lowerBound, upperBound } from './instants.ts';

/** Cut points between colours, ascending. A diverging scale has a centre, and its middle step holds it. */
export type ColourSteps = { readonly cuts: readonly number[]; readonly centre: number | null };

type ColourStepOptions = {
  /** By rank, so that every step holds as many data, or by value, so that every step is as wide. */
  readonly scale: 'quantile' | 'linear';
  /** Makes the scale diverge: steps mirror each other around it. */
  readonly centre?: number | undefined;
};

export const STEP_COUNT = 5;

/** The finite values of a series in ascending order. */
export function sortedValues(values: Iterable<number>): Float64Array {
  return Float64Array.from([...values].filter(Number.isFinite)).sort();
}

/**
 * Quantile by linear interpolation between the data, type 7 of Hyndman and Fan (1996), the default of R.
 *
 * `sorted` ascends and `share` lies in [0, 1]. One value is every quantile of itself; of no values it is NaN.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (position - Math.floor(position)) * (above - below);
}

/**
 * Cut points of five steps over values in ascending order; none where there are no values.
 *
 * A diverging scale is cut at the same distances on both sides of its centre: by rank, at the quantiles of the
 * distances that leave a fifth of symmetric data to each step. Cuts may coincide; the steps between them are empty.
 */
export function computeColourSteps(sorted: Float64Array, options: ColourStepOptions): ColourSteps {
  const { scale, centre = null } = options;
  if (sorted.length === 0) return { cuts: [], centre };
  if (centre !== null) {
    const distances = sortedValues(sorted.map((value) => Math.abs(value - centre)));
    const [near, far] = [1 / STEP_COUNT, 3 / STEP_COUNT].map((share) => cutAt(distances, share, scale, 0));
    const [a = 0, b = 0] = [near, far];
    return { cuts: [centre - b, centre - a, centre + a, centre + b], centre };
  }
  const shares = Array.from({ length: STEP_COUNT - 1 }, (_, index) => (index + 1) / STEP_COUNT);
  return { cuts: shares.map((share) => cutAt(sorted, share, scale, sorted[0] ?? 0)), centre };
}

function cutAt(sorted: Float64Array, share: number, scale: ColourStepOptions['scale'], low: number): number {
  if (scale === 'quantile') return quantile(sorted, share);
  return low + share * ((sorted.at(-1) ?? low) - low);
}

/** The step of a value, 0 to 4: a cut belongs to the step above it, or around a centre to the step nearer to it. */
export function stepOf({ cuts, centre }: ColourSteps, value: number): number {
  return cuts.filter((cut, index) =>
    centre !== null && index >= cuts.length / 2 ? value > cut : value >= cut,
  ).length;
}

/**
 * Percentile rank: the share in percent of values that are smaller, counting half of those that are equal.
 *
 * `sorted` ascends. NaN where there is nothing to compare with.
 */
export function percentileRank(sorted: Float64Array, value: number): number {
  const smaller = lowerBound(sorted, value);
  const equal = upperBound(sorted, value) - smaller;
  return (100 * (smaller + equal / 2)) / sorted.length;
}
