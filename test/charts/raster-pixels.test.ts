import { describe, expect, it } from 'vitest';
import { rasterPixels, rasterTone, rowHeight, TONE_COUNT, toPixel } from '#charts/raster-pixels.ts';

const palette = Uint32Array.from({ length: TONE_COUNT }, (_, tone) => 100 + tone);

describe('a raster as pixels', () => {
  const tones = new Uint8Array(3 * 1440);
  tones.fill(rasterTone.light, 720, 1440);
  tones.fill(rasterTone.deep, 1440, 2880);

  it('has a day and the one after it in a row', () => {
    const pixels = rasterPixels(tones, { rows: 2, width: 4, palette });
    expect([...pixels]).toEqual([100, 101, 102, 102, 102, 102, 100, 100]);
  });

  it('does not know what comes after the last minute', () => {
    const pixels = rasterPixels(tones.subarray(0, 1440), { rows: 1, width: 4, palette });
    expect([...pixels]).toEqual([100, 101, 100 + rasterTone.unknown, 100 + rasterTone.unknown]);
  });

  it('shows the minute in the middle of a pixel, and never a mean', () => {
    const one = new Uint8Array(2880).fill(rasterTone.deep, 720, 721);
    expect([...rasterPixels(one, { rows: 1, width: 2, palette })]).toEqual([102, 100]);
  });

  it('has no pixel without rows', () => {
    expect(rasterPixels(tones, { rows: 0, width: 4, palette })).toHaveLength(0);
  });
});

describe('a colour', () => {
  it('is read as the browser computes it', () => {
    const bytes = new Uint8Array(
      new Uint32Array([toPixel('rgb(17, 40, 255)'), toPixel('rgba(0, 0, 0, 0)')]).buffer,
    );
    expect([...bytes]).toEqual([17, 40, 255, 255, 0, 0, 0, 0]);
  });
});

describe('a row', () => {
  it('is lower the more there are, and a year fits on two screens', () => {
    expect([7, 31, 90, 180, 366].map(rowHeight)).toEqual([14, 14, 8, 4, 2]);
  });
});
