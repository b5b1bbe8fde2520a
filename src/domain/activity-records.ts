import type { ActivityDays, ActivityMetric } from './activity-days.ts';
import { addDays, type LocalDay } from './time.ts';
import { type ActivityPeriod, computePeriods, type PeriodUnit, type Weekday } from './activity-periods.ts';

/**
 * The day, week, month or year with the most, of all that is recorded; null where nothing is above zero.
 *
 * By the sum, which can only have been more where days are missing, so that a period that is not over may hold the
 * record already. Of two with as much it is the earlier one, which has held it for longer.
 */
export function computeRecord(
  days: ActivityDays,
  metric: ActivityMetric,
  unit: PeriodUnit,
  firstWeekday: Weekday,
): ActivityPeriod | null {
  const span = unit === 'day' ? dayWithMost(days, metric) : { from: days.first, to: days.last };
  let best: ActivityPeriod | null = null;
  for (const period of computePeriods(days, metric, { unit, firstWeekday, ...span })) {
    if (period.sum > (best?.sum ?? 0)) best = period;
  }
  return best;
}

/** By its number, because there are years of days. */
function dayWithMost(
  { first, value }: ActivityDays,
  metric: ActivityMetric,
): { readonly from: LocalDay; readonly to: LocalDay } {
  const values = value[metric];
  let best = 0;
  for (let index = 1; index < values.length; index += 1) {
    const most = values[best] ?? Number.NaN;
    if (Number.isNaN(most) || (values[index] ?? Number.NaN) > most) best = index;
  }
  const day = addDays(first, best);
  return { from: day, to: day };
}
