import { memo, useDeferredValue, useId, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';

import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';

import { ChartFrame } from './ChartFrame.tsx';
import { ChartLegend } from './ChartLegend.tsx';
import { OverviewStrip } from './OverviewStrip.tsx';
import { plotColumns } from './plot-layout.ts';
import { PlotLayers } from './PlotLayers.tsx';
import { TimeAxis } from './TimeAxis.tsx';
import type {
  Annotation,
  ChartAxis,
  ChartWindow,
  ReferenceLine,
  ReferenceRange,
  Resolution,
  SeriesReading,
  TimeSeries,
  TimeTick,
} from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import { useCrosshair } from './use-crosshair.ts';
import { usePlotInput } from './use-plot-input.ts';
import { usePlot, type Plot } from './use-plot.ts';
import { useSize, type Size } from './use-size.ts';
import { useWindow, type WindowPhase } from './use-window.ts';
import { computeResolution } from './value-axes.ts';
import type { ChartWords } from './words.ts';

/** Series, axes, references and functions are compared by identity: keep them from render to render. */
export type TimeSeriesChartProps = {
  readonly name: string;
  readonly series: readonly TimeSeries[];
  /** The first one has the grid. */
  readonly axes: readonly ChartAxis[];
  readonly references?: readonly ReferenceLine[];
  readonly ranges?: readonly ReferenceRange[];
  /** Ascending. */
  readonly annotations?: readonly Annotation[];
  /** Epoch seconds. */
  readonly from: number;
  readonly to: number;
  /** How far the window may be moved. */
  readonly extent?: ChartWindow;
  /** The shortest window, in seconds; an hour where absent. */
  readonly minWindowSec?: number;
  /** What the strip below the plot shows of the whole extent; no strip where absent. */
  readonly overview?: readonly TimeSeries[];
  /** Of the whole picture with reading, legend and strip, in CSS pixels. */
  readonly height: number;
  readonly formatTime: (at: number) => string;
  /** A window in words; both its ends where absent. */
  readonly formatWindow?: (from: number, to: number) => string;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
  /** What to say about the datum at an instant; where absent or null, each series' label and nearest value. */
  readonly reading?: (at: number) => SeriesReading | null;
  /** Read while nobody points; the newest datum in view where absent. */
  readonly restsAt?: number;
  /** Lines of values that the panel has room for on a narrow screen; one where absent. */
  readonly readingRows?: number;
  /** How much of the data is drawn, in words; nothing is said where absent. */
  readonly resolutionText?: (resolution: Resolution) => string;
  readonly onReading?: (at: number | null) => void;
  /** The window moves, by whatever hand; where absent, `onRangeSelect` hears of where it came to rest. */
  readonly onWindow?: (from: number, to: number, phase: WindowPhase) => void;
  /** A span was drawn with the mouse; where absent, `onWindow` hears of it. */
  readonly onRangeSelect?: (from: number, to: number) => void;
  readonly onRangeReset?: () => void;
  /** The picture shows what was asked before; what is asked now is still on its way. */
  readonly stale?: boolean;
  readonly words: ChartWords;
};

const nothing: readonly never[] = [];

export function TimeSeriesChart(props: TimeSeriesChartProps): ReactNode {
  const { name, series, axes, annotations = nothing, extent, overview, stale = false, words } = props;
  const { onWindow, onRangeSelect, formatTime } = props;
  const hintId = useId();
  const plotElement = useRef<HTMLDivElement>(null);
  const selection = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);
  const { view, seen, movable } = useWindow(props);
  const { parts, crosshair, onPlot } = useCrosshair({ ...props, annotations });
  const { line, markers, time, values, announcement } = parts;
  const formatWindow =
    props.formatWindow ?? ((from: number, to: number) => `${formatTime(from)} – ${formatTime(to)}`);
  const handlers = usePlotInput({
    element: plotElement,
    selection,
    crosshair,
    window: movable,
    onSelect: onRangeSelect ?? (onWindow && ((from, to) => onWindow(from, to, 'end'))),
    formatWindow,
  });
  // The picture is painted first; what stands below it has its room already.
  const history = useDeferredValue(overview, null);
  const described = useDeferredValue(view, null);

  return (
    <div
      className={styles['chart']}
      style={{ blockSize: props.height }}
      data-stale={stale || undefined}
      aria-busy={stale}
    >
      <p className={styles['reading']} data-rows={props.readingRows}>
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
        onDoubleClick={props.onRangeReset}
        {...handlers}
      >
        {size !== null && (
          <Picture
            series={series}
            axes={axes}
            references={props.references ?? nothing}
            ranges={props.ranges ?? nothing}
            annotations={annotations}
            view={view}
            seen={seen}
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
      {overview !== undefined && extent !== undefined && movable !== null && (
        <div className={styles['overview']}>
          {history != null && (
            <OverviewStrip
              series={history}
              extent={extent}
              view={view}
              window={movable}
              formatTime={formatTime}
              formatWindow={formatWindow}
              words={words}
            />
          )}
        </div>
      )}
      <ChartLegend series={series} words={words} resolution={useResolutionText(props, described, size)} />
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

function useResolutionText(
  { series, resolutionText }: TimeSeriesChartProps,
  view: ChartWindow | null,
  size: Size | null,
): string | null {
  return useMemo(() => {
    if (resolutionText === undefined) return null;
    if (view === null || size === null) return '';
    const resolution = computeResolution(series, { ...view, width: size.width, columns: plotColumns(size) });
    return resolution === null ? '' : resolutionText(resolution);
  }, [series, resolutionText, view, size]);
}

type PictureProps = Required<
  Pick<TimeSeriesChartProps, 'series' | 'axes' | 'references' | 'ranges' | 'annotations' | 'timeTicks'>
> & {
  readonly view: ChartWindow;
  readonly seen: ChartWindow;
  readonly size: Size;
  readonly onPlot: (plot: Plot) => void;
};

/** The frame, which stays while the window moves, and over it what moves with it. */
const Picture = memo(function Picture(props: PictureProps): ReactNode {
  const { series, references, ranges, annotations, size, onPlot } = props;
  const plot = usePlot({ ...props, window: props.view, hasLane: annotations.length > 0 });

  // Before paint, so that the first pointer move finds the new plot.
  useLayoutEffect(() => onPlot(plot), [plot, onPlot]);

  if (plot.width <= 0 || plot.height <= 0) return null;
  return (
    <div className={styles['frame']} aria-hidden="true">
      <ChartFrame layout={plot} size={size} />
      <svg className={styles['layers']} width={size.width} height={size.height}>
        <PlotLayers
          series={series}
          references={references}
          ranges={ranges}
          annotations={annotations}
          plot={plot}
        />
        <TimeAxis plot={plot} size={size} timeTicks={props.timeTicks} />
      </svg>
    </div>
  );
});
