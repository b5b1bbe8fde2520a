import type { PlotScale } from './series-path.ts';
import { CHARACTER_PX } from './time-ticks.ts';
import type { ChartAxis, ChartWindow, ReferenceLine, TimeSeries } from './time-series.ts';
import type { Plot } from './use-plot.ts';
import type { Size } from './use-size.ts';
import { computeScaledAxes, type ScaledAxis } from './value-axes.ts';

/** One quantity in a row of its own; all rows share the time below them. */
export type Lane = {
  readonly id: string;
  /** Stands above the row, with the unit. */
  readonly label: string;
  /** Of the row, in CSS pixels. */
  readonly height: number;
  readonly axis: ChartAxis;
  /** Each names the lane as its axis. */
  readonly series: readonly TimeSeries[];
  readonly references?: readonly ReferenceLine[];
};

export type PlacedLane = {
  readonly lane: Lane;
  /** Pixels from the plot's upper edge. */
  readonly top: number;
  readonly axis: ScaledAxis;
};

export type LanePlot = Plot & {
  readonly lanes: readonly PlacedLane[];
  /** Where the strip below the lanes begins; the plot's height where there is none. */
  readonly stripTop: number;
};

type LaneLayoutOptions = {
  readonly size: Size;
  readonly lanes: readonly Lane[];
  readonly stripHeight: number;
  readonly eventsHeight: number;
  readonly window: ChartWindow;
  /** Whose values the axes hold: while a window is moved, all that was seen meanwhile. */
  readonly seen: ChartWindow;
};

/** For the name of each row. */
export const LANE_HEAD_PX = 22;
export const TIME_AXIS_PX = 26;
/** For the names of seams. */
const TOP_PX = 14;
const RIGHT_PX = 12;
const LABEL_GAP_PX = 8;
const MIN_LEFT_PX = 24;

/** Of the whole picture below its reading. */
export function lanesHeight(lanes: readonly Lane[], stripHeight: number, eventsHeight: number): number {
  const rows = lanes.reduce((sum, { height }) => sum + LANE_HEAD_PX + height, 0);
  return TOP_PX + eventsHeight + rows + stripOf(stripHeight) + TIME_AXIS_PX;
}

/**
 * Rows above each other as one plot, so that crosshair, gestures and series need not know of them.
 *
 * The scale of a row reaches over the whole plot: its axis is lengthened beyond both ends as far as the plot goes.
 */
export function computeLanePlot(options: LaneLayoutOptions): LanePlot {
  const { size, lanes, stripHeight, eventsHeight, window, seen } = options;
  const placed: PlacedLane[] = [];
  let bottom = 0;
  for (const lane of lanes) {
    const top = bottom + LANE_HEAD_PX;
    const [axis] = computeScaledAxes({
      axes: [lane.axis],
      series: lane.series,
      references: lane.references ?? [],
      ranges: [],
      window: seen,
      columns: null,
      height: lane.height,
    });
    if (axis !== undefined) placed.push({ lane, top, axis });
    bottom = top + lane.height;
  }
  const height = bottom + stripOf(stripHeight);
  const longest = Math.max(
    0,
    ...placed.flatMap(({ axis }) => axis.ticks.map((tick) => axis.formatTick(tick).length)),
  );
  const left = Math.max(MIN_LEFT_PX, Math.ceil(longest * CHARACTER_PX) + LABEL_GAP_PX);
  const width = Math.max(0, size.width - left - RIGHT_PX);
  const plane = { ...window, width, height, columns: Math.max(1, width) };
  const scales = new Map(
    placed.map(({ lane, top, axis: { low, high } }): [string, PlotScale] => {
      const perPixel = (high - low) / lane.height;
      const highest = high + perPixel * top;
      return [lane.id, { ...plane, high: highest, low: highest - perPixel * height }];
    }),
  );
  const none: PlotScale = { ...plane, low: 0, high: 1 };
  return {
    left,
    top: TOP_PX + eventsHeight,
    width,
    height,
    labels: [],
    lane: eventsHeight,
    window,
    scaleOf: ({ axis }) => scales.get(axis ?? '') ?? none,
    lanes: placed,
    stripTop: bottom + (stripHeight === 0 ? 0 : LANE_HEAD_PX),
  };
}

function stripOf(height: number): number {
  return height === 0 ? 0 : LANE_HEAD_PX + height;
}
