import { useMemo, useRef, type ReactNode } from 'react';

import { AxisFrame, plotArea, type PlotArea } from './AxisFrame.tsx';
import { ReadingFrame } from './ReadingFrame.tsx';
import { yOf, type PlotScale } from './series-path.ts';
import type { ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';
import { computeValueAxis } from './value-ticks.ts';
import styles from './Waterfall.module.css';
import type { ChartWords } from './words.ts';

/** Where one stands, or what leads from one stand to the next; in the reader's unit. */
export type WaterfallStep = {
  readonly id: string;
  readonly kind: 'level' | 'change';
  readonly label: string;
  /** Below the label, such as a date. */
  readonly detail?: string;
  readonly value: number;
  /** The value as it is told, with its unit; a change with its sign. */
  readonly text: string;
  /** The same for the picture, whose axis names the unit: so many steps must fit a phone. */
  readonly short: string;
};

/** Steps and functions are compared by identity: keep them from render to render. */
export type WaterfallProps = {
  readonly name: string;
  readonly steps: readonly WaterfallStep[];
  readonly unit: string;
  /** The axis never spans less, so that a small change does not look like a cliff. */
  readonly minSpan: number;
  /** Of the whole picture with its reading, in CSS pixels. */
  readonly height: number;
  readonly formatTick: (value: number) => string;
  readonly words: Pick<ChartWords, 'roleDescription' | 'keyboardHint'>;
};

/** Share of a step's column that it fills. */
const FILLED = 0.56;
/** A change of nothing is seen all the same. */
const MIN_BAR_PX = 2;
const TEXT_GAP_PX = 7;
const TEXT_HEIGHT_PX = 14;

/** How parts make up a difference: levels are lines, for the axis does not begin at zero, and changes lie between. */
export function Waterfall(props: WaterfallProps): ReactNode {
  const { steps, unit, minSpan, formatTick } = props;
  const plotElement = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);
  const places = useMemo(() => toPlaces(steps), [steps]);

  const plot = useMemo(() => {
    if (size === null) return null;
    const ends = places.flatMap(({ from, to }) => [from, to]);
    const axis = computeValueAxis({
      min: ends.reduce((least, value) => Math.min(least, value), Infinity),
      max: ends.reduce((most, value) => Math.max(most, value), -Infinity),
      minSpan,
      height: size.height - 2 * TEXT_HEIGHT_PX,
      steps: [0.5, 1, 2, 5, 10, 20, 50, 100],
    });
    const area = plotArea(size, axis.ticks.map(formatTick), true);
    const scale: PlotScale = {
      from: 0,
      to: Math.max(1, steps.length),
      low: axis.low,
      high: axis.high,
      width: area.width,
      height: area.height,
    };
    return { size, area, scale, ticks: axis.ticks };
  }, [size, places, steps, minSpan, formatTick]);
  const items = useMemo(() => toItems(steps, plot), [steps, plot]);

  return (
    <ReadingFrame
      name={props.name}
      roleDescription={props.words.roleDescription}
      keyboardHint={props.words.keyboardHint}
      items={items}
      mark="column"
      height={props.height}
      plotRef={plotElement}
    >
      {plot !== null && (
        <>
          <AxisFrame
            size={plot.size}
            area={plot.area}
            yTitle={unit}
            yTicks={plot.ticks.map((tick) => ({ place: yOf(plot.scale, tick), label: formatTick(tick) }))}
            xTicks={steps.map(({ label }, index) => ({ place: centreOf(plot.scale, index), label }))}
          >
            <Steps steps={steps} places={places} scale={plot.scale} />
          </AxisFrame>
          <Details steps={steps} plot={plot} />
        </>
      )}
    </ReadingFrame>
  );
}

type Place = { readonly from: number; readonly to: number };

function toPlaces(steps: readonly WaterfallStep[]): Place[] {
  let level = 0;
  return steps.map(({ kind, value }) => {
    const from = kind === 'level' ? value : level;
    level = kind === 'level' ? value : level + value;
    return { from, to: level };
  });
}

function centreOf({ width, to }: PlotScale, index: number): number {
  return ((index + 0.5) * width) / to;
}

type StepsProps = {
  readonly steps: readonly WaterfallStep[];
  readonly places: readonly Place[];
  readonly scale: PlotScale;
};

function Steps({ steps, places, scale }: StepsProps): ReactNode {
  const half = ((scale.width / scale.to) * FILLED) / 2;
  return steps.map(({ id, kind, value, short }, index) => {
    const { from, to } = places[index] ?? { from: 0, to: 0 };
    const x = centreOf(scale, index);
    const [top, bottom] = [yOf(scale, Math.max(from, to)), yOf(scale, Math.min(from, to))];
    const isAbove = top >= TEXT_HEIGHT_PX + TEXT_GAP_PX;
    const next = index + 1 < steps.length;
    return (
      <g key={id} data-step={id}>
        {next && (
          <path
            className={styles['link']}
            d={`M${x + half} ${yOf(scale, to)}H${centreOf(scale, index + 1) - half}`}
          />
        )}
        {kind === 'level' ? (
          <path className={styles['level']} d={`M${x - half} ${top}H${x + half}`} />
        ) : (
          <rect
            className={value < 0 ? styles['down'] : styles['up']}
            x={x - half}
            y={top}
            width={2 * half}
            height={Math.max(MIN_BAR_PX, bottom - top)}
          />
        )}
        <text
          className={styles['text']}
          x={x}
          y={isAbove ? top - TEXT_GAP_PX : bottom + TEXT_HEIGHT_PX + TEXT_GAP_PX / 2}
          textAnchor="middle"
        >
          {short}
        </text>
      </g>
    );
  });
}

type Plot = {
  readonly size: { width: number; height: number };
  readonly area: PlotArea;
  readonly scale: PlotScale;
};

/** Below the labels of the axis, where its title would stand. */
function Details({ steps, plot }: { steps: readonly WaterfallStep[]; plot: Plot }): ReactNode {
  const { size, area, scale } = plot;
  return (
    <svg className={styles['details']} width={size.width} height={size.height}>
      {steps.map(({ id, detail }, index) => (
        <text
          key={id}
          className={styles['detail']}
          x={area.left + centreOf(scale, index)}
          y={area.top + area.height + 36}
          textAnchor="middle"
        >
          {detail}
        </text>
      ))}
    </svg>
  );
}

/** One item per step, from left to right. */
function toItems(steps: readonly WaterfallStep[], plot: Plot | null): ReadingItems {
  const count = steps.length;
  return {
    count,
    read(index) {
      const step = steps[index];
      const title = [step?.label, step?.detail].filter(Boolean).join(', ');
      return { title, lines: [{ label: '', value: step?.text ?? '' }] };
    },
    itemAt(x) {
      if (plot === null || count === 0) return null;
      const index = Math.floor(((x - plot.area.left) / plot.area.width) * count);
      return Math.min(count - 1, Math.max(0, index));
    },
    boxOf(index) {
      if (plot === null) return null;
      const width = plot.area.width / Math.max(1, count);
      return { x: plot.area.left + index * width, y: plot.area.top, width, height: plot.area.height };
    },
    keyOf: (index) => steps[index]?.id ?? index,
  };
}
