import type { ReactNode } from 'react';

type Series = { readonly id: string; readonly at: Float64Array; readonly value: Float64Array };
type PlainPathChartProps = {
  readonly series: readonly Series[];
  readonly from: number;
  readonly to: number;
  readonly height: number;
};

const WIDTH = 1000;

/** The least that could stand in the chart's place: one path over every datum, no axes, no interaction. */
export function TimeSeriesChart({ series, from, to, height }: PlainPathChartProps): ReactNode {
  const values = series.flatMap(({ value }) => [...value]).filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const path = series
    .map(({ at, value }) => {
      let pen = 'M';
      let d = '';
      for (let index = 0; index < at.length; index += 1) {
        const y = value[index] ?? Number.NaN;
        if (!Number.isFinite(y)) {
          pen = 'M';
          continue;
        }
        const x = (((at[index] ?? 0) - from) / (to - from)) * WIDTH;
        d += `${pen}${x.toFixed(1)},${((1 - (y - low) / (high - low)) * height).toFixed(1)}`;
        pen = 'L';
      }
      return d;
    })
    .join('');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" width="100%" height={height}>
      <path data-series="all" d={path} fill="none" stroke="currentColor" />
    </svg>
  );
}
