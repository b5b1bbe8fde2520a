import type { ReactNode } from 'react';

import styles from './MiniBars.module.css';

type MiniBarsProps = {
  /** From the oldest to the newest, none below zero; NaN leaves its place empty, zero draws its foot. */
  readonly values: readonly number[];
  /** Bars that may still grow, or are of less than the whole. */
  readonly isPartial: readonly boolean[];
  /** What the bars are seen against: a line across, which is never out of the picture. */
  readonly level: number;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
};

const EDGE_PX = 2;
const WIDEST_PX = 28;

/** Bars for a tile, against one level. No axis and nothing to press: whoever places it says in words what it is. */
export function MiniBars({ values, isPartial, level, width, height }: MiniBarsProps): ReactNode {
  const highest = values.reduce((most, value) => (value > most ? value : most), level) || 1;
  const yOf = (value: number): number => height - EDGE_PX - (value / highest) * (height - 2 * EDGE_PX);
  const place = width / Math.max(1, values.length);
  const bar = Math.min(WIDEST_PX, place * 0.7);
  return (
    <svg
      className={styles['bars']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {values.map((value, index) =>
        Number.isNaN(value) ? null : (
          <rect
            // The bars keep their places.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={isPartial[index] === true ? styles['partial'] : styles['whole']}
            x={(index + 0.5) * place - bar / 2}
            y={yOf(value) - 1}
            width={bar}
            height={Math.max(1, height - EDGE_PX - yOf(value) + 1)}
            rx={2}
          />
        ),
      )}
      <path className={styles['level']} d={`M0 ${yOf(level)}H${width}`} />
    </svg>
  );
}
