import type { ChartTableRow } from '#charts/ChartTable.tsx';
import { countDays, endingOn, type RangeContext, type ViewRange } from '#domain/range.ts';
import { computeGoalOutlook, computeShareInside } from '#domain/goal.ts';
import { computeTheilSenRate, type Rate, RATE_WINDOW_DAYS } from '#domain/rate.ts';
import {
  addDays,
  type EpochSec,
  endOfLocalDay,
  formatInstant,
  type LocalDay,
  SECONDS_PER_DAY,
  startOfLocalDay,
  type TimeZone,
  toEpochSec,
  toLocalDay,
} from '#domain/time.ts';
import { BAND_95, type TrendPoint } from '#domain/trend.ts';
import type { WeighIn } from '#domain/weigh-ins.ts';
import {
  type LineSeries,
  type PointSeries,
  type ReferenceLine,
  type ReferenceRange,
  seriesMark,
  type SeriesReading,
  type TimeTick,
} from '#charts/time-series.ts';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { Format } from '#locale/format.ts';
import type { WeightMessages } from '#locale/messages/english-weight.ts';
import { toCount } from '../count.ts';
import type { Moment } from '../moment.ts';
import { named } from '../range.ts';
import { firstIndexFrom, type HistoryGoal, type WeightHistory } from './weight-history.ts';

const DAYS_PER_WEEK = 7;
/**
 * How far back the trend is compared with its past, and how near a trend point must lie to the date asked for: too few
 * readings, no comparison.
 */
export const changeSpans = [
  { name: 'sinceYesterday', days: 1, toleranceDays: 0.5 },
  { name: 'sinceWeek', days: 7, toleranceDays: 2 },
  { name: 'sinceFortnight', days: 14, toleranceDays: 3 },
  { name: 'sinceMonth', days: 30, toleranceDays: 5 },
] as const;

export type ChangeSpan = (typeof changeSpans)[number];

/** What is drawn of another year stands beside a weighing, not on its instant. */
const NEAR_SEC = SECONDS_PER_DAY / 2;

/** How numbers are written, and what this page says. */
export type Words = { readonly format: Format; readonly own: WeightMessages };

export type HeadlineView = {
  readonly trend: { readonly label: string; readonly value: string } | null;
  readonly latest: ({ readonly value: string } & Moment) | null;
  /** One sentence, its weightier part first. */
  readonly rate: { readonly main: string; readonly rest: string };
  readonly goal: GoalView | null;
  readonly changes: readonly { readonly span: ChangeSpan; readonly label: string; readonly value: string }[];
};

export type GoalView = {
  readonly value: string;
  readonly difference: string | null;
  /** When it would be reached, as two days; null where no honest date exists. */
  readonly window: string | null;
  /** Inside: on how many of the last days. */
  readonly share: string | null;
};

/** Where the reader stands: the same whatever range is looked at. */
export function toHeadlineView(history: WeightHistory, now: EpochSec, words: Words): HeadlineView {
  const { format } = words;
  const last = history.trend.at(-1);
  const latest = history.weighIns.findLast((weighIn) => weighIn.status === 'counted');
  return {
    trend:
      last === undefined
        ? null
        : { label: trendLabel(last, history.homeZone, now, words), value: format.weight(last.value) },
    latest:
      latest === undefined ? null : { value: format.weight(latest.kg), ...toMoment(latest, history, words) },
    rate: toRateView(history, now, words),
    goal: history.goal === null ? null : toGoalView(history, history.goal, now, words),
    changes: toChanges(history, words),
  };
}

/** The weighings of the last 28 days that count, and how fast they change. */
export function computeWeightRate(
  history: WeightHistory,
  now: EpochSec,
): { readonly rate: Rate | null; readonly count: number } {
  const points = history.weighIns
    // The window leaves its first instant out.
    .slice(firstIndexFrom(history.weighIns, now - RATE_WINDOW_DAYS * SECONDS_PER_DAY + 1))
    .filter((weighIn) => weighIn.status === 'counted' && weighIn.at <= now)
    .map(({ at, kg }) => ({ at, value: kg }));
  return { rate: computeTheilSenRate(points, { until: now }), count: points.length };
}

function trendLabel(last: TrendPoint, zone: TimeZone, now: EpochSec, { format, own }: Words): string {
  // A trend is called "now" for as long as the rate still looks back on its last weighing.
  if (now - last.at <= RATE_WINDOW_DAYS * SECONDS_PER_DAY) return own.trendNow;
  return own.trendThen(format.day(toLocalDay(last.at, zone)));
}

function toRateView(history: WeightHistory, now: EpochSec, { format, own }: Words): HeadlineView['rate'] {
  const { rate, count } = computeWeightRate(history, now);
  const days = format.number(RATE_WINDOW_DAYS, 0);
  // Three or four readings have a slope, but an interval without ends.
  if (rate === null || !Number.isFinite(rate.high))
    return { main: '', rest: own.rateTooFew(toCount(count, format), days) };
  const sentence = own.rate(
    format.weightDelta(rate.perDay * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.low * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.high * DAYS_PER_WEEK),
    toCount(rate.count, format),
    days,
  );
  const isNoise = rate.low <= 0 && rate.high >= 0;
  return isNoise ? { main: own.rateNoise, rest: `${sentence.main} ${sentence.rest}` } : sentence;
}

function toGoalView(
  history: WeightHistory,
  goal: HistoryGoal,
  now: EpochSec,
  { format, own }: Words,
): GoalView {
  const value = goalText(goal, format);
  const { last, outlook, inside } = computeGoalState(history, goal, now);
  if (last === undefined || outlook === null) return { value, difference: null, window: null, share: null };
  const size = format.weight(Math.abs(outlook.distance));
  const { window } = outlook;
  const isReached = size === format.weight(0);
  const away = outlook.distance < 0 ? own.aboveGoal(size) : own.belowGoal(size);
  return {
    value,
    difference: isReached ? own.atGoal : away,
    window:
      window === null || isReached
        ? null
        : own.goalWindow(
            format.day(toLocalDay(window.from, history.homeZone)),
            format.day(toLocalDay(window.to, history.homeZone)),
          ),
    share: inside === null ? null : own.goalShare(format.percent(inside.share), toCount(inside.days, format)),
  };
}

/** How far the trend is from a goal, when it would be there, and how many of the last 28 days it was. */
export function computeGoalState(history: WeightHistory, { lowKg, highKg }: HistoryGoal, now: EpochSec) {
  const last = history.trend.at(-1);
  const goal = { low: lowKg, high: highKg };
  const outlook =
    last === undefined ? null : computeGoalOutlook(last, goal, toDatingRate(history, last, now));
  const recent = history.trend.slice(
    firstIndexFrom(history.trend, now - RATE_WINDOW_DAYS * SECONDS_PER_DAY + 1),
  );
  const isInside = outlook?.distance === 0 && lowKg !== highKg;
  return { last, outlook, inside: isInside ? computeShareInside(recent, goal, history.homeZone) : null };
}

/** A trend whose last weighing the rate has lost sight of is no place to reckon from. */
function toDatingRate(history: WeightHistory, last: TrendPoint, now: EpochSec): Rate | null {
  return now - last.at > RATE_WINDOW_DAYS * SECONDS_PER_DAY ? null : computeWeightRate(history, now).rate;
}

function goalText({ lowKg, highKg }: HistoryGoal, format: Format): string {
  return lowKg === highKg ? format.weight(lowKg) : format.weightRange(lowKg, highKg);
}

/** The level of a goal that is one weight. */
export function toGoalLines({ goal }: WeightHistory, { format, own }: Words): ReferenceLine[] {
  if (goal === null || goal.lowKg !== goal.highKg) return [];
  const label = `${own.goal} ${format.weight(goal.lowKg)}`;
  return [{ id: 'goal', label, value: format.weightNumber(goal.lowKg) }];
}

/** The stripe of a goal that is a range, which is never out of the picture. */
export function toGoalRanges({ goal }: WeightHistory, { format, own }: Words): ReferenceRange[] {
  if (goal === null || goal.lowKg === goal.highKg) return [];
  const [low, high] = [format.weightNumber(goal.lowKg), format.weightNumber(goal.highKg)];
  return [{ id: 'goal', label: own.goalRange(goalText(goal, format)), low, high, isAlwaysShown: true }];
}

function toChanges(history: WeightHistory, { format, own }: Words): HeadlineView['changes'] {
  return changeSpans.flatMap((span) => {
    const ends = findChange(history.trend, span);
    if (ends === null) return [];
    return [{ span, label: own[span.name], value: format.weightDelta(ends.last.value - ends.before.value) }];
  });
}

/** The last trend point and the one nearest to some days before it; null where none is near enough. */
export function findChange(
  trend: readonly TrendPoint[],
  { days, toleranceDays }: ChangeSpan,
): { readonly before: TrendPoint; readonly last: TrendPoint } | null {
  const last = trend.at(-1);
  if (last === undefined) return null;
  const at = last.at - days * SECONDS_PER_DAY;
  const after = firstIndexFrom(trend, at);
  const before = [trend[after - 1], trend[after]]
    .filter((point) => point !== undefined)
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
  if (before === undefined || before.at === last.at) return null;
  return Math.abs(before.at - at) <= toleranceDays * SECONDS_PER_DAY ? { before, last } : null;
}

export type WeightSeries = { readonly readings: PointSeries; readonly trend: LineSeries };

/** The trend in the reader's unit, broken where it begins anew. */
export function toTrendLine({ trend }: WeightHistory, { format }: Words): Pick<LineSeries, 'at' | 'value'> {
  const at: number[] = [];
  const value: number[] = [];
  for (const point of trend) {
    const before = at.at(-1);
    // The break between two segments lies between them, where nothing was weighed.
    if (point.startsSegment && before !== undefined) {
      at.push((before + point.at) / 2);
      value.push(Number.NaN);
    }
    at.push(point.at);
    value.push(format.weightNumber(point.value));
  }
  return { at: Float64Array.from(at), value: Float64Array.from(value) };
}

/** The whole history in the reader's unit; the chart cuts the range out of it. */
export function toWeightSeries(history: WeightHistory, words: Words): WeightSeries {
  const { weighIns, estimator } = history;
  const { format, own } = words;
  return {
    readings: {
      id: 'readings',
      label: own.series.readings,
      kind: 'points',
      at: Float64Array.from(weighIns, ({ at }) => at),
      value: Float64Array.from(weighIns, ({ kg }) => format.weightNumber(kg)),
      mark: Uint8Array.from(weighIns, markOf),
      tone: 'secondary',
    },
    trend: {
      id: 'trend',
      label: own.trend[estimator],
      kind: 'line',
      ...toTrendLine(history, words),
      thinning: 'shape',
      tone: 'primary',
    },
  };
}

function markOf({ status, source }: WeighIn): number {
  if (status === 'doubtful') return seriesMark.doubtful;
  return source === 'manual' ? seriesMark.manual : seriesMark.normal;
}

/** Today and the first day in the home zone: what an address means depends on them. */
export function toRangeContext(history: WeightHistory, now: EpochSec): RangeContext {
  return { today: toLocalDay(now, history.homeZone), firstDay: history.firstDay };
}

export type RangeView = {
  readonly range: ViewRange;
  readonly daysText: string;
  /** Epoch seconds: first instant, and first instant after. */
  readonly from: number;
  readonly to: number;
  /** Indices into the weighings: first, and first after. */
  readonly first: number;
  readonly end: number;
  readonly doubtfulCount: number;
  readonly hasManual: boolean;
};

export function toRangeView(history: WeightHistory, range: ViewRange, { format }: Words): RangeView {
  const { weighIns, homeZone } = history;
  const from = firstInstant(range.from, homeZone);
  const to = endOfLocalDay(range.to, homeZone);
  const first = firstIndexFrom(weighIns, from);
  const end = firstIndexFrom(weighIns, to);
  let doubtfulCount = 0;
  let hasManual = false;
  for (let index = first; index < end; index += 1) {
    const weighIn = weighIns[index];
    if (weighIn?.status === 'doubtful') doubtfulCount += 1;
    else if (weighIn?.source === 'manual') hasManual = true;
  }
  return {
    range,
    daysText: format.dayRange(range.from, range.to),
    from,
    to,
    first,
    end,
    doubtfulCount,
    hasManual,
  };
}

/** The day's first instant, or the next day's where the zone skipped the whole date. */
function firstInstant(day: LocalDay, zone: TimeZone): EpochSec {
  return startOfLocalDay(day, zone) ?? firstInstant(addDays(day, 1), zone);
}

/** The picture in one or two sentences. */
export function toChartSummary(history: WeightHistory, view: RangeView, { format, own }: Words): string {
  const counted: { kg: number; trendKg: number }[] = [];
  for (let index = view.first; index < view.end; index += 1) {
    const weighIn = history.weighIns[index];
    const trendKg = history.trendKg[index];
    if (weighIn?.status === 'counted' && trendKg !== undefined) counted.push({ kg: weighIn.kg, trendKg });
  }
  const first = counted[0];
  const last = counted.at(-1);
  if (first === undefined || last === undefined) {
    return own.chartSummaryDoubtful(toCount(view.doubtfulCount, format));
  }
  return own.chartSummary({
    weighings: toCount(counted.length, format),
    lowest: format.weight(counted.reduce((least, { kg }) => Math.min(least, kg), Infinity)),
    highest: format.weight(counted.reduce((most, { kg }) => Math.max(most, kg), -Infinity)),
    first: format.weight(first.trendKg),
    last: format.weight(last.trendKg),
    change: format.weightDelta(last.trendKg - first.trendKg),
  });
}

/** Every weighing of the range, newest first, digits as they were sent. */
export function* toTableRows(
  history: WeightHistory,
  view: RangeView,
  words: Words,
): Generator<ChartTableRow, void, undefined> {
  const { format } = words;
  for (let index = view.end - 1; index >= view.first; index -= 1) {
    const weighIn = history.weighIns[index];
    if (weighIn === undefined) continue;
    const trendKg = history.trendKg[index] ?? Number.NaN;
    yield {
      datetime: formatInstant(weighIn.at, zoneOf(weighIn, history)),
      time: zonedTime(weighIn.at, zoneOf(weighIn, history), words),
      cells: [
        format.weightTableNumber(weighIn.kg, 3),
        Number.isNaN(trendKg) ? '' : format.weightTableNumber(trendKg, 2),
        toNotes(weighIn, words).join('; '),
      ],
    };
  }
}

/** What is said about the weighing under the crosshair, or about the nearest one of about that day. */
export function toReading(history: WeightHistory, at: number, words: Words): SeriesReading | null {
  const { format, own } = words;
  const labels = own.reading;
  const band = toBandLine(history, at, words);
  const index = nearestIndex(history.weighIns, at);
  const weighIn = history.weighIns[index];
  if (weighIn === undefined || Math.abs(weighIn.at - at) > (band === null ? NEAR_SEC : 0)) {
    return band === null ? null : { at, lines: [band] };
  }
  const trendKg = history.trendKg[index] ?? Number.NaN;
  const notes = toNotes(weighIn, words);
  const lines = [{ label: labels.weight, value: format.weight(weighIn.kg) }];
  if (!Number.isNaN(trendKg)) {
    lines.push({ label: labels.trend, value: format.weight(trendKg) });
    lines.push({ label: labels.difference, value: differenceText(weighIn.kg - trendKg, words) });
  }
  if (band !== null) lines.push(band);
  if (notes.length > 0) lines.push({ label: labels.note, value: notes.join('; ') });
  return { at: weighIn.at, lines };
}

function nearestIndex(items: readonly { readonly at: number }[], at: number): number {
  const after = firstIndexFrom(items, at);
  const distanceTo = (index: number) => Math.abs((items[index]?.at ?? Infinity) - at);
  return distanceTo(after - 1) < distanceTo(after) ? after - 1 : after;
}

function toBandLine(
  { band }: WeightHistory,
  at: number,
  { format, own }: Words,
): SeriesReading['lines'][number] | null {
  const index = band === null ? -1 : band.at.indexOf(at);
  if (band === null || index < 0) return null;
  const level = band.level[index] ?? Number.NaN;
  const reach = BAND_95 * Math.sqrt(band.variance[index] ?? Number.NaN);
  return {
    label: own.reading.band,
    value: own.reading.range(format.weight(level - reach), format.weight(level + reach)),
  };
}

function differenceText(kg: number, { format, own }: Words): string {
  const size = format.weight(Math.abs(kg));
  if (size === format.weight(0)) return own.reading.same;
  return kg > 0 ? own.reading.above(size) : own.reading.below(size);
}

/** The instant as the weighing's time is told, or in the home zone where nothing was weighed. */
export function toReadingTime(history: WeightHistory, at: number, words: Words): string {
  const weighIn = history.weighIns[firstIndexFrom(history.weighIns, at)];
  if (weighIn?.at === at) return zonedTime(weighIn.at, zoneOf(weighIn, history), words);
  return zonedTime(toEpochSec(Math.round(at)), history.homeZone, words);
}

/** By whose clocks a weighing's time is told. */
function zoneOf(weighIn: Pick<WeighIn, 'timeZone'>, { clockZone }: WeightHistory): TimeZone {
  return clockZone ?? weighIn.timeZone;
}

function zonedTime(at: EpochSec, zone: TimeZone, { format, own }: Words): string {
  return own.at(format.dateTime(at, zone), zone);
}

export function toNotes(weighIn: WeighIn, { format, own }: Words): string[] {
  const { note } = own;
  return [
    ...(weighIn.status === 'doubtful' ? [note.doubtful] : []),
    ...(weighIn.source === 'manual' ? [note.manual] : []),
    ...(weighIn.groupIds.length > 1 ? [note.median(toCount(weighIn.groupIds.length, format))] : []),
  ];
}

/** Names the zone only where it is not the one that the page's days are in. */
export function toMoment(
  weighIn: Pick<WeighIn, 'at' | 'timeZone'>,
  history: WeightHistory,
  words: Words,
): Moment {
  const { at } = weighIn;
  const zone = zoneOf(weighIn, history);
  return {
    datetime: formatInstant(at, zone),
    text: zone === history.homeZone ? words.format.dateTime(at, zone) : zonedTime(at, zone, words),
  };
}

export type EmptyRangeView = { readonly text: string; readonly range: ViewRange } | null;

/** Where the nearest weighing lies when the range holds none: the one before it, or else the one after. */
export function toEmptyRangeView(
  history: WeightHistory,
  view: RangeView,
  now: EpochSec,
  { format, own }: Words,
): EmptyRangeView {
  const before = history.weighIns[view.first - 1];
  const after = history.weighIns[view.end];
  const nearest = before ?? after;
  if (nearest === undefined) return null;
  const day = toLocalDay(nearest.at, history.homeZone);
  const { empty } = own;
  const range: ViewRange =
    before === undefined
      ? { preset: null, from: day, to: addDays(day, countDays(view.range) - 1) }
      : endingOn(view.range, day);
  return {
    text: before === undefined ? empty.nextOn(format.day(day)) : empty.lastOn(format.day(day)),
    range: named(range, toRangeContext(history, now)),
  };
}

/** Ticks on calendar days of the home zone; the year is named where it begins. */
export function toTimeTicks(
  { homeZone }: WeightHistory,
  format: Format,
): (from: number, to: number, width: number) => TimeTick[] {
  const startOfDay = (day: LocalDay) => startOfLocalDay(day, homeZone);
  const label = (day: LocalDay, unit: TimeTickUnit, startsYear: boolean) =>
    tickLabel(day, unit, startsYear, format);
  return (from, to, width) => computeTimeTicks({ from, to, width, startOfDay, label });
}

function tickLabel(day: LocalDay, unit: TimeTickUnit, startsYear: boolean, format: Format): string {
  if (unit === 'year') return format.year(day);
  if (unit === 'day' || unit === 'week') return format.dayShort(day);
  if (!startsYear) return format.monthShort(day);
  return day.slice(5, 7) === '01' ? format.year(day) : `${format.monthShort(day)} ${format.year(day)}`;
}
