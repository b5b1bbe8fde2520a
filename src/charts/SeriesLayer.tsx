import { useMemo, type ReactNode } from 'react';

import { countWithin, linePath, markPaths, markStyle, type PlotScale } from './series-path.ts';
import type { TimeSeries } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';

type SeriesLayerProps = { readonly series: TimeSeries; readonly scale: PlotScale };

/** One series as one path (a points series: one per kind of mark), in the plot's own pixels. */
export function SeriesLayer({ series, scale }: SeriesLayerProps): ReactNode {
  return series.kind === 'line' ? (
    <LineLayer series={series} scale={scale} />
  ) : (
    <PointsLayer series={series} scale={scale} />
  );
}

function LineLayer({ series, scale }: SeriesLayerProps): ReactNode {
  const path = useMemo(() => linePath(series, scale), [series, scale]);
  return <path className={`${styles['line']} ${styles[series.tone]}`} data-series={series.id} d={path} />;
}

function PointsLayer({ series, scale }: SeriesLayerProps): ReactNode {
  const [style, paths] = useMemo(() => {
    const style = markStyle(scale, countWithin(series, scale.from, scale.to));
    return [style, markPaths(series, scale, style)];
  }, [series, scale]);
  // The uncertain lie under the certain.
  const kinds = ['doubtful', 'manual', 'normal'] as const;
  return kinds.map(
    (kind) =>
      paths[kind] !== '' && (
        <path
          key={kind}
          className={`${styles['marks']} ${styles[series.tone]}`}
          data-series={series.id}
          data-mark={kind}
          data-style={style.kind}
          // Dots are lines of no length: their width is their size.
          strokeWidth={kind === 'normal' && style.kind !== 'hollow' ? 2 * style.radius : 1.25}
          d={paths[kind]}
        />
      ),
  );
}
