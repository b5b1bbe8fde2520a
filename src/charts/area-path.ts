import { boxPath, hatchPath } from './hatch-path.ts';
import { lowerBound, upperBound } from './instants.ts';
import { columnsOf, isThinned, tenth, xOf, yOf, type PlotScale } from './series-path.ts';
import type { BandSeries, BarSeries, PillarSeries, StemSeries } from './time-series.ts';
import type { Box } from './use-reading.ts';

/** Of its length, so that neighbours are told apart. */
const BAR_SHARE = 0.86;
const MIN_BAR_PX = 1;
const HATCH_PX = 5;

/**
 * The `d` of all bars of the window, from their base to their value; those that may still grow are not among them.
 *
 * Where several share a pixel column, one bar per column reaches from the lowest to the highest of all of them.
 */
export function barPath(series: BarSeries, scale: PlotScale): string {
  const { at, value, lengthSec, partial } = series;
  if (!isThinned(series, scale)) {
    let path = '';
    forEachBar(series, scale, (index, box) => {
      if (partial?.[index] !== 1) path += standingBox(box);
    });
    return path;
  }
  const foot = footOf(series, scale);
  const end = upperBound(at, scale.to);
  const begin = lowerBound(at, scale.from - lengthSec);
  let path = '';
  forEachColumn(at, value, value, scale, begin, end, (column, top, bottom) => {
    const y = Math.min(top, foot);
    path += standingBox({ x: column, y, width: MIN_BAR_PX, height: Math.max(bottom, foot) - y });
  });
  return path;
}

/** The `d` of the outlines and hatches of bars that may still grow; empty where bars share pixel columns. */
export function partialBarPath(series: BarSeries, scale: PlotScale): string {
  const { partial } = series;
  if (partial === undefined || isThinned(series, scale)) return '';
  let path = '';
  forEachBar(series, scale, (index, box) => {
    if (partial[index] === 1) path += boxPath(box) + hatchPath(box, HATCH_PX);
  });
  return path;
}

function forEachBar(series: BarSeries, scale: PlotScale, visit: (index: number, box: Box) => void): void {
  const { at, value, lengthSec } = series;
  const foot = footOf(series, scale);
  const length = (lengthSec / (scale.to - scale.from)) * scale.width;
  const width = Math.max(MIN_BAR_PX, length * BAR_SHARE);
  const end = upperBound(at, scale.to);
  for (let index = lowerBound(at, scale.from - lengthSec); index < end; index += 1) {
    const y = yOf(scale, value[index] ?? Number.NaN);
    if (Number.isNaN(y)) continue;
    const top = Math.min(y, foot);
    const x = xOf(scale, at[index] ?? 0) + (length - width) / 2;
    visit(index, { x, y: top, width, height: Math.max(y, foot) - top });
  }
}

function footOf({ base = 0 }: BarSeries, scale: PlotScale): number {
  return Math.min(scale.height, Math.max(0, yOf(scale, base)));
}

/** A box that ends exactly at its foot, whatever its height is rounded to. */
function standingBox({ x, y, width, height }: Box): string {
  return `M${tenth(x)} ${tenth(y)}h${tenth(width)}V${tenth(y + height)}h${tenth(-width)}z`;
}

/**
 * The `d` of a band: one closed outline per segment without a gap, the nearest datum on either side included.
 *
 * Where several data share a pixel column, the outline takes the lowest and the highest of them.
 */
export function bandPath(series: BandSeries, scale: PlotScale): string {
  const { at, value, upper } = series;
  const begin = Math.max(0, lowerBound(at, scale.from) - 1);
  const end = Math.min(at.length, upperBound(at, scale.to) + 1);
  let path = '';
  let over: string[] = [];
  let under: string[] = [];
  const close = (): void => {
    if (over.length > 0) path += `M${over.join('L')}L${under.toReversed().join('L')}z`;
    over = [];
    under = [];
  };
  const add = (x: number, top: number, bottom: number): void => {
    over.push(`${tenth(x)} ${tenth(top)}`);
    under.push(`${tenth(x)} ${tenth(bottom)}`);
  };
  if (isThinned(series, scale)) {
    let before = -Infinity;
    forEachColumn(at, value, upper, scale, begin, end, (column, top, bottom) => {
      if (column > before + GAP_COLUMNS) close();
      before = column;
      add(column, top, bottom);
    });
  } else {
    for (let index = begin; index < end; index += 1) {
      const bottom = yOf(scale, value[index] ?? Number.NaN);
      const top = yOf(scale, upper[index] ?? Number.NaN);
      if (Number.isNaN(top) || Number.isNaN(bottom)) close();
      else add(xOf(scale, at[index] ?? 0), top, bottom);
    }
  }
  close();
  return path;
}

/** As many empty columns in a thinned band are a gap that can be seen. */
const GAP_COLUMNS = 2;

/** Visits each pixel column that has data, with the top of `upper` and the bottom of `lower` in pixels. */
function forEachColumn(
  at: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  scale: PlotScale,
  begin: number,
  end: number,
  visit: (column: number, top: number, bottom: number) => void,
): void {
  let column = Number.NaN;
  let low = Infinity;
  let high = -Infinity;
  // Of the plot, which is wider than the number of columns by which it is decided what is thinned.
  const last = Math.max(columnsOf(scale), Math.ceil(scale.width));
  const flush = (): void => {
    if (high >= low) visit(column, yOf(scale, high), yOf(scale, low));
    low = Infinity;
    high = -Infinity;
  };
  for (let index = begin; index < end; index += 1) {
    const least = lower[index] ?? Number.NaN;
    const most = upper[index] ?? Number.NaN;
    if (Number.isNaN(least) || Number.isNaN(most)) continue;
    const here = Math.max(-1, Math.min(last, Math.floor(xOf(scale, at[index] ?? 0))));
    if (here !== column) {
      flush();
      column = here;
    }
    if (least < low) low = least;
    if (most > high) high = most;
  }
  flush();
}

const MIN_PILLAR_PX = 1.5;
const MAX_PILLAR_PX = 7;

/**
 * The `d` of all pillars of the window, and how wide each is in pixels.
 *
 * Where several share a pixel column, one per column reaches from the lowest to the highest of them.
 */
export function pillarPath(
  series: PillarSeries,
  scale: PlotScale,
): { readonly path: string; readonly width: number } {
  const { at, value, upper, lengthSec } = series;
  const begin = lowerBound(at, scale.from);
  const end = upperBound(at, scale.to);
  const length = (lengthSec / (scale.to - scale.from)) * scale.width;
  const width = tenth(Math.min(MAX_PILLAR_PX, Math.max(MIN_PILLAR_PX, length)));
  let path = '';
  const add = (x: number, top: number, bottom: number): void => {
    path += `M${tenth(x - width / 2)} ${tenth(top)}h${width}V${tenth(bottom)}h${-width}z`;
  };
  if (isThinned(series, scale)) {
    forEachColumn(at, value, upper, scale, begin, end, add);
    return { path, width };
  }
  for (let index = begin; index < end; index += 1) {
    const bottom = yOf(scale, value[index] ?? Number.NaN);
    const top = yOf(scale, upper[index] ?? Number.NaN);
    if (!Number.isNaN(top) && !Number.isNaN(bottom)) add(xOf(scale, at[index] ?? 0), top, bottom);
  }
  return { path, width };
}

/** The `d` of all stems of the window: those whose value lies above its foot, and those below. */
export function stemPaths(
  { at, value, foot }: StemSeries,
  scale: PlotScale,
): { readonly above: string; readonly below: string } {
  const end = upperBound(at, scale.to);
  let above = '';
  let below = '';
  for (let index = lowerBound(at, scale.from); index < end; index += 1) {
    const y = yOf(scale, value[index] ?? Number.NaN);
    const begin = yOf(scale, foot[index] ?? Number.NaN);
    if (Number.isNaN(y) || Number.isNaN(begin) || y === begin) continue;
    const stem = `M${tenth(xOf(scale, at[index] ?? 0))} ${tenth(begin)}V${tenth(y)}`;
    if (y < begin) above += stem;
    else below += stem;
  }
  return { above, below };
}
