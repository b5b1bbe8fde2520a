/** What a minute of a raster is drawn as. */
export const rasterTone = {
  none: 0,
  light: 1,
  deep: 2,
  rem: 3,
  unspecified: 4,
  awakeInBed: 5,
  unknown: 6,
} as const;

export const TONE_COUNT = 7;
export const MINUTES_PER_ROW = 1440;

/** 32-bit colours in the byte order of an image, one per tone. */
export type Palette = Uint32Array;

/**
 * A raster as pixels: a row per day that shows the day and the one after it, a column per pixel.
 *
 * A column shows the minute in its middle: states last longer than a pixel, and a mean of two stages is none. `tones`
 * has one row of 1,440 more than are drawn, which the last row ends with; what it lacks is unknown.
 */
export function rasterPixels(
  tones: Uint8Array,
  { rows, width, palette }: { readonly rows: number; readonly width: number; readonly palette: Palette },
): Uint32Array {
  const pixels = new Uint32Array(rows * width);
  const minutes = new Uint16Array(width);
  for (let x = 0; x < width; x += 1) minutes[x] = Math.floor(((x + 0.5) / width) * 2 * MINUTES_PER_ROW);
  let pixel = 0;
  for (let row = 0; row < rows; row += 1) {
    const begin = row * MINUTES_PER_ROW;
    for (let x = 0; x < width; x += 1) {
      const tone = tones[begin + (minutes[x] ?? 0)] ?? rasterTone.unknown;
      pixels[pixel] = palette[tone] ?? 0;
      pixel += 1;
    }
  }
  return pixels;
}

/** Rows as high as they may be for their number, in CSS pixels. */
export function rowHeight(rows: number): number {
  if (rows <= 31) return 14;
  if (rows <= 92) return 8;
  return rows <= 200 ? 4 : 2;
}

/** Rows lower than this show sleep in one colour: stages would be noise. */
export const STAGES_FROM_PX = 4;

/** A CSS colour as it is computed, `rgb(17, 40, 45)` or `rgba(…, 0.5)`, in the byte order of an image. */
export function toPixel(colour: string): number {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const bytes = new Uint8ClampedArray([red, green, blue, alpha * 255]);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
}
