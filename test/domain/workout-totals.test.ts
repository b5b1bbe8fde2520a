import { describe, expect, it } from 'vitest';
import {
  computeWeeklyMean,
  computeWorkoutTotals,
  deriveWorkoutTotal,
  groupByWeek,
} from '#domain/workout-totals.ts';
import { day } from '../support/days.ts';
import { zone } from '../support/readings.ts';
import { rowAt } from '../support/workouts.ts';

describe('computeWorkoutTotals', () => {
  it('adds up what is known and says of how many', () => {
    const rows = [
      rowAt('2026-01-10T10:00:00Z', { distanceM: 1500, activeKcal: 90 }),
      rowAt('2026-01-11T10:00:00Z', { distanceM: 2500 }),
      rowAt('2026-01-12T10:00:00Z'),
    ];
    expect(computeWorkoutTotals(rows)).toEqual({
      count: 3,
      durationSec: 5400,
      distanceM: { sum: 4000, known: 2 },
      kcal: { sum: 90, known: 1 },
    });
  });

  it('has no sum of what no workout was given', () => {
    expect(computeWorkoutTotals([rowAt('2026-01-10T10:00:00Z')]).distanceM).toEqual({ sum: null, known: 0 });
  });

  it('has no sum of no workouts', () => {
    expect(computeWorkoutTotals([])).toMatchObject({ count: 0, durationSec: 0, kcal: { sum: null } });
  });
});

describe('computeWeeklyMean', () => {
  const totals = { count: 8, durationSec: 28_800 };

  it('divides by weeks, whole or not', () => {
    const days = { from: day('2026-01-01'), to: day('2026-01-28') };
    expect(computeWeeklyMean(totals, days)).toEqual({ count: 2, durationSec: 7200, weeks: 4 });
  });

  it('says nothing of a week from less than one', () => {
    expect(computeWeeklyMean(totals, { from: day('2026-01-01'), to: day('2026-01-06') })).toBeNull();
    expect(computeWeeklyMean(totals, { from: day('2026-01-01'), to: day('2026-01-07') })?.weeks).toBe(1);
  });
});

describe('groupByWeek', () => {
  // 2027-01-01 is a Friday.
  const rows = [
    rowAt('2026-12-27T10:00:00Z'),
    rowAt('2026-12-28T10:00:00Z'),
    rowAt('2026-12-31T10:00:00Z', { distanceM: 1000 }),
    rowAt('2027-01-02T10:00:00Z', { distanceM: 500 }),
    rowAt('2027-01-03T10:00:00Z'),
    rowAt('2027-01-04T10:00:00Z'),
  ];

  it.each([
    [1, [1, 4, 1]],
    [6, [3, 3]],
    [7, [4, 2]],
  ] as const)('keeps a week whole across the end of a year, from week-day %s', (first, sizes) => {
    expect(groupByWeek(rows, first).map((week) => week.rows.length)).toEqual(sizes);
  });

  it('names the days of each week', () => {
    const [, second] = groupByWeek(rows, 1);
    expect(second).toMatchObject({ from: '2026-12-28', to: '2027-01-03' });
  });

  it('adds up each week', () => {
    const [, second] = groupByWeek(rows, 1);
    expect(second?.totals).toMatchObject({ count: 4, durationSec: 7200, distanceM: { sum: 1500, known: 2 } });
  });

  it('goes from the latest as well', () => {
    const weeks = groupByWeek(rows.toReversed(), 1);
    expect(weeks.map(({ from }) => from)).toEqual(['2027-01-04', '2026-12-28', '2026-12-21']);
  });

  it('puts a workout where its own calendar puts it', () => {
    // Monday on the Line Islands, Sunday in UTC.
    const far = rowAt('2026-12-27T11:00:00Z', { timeZone: zone('Pacific/Kiritimati') });
    expect(groupByWeek([far], 1)[0]?.from).toBe('2026-12-28');
  });

  it('loses none', () => {
    const grouped = groupByWeek(rows, 7).flatMap((week) => week.rows);
    expect(grouped).toEqual(rows);
  });
});

describe('deriveWorkoutTotal', () => {
  const known = rowAt('2026-01-10T10:00:00Z', { distanceM: 1500 });
  const unknown = rowAt('2026-01-11T10:00:00Z');
  const days = { from: day('2026-01-01'), to: day('2026-01-31') };
  const derived = deriveWorkoutTotal([unknown, known], 'distanceM', days);

  it('has the workouts that are in it', () => {
    expect(derived).toMatchObject({
      value: 1500,
      n: 1,
      inputs: [{ kind: 'workouts', id: known.id, at: known.from }],
    });
  });

  it('has those that lack the quantity apart, with the reason', () => {
    expect(derived.excluded).toEqual([
      { kind: 'workouts', id: unknown.id, at: unknown.from, reason: 'absent' },
    ]);
  });
});
