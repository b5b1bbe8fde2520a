import { memo, useMemo, useRef, type ReactNode } from 'react';

import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import type { ChartTableColumn, ChartTableData } from './ChartTable.tsx';
import { boxPath } from './hatch-path.ts';
import styles from './QuartileRows.module.css';
import { ReadingFrame } from './ReadingFrame.tsx';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';
import { computeValueAxis } from './value-ticks.ts';

/** A group and how its values spread: the middle half as a bar, the median as a line; NaN where it has none. */
export type QuartileRow = {
  readonly name: string;
  /** What stands beside the row. */
  readonly label: string;
  /** At its other end, such as how many values it has. */
  readonly note: string;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly reading: ItemReading;
  readonly cells: readonly string[];
};

/** Data and functions are compared by identity: keep them from render to render. */
export type QuartileRowsProps = {
  readonly figure: Omit<ChartFigureProps, 'table' | 'height' | 'children' | 'fallback'>;
  readonly rows: readonly QuartileRow[];
  /** The axis never spans less; it begins at 0. */
  readonly minSpan: number;
  readonly formatTick: (value: number) => string;
  readonly tableCaption: string;
  readonly tableColumns: readonly ChartTableColumn[];
  readonly words: {
    readonly roleDescription: string;
    readonly keyboardHint: string;
    /** What bar and line are, told while nothing is read. */
    readonly atRest: string;
  };
};

const ROW_PX = 30;
const BAR_PX = 14;
const AXIS_PX = 22;
const GAP_PX = 10;
/** So that labels of the axis do not touch. */
const TICK_ROOM_PX = 8;

/** Groups below each other, each with the middle half of its values and their median. */
export function QuartileRows(props: QuartileRowsProps): ReactNode {
  const { figure, rows, tableCaption, tableColumns, words } = props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const width = size?.width ?? 0;

  const items = useMemo<ReadingItems>(
    () => ({
      count: rows.length,
      atRest: { title: '', lines: [{ label: words.atRest, value: '' }] },
      read: (index) => rows[index]?.reading ?? { title: '', lines: [] },
      itemAt: (_, y) => {
        const index = Math.floor((y - AXIS_PX) / ROW_PX);
        return index >= 0 && index < rows.length ? index : null;
      },
      boxOf: (index) => ({ x: 0, y: AXIS_PX + index * ROW_PX + 1, width, height: ROW_PX - 2 }),
      keyOf: (index) => rows[index]?.name ?? index,
    }),
    [rows, width, words.atRest],
  );
  const table = useMemo<ChartTableData>(
    () => ({
      caption: tableCaption,
      columns: tableColumns,
      rows: () => rows.map(({ name, cells }) => ({ name, cells })),
    }),
    [tableCaption, tableColumns, rows],
  );

  return (
    <ChartFigure {...figure} table={table}>
      <ReadingFrame
        name={figure.name}
        roleDescription={words.roleDescription}
        keyboardHint={words.keyboardHint}
        items={items}
        mark="outline"
        plotRef={plot}
        plotHeight={AXIS_PX + rows.length * ROW_PX + 2}
      >
        {size !== null && (
          <Rows rows={rows} width={width} minSpan={props.minSpan} formatTick={props.formatTick} />
        )}
      </ReadingFrame>
    </ChartFigure>
  );
}

type RowsProps = Pick<QuartileRowsProps, 'rows' | 'minSpan' | 'formatTick'> & { readonly width: number };

const Rows = memo(function Rows({ rows, width, minSpan, formatTick }: RowsProps): ReactNode {
  const left = widestPx(rows.map(({ label }) => label)) + GAP_PX;
  const right = widestPx(rows.map(({ note }) => note)) + GAP_PX;
  const span = Math.max(1, width - left - right);
  const highest = rows.reduce((most, { high }) => (high > most ? high : most), 0);
  const { high: end, ticks } = computeValueAxis({
    min: 0,
    max: highest,
    minSpan,
    height: span / 2,
    floor: 0,
  });
  const xOf = (value: number): number => left + (value / end) * span;
  const bottom = AXIS_PX + rows.length * ROW_PX;
  const shown = ticks.filter((tick, index) => {
    const before = ticks[index - 1];
    const room = widestPx([formatTick(tick)]) + TICK_ROOM_PX;
    return before === undefined || index % Math.ceil(room / Math.max(1, xOf(tick) - xOf(before))) === 0;
  });
  return (
    <svg className={chart['tick']} width={width} height={bottom + 2}>
      <path
        className={chart['grid']}
        d={ticks.map((tick) => `M${Math.round(xOf(tick))} ${AXIS_PX}V${bottom}`).join('')}
      />
      {shown.map((tick) => (
        <text key={tick} x={xOf(tick)} y={AXIS_PX - 8} textAnchor="middle">
          {formatTick(tick)}
        </text>
      ))}
      {rows.map(({ name, label, note, low, median, high }, index) => {
        const y = AXIS_PX + index * ROW_PX + ROW_PX / 2;
        return (
          <g key={name}>
            <text className={styles['label']} x={left - GAP_PX} y={y} dy="0.35em" textAnchor="end">
              {label}
            </text>
            {!Number.isNaN(median) && (
              <>
                <path
                  className={styles['spread']}
                  d={boxPath({ x: xOf(low), y: y - BAR_PX / 2, width: xOf(high) - xOf(low), height: BAR_PX })}
                />
                <path
                  className={styles['median']}
                  d={`M${xOf(median)} ${y - BAR_PX / 2 - 1}v${BAR_PX + 2}`}
                />
              </>
            )}
            <text x={width} y={y} dy="0.35em" textAnchor="end">
              {note}
            </text>
          </g>
        );
      })}
    </svg>
  );
});

function widestPx(labels: readonly string[]): number {
  return Math.ceil(Math.max(0, ...labels.map((label) => label.length)) * CHARACTER_PX);
}
