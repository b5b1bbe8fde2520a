import { expect, test } from 'vitest';

import {
  instantAt,
  lastInstant,
  lowerBound,
  nearestInstant,
  nearestPoint,
  stepInstant,
  upperBound,
} from '#charts/instants.ts';
import type { StemSeries } from '#charts/time-series.ts';

import { buildBars, buildLine } from './build-series.ts';

const at = Float64Array.of(10, 20, 20, 30);
const always = { from: -Infinity, to: Infinity };

function lineAt(...instants: readonly number[]) {
  return buildLine(instants.map((instant) => [instant, 80]));
}

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
  [99, 2],
])('the datum nearest to %i is number %i', (time, index) => {
  expect(nearestPoint(lineAt(10, 20, 30), time, always)).toBe(index);
});

test('nothing is nearest where there is nothing', () => {
  expect(nearestPoint(lineAt(), 5, always)).toBe(-1);
});

test('a gap is no datum to read: the nearest value on either side is', () => {
  const series = buildLine([
    [1, 80],
    [4, Number.NaN],
    [5, Number.NaN],
    [6, 81],
  ]);
  expect(nearestPoint(series, 4, always)).toBe(3);
});

test('a datum outside the window is not read', () => {
  expect(nearestPoint(lineAt(10, 20), 12, { from: 11, to: 30 })).toBe(1);
});

test('a bar is read in its middle', () => {
  const bars = buildBars([
    [0, 5],
    [86_400, 6],
  ]);
  expect(nearestPoint(bars, 80_000, always)).toBe(0);
  expect(instantAt(bars, 0)).toBe(43_200);
});

test('stems are not read', () => {
  const { at, value } = lineAt(1);
  const stems: StemSeries = {
    id: 'stems',
    label: '',
    kind: 'stems',
    tone: 'primary',
    toneBelow: 'secondary',
    at,
    value,
    foot: value,
  };
  expect(nearestPoint(stems, 1, always)).toBe(-1);
});

test('the nearest instant is that of any series', () => {
  expect(nearestInstant([lineAt(0, 10), lineAt(6)], 7, always)).toBe(6);
});

test('steps lead over the instants of all series, each once', () => {
  const all = [lineAt(0, 2, 4, 4, 9), lineAt(2, 3, 8)];
  const visited = [1, 2, 3, 4, 5].map((steps) => stepInstant(all, 0, steps, always));
  expect(visited).toEqual([2, 3, 4, 8, 9]);
});

test('steps back are the steps forth', () => {
  const all = [lineAt(0, 2, 4, 4, 9), lineAt(2, 3, 8)];
  const visited = [-1, -2, -3, -4, -5].map((steps) => stepInstant(all, 9, steps, always));
  expect(visited).toEqual([8, 4, 3, 2, 0]);
});

test('steps stop at the last instant of the window', () => {
  expect(stepInstant([lineAt(0, 2, 4, 9)], 2, 7, { from: 0, to: 5 })).toBe(4);
});

test('steps pass over gaps', () => {
  const series = buildLine([
    [0, 80],
    [1, Number.NaN],
    [2, 81],
  ]);
  expect(stepInstant([series], 0, 1, always)).toBe(2);
});

test('the last instant is that of the last value, not of a gap after it', () => {
  const series = buildLine([
    [1, 80],
    [2, 81],
    [3, Number.NaN],
  ]);
  expect(lastInstant([series], { from: 0, to: 9 })).toBe(2);
});

test('a window without a value has no last instant', () => {
  expect(lastInstant([lineAt(1)], { from: 2, to: 9 })).toBeNull();
});
