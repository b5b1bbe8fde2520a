import { describe, expect, it } from 'vitest';
import { computePersonalRange } from '#domain/personal-range.ts';
import { toEpochSec } from '#domain/time.ts';

function rangeOf(values: readonly number[], step = 1) {
  return computePersonalRange(
    values.map((value, index) => ({ at: toEpochSec(index * step * 86_400), value })),
  );
}

describe('the personal range', () => {
  it('is the middle 90 % of the values', () => {
    expect(rangeOf(Array.from({ length: 21 }, (_, index) => 100 - index))).toEqual({
      low: 81,
      high: 99,
      count: 21,
    });
  });

  it('lies between values where a percentile does', () => {
    const range = rangeOf([1, 2, 3, 4, 5, 6, 7]);
    expect(range?.low).toBeCloseTo(1.3, 10);
    expect(range?.high).toBeCloseTo(6.7, 10);
  });

  it('looks back 90 days from the newest value', () => {
    expect(rangeOf(Array.from({ length: 200 }, (_, index) => index))?.count).toBe(90);
  });

  it('leaves out what is no number', () => {
    expect(rangeOf([1, 2, 3, Number.NaN, 4, 5, 6, 7])?.count).toBe(7);
  });

  it('is none of fewer than seven values', () => {
    expect(rangeOf([1, 2, 3, 4, 5, 6])).toBeNull();
  });
});
