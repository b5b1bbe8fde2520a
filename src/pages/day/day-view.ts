import { computeClockTicks } from '#charts/clock-ticks.ts';
import type { ChartTableData, ChartTableRow } from '#charts/ChartTable.tsx';
import type { ClockAxis } from '#charts/clock-axis.ts';
import type { Lane } from '#charts/lane-layout.ts';
import type { LaneStrip } from '#charts/LaneChart.tsx';
import type { LaneEvent } from '#charts/LaneEvents.tsx';
import {
  type Bout,
  computeBouts,
  lanesOf,
  type NightStage,
  type StageSegment,
} from '#charts/night-stages.ts';
import type { BandSeries, ReferenceLine, SeriesReading, TimeSeries } from '#charts/time-series.ts';
import {
  type Bins,
  computeBins,
  computeDaySleep,
  computeLongestSit,
  computePeakCadence,
  type DaySleep,
  MODERATE_CADENCE,
  type SpanTotals,
  VIGOROUS_CADENCE,
} from '#domain/day-figures.ts';
import {
  type AmountName,
  type DayMinutes,
  isKnown,
  MINUTE_SEC,
  minuteRange,
  minuteState,
} from '#domain/day-minutes.ts';
import { type MeasureGroup, measureCategory, measureType } from '#domain/measures.ts';
import type { Span } from '#domain/record-kinds.ts';
import { type SleepSegment, sleepState } from '#domain/sleep.ts';
import { type EpochSec, formatInstant, type TimeZone, toEpochSec } from '#domain/time.ts';
import {
  type DayProfile,
  computeUsualDay,
  FEWEST_DAYS,
  type ProfiledName,
  type UsualDay,
} from '#domain/usual-day.ts';
import { isClockRepeated } from '#domain/windows.ts';
import type { Workout } from '#domain/workouts.ts';
import type { Format } from '#locale/format.ts';
import { metresTo } from '#locale/length-units.ts';
import type { DayMessages } from '#locale/messages/english-day.ts';
import type { WorkoutsMessages } from '#locale/messages/english-workouts.ts';
import type { QuantityFormat } from '#locale/quantities.ts';
import type { DayRecord } from '#queries/day.ts';
import { toCount } from '../count.ts';
import type { LaneName } from './day-address.ts';

/** How a reader wants things said. */
export type DayWords = {
  readonly words: DayMessages;
  /** What kinds of workouts are called. */
  readonly workouts: Pick<WorkoutsMessages, 'types' | 'unknownType'>;
  readonly format: Format;
  readonly quantities: QuantityFormat;
};

/** A day as the page shows it, whatever the window. */
export type DayView = {
  readonly record: DayRecord;
  readonly minutes: DayMinutes;
  readonly sleep: DaySleep;
  readonly bouts: readonly Bout[];
  readonly events: readonly LaneEvent[];
  readonly sit: Span | null;
  readonly peak: number | null;
};

const amountOf = {
  steps: 'steps',
  calories: 'activeKcal',
  distance: 'distanceM',
  elevation: 'elevationM',
} as const satisfies Partial<Record<LaneName, AmountName>>;

type AmountLane = keyof typeof amountOf;

const LANE_HEIGHT_PX = { hr: 110, steps: 130, calories: 80, distance: 80, elevation: 80 } as const;
/** Readings of the heart rate come every ten minutes; where twice that goes by without one, the line is open. */
const HEART_RATE_GAP_SEC = 1200;
const QUARTER_MIN = 15;
const QUARTER_SEC = 900;

export function toDayView(record: DayRecord, minutes: DayMinutes, words: DayWords): DayView {
  const sleep = computeDaySleep(record.segments, record);
  const labels = stageLabels(words.words);
  const bouts = computeBouts(
    record.segments.map((segment) => toStage(segment, words.words)),
    labels,
  );
  return {
    record,
    minutes,
    sleep,
    bouts,
    events: toEvents(record, sleep, words),
    sit: computeLongestSit(minutes, sleep, record.workouts),
    peak: computePeakCadence(minutes),
  };
}

/** Minutes to a bar: every minute where each has room, five or fifteen otherwise. */
export function binLength({ from, to }: Span): 1 | 5 | 15 {
  const hours = (to - from) / 3600;
  if (hours <= 3) return 1;
  return hours <= 8 ? 5 : QUARTER_MIN;
}

export type UsualView = {
  readonly days: number;
  /** Whether they are days without work. */
  readonly isFree: boolean;
  readonly of: (name: ProfiledName) => UsualDay;
};

export function toUsual(compared: readonly DayProfile[], isFree: boolean): UsualView {
  const known = new Map<ProfiledName, UsualDay>();
  return {
    isFree,
    days: compared.filter(({ quarters }) => quarters.steps.some((value) => !Number.isNaN(value))).length,
    of(name) {
      let usual = known.get(name);
      if (usual === undefined)
        known.set(name, (usual = computeUsualDay(compared.map(({ quarters }) => quarters[name]))));
      return usual;
    },
  };
}

export function toUsualText({ days, isFree }: UsualView, { words, format }: DayWords): string {
  const counted = toCount(days, format);
  if (days < FEWEST_DAYS) return words.usualTooFew(counted);
  return words.usualBand(isFree ? words.usualFreeDays(counted) : words.usualWorkdays(counted));
}

type LaneOptions = {
  readonly lanes: readonly LaneName[];
  readonly binMin: 1 | 5 | 15;
  readonly usual: UsualView | null;
};

/** The lanes that were chosen and have anything to show, and those that have not. */
export function toLanes(
  view: DayView,
  { lanes, binMin, usual }: LaneOptions,
  reader: DayWords,
): {
  readonly lanes: readonly Lane[];
  readonly strip: LaneStrip | null;
  readonly missing: readonly LaneName[];
} {
  const { minutes } = view;
  const shown: Lane[] = [];
  const missing: LaneName[] = [];
  for (const name of lanes) {
    if (name === 'sleep') {
      if (view.bouts.length === 0) missing.push(name);
      continue;
    }
    const lane =
      name === 'hr'
        ? heartRateLane(view, usual, reader)
        : amountLane(name, minutes, { binMin, usual }, reader);
    if (lane === null) missing.push(name);
    else shown.push(lane);
  }
  const hasStrip = lanes.includes('sleep') && view.bouts.length > 0;
  const strip = hasStrip
    ? {
        label: reader.words.lane.sleep,
        bouts: view.bouts,
        stages: lanesOf(view.bouts, stageLabels(reader.words)),
      }
    : null;
  return { lanes: shown, strip, missing };
}

function heartRateLane(
  { minutes }: DayView,
  usual: UsualView | null,
  { words, format }: DayWords,
): Lane | null {
  const { at, bpm } = minutes.heartRate;
  if (at.length === 0) return null;
  const line = withGaps(at, bpm, HEART_RATE_GAP_SEC);
  const number = (value: number) => format.number(value, 0);
  return {
    id: 'hr',
    label: words.lane.hr,
    height: LANE_HEIGHT_PX.hr,
    axis: {
      id: 'hr',
      side: 'left',
      unit: words.bpm,
      minSpan: 40,
      tickSteps: [10, 20, 40, 50],
      formatTick: number,
      formatValue: (value) => `${number(value)} ${words.bpm}`,
    },
    series: [
      ...bandsOf('hr', 'heartRate', minutes, usual, 1, words),
      { id: 'hr', label: words.lane.hr, kind: 'line', tone: 'secondary', axis: 'hr', ...line },
    ],
  };
}

function amountLane(
  name: AmountLane,
  minutes: DayMinutes,
  { binMin, usual }: Pick<LaneOptions, 'binMin' | 'usual'>,
  reader: DayWords,
): Lane | null {
  const { words, format } = reader;
  const amount = amountOf[name];
  if (minutes.amounts[amount] === undefined) return null;
  const { factor, unit, decimals } = scaleOf(name, binMin, reader);
  const bins = computeBins(minutes, amount, binMin);
  const references: ReferenceLine[] = [];
  const highest = Math.max(0, ...bins.value.filter((value) => !Number.isNaN(value))) * factor;
  // A level that no bar comes near would only make the bars small.
  if (name === 'steps' && highest > MODERATE_CADENCE / 2) {
    references.push({ id: 'moderate', label: words.moderate, value: MODERATE_CADENCE });
    if (highest > MODERATE_CADENCE)
      references.push({ id: 'vigorous', label: words.vigorous, value: VIGOROUS_CADENCE });
  }
  // Of sums the band would be another one for every length of a bar.
  const hasBand = name === 'steps' || binMin === QUARTER_MIN;
  return {
    id: name,
    label: words.lane[name],
    height: LANE_HEIGHT_PX[name],
    axis: {
      id: name,
      side: 'left',
      unit,
      minSpan: name === 'steps' ? 20 : 1,
      tickSteps: decimals === 0 ? [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000] : [0.1, 0.2, 0.5, 1, 2, 5],
      floor: 0,
      formatTick: (value) => format.number(value, decimals),
      formatValue: (value) => `${format.number(value, decimals)} ${unit}`,
    },
    references,
    series: [
      ...(hasBand
        ? bandsOf(name, amount, minutes, usual, name === 'steps' ? 1 / QUARTER_MIN : factor, words)
        : []),
      {
        id: name,
        label: words.lane[name],
        kind: 'bars',
        tone: name === 'steps' ? 'primary' : 'muted',
        axis: name,
        at: bins.at,
        value: bins.value.map((value) => value * factor),
        lengthSec: binMin * MINUTE_SEC,
      },
    ],
  };
}

/** Steps are drawn as cadence, so that the lines of 100 and 130 mean the same whatever the length of a bar. */
function scaleOf(
  name: AmountLane,
  binMin: number,
  { words, format, quantities }: DayWords,
): { readonly factor: number; readonly unit: string; readonly decimals: number } {
  if (name === 'steps') return { factor: 1 / binMin, unit: words.stepsUnit, decimals: 0 };
  const length = format.number(binMin, 0);
  if (name === 'calories') return { factor: 1, unit: words.perBin(words.kcal, length), decimals: 0 };
  const unit = shortUnit(quantities);
  return { factor: toShort(1, quantities), unit: words.perBin(unit, length), decimals: 0 };
}

/** Ways of minutes are short: metres, or feet for readers of miles. */
function shortUnit({ distanceUnit }: QuantityFormat): string {
  return distanceUnit === 'km' ? 'm' : 'ft';
}

function toShort(metres: number, { distanceUnit }: QuantityFormat): number {
  return distanceUnit === 'km' ? metres : metresTo('ft', metres);
}

/** What is usual at each quarter of an hour of the day in view, in its middle: where its bar is read. */
function bandsOf(
  lane: string,
  name: ProfiledName,
  minutes: DayMinutes,
  usual: UsualView | null,
  factor: number,
  words: DayMessages,
): TimeSeries[] {
  if (usual === null || usual.days < FEWEST_DAYS) return [];
  const { quarters } = usual.of(name);
  const count = Math.ceil(minutes.count / QUARTER_MIN);
  const at = Float64Array.from({ length: count }, (_, index) => minutes.from + (index + 0.5) * QUARTER_SEC);
  const take = (rank: 0 | 1 | 3 | 4): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => {
      const clock = minutes.clockMin[index * QUARTER_MIN] ?? 0;
      return (quarters[Math.floor(clock / QUARTER_MIN)]?.percentiles?.[rank] ?? Number.NaN) * factor;
    });
  const band = (id: string, low: 0 | 1, high: 3 | 4): BandSeries => ({
    id: `${lane}-${id}`,
    label: words.usual,
    kind: 'band',
    tone: 'reference',
    axis: lane,
    at,
    value: take(low),
    upper: take(high),
  });
  return [band('usual-wide', 0, 4), band('usual', 1, 3)];
}

/** A line of readings, open where none came for long. */
function withGaps(
  at: Float64Array,
  value: Float64Array,
  mostSec: number,
): { at: Float64Array; value: Float64Array } {
  const times: number[] = [];
  const values: number[] = [];
  for (const [index, instant] of at.entries()) {
    const before = times.at(-1);
    if (before !== undefined && instant - before > mostSec) {
      times.push((before + instant) / 2);
      values.push(Number.NaN);
    }
    times.push(instant);
    values.push(value[index] ?? Number.NaN);
  }
  return { at: Float64Array.from(times), value: Float64Array.from(values) };
}

/** Hours of the day's own clock, and its seams. */
export function toClock(
  zone: TimeZone,
  { format }: DayWords,
): (from: number, to: number, width: number) => ClockAxis {
  return (from, to, width) =>
    computeClockTicks({
      from,
      to,
      width,
      zone,
      formatClock: (at, withOffset) => {
        const clock = format.time(toEpochSec(Math.floor(at)), zone);
        return withOffset ? `${clock} ${offsetText(at, zone)}` : clock;
      },
      formatJump: (changeSec) => jumpText(changeSec, format),
    });
}

/** `+02:00` */
function offsetText(at: number, zone: TimeZone): string {
  return formatInstant(toEpochSec(Math.floor(at)), zone).slice(19);
}

function jumpText(changeSec: number, format: Format): string {
  const minutes = changeSec / 60;
  return minutes % 60 === 0 ? `${format.signed(minutes / 60, 0)} h` : `${format.signed(minutes, 0)} min`;
}

/** A time of the day; with its offset where the clock shows it twice. */
export function toClockText(at: number, zone: TimeZone, { format }: DayWords): string {
  const instant = toEpochSec(Math.floor(at));
  const clock = format.time(instant, zone);
  return isClockRepeated(at, zone) ? `${clock} ${offsetText(at, zone)}` : clock;
}

export function toWindowText({ from, to }: Span, view: DayView, reader: DayWords): string {
  const { span, zone } = view.record;
  if (from <= span.from && to >= span.to) return reader.words.wholeDay;
  const until = to >= span.to ? '24:00' : toClockText(to, zone, reader);
  return `${toClockText(from, zone, reader)}–${until}`;
}

/** What there is to say about an instant, lane by lane. */
export function toReading(
  view: DayView,
  options: LaneOptions & { readonly bins: Readonly<Partial<Record<AmountLane, Bins>>> },
  reader: DayWords,
): (at: number) => SeriesReading {
  const { minutes } = view;
  const { words, format } = reader;
  return (at) => {
    const lines: { label: string; value: string }[] = [];
    for (const name of options.lanes) {
      if (name === 'sleep') {
        const bout = view.bouts.find(({ from, to }) => at >= from && at < to);
        if (bout !== undefined && bout.kind !== 'gap')
          lines.push({ label: words.lane.sleep, value: bout.label });
      } else if (name === 'hr') {
        const bpm = nearestHeartRate(minutes, at, options.binMin * MINUTE_SEC);
        if (bpm !== null)
          lines.push({ label: words.lane.hr, value: `${format.number(bpm, 0)} ${words.bpm}` });
      } else {
        const value = amountText(name, at, options, reader);
        if (value !== null) lines.push({ label: words.lane[name], value });
      }
    }
    const usual = usualText(view, at, options, reader);
    if (usual !== null) lines.push({ label: words.usual, value: usual });
    for (const event of view.events) {
      if (event.to !== undefined && at >= event.at && at < event.to)
        lines.push({ label: event.label, value: '' });
    }
    return { at, lines };
  };
}

function nearestHeartRate(
  { heartRate: { at, bpm } }: DayMinutes,
  wanted: number,
  reachSec: number,
): number | null {
  let best: number | null = null;
  let distance = reachSec / 2 + 1;
  for (const [index, instant] of at.entries()) {
    if (Math.abs(instant - wanted) >= distance) continue;
    distance = Math.abs(instant - wanted);
    best = bpm[index] ?? null;
  }
  return best;
}

function amountText(
  name: AmountLane,
  at: number,
  { bins, binMin }: { readonly bins: Readonly<Partial<Record<AmountLane, Bins>>>; readonly binMin: number },
  reader: DayWords,
): string | null {
  const { words, format } = reader;
  const own = bins[name];
  const index = own === undefined ? -1 : Math.floor((at - (own.at[0] ?? 0)) / (binMin * MINUTE_SEC));
  const value = own?.value[index];
  if (value === undefined) return null;
  if (Number.isNaN(value)) return words.totals.unknown;
  if (name === 'steps') {
    const cadence = binMin === 1 ? '' : ` (${format.number(value / binMin, 0)} ${words.stepsUnit})`;
    return `${format.number(value, 0)}${cadence}`;
  }
  return name === 'calories'
    ? `${format.number(value, 0)} ${words.kcal}`
    : `${format.number(toShort(value, reader.quantities), 0)} ${shortUnit(reader.quantities)}`;
}

/** The middle half of what is usual for steps at this quarter of an hour. */
function usualText(
  { minutes }: DayView,
  at: number,
  { usual, lanes }: LaneOptions,
  { words, format }: DayWords,
): string | null {
  if (usual === null || usual.days < FEWEST_DAYS || !lanes.includes('steps')) return null;
  const clock = minutes.clockMin[Math.floor((at - minutes.from) / MINUTE_SEC)];
  if (clock === undefined) return null;
  const percentiles = usual.of('steps').quarters[Math.floor(clock / QUARTER_MIN)]?.percentiles;
  if (percentiles == null) return null;
  return words.usualSteps(format.number(percentiles[1], 0), format.number(percentiles[3], 0));
}

export function toBins(
  minutes: DayMinutes,
  lanes: readonly LaneName[],
  binMin: number,
): Partial<Record<AmountLane, Bins>> {
  const bins: Partial<Record<AmountLane, Bins>> = {};
  for (const name of lanes) {
    if (name !== 'hr' && name !== 'sleep') bins[name] = computeBins(minutes, amountOf[name], binMin);
  }
  return bins;
}

/** A row per known minute of the window, as exact as it was sent, spread over minutes where it was sent for several. */
export function toTable(view: DayView, window: Span, reader: DayWords): ChartTableData {
  const { minutes, bouts, record } = view;
  const { words, format, quantities } = reader;
  const unit = shortUnit(quantities);
  const plain = (value: number | undefined, decimals: number) =>
    value === undefined || Number.isNaN(value) ? '' : trimmed(format.tableNumber(value, decimals));
  const short = (value: number | undefined) =>
    plain(value === undefined ? undefined : toShort(value, quantities), 2);
  type Column = {
    readonly header: string;
    readonly numeric?: boolean;
    readonly cell: (minute: number) => string;
  };
  const amount = (
    name: AmountName,
    header: string,
    text: (value: number | undefined) => string,
  ): Column[] => {
    const lane = minutes.amounts[name];
    return lane === undefined ? [] : [{ header, numeric: true, cell: (minute) => text(lane[minute]) }];
  };
  const beats = heartRateByMinute(minutes);
  const { table } = words;
  const columns: Column[] = [
    ...amount('steps', table.steps, (value) => plain(value, 2)),
    ...amount('distanceM', table.distance(unit), short),
    ...amount('elevationM', table.elevation(unit), short),
    ...amount('activeKcal', table.calories, (value) => plain(value, 2)),
    ...amount('strokes', table.strokes, (value) => plain(value, 2)),
    ...amount('poolLaps', table.laps, (value) => plain(value, 2)),
    ...(beats.size === 0
      ? []
      : [{ header: table.heartRate, numeric: true, cell: (minute: number) => plain(beats.get(minute), 1) }]),
    ...(bouts.length === 0
      ? []
      : [
          {
            header: table.sleep,
            cell: (minute: number) => {
              const at = minutes.from + minute * MINUTE_SEC;
              return bouts.find(({ from, to }) => at >= from && at < to)?.label ?? '';
            },
          },
        ]),
    {
      header: table.known,
      cell: (minute) => (minutes.state[minute] === minuteState.between ? table.between : table.entry),
    },
  ];
  return {
    caption: table.caption(format.day(record.day), toWindowText(window, view, reader)),
    columns: [
      { header: table.time },
      ...columns.map(({ header, numeric }) => ({ header, ...(numeric === true && { numeric }) })),
    ],
    *rows(): Iterable<ChartTableRow> {
      const { first, last } = minuteRange(minutes, window.from, window.to);
      for (let minute = first; minute < last; minute += 1) {
        if (!isKnown(minutes.state[minute])) continue;
        const at = toEpochSec(minutes.from + minute * MINUTE_SEC);
        yield {
          datetime: formatInstant(at, record.zone),
          time: toClockText(at, record.zone, reader),
          cells: columns.map(({ cell }) => cell(minute)),
        };
      }
    },
  };
}

/** 47, not 47.00; 5.25 stays. */
function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Of several readings within a minute the mean. */
function heartRateByMinute({ heartRate: { at, bpm }, from }: DayMinutes): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [index, instant] of at.entries()) {
    const minute = Math.floor((instant - from) / MINUTE_SEC);
    const { sum, count } = sums.get(minute) ?? { sum: 0, count: 0 };
    sums.set(minute, { sum: sum + (bpm[index] ?? 0), count: count + 1 });
  }
  return new Map([...sums].map(([minute, { sum, count }]) => [minute, sum / count]));
}

export function toSummary(totals: SpanTotals, { words, format }: DayWords): string {
  const { amounts, heartRate, measuredMin, unknownMin } = totals;
  const number = (value: number) => format.number(value, 0);
  return words.chartSummary({
    steps:
      amounts.steps === null
        ? words.summaryNoSteps
        : words.summarySteps({ count: Math.round(amounts.steps), text: number(amounts.steps) }),
    heartRate:
      heartRate === null
        ? words.summaryNoHeartRate
        : words.summaryHeartRate(
            number(heartRate.minBpm),
            number(heartRate.maxBpm),
            number(heartRate.meanBpm),
            toCount(heartRate.readings, format),
          ),
    known: words.known(toCount(measuredMin, format), toCount(unknownMin, format)),
  });
}

function stageLabels(words: DayMessages): Readonly<Record<NightStage | 'gap', string>> {
  const { awake, rem, light, deep, out, unknown, gap } = words.stage;
  return { awake, rem, light, deep, out, unknown, gap };
}

const stages: Readonly<Record<number, NightStage>> = {
  [sleepState.awake]: 'awake',
  [sleepState.light]: 'light',
  [sleepState.deep]: 'deep',
  [sleepState.rem]: 'rem',
  [sleepState.outOfBed]: 'out',
};

function toStage({ from, to, state }: SleepSegment, words: DayMessages): StageSegment {
  const known = stages[state];
  if (known !== undefined) return { from, to, stage: known };
  const isAsleep = state === sleepState.manual || state === sleepState.unspecified;
  return {
    from,
    to,
    stage: 'unknown',
    label: isAsleep ? words.stage.asleep : words.stage.other(String(state)),
  };
}

function toEvents({ workouts, measures, zone }: DayRecord, sleep: DaySleep, reader: DayWords): LaneEvent[] {
  const { words } = reader;
  const spanText = (label: string, { from, to }: Span) =>
    words.event.span(label, toClockText(from, zone, reader), toClockText(to, zone, reader));
  const bands = [
    ...workouts.map((workout) => ({
      kind: 'workout' as const,
      id: `workout-${workout.id}`,
      label: toWorkoutLabel(workout, reader),
      span: workout,
    })),
    ...sleep.naps.map((nap) => ({
      kind: 'rest' as const,
      id: `nap-${nap.from}`,
      label: words.event.nap,
      span: nap,
    })),
  ].map(({ span: { from, to }, ...rest }): LaneEvent => ({
    ...rest,
    spoken: spanText(rest.label, { from, to }),
    at: from,
    to,
  }));
  // What was measured at one instant is one pin.
  const labels = new Map<EpochSec, string[]>();
  for (const group of measures) {
    if (group.category !== measureCategory.reading) continue;
    labels.set(group.at, [...(labels.get(group.at) ?? []), toMeasureLabel(group, reader)]);
  }
  const pins = [...labels].map(([at, own]): LaneEvent => {
    const label = own.join(', ');
    return { kind: 'pin', id: `measure-${at}`, label, spoken: label, at };
  });
  return [...bands, ...pins].toSorted((a, b) => a.at - b.at);
}

export function toWorkoutLabel({ category }: Workout, { workouts }: DayWords): string {
  // A number that the table lacks is undefined, whatever its type says.
  const types: Readonly<Record<number, string | undefined>> = workouts.types;
  return types[category] ?? workouts.unknownType(String(category));
}

function toMeasureLabel({ measures }: MeasureGroup, { words, format, quantities }: DayWords): string {
  const valueOf = (...types: readonly number[]): number | undefined =>
    types
      .map((type) => measures.find((one) => one.type === type)?.value)
      .find((value) => value !== undefined);
  const weight = valueOf(measureType.weight);
  if (weight !== undefined) return words.event.weight(format.weight(weight));
  const [systolic, diastolic] = [valueOf(measureType.systolic), valueOf(measureType.diastolic)];
  if (systolic !== undefined && diastolic !== undefined) {
    return words.event.pressure(format.number(systolic, 0), format.number(diastolic, 0));
  }
  const temperature = valueOf(
    measureType.temperature,
    measureType.bodyTemperature,
    measureType.skinTemperature,
  );
  if (temperature !== undefined) return quantities.temperature(temperature);
  const spo2 = valueOf(measureType.spo2);
  if (spo2 !== undefined) return `SpO₂ ${format.number(spo2, 0)} %`;
  const pulse = valueOf(measureType.pulse);
  if (pulse !== undefined) return words.event.pulse(format.number(pulse, 0));
  return words.event.other([...new Set(measures.map(({ type }) => type))].join(', '));
}

/** How long a stretch lasts, as text. */
export function toLengthText(
  { from, to }: { readonly from: EpochSec; readonly to: EpochSec },
  { quantities }: DayWords,
): string {
  return quantities.duration(to - from);
}
