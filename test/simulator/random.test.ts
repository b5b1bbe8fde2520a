import { expect, test } from 'vitest';
import { createRandom, createSecret } from '#simulator/random.ts';

const draws = Array.from({ length: 20_000 }, (_, index) => index);

test('the same seed, name and key give the same number in any order of asking', () => {
  const forwards = createRandom(7);
  const backwards = createRandom(7);
  const expected = draws.map((day) => forwards.uniform('water', day));
  const reversed = draws.toReversed().map((day) => backwards.uniform('water', day));
  expect(reversed.toReversed()).toEqual(expected);
});

test('another seed gives other numbers', () => {
  expect(createRandom(1).uniform('water', 3)).not.toBe(createRandom(2).uniform('water', 3));
});

test('another name gives other numbers', () => {
  const random = createRandom(1);
  expect(random.uniform('fat', 3)).not.toBe(random.uniform('water', 3));
});

test('uniform numbers fill the unit interval evenly', () => {
  const random = createRandom(1);
  const mean = draws.reduce((sum, day) => sum + random.uniform('even', day), 0) / draws.length;
  expect(mean).toBeCloseTo(0.5, 2);
});

test('normal numbers have mean 0 and deviation 1', () => {
  const random = createRandom(1);
  const values = draws.map((day) => random.normal('normal', day));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect([mean, Math.sqrt(variance)]).toEqual([expect.closeTo(0, 1), expect.closeTo(1, 1)]);
});

test('neighbouring keys are not alike', () => {
  const random = createRandom(1);
  const values = draws.map((day) => random.normal('neighbours', day));
  const covariance = values.slice(1).reduce((sum, value, index) => sum + value * (values[index] ?? 0), 0);
  expect(Math.abs(covariance / values.length)).toBeLessThan(0.03);
});

test('integers reach both ends and nothing beyond', () => {
  const random = createRandom(1);
  const values = new Set(draws.map((day) => random.integer(3, 6, 'integer', day)));
  expect(values).toEqual(new Set([3, 4, 5, 6]));
});

test('secrets never repeat', () => {
  expect(new Set(Array.from({ length: 1000 }, () => createSecret(20))).size).toBe(1000);
});
