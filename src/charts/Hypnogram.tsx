import { memo, useCallback, useMemo, useRef, type ReactNode } from 'react';

import { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
import type { ChartTableData } from './ChartTable.tsx';
import type { ClockAxis } from './clock-axis.ts';
import { hypnogramPaths, laneLabelsPx, LANE_PX, timeX, wrapLabel } from './hypnogram-layout.ts';
import styles from './Hypnogram.module.css';
import {
  computeBouts,
  lanesOf,
  type Bout,
  type Lane,
  type StageLabels,
  type StageSegment,
} from './night-stages.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import { StageSign } from './StageSign.tsx';
import stage from './StageSign.module.css';
import { isDimmed, SwitchLegend, useChosen } from './SwitchLegend.tsx';
import { CHARACTER_PX } from './time-ticks.ts';
import chart from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';

export type HypnogramWords = {
  readonly roleDescription: string;
  readonly keyboardHint: string;
  /** What the switches of the legend do. */
  readonly legend: string;
  readonly from: string;
  readonly until: string;
  readonly stage: string;
  /** With the unit of `formatDurationCell`. */
  readonly duration: string;
};

/** Data and functions are compared by identity: keep them from render to render. */
export type HypnogramProps = {
  readonly figure: Omit<ChartFigureProps, 'table' | 'height' | 'children' | 'fallback'>;
  readonly segments: readonly StageSegment[];
  /** Epoch seconds at the ends of the axis. */
  readonly from: number;
  readonly to: number;
  readonly stageLabels: StageLabels;
  /** Hours and seams in the zone of the night; see `computeClockAxis`. */
  readonly clock: (from: number, to: number, width: number) => ClockAxis;
  /** "02:14–02:41" */
  readonly formatSpan: (from: number, to: number) => string;
  readonly formatDuration: (sec: number) => string;
  /** "2nd of 4" */
  readonly formatOrdinal: (ordinal: number, count: number) => string;
  /** For the columns of the table. */
  readonly formatTime: (at: number) => string;
  readonly formatDurationCell: (sec: number) => string;
  /** For `<time datetime>`. */
  readonly toDatetime: (at: number) => string;
  readonly tableCaption: string;
  /** The night as a whole, told while no bout is read. */
  readonly atRest?: ItemReading;
  readonly words: HypnogramWords;
  /** The bout that is read, for rails that follow; null when none is. */
  readonly onReading?: (bout: Bout | null) => void;
  readonly stale?: boolean;
};

const RIGHT_PX = 10;
/** For the names of seams. */
const TOP_PX = 16;
const AXIS_PX = 24;
/** Narrower, and the names of lanes would take a third of the night. */
const NARROW_PX = 480;
const NARROW_LABEL_CHARACTERS = 9;

/** The stages of one night in the order that sleep laboratories use. */
export function Hypnogram(props: HypnogramProps): ReactNode {
  const { figure, segments, from, to, stageLabels, clock, atRest, words, onReading } = props;
  const { formatSpan, formatDuration, formatOrdinal, formatTime, formatDurationCell, toDatetime } = props;
  const plot = useRef<HTMLDivElement>(null);
  const size = useSize(plot);
  const { chosen, toggle } = useChosen();
  const bouts = useMemo(() => computeBouts(segments, stageLabels), [segments, stageLabels]);
  const lanes = useMemo(() => lanesOf(bouts, stageLabels), [bouts, stageLabels]);
  const width = size?.width ?? 0;
  const isNarrow = width < NARROW_PX;
  const labels = useMemo(
    () => lanes.map(({ label }) => wrapLabel(label, isNarrow ? NARROW_LABEL_CHARACTERS : Infinity)),
    [lanes, isNarrow],
  );
  const left = laneLabelsPx(labels);
  const axis = useMemo(
    () => ({ from, to, left, width: Math.max(0, width - left - RIGHT_PX) }),
    [from, to, left, width],
  );

  const items = useMemo<ReadingItems>(
    () => ({
      count: bouts.length,
      rest: null,
      ...(atRest === undefined ? {} : { atRest }),
      read: (index) => {
        const bout = bouts[index];
        if (bout === undefined) return { title: '', lines: [] };
        const title = formatSpan(bout.from, bout.to);
        const duration = formatDuration(bout.to - bout.from);
        const ordinal = bout.ordinal === 0 ? [] : [formatOrdinal(bout.ordinal, bout.count)];
        return {
          title,
          lines: [{ label: bout.label, value: [duration, ...ordinal].join(', ') }],
          spoken: [`${title} ${bout.label}`, duration, ...ordinal].join(', '),
        };
      },
      itemAt: (x) => {
        const at = axis.from + ((x - axis.left) / axis.width) * (axis.to - axis.from);
        const index = bouts.findIndex((bout) => at >= bout.from && at < bout.to);
        return index === -1 ? null : index;
      },
      boxOf: (index) => {
        const bout = bouts[index];
        if (bout === undefined) return null;
        const x = timeX(axis, bout.from);
        const height = TOP_PX + lanes.length * LANE_PX;
        return { x, y: 0, width: Math.max(1, timeX(axis, bout.to) - x), height };
      },
      keyOf: (index) => bouts[index]?.from ?? index,
      time: {
        instantOf: (index) => bouts[index]?.from ?? axis.from,
        nearest: (at) => {
          const index = bouts.findIndex((bout) => at >= bout.from && at < bout.to);
          return index === -1 ? null : index;
        },
        at: (x) => axis.from + ((x - axis.left) / axis.width) * (axis.to - axis.from),
      },
    }),
    [bouts, lanes, axis, atRest, formatSpan, formatDuration, formatOrdinal],
  );

  const table = useMemo<ChartTableData>(
    () => ({
      caption: props.tableCaption,
      columns: [
        { header: words.from },
        { header: words.until },
        { header: words.stage },
        { header: words.duration, numeric: true },
      ],
      rows: () =>
        bouts.map(({ from, to, label }) => ({
          datetime: toDatetime(from),
          time: formatTime(from),
          cells: [formatTime(to), label, formatDurationCell(to - from)],
        })),
    }),
    [props.tableCaption, words, bouts, toDatetime, formatTime, formatDurationCell],
  );

  const readBout = useCallback(
    (index: number | null) => onReading?.(index === null ? null : (bouts[index] ?? null)),
    [onReading, bouts],
  );
  const height = TOP_PX + lanes.length * LANE_PX + AXIS_PX;

  return (
    <ChartFigure {...figure} table={table}>
      <ReadingFrame
        name={figure.name}
        roleDescription={words.roleDescription}
        keyboardHint={words.keyboardHint}
        items={items}
        mark="column"
        plotRef={plot}
        plotHeight={height}
        onReading={readBout}
        {...(props.stale === undefined ? {} : { stale: props.stale })}
        legend={
          <SwitchLegend
            label={words.legend}
            switches={lanes
              .filter(({ id }) => bouts.some(({ lane }) => lane === id))
              .map(({ id, kind, label }) => ({ id, label, sign: <StageSign stage={kind} /> }))}
            chosen={chosen}
            onToggle={toggle}
          />
        }
      >
        {size !== null && (
          <Night
            bouts={bouts}
            lanes={lanes}
            labels={labels}
            axis={axis}
            width={width}
            height={height}
            clock={clock}
            chosen={chosen}
          />
        )}
      </ReadingFrame>
    </ChartFigure>
  );
}

type NightProps = {
  readonly bouts: readonly Bout[];
  readonly lanes: readonly Lane[];
  readonly labels: readonly (readonly string[])[];
  readonly axis: {
    readonly from: number;
    readonly to: number;
    readonly left: number;
    readonly width: number;
  };
  readonly width: number;
  readonly height: number;
  readonly clock: HypnogramProps['clock'];
  readonly chosen: ReadonlySet<string>;
};

const Night = memo(function Night(props: NightProps): ReactNode {
  const { bouts, lanes, labels, axis, width, height, clock, chosen } = props;
  const paths = useMemo(() => hypnogramPaths(bouts, { ...axis, lanes }), [bouts, axis, lanes]);
  const { ticks, seams } = useMemo(() => clock(axis.from, axis.to, axis.width), [clock, axis]);
  const bottom = lanes.length * LANE_PX;
  const right = axis.left + axis.width;
  return (
    <svg className={chart['tick']} width={width} height={height} viewBox={`0 ${-TOP_PX} ${width} ${height}`}>
      <path className={styles['gap']} d={paths.gaps} />
      <path
        className={styles['grid']}
        d={
          lanes.map((_, index) => `M${axis.left} ${(index + 1) * LANE_PX}H${right}`).join('') +
          ticks.map(({ at }) => `M${Math.round(timeX(axis, at))} 0V${bottom + 4}`).join('')
        }
      />
      {labels.map((lines, lane) =>
        lines.map((line, index) => (
          <text
            // Names and lines of lanes never change their order.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${lane} ${index}`}
            x={axis.left - 8}
            y={(lane + 0.5) * LANE_PX + (index - (lines.length - 1) / 2) * 12}
            dy="0.35em"
            textAnchor="end"
          >
            {line}
          </text>
        )),
      )}
      <path className={styles['steps']} data-dimmed={chosen.size > 0 || undefined} d={paths.steps} />
      {paths.bars.map(({ lane, kind, path }) => (
        <path
          key={lane}
          className={stage['stage']}
          data-stage={kind}
          data-dimmed={isDimmed(chosen, lane) || undefined}
          d={path}
        />
      ))}
      <path className={styles['rem']} data-dimmed={isDimmed(chosen, 'rem') || undefined} d={paths.rem} />
      {ticks.map(({ at, label }) => {
        const half = (label.length * CHARACTER_PX) / 2;
        const x = Math.min(width - half, Math.max(half, timeX(axis, at)));
        return (
          <text key={at} x={x} y={bottom + 18} textAnchor="middle">
            {label}
          </text>
        );
      })}
      {seams.map(({ at, label }) => (
        <Seam key={at} x={timeX(axis, at)} height={bottom} label={label} />
      ))}
    </svg>
  );
});

/** A torn edge over the full height: here the clock jumps while time goes on. */
function Seam({ x, height, label }: { x: number; height: number; label: string }): ReactNode {
  const teeth = Array.from({ length: Math.ceil(height / 6) }, (_, index) => `l${index % 2 === 0 ? 5 : -5} 6`);
  const tear = `M${x - 2.5} 0${teeth.join('')}`;
  return (
    <>
      <path className={styles['tear']} d={tear} />
      <path className={styles['seam']} d={tear} />
      <text className={styles['jump']} x={x} y={-4} textAnchor="middle">
        {label}
      </text>
    </>
  );
}
