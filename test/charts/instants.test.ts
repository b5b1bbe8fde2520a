import { expect, test } from 'vitest';

import {
  collectInstants,
  lastInstant,
  lowerBound,
  nearestIndex,
  upperBound,
  valueAt,
} from '#charts/instants.ts';

import { buildSeries } from './build-series.ts';

const at = Float64Array.of(10, 20, 20, 30);

test('lower and upper bound enclose equal instants', () => {
  expect([lowerBound(at, 20), upperBound(at, 20)]).toEqual([1, 3]);
});

test('beyond the end both bounds are the length', () => {
  expect([lowerBound(at, 31), upperBound(at, 31)]).toEqual([4, 4]);
});

test.each([
  [-5, 0],
  [14, 0],
  [15, 0],
  [16, 1],
  [99, 3],
])('the datum nearest to %i is number %i', (time, index) => {
  expect(nearestIndex(at, time)).toBe(index);
});

test('nothing is nearest where there is nothing', () => {
  expect(nearestIndex(new Float64Array(0), 5)).toBe(-1);
});

test('a gap is no instant to read', () => {
  const series = buildSeries([
    [1, 80],
    [2, Number.NaN],
    [3, 81],
  ]);
  expect([...collectInstants([series], 0, 9)]).toEqual([1, 3]);
});

test('instants of several series are read once each, in order, within the window', () => {
  const one = buildSeries([
    [0, 1],
    [2, 1],
    [4, 1],
    [4, 2],
    [9, 1],
  ]);
  const other = buildSeries([
    [2, 1],
    [3, 1],
    [8, 1],
  ]);
  expect([...collectInstants([one, other], 1, 8)]).toEqual([2, 3, 4, 8]);
});

test('the last instant is that of the last value, not of a gap after it', () => {
  const series = buildSeries([
    [1, 80],
    [2, 81],
    [3, Number.NaN],
  ]);
  expect(lastInstant([series], 0, 9)).toBe(2);
});

test('a window without a value has no last instant', () => {
  expect(lastInstant([buildSeries([[1, 80]])], 2, 9)).toBeNull();
});

test('a series has a value only at its own instants', () => {
  const series = buildSeries([
    [1, 80],
    [3, 81],
  ]);
  expect(valueAt(series, 3)).toBe(81);
  expect(valueAt(series, 2)).toBeNaN();
});
