import { describe, expect, it } from 'vitest';
import { computeWorkoutRecords, workoutsBefore } from '#domain/workout-records.ts';
import { rowAt } from '../support/workouts.ts';

describe('computeWorkoutRecords', () => {
  it('finds the most of each', () => {
    const long = rowAt('2026-01-01T10:00:00Z', { minutes: 120, distanceM: 1000 });
    const far = rowAt('2026-01-02T10:00:00Z', { minutes: 60, distanceM: 9000, heartRate: { maxBpm: 170 } });
    const { most } = computeWorkoutRecords([long, far]);
    expect(most).toEqual({
      longest: { row: long, value: 7200 },
      farthest: { row: far, value: 9000 },
      pulse: { row: far, value: 170 },
    });
  });

  it('leaves a record with who set it', () => {
    const first = rowAt('2026-01-01T10:00:00Z');
    const second = rowAt('2026-01-02T10:00:00Z');
    expect(computeWorkoutRecords([second, first]).most.longest?.row).toBe(first);
  });

  it('has the fastest of each category, the most frequent first', () => {
    const slow = rowAt('2026-01-01T10:00:00Z', { category: 2, minutes: 50, distanceM: 6000 });
    const fast = rowAt('2026-01-02T10:00:00Z', { category: 2, minutes: 25, distanceM: 6000 });
    const walk = rowAt('2026-01-03T10:00:00Z', { distanceM: 2000 });
    const { fastest } = computeWorkoutRecords([walk, slow, fast]);
    expect(fastest.map(({ category, row, value }) => [category, row, value])).toEqual([
      [2, fast, 4],
      [1, walk, 2000 / 1800],
    ]);
  });

  it.each([
    [2, 999],
    [7, 199],
    [187, 499],
  ])('does not call category %s fast over %s m', (category, distanceM) => {
    const short = rowAt('2026-01-01T10:00:00Z', { category, minutes: 1, distanceM });
    const enough = rowAt('2026-01-02T10:00:00Z', { category, minutes: 60, distanceM: distanceM + 1 });
    expect(computeWorkoutRecords([short, enough]).fastest.map(({ row }) => row)).toEqual([enough]);
  });

  it('has none of no workouts', () => {
    expect(computeWorkoutRecords([])).toEqual({ most: {}, fastest: [] });
  });
});

describe('workoutsBefore', () => {
  const rows = [1, 2, 3, 4].map((date) => rowAt(`2026-01-0${date}T10:00:00Z`));
  const other = rowAt('2026-01-02T12:00:00Z', { category: 2 });
  const [first, second, third, fourth] = rows;

  it('has those of the same category, the latest first', () => {
    expect(fourth && workoutsBefore([...rows, other], fourth, 2)).toEqual([third, second]);
  });

  it('has none before the first', () => {
    expect(first && workoutsBefore(rows, first, 5)).toEqual([]);
  });
});
