import type { ActivityDays, ActivityMetric } from './activity-days.ts';
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
  let best: ActivityPeriod | null = null;
  for (const period of computePeriods(days, metric, {
    unit,
    firstWeekday,
    from: days.first,
    to: days.last,
  })) {
    if (period.sum > (best?.sum ?? 0)) best = period;
  }
  return best;
}
