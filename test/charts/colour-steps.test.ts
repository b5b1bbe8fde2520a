import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { computeColourSteps, percentileRank, quantile, sortedValues, stepOf } from '#charts/colour-steps.ts';

/** By hand from definition 7 of Hyndman and Fan: the place of a share p among n values is (n − 1) p + 1. */
test.each([
  [0, 1],
  [0.1, 2],
  [0.25, 3.25],
  [0.5, 5.5],
  [0.8, 11],
  [1, 18],
])('the type 7 quantile at %f is %f', (share, expected) => {
  expect(quantile(sortedValues([1, 3, 4, 7, 11, 18]), share)).toBeCloseTo(expected, 12);
});

test('one value is every quantile of itself', () => {
  expect(quantile(sortedValues([42]), 0.8)).toBe(42);
});

test('nothing has no quantile and no cuts', () => {
  expect(quantile(sortedValues([]), 0.5)).toBeNaN();
  expect(computeColourSteps(sortedValues([]), { scale: 'quantile' }).cuts).toEqual([]);
});

test('values that are missing are not values', () => {
  expect([...sortedValues([3, Number.NaN, 1])]).toEqual([1, 3]);
});

test('steps by rank hold a fifth of the data each', () => {
  const values = Array.from({ length: 1000 }, (_, index) => index ** 2);
  const steps = computeColourSteps(sortedValues(values), { scale: 'quantile' });
  const counts = [0, 0, 0, 0, 0];
  for (const value of values) counts[stepOf(steps, value)] = (counts[stepOf(steps, value)] ?? 0) + 1;
  expect(counts).toEqual([200, 200, 200, 200, 200]);
});

test('steps by value are as wide as each other', () => {
  const steps = computeColourSteps(sortedValues([10, 11, 12, 110]), { scale: 'linear' });
  expect(steps.cuts).toEqual([30, 50, 70, 90]);
});

test('a cut belongs to the step above it', () => {
  const steps = computeColourSteps(sortedValues([0, 100]), { scale: 'linear' });
  expect([19.9, 20, 80].map((value) => stepOf(steps, value))).toEqual([0, 1, 4]);
});

test('a diverging scale mirrors its cuts around the centre', () => {
  const steps = computeColourSteps(sortedValues([-5, 1, 2, 10]), { scale: 'linear', centre: 0 });
  expect(steps.cuts).toEqual([-6, -2, 2, 6]);
  expect([-7, -6, -2, 0, 2, 2.1, 6.1].map((value) => stepOf(steps, value))).toEqual([0, 1, 2, 2, 2, 3, 4]);
});

test('diverging by rank, symmetric data fill all five steps alike', () => {
  const values = Array.from({ length: 1001 }, (_, index) => index - 500);
  const steps = computeColourSteps(sortedValues(values), { scale: 'quantile', centre: 0 });
  const shares = [0, 1, 2, 3, 4].map(
    (step) => values.filter((value) => stepOf(steps, value) === step).length,
  );
  for (const share of shares) expect(Math.abs(share - 200)).toBeLessThanOrEqual(2);
});

test('where every value is the centre, all lie in the middle', () => {
  const steps = computeColourSteps(sortedValues([7, 7, 7]), { scale: 'quantile', centre: 7 });
  expect(stepOf(steps, 7)).toBe(2);
});

test('a larger value never lies in a lower step', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 });
  fc.assert(
    fc.property(values, fc.constantFrom('quantile', 'linear'), fc.boolean(), (values, scale, diverges) => {
      const sorted = sortedValues(values);
      const steps = computeColourSteps(sorted, { scale, ...(diverges ? { centre: 0 } : {}) });
      const found = [...sorted].map((value) => stepOf(steps, value));
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }),
  );
});

test('the percentile of a value counts half of its equals', () => {
  const sorted = sortedValues([1, 2, 2, 3]);
  expect([0, 1, 2, 3, 9].map((value) => percentileRank(sorted, value))).toEqual([0, 12.5, 50, 87.5, 100]);
});

test('without anything to compare with there is no percentile', () => {
  expect(percentileRank(sortedValues([]), 3)).toBeNaN();
});
