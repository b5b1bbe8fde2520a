import { Fragment, memo, type ReactNode } from 'react';

import { marksOf } from './series-path.ts';
import { seriesMark, type TimeSeries } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import type { ChartWords } from './words.ts';

const DIAMOND = 'M8 1l5 5l-5 5l-5 -5z';
const CROSS = 'M4 2l8 8m0 -8l-8 8';
const HATCHED = 'M3.5 .5h9v11h-9zM3.5 5L8 .5M3.5 11L12.5 2M8 11.5L12.5 7';
const SHAPES = {
  circle: 'M4 6a4 4 0 1 1 8 0a4 4 0 1 1 -8 0',
  square: 'M4.5 2.5h7v7h-7z',
  triangle: 'M8 1.5l4.5 8h-9z',
};
const SIGNS = {
  line: 'M0 6h16',
  bars: 'M2 12V6h3v6zM6.5 12V1h3v11zM11 12V4h3v8z',
  band: 'M0 2h16v8h-16z',
  pillars: 'M3 11V3h3v8zM10 9V1h3v8z',
  stems: 'M4 11V1M8 11V4M12 11V2',
};

type ChartLegendProps = {
  readonly series: readonly TimeSeries[];
  readonly words: ChartWords;
  /** How much of the data is drawn, in words; empty where that is not known yet, null where nobody asks. */
  readonly resolution: string | null;
};

/** The signs of a picture and what they stand for; shape and dash tell apart what colour may not. */
export const ChartLegend = memo(function ChartLegend({
  series,
  words,
  resolution,
}: ChartLegendProps): ReactNode {
  return (
    <div className={styles['footer']}>
      <ul className={styles['legend']}>
        {series.map((one) => {
          const marks = one.kind === 'points' ? marksOf(one) : new Set<number>();
          const sign = one.kind === 'points' ? 'marks' : one.kind;
          return (
            <Fragment key={one.id}>
              <Key
                label={one.label}
                path={one.kind === 'points' ? SHAPES[one.shape ?? 'circle'] : SIGNS[one.kind]}
                className={`${styles[sign]} ${styles[one.tone]}`}
                dash={one.kind === 'line' ? one.dash : undefined}
                look={one.kind === 'pillars' ? one.look : undefined}
              />
              {one.kind === 'bars' && one.partialLabel !== undefined && (
                <Key
                  label={one.partialLabel}
                  path={HATCHED}
                  className={`${styles['partial']} ${styles[one.tone]}`}
                />
              )}
              {marks.has(seriesMark.manual) && (
                <Key
                  label={words.manual}
                  path={DIAMOND}
                  className={`${styles['marks']} ${styles[one.tone]}`}
                />
              )}
              {marks.has(seriesMark.doubtful) && (
                <Key
                  label={words.doubtful}
                  path={CROSS}
                  className={`${styles['marks']} ${styles['muted']}`}
                />
              )}
            </Fragment>
          );
        })}
      </ul>
      {/* It has its room before its words: the plot above must not move when they come. */}
      {resolution !== null && (
        <p className={styles['resolution']}>{resolution === '' ? '\u00A0' : resolution}</p>
      )}
    </div>
  );
});

type KeyProps = {
  readonly label: string;
  readonly path: string;
  readonly className: string;
  readonly dash?: string | undefined;
  readonly look?: string | undefined;
};

function Key({ label, path, className, dash, look }: KeyProps): ReactNode {
  return (
    <li className={styles['key']}>
      <svg width="16" height="12" aria-hidden="true">
        <path className={className} data-dash={dash} data-look={look} d={path} />
      </svg>
      {label}
    </li>
  );
}
