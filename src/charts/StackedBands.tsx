import { useMemo, useRef, type ReactNode } from 'react';

import { AxisFrame, plotArea, type PlotArea } from './AxisFrame.tsx';
import { bandPaths, computeShares, computeStack, type BandLine, type BandPart } from './band-stack.ts';
import { nearestIndex } from './instants.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import { linePaths, tenth, xOf, yOf, type PlotScale } from './series-path.ts';
import styles from './StackedBands.module.css';
import type { TimeTick } from './time-series.ts';
import frame from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';
import { computeValueAxis } from './value-ticks.ts';
import type { ChartWords } from './words.ts';

/** Arrays, parts, lines and functions are compared by identity: keep them from render to render. */
export type StackedBandsProps = {
  readonly name: string;
  /** Epoch seconds, ascending. An instant at which nothing is known is a gap, never joined. */
  readonly at: Float64Array;
  /** From the bottom to the top. */
  readonly parts: readonly BandPart[];
  /** What overlaps the parts and so is no part: a line over them. */
  readonly overlay?: BandLine;
  /** What the parts make up: their outline; of shares it is the measure and not drawn. */
  readonly whole?: BandLine;
  /** The values themselves, or their percentage of the whole. */
  readonly mode: 'amount' | 'share';
  /** Where something else began to measure, or to be measured: an upright line with its name. */
  readonly marks?: readonly BandMark[];
  /** Stretches of time whose values are to be taken with a grain of salt: they are grey. */
  readonly greyed?: readonly { readonly from: number; readonly to: number }[];
  readonly from: number;
  readonly to: number;
  /** Of the whole picture with reading and legend, in CSS pixels. */
  readonly height: number;
  /** Stands above the value axis; a percent sign in the mode of shares. */
  readonly unit: string;
  /** Without the unit: so many values must fit a phone. In the mode of shares they are percentages. */
  readonly formatValue: (value: number) => string;
  readonly formatTick: (value: number) => string;
  readonly formatTime: (at: number) => string;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
  readonly stale?: boolean;
  readonly words: Pick<ChartWords, 'roleDescription' | 'keyboardHint'>;
};

export type BandMark = { readonly at: number; readonly label: string };

const NO_MARKS: readonly BandMark[] = [];
const NO_SPANS: NonNullable<StackedBandsProps['greyed']> = [];
/** A day of ten years is seen, too. */
const MIN_GREYED_PX = 2;
/** Its name stands beside a mark as long as this much room is left of the picture's end. */
const MARK_LABEL_PX = 110;
const SHARE_TICKS = [0, 20, 40, 60, 80, 100];

/** What a whole is made of over time. The axis begins at zero, for here height is size. */
export function StackedBands(props: StackedBandsProps): ReactNode {
  const { at, parts, overlay, whole, mode, from, to, unit, formatValue, formatTick, formatTime, timeTicks } =
    props;
  const { marks = NO_MARKS, greyed = NO_SPANS } = props;
  const outline = mode === 'share' ? undefined : whole;
  const plotElement = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);

  const drawn = useMemo(() => {
    const count = at.length;
    const nothing = new Float64Array(count).fill(Number.NaN);
    const given = whole?.value ?? null;
    const values = [...parts.map(({ value }) => value), overlay?.value ?? nothing, given ?? nothing];
    const shown = mode === 'share' ? computeShares(values, parts, given, count) : values;
    const shownParts = parts.map((part, index) => ({ ...part, value: shown[index] ?? nothing }));
    const shownOverlay = shown[parts.length] ?? nothing;
    const shownWhole = shown[parts.length + 1] ?? nothing;
    return {
      parts: shownParts,
      overlay: shownOverlay,
      whole: shownWhole,
      bands: computeStack(shownParts, shownWhole, count),
    };
  }, [at, parts, overlay, whole, mode]);

  const plot = useMemo(() => {
    if (size === null) return null;
    const highest =
      mode === 'share'
        ? 100
        : highestOf([...drawn.bands.map(({ high }) => high), drawn.overlay, drawn.whole], at, from, to);
    const axis =
      mode === 'share'
        ? { high: 100, ticks: SHARE_TICKS }
        : computeValueAxis({ min: 0, max: highest, minSpan: 1, height: size.height - 58 });
    const ticks = axis.ticks.filter((tick) => tick >= 0);
    const area = plotArea(size, ticks.map(formatTick), false);
    const scale: PlotScale = { from, to, low: 0, high: axis.high, width: area.width, height: area.height };
    return { size, area, scale, ticks };
  }, [size, mode, drawn, at, from, to, formatTick]);

  const items = useMemo(
    () => toItems({ at, from, to, unit, drawn, overlay, outline, formatValue, formatTime }, plot),
    [at, from, to, unit, drawn, overlay, outline, formatValue, formatTime, plot],
  );

  return (
    <ReadingFrame
      name={props.name}
      roleDescription={props.words.roleDescription}
      keyboardHint={props.words.keyboardHint}
      items={items}
      mark="line"
      height={props.height}
      plotRef={plotElement}
      stale={props.stale ?? false}
      legend={<Legend parts={parts} overlay={overlay} outline={outline} />}
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
          <Bands at={at} drawn={drawn} scale={plot.scale} hasOutline={outline !== undefined} />
          <path className={styles['greyed']} data-greyed={greyed.length} d={greyedPath(greyed, plot.scale)} />
          <Marks marks={marks} scale={plot.scale} />
        </AxisFrame>
      )}
    </ReadingFrame>
  );
}

type Drawn = {
  readonly parts: readonly BandPart[];
  readonly overlay: Float64Array;
  readonly whole: Float64Array;
  readonly bands: ReturnType<typeof computeStack>;
};

type BandsProps = {
  readonly at: Float64Array;
  readonly drawn: Drawn;
  readonly scale: PlotScale;
  readonly hasOutline: boolean;
};

function Bands({ at, drawn, scale, hasOutline }: BandsProps): ReactNode {
  const paths = useMemo(() => {
    const line = (value: Float64Array): string =>
      linePaths({ id: '', label: '', kind: 'line', tone: 'primary', at, value }, scale).line;
    return {
      bands: drawn.bands.map((band) => bandPaths(at, band, scale)),
      overlay: line(drawn.overlay),
      whole: line(drawn.whole),
    };
  }, [at, drawn, scale]);
  return (
    <>
      {drawn.parts.map(({ id, hue }, index) => (
        <g key={id} className={styles[`hue${hue}`]}>
          <path className={styles['area']} data-part={id} d={paths.bands[index]?.area} />
          <path className={styles['edge']} d={paths.bands[index]?.edge} />
        </g>
      ))}
      {hasOutline && paths.whole !== '' && (
        <path className={styles['whole']} data-line="whole" d={paths.whole} />
      )}
      {paths.overlay !== '' && (
        <>
          <path className={styles['halo']} d={paths.overlay} />
          <path className={styles['overlay']} data-line="overlay" d={paths.overlay} />
        </>
      )}
    </>
  );
}

function greyedPath(spans: NonNullable<StackedBandsProps['greyed']>, scale: PlotScale): string {
  return spans
    .filter(({ from, to }) => to > scale.from && from < scale.to)
    .map(({ from, to }) => {
      const x = xOf(scale, from);
      return `M${tenth(x)} 0h${tenth(Math.max(MIN_GREYED_PX, xOf(scale, to) - x))}V${scale.height}H${tenth(x)}z`;
    })
    .join('');
}

function Marks({ marks, scale }: { marks: readonly BandMark[]; scale: PlotScale }): ReactNode {
  const places = marks
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((mark) => ({ ...mark, x: Math.round(xOf(scale, mark.at)) }));
  return places.map(({ at, label, x }) => {
    const isAtEnd = scale.width - x < MARK_LABEL_PX;
    return (
      <g key={at}>
        <path className={styles['mark']} data-mark={label} d={`M${x} 0V${scale.height}`} />
        <text
          className={styles['markLabel']}
          x={isAtEnd ? x - 5 : x + 5}
          y={13}
          textAnchor={isAtEnd ? 'end' : 'start'}
        >
          {label}
        </text>
      </g>
    );
  });
}

type ItemsOptions = Pick<StackedBandsProps, 'at' | 'from' | 'to' | 'unit' | 'formatValue' | 'formatTime'> & {
  readonly overlay: BandLine | undefined;
  readonly outline: BandLine | undefined;
  readonly drawn: Drawn;
};

/** One item per instant of the range at which anything is known. */
function toItems(options: ItemsOptions, plot: { area: PlotArea; scale: PlotScale } | null): ReadingItems {
  const { at, from, to, unit, drawn, overlay, outline, formatValue, formatTime } = options;
  const lines = [
    ...(outline === undefined ? [] : [{ label: outline.label, value: drawn.whole }]),
    // As they lie upon one another.
    ...drawn.parts.toReversed(),
    ...(overlay === undefined ? [] : [{ label: overlay.label, value: drawn.overlay }]),
  ];
  const isKnown = (index: number): boolean =>
    lines.some(({ value }) => !Number.isNaN(value[index] ?? Number.NaN));
  const indices = Array.from(at.keys()).filter((index) => {
    const instant = at[index] ?? Number.NaN;
    return instant >= from && instant <= to && isKnown(index);
  });
  const instants = Float64Array.from(indices, (index) => at[index] ?? 0);
  return {
    count: indices.length,
    read(item): ItemReading {
      const index = indices[item] ?? -1;
      const title = formatTime(at[index] ?? 0);
      const known = lines.flatMap(({ label, value }) => {
        const found = value[index] ?? Number.NaN;
        return Number.isNaN(found) ? [] : [{ label, value: formatValue(found) }];
      });
      const said = known.map(({ label, value }) => `${label} ${value} ${unit}`);
      return { title, lines: known, spoken: `${title}: ${said.join(', ')}` };
    },
    itemAt(x) {
      if (plot === null || indices.length === 0) return null;
      return nearestIndex(instants, from + ((x - plot.area.left) / plot.area.width) * (to - from));
    },
    boxOf(item) {
      if (plot === null) return null;
      const { left, top, height } = plot.area;
      return { x: Math.round(left + xOf(plot.scale, instants[item] ?? 0)), y: top, width: 1, height };
    },
    keyOf: (item) => instants[item] ?? item,
    time: {
      instantOf: (item) => instants[item] ?? 0,
      nearest: (at) => (indices.length === 0 || at < from || at > to ? null : nearestIndex(instants, at)),
    },
  };
}

type LegendProps = {
  readonly parts: readonly BandPart[];
  readonly overlay: BandLine | undefined;
  readonly outline: BandLine | undefined;
};

function Legend({ parts, overlay, outline }: LegendProps): ReactNode {
  const keys = [
    ...(outline === undefined
      ? []
      : [{ label: outline.label, sign: <path className={styles['whole']} d="M0 6h16" /> }]),
    ...parts.toReversed().map(({ label, hue }) => ({
      label,
      sign: (
        <g className={styles[`hue${hue}`]}>
          <path className={styles['area']} d="M1 2h14v9h-14z" />
          <path className={styles['edge']} d="M1 2h14" />
        </g>
      ),
    })),
    ...(overlay === undefined
      ? []
      : [{ label: overlay.label, sign: <path className={styles['overlay']} d="M0 6h16" /> }]),
  ];
  return (
    <ul className={frame['legend']}>
      {keys.map(({ label, sign }) => (
        <li key={label} className={frame['key']}>
          <svg width="16" height="12" aria-hidden="true">
            {sign}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function highestOf(all: readonly Float64Array[], at: Float64Array, from: number, to: number): number {
  let highest = -Infinity;
  for (const values of all) {
    values.forEach((value, index) => {
      const instant = at[index] ?? Number.NaN;
      // Comparisons with NaN are false, so gaps fall through.
      if (instant >= from && instant <= to && value > highest) highest = value;
    });
  }
  return highest;
}
