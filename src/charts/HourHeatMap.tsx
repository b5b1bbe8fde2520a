import { memo, useMemo, useRef, type ReactNode } from 'react';

import { dayLook } from './calendar-layout.ts';
import styles from './CalendarHeatMap.module.css';
import { computeColourSteps, sortedValues, STEP_COUNT, stepOf, type ColourSteps } from './colour-steps.ts';
import { boxPath } from './hatch-path.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import { isDimmed, SwitchLegend, useChosen, type LegendSwitch } from './SwitchLegend.tsx';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import { stepInRow, type ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';

export type HourHeatMapWords = {
  readonly roleDescription: string;
  readonly keyboardHint: string;
  readonly legend: string;
  readonly zero: string;
  readonly noData: string;
  readonly range: (from: string, to: string) => string;
  readonly below: (to: string) => string;
  readonly above: (from: string) => string;
};

/** Data and functions are compared by identity: keep them from render to render. */
export type HourHeatMapProps = {
  readonly name: string;
  /** One label per column and per row; the picture shows as many as have room. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Column by column; NaN where nothing is known. */
  readonly value: Float64Array;
  /** What a cell is called. */
  readonly read: (column: number, row: number) => string;
  readonly formatValue: (value: number) => string;
  /** Of the cut points between the colours. */
  readonly formatCut: (value: number) => string;
  readonly words: HourHeatMapWords;
  readonly onOpen?: (column: number) => void;
};

const ROW_PX = 13;
const GAP_PX = 3;
const LABEL_GAP_PX = 8;
const BOTTOM_PX = 22;
/** Every so many rows have a name. */
const NAMED_ROWS = 3;
const SIGN = { x: 3, y: 1, width: 10, height: 10 };

/** Stretches of several days as cells: a column a day, a row an hour, coloured by how much each holds. */
export function HourHeatMap(props: HourHeatMapProps): ReactNode {
  const { name, columns, rows, value, read, formatValue, formatCut, words, onOpen } = props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const { chosen, toggle } = useChosen();
  const steps = useMemo(
    () => computeColourSteps(sortedValues(value.filter((one) => one > 0)), { scale: 'quantile' }),
    [value],
  );
  const grid = useMemo(() => {
    const left = Math.max(...rows.map(({ length }) => length)) * CHARACTER_PX + LABEL_GAP_PX;
    return { left, pitch: ((size?.width ?? 0) - left) / columns.length };
  }, [rows, columns, size]);
  const items = useMemo<ReadingItems>(
    () => ({
      count: value.length,
      rest: null,
      read: (index) => {
        const one = value[index] ?? Number.NaN;
        return {
          title: read(Math.floor(index / rows.length), index % rows.length),
          lines: [{ label: '', value: Number.isNaN(one) ? words.noData : formatValue(one) }],
        };
      },
      itemAt: (x, y) => {
        const column = Math.floor((x - grid.left) / grid.pitch);
        const row = Math.floor(y / ROW_PX);
        const isInside = column >= 0 && column < columns.length && row >= 0 && row < rows.length;
        return isInside ? column * rows.length + row : null;
      },
      boxOf: (index) => cellBox(index, rows.length, grid),
      step: (index, step) => {
        // Up and down within a day, left and right to the same hour of another.
        const isSideways = step.key === 'ArrowLeft' || step.key === 'ArrowRight';
        if (!isSideways) return stepInRow(value.length, index, step);
        const days = step.isLong ? 7 : 1;
        const reached = index + (step.key === 'ArrowLeft' ? -1 : 1) * days * rows.length;
        return reached < 0 || reached >= value.length ? index : reached;
      },
    }),
    [value, rows, columns, grid, read, formatValue, words],
  );
  const openCell = (index: number): void => onOpen?.(Math.floor(index / rows.length));

  return (
    <ReadingFrame
      name={name}
      roleDescription={words.roleDescription}
      keyboardHint={words.keyboardHint}
      items={items}
      mark="outline"
      plotRef={plot}
      plotHeight={rows.length * ROW_PX + BOTTOM_PX}
      {...(onOpen === undefined ? {} : { onOpen: openCell })}
      legend={
        <SwitchLegend
          label={words.legend}
          switches={legendOf(steps, formatCut, words)}
          chosen={chosen}
          onToggle={toggle}
        />
      }
    >
      {size !== null && (
        <Cells
          columns={columns}
          rows={rows}
          value={value}
          steps={steps}
          grid={grid}
          width={size.width}
          chosen={chosen}
        />
      )}
    </ReadingFrame>
  );
}

type Grid = { readonly left: number; readonly pitch: number };

function cellBox(index: number, rows: number, { left, pitch }: Grid) {
  const gap = Math.min(GAP_PX, pitch / 4);
  return {
    x: left + Math.floor(index / rows) * pitch + gap / 2,
    y: (index % rows) * ROW_PX + GAP_PX / 2,
    width: Math.max(1, pitch - gap),
    height: ROW_PX - GAP_PX,
  };
}

function lookOf(steps: ColourSteps, value: number): number {
  if (Number.isNaN(value)) return dayLook.none;
  return value === 0 ? dayLook.zero : stepOf(steps, value);
}

type CellsProps = Pick<HourHeatMapProps, 'columns' | 'rows' | 'value'> & {
  readonly steps: ColourSteps;
  readonly grid: Grid;
  readonly width: number;
  readonly chosen: ReadonlySet<string>;
};

const Cells = memo(function Cells({
  columns,
  rows,
  value,
  steps,
  grid,
  width,
  chosen,
}: CellsProps): ReactNode {
  const paths = useMemo(() => {
    const byLook = new Map<number, string>();
    for (const [index, one] of value.entries()) {
      const look = lookOf(steps, one);
      const { x, y, width, height } = cellBox(index, rows.length, grid);
      // Nothing is a dot; a stroke of its own gives the others round corners.
      const path =
        look === dayLook.zero
          ? `M${Math.round(x + width / 2)} ${Math.round(y + height / 2)}h0`
          : boxPath({ x: x + 1, y: y + 1, width: Math.max(0.5, width - 2), height: height - 2 });
      byLook.set(look, (byLook.get(look) ?? '') + path);
    }
    return [...byLook];
  }, [value, steps, rows, grid]);
  const longest = Math.max(...columns.map(({ length }) => length)) * CHARACTER_PX + LABEL_GAP_PX;
  const every = Math.max(1, Math.ceil(longest / grid.pitch));
  const step = every <= 7 ? 7 : Math.ceil(every / 7) * 7;
  return (
    <svg className={chart['tick']} width={width} height={rows.length * ROW_PX + BOTTOM_PX}>
      <g className={styles['cells']} data-fine="">
        {paths.map(([look, path]) => (
          <path
            key={look}
            data-look={look}
            data-dimmed={isDimmed(chosen, String(look)) || undefined}
            d={path}
          />
        ))}
      </g>
      {rows.map(
        (label, row) =>
          row % NAMED_ROWS === 0 && (
            <text
              key={label}
              x={grid.left - LABEL_GAP_PX}
              y={(row + 0.5) * ROW_PX}
              dy="0.35em"
              textAnchor="end"
            >
              {label}
            </text>
          ),
      )}
      {columns.map(
        (label, column) =>
          column % step === 0 && (
            <text key={label} x={grid.left + column * grid.pitch} y={rows.length * ROW_PX + 16}>
              {label}
            </text>
          ),
      )}
    </svg>
  );
});

function sign(look: number, d: string): ReactNode {
  return (
    <g className={styles['cells']}>
      <path data-look={look} d={d} />
    </g>
  );
}

function legendOf(
  steps: ColourSteps,
  formatCut: (value: number) => string,
  words: HourHeatMapWords,
): LegendSwitch[] {
  const { cuts } = steps;
  const ranges = Array.from({ length: cuts.length === 0 ? 0 : STEP_COUNT }, (_, step) => {
    const [from, to] = [cuts[step - 1], cuts[step]];
    if (from === undefined) return words.below(formatCut(to ?? 0));
    return to === undefined ? words.above(formatCut(from)) : words.range(formatCut(from), formatCut(to));
  });
  return [
    { id: String(dayLook.zero), label: words.zero, sign: sign(dayLook.zero, 'M8 6h0') },
    ...ranges.map((label, step) => ({ id: String(step), label, sign: sign(step, boxPath(SIGN)) })),
    { id: String(dayLook.none), label: words.noData, sign: sign(dayLook.none, boxPath(SIGN)) },
  ];
}
