import { computeM4 } from '#domain/downsample.ts';

import { lowerBound, upperBound } from './instants.ts';
import { seriesMark, type TimeSeries } from './time-series.ts';

/** A plot in pixels of its own: `from` at 0, `to` at `width`; `low` at `height`, `high` at 0. */
export type PlotScale = {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
};

/** How a points series is drawn: the more there is to show, the smaller each mark. */
export type MarkStyle = { readonly kind: 'hollow' | 'dot' | 'speck'; readonly radius: number };

export type MarkPaths = Readonly<Record<keyof typeof seriesMark, string>>;

/** TrendWeight's break points: beyond them symbols would hide each other. */
const HOLLOW_MAX_DAYS = 90;
const DOT_MAX_DAYS = 190;
/** Marks nearer than this on average can only be thinned. */
const MIN_MARK_SPACING_PX = 1.5;

export function xOf(scale: PlotScale, at: number): number {
  return ((at - scale.from) / (scale.to - scale.from)) * scale.width;
}

export function yOf(scale: PlotScale, value: number): number {
  return ((scale.high - value) / (scale.high - scale.low)) * scale.height;
}

/**
 * The `d` of a line through every segment of a series, thinned to the plot's width by M4.
 *
 * One neighbour on either side of the window is kept, so that the line runs to the plot's edge; a segment of one
 * datum becomes a line of no length, which round caps draw as a dot. Lines of no datum give an empty path.
 */
export function linePath(series: TimeSeries, scale: PlotScale): string {
  const { at, value } = series;
  const begin = Math.max(0, lowerBound(at, scale.from) - 1);
  const end = Math.min(at.length, upperBound(at, scale.to) + 1);
  const columns = Math.max(1, Math.round(scale.width));
  // M4 keeps up to four data per column: below that there is nothing to thin.
  if (end - begin <= 2 * columns) return polyline(at, value, scale, begin, end);

  const kept = computeM4(at.subarray(begin, end), value.subarray(begin, end), scale.from, scale.to, columns);
  const indices: number[] = [];
  // M4 drops a gap at either end of the window, so a neighbour is joined only to the datum right beside it.
  if (kept[0] === 1) indices.push(0);
  for (const index of kept) indices.push(index);
  if (kept.at(-1) === end - begin - 2) indices.push(end - begin - 1);
  return polyline(at, value, scale, 0, indices.length, (position) => begin + (indices[position] ?? 0));
}

function polyline(
  at: Float64Array,
  value: Float64Array,
  scale: PlotScale,
  begin: number,
  end: number,
  indexOf?: (position: number) => number,
): string {
  let path = '';
  let isOpen = false;
  let length = 0;
  for (let position = begin; position <= end; position += 1) {
    const index = indexOf === undefined ? position : indexOf(position);
    const y = position === end ? Number.NaN : yOf(scale, value[index] ?? Number.NaN);
    if (Number.isNaN(y)) {
      if (length === 1) path += 'h0';
      isOpen = false;
      length = 0;
      continue;
    }
    path += `${isOpen ? 'L' : 'M'}${tenth(xOf(scale, at[index] ?? 0))} ${tenth(y)}`;
    isOpen = true;
    length += 1;
  }
  return path;
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
 * Specks are thinned to the highest and lowest of each kind per pixel column. A doubtful value outside the axis
 * does not stretch it; it becomes a small arrow at the edge that it lies beyond.
 */
export function markPaths(series: TimeSeries, scale: PlotScale, style: MarkStyle): MarkPaths {
  const radius = style.radius;
  const small = style.kind === 'speck' ? radius * 1.5 : radius;
  return {
    normal: joinMarks(series, scale, style, seriesMark.normal, (x, y) =>
      style.kind === 'hollow' ? circle(x, y, radius) : `M${tenth(x)} ${tenth(y)}h0`,
    ),
    manual: joinMarks(series, scale, style, seriesMark.manual, (x, y) => diamond(x, y, small * 1.3)),
    doubtful: joinMarks(series, scale, style, seriesMark.doubtful, (x, y) => {
      if (y < 0) return arrow(x, 1, 1);
      if (y > scale.height) return arrow(x, scale.height - 1, -1);
      return cross(x, y, small * 1.1);
    }),
  };
}

function joinMarks(
  series: TimeSeries,
  scale: PlotScale,
  style: MarkStyle,
  mark: number,
  draw: (x: number, y: number) => string,
): string {
  let path = '';
  forEachMark(series, scale, mark, style.kind === 'speck', (x, y) => {
    path += draw(x, y);
  });
  return path;
}

function forEachMark(
  { at, value, mark: marks }: TimeSeries,
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

/** Smallest and largest value within [from, to]; doubtful ones do not count. No data gives Infinity, -Infinity. */
export function valueExtent(all: readonly TimeSeries[], from: number, to: number): [number, number] {
  let min = Infinity;
  let max = -Infinity;
  for (const { at, value, mark } of all) {
    const end = upperBound(at, to);
    for (let index = lowerBound(at, from); index < end; index += 1) {
      const found = value[index] ?? Number.NaN;
      // Comparisons with NaN are false, so gaps fall through.
      if (mark?.[index] === seriesMark.doubtful) continue;
      if (found < min) min = found;
      if (found > max) max = found;
    }
  }
  return [min, max];
}

/** How many data of a points series lie within [from, to], gaps included: a measure of density, not of truth. */
export function countWithin({ at }: TimeSeries, from: number, to: number): number {
  return Math.max(0, upperBound(at, to) - lowerBound(at, from));
}

/** The kinds of mark that a series has anywhere, so that its legend stays the same in every window. */
export function marksOf({ mark }: TimeSeries): ReadonlySet<number> {
  return new Set(mark ?? [seriesMark.normal]);
}

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
