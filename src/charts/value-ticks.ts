export type ValueAxis = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

type ValueAxisOptions = {
  /** Smallest and largest value to show, references included; no finite pair means no data. */
  readonly min: number;
  readonly max: number;
  /** The axis never spans less, so that small differences do not look like cliffs. */
  readonly minSpan: number;
  /** Height of the plot in CSS pixels. */
  readonly height: number;
  /** Distances allowed between grid lines, ascending; the first is the raster on which the axis ends. */
  readonly steps?: readonly number[];
  /** The axis begins exactly here, unless the data reach below. */
  readonly floor?: number | undefined;
};

/** Whole numbers only: a grid line is a number that a person can name. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const MIN_TICK_GAP_PX = 22;
/** More lines than these are a fence in front of the data. */
const MAX_STEPS = 9;
/** Air above and below the data, as a share of their span. */
const PADDING = 0.05;

/**
 * Ends and grid lines of a value axis that never starts at zero for its own sake.
 *
 * The ends lie on the raster of the first step, outside the data by a twentieth of their span, and never nearer
 * than `minSpan`. With a floor the axis begins there, on the raster or not. Without data the axis is 0 to `minSpan` and
 * has no grid lines.
 */
export function computeValueAxis({
  min,
  max,
  minSpan,
  height,
  steps = WHOLE_STEPS,
  floor,
}: ValueAxisOptions): ValueAxis {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return { low: 0, high: minSpan, ticks: [] };
  const raster = steps[0] ?? 1;
  const standsOn = floor !== undefined && floor <= min ? floor : null;
  const span = max - (standsOn ?? min);
  const missing = Math.max(0, minSpan - span * (1 + 2 * PADDING));
  const margin = span * PADDING + missing / (standsOn === null ? 2 : 1);
  const low = standsOn ?? round(Math.floor(round((min - margin) / raster)) * raster);
  const high = round(Math.ceil(round((max + margin) / raster)) * raster);
  const most = Math.min(MAX_STEPS, Math.max(1, height / MIN_TICK_GAP_PX));
  let step = steps.find((step) => (high - low) / step <= most) ?? steps.at(-1) ?? 1;
  while ((high - low) / step > most) step *= 10;
  const ticks: number[] = [];
  for (let index = Math.ceil(round(low / step)); round(index * step) <= high; index += 1) {
    ticks.push(round(index * step));
  }
  return { low, high, ticks };
}

/** Takes away what binary fractions add: 3 × 0.1 is 0.3. */
function round(value: number): number {
  return Number(value.toFixed(9));
}
