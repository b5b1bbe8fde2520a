import { computeLttb, computeM4 } from '#domain/downsample.ts';

import { lowerBound, upperBound } from './instants.ts';
import {
  seriesMark,
  type ChartWindow,
  type LineSeries,
  type PointSeries,
  type TimeSeries,
} from './time-series.ts';

/** A plot in pixels of its own: `from` at 0, `to` at `width`; `low` at `height`, `high` at 0. */
export type PlotScale = {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
  /** As many are thinned to; the pixels of the width where absent. */
  readonly columns?: number;
};

/** As much of a plot as decides which data are drawn. */
export type PlotColumns = Pick<PlotScale, 'from' | 'to' | 'width' | 'columns'>;

/** How a points series is drawn: the more there is to show, the smaller each mark. */
export type MarkStyle = { readonly kind: 'hollow' | 'dot' | 'speck'; readonly radius: number };

export type MarkPaths = Readonly<Record<keyof typeof seriesMark, string>>;

/** TrendWeight's break points, the first as long as any three months: beyond them symbols would hide each other. */
const HOLLOW_MAX_DAYS = 92;
const DOT_MAX_DAYS = 190;
/** Drawn data per pixel column: more would hide each other. */
const MOST_PER_COLUMN = 2;
/** Marks nearer than this on average can only be thinned. */
const MIN_MARK_SPACING_PX = 1.5;

export function xOf(scale: PlotScale, at: number): number {
  return ((at - scale.from) / (scale.to - scale.from)) * scale.width;
}

export function yOf(scale: PlotScale, value: number): number {
  return ((scale.high - value) / (scale.high - scale.low)) * scale.height;
}

export type LinePaths = {
  readonly line: string;
  /** Connectors over the gaps, where the series asks for them. */
  readonly bridges: string;
};

/**
 * The `d` of a line through every segment of a series, thinned to the plot's width.
 *
 * The nearest datum on either side of the window is kept, so that the line runs to the plot's edge; a segment of one
 * datum becomes a line of no length, which round caps draw as a dot. Lines of no datum give an empty path.
 */
export function linePaths(series: LineSeries, scale: PlotScale): LinePaths {
  const { at, value } = series;
  const isBridged = series.gaps === 'bridged';
  let line = '';
  let bridges = '';
  let length = 0;
  // Where the segment before a gap ended.
  let end = '';
  const add = (index: number): void => {
    const y = yOf(scale, value[index] ?? Number.NaN);
    if (Number.isNaN(y)) {
      if (length === 1) line += 'h0';
      length = 0;
      return;
    }
    const point = `${tenth(xOf(scale, at[index] ?? 0))} ${tenth(y)}`;
    if (length === 0 && isBridged && end !== '') bridges += `M${end}L${point}`;
    line += (length === 0 ? 'M' : 'L') + point;
    length += 1;
    end = point;
  };
  const kept = thinnedLine(series, scale);
  const { lead, trail } = neighbours(value, kept, lowerBound(at, scale.from), isBridged);
  lead.forEach(add);
  for (let position = 0; position < kept.length; position += 1) add(kept[position] ?? 0);
  trail.forEach(add);
  if (length === 1) line += 'h0';
  return { line, bridges };
}

type Kept = Uint32Array;

/** The axes ask for the same data right before the line does, and a year of minutes is long. */
const lastKept = new WeakMap<LineSeries, { readonly plot: PlotColumns; readonly kept: Kept }>();

/** Indices of the data of the window that are drawn, gaps among them. */
export function thinnedLine(series: LineSeries, plot: PlotColumns): Kept {
  const last = lastKept.get(series);
  if (
    last !== undefined &&
    last.plot.from === plot.from &&
    last.plot.to === plot.to &&
    columnsOf(last.plot) === columnsOf(plot)
  )
    return last.kept;
  const kept = thinLine(series, plot);
  lastKept.set(series, { plot, kept });
  return kept;
}

function thinLine(series: LineSeries, plot: PlotColumns): Kept {
  const { at, value } = series;
  const columns = columnsOf(plot);
  const begin = lowerBound(at, plot.from);
  const end = upperBound(at, plot.to);
  const count = Math.max(0, end - begin);
  if (count <= MOST_PER_COLUMN * columns) {
    const all = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) all[index] = begin + index;
    return all;
  }
  if (series.thinning === 'shape') {
    return computeLttb(at.subarray(begin, end), value.subarray(begin, end), columns).map(
      (index) => begin + index,
    );
  }
  // M4 keeps four data: its columns are two pixels wide. They are cut on a raster of their own, so that a window that
  // is moved without a change of its length keeps the same data: the line would seem to boil.
  const width = (plot.to - plot.from) / Math.max(1, Math.floor(columns / 2) - 1);
  const from = Math.floor(plot.from / width) * width;
  const cuts = Math.ceil((plot.to - from) / width);
  return computeM4(at, value, from, from + cuts * width, cuts);
}

/** The next value beyond either end of what is kept, where nothing, or a gap to bridge, lies between. */
function neighbours(
  value: Float64Array,
  kept: Kept,
  begin: number,
  isBridged: boolean,
): { readonly lead: number[]; readonly trail: number[] } {
  let first = 0;
  while (first < kept.length && Number.isNaN(value[kept[first] ?? 0] ?? Number.NaN)) first += 1;
  let last = kept.length - 1;
  while (last > first && Number.isNaN(value[kept[last] ?? 0] ?? Number.NaN)) last -= 1;
  const before = (kept[first] ?? begin) - 1;
  const leading = isBridged ? valueFrom(value, before, -1) : before;
  const after = (first < kept.length ? (kept[last] ?? leading) : leading) + 1;
  const trailing = isBridged ? valueFrom(value, after, 1) : after;
  return { lead: joined(value, leading, before), trail: joined(value, trailing, after) };
}

/** A neighbour, and a gap where it is not right beside the data that it is joined to; nothing where it has no value. */
function joined(value: Float64Array, neighbour: number, beside: number): number[] {
  if (Number.isNaN(value[neighbour] ?? Number.NaN)) return [];
  if (neighbour === beside) return [neighbour];
  return neighbour < beside ? [neighbour, beside] : [beside, neighbour];
}

/** Index of the first value at or beyond `start` in one direction; outside the array where there is none. */
function valueFrom(value: Float64Array, start: number, direction: 1 | -1): number {
  let index = start;
  while (index >= 0 && index < value.length && Number.isNaN(value[index] ?? Number.NaN)) index += direction;
  return index;
}

/** Chooses the marks of a window from its length and from how many data it holds. */
export function markStyle(scale: PlotScale, count: number): MarkStyle {
  const days = (scale.to - scale.from) / 86_400;
  const spacing = scale.width / Math.max(1, count);
  if (days > DOT_MAX_DAYS || spacing < MIN_MARK_SPACING_PX)
    return { kind: 'speck', radius: clamp(spacing * 0.35, 1, 1.5) };
  if (days > HOLLOW_MAX_DAYS) return { kind: 'dot', radius: clamp(spacing * 0.35, 1.4, 2) };
  return { kind: 'hollow', radius: clamp(spacing * 0.4, 2.2, 3.2) };
}

/**
 * The `d` of all marks of a points series, one path per kind of mark, none for a kind that is absent.
 *
 * Where there are too many, the highest and lowest of each kind per pixel column are left. A doubtful value outside the axis
 * does not stretch it; it becomes a small arrow at the edge that it lies beyond.
 */
export function markPaths(series: PointSeries, scale: PlotScale, style: MarkStyle): MarkPaths {
  const radius = style.radius;
  const small = style.kind === 'speck' ? radius * 1.5 : radius;
  return {
    normal: joinMarks(series, scale, seriesMark.normal, (x, y) =>
      style.kind === 'hollow' ? SHAPES[series.shape ?? 'circle'](x, y, radius) : `M${tenth(x)} ${tenth(y)}h0`,
    ),
    manual: joinMarks(series, scale, seriesMark.manual, (x, y) => diamond(x, y, small * 1.3)),
    doubtful: joinMarks(series, scale, seriesMark.doubtful, (x, y) => {
      if (y < 0) return arrow(x, 1, 1);
      if (y > scale.height) return arrow(x, scale.height - 1, -1);
      return cross(x, y, small * 1.1);
    }),
  };
}

function joinMarks(
  series: PointSeries,
  scale: PlotScale,
  mark: number,
  draw: (x: number, y: number) => string,
): string {
  let path = '';
  forEachMark(series, scale, mark, isThinned(series, scale), (x, y) => {
    path += draw(x, y);
  });
  return path;
}

function forEachMark(
  { at, value, mark: marks }: PointSeries,
  scale: PlotScale,
  mark: number,
  isThinned: boolean,
  visit: (x: number, y: number) => void,
): void {
  const end = upperBound(at, scale.to);
  let column = -1;
  let lowX = 0;
  let lowY = 0;
  let highX = 0;
  let highY = 0;
  const flush = (): void => {
    if (column < 0) return;
    visit(lowX, lowY);
    if (highY !== lowY) visit(highX, highY);
  };
  for (let index = lowerBound(at, scale.from); index < end; index += 1) {
    if ((marks?.[index] ?? seriesMark.normal) !== mark) continue;
    const y = yOf(scale, value[index] ?? Number.NaN);
    if (Number.isNaN(y)) continue;
    const x = xOf(scale, at[index] ?? 0);
    if (!isThinned) {
      visit(x, y);
    } else if (Math.floor(x) !== column) {
      flush();
      column = Math.floor(x);
      lowX = highX = x;
      lowY = highY = y;
    } else if (y > lowY) {
      lowX = x;
      lowY = y;
    } else if (y < highY) {
      highX = x;
      highY = y;
    }
  }
  flush();
}

/** How many data of a series lie within [from, to], gaps included: a measure of density, not of truth. */
export function countWithin({ at }: TimeSeries, { from, to }: ChartWindow): number {
  return Math.max(0, upperBound(at, to) - lowerBound(at, from));
}

/** Whether a series has more data in view than are drawn, so that each pixel column keeps its extremes. */
export function isThinned(series: TimeSeries, scale: PlotColumns): boolean {
  // Bars, bands and pillars are two edges per datum.
  const most = ['bars', 'band', 'pillars'].includes(series.kind) ? 1 : MOST_PER_COLUMN;
  return countWithin(series, scale) > most * columnsOf(scale);
}

export function columnsOf({ width, columns }: PlotColumns): number {
  return Math.max(1, Math.round(columns ?? width));
}

/** The kinds of mark that a series has anywhere, so that its legend stays the same in every window. */
export function marksOf({ mark }: PointSeries): ReadonlySet<number> {
  return new Set(mark ?? [seriesMark.normal]);
}

const SHAPES = {
  circle,
  square: (x: number, y: number, r: number) =>
    `M${tenth(x - r * 0.9)} ${tenth(y - r * 0.9)}h${tenth(r * 1.8)}v${tenth(r * 1.8)}h${tenth(r * -1.8)}z`,
  triangle: (x: number, y: number, r: number) =>
    `M${tenth(x)} ${tenth(y - r * 1.2)}l${tenth(r * 1.2)} ${tenth(r * 2.1)}h${tenth(r * -2.4)}z`,
};

function circle(x: number, y: number, r: number): string {
  return `M${tenth(x - r)} ${tenth(y)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`;
}

function diamond(x: number, y: number, radius: number): string {
  const r = tenth(radius);
  return `M${tenth(x)} ${tenth(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
}

function cross(x: number, y: number, radius: number): string {
  const r = tenth(radius);
  const d = 2 * r;
  return `M${tenth(x - r)} ${tenth(y - r)}l${d} ${d}m0 ${-d}l${-d} ${d}`;
}

/** Points up (`direction` 1, tip at y) or down (-1). */
function arrow(x: number, y: number, direction: 1 | -1): string {
  return `M${tenth(x - 3)} ${tenth(y + 4 * direction)}l3 ${-4 * direction}l3 ${4 * direction}`;
}

function clamp(value: number, least: number, most: number): number {
  return tenth(Math.min(most, Math.max(least, value)));
}

/** A tenth of a pixel is finer than any screen and keeps the path short. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
