import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computePeriods,
  computeTotals,
  periodUnits,
  startOfNextPeriod,
  startOfPeriod,
  weekdayOf,
  type Weekday,
} from '#domain/activity-periods.ts';
import { activityDays, dailyRows } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

describe('the day of the week', () => {
  it.each([
    ['1969-12-31', 3],
    ['1970-01-01', 4],
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['1900-01-01', 1],
  ])('of %s is %i', (text, expected) => {
    expect(weekdayOf(day(text))).toBe(expected);
  });
});

describe('a period', () => {
  it.each([
    ['2026-03-08', 'week', 1, '2026-03-02'],
    ['2026-03-08', 'week', 7, '2026-03-08'],
    ['2026-03-08', 'week', 6, '2026-03-07'],
    ['2026-01-01', 'week', 1, '2025-12-29'],
    ['2026-03-31', 'month', 1, '2026-03-01'],
    ['2026-12-31', 'year', 1, '2026-01-01'],
    ['2026-03-08', 'day', 1, '2026-03-08'],
  ] as const)('with %s, by %s from week-day %i, begins on %s', (text, unit, firstWeekday, start) => {
    expect(startOfPeriod(day(text), unit, firstWeekday)).toBe(start);
  });

  it('is followed by the next one without a gap, over leap years and the ends of months', () => {
    const [february, year] = [day('2028-02-01'), day('2028-01-01')];
    expect(startOfNextPeriod(february, 'month')).toBe('2028-03-01');
    expect(startOfNextPeriod(year, 'year')).toBe('2029-01-01');
  });
});

describe('totals', () => {
  const days = activityDays(
    dailyRows('2026-03-01', [1000, null, 3000, 500]),
    instant('2026-03-04T12:00:00+01:00'),
  );
  const march = [day('2026-03-01'), day('2026-03-31')] as const;

  it('add up what was done, on the day that is not over too, which has no part in the mean', () => {
    expect(computeTotals(days, 'steps', ...march)).toEqual({
      sum: 4500,
      mean: 2000,
      completeDays: 2,
      partialDays: 1,
    });
  });

  it('of days of which nothing is known are no number, and not zero', () => {
    expect(computeTotals(days, 'elevationM', ...march)).toEqual({
      sum: Number.NaN,
      mean: Number.NaN,
      completeDays: 0,
      partialDays: 0,
    });
  });

  it('of the day that is not over alone have a sum and no mean', () => {
    expect(computeTotals(days, 'steps', day('2026-03-04'), day('2026-03-04'))).toMatchObject({
      sum: 500,
      mean: Number.NaN,
    });
  });

  it('of a day without a step are zero', () => {
    const still = activityDays(dailyRows('2026-03-01', [0]));
    expect(computeTotals(still, 'steps', ...march)).toMatchObject({ sum: 0, mean: 0, completeDays: 1 });
  });
});

describe('periods', () => {
  const days = activityDays(
    dailyRows(
      '2026-02-25',
      Array.from({ length: 20 }, () => 100),
    ),
  );

  it('are whole where they reach beyond the days asked for', () => {
    const weeks = computePeriods(days, 'steps', {
      unit: 'week',
      firstWeekday: 1,
      from: day('2026-03-05'),
      to: day('2026-03-10'),
    });
    expect(weeks.map(({ from, to, sum }) => [from, to, sum])).toEqual([
      ['2026-03-02', '2026-03-08', 700],
      ['2026-03-09', '2026-03-15', 700],
    ]);
  });

  it('begin before the first record with what is known of them', () => {
    const [month] = computePeriods(days, 'steps', {
      unit: 'month',
      firstWeekday: 1,
      from: day('2026-02-10'),
      to: day('2026-02-10'),
    });
    expect(month).toMatchObject({ from: '2026-02-01', to: '2026-02-28', sum: 400, completeDays: 4 });
  });

  it('of which nothing is known are among them', () => {
    const years = computePeriods(days, 'steps', {
      unit: 'year',
      firstWeekday: 1,
      from: day('2024-06-01'),
      to: day('2026-06-01'),
    });
    expect(years.map(({ sum }) => sum)).toEqual([Number.NaN, Number.NaN, 2000]);
  });

  it('of any unit and any first day of the week lose no day and count none twice', () => {
    const values = fc.array(fc.option(fc.nat({ max: 30_000 }), { freq: 4 }), {
      minLength: 1,
      maxLength: 500,
    });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...periodUnits),
        (steps, first, unit) => {
          const rows = dailyRows('2027-10-29', steps);
          fc.pre(rows.length > 0);
          const days = activityDays(rows);
          const periods = computePeriods(days, 'steps', {
            unit,
            // Within what a week has.
            firstWeekday: first as Weekday,
            from: days.first,
            to: days.last,
          });
          const known = steps.filter((value) => value !== null);
          const sums = periods.filter(({ sum }) => !Number.isNaN(sum));
          expect(sums.reduce((total, { sum }) => total + sum, 0)).toBe(known.reduce((a, b) => a + b, 0));
          expect(periods.reduce((total, { completeDays }) => total + completeDays, 0)).toBe(known.length);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });
});
