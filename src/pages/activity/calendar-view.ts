import type { CalendarHeatMapProps } from '#charts/CalendarHeatMap.tsx';
import type { ActivityDays } from '#domain/activity-days.ts';
import { indexOfDay } from '#domain/activity-days.ts';
import { lastYearValues } from '#domain/activity-usual.ts';
import { countDays, type ViewRange } from '#domain/range.ts';
import { addMonths, differenceInDays, type LocalDay } from '#domain/time.ts';
import type { CalendarFormat } from '#locale/calendar.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';
import { dateOn } from './weekday-view.ts';

const MONTHS_PER_YEAR = 12;

/** The years that a range touches and those of the twelve months before its end, as far as anything is recorded. */
export function toCalendarRange(
  days: ActivityDays,
  { from, to }: ViewRange,
  today: LocalDay,
): { readonly from: LocalDay; readonly to: LocalDay } {
  const end = `${to.slice(0, 4)}-12-31`;
  // All are real dates: ends and beginnings of years, and the first of a month.
  const last = (end < today ? end : today) as LocalDay;
  const monthsAgo = addMonths(last, 1 - MONTHS_PER_YEAR);
  const begin = `${(from < monthsAgo ? from : monthsAgo).slice(0, 4)}-01-01` as LocalDay;
  const earliest = `${days.first.slice(0, 7)}-01` as LocalDay;
  return { from: begin < earliest && earliest <= last ? earliest : begin, to: last };
}

/** One value per day of the calendar, in the reader's unit, with those that may still grow. */
export function toCalendarDays(
  days: ActivityDays,
  metric: MetricFormat,
  { from, to }: { readonly from: LocalDay; readonly to: LocalDay },
): CalendarHeatMapProps['days'] {
  const offset = indexOfDay(days, from);
  const length = Math.max(0, differenceInDays(to, from) + 1);
  const values = days.value[metric.metric];
  return {
    from,
    value: Float64Array.from({ length }, (_, index) => metric.shown(values[offset + index] ?? Number.NaN)),
    partial: Uint8Array.from({ length }, (_, index) => days.isPartial[offset + index] ?? 0),
  };
}

/** What colours and percentiles compare with, in the reader's unit; undefined where the last year is too short. */
export function toCalendarReference(days: ActivityDays, metric: MetricFormat, today: LocalDay): Float64Array {
  return lastYearValues(days, metric.metric, today).map((value) => metric.shown(value));
}

/** How a calendar of a metric writes what it says; kept from render to render by whoever draws it. */
export function toCalendarFormats(metric: MetricFormat, calendar: CalendarFormat, words: ActivityWords) {
  const { format, messages } = words;
  const labels = messages.calendar;
  return {
    weekdayLabel: (weekday: number) => calendar.weekdayShort(dateOn(weekday)),
    monthLabel: (month: number) =>
      // The first of a real month.
      format.monthShort(`2026-${String(month).padStart(2, '0')}-01` as LocalDay),
    formatDay: (day: LocalDay) => format.day(day),
    formatMonth: (day: LocalDay) => format.month(day),
    formatValue: (value: number) =>
      metric.metric === 'steps' ? metric.text(value) : `${metric.shownText(value)} ${metric.unit}`,
    formatCell: (value: number) => format.tableNumber(value, metric.metric === 'steps' ? 0 : 1),
    formatRange: (from: number | null, to: number | null) => {
      if (from === null) return to === null ? '' : labels.below(metric.shownText(to));
      return to === null
        ? labels.from(metric.shownText(from))
        : labels.between(metric.shownText(from), metric.shownText(to));
    },
    formatPercentile: (rank: number) => labels.percentile(format.number(rank, 0)),
  };
}

/** Tables of more than two years are by month. */
export function toTableBy(range: { readonly from: LocalDay; readonly to: LocalDay }): 'day' | 'month' {
  return countDays(range) > 2 * 366 ? 'month' : 'day';
}
