import type { TimeSeries } from '#charts/time-series.ts';

type Pair = readonly [at: number, value: number];

/** A series from pairs of instant and value. */
export function buildSeries(pairs: readonly Pair[], rest: Partial<TimeSeries> = {}): TimeSeries {
  return {
    id: 'trend',
    label: 'Trend',
    kind: 'line',
    tone: 'primary',
    at: Float64Array.from(pairs, ([at]) => at),
    value: Float64Array.from(pairs, ([, value]) => value),
    ...rest,
  };
}

/** One value a day that never repeats exactly, from second 0 on. */
export function buildDailySeries(count: number, rest: Partial<TimeSeries> = {}): TimeSeries {
  return buildSeries(
    Array.from({ length: count }, (_, day) => [
      day * 86_400,
      80 + 3 * Math.sin(day / 37) + Math.sin(day * 2.7),
    ]),
    rest,
  );
}
