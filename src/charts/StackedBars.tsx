import { useMemo, useRef, type ReactNode } from 'react';

import { AxisFrame, plotArea, type PlotArea } from './AxisFrame.tsx';
import { nearestIndex } from './instants.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import { xOf, yOf, type PlotScale } from './series-path.ts';
import { barPath, stackBars, type BarPart } from './stacked-bars.ts';
import styles from './StackedBars.module.css';
import type { TimeTick } from './time-series.ts';
import frame from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';
import { computeValueAxis } from './value-ticks.ts';
import type { ChartWords } from './words.ts';

/** Arrays, parts and functions are compared by identity: keep them from render to render. */
export type StackedBarsProps = {
  readonly name: string;
  /** Epoch seconds at which each bar begins, ascending; it ends where the next one begins. */
  readonly at: Float64Array;
  /** Where the last bar ends. */
  readonly to: number;
  /** From the bottom to the top; zero is nothing, and drawn as nothing. */
  readonly parts: readonly BarPart[];
  readonly totalLabel: string;
  /** Of the whole picture with reading and legend, in CSS pixels. */
  readonly height: number;
  /** Stands above the value axis. */
  readonly unit: string;
  readonly minSpan: number;
  readonly formatValue: (value: number) => string;
  readonly formatTick: (value: number) => string;
  /** What a bar is called, by its number. */
  readonly formatBar: (index: number) => string;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
  readonly words: Pick<ChartWords, 'roleDescription' | 'keyboardHint'>;
};

/** Amounts of consecutive stretches of time, each laid upon one another by what they are of. */
export function StackedBars(props: StackedBarsProps): ReactNode {
  const { at, to, parts, totalLabel, unit, minSpan, formatValue, formatTick, formatBar, timeTicks } = props;
  const plotElement = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);
  const from = at[0] ?? 0;
  const stack = useMemo(() => stackBars(parts, at.length), [parts, at]);

  const plot = useMemo(() => {
    if (size === null) return null;
    const max = stack.total.reduce((highest, value) => Math.max(highest, value), 0);
    const axis = computeValueAxis({ min: 0, max, minSpan, floor: 0, height: size.height - 58 });
    const ticks = axis.ticks.filter((tick) => tick >= 0);
    const area = plotArea(size, ticks.map(formatTick), false);
    const scale: PlotScale = { from, to, low: 0, high: axis.high, width: area.width, height: area.height };
    return { size, area, scale, ticks };
  }, [size, stack, from, to, minSpan, formatTick]);

  const items = useMemo(
    () => toItems({ at, to, parts, total: stack.total, totalLabel, formatValue, formatBar }, plot),
    [at, to, parts, stack, totalLabel, formatValue, formatBar, plot],
  );
  const paths = useMemo(
    () => (plot === null ? [] : stack.bands.map((band) => barPath(at, to, band, plot.scale))),
    [plot, stack, at, to],
  );

  return (
    <ReadingFrame
      name={props.name}
      roleDescription={props.words.roleDescription}
      keyboardHint={props.words.keyboardHint}
      items={items}
      mark="column"
      height={props.height}
      // A phone has room for three side by side, the total among them.
      readingRows={parts.length > 2 ? 2 : 1}
      plotRef={plotElement}
      legend={<Legend parts={parts} />}
    >
      {plot !== null && (
        <AxisFrame
          size={plot.size}
          area={plot.area}
          yTitle={unit}
          yTicks={plot.ticks.map((tick) => ({ place: yOf(plot.scale, tick), label: formatTick(tick) }))}
          xTicks={timeTicks(from, to, plot.area.width).map((tick) => ({
            place: xOf(plot.scale, tick.at),
            label: tick.label,
          }))}
        >
          {parts.map(({ id, hue }, index) => (
            <path key={id} className={styles[`hue${hue}`]} data-part={id} d={paths[index]} />
          ))}
        </AxisFrame>
      )}
    </ReadingFrame>
  );
}

type ItemsOptions = Pick<
  StackedBarsProps,
  'at' | 'to' | 'parts' | 'totalLabel' | 'formatValue' | 'formatBar'
> & { readonly total: Float64Array };

function toItems(options: ItemsOptions, plot: { area: PlotArea; scale: PlotScale } | null): ReadingItems {
  const { at, to, parts, total, totalLabel, formatValue, formatBar } = options;
  const endOf = (index: number): number => at[index + 1] ?? to;
  return {
    count: at.length,
    read(index): ItemReading {
      const known = parts.toReversed().flatMap(({ label, value }) => {
        const amount = value[index] ?? 0;
        return amount > 0 ? [{ label, value: formatValue(amount) }] : [];
      });
      return {
        title: formatBar(index),
        lines: [{ label: totalLabel, value: formatValue(total[index] ?? 0) }, ...known],
      };
    },
    itemAt(x) {
      if (plot === null || at.length === 0) return null;
      const { from, to } = plot.scale;
      const instant = from + ((x - plot.area.left) / plot.area.width) * (to - from);
      if (instant < from || instant > to) return null;
      const nearest = nearestIndex(at, instant);
      return (at[nearest] ?? 0) > instant ? Math.max(0, nearest - 1) : nearest;
    },
    boxOf(index) {
      if (plot === null) return null;
      const left = xOf(plot.scale, at[index] ?? 0);
      const right = xOf(plot.scale, endOf(index));
      return {
        x: Math.floor(plot.area.left + left),
        y: plot.area.top,
        width: Math.max(2, Math.ceil(right - left)),
        height: plot.area.height,
      };
    },
    keyOf: (index) => at[index] ?? index,
  };
}

function Legend({ parts }: { parts: readonly BarPart[] }): ReactNode {
  return (
    <ul className={frame['legend']}>
      {parts.toReversed().map(({ id, label, hue }) => (
        <li key={id} className={frame['key']}>
          <svg width="16" height="12" aria-hidden="true">
            <path className={styles[`hue${hue}`]} d="M1 1h14v10h-14z" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
