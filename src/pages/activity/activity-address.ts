import { type ActivityMetric, activityMetrics } from '#domain/activity-days.ts';
import { type PeriodUnit, periodUnits } from '#domain/activity-periods.ts';
import type { PeriodMeasure } from '#domain/activity-usual.ts';
import { countDays, type ViewRange } from '#domain/range.ts';

/** What an address says beside the days in view; what it leaves out, or says wrongly, is as usual. */
export type ActivityAddress = {
  readonly metric: ActivityMetric;
  /** Null: as the length of the range suggests. */
  readonly by: PeriodUnit | null;
  readonly measure: PeriodMeasure;
  /** Null: the metric of the page. */
  readonly heat: ActivityMetric | null;
  readonly scale: 'quantile' | 'linear';
};

/** Names that stand in links, whatever the fields are called. */
const metricNames: Readonly<Record<ActivityMetric, string>> = {
  steps: 'steps',
  distanceM: 'distance',
  elevationM: 'elevation',
  activeKcal: 'active-calories',
  totalKcal: 'total-calories',
  softSec: 'soft',
  moderateSec: 'moderate',
  intenseSec: 'intense',
};

export function readAddress(search: string): ActivityAddress {
  const params = new URLSearchParams(search);
  return {
    metric: readMetric(params.get('metric')) ?? 'steps',
    by: periodUnits.find((unit) => unit === params.get('by')) ?? null,
    measure: params.get('show') === 'sum' ? 'sum' : 'mean',
    heat: readMetric(params.get('heat')),
    scale: params.get('scale') === 'linear' ? 'linear' : 'quantile',
  };
}

/** The query with something else in it; the usual is left out, and what else it says stays as it is. */
export function withAddress(search: string, change: Partial<ActivityAddress>): string {
  const params = new URLSearchParams(search);
  const set = (name: string, value: string | null): void => {
    if (value === null) params.delete(name);
    else params.set(name, value);
  };
  if (change.metric !== undefined)
    set('metric', change.metric === 'steps' ? null : metricNames[change.metric]);
  if (change.by !== undefined) set('by', change.by);
  if (change.measure !== undefined) set('show', change.measure === 'mean' ? null : change.measure);
  if (change.heat !== undefined) set('heat', change.heat === null ? null : metricNames[change.heat]);
  if (change.scale !== undefined) set('scale', change.scale === 'quantile' ? null : change.scale);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** A year of days can be told apart on a screen, three years of weeks, and more years as months. */
const MOST_DAYS = 366;
const MOST_DAYS_OF_WEEKS = 3 * 366;

/** What bars are of where the reader has not said. */
export function usualUnit(range: Pick<ViewRange, 'from' | 'to'>): PeriodUnit {
  const days = countDays(range);
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_DAYS_OF_WEEKS ? 'week' : 'month';
}

function readMetric(name: string | null): ActivityMetric | null {
  return activityMetrics.find((metric) => metricNames[metric] === name) ?? null;
}
