import { describe, expect, it } from 'vitest';
import { computeGoalOutlook, computeShareInside } from '#domain/goal.ts';
import { toEpochSec, UTC } from '#domain/time.ts';

const DAY = 86_400;
const now = (value: number) => ({ at: toEpochSec(0), value });
const goal = { low: 74, high: 76 };
const points = (...values: readonly number[]) =>
  values.map((value, day) => ({ at: toEpochSec(day * DAY), value }));

describe('the outlook on a goal', () => {
  it.each([
    [80, -4],
    [70, 4],
    [75, 0],
    [74, 0],
  ])('from %d kg has the nearer edge %d kg away', (kg, distance) => {
    expect(computeGoalOutlook(now(kg), goal, null)).toEqual({ distance, window: null });
  });

  it('has a window from both ends of the interval when losing', () => {
    expect(computeGoalOutlook(now(80), goal, { low: -0.08, high: -0.04 }).window).toEqual({
      from: 50 * DAY,
      to: 100 * DAY,
    });
  });

  it('has a window from both ends of the interval when gaining', () => {
    expect(computeGoalOutlook(now(70), goal, { low: 0.04, high: 0.08 }).window).toEqual({
      from: 50 * DAY,
      to: 100 * DAY,
    });
  });

  it.each([
    ['an end points away', -0.04, 0.01],
    ['both ends point away', 0.01, 0.04],
    ['an end stands still', -0.04, 0],
    ['the slower end needs more than two years', -0.04, -0.005],
    ['the interval is empty of movement', 0, 0],
    ['the interval has no ends', -Infinity, Infinity],
  ])('has no window when %s', (_, low, high) => {
    expect(computeGoalOutlook(now(80), goal, { low, high }).window).toBeNull();
  });

  it('has no window once inside', () => {
    expect(computeGoalOutlook(now(75), goal, { low: -0.08, high: -0.04 }).window).toBeNull();
  });
});

describe('the share of days inside a goal', () => {
  it('counts both ends as inside', () => {
    expect(computeShareInside(points(73.9, 74, 76, 76.1), goal, UTC)).toEqual({ share: 0.5, days: 4 });
  });

  it('counts a day once, by its last value', () => {
    const twice = [...points(80), { at: toEpochSec(3600), value: 75 }];
    expect(computeShareInside(twice, goal, UTC)).toEqual({ share: 1, days: 1 });
  });

  it('is none without a day', () => {
    expect(computeShareInside([], goal, UTC)).toBeNull();
  });
});
