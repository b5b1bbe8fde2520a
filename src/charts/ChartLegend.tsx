import { Fragment, type ReactNode } from 'react';

import { marksOf } from './series-path.ts';
import { seriesMark, type TimeSeries } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import type { ChartWords } from './words.ts';

const RING = 'M4 6a4 4 0 1 1 8 0a4 4 0 1 1 -8 0';
const DIAMOND = 'M8 1l5 5l-5 5l-5 -5z';
const CROSS = 'M4 2l8 8m0 -8l-8 8';

/** The signs of a picture and what they stand for; shape tells apart what colour may not. */
export function ChartLegend({
  series,
  words,
}: {
  series: readonly TimeSeries[];
  words: ChartWords;
}): ReactNode {
  return (
    <ul className={styles['legend']}>
      {series.map((one) => {
        const marks = one.kind === 'points' ? marksOf(one) : new Set<number>();
        return (
          <Fragment key={one.id}>
            <Key
              label={one.label}
              path={one.kind === 'line' ? 'M0 6h16' : RING}
              className={`${styles[one.kind === 'line' ? 'line' : 'marks']} ${styles[one.tone]}`}
            />
            {marks.has(seriesMark.manual) && (
              <Key label={words.manual} path={DIAMOND} className={`${styles['marks']} ${styles[one.tone]}`} />
            )}
            {marks.has(seriesMark.doubtful) && (
              <Key label={words.doubtful} path={CROSS} className={`${styles['marks']} ${styles['muted']}`} />
            )}
          </Fragment>
        );
      })}
    </ul>
  );
}

function Key({ label, path, className }: { label: string; path: string; className: string }): ReactNode {
  return (
    <li className={styles['key']}>
      <svg width="16" height="12" aria-hidden="true">
        <path className={className} d={path} />
      </svg>
      {label}
    </li>
  );
}
