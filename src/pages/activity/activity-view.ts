import type { ChartTableData, ChartTableRow } from '#charts/ChartTable.tsx';
import type {
  BarSeries,
  ChartWindow,
  LineSeries,
  ReferenceLine,
  ReferenceRange,
  SeriesReading,
  TimeTick,
} from '#charts/time-series.ts';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { ActivityDays } from '#domain/activity-days.ts';
import {
  type ActivityPeriod,
  computePeriods,
  computeTotals,
  type PeriodUnit,
  type Weekday,
} from '#domain/activity-periods.ts';
import { computeUsual, type PeriodMeasure } from '#domain/activity-usual.ts';
import type { Quartiles } from '#domain/quantile.ts';
import { type ViewRange } from '#domain/range.ts';
import {
  addDays,
  differenceInDays,
  type LocalDay,
  SECONDS_PER_DAY,
  startOfLocalDay,
  toEpochSec,
  toLocalDay,
  UTC,
} from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import { toCount } from '../count.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';

/** What the picture is asked to show. */
export type PictureOptions = {
  readonly range: ViewRange;
  readonly unit: PeriodUnit;
  /** Of days there is one value, whatever is asked for. */
  readonly measure: PeriodMeasure;
  readonly firstWeekday: Weekday;
  readonly today: LocalDay;
  /** A day's, in the unit of the domain; null where there is none. */
  readonly goal: number | null;
};

/** The bars of a picture, and the days that they were made of. */
export type ActivityPicture = Omit<PictureOptions, 'range'> & {
  /** Those that something is known of, oldest first. */
  readonly periods: readonly ActivityPeriod[];
  /** Whole periods, both ends included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly usual: Quartiles | null;
};

/** Days have no instant: their bars stand on an axis of UTC, where every day is as long. */
const AXIS_ZONE = UTC;
const EPOCH_DAY = toLocalDay(toEpochSec(0), AXIS_ZONE);

/** A month is drawn as long as the shortest, so that no bar covers its neighbour. */
const BAR_DAYS: Readonly<Record<PeriodUnit, number>> = { day: 1, week: 7, month: 28, year: 365 };

export function computePicture(
  days: ActivityDays,
  metric: MetricFormat['metric'],
  options: PictureOptions,
): ActivityPicture {
  const { range, unit, firstWeekday, today, goal } = options;
  const measure = unit === 'day' ? 'sum' : options.measure;
  const touched = computePeriods(days, metric, { unit, firstWeekday, from: range.from, to: range.to });
  return {
    unit,
    measure,
    firstWeekday,
    today,
    goal: unit === 'day' || measure === 'mean' ? goal : null,
    periods: touched.filter((period) => !Number.isNaN(period[measure])),
    from: touched[0]?.from ?? range.from,
    to: touched.at(-1)?.to ?? range.to,
    usual: computeUsual(days, metric, { unit, measure, firstWeekday, today }),
  };
}

export function toWindow({ from, to }: ActivityPicture): ChartWindow {
  return { from: atDay(from), to: atDay(addDays(to, 1)) };
}

/** From the first recorded day to the end of today. */
export function toExtent(days: ActivityDays, today: LocalDay): ChartWindow {
  return { from: atDay(days.first), to: atDay(addDays(days.last > today ? days.last : today, 1)) };
}

export function toBars(picture: ActivityPicture, metric: MetricFormat, words: ActivityWords): BarSeries {
  const { periods, unit, measure } = picture;
  const { chart } = words.messages;
  const hasPartial = periods.some((period) => isUnfinished(period, picture));
  return {
    id: 'bars',
    label: unit === 'day' ? chart.day : chart[measure],
    kind: 'bars',
    at: Float64Array.from(periods, ({ from }) => atDay(from)),
    value: Float64Array.from(periods, (period) => metric.shown(period[measure])),
    lengthSec: BAR_DAYS[unit] * SECONDS_PER_DAY,
    partial: Uint8Array.from(periods, (period) => (isUnfinished(period, picture) ? 1 : 0)),
    ...(hasPartial && { partialLabel: chart.partial }),
    tone: 'primary',
  };
}

/** A period is not over, or has a day that may still grow. */
function isUnfinished(
  { to, partialDays }: ActivityPeriod,
  { today }: Pick<ActivityPicture, 'today'>,
): boolean {
  return partialDays > 0 || to >= today;
}

/** The whole history as a line, for the strip below: the mean of each week. */
export function toOverview(
  days: ActivityDays,
  metric: MetricFormat,
  firstWeekday: Weekday,
  { messages }: ActivityWords,
): LineSeries {
  const weeks = computePeriods(days, metric.metric, {
    unit: 'week',
    firstWeekday,
    from: days.first,
    to: days.last,
  });
  return {
    id: 'overview',
    label: messages.chart.overview,
    kind: 'line',
    // A week stands in its middle.
    at: Float64Array.from(weeks, ({ from }) => atDay(from) + 3.5 * SECONDS_PER_DAY),
    value: Float64Array.from(weeks, ({ mean }) => metric.shown(mean)),
    tone: 'primary',
  };
}

export function toGoalLine(
  { goal }: ActivityPicture,
  metric: MetricFormat,
  { messages }: ActivityWords,
): ReferenceLine[] {
  if (goal === null) return [];
  return [{ id: 'goal', label: messages.chart.goal(metric.text(goal)), value: metric.shown(goal) }];
}

/** What is usual for the reader, as a stripe behind the bars. */
export function toUsualRange(
  { usual }: ActivityPicture,
  metric: MetricFormat,
  { messages }: ActivityWords,
): ReferenceRange[] {
  if (usual === null) return [];
  return [
    {
      id: 'usual',
      label: messages.chart.usual(
        metric.shownText(metric.shown(usual.low)),
        metric.shownText(metric.shown(usual.high)),
      ),
      low: metric.shown(usual.low),
      high: metric.shown(usual.high),
    },
  ];
}

export function toUsualNote({ usual, unit }: ActivityPicture, words: ActivityWords): string | null {
  if (usual === null || unit === 'year') return null;
  return words.messages.chart.usualNotes[unit](toCount(usual.count, words.format));
}

/** The figure's name: what is drawn, in which unit, over which days. */
export function toPictureName(
  { unit, measure, from, to }: ActivityPicture,
  { header }: MetricFormat,
  { format, messages }: ActivityWords,
): string {
  const range = format.dayRange(from, to);
  const { chart } = messages;
  if (unit === 'day') return chart.name(header, range);
  return (measure === 'mean' ? chart.meanNames : chart.sumNames)[unit](header, range);
}

/** The picture in a sentence; null where nothing is drawn. */
export function toPictureSummary(
  picture: ActivityPicture,
  metric: MetricFormat,
  words: ActivityWords,
): string | null {
  const { periods, unit, measure } = picture;
  const { format, messages } = words;
  const highest = periods.reduce<ActivityPeriod | undefined>(
    (most, period) => (most === undefined || period[measure] > most[measure] ? period : most),
    undefined,
  );
  if (highest === undefined) return null;
  const lowest = periods.reduce((least, period) => Math.min(least, period[measure]), Infinity);
  const parts = {
    lowest: metric.text(lowest),
    highest: metric.text(highest[measure]),
    highestOn: toPeriodText(highest, unit, format),
  };
  return unit === 'day'
    ? messages.chart.summary({ days: toCount(periods.length, format), ...parts })
    : messages.chart.summaryPeriods({ bars: format.number(periods.length, 0), ...parts });
}

export function toPeriodText(
  { from, to }: Pick<ActivityPeriod, 'from' | 'to'>,
  unit: PeriodUnit,
  format: Format,
): string {
  if (unit === 'day') return format.day(from);
  if (unit === 'week') return format.dayRange(from, to);
  return unit === 'month' ? format.month(from) : format.year(from);
}

/** For `<time datetime>`: a week by its first day, because only those of ISO 8601 have a number. */
export function toPeriodDatetime({ from }: Pick<ActivityPeriod, 'from'>, unit: PeriodUnit): string {
  if (unit === 'month') return from.slice(0, 'YYYY-MM'.length);
  return unit === 'year' ? from.slice(0, 'YYYY'.length) : from;
}

function toNotes(period: ActivityPeriod, picture: ActivityPicture, words: ActivityWords): string[] {
  const { note } = words.messages;
  if (picture.unit === 'day') return isUnfinished(period, picture) ? [note.partial] : [];
  const missing = countMissing(period, picture.today);
  return [
    ...(period.to >= picture.today || period.partialDays > 0 ? [note.running] : []),
    ...(missing > 0 ? [note.missing(toCount(missing, words.format))] : []),
  ];
}

/** Days of a period that are over, or under way, and of which nothing is known. */
function countMissing({ from, to, completeDays, partialDays }: ActivityPeriod, today: LocalDay): number {
  const until = to > today ? today : to;
  return Math.max(0, differenceInDays(until, from) + 1 - completeDays - partialDays);
}

/** A row per bar, newest first, with sum, mean and number of days whatever the bars show. */
export function toTable(
  picture: ActivityPicture,
  metric: MetricFormat,
  words: ActivityWords,
  caption: string,
): ChartTableData {
  const { table } = words.messages;
  const { unit, periods } = picture;
  const isDay = unit === 'day';
  return {
    caption,
    columns: [
      { header: table.period[unit] },
      { header: isDay ? metric.header : table.sum(metric.header), numeric: true },
      ...(isDay
        ? []
        : [
            { header: table.mean(metric.header), numeric: true },
            { header: table.days, numeric: true },
          ]),
      { header: table.note },
    ],
    *rows(): Generator<ChartTableRow, void, undefined> {
      for (const period of periods.toReversed()) {
        yield {
          datetime: toPeriodDatetime(period, unit),
          time: toPeriodText(period, unit, words.format),
          cells: [
            metric.cell(period.sum),
            ...(isDay
              ? []
              : [
                  metric.meanCell(period.mean),
                  words.format.tableNumber(period.completeDays + period.partialDays, 0),
                ]),
            toNotes(period, picture, words).join('; '),
          ],
        };
      }
    },
  };
}

/** The bar whose middle is at an instant. */
export function periodAt({ periods, unit }: ActivityPicture, at: number): ActivityPeriod | null {
  const from = dayOf(at - (BAR_DAYS[unit] * SECONDS_PER_DAY) / 2);
  return periods.find((period) => period.from === from) ?? null;
}

/** What is said about the bar under the crosshair. */
export function toReading(
  picture: ActivityPicture,
  at: number,
  metric: MetricFormat,
  words: ActivityWords,
): SeriesReading | null {
  const period = periodAt(picture, at);
  if (period === null) return null;
  const { reading, daysOf } = words.messages;
  const { format } = words;
  const notes = toNotes(period, picture, words);
  const all = differenceInDays(period.to, period.from) + 1;
  return {
    at,
    lines: [
      ...(picture.unit === 'day'
        ? [{ label: reading.value, value: metric.text(period.sum) }]
        : [
            ...(Number.isNaN(period.mean) ? [] : [{ label: reading.mean, value: metric.text(period.mean) }]),
            { label: reading.sum, value: metric.text(period.sum) },
            {
              label: reading.days,
              value: daysOf(format.number(period.completeDays + period.partialDays, 0), toCount(all, format)),
            },
          ]),
      ...(notes.length > 0 ? [{ label: reading.note, value: notes.join('; ') }] : []),
    ],
  };
}

export function toReadingTime(picture: ActivityPicture, at: number, { format }: ActivityWords): string {
  const period = periodAt(picture, at);
  return period === null ? format.day(dayOf(at)) : toPeriodText(period, picture.unit, format);
}

export function toWindowText(from: number, to: number, { format }: ActivityWords): string {
  return format.dayRange(dayOf(from), dayOf(Math.max(from, to - 1)));
}

/** Ticks on calendar days; the year is named where it begins. */
export function toTimeTicks(
  format: Format,
  firstWeekday: Weekday,
): (from: number, to: number, width: number) => TimeTick[] {
  return (from, to, width) =>
    computeTimeTicks({
      from,
      to,
      width,
      firstWeekday,
      startOfDay: (day) => startOfLocalDay(day, AXIS_ZONE),
      label: (day, unit, startsYear) => tickLabel(day, unit, startsYear, format),
    });
}

function tickLabel(day: LocalDay, unit: TimeTickUnit, startsYear: boolean, format: Format): string {
  if (unit === 'year') return format.year(day);
  if (unit === 'day' || unit === 'week') return format.dayShort(day);
  if (!startsYear) return format.monthShort(day);
  return day.slice(5, 7) === '01' ? format.year(day) : `${format.monthShort(day)} ${format.year(day)}`;
}

/** In UTC every date has a midnight, and all are a day apart: no zone need be asked. */
function atDay(day: LocalDay): number {
  return differenceInDays(day, EPOCH_DAY) * SECONDS_PER_DAY;
}

function dayOf(at: number): LocalDay {
  return toLocalDay(toEpochSec(Math.floor(at)), AXIS_ZONE);
}

export type HeadlineView = {
  /** The mean of a day, large. */
  readonly main: string | null;
  readonly rest: string;
  readonly notes: readonly string[];
};

/** The mean of the days in view, how that compares with as many days before, and what is not in it. */
export function toHeadline(
  days: ActivityDays,
  metric: MetricFormat,
  { range, today }: Pick<PictureOptions, 'range' | 'today'>,
  words: ActivityWords,
): HeadlineView {
  const { format, messages } = words;
  const { headline } = messages;
  const totals = computeTotals(days, metric.metric, range.from, range.to);
  const length = differenceInDays(range.to, range.from) + 1;
  const before = computeTotals(days, metric.metric, addDays(range.from, -length), addDays(range.from, -1));
  const notes = toPartialNotes(days, metric, { range, today }, words);
  if (Number.isNaN(totals.mean)) return { main: null, rest: headline.none, notes };
  const rest = headline.rest(toCount(totals.completeDays, format), format.dayRange(range.from, range.to));
  if (Number.isNaN(before.mean)) return { main: metric.text(totals.mean), rest, notes };
  const difference = totals.mean - before.mean;
  const size = metric.text(Math.abs(difference));
  const counted = toCount(before.completeDays, format);
  const compared =
    size === metric.text(0)
      ? headline.same(counted)
      : headline[difference > 0 ? 'more' : 'less'](size, counted);
  return { main: metric.text(totals.mean), rest, notes: [compared, ...notes] };
}

function toPartialNotes(
  days: ActivityDays,
  metric: MetricFormat,
  { range, today }: Pick<PictureOptions, 'range' | 'today'>,
  { format, messages }: ActivityWords,
): string[] {
  const { headline } = messages;
  return computePeriods(days, metric.metric, {
    unit: 'day',
    firstWeekday: 1,
    // No other day can be under way.
    from: range.from > addDays(days.last, -1) ? range.from : addDays(days.last, -1),
    to: range.to,
  })
    .filter(({ partialDays }) => partialDays > 0)
    .map(({ from, sum }) =>
      from >= today ? headline.today(metric.text(sum)) : headline.partial(format.day(from), metric.text(sum)),
    );
}
