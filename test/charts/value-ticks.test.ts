import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';

import { computeValueAxis } from '#charts/value-ticks.ts';

const base = { minSpan: 4, height: 300 };

test('200 g of difference still span four kilograms', () => {
  const { low, high } = computeValueAxis({ ...base, min: 80, max: 80.2 });
  expect(high - low).toBeGreaterThanOrEqual(4);
});

test('a single value stands in the middle of the axis', () => {
  expect(computeValueAxis({ ...base, min: 80, max: 80 })).toEqual({
    low: 78,
    high: 82,
    ticks: [78, 79, 80, 81, 82],
  });
});

test('the axis does not start at zero', () => {
  expect(computeValueAxis({ ...base, min: 74, max: 91 }).low).toBe(73);
});

test('grid lines are whole numbers', () => {
  const { ticks } = computeValueAxis({ ...base, min: 79.31, max: 83.87 });
  expect(ticks).toEqual([79, 80, 81, 82, 83, 84, 85].slice(0, ticks.length));
});

test('a low plot has fewer grid lines', () => {
  expect(computeValueAxis({ ...base, height: 100, min: 70, max: 90 }).ticks).toEqual([70, 75, 80, 85, 90]);
});

test('grid lines may be multiples of what the reader counts in', () => {
  const { ticks } = computeValueAxis({ ...base, min: 150, max: 180, steps: [1, 7, 14, 28] });
  expect(ticks).toEqual([154, 161, 168, 175, 182]);
});

test('tenths come out as tenths', () => {
  const { ticks } = computeValueAxis({
    min: 36.2,
    max: 36.6,
    minSpan: 0.5,
    height: 300,
    steps: [0.1, 0.2, 0.5],
  });
  expect(ticks).toEqual([36.1, 36.2, 36.3, 36.4, 36.5, 36.6, 36.7]);
});

test('without data there are no grid lines', () => {
  expect(computeValueAxis({ ...base, min: Infinity, max: -Infinity }).ticks).toEqual([]);
});

test('any values lie strictly inside the axis and have at most ten grid lines', () => {
  const value = double({ min: -1e6, max: 1e6, noNaN: true });
  assert(
    property(value, value, integer({ min: 0, max: 2000 }), (a, b, height) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      const { low, high, ticks } = computeValueAxis({ min, max, minSpan: 4, height });
      expect(low).toBeLessThan(min);
      expect(high).toBeGreaterThan(max);
      expect(ticks.length).toBeLessThanOrEqual(10);
    }),
  );
});
