import { useMemo, type ReactNode } from 'react';

import { xOf } from './series-path.ts';
import { CHARACTER_PX } from './time-ticks.ts';
import type { TimeTick } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import type { Plot } from './use-plot.ts';
import type { Size } from './use-size.ts';

type TimeAxisProps = {
  readonly plot: Plot;
  readonly size: Size;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
};

/** The labels below the plot, which move with the window. */
export function TimeAxis({ plot, size, timeTicks }: TimeAxisProps): ReactNode {
  const { left, top, width, height, window } = plot;
  const ticks = useMemo(() => timeTicks(window.from, window.to, width), [timeTicks, window, width]);
  const scale = plot.scaleOf({});
  return (
    <>
      <path
        className={styles['tickMarks']}
        d={ticks.map(({ at }) => `M${left + xOf(scale, at)} ${top + height}v4`).join('')}
      />
      {ticks.map(({ at, label }) => {
        // Centred below its instant, but never beyond the picture.
        const half = (label.length * CHARACTER_PX) / 2;
        const centre = Math.min(size.width - half, Math.max(half, left + xOf(scale, at)));
        return (
          <text key={at} className={styles['tick']} x={centre} y={size.height - 7} textAnchor="middle">
            {label}
          </text>
        );
      })}
    </>
  );
}
