import type { ActivityDays, ActivityMetric } from './activity-days.ts';
import { completeValues, indicesOf } from './activity-days.ts';
import { computePeriods, type PeriodUnit, type Weekday, weekdayOf } from './activity-periods.ts';
import { computeQuartiles, type Quartiles } from './quantile.ts';
import { addDays, differenceInDays, type LocalDay } from './time.ts';

const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;

/** Fewer days or periods say nothing about what is usual. */
export const LEAST_USUAL = { day: 20, week: 8, month: 5 } as const;

/** The complete days of the 365 before today: what colours and percentiles compare with. */
export function lastYearValues(days: ActivityDays, metric: ActivityMetric, today: LocalDay): Float64Array {
  return completeValues(days, metric, addDays(today, -DAYS_PER_YEAR), addDays(today, -1));
}

/** What a bar is as high as: everything of a period, or the mean of its complete days. */
export type PeriodMeasure = 'sum' | 'mean';

/**
 * Median and quartiles of what the reader did in the year before today, by day, week or month.
 *
 * Of weeks and months those that ended before today and began within the year; a period counts by its sum only if all
 * its days are there, and by its mean with one complete day or more. Null with fewer than 20 days, 8 weeks or 5 months,
 * and for years, of which there is one.
 */
export function computeUsual(
  days: ActivityDays,
  metric: ActivityMetric,
  options: {
    readonly unit: PeriodUnit;
    readonly measure: PeriodMeasure;
    readonly firstWeekday: Weekday;
    readonly today: LocalDay;
  },
): Quartiles | null {
  const { unit, measure, firstWeekday, today } = options;
  if (unit === 'year') return null;
  const values =
    unit === 'day'
      ? lastYearValues(days, metric, today)
      : computePeriods(days, metric, {
          unit,
          firstWeekday,
          from: addDays(today, -DAYS_PER_YEAR),
          to: addDays(today, -1),
        })
          .filter(({ from, to, completeDays }) => {
            const isOver = from >= addDays(today, -DAYS_PER_YEAR) && to < today;
            return isOver && (measure === 'mean' || completeDays === differenceInDays(to, from) + 1);
          })
          .map((period) => period[measure]);
  const usual = computeQuartiles(values);
  return usual.count < LEAST_USUAL[unit] ? null : usual;
}

/** Median and quartiles of the complete days on one day of the week. */
export type WeekdayProfile = Quartiles & { readonly weekday: Weekday };

/** What the reader does on each day of the week, from Monday to Sunday, over some days, both ends included. */
export function computeWeekdayProfile(
  days: ActivityDays,
  metric: ActivityMetric,
  from: LocalDay,
  to: LocalDay,
): WeekdayProfile[] {
  const { begin, end } = indicesOf(days, from, to);
  const firstWeekday = weekdayOf(days.first);
  const found: number[][] = Array.from({ length: DAYS_PER_WEEK }, () => []);
  for (let index = begin; index < end; index += 1) {
    const value = days.value[metric][index] ?? Number.NaN;
    if (!Number.isNaN(value) && days.isPartial[index] !== 1)
      found[(firstWeekday - 1 + index) % DAYS_PER_WEEK]?.push(value);
  }
  // Seven lists, in the order of the week.
  return found.map((values, index) => ({ weekday: (index + 1) as Weekday, ...computeQuartiles(values) }));
}
