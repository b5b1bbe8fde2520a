import { memo, useId, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';

import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';

import type { ClockAxis } from './clock-axis.ts';
import { hypnogramPaths, LANE_PX } from './hypnogram-layout.ts';
import styles from './LaneChart.module.css';
import { LaneEvents, type LaneEvent } from './LaneEvents.tsx';
import {
  computeLanePlot,
  lanesHeight,
  TIME_AXIS_PX,
  type Lane,
  type LanePlot,
  type PlacedLane,
} from './lane-layout.ts';
import type { Bout, Lane as StageLane } from './night-stages.ts';
import { SeriesLayer } from './SeriesLayer.tsx';
import { tenth, xOf, yOf } from './series-path.ts';
import stage from './StageSign.module.css';
import { CHARACTER_PX } from './time-ticks.ts';
import type { Annotation, ChartWindow, SeriesReading } from './time-series.ts';
import chart from './TimeSeriesChart.module.css';
import { useCrosshair } from './use-crosshair.ts';
import { usePlotInput } from './use-plot-input.ts';
import { useSize, type Size } from './use-size.ts';
import { useWindow, type WindowPhase } from './use-window.ts';
import type { ChartWords } from './words.ts';

/** Stages of sleep as a strip below the lanes. */
export type LaneStrip = {
  readonly label: string;
  readonly bouts: readonly Bout[];
  readonly stages: readonly StageLane[];
};

/** Data and functions are compared by identity: keep them from render to render. */
export type LaneChartProps = {
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly strip?: LaneStrip | null;
  /** Ascending; those with an end run through all lanes. Null leaves the row of events out. */
  readonly events: readonly LaneEvent[] | null;
  /** Epoch seconds. */
  readonly from: number;
  readonly to: number;
  readonly extent: ChartWindow;
  readonly minWindowSec: number;
  /** Where a line says that this is now. */
  readonly now?: { readonly at: number; readonly label: string } | null;
  readonly clock: (from: number, to: number, width: number) => ClockAxis;
  readonly formatTime: (at: number) => string;
  readonly formatWindow: (from: number, to: number) => string;
  readonly reading: (at: number) => SeriesReading;
  readonly onWindow?: (from: number, to: number, phase: WindowPhase) => void;
  readonly onRangeSelect?: (from: number, to: number) => void;
  readonly onRangeReset?: () => void;
  /** The picture shows what was asked before; what is asked now is still on its way. */
  readonly stale?: boolean;
  readonly legend?: ReactNode;
  readonly words: ChartWords;
};

const STRIP_PX = 40;
const EVENTS_PX = 40;
const nothing: readonly never[] = [];

/** Several quantities on one time axis, a lane each, with what happened drawn through all of them. */
export function LaneChart(props: LaneChartProps): ReactNode {
  const { name, lanes, strip = null, events, extent, minWindowSec, now = null, stale = false, words } = props;
  const { formatTime, formatWindow, reading, onWindow, onRangeSelect } = props;
  const hintId = useId();
  const plotElement = useRef<HTMLDivElement>(null);
  const selection = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);
  const { view, seen, movable } = useWindow({ ...props, extent, minWindowSec });
  // What is usual is no datum to stop at.
  const series = useMemo(
    () => lanes.flatMap((lane) => lane.series.filter(({ kind }) => kind !== 'band')),
    [lanes],
  );
  const axes = useMemo(() => lanes.map(({ axis }) => axis), [lanes]);
  const annotations = useMemo<readonly Annotation[]>(
    () =>
      events?.map(({ id, spoken, at, to }) => ({ id, label: spoken, at, ...(to !== undefined && { to }) })) ??
      nothing,
    [events],
  );
  const { parts, crosshair, onPlot } = useCrosshair({ series, axes, annotations, reading, formatTime });
  const { line, markers, time, values, announcement } = parts;
  const handlers = usePlotInput({
    element: plotElement,
    selection,
    crosshair,
    window: movable,
    onSelect: onRangeSelect ?? (onWindow && ((from, to) => onWindow(from, to, 'end'))),
    formatWindow,
  });
  const stripHeight = strip === null ? 0 : STRIP_PX;
  const eventsHeight = events === null ? 0 : EVENTS_PX;

  return (
    <div className={chart['chart']} data-stale={stale || undefined} aria-busy={stale}>
      <p className={`${chart['reading']} ${styles['reading']}`}>
        <span ref={values} className={chart['values']}>
          <span hidden>
            <span /> <span className={chart['value']} />
          </span>
        </span>
        <span ref={time} className={chart['instant']} />
      </p>
      {/* `application` hands a screen reader's arrow keys to the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={plotElement}
        className={chart['plot']}
        style={{ flex: 'none', blockSize: lanesHeight(lanes, stripHeight, eventsHeight) }}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes keys, see `handlers`.
        tabIndex={0}
        aria-label={name}
        aria-roledescription={words.roleDescription}
        aria-describedby={hintId}
        onDoubleClick={props.onRangeReset}
        {...handlers}
      >
        {size !== null && (
          <Picture
            lanes={lanes}
            strip={strip}
            events={events}
            view={view}
            seen={seen}
            size={size}
            now={now}
            clock={props.clock}
            onPlot={onPlot}
          />
        )}
        <div ref={selection} className={chart['selection']} hidden />
        <div ref={line} className={chart['crosshair']} hidden />
        <div ref={markers} hidden>
          {series.map(({ id, tone }) => (
            <div key={id} className={`${chart['marker']} ${chart[tone]}`} />
          ))}
        </div>
      </div>
      {props.legend}
      <VisuallyHidden>
        <span id={hintId}>
          {[
            words.keyboardHint,
            ...(movable === null ? [] : [words.zoomHint]),
            ...(annotations.length === 0 ? [] : [words.annotationHint]),
          ].join(' ')}
        </span>
        <span ref={announcement} aria-live="polite" />
      </VisuallyHidden>
    </div>
  );
}

type PictureProps = Pick<LaneChartProps, 'lanes' | 'events' | 'clock'> & {
  readonly strip: LaneStrip | null;
  readonly now: LaneChartProps['now'];
  readonly view: ChartWindow;
  readonly seen: ChartWindow;
  readonly size: Size;
  readonly onPlot: (plot: LanePlot) => void;
};

const Picture = memo(function Picture(props: PictureProps): ReactNode {
  const { lanes, strip, events, view, seen, size, now, clock, onPlot } = props;
  const stripHeight = strip === null ? 0 : STRIP_PX;
  const eventsHeight = events === null ? 0 : EVENTS_PX;
  const plot = useMemo(
    () => computeLanePlot({ size, lanes, stripHeight, eventsHeight, window: view, seen }),
    [size, lanes, stripHeight, eventsHeight, view, seen],
  );
  // Before paint, so that the first pointer move finds the new plot.
  useLayoutEffect(() => onPlot(plot), [plot, onPlot]);
  const { ticks, seams } = useMemo(() => clock(view.from, view.to, plot.width), [clock, view, plot.width]);
  if (plot.width <= 0) return null;
  const { left, top, width, height } = plot;
  const time = plot.scaleOf({});
  const x = (at: number): number => xOf(time, at);
  return (
    <svg
      className={`${chart['frame']} ${chart['tick']}`}
      width={size.width}
      height={size.height}
      aria-hidden="true"
    >
      <path
        className={chart['grid']}
        d={
          plot.lanes.map((lane) => gridPath(lane, left, top, width)).join('') +
          ticks.map(({ at }) => `M${Math.round(left + x(at))} ${top}V${top + height}`).join('')
        }
      />
      <svg
        className={styles['window']}
        x={left}
        y={0}
        width={width}
        height={top + height}
        viewBox={`0 ${-top} ${width} ${top + height}`}
      >
        {plot.lanes.map(({ lane }) =>
          lane.series.map(
            (one) =>
              one.kind === 'band' && <SeriesLayer key={one.id} series={one} scale={plot.scaleOf(one)} />,
          ),
        )}
        {plot.lanes.map(({ lane }) =>
          lane.series.map(
            (one) =>
              one.kind !== 'band' && <SeriesLayer key={one.id} series={one} scale={plot.scaleOf(one)} />,
          ),
        )}
        {plot.lanes.flatMap(({ lane }) =>
          (lane.references ?? []).map((reference) => {
            const y = Math.round(yOf(plot.scaleOf({ axis: lane.id }), reference.value));
            return (
              <g key={reference.id}>
                <path className={chart['reference']} d={`M0 ${y}h${width}`} />
                <text className={chart['referenceLabel']} x={width} y={y - 4} textAnchor="end">
                  {reference.label}
                </text>
              </g>
            );
          }),
        )}
        {strip !== null && <Strip strip={strip} plot={plot} />}
        {events !== null && <LaneEvents events={events} scale={time} height={EVENTS_PX} />}
        {now !== null && now !== undefined && x(now.at) >= 0 && x(now.at) <= width && (
          <>
            <path className={styles['now']} d={`M${Math.round(x(now.at))} 0V${height}`} />
            <text className={styles['nowLabel']} x={Math.min(width, x(now.at) + 4)} y={10}>
              {now.label}
            </text>
          </>
        )}
        {seams.map(({ at, label }) => (
          <Seam key={at} x={x(at)} top={top} height={height} label={label} />
        ))}
      </svg>
      {plot.lanes.map((lane) => (
        <LaneHead key={lane.lane.id} placed={lane} left={left} top={top} />
      ))}
      {strip !== null && (
        <text className={styles['head']} x={left} y={top + plot.stripTop - 7}>
          <tspan className={styles['laneLabel']}>{strip.label}</tspan>
        </text>
      )}
      {ticks.map(({ at, label }) => {
        // Centred below its instant, but never beyond the picture.
        const half = (label.length * CHARACTER_PX) / 2;
        const centre = Math.min(size.width - half, Math.max(half, left + x(at)));
        return (
          <text key={at} x={centre} y={top + height + TIME_AXIS_PX - 8} textAnchor="middle">
            {label}
          </text>
        );
      })}
    </svg>
  );
});

function gridPath({ axis, top, lane }: PlacedLane, left: number, plotTop: number, width: number): string {
  return axis.ticks
    .map((tick) => `M${left} ${Math.round(plotTop + top + placeOf(tick, axis, lane.height))}h${width}`)
    .join('');
}

function placeOf(tick: number, { low, high }: PlacedLane['axis'], height: number): number {
  return ((high - tick) / (high - low)) * height;
}

type LaneHeadProps = { readonly placed: PlacedLane; readonly left: number; readonly top: number };

/** The name of a lane with its unit, and the labels beside it. */
function LaneHead({ placed, left, top: plotTop }: LaneHeadProps): ReactNode {
  const { lane, top, axis } = placed;
  const rise = plotTop + top;
  return (
    <>
      <text className={styles['head']} x={left} y={rise - 7}>
        <tspan className={styles['laneLabel']}>{lane.label}</tspan>
        {axis.unit !== '' && <tspan dx={6}>{axis.unit}</tspan>}
      </text>
      {axis.ticks.map((tick) => (
        <text
          key={tick}
          x={left - 6}
          y={rise + placeOf(tick, axis, lane.height)}
          dy="0.35em"
          textAnchor="end"
        >
          {axis.formatTick(tick)}
        </text>
      ))}
    </>
  );
}

/** A night as high as a strip: the hypnogram's own paths, pressed together. */
function Strip({ strip, plot }: { strip: LaneStrip; plot: LanePlot }): ReactNode {
  const { window, width, stripTop } = plot;
  const { bouts, stages } = strip;
  const paths = useMemo(
    () =>
      hypnogramPaths(
        bouts.filter(({ from, to }) => to > window.from && from < window.to),
        { ...window, left: 0, width, lanes: stages },
      ),
    [bouts, stages, window, width],
  );
  return (
    <g
      transform={`translate(0 ${stripTop}) scale(1 ${tenth((STRIP_PX / (stages.length * LANE_PX)) * 100) / 100})`}
    >
      <path className={styles['asleep']} d={paths.gaps} />
      <path className={styles['steps']} d={paths.steps} />
      {paths.bars.map(({ lane, kind, path }) => (
        <path key={lane} className={stage['stage']} data-stage={kind} d={path} />
      ))}
    </g>
  );
}

type SeamProps = {
  readonly x: number;
  /** Of the lanes below the picture's upper edge. */
  readonly top: number;
  readonly height: number;
  readonly label: string;
};

/** A torn edge through all lanes: here the clock jumps while time goes on. */
function Seam({ x, top, height, label }: SeamProps): ReactNode {
  const teeth = Array.from({ length: Math.ceil(height / 6) }, (_, index) => `l${index % 2 === 0 ? 5 : -5} 6`);
  const tear = `M${tenth(x - 2.5)} 0${teeth.join('')}`;
  return (
    <>
      <path className={styles['tear']} d={tear} />
      <path className={styles['seam']} d={tear} />
      <text className={styles['laneLabel']} x={x} y={11 - top} textAnchor="middle">
        {label}
      </text>
    </>
  );
}
