import { describe, expect, it } from 'vitest';
import { computeWorkoutPeriods, computeYearCourses, leapDayOf } from '#domain/workout-periods.ts';
import { day } from '../support/days.ts';
import { rowAt } from '../support/workouts.ts';

const options = {
  unit: 'week',
  measure: 'time',
  firstWeekday: 1,
  from: day('2026-12-21'),
  to: day('2027-01-05'),
  most: 1,
} as const;

describe('computeWorkoutPeriods', () => {
  const rows = [
    rowAt('2026-12-22T10:00:00Z'),
    rowAt('2026-12-31T10:00:00Z', { category: 2, minutes: 60 }),
    rowAt('2027-01-02T10:00:00Z', { category: 2, minutes: 60 }),
    rowAt('2027-01-02T12:00:00Z', { category: 12, minutes: 10 }),
    rowAt('2027-01-04T10:00:00Z', { category: 28, minutes: 15 }),
  ];

  it('has whole weeks, also across the end of a year', () => {
    const { periods } = computeWorkoutPeriods(rows, options);
    expect(periods).toEqual([
      { from: '2026-12-21', to: '2026-12-27' },
      { from: '2026-12-28', to: '2027-01-03' },
      { from: '2027-01-04', to: '2027-01-10' },
    ]);
  });

  it('tells the largest category apart and puts the rest together', () => {
    const { parts } = computeWorkoutPeriods(rows, options);
    expect(parts.map(({ category, amount }) => [category, [...amount]])).toEqual([
      [2, [0, 7200, 0]],
      [null, [1800, 600, 900]],
    ]);
  });

  it('names a last category that stands alone', () => {
    const { parts } = computeWorkoutPeriods(rows.slice(0, 2), options);
    expect(parts.map(({ category }) => category)).toEqual([2, 1]);
  });

  it('counts', () => {
    const { parts } = computeWorkoutPeriods(rows, { ...options, measure: 'count', most: 9 });
    expect(parts.map(({ amount }) => [...amount].reduce((sum, value) => sum + value, 0))).toEqual([
      2, 1, 1, 1,
    ]);
  });

  it('has no part of what nothing tells', () => {
    expect(computeWorkoutPeriods(rows, { ...options, measure: 'distance' }).parts).toEqual([]);
  });

  it('has whole months', () => {
    const { periods, parts } = computeWorkoutPeriods(rows, { ...options, unit: 'month', most: 9 });
    expect(periods.map(({ from }) => from)).toEqual(['2026-12-01', '2027-01-01']);
    expect([...(parts[0]?.amount ?? [])]).toEqual([3600, 3600]);
  });
});

describe('computeYearCourses', () => {
  const years = { firstDay: day('2023-02-10'), today: day('2025-03-02'), most: 5 };
  const rows = [
    rowAt('2023-02-28T10:00:00Z'),
    rowAt('2023-03-01T10:00:00Z'),
    rowAt('2024-02-29T10:00:00Z'),
    rowAt('2024-12-31T10:00:00Z'),
    rowAt('2025-03-01T10:00:00Z'),
  ];
  const courses = computeYearCourses(rows, 'count', years);
  const on = (year: number, text: string) =>
    courses.find((course) => course.year === year)?.running[leapDayOf(day(text))];

  it('has the latest year first', () => {
    expect(courses.map(({ year }) => year)).toEqual([2025, 2024, 2023]);
  });

  it('has no more years than asked for', () => {
    expect(computeYearCourses(rows, 'count', { ...years, most: 2 }).map(({ year }) => year)).toEqual([
      2025, 2024,
    ]);
  });

  it('adds up from 1 January', () => {
    expect([on(2024, '2024-01-01'), on(2024, '2024-02-29'), on(2024, '2024-12-31')]).toEqual([0, 1, 2]);
  });

  it('stands still on 29 February of a common year', () => {
    expect([on(2023, '2023-02-28'), on(2023, '2024-02-29'), on(2023, '2023-03-01')]).toEqual([1, 1, 2]);
  });

  it('knows nothing before the record begins', () => {
    expect([on(2023, '2023-02-09'), on(2023, '2023-02-10')]).toEqual([Number.NaN, 0]);
  });

  it('knows nothing after today', () => {
    expect([on(2025, '2025-03-02'), on(2025, '2025-03-03')]).toEqual([1, Number.NaN]);
  });

  it('is at zero through a year without a workout', () => {
    const [empty] = computeYearCourses([], 'time', { ...years, firstDay: day('2024-06-01') });
    expect(empty?.running[0]).toBe(0);
  });
});

describe('leapDayOf', () => {
  it('puts a date in one place whatever the year', () => {
    expect([leapDayOf(day('2023-03-01')), leapDayOf(day('2024-03-01'))]).toEqual([60, 60]);
  });

  it('has 366 places, one after the other', () => {
    const start = Date.parse('2024-01-01T00:00:00Z');
    const places = Array.from({ length: 366 }, (_, index) =>
      leapDayOf(day(new Date(start + index * 86_400_000).toISOString().slice(0, 10))),
    );
    expect(places).toEqual(Array.from({ length: 366 }, (_, index) => index));
  });
});
