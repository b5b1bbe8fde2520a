import { tenth, xOf, yOf, type PlotScale } from './series-path.ts';

export type BandPart = {
  readonly id: string;
  readonly label: string;
  readonly hue: 1 | 2 | 3 | 4;
  /** One per instant, in the reader's unit; NaN where the part is not known. */
  readonly value: Float64Array;
};

export type BandLine = { readonly label: string; readonly value: Float64Array };

/** Where a part lies at each instant; NaN where it has no place. */
export type Band = { readonly low: Float64Array; readonly high: Float64Array };

/**
 * Lays parts upon one another, the first at the bottom.
 *
 * A part that is missing leaves its place empty, for it is not zero: the parts below it stand on the ground, those
 * above it hang from the whole, and where the whole is not known, or two parts that are no neighbours are missing, what
 * lies above or between has no place and is not drawn.
 */
export function computeStack(parts: readonly BandPart[], whole: Float64Array | null, count: number): Band[] {
  const bands = parts.map(() => ({ low: gaps(count), high: gaps(count) }));
  for (let index = 0; index < count; index += 1) {
    let ground = 0;
    let bottom = 0;
    for (; bottom < parts.length; bottom += 1) {
      const size = parts[bottom]?.value[index] ?? Number.NaN;
      if (Number.isNaN(size)) break;
      place(bands[bottom], index, ground, ground + size);
      ground += size;
    }
    let ceiling = whole?.[index] ?? Number.NaN;
    for (let top = parts.length - 1; top > bottom; top -= 1) {
      const size = parts[top]?.value[index] ?? Number.NaN;
      if (Number.isNaN(size) || Number.isNaN(ceiling)) break;
      place(bands[top], index, ceiling - size, ceiling);
      ceiling -= size;
    }
  }
  return bands;
}

/**
 * The same values in percent of the whole at each instant; without a whole, of the sum where every part is known.
 *
 * An instant without either has no shares.
 */
export function computeShares(
  values: readonly Float64Array[],
  parts: readonly BandPart[],
  whole: Float64Array | null,
  count: number,
): Float64Array[] {
  const factors = gaps(count);
  for (let index = 0; index < count; index += 1) {
    const given = whole?.[index] ?? Number.NaN;
    const total = Number.isNaN(given)
      ? parts.reduce((sum, { value }) => sum + (value[index] ?? Number.NaN), 0)
      : given;
    if (total > 0) factors[index] = 100 / total;
  }
  return values.map((value) => value.map((one, index) => one * (factors[index] ?? Number.NaN)));
}

const LONE_WIDTH_PX = 3;

/**
 * A band as a closed outline and as its upper edge: stretches of neighbouring instants, a lone instant as a stroke.
 *
 * Of many instants in one pixel column the last is drawn, and any at which the band ends.
 */
export function bandPaths(
  at: Float64Array,
  { low, high }: Band,
  scale: PlotScale,
): { area: string; edge: string } {
  let area = '';
  let edge = '';
  let upper: string[] = [];
  let lower: string[] = [];
  const flush = (): void => {
    if (upper.length === 0) return;
    area += `M${[...upper, ...lower.reverse()].join('L')}z`;
    edge += `M${upper.join('L')}`;
    upper = [];
    lower = [];
  };
  const add = (x: number, index: number): void => {
    upper.push(`${tenth(x)} ${tenth(yOf(scale, high[index] ?? 0))}`);
    lower.push(`${tenth(x)} ${tenth(yOf(scale, low[index] ?? 0))}`);
  };
  const isGap = (index: number): boolean => Number.isNaN(high[index] ?? Number.NaN);
  at.forEach((instant, index) => {
    if (isGap(index)) {
      flush();
      return;
    }
    const x = xOf(scale, instant);
    const isEnd = isGap(index + 1);
    if (upper.length === 0 && isEnd) {
      // A band of no width would not be seen.
      add(x - LONE_WIDTH_PX / 2, index);
      add(x + LONE_WIDTH_PX / 2, index);
      return;
    }
    const isCrowded = Math.floor(xOf(scale, at[index + 1] ?? 0)) === Math.floor(x);
    if (upper.length === 0 || isEnd || !isCrowded) add(x, index);
  });
  flush();
  return { area, edge };
}

function place(band: Band | undefined, index: number, low: number, high: number): void {
  if (band === undefined) return;
  band.low[index] = low;
  band.high[index] = high;
}

function gaps(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN);
}
