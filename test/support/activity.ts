import {
  type ActivityColumns,
  type ActivityDays,
  type ActivityMetric,
  activityMetrics,
  type ActivityValues,
  computeActivityDays,
} from '#domain/activity-days.ts';
import { addDays, type EpochSec, toEpochSec } from '#domain/time.ts';
import { day } from './days.ts';
import { paris, zone } from './readings.ts';

/** A recorded day as a test writes it: what it leaves out did not arrive. */
export type DayRow = Partial<Record<ActivityMetric, number>> & {
  readonly day: string;
  readonly zone?: string;
  readonly modifiedAt?: EpochSec;
};

/** Rows of a day each, oldest first, of Paris unless told otherwise. */
export function activityColumns(rows: readonly DayRow[]): ActivityColumns {
  return {
    day: rows.map((row) => day(row.day)),
    timeZone: rows.map((row) => (row.zone === undefined ? paris : zone(row.zone))),
    modifiedAt: Float64Array.from(rows, ({ modifiedAt }) => modifiedAt ?? Number.NaN),
    // Every metric has its column.
    value: Object.fromEntries(
      activityMetrics.map((metric) => [metric, Float64Array.from(rows, (row) => row[metric] ?? Number.NaN)]),
    ) as ActivityValues,
  };
}

/** Long after every day of these tests. */
const LATER = toEpochSec(Date.parse('2100-01-01T00:00:00Z') / 1000);

/** The days of some rows, all of them over unless told otherwise. */
export function activityDays(rows: readonly DayRow[], now: EpochSec = LATER): ActivityDays {
  const days = computeActivityDays(activityColumns(rows), now);
  if (days === null) throw new Error('Failed to build days: there are no rows. Give at least one.');
  return days;
}

/** Consecutive days of one metric, the first on `first`; null is a day without a record. */
export function dailyRows(
  first: string,
  values: readonly (number | null)[],
  metric: ActivityMetric = 'steps',
): DayRow[] {
  return values.flatMap((value, index) =>
    value === null ? [] : [{ day: addDays(day(first), index), [metric]: value }],
  );
}
