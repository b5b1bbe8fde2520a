import type { ActivityDays, ActivityMetric } from './activity-days.ts';
import { indexOfDay, indicesOf } from './activity-days.ts';
import { addDays, addMonths, differenceInDays, type LocalDay } from './time.ts';

export const periodUnits = ['day', 'week', 'month', 'year'] as const;

/** What day totals are put together by. */
export type PeriodUnit = (typeof periodUnits)[number];

/** Monday is 1, Sunday 7, as ISO 8601 counts them; weeks of the standard begin on Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Some days put together, in the unit of the metric. */
export type ActivityTotals = {
  /** Of every day that something is known of, partial ones included; NaN where there is none. */
  readonly sum: number;
  /** Per complete day with data; NaN where there is none. */
  readonly mean: number;
  readonly completeDays: number;
  readonly partialDays: number;
};

/** A whole day, week, month or year of the calendar, both ends included. */
export type ActivityPeriod = ActivityTotals & { readonly from: LocalDay; readonly to: LocalDay };

/** Day 0 of Unix time. */
// A real date.
const THURSDAY = '1970-01-01' as LocalDay;

/** Of months and years the calendar has to say. */
const DAYS_OF: Readonly<Record<PeriodUnit, number | null>> = { day: 1, week: 7, month: null, year: null };

/** The week-day of a date, from 1 on Monday to 7 on Sunday. */
export function weekdayOf(day: LocalDay): Weekday {
  // The remainder is from 0 to 6.
  return (modulo(differenceInDays(day, THURSDAY) + 3, 7) + 1) as Weekday;
}

/** The first day of the day, week, month or year that a date lies in; weeks begin on `firstWeekday`. */
export function startOfPeriod(day: LocalDay, unit: PeriodUnit, firstWeekday: Weekday): LocalDay {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -modulo(weekdayOf(day) - firstWeekday, 7));
    case 'month':
      // The first of a real day's month, and of its year, is a real day.
      return `${day.slice(0, 7)}-01` as LocalDay;
    case 'year':
      return `${day.slice(0, 4)}-01-01` as LocalDay;
    default:
      return unit satisfies never;
  }
}

/** The first day after the period that begins on a day. */
export function startOfNextPeriod(start: LocalDay, unit: PeriodUnit): LocalDay {
  switch (unit) {
    case 'day':
      return addDays(start, 1);
    case 'week':
      return addDays(start, 7);
    case 'month':
      return addMonths(start, 1);
    case 'year':
      return addMonths(start, 12);
    default:
      return unit satisfies never;
  }
}

/**
 * Sum, mean and number of some days, both ends included.
 *
 * Only complete days have a mean; a partial one is in the sum, because what was done was done. A day without the field
 * is neither: it is as if it had not been, and never a zero.
 */
export function computeTotals(
  days: ActivityDays,
  metric: ActivityMetric,
  from: LocalDay,
  to: LocalDay,
): ActivityTotals {
  const { begin, end } = indicesOf(days, from, to);
  return addUp(days, metric, begin, end);
}

/** By index, because there are years of days. */
function addUp(days: ActivityDays, metric: ActivityMetric, begin: number, end: number): ActivityTotals {
  const values = days.value[metric];
  const stop = Math.min(values.length, end);
  let sum = 0;
  let completeSum = 0;
  let completeDays = 0;
  let partialDays = 0;
  for (let index = Math.max(0, begin); index < stop; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    if (days.isPartial[index] === 1) {
      partialDays += 1;
    } else {
      completeSum += value;
      completeDays += 1;
    }
  }
  return {
    sum: completeDays + partialDays === 0 ? Number.NaN : sum,
    mean: completeDays === 0 ? Number.NaN : completeSum / completeDays,
    completeDays,
    partialDays,
  };
}

export type PeriodOptions = {
  readonly unit: PeriodUnit;
  readonly firstWeekday: Weekday;
  /** Days of which each period has at least one, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
};

/**
 * The whole periods that some days touch, oldest first, those that nothing is known of among them.
 *
 * Whole, also where they reach beyond the days asked for: a week holds as much wherever one looks at it from.
 */
export function computePeriods(
  days: ActivityDays,
  metric: ActivityMetric,
  { unit, firstWeekday, from, to }: PeriodOptions,
): ActivityPeriod[] {
  const periods: ActivityPeriod[] = [];
  let start = startOfPeriod(from, unit, firstWeekday);
  let index = indexOfDay(days, start);
  while (start <= to) {
    const next = startOfNextPeriod(start, unit);
    const end = index + (DAYS_OF[unit] ?? differenceInDays(next, start));
    periods.push({
      from: start,
      to: unit === 'day' ? start : addDays(next, -1),
      ...addUp(days, metric, index, end),
    });
    start = next;
    index = end;
  }
  return periods;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
