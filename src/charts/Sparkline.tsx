import { useMemo, type ReactNode } from 'react';

import { linePaths, xOf, yOf } from './series-path.ts';
import styles from './Sparkline.module.css';
import type { LineSeries } from './time-series.ts';
import { valueExtent } from './value-axes.ts';

type SparklineProps = {
  /** Its label is not drawn; gaps stay gaps. */
  readonly series: LineSeries;
  /** What the line is seen against: a second one, dashed and behind it, on the same scale. */
  readonly beside?: LineSeries;
  /** Of the line, in CSS pixels; 60 × 20 to 240 × 60 reads well. */
  readonly width: number;
  readonly height: number;
  /** Epoch seconds; from the first to the last datum where absent. */
  readonly from?: number;
  readonly to?: number;
  /** What is usual for this person, drawn as a bar behind the line. */
  readonly usual?: readonly [low: number, high: number];
  /** The line never looks steeper than over this span of values. */
  readonly minSpan: number;
  /** What is drawn, in words; absent where a sentence beside it says so, and the line is decoration. */
  readonly name?: string;
};

/** Room for the mark of the last value and for round ends. */
const EDGE_PX = 4;

/** A line for a tile: its course, where it stands now, and what is usual. No axis and nothing to press. */
export function Sparkline(props: SparklineProps): ReactNode {
  const { series, beside, width, height, from, to, usual, minSpan, name } = props;
  const last = lastValue(series);
  const scale = useMemo(() => {
    const { at } = series;
    const begin = from ?? at[0] ?? 0;
    const end = to ?? at.at(-1) ?? 0;
    const [min, max] = valueExtent(series, { from: begin, to: end });
    const [otherMin, otherMax] =
      beside === undefined ? [Infinity, -Infinity] : valueExtent(beside, { from: begin, to: end });
    const low = Math.min(min, otherMin, usual?.[0] ?? Infinity);
    const high = Math.max(max, otherMax, usual?.[1] ?? -Infinity);
    const middle = Number.isFinite(low) ? (low + high) / 2 : 0;
    // Of one datum or none there is no span to draw: any will do.
    const half = (Math.max(high - low, minSpan) || 1) / 2;
    return {
      // One datum stands at the end of its line, where the newest stands in every other.
      from: begin === end ? begin - 1 : begin,
      to: end,
      low: middle - half,
      high: middle + half,
      width: width - 2 * EDGE_PX,
      height: height - 2 * EDGE_PX,
    };
  }, [series, beside, width, height, from, to, usual, minSpan]);
  const line = useMemo(() => linePaths(series, scale).line, [series, scale]);
  const other = useMemo(() => (beside === undefined ? '' : linePaths(beside, scale).line), [beside, scale]);

  return (
    <svg
      className={`${styles['sparkline']} ${styles[series.tone]}`}
      width={width}
      height={height}
      viewBox={`${-EDGE_PX} ${-EDGE_PX} ${width} ${height}`}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {usual !== undefined && (
        <rect
          className={styles['usual']}
          x={-EDGE_PX}
          y={yOf(scale, usual[1])}
          width={width}
          height={Math.max(1, yOf(scale, usual[0]) - yOf(scale, usual[1]))}
          rx={2}
        />
      )}
      {other !== '' && <path className={styles['other']} d={other} />}
      {line !== '' && <path className={styles['line']} d={line} />}
      {last !== null && (
        <circle className={styles['last']} cx={xOf(scale, last.at)} cy={yOf(scale, last.value)} r={3} />
      )}
    </svg>
  );
}

/** The newest datum that there is, which may be older than the end of the line. */
function lastValue({ at, value }: LineSeries): { at: number; value: number } | null {
  for (let index = at.length - 1; index >= 0; index -= 1) {
    const [instant, found] = [at[index], value[index]];
    if (instant !== undefined && found !== undefined && !Number.isNaN(found)) {
      return { at: instant, value: found };
    }
  }
  return null;
}
