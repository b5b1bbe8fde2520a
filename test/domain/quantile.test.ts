import { describe, expect, it } from 'vitest';
import { computeQuantile, computeQuartiles, sortValues } from '#domain/quantile.ts';

describe('a quantile', () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 7)
  it.each([
    [0, 1],
    [0.1, 1.4],
    [0.25, 2],
    [0.5, 4],
    [0.9, 12.8],
    [1, 16],
  ])('at %d of 1, 2, 4, 8, 16 is %d, as R has it', (share, expected) => {
    expect(computeQuantile(sortValues([16, 1, 8, 2, 4]), share)).toBeCloseTo(expected, 12);
  });

  it('of one value is that value', () => {
    expect(computeQuantile(sortValues([7]), 0.3)).toBe(7);
  });

  it('of nothing is not a number', () => {
    expect(computeQuantile(sortValues([]), 0.5)).toBeNaN();
  });
});

describe('quartiles', () => {
  it('leave out what is not finite', () => {
    expect(computeQuartiles([Number.NaN, 3, Infinity, 1, 2])).toEqual({
      count: 3,
      low: 1.5,
      median: 2,
      high: 2.5,
    });
  });

  it('of nothing count nothing', () => {
    expect(computeQuartiles([])).toEqual({ count: 0, low: Number.NaN, median: Number.NaN, high: Number.NaN });
  });
});
