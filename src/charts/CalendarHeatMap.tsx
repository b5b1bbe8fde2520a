import { memo, useMemo, useRef, type ReactNode } from 'react';

import { addDays, type LocalDay } from '#domain/time.ts';

import {
  calendarPaths,
  dayAt,
  dayBox,
  dayLook,
  layoutCalendar,
  MONTH_LABEL_PX,
  stepOnCalendar,
  type CalendarLayout,
} from './calendar-layout.ts';
import { dayTable, monthTable, type CalendarDays, type CalendarTableWords } from './calendar-table.ts';
import styles from './CalendarHeatMap.module.css';
import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import {
  computeColourSteps,
  percentileRank,
  sortedValues,
  STEP_COUNT,
  stepOf,
  type ColourSteps,
} from './colour-steps.ts';
import { boxPath, hatchPath } from './hatch-path.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import { isDimmed, SwitchLegend, useChosen, type LegendSwitch } from './SwitchLegend.tsx';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import type { ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';

export type CalendarWords = CalendarTableWords & {
  readonly roleDescription: string;
  readonly keyboardHint: string;
  /** What the switches of the legend do. */
  readonly legend: string;
  readonly percentile: string;
  readonly zero: string;
  readonly noData: string;
};

/** Data and functions are compared by identity: keep them from render to render. */
export type CalendarHeatMapProps = {
  readonly figure: Omit<ChartFigureProps, 'table' | 'height' | 'children' | 'fallback'>;
  readonly days: CalendarDays;
  /** What colours and percentiles compare with, such as the last year; the complete days drawn where absent. */
  readonly reference?: Float64Array;
  /** Every step holds as many days of the reference, or is as wide. By rank where absent. */
  readonly scale?: 'quantile' | 'linear';
  /** Colours diverge from this value; 0 then is a value like any other. */
  readonly centre?: number;
  /** 1 Monday (ISO 8601) … 7 Sunday. */
  readonly firstWeekday: number;
  readonly weekdayLabel: (weekday: number) => string;
  /** Short, 1 January … 12 December. */
  readonly monthLabel: (month: number) => string;
  readonly formatDay: (day: LocalDay) => string;
  /** Of the month that this first day begins. */
  readonly formatMonth: (day: LocalDay) => string;
  /** Without unit, for the reading and the columns of the table. */
  readonly valueLabel: string;
  /** `valueLabel` with its unit. */
  readonly valueHeader: string;
  readonly formatValue: (value: number) => string;
  /** Without unit, as `valueHeader` names it. */
  readonly formatCell: (value: number) => string;
  /** From the lower cut, exclusive of the upper; null is open. */
  readonly formatRange: (from: number | null, to: number | null) => string;
  readonly formatPercentile: (rank: number) => string;
  readonly tableCaption: string;
  /** Rows of the table; every day where absent. */
  readonly tableBy?: 'day' | 'month';
  readonly words: CalendarWords;
  readonly onOpen?: (day: LocalDay) => void;
  readonly stale?: boolean;
};

const LABEL_GAP_PX = 10;
/** Rows nearer than this name every other week-day and hold smaller dots. */
const MIN_ROW_PX = 14;

/** Days of whole years as cells of a calendar, coloured by how much each holds. */
export function CalendarHeatMap(props: CalendarHeatMapProps): ReactNode {
  const { figure, days, reference, scale = 'quantile', centre, firstWeekday, weekdayLabel, words } = props;
  const { formatDay, formatMonth, formatValue, formatCell, formatPercentile, valueLabel, valueHeader } =
    props;
  const { tableCaption, tableBy = 'day', onOpen } = props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const { chosen, toggle } = useChosen();

  const sorted = useMemo(() => sortedValues(reference ?? completeValues(days)), [reference, days]);
  const steps = useMemo(() => {
    // Nothing has a look of its own unless colours diverge, so it does not pull the steps down.
    const coloured = centre === undefined ? sorted.filter((value) => value !== 0) : sorted;
    return computeColourSteps(coloured, { scale, centre });
  }, [sorted, scale, centre]);
  const looks = useMemo(() => looksOf(days, steps), [days, steps]);
  const weekdays = useMemo(
    () => Array.from({ length: 7 }, (_, row) => weekdayLabel(((firstWeekday - 1 + row) % 7) + 1)),
    [firstWeekday, weekdayLabel],
  );
  const layout = useMemo(() => {
    const longest = Math.max(4, ...weekdays.map((label) => label.length));
    const left = Math.ceil(longest * CHARACTER_PX) + LABEL_GAP_PX;
    const { from, value } = days;
    return size === null
      ? null
      : layoutCalendar({ from, count: value.length, width: size.width, left, firstWeekday });
    // The height follows from the width.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [days, size?.width, weekdays, firstWeekday]);

  const items = useMemo<ReadingItems>(() => {
    const { from, value, partial } = days;
    return {
      count: value.length,
      rest: lastWithValue(value),
      read: (index) => {
        const found = value[index] ?? Number.NaN;
        const title = formatDay(addDays(from, index));
        if (Number.isNaN(found)) return { title, lines: [{ label: '', value: words.noData }] };
        const isPartial = partial?.[index] === 1;
        const rank = isPartial ? Number.NaN : percentileRank(sorted, found);
        return {
          title,
          lines: [
            { label: valueLabel, value: formatValue(found) },
            ...(Number.isNaN(rank) ? [] : [{ label: words.percentile, value: formatPercentile(rank) }]),
            ...(isPartial ? [{ label: '', value: words.partialDay }] : []),
          ],
        };
      },
      itemAt: (x, y) => (layout === null ? null : dayAt(layout, x, y)),
      boxOf: (index) => (layout === null ? null : dayBox(layout, index)),
      step: (index, step) => stepOnCalendar({ from, count: value.length }, index, step),
      keyOf: (index) => addDays(from, index),
    };
  }, [days, layout, sorted, formatDay, formatValue, formatPercentile, valueLabel, words]);

  const table = useMemo(
    () =>
      (tableBy === 'month' ? monthTable : dayTable)({
        caption: tableCaption,
        days,
        valueLabel: valueHeader,
        percentileLabel: words.percentile,
        formatDay,
        formatMonth,
        formatValue: formatCell,
        formatRank: (value, isPartial) => {
          const rank = isPartial ? Number.NaN : percentileRank(sorted, value);
          return Number.isNaN(rank) ? '' : formatPercentile(rank);
        },
        words,
      }),
    [
      tableBy,
      tableCaption,
      days,
      valueHeader,
      words,
      formatDay,
      formatMonth,
      formatCell,
      formatPercentile,
      sorted,
    ],
  );

  const switches = useMemo(
    () => legendOf(steps, looks, props.formatRange, words),
    [steps, looks, props.formatRange, words],
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
        plotHeight={Math.max(MONTH_LABEL_PX, layout?.height ?? 0)}
        {...(onOpen === undefined ? {} : { onOpen: (index: number) => onOpen(addDays(days.from, index)) })}
        {...(props.stale === undefined ? {} : { stale: props.stale })}
        legend={<SwitchLegend label={words.legend} switches={switches} chosen={chosen} onToggle={toggle} />}
      >
        {size !== null && layout !== null && (
          <Cells
            layout={layout}
            width={size.width}
            looks={looks}
            diverges={centre !== undefined}
            chosen={chosen}
            weekdays={weekdays}
            monthLabel={props.monthLabel}
          />
        )}
      </ReadingFrame>
    </ChartFigure>
  );
}

type CellsProps = Pick<CalendarHeatMapProps, 'monthLabel'> & {
  readonly layout: CalendarLayout;
  readonly width: number;
  readonly looks: Uint8Array;
  readonly diverges: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly weekdays: readonly string[];
};

const Cells = memo(function Cells(props: CellsProps): ReactNode {
  const { layout, width, looks, diverges, chosen, weekdays, monthLabel } = props;
  const paths = useMemo(() => calendarPaths(layout, looks), [layout, looks]);
  const { left, pitch, cell, strips } = layout;
  return (
    <svg
      className={styles['cells']}
      width={width}
      height={layout.height}
      data-diverges={diverges || undefined}
      data-fine={pitch < MIN_ROW_PX || undefined}
    >
      {paths.map(({ year, look, path }) => (
        <path
          key={`${year} ${look}`}
          data-look={look % dayLook.partial}
          data-partial={look >= dayLook.partial || undefined}
          data-dimmed={isLookDimmed(chosen, look) || undefined}
          d={path}
        />
      ))}
      <path className={styles['stairs']} d={layout.stairs} />
      {strips.map(({ year, startsYear, first, top, months }) => (
        <g key={first} className={chart['tick']}>
          {startsYear && (
            <text className={styles['year']} y={top - 7}>
              {year}
            </text>
          )}
          {months.map(({ month, x }) => (
            <text key={`month ${month}`} x={x} y={top - 7}>
              {monthLabel(month)}
            </text>
          ))}
          {weekdays.map(
            (label, row) =>
              (pitch >= MIN_ROW_PX || row % 2 === 0) && (
                <text
                  // Rows never change their order, and short names repeat: Tuesday and Thursday.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={`day ${row}`}
                  x={left - LABEL_GAP_PX}
                  y={top + row * pitch + cell / 2}
                  dy="0.35em"
                  textAnchor="end"
                >
                  {label}
                </text>
              ),
          )}
        </g>
      ))}
    </svg>
  );
});

function completeValues({ value, partial }: CalendarDays): Float64Array {
  return value.filter((_, index) => partial?.[index] !== 1);
}

function looksOf({ value, partial }: CalendarDays, steps: ColourSteps): Uint8Array {
  return Uint8Array.from(value, (one, index) => {
    if (Number.isNaN(one)) return dayLook.none;
    const look = one === 0 && steps.centre === null ? dayLook.zero : stepOf(steps, one);
    return partial?.[index] === 1 ? look + dayLook.partial : look;
  });
}

function lastWithValue(value: Float64Array): number | null {
  const index = value.findLastIndex((one) => !Number.isNaN(one));
  return index === -1 ? null : index;
}

const PARTIAL = 'partial';

function isLookDimmed(chosen: ReadonlySet<string>, look: number): boolean {
  if (look >= dayLook.partial && chosen.has(PARTIAL)) return false;
  return isDimmed(chosen, String(look % dayLook.partial));
}

const SIGN = { x: 3, y: 1, width: 10, height: 10 };

function legendOf(
  steps: ColourSteps,
  looks: Uint8Array,
  formatRange: CalendarHeatMapProps['formatRange'],
  words: CalendarWords,
): LegendSwitch[] {
  const found = new Set(looks);
  const isFound = (look: number): boolean => found.has(look) || found.has(look + dayLook.partial);
  const sign = (look: number, d: string, isPartial = false): ReactNode => (
    <g className={styles['cells']} data-diverges={steps.centre !== null || undefined}>
      <path data-look={look} data-partial={isPartial || undefined} d={d} />
    </g>
  );
  const { cuts } = steps;
  const ranges = Array.from({ length: cuts.length === 0 ? 0 : STEP_COUNT }, (_, step) => ({
    step,
    from: cuts[step - 1] ?? null,
    to: cuts[step] ?? null,
  }));
  return [
    ...(isFound(dayLook.zero)
      ? [{ id: String(dayLook.zero), label: words.zero, sign: sign(dayLook.zero, 'M8 6h0') }]
      : []),
    // Where cuts coincide, a step between them holds nothing.
    ...ranges
      .filter(({ step, from, to }) => isFound(step) || from === null || to === null || from < to)
      .map(({ step, from, to }) => ({
        id: String(step),
        label: formatRange(from, to),
        sign: sign(step, boxPath(SIGN)),
      })),
    ...(isFound(dayLook.none)
      ? [{ id: String(dayLook.none), label: words.noData, sign: sign(dayLook.none, boxPath(SIGN)) }]
      : []),
    ...([...found].some((look) => look >= dayLook.partial)
      ? [{ id: PARTIAL, label: words.partialDay, sign: sign(2, boxPath(SIGN) + hatchPath(SIGN, 4), true) }]
      : []),
  ];
}
