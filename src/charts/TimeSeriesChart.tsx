import { memo, useId, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { CartesianGrid, LineChart, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';

import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';

import { ChartLegend } from './ChartLegend.tsx';
import { PlotLayers } from './PlotLayers.tsx';
import { valueExtent, type PlotScale } from './series-path.ts';
import { CHARACTER_PX } from './time-ticks.ts';
import type { ReferenceLine, SeriesReading, TimeSeries, TimeTick } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import { useCrosshair, type Plot } from './use-crosshair.ts';
import { useSize, type Size } from './use-size.ts';
import { computeValueAxis, type ValueAxis } from './value-ticks.ts';
import type { ChartWords } from './words.ts';

/** Series, references and functions are compared by identity: keep them from render to render. */
export type TimeSeriesChartProps = {
  readonly name: string;
  readonly series: readonly TimeSeries[];
  readonly references: readonly ReferenceLine[];
  /** Epoch seconds. */
  readonly from: number;
  readonly to: number;
  /** Of the whole picture with reading and legend, in CSS pixels. */
  readonly height: number;
  /** Stands above the value axis. */
  readonly unit: string;
  /** The value axis never spans less. */
  readonly minSpan: number;
  /** Distances allowed between grid lines, ascending; whole numbers when absent. */
  readonly tickSteps?: readonly number[];
  readonly formatValue: (value: number) => string;
  readonly formatTick: (value: number) => string;
  readonly formatTime: (at: number) => string;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
  /** What to say about the datum at an instant; where absent or null, each series' label and value. */
  readonly reading?: (at: number) => SeriesReading | null;
  readonly onReading?: (at: number | null) => void;
  readonly onRangeSelect?: (from: number, to: number) => void;
  readonly onRangeReset?: () => void;
  /** The picture shows what was asked before; what is asked now is still on its way. */
  readonly stale?: boolean;
  readonly words: ChartWords;
};

const TOP_PX = 32;
const RIGHT_PX = 14;
const TIME_AXIS_PX = 26;
const LABEL_GAP_PX = 8;

export function TimeSeriesChart(props: TimeSeriesChartProps): ReactNode {
  const { name, series, from, to, stale = false, words, onRangeReset } = props;
  const hintId = useId();
  const plotElement = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);
  const { parts, handlers, onPlot } = useCrosshair(props);
  const { line, selection, markers, time, values, announcement } = parts;

  return (
    <div
      className={styles['chart']}
      style={{ blockSize: props.height }}
      data-stale={stale || undefined}
      aria-busy={stale}
    >
      <p className={styles['reading']}>
        <span ref={values} className={styles['values']}>
          <span hidden>
            <span /> <span className={styles['value']} />
          </span>
        </span>
        <span ref={time} className={styles['instant']} />
      </p>
      {/* `application` hands a screen reader's arrow keys to the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={plotElement}
        className={styles['plot']}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes keys, see `handlers`.
        tabIndex={0}
        aria-label={name}
        aria-roledescription={words.roleDescription}
        aria-describedby={hintId}
        onDoubleClick={onRangeReset}
        {...handlers}
      >
        {size !== null && (
          <Picture
            series={series}
            references={props.references}
            from={from}
            to={to}
            unit={props.unit}
            minSpan={props.minSpan}
            {...(props.tickSteps === undefined ? {} : { tickSteps: props.tickSteps })}
            formatTick={props.formatTick}
            timeTicks={props.timeTicks}
            size={size}
            onPlot={onPlot}
          />
        )}
        <div ref={selection} className={styles['selection']} hidden />
        <div ref={line} className={styles['crosshair']} hidden />
        <div ref={markers} hidden>
          {series.map(({ id, tone }) => (
            <div key={id} className={`${styles['marker']} ${styles[tone]}`} />
          ))}
        </div>
      </div>
      <ChartLegend series={series} words={words} />
      <VisuallyHidden>
        <span id={hintId}>{words.keyboardHint}</span>
        <span ref={announcement} aria-live="polite" />
      </VisuallyHidden>
    </div>
  );
}

type PictureProps = Pick<
  TimeSeriesChartProps,
  'series' | 'references' | 'from' | 'to' | 'unit' | 'minSpan' | 'tickSteps' | 'formatTick' | 'timeTicks'
> & {
  readonly size: Size;
  readonly onPlot: (plot: Plot) => void;
};

/**
 * Recharts draws axes and grid from two invisible points; it never sees the data.
 *
 * Its cost grows with what it is given: a node per datum, a measured label per datum, a render per pointer move.
 */
const Picture = memo(function Picture(props: PictureProps): ReactNode {
  const { series, references, from, to, size, minSpan, tickSteps, formatTick, timeTicks } = props;
  const axis = useMemo(() => {
    const levels = references.map(({ value }) => value);
    const [min, max] = valueExtent(series, from, to);
    return computeValueAxis({
      min: Math.min(min, ...levels),
      max: Math.max(max, ...levels),
      minSpan,
      height: size.height - TOP_PX - TIME_AXIS_PX,
      ...(tickSteps === undefined ? {} : { steps: tickSteps }),
    });
  }, [series, references, from, to, minSpan, tickSteps, size.height]);
  const longestLabel = Math.max(props.unit.length, ...axis.ticks.map((tick) => formatTick(tick).length));
  const left = Math.ceil(longestLabel * CHARACTER_PX) + LABEL_GAP_PX;
  const width = size.width - left - RIGHT_PX;
  const ticks = useMemo(() => timeTicks(from, to, width), [timeTicks, from, to, width]);
  const frame = useMemo(
    () => [
      { at: from, value: axis.low },
      { at: to, value: axis.high },
    ],
    [from, to, axis],
  );

  return (
    <div className={styles['frame']} aria-hidden="true">
      <LineChart
        width={size.width}
        height={size.height}
        margin={{ top: TOP_PX, right: RIGHT_PX, bottom: TIME_AXIS_PX, left }}
        data={frame}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} syncWithTicks className={styles['grid']} />
        {/* Hidden: Recharts would make three nodes per label, measure them, and render twice. See `AxisLabels`. */}
        <XAxis
          hide
          dataKey="at"
          type="number"
          domain={[from, to]}
          allowDataOverflow
          ticks={ticks.map(({ at }) => at)}
          interval={0}
        />
        <YAxis
          hide
          type="number"
          domain={[axis.low, axis.high]}
          allowDataOverflow
          ticks={[...axis.ticks]}
          interval={0}
        />
        <AxisLabels unit={props.unit} formatTick={formatTick} axis={axis} ticks={ticks} size={size} />
        <Layers
          series={series}
          references={references}
          from={from}
          to={to}
          axis={axis}
          onPlot={props.onPlot}
        />
      </LineChart>
    </div>
  );
});

type AxisLabelsProps = Pick<PictureProps, 'unit' | 'formatTick' | 'size'> & {
  readonly axis: ValueAxis;
  readonly ticks: readonly TimeTick[];
};

/** One text per tick, where Recharts' scales put it. */
function AxisLabels({ unit, formatTick, axis, ticks, size }: AxisLabelsProps): ReactNode {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  const valueX = area.x - LABEL_GAP_PX;
  return (
    <>
      <text className={styles['tick']} x={valueX} y={area.y - 16} textAnchor="end">
        {unit}
      </text>
      {axis.ticks.map((tick) => (
        <text
          key={`value ${tick}`}
          className={styles['tick']}
          x={valueX}
          y={y(tick)}
          dy="0.35em"
          textAnchor="end"
        >
          {formatTick(tick)}
        </text>
      ))}
      <path
        className={styles['tickMarks']}
        d={ticks.map(({ at }) => `M${x(at) ?? 0} ${area.y + area.height}v4`).join('')}
      />
      {ticks.map(({ at, label }) => {
        // Centred below its instant, but never beyond the picture.
        const half = (label.length * CHARACTER_PX) / 2;
        const centre = Math.min(size.width - half, Math.max(half, x(at) ?? 0));
        return (
          <text
            key={`time ${at}`}
            className={styles['tick']}
            x={centre}
            y={size.height - 7}
            textAnchor="middle"
          >
            {label}
          </text>
        );
      })}
    </>
  );
}

type LayersProps = Pick<PictureProps, 'series' | 'references' | 'from' | 'to' | 'onPlot'> & {
  readonly axis: ValueAxis;
};

/** What we draw ourselves inside Recharts' plot, and the one place that tells the crosshair where that is. */
function Layers({ series, references, from, to, axis, onPlot }: LayersProps): ReactNode {
  const area = usePlotArea();
  const { x: left = 0, y: top = 0, width = 0, height = 0 } = area ?? {};
  // From our own ends of the axes, not through Recharts' scales: those still hold the previous range in the first
  // of the two renders that a change takes, and every path would be computed twice.
  const scale = useMemo<PlotScale>(
    () => ({ from, to, low: axis.low, high: axis.high, width, height }),
    [from, to, axis, width, height],
  );

  // Before paint, so that the first pointer move finds the new plot.
  useLayoutEffect(() => onPlot({ left, top, scale }), [left, top, scale, onPlot]);

  if (width <= 0 || height <= 0) return null;
  return <PlotLayers series={series} references={references} left={left} top={top} scale={scale} />;
}
