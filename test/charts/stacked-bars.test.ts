import { describe, expect, it } from 'vitest';
import { barPath, type BarPart, stackBars } from '#charts/stacked-bars.ts';

function toParts(...values: number[][]): BarPart[] {
  return values.map((value, index) => ({
    id: `part ${index}`,
    label: '',
    hue: 1,
    value: Float64Array.from(value),
  }));
}

const scale = { from: 0, to: 20, low: 0, high: 10, width: 200, height: 100 };

describe('stackBars', () => {
  const { bands, total } = stackBars(toParts([1, 0], [2, 5]), 2);

  it('lays each part upon those before it', () => {
    expect(bands.map(({ low, high }) => [[...low], [...high]])).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [3, 5],
      ],
    ]);
  });

  it('adds up each bar', () => {
    expect([...total]).toEqual([3, 5]);
  });

  it('has bars of nothing where there are no parts', () => {
    expect([...stackBars([], 2).total]).toEqual([0, 0]);
  });
});

describe('barPath', () => {
  const at = Float64Array.of(0, 10);

  it('draws each bar from its begin to the next, with a gap between them', () => {
    const band = { low: Float64Array.of(0, 5), high: Float64Array.of(10, 10) };
    expect(barPath(at, 20, band, scale)).toBe('M1 0h98v100h-98zM101 0h98v50h-98z');
  });

  it('draws nothing where the part has no height', () => {
    const band = { low: Float64Array.of(0, 5), high: Float64Array.of(0, 10) };
    expect(barPath(at, 20, band, scale)).toBe('M101 0h98v50h-98z');
  });

  it('lets narrow bars touch', () => {
    const band = { low: Float64Array.of(0, 0), high: Float64Array.of(10, 10) };
    expect(barPath(at, 20, band, { ...scale, width: 4 })).toBe('M0 0h2v100h-2zM2 0h2v100h-2z');
  });
});
