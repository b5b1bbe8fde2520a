import { describe, expect, test } from 'vitest';

import { bandPaths, computeShares, computeStack, type Band, type BandPart } from '#charts/band-stack.ts';

const NONE = Number.NaN;

function toParts(...values: number[][]): BandPart[] {
  return values.map((value, index) => ({
    id: `part ${index}`,
    label: '',
    hue: 1,
    value: Float64Array.from(value),
  }));
}

function stackOf(values: readonly number[], whole: number | null): (string | null)[] {
  const parts = toParts(...values.map((value) => [value]));
  return computeStack(parts, whole === null ? null : Float64Array.of(whole), 1).map(({ low, high }) =>
    Number.isNaN(low[0]) ? null : `${low[0]}–${high[0]}`,
  );
}

describe('parts upon one another', () => {
  test.each([
    ['lie without gaps where all are known', [3, 57, 18], 78, ['0–3', '3–60', '60–78']],
    ['need no whole for that', [3, 57, 18], null, ['0–3', '3–60', '60–78']],
    [
      'leave the place of a missing one empty, those above hang from the whole',
      [3, NONE, 18],
      78,
      ['0–3', null, '60–78'],
    ],
    [
      'have no place above a missing one where the whole is unknown',
      [3, NONE, 18],
      null,
      ['0–3', null, null],
    ],
    ['have no place between two missing ones', [NONE, 57, NONE], 78, [null, null, null]],
    ['leave what they do not make up to the whole', [3, 57, 18], 80, ['0–3', '3–60', '60–78']],
    ['may be nothing, which is not missing', [0, 57, 18], null, ['0–0', '0–57', '57–75']],
    ['may all be missing', [NONE, NONE, NONE], 78, [null, null, null]],
  ])('%s', (_, values, whole, places) => {
    expect(stackOf(values, whole)).toEqual(places);
  });
});

describe('shares', () => {
  const parts = toParts([20, 20, NONE], [60, 60, 60]);
  const values = parts.map(({ value }) => value);

  test('are of the whole, and of the sum where that is unknown but every part is known', () => {
    const shares = computeShares(values, parts, Float64Array.of(100, NONE, NONE), 3);
    expect(shares.map((share) => [...share])).toEqual([
      [20, 25, NONE],
      [60, 75, NONE],
    ]);
  });

  test('are of nothing where the whole is nothing', () => {
    const [share] = computeShares(values, parts, Float64Array.of(0, 0, 0), 3);
    expect([...(share ?? [])]).toEqual([NONE, NONE, NONE]);
  });
});

function bandOf(low: number[], high: number[]): Band {
  return { low: Float64Array.from(low), high: Float64Array.from(high) };
}

describe('the outline of a band', () => {
  const scale = { from: 0, to: 10, low: 0, high: 10, width: 10, height: 10 };

  test('runs along the top and back along the bottom', () => {
    expect(bandPaths(Float64Array.of(0, 5), bandOf([1, 2], [4, 5]), scale)).toEqual({
      area: 'M0 6L5 5L5 8L0 9z',
      edge: 'M0 6L5 5',
    });
  });

  test('ends before a gap and begins anew after it', () => {
    const { area } = bandPaths(
      Float64Array.of(0, 1, 2, 3, 4),
      bandOf([0, 0, NONE, 0, 0], [1, 1, NONE, 2, 2]),
      scale,
    );
    expect(area).toBe('M0 9L1 9L1 10L0 10zM3 8L4 8L4 10L3 10z');
  });

  test('of a lone instant is a stroke, not nothing', () => {
    expect(bandPaths(Float64Array.of(5), bandOf([1], [4]), scale)).toEqual({
      area: 'M3.5 6L6.5 6L6.5 9L3.5 9z',
      edge: 'M3.5 6L6.5 6',
    });
  });

  test('of ten years has one corner per pixel column and keeps its gaps', () => {
    const count = 3650;
    const at = Float64Array.from({ length: count }, (_, index) => index);
    const high = Float64Array.from(at, (_, index) => (index > 1000 && index < 1400 ? NONE : 5));
    const wide = { ...scale, to: count, width: 100 };
    const { area, edge } = bandPaths(at, { low: new Float64Array(count), high }, wide);
    expect(area.match(/M/g)).toHaveLength(2);
    expect(edge.match(/[ML]/g)?.length).toBeLessThan(110);
  });

  test('of nothing is empty', () => {
    expect(bandPaths(new Float64Array(0), bandOf([], []), scale)).toEqual({ area: '', edge: '' });
  });
});
