import type { QuartileRow } from '#charts/QuartileRows.tsx';
import type { ActivityDays } from '#domain/activity-days.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import { computeWeekdayProfile, type WeekdayProfile } from '#domain/activity-usual.ts';
import type { ViewRange } from '#domain/range.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import type { CalendarFormat } from '#locale/calendar.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';

/** Any Monday. */
// A real date.
const MONDAY = '2026-03-02' as LocalDay;
const DAYS_PER_WEEK = 7;

/** A date on a day of the week, to be named. */
export function dateOn(weekday: number): LocalDay {
  return addDays(MONDAY, weekday - 1);
}

/** Days of the week in the reader's order. */
export function toWeekdays(
  days: ActivityDays,
  metric: MetricFormat,
  { from, to }: ViewRange,
  firstWeekday: Weekday,
): WeekdayProfile[] {
  const profile = computeWeekdayProfile(days, metric.metric, from, to);
  return profile.map((_, index) => profile[(firstWeekday - 1 + index) % DAYS_PER_WEEK]).filter(isThere);
}

export function toWeekdayRows(
  profile: readonly WeekdayProfile[],
  metric: MetricFormat,
  calendar: CalendarFormat,
  { format, messages }: ActivityWords,
): QuartileRow[] {
  const labels = messages.weekdays;
  return profile.map(({ weekday, count, low, median, high }) => {
    const name = calendar.weekday(dateOn(weekday));
    const counted = format.number(count, 0);
    return {
      name,
      label: calendar.weekdayShort(dateOn(weekday)),
      note: labels.n(counted),
      low: metric.shown(low),
      median: metric.shown(median),
      high: metric.shown(high),
      reading: {
        title: name,
        lines: [
          ...(count === 0
            ? []
            : [
                { label: labels.median, value: metric.text(median) },
                {
                  label: labels.half,
                  value: labels.range(metric.shownText(metric.shown(low)), metric.text(high)),
                },
              ]),
          { label: labels.count, value: counted },
        ],
      },
      cells: [counted, metric.meanCell(low), metric.meanCell(median), metric.meanCell(high)],
    };
  });
}

/** The profile in a sentence; null where no day of the week has data. */
export function toWeekdaySummary(
  profile: readonly WeekdayProfile[],
  metric: MetricFormat,
  calendar: CalendarFormat,
  { messages }: ActivityWords,
): string | null {
  const known = profile.filter(({ count }) => count > 0).toSorted((a, b) => a.median - b.median);
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) return null;
  return messages.weekdays.summary(
    calendar.weekday(dateOn(most.weekday)),
    metric.text(most.median),
    calendar.weekday(dateOn(least.weekday)),
    metric.text(least.median),
  );
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
