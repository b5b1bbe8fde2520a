import type { ActivityDays } from '#domain/activity-days.ts';
import { periodUnits, type PeriodUnit, type Weekday } from '#domain/activity-periods.ts';
import { computeRecord } from '#domain/activity-records.ts';
import { differenceInDays, type LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import { toPeriodDatetime, toPeriodText } from './activity-view.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';

export type RecordView = {
  readonly unit: PeriodUnit;
  readonly label: string;
  readonly value: string;
  readonly when: string;
  readonly datetime: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly note: string | null;
};

/** The best day, week, month and year of all that is recorded; none where nothing is above zero. */
export function toRecords(
  days: ActivityDays,
  metric: MetricFormat,
  { firstWeekday, today }: { readonly firstWeekday: Weekday; readonly today: LocalDay },
  words: ActivityWords,
): RecordView[] {
  const { records } = words.messages;
  return periodUnits.flatMap((unit) => {
    const record = computeRecord(days, metric.metric, unit, firstWeekday);
    if (record === null) return [];
    const { from, to, sum, completeDays, partialDays } = record;
    const all = differenceInDays(to, from) + 1;
    const known = completeDays + partialDays;
    const notes = [
      ...(to >= today || partialDays > 0 ? [records.running] : []),
      ...(known < all ? [records.known(words.format.number(known, 0), toCount(all, words.format))] : []),
    ];
    return [
      {
        unit,
        label: records.best[unit],
        value: metric.text(sum),
        when: toPeriodText(record, unit, words.format),
        datetime: toPeriodDatetime(record, unit),
        from,
        to,
        note: notes.length === 0 ? null : notes.join(', '),
      },
    ];
  });
}
