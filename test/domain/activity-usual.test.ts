import { describe, expect, it } from 'vitest';
import { computeUsual, computeWeekdayProfile, lastYearValues } from '#domain/activity-usual.ts';
import { addDays } from '#domain/time.ts';
import { activityDays, dailyRows } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

const today = day('2026-03-02');
/** Days before today, one value each, the last one yesterday's. */
const before = (values: (number | null)[]) =>
  activityDays(dailyRows(addDays(today, -values.length), values), instant('2026-03-02T12:00:00+01:00'));
const counted = (length: number) => Array.from({ length }, (_, index) => index + 1);
const byDay = { unit: 'day', measure: 'sum', firstWeekday: 1, today } as const;

describe('the last year', () => {
  it('is 365 days, today not among them', () => {
    const days = activityDays(dailyRows(addDays(today, -400), counted(401)));
    const values = lastYearValues(days, 'steps', today);
    expect([values.length, values[0], values.at(-1)]).toEqual([365, 36, 400]);
  });
});

describe('what is usual', () => {
  it('by day has the quartiles of the last year', () => {
    expect(computeUsual(before(counted(21)), 'steps', byDay)).toEqual({
      count: 21,
      low: 6,
      median: 11,
      high: 16,
    });
  });

  it.each([19, 20])('of %i days is said from twenty on', (length) => {
    expect(computeUsual(before(counted(length)), 'steps', byDay) !== null).toBe(length >= 20);
  });

  it('by week has weeks that are over, by their sums only those with all their days', () => {
    // Today is a Monday: ten whole weeks lie before it, of which one lacks a day.
    const values = Array.from({ length: 70 }, (_, index) => (index === 3 ? null : 100));
    const options = { ...byDay, unit: 'week' } as const;
    expect(computeUsual(before(values), 'steps', options)).toMatchObject({ count: 9, median: 700 });
    expect(computeUsual(before(values), 'steps', { ...options, measure: 'mean' })).toMatchObject({
      count: 10,
      median: 100,
    });
  });

  it('by month has whole months', () => {
    const options = { ...byDay, unit: 'month', measure: 'mean' } as const;
    expect(computeUsual(before(Array.from({ length: 365 }, () => 5)), 'steps', options)?.count).toBe(11);
  });

  it('by year is nothing', () => {
    expect(computeUsual(before(counted(365)), 'steps', { ...byDay, unit: 'year' })).toBeNull();
  });
});

describe('the days of the week', () => {
  it('have each their own median and quartiles, and the number of their days', () => {
    // Four weeks from a Monday: on Mondays 1, 2, 3, 4, on Tuesdays ten times as much, on other days nothing known.
    const values = [1, 2, 3, 4].flatMap((value) => [value, value * 10, null, null, null, null, null]);
    const days = activityDays(dailyRows('2026-02-02', values));
    const profile = computeWeekdayProfile(days, 'steps', days.first, day('2026-03-01'));
    expect(profile.slice(0, 3)).toEqual([
      { weekday: 1, count: 4, low: 1.75, median: 2.5, high: 3.25 },
      { weekday: 2, count: 4, low: 17.5, median: 25, high: 32.5 },
      { weekday: 3, count: 0, low: Number.NaN, median: Number.NaN, high: Number.NaN },
    ]);
    expect(profile.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are told apart whichever day the record begins with', () => {
    const days = activityDays(dailyRows('2026-03-06', [1, 2, 3, 4]));
    const profile = computeWeekdayProfile(days, 'steps', days.first, days.last);
    expect(profile.filter(({ count }) => count > 0).map(({ weekday, median }) => [weekday, median])).toEqual([
      [1, 4],
      [5, 1],
      [6, 2],
      [7, 3],
    ]);
  });

  it('do not count a day that is not over', () => {
    const days = activityDays(dailyRows('2026-03-02', [1]), instant('2026-03-02T12:00:00+01:00'));
    expect(computeWeekdayProfile(days, 'steps', days.first, days.last)[0]?.count).toBe(0);
  });
});
