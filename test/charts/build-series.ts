import type { BarSeries, LineSeries, PointSeries, TimeSeries } from '#charts/time-series.ts';

type Pair = readonly [at: number, value: number];

/** A line from pairs of instant and value. */
export function buildLine(pairs: readonly Pair[], rest: Partial<LineSeries> = {}): LineSeries {
  return { ...columnsOf(pairs), id: 'trend', label: 'Trend', tone: 'primary', kind: 'line', ...rest };
}

/** Single readings from pairs of instant and value. */
export function buildPoints(pairs: readonly Pair[], rest: Partial<PointSeries> = {}): PointSeries {
  return {
    ...columnsOf(pairs),
    id: 'readings',
    label: 'Readings',
    tone: 'secondary',
    kind: 'points',
    ...rest,
  };
}

/** Bars of a day each. */
export function buildBars(pairs: readonly Pair[], rest: Partial<BarSeries> = {}): BarSeries {
  return {
    ...columnsOf(pairs),
    id: 'steps',
    label: 'Steps',
    tone: 'secondary',
    kind: 'bars',
    lengthSec: 86_400,
    ...rest,
  };
}

/** One value a day that never repeats exactly, from second 0 on. */
export function dailyPairs(count: number): Pair[] {
  return Array.from({ length: count }, (_, day) => [
    day * 86_400,
    80 + 3 * Math.sin(day / 37) + Math.sin(day * 2.7),
  ]);
}

function columnsOf(pairs: readonly Pair[]): Pick<TimeSeries, 'at' | 'value'> {
  return {
    at: Float64Array.from(pairs, ([at]) => at),
    value: Float64Array.from(pairs, ([, value]) => value),
  };
}
