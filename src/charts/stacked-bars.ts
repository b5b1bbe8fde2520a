import { tenth, xOf, yOf, type PlotScale } from './series-path.ts';

export type BarPart = {
  readonly id: string;
  readonly label: string;
  readonly hue: 1 | 2 | 3 | 4;
  /** One per bar, in the reader's unit; never negative. */
  readonly value: Float64Array;
};

/** Where a part of each bar begins and ends. */
export type BarBand = { readonly low: Float64Array; readonly high: Float64Array };

/** Lays the parts of each bar upon one another, the first at the bottom. */
export function stackBars(
  parts: readonly BarPart[],
  count: number,
): { readonly bands: readonly BarBand[]; readonly total: Float64Array } {
  const total = new Float64Array(count);
  const bands = parts.map(({ value }) => {
    const low = Float64Array.from(total);
    for (let index = 0; index < count; index += 1) total[index] = (total[index] ?? 0) + (value[index] ?? 0);
    return { low, high: Float64Array.from(total) };
  });
  return { bands, total };
}

/** A bar keeps this distance from the next where there is room for one. */
const GAP_PX = 2;

/** One closed outline per bar in which the part has any height; bars that are closer than 4 px touch. */
export function barPath(at: Float64Array, to: number, { low, high }: BarBand, scale: PlotScale): string {
  let path = '';
  for (let index = 0; index < at.length; index += 1) {
    const [bottom, top] = [low[index] ?? 0, high[index] ?? 0];
    if (!(top > bottom)) continue;
    const left = xOf(scale, at[index] ?? 0);
    const width = xOf(scale, at[index + 1] ?? to) - left;
    const gap = width >= 2 * GAP_PX ? GAP_PX : 0;
    const [y, height] = [yOf(scale, top), yOf(scale, bottom) - yOf(scale, top)];
    path += `M${tenth(left + gap / 2)} ${tenth(y)}h${tenth(width - gap)}v${tenth(height)}h${tenth(gap - width)}z`;
  }
  return path;
}
