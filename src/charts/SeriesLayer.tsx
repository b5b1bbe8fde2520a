import { memo, type ReactNode } from 'react';

import { bandPath, barPath, partialBarPath, pillarPath, stemPaths } from './area-path.ts';
import { countWithin, linePaths, markPaths, markStyle, type PlotScale } from './series-path.ts';
import type {
  BarSeries,
  LineSeries,
  PillarSeries,
  PointSeries,
  StemSeries,
  TimeSeries,
} from './time-series.ts';
import styles from './TimeSeriesChart.module.css';

type LayerProps<T extends TimeSeries> = { readonly series: T; readonly scale: PlotScale };

/** One series as one path or two (a points series: one per kind of mark), in the plot's own pixels. */
export const SeriesLayer = memo(function SeriesLayer({ series, scale }: LayerProps<TimeSeries>): ReactNode {
  if (series.kind === 'line') return <LineLayer series={series} scale={scale} />;
  if (series.kind === 'points') return <PointsLayer series={series} scale={scale} />;
  if (series.kind === 'stems') return <StemsLayer series={series} scale={scale} />;
  if (series.kind === 'pillars') return <PillarsLayer series={series} scale={scale} />;
  if (series.kind === 'bars') return <BarsLayer series={series} scale={scale} />;
  const path = bandPath(series, scale);
  return <path className={`${styles['band']} ${styles[series.tone]}`} data-series={series.id} d={path} />;
});

function BarsLayer({ series, scale }: LayerProps<BarSeries>): ReactNode {
  const partial = partialBarPath(series, scale);
  const tone = styles[series.tone];
  return (
    <>
      <path className={`${styles['bars']} ${tone}`} data-series={series.id} d={barPath(series, scale)} />
      {partial !== '' && (
        <path
          className={`${styles['partial']} ${tone}`}
          data-series={series.id}
          data-partial=""
          d={partial}
        />
      )}
    </>
  );
}

function LineLayer({ series, scale }: LayerProps<LineSeries>): ReactNode {
  const { line, bridges } = linePaths(series, scale);
  const tone = styles[series.tone];
  return (
    <>
      {bridges !== '' && (
        <path className={`${styles['bridges']} ${tone}`} data-bridges={series.id} d={bridges} />
      )}
      <path
        className={`${styles['line']} ${tone}`}
        data-series={series.id}
        data-dash={series.dash}
        d={line}
      />
    </>
  );
}

/** Where pillars are as narrow as their outline there is nothing to be hollow. */
function PillarsLayer({ series, scale }: LayerProps<PillarSeries>): ReactNode {
  const { path, width } = pillarPath(series, scale);
  return (
    <path
      className={`${styles['pillars']} ${styles[series.tone]}`}
      data-series={series.id}
      data-look={width >= LEAST_HOLLOW_PX ? series.look : undefined}
      d={path}
    />
  );
}

const LEAST_HOLLOW_PX = 4;

/** Stems need as much room as the marks they belong to; where those shrink to specks there are none. */
function StemsLayer({ series, scale }: LayerProps<StemSeries>): ReactNode {
  if (series.isAlwaysDrawn !== true && markStyle(scale, countWithin(series, scale)).kind === 'speck')
    return null;
  const { above, below } = stemPaths(series, scale);
  return (
    <>
      {above !== '' && (
        <path className={`${styles['stems']} ${styles[series.tone]}`} data-series={series.id} d={above} />
      )}
      {below !== '' && (
        <path
          className={`${styles['stems']} ${styles[series.toneBelow]}`}
          data-series={series.id}
          data-below=""
          d={below}
        />
      )}
    </>
  );
}

function PointsLayer({ series, scale }: LayerProps<PointSeries>): ReactNode {
  const style = markStyle(scale, countWithin(series, scale));
  const paths = markPaths(series, scale, style);
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
