/** The finite values among some, ascending. */
export function sortValues(values: Iterable<number>): Float64Array {
  return Float64Array.from([...values].filter(Number.isFinite)).sort();
}

/**
 * Quantile by linear interpolation between the data, type 7 of Hyndman and Fan (The American Statistician 50, 1996).
 *
 * `sorted` ascends, `share` lies in [0, 1]. One value is every quantile of itself; of no values it is NaN.
 */
export function computeQuantile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (position - Math.floor(position)) * (above - below);
}

/** The middle of some values and the quarters on either side of it; all NaN where `count` is 0. */
export type Quartiles = {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** Median and quartiles of some values, those that are not finite left out. */
export function computeQuartiles(values: Iterable<number>): Quartiles {
  const sorted = sortValues(values);
  return {
    count: sorted.length,
    low: computeQuantile(sorted, 0.25),
    median: computeQuantile(sorted, 0.5),
    high: computeQuantile(sorted, 0.75),
  };
}
