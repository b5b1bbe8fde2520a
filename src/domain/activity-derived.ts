import { type ActivityDays, type ActivityMetric, indicesOf } from './activity-days.ts';
import { computeTotals } from './activity-periods.ts';
import { createDerived, type Derived, type ExcludedRecord, type RecordRef } from './derived.ts';
import { addDays, type LocalDay, SECONDS_PER_DAY, startOfLocalDay, toEpochSec, UTC } from './time.ts';

/** Why a day's row has no part in a number: it may still grow, or it lacks the field. */
export type DayReason = 'partial' | 'absent';

/** Raised whenever the same rows would give another number. */
const VERSION = 1;

type Bounds = { readonly from: LocalDay; readonly to: LocalDay };

/** Sum of some days, both ends included, with the rows it is made of: those of days that are not over too. */
export function deriveSum(
  days: ActivityDays,
  metric: ActivityMetric,
  bounds: Bounds,
): Derived<number, DayReason> {
  const { sum } = computeTotals(days, metric, bounds.from, bounds.to);
  return derive(days, metric, bounds, { value: sum, method: 'day-sum', withPartial: true });
}

/** Mean per complete day with data of some days, both ends included, with the rows it is made of. */
export function deriveMean(
  days: ActivityDays,
  metric: ActivityMetric,
  bounds: Bounds,
): Derived<number, DayReason> {
  const { mean } = computeTotals(days, metric, bounds.from, bounds.to);
  return derive(days, metric, bounds, { value: mean, method: 'day-mean', withPartial: false });
}

/** Days are named by their dates, and stand at midnight UTC of them: a calendar day has no instant of its own. */
function derive(
  days: ActivityDays,
  metric: ActivityMetric,
  { from, to }: Bounds,
  how: { readonly value: number; readonly method: string; readonly withPartial: boolean },
): Derived<number, DayReason> {
  const inputs: RecordRef[] = [];
  const excluded: ExcludedRecord<DayReason>[] = [];
  const { begin, end } = indicesOf(days, from, to);
  const origin = midnight(days.first);
  for (let index = begin; index < end; index += 1) {
    if (days.isRecorded[index] !== 1) continue;
    const record: RecordRef = {
      kind: 'activity',
      id: addDays(days.first, index),
      at: toEpochSec(origin + index * SECONDS_PER_DAY),
    };
    if (Number.isNaN(days.value[metric][index])) excluded.push({ ...record, reason: 'absent' });
    else if (days.isPartial[index] === 1 && !how.withPartial) excluded.push({ ...record, reason: 'partial' });
    else inputs.push(record);
  }
  return createDerived<number, DayReason>(how.value, {
    unit: metric,
    method: how.method,
    version: VERSION,
    inputs,
    excluded,
    window: { from: toEpochSec(midnight(from)), to: toEpochSec(midnight(addDays(to, 1)) - 1) },
  });
}

function midnight(day: LocalDay): number {
  // Every date has a midnight in UTC.
  return startOfLocalDay(day, UTC) ?? 0;
}
