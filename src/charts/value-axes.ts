import { lowerBound, upperBound } from './instants.ts';
import { columnsOf, countWithin, isThinned, thinnedLine, type PlotColumns } from './series-path.ts';
import {
  seriesMark,
  type ChartAxis,
  type ChartWindow,
  type ReferenceLine,
  type ReferenceRange,
  type Resolution,
  type TimeSeries,
} from './time-series.ts';
import { computeValueAxis, type ValueAxis } from './value-ticks.ts';

/** An axis with its ends and grid lines. */
export type ScaledAxis = ChartAxis & ValueAxis;

type ScaledAxesOptions = {
  readonly axes: readonly ChartAxis[];
  readonly series: readonly TimeSeries[];
  readonly references: readonly ReferenceLine[];
  readonly ranges: readonly ReferenceRange[];
  /** Whose values the axes have to hold. */
  readonly window: ChartWindow;
  /** As many columns are drawn of this window; null where another one is drawn. */
  readonly columns: number | null;
  /** Of the plot, in CSS pixels. */
  readonly height: number;
};

/** Whether something without an axis of its own, or with this one, is read from this axis. */
export function isOnAxis(
  { axis }: { readonly axis?: string },
  { id }: ChartAxis,
  axes: readonly ChartAxis[],
): boolean {
  return (axis ?? axes[0]?.id) === id;
}

/** Every axis as far as its own data, references and ranges reach. */
export function computeScaledAxes(options: ScaledAxesOptions): ScaledAxis[] {
  const { axes, series, references, ranges, window, columns, height } = options;
  return axes.map((axis) => {
    const isOwn = (one: { readonly axis?: string }): boolean => isOnAxis(one, axis, axes);
    let min = Infinity;
    let max = -Infinity;
    const hold = (low: number, high: number): void => {
      if (low < min) min = low;
      if (high > max) max = high;
    };
    for (const one of series)
      if (isOwn(one))
        hold(...(columns === null ? valueExtent(one, window) : drawnExtent(one, window, columns)));
    for (const one of references) if (isOwn(one)) hold(one.value, one.value);
    for (const one of ranges) if (isOwn(one) && one.isAlwaysShown === true) hold(one.low, one.high);
    const { minSpan, tickSteps, floor } = axis;
    return {
      ...axis,
      ...computeValueAxis({
        min,
        max,
        minSpan,
        height,
        floor,
        ...(tickSteps === undefined ? {} : { steps: tickSteps }),
      }),
    };
  });
}

/** The same for what is drawn: a line that keeps its extremes is not run through a second time. */
function drawnExtent(series: TimeSeries, window: ChartWindow, columns: number): [number, number] {
  const plot = { ...window, width: columns, columns };
  if (series.kind !== 'line' || series.thinning === 'shape' || !isThinned(series, plot))
    return valueExtent(series, window);
  let min = Infinity;
  let max = -Infinity;
  for (const index of thinnedLine(series, plot)) {
    const found = series.value[index] ?? Number.NaN;
    if (found < min) min = found;
    if (found > max) max = found;
  }
  return [min, max];
}

/** Smallest and largest value in the window; doubtful ones do not count. No data gives Infinity, -Infinity. */
export function valueExtent(series: TimeSeries, { from, to }: ChartWindow): [number, number] {
  const { at, value } = series;
  const upper = 'upper' in series ? series.upper : value;
  const mark = series.kind === 'points' ? series.mark : undefined;
  const foot = series.kind === 'stems' ? series.foot : undefined;
  const end = upperBound(at, to);
  let min = Infinity;
  let max = -Infinity;
  const begin = lowerBound(at, from);
  if (mark === undefined && foot === undefined && upper === value) {
    // The loop that a year of minutes runs through before anything is drawn.
    for (let index = begin; index < end; index += 1) {
      const found = value[index] ?? Number.NaN;
      if (found < min) min = found;
      if (found > max) max = found;
    }
    return [min, max];
  }
  for (let index = begin; index < end; index += 1) {
    if (mark !== undefined && mark[index] === seriesMark.doubtful) continue;
    const first = value[index] ?? Number.NaN;
    const last = (foot ?? upper)[index] ?? Number.NaN;
    // A stem has two ends in either order, and without one of them it is not drawn.
    const low = foot === undefined ? first : Math.min(first, last);
    const high = foot === undefined ? last : Math.max(first, last);
    // Comparisons with NaN are false, so gaps fall through.
    if (low < min) min = low;
    if (high > max) max = high;
  }
  return [min, max];
}

/** How much of its fullest series a plot shows; null where nothing is in view. */
export function computeResolution(all: readonly TimeSeries[], scale: PlotColumns): Resolution | null {
  let fullest: TimeSeries | null = null;
  for (const series of all) {
    if (series.kind === 'stems') continue;
    if (fullest === null || countWithin(series, scale) > countWithin(fullest, scale)) fullest = series;
  }
  if (fullest === null) return null;
  const count = countValues(fullest, scale);
  if (count === 0) return null;
  const thinned = fullest.kind === 'line' && fullest.thinning === 'shape' ? 'shape' : 'extremes';
  return {
    count,
    perPixel: count / columnsOf(scale),
    kept: isThinned(fullest, scale) ? thinned : 'all',
  };
}

function countValues({ at, value }: TimeSeries, { from, to }: ChartWindow): number {
  const end = upperBound(at, to);
  let count = 0;
  for (let index = lowerBound(at, from); index < end; index += 1) {
    if (!Number.isNaN(value[index] ?? Number.NaN)) count += 1;
  }
  return count;
}
