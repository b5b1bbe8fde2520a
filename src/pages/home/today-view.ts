import type { LineSeries } from '#charts/time-series.ts';
import { computeDayMinutes } from '#domain/day-minutes.ts';
import { computeRace, latestPoint, type RacePoint, selectComparedDays } from '#domain/day-race.ts';
import { type EpochSec, formatInstant } from '#domain/time.ts';
import type { DayProfile } from '#domain/usual-day.ts';
import type { DayMinutesRecord } from '#queries/day.ts';
import { toCount } from '../count.ts';
import type { FigureWords, Sentence, Words } from './tile-view.ts';

/** The race of a day that is under way; null where no steps of its minutes are known. */
export function computeTodayRace(
  record: DayMinutesRecord,
  profiles: readonly DayProfile[],
  { now, freeWeekdays }: { readonly now: EpochSec; readonly freeWeekdays: readonly number[] },
): readonly RacePoint[] | null {
  const minutes = computeDayMinutes({ ...record, now });
  if (minutes === null) return null;
  return computeRace(minutes, selectComparedDays(record.day, profiles, freeWeekdays), now);
}

export type TodayRace = {
  readonly points: readonly RacePoint[] | null;
  /** The days that it is compared with were read, as far as there are any. */
  readonly isCompared: boolean;
};

/** How many steps there are by now, and how that compares; null where the account tells no steps at all. */
export function toTodaySentence(
  record: DayMinutesRecord,
  { points, isCompared }: TodayRace,
  words: Words,
): Sentence | null {
  const { format, own } = words;
  const last = points === null ? null : latestPoint(points);
  const steps = (count: number): string => own.today.steps(toCount(Math.round(count), format));
  if (last === null) {
    const total = record.totals?.steps;
    if (total !== undefined) return { main: steps(total), rest: own.today.whole };
    return record.hasActivity ? { main: null, rest: own.today.unknown } : null;
  }
  const time = format.time(last.at, record.zone);
  const main = steps(last.own);
  const median = last.usual.percentiles?.[2];
  if (median === undefined) return { main, rest: own.today[isCompared ? 'alone' : 'pending'](time) };
  const difference = Math.round(last.own - median);
  const days = toCount(last.usual.n, format);
  if (difference === 0) return { main, rest: own.today.level(time, days) };
  const apart = format.number(Math.abs(difference), 0);
  return { main, rest: own.today[difference > 0 ? 'ahead' : 'behind'](time, apart, days) };
}

export type TodayPicture = FigureWords & {
  readonly steps: LineSeries;
  readonly median: LineSeries;
  readonly from: number;
  readonly to: number;
};

/** The steps so far through the whole day, beside the median of the usual ones. */
export function toTodayPicture(
  { day, zone, span }: DayMinutesRecord,
  points: readonly RacePoint[],
  { format, own }: Words,
): TodayPicture {
  const { table } = own.today;
  const name = own.today.name(format.day(day));
  const at = Float64Array.from(points, (point) => point.at);
  const line = { kind: 'line', at, label: '' } as const;
  const cell = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : format.tableNumber(value, 0);
  return {
    name,
    summary: own.today.summary,
    table: {
      caption: name,
      columns: [
        { header: table.time },
        ...[table.own, table.median, table.days].map((header) => ({ header, numeric: true })),
      ],
      rows: () =>
        points.map((point) => ({
          datetime: formatInstant(point.at, zone),
          time: point.at >= span.to ? '24:00' : format.time(point.at, zone),
          cells: [cell(point.own), cell(point.usual.percentiles?.[2]), cell(point.usual.n)],
        })),
    },
    steps: {
      ...line,
      id: 'own',
      tone: 'primary',
      value: Float64Array.from(points, (point) => point.own ?? Number.NaN),
    },
    median: {
      ...line,
      id: 'median',
      tone: 'muted',
      value: Float64Array.from(points, ({ usual }) => usual.percentiles?.[2] ?? Number.NaN),
    },
    from: span.from,
    to: span.to,
  };
}
