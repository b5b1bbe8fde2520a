import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { BarSeries, SeriesReading } from '#charts/time-series.ts';
import { type ActiveWeek, ADVISED_WEEK_MIN, computeActiveWeeks } from '#domain/active-weeks.ts';
import { type ActivityDays, hasMetric } from '#domain/activity-days.ts';
import { startOfPeriod, type Weekday } from '#domain/activity-periods.ts';
import type { ViewRange } from '#domain/range.ts';
import {
  addDays,
  type LocalDay,
  SECONDS_PER_DAY,
  startOfLocalDay,
  toEpochSec,
  toLocalDay,
  UTC,
} from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { ActivityWords } from './metric-format.ts';

const DAYS_PER_WEEK = 7;
/** A picture of the advice has at least so many weeks, however short the range. */
const LEAST_WEEKS = 12;

export type WeekOptions = {
  readonly range: ViewRange;
  readonly today: LocalDay;
  readonly firstWeekday: Weekday;
};

/** Whether the account tells what the advice is about. */
export function hasActiveMinutes(days: ActivityDays): boolean {
  return hasMetric(days, 'moderateSec') && hasMetric(days, 'intenseSec');
}

/** The weeks in view, or as many before their end as make a picture; those without data are left out. */
export function toWeeks(days: ActivityDays, { range, firstWeekday }: WeekOptions): ActiveWeek[] {
  const least = addDays(range.to, -DAYS_PER_WEEK * (LEAST_WEEKS - 1));
  return computeActiveWeeks(days, {
    firstWeekday,
    from: range.from < least ? range.from : least,
    to: range.to,
  }).filter(({ level }) => level !== null);
}

export type WeekFact = {
  readonly label: string;
  readonly value: string;
  readonly details: readonly string[];
};

/** This week and the one before, whatever range is looked at. */
export function toWeekFacts(
  days: ActivityDays,
  { today, firstWeekday }: Omit<WeekOptions, 'range'>,
  words: ActivityWords,
): WeekFact[] {
  const start = startOfPeriod(today, 'week', firstWeekday);
  const [last, now] = computeActiveWeeks(days, { firstWeekday, from: addDays(start, -1), to: today });
  const labels = words.messages.weeks;
  return [
    ...(now === undefined ? [] : [toWeekFact(labels.thisWeek, now, words)]),
    ...(last === undefined ? [] : [toWeekFact(labels.lastWeek, last, words)]),
  ];
}

function toWeekFact(label: string, week: ActiveWeek, words: ActivityWords): WeekFact {
  const { format, messages } = words;
  const labels = messages.weeks;
  if (week.level === null) return { label, value: labels.unknown, details: [] };
  return {
    label,
    value: minutesText(week, words),
    details: [
      labels.level[week.level],
      labels.parts(format.number(week.moderateMin, 0), format.number(week.vigorousMin, 0)),
      labels.known(format.number(week.knownDays, 0)),
    ],
  };
}

function minutesText(week: ActiveWeek, { format, messages }: ActivityWords): string {
  const minutes = format.number(week.equivalentMin, 0);
  return week.isWhole ? messages.weeks.minutes(minutes) : messages.weeks.atLeast(minutes);
}

export function toWeekBars(weeks: readonly ActiveWeek[], { messages }: ActivityWords): BarSeries {
  return {
    id: 'weeks',
    label: messages.weeks.series,
    kind: 'bars',
    at: Float64Array.from(weeks, ({ from }) => startOfLocalDay(from, UTC) ?? 0),
    value: Float64Array.from(weeks, ({ equivalentMin }) => equivalentMin),
    lengthSec: DAYS_PER_WEEK * SECONDS_PER_DAY,
    partial: Uint8Array.from(weeks, ({ isWhole }) => (isWhole ? 0 : 1)),
    ...(weeks.some(({ isWhole }) => !isWhole) && { partialLabel: messages.weeks.atLeast('…') }),
    tone: 'primary',
  };
}

export function toWeekReading(
  weeks: readonly ActiveWeek[],
  at: number,
  words: ActivityWords,
): SeriesReading | null {
  const week = weekAt(weeks, at);
  if (week === undefined || week.level === null) return null;
  const labels = words.messages.weeks;
  return {
    at,
    lines: [
      { label: labels.series, value: minutesText(week, words) },
      { label: labels.table.level, value: labels.level[week.level] },
      { label: labels.table.days, value: words.format.number(week.knownDays, 0) },
    ],
  };
}

export function toWeekTime(weeks: readonly ActiveWeek[], at: number, { format }: ActivityWords): string {
  const week = weekAt(weeks, at);
  return week === undefined ? '' : format.dayRange(week.from, week.to);
}

function weekAt(weeks: readonly ActiveWeek[], at: number): ActiveWeek | undefined {
  const start = toLocalDay(toEpochSec(Math.floor(at - (DAYS_PER_WEEK * SECONDS_PER_DAY) / 2)), UTC);
  return weeks.find(({ from }) => from === start);
}

export function toWeekSummary(weeks: readonly ActiveWeek[], { format, messages }: ActivityWords): string {
  const reached = weeks.filter(({ equivalentMin }) => equivalentMin >= ADVISED_WEEK_MIN.low).length;
  return messages.weeks.summary(format.number(reached, 0), toCount(weeks.length, format));
}

export function toWeekTable(
  weeks: readonly ActiveWeek[],
  caption: string,
  { format, messages }: ActivityWords,
): ChartTableData {
  const { table, level } = messages.weeks;
  return {
    caption,
    columns: [
      { header: table.week },
      { header: table.equivalent, numeric: true },
      { header: table.moderate, numeric: true },
      { header: table.vigorous, numeric: true },
      { header: table.days, numeric: true },
      { header: table.level },
    ],
    rows: () =>
      weeks.toReversed().map((week) => ({
        datetime: week.from,
        time: format.dayRange(week.from, week.to),
        cells: [
          format.tableNumber(week.equivalentMin, 1),
          format.tableNumber(week.moderateMin, 1),
          format.tableNumber(week.vigorousMin, 1),
          format.tableNumber(week.knownDays, 0),
          week.level === null ? '' : level[week.level],
        ],
      })),
  };
}
