import { CHARACTER_PX } from './time-ticks.ts';
import type { Size } from './use-size.ts';
import type { ScaledAxis } from './value-axes.ts';

/** Where the plot lies within the picture, and where each axis has its labels; CSS pixels. */
export type PlotLayout = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly AxisPlace[];
  /** Height of the lane of annotations right above the plot. */
  readonly lane: number;
};

export type AxisPlace = { readonly axis: ScaledAxis; readonly x: number; readonly anchor: 'start' | 'end' };

const TOP_PX = 32;
const LANE_PX = 20;
const MIN_SIDE_PX = 14;
const TIME_AXIS_PX = 26;
const LABEL_GAP_PX = 8;
/** Units are words, and wider than digits: an m is half as wide again. */
const UNIT_CHARACTER_PX = 8.5;
/** What the labels of two axes take. */
const WIDEST_SIDES_PX = 110;

export function plotHeight(size: Size, hasLane: boolean): number {
  return size.height - TOP_PX - (hasLane ? LANE_PX : 0) - TIME_AXIS_PX;
}

/** As many columns as the plot has pixels at least: what is drawn decides the axes' labels, and those its width. */
export function plotColumns(size: Size): number {
  return Math.max(1, size.width - WIDEST_SIDES_PX);
}

/** Each labelled axis takes as much room as its longest label; several on one side stand beside each other. */
export function computePlotLayout(size: Size, axes: readonly ScaledAxis[], hasLane: boolean): PlotLayout {
  const labels: AxisPlace[] = [];
  let left = 0;
  let right = 0;
  const places: { axis: ScaledAxis; side: 'left' | 'right'; distance: number }[] = [];
  for (const axis of axes) {
    if (axis.side === 'none') continue;
    places.push({ axis, side: axis.side, distance: axis.side === 'left' ? left : right });
    if (axis.side === 'left') left += labelWidth(axis);
    else right += labelWidth(axis);
  }
  if (left === 0) left = MIN_SIDE_PX;
  if (right === 0) right = MIN_SIDE_PX;
  const width = size.width - left - right;
  for (const { axis, side, distance } of places) {
    const x = side === 'left' ? left - distance - LABEL_GAP_PX : size.width - right + distance + LABEL_GAP_PX;
    labels.push({ axis, x, anchor: side === 'left' ? 'end' : 'start' });
  }
  const lane = hasLane ? LANE_PX : 0;
  return { left, top: TOP_PX + lane, width, height: plotHeight(size, hasLane), labels, lane };
}

function labelWidth({ unit, ticks, formatTick }: ScaledAxis): number {
  const longest = Math.max(...ticks.map((tick) => formatTick(tick).length * CHARACTER_PX), 0);
  return Math.ceil(Math.max(longest, unit.length * UNIT_CHARACTER_PX)) + LABEL_GAP_PX;
}
