import type { ChartTableRow } from '#charts/ChartTable.tsx';
import { countDays, endingOn, type RangeContext, type ViewRange } from '#domain/range.ts';
import { computeTheilSenRate, RATE_WINDOW_DAYS } from '#domain/rate.ts';
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
import type { TrendPoint } from '#domain/trend.ts';
import type { WeighIn } from '#domain/weigh-ins.ts';
import {
  type LineSeries,
  type PointSeries,
  type ReferenceLine,
  seriesMark,
  type SeriesReading,
  type TimeTick,
} from '#charts/time-series.ts';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { Format } from '#locale/format.ts';
import type { Messages } from '#locale/messages/english.ts';
import { toCount } from '../count.ts';
import { named } from '../range.ts';
import { firstIndexFrom, type HistoryGoal, type WeightHistory } from './weight-history.ts';

const DAYS_PER_WEEK = 7;
const LAST_READINGS = 14;
/** A trend is compared with its past only where a trend point lies this near to the date asked for. */
const CHANGE_TOLERANCE_DAYS = 5;

export type Words = { readonly format: Format; readonly messages: Messages };
type Moment = { readonly datetime: string; readonly text: string };

export type HeadlineView = {
  readonly trend: { readonly label: string; readonly value: string } | null;
  readonly latest: ({ readonly value: string } & Moment) | null;
  /** One sentence, its weightier part first. */
  readonly rate: { readonly main: string; readonly rest: string };
  readonly goal: { readonly value: string; readonly difference: string | null } | null;
  readonly changes: readonly { readonly label: string; readonly value: string }[];
};

/** Where the reader stands: the same whatever range is looked at. */
export function toHeadlineView(history: WeightHistory, now: EpochSec, words: Words): HeadlineView {
  const { format, messages } = words;
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
    goal: history.goal === null ? null : toGoalView(history.goal, last, words),
    changes: last === undefined ? [] : toChanges(history.trend, last, messages, format),
  };
}

function trendLabel(last: TrendPoint, zone: TimeZone, now: EpochSec, { format, messages }: Words): string {
  // A trend is called "now" for as long as the rate still looks back on its last weighing.
  if (now - last.at <= RATE_WINDOW_DAYS * SECONDS_PER_DAY) return messages.weight.trendNow;
  return messages.weight.trendThen(format.day(toLocalDay(last.at, zone)));
}

function toRateView(
  history: WeightHistory,
  now: EpochSec,
  { format, messages }: Words,
): HeadlineView['rate'] {
  const points = history.weighIns
    // The window leaves its first instant out.
    .slice(firstIndexFrom(history.weighIns, now - RATE_WINDOW_DAYS * SECONDS_PER_DAY + 1))
    .filter((weighIn) => weighIn.status === 'counted' && weighIn.at <= now)
    .map(({ at, kg }) => ({ at, value: kg }));
  const rate = computeTheilSenRate(points, { until: now });
  const days = format.number(RATE_WINDOW_DAYS, 0);
  // Three or four readings have a slope, but an interval without ends.
  if (rate === null || !Number.isFinite(rate.high))
    return { main: '', rest: messages.weight.rateTooFew(toCount(points.length, format), days) };
  const sentence = messages.weight.rate(
    format.weightDelta(rate.perDay * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.low * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.high * DAYS_PER_WEEK),
    toCount(rate.count, format),
    days,
  );
  const isNoise = rate.low <= 0 && rate.high >= 0;
  return isNoise ? { main: messages.weight.rateNoise, rest: `${sentence.main} ${sentence.rest}` } : sentence;
}

function toGoalView(
  goal: HistoryGoal,
  last: TrendPoint | undefined,
  { format, messages }: Words,
): HeadlineView['goal'] {
  const value = goalText(goal, format);
  if (last === undefined) return { value, difference: null };
  const difference = last.value - Math.min(Math.max(last.value, goal.lowKg), goal.highKg);
  const size = format.weight(Math.abs(difference));
  if (size === format.weight(0)) return { value, difference: messages.weight.atGoal };
  return {
    value,
    difference: difference > 0 ? messages.weight.aboveGoal(size) : messages.weight.belowGoal(size),
  };
}

function goalText({ lowKg, highKg }: HistoryGoal, format: Format): string {
  return lowKg === highKg ? format.weight(lowKg) : format.weightRange(lowKg, highKg);
}

/** The levels of the goal that the picture shows: one, or both ends of its range. */
export function toGoalLines({ goal }: WeightHistory, { format, messages }: Words): ReferenceLine[] {
  if (goal === null) return [];
  const line = (id: string, kg: number) => ({
    id,
    label: `${messages.weight.goal} ${format.weight(kg)}`,
    value: format.weightNumber(kg),
  });
  if (goal.lowKg === goal.highKg) return [line('goal', goal.lowKg)];
  return [line('goal-low', goal.lowKg), line('goal-high', goal.highKg)];
}

function toChanges(
  trend: readonly TrendPoint[],
  last: TrendPoint,
  messages: Messages,
  format: Format,
): HeadlineView['changes'] {
  const { sinceWeek, sinceMonth, sinceQuarter, sinceYear } = messages.weight;
  const since = [
    { label: sinceWeek, days: 7 },
    { label: sinceMonth, days: 28 },
    { label: sinceQuarter, days: 84 },
    { label: sinceYear, days: 365 },
  ];
  return since.flatMap(({ label, days }) => {
    const then = trendNear(trend, last.at - days * SECONDS_PER_DAY);
    return then === null || then.at === last.at
      ? []
      : [{ label, value: format.weightDelta(last.value - then.value) }];
  });
}

function trendNear(trend: readonly TrendPoint[], at: number): TrendPoint | null {
  const after = firstIndexFrom(trend, at);
  const nearest = [trend[after - 1], trend[after]]
    .filter((point) => point !== undefined)
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
  return nearest !== undefined && Math.abs(nearest.at - at) <= CHANGE_TOLERANCE_DAYS * SECONDS_PER_DAY
    ? nearest
    : null;
}

export type WeightSeries = { readonly readings: PointSeries; readonly trend: LineSeries };

/** The whole history in the reader's unit; the chart cuts the range out of it. */
export function toWeightSeries(history: WeightHistory, { format, messages }: Words): WeightSeries {
  const { weighIns, trend } = history;
  const labels = messages.weight.series;
  const line: { at: number; value: number }[] = [];
  for (const point of trend) {
    const before = line.at(-1);
    // The break between two segments lies between them, where nothing was weighed.
    if (point.startsSegment && before !== undefined)
      line.push({ at: (before.at + point.at) / 2, value: Number.NaN });
    line.push({ at: point.at, value: format.weightNumber(point.value) });
  }
  return {
    readings: {
      id: 'readings',
      label: labels.readings,
      kind: 'points',
      at: Float64Array.from(weighIns, ({ at }) => at),
      value: Float64Array.from(weighIns, ({ kg }) => format.weightNumber(kg)),
      mark: Uint8Array.from(weighIns, markOf),
      tone: 'secondary',
    },
    trend: {
      id: 'trend',
      label: labels.trend,
      kind: 'line',
      at: Float64Array.from(line, ({ at }) => at),
      value: Float64Array.from(line, ({ value }) => value),
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
export function toChartSummary(history: WeightHistory, view: RangeView, { format, messages }: Words): string {
  const counted: { kg: number; trendKg: number }[] = [];
  for (let index = view.first; index < view.end; index += 1) {
    const weighIn = history.weighIns[index];
    const trendKg = history.trendKg[index];
    if (weighIn?.status === 'counted' && trendKg !== undefined) counted.push({ kg: weighIn.kg, trendKg });
  }
  const first = counted[0];
  const last = counted.at(-1);
  if (first === undefined || last === undefined) {
    return messages.weight.chartSummaryDoubtful(toCount(view.doubtfulCount, format));
  }
  return messages.weight.chartSummary({
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

/** What is said about the weighing under the crosshair. */
export function toReading(history: WeightHistory, at: number, words: Words): SeriesReading | null {
  const { format, messages } = words;
  const labels = messages.weight.reading;
  const index = firstIndexFrom(history.weighIns, at);
  const weighIn = history.weighIns[index];
  if (weighIn?.at !== at) return null;
  const trendKg = history.trendKg[index] ?? Number.NaN;
  const notes = toNotes(weighIn, words);
  const lines = [{ label: labels.weight, value: format.weight(weighIn.kg) }];
  if (!Number.isNaN(trendKg)) {
    lines.push({ label: labels.trend, value: format.weight(trendKg) });
    lines.push({ label: labels.difference, value: differenceText(weighIn.kg - trendKg, words) });
  }
  if (notes.length > 0) lines.push({ label: labels.note, value: notes.join('; ') });
  return { at, lines };
}

function differenceText(kg: number, { format, messages }: Words): string {
  const size = format.weight(Math.abs(kg));
  if (size === format.weight(0)) return messages.weight.reading.same;
  return kg > 0 ? messages.weight.reading.above(size) : messages.weight.reading.below(size);
}

/** The instant as the weighing's time is told, or in the home zone where nothing was weighed. */
export function toReadingTime(history: WeightHistory, at: number, words: Words): string {
  const weighIn = history.weighIns[firstIndexFrom(history.weighIns, at)];
  if (weighIn?.at === at) return zonedTime(weighIn.at, zoneOf(weighIn, history), words);
  return zonedTime(toEpochSec(Math.round(at)), history.homeZone, words);
}

/** By whose clocks a weighing's time is told. */
function zoneOf(weighIn: WeighIn, { clockZone }: WeightHistory): TimeZone {
  return clockZone ?? weighIn.timeZone;
}

function zonedTime(at: EpochSec, zone: TimeZone, { format, messages }: Words): string {
  return messages.weight.at(format.dateTime(at, zone), zone);
}

function toNotes(weighIn: WeighIn, { format, messages }: Words): string[] {
  const { note } = messages.weight;
  return [
    ...(weighIn.status === 'doubtful' ? [note.doubtful] : []),
    ...(weighIn.source === 'manual' ? [note.manual] : []),
    ...(weighIn.groupIds.length > 1 ? [note.median(toCount(weighIn.groupIds.length, format))] : []),
  ];
}

export type LastReadingView = Moment & {
  readonly key: string;
  readonly weight: string;
  readonly trend: string | null;
  readonly notes: readonly string[];
  readonly doubtful: boolean;
};

/** The newest readings whatever the range, the doubtful ones among them. */
export function toLastReadings(history: WeightHistory, words: Words): LastReadingView[] {
  const start = Math.max(0, history.weighIns.length - LAST_READINGS);
  return history.weighIns
    .slice(start)
    .map((weighIn, index) => {
      const trendKg = history.trendKg[start + index] ?? Number.NaN;
      return {
        key: `${weighIn.at}-${weighIn.groupIds[0] ?? index}`,
        ...toMoment(weighIn, history, words),
        weight: words.format.weight(weighIn.kg),
        trend: Number.isNaN(trendKg) ? null : words.format.weight(trendKg),
        notes: toNotes(weighIn, words),
        doubtful: weighIn.status === 'doubtful',
      };
    })
    .toReversed();
}

/** Names the zone only where it is not the one that the page's days are in. */
function toMoment(weighIn: WeighIn, history: WeightHistory, words: Words): Moment {
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
  { format, messages }: Words,
): EmptyRangeView {
  const before = history.weighIns[view.first - 1];
  const after = history.weighIns[view.end];
  const nearest = before ?? after;
  if (nearest === undefined) return null;
  const day = toLocalDay(nearest.at, history.homeZone);
  const { empty } = messages.weight;
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
