import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { Annotation, BarSeries, LineSeries, SeriesReading, TimeTick } from '#charts/time-series.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { Span } from '#domain/record-kinds.ts';
import { formatInstant, toEpochSec, type TimeZone } from '#domain/time.ts';
import { computeHeartDuring, computeMinuteSeries, type MinuteSeries } from '#domain/workout-minutes.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { toCount } from '../count.ts';
import { bpmText, typeName, type WorkoutWords } from './workout-format.ts';

export type MinutesPicture = {
  readonly name: string;
  readonly summary: string;
  readonly table: ChartTableData;
  readonly series: readonly (LineSeries | BarSeries)[];
  readonly annotations: readonly Annotation[];
  readonly from: number;
  readonly to: number;
  readonly reading: (at: number) => SeriesReading | null;
  readonly formatTime: (at: number) => string;
  readonly timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
};

const MINUTE_SEC = 60;
const TICK_PX = 70;
const TICK_STEPS = [5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_SEC);

/** The minutes of a workout and around it; null where nothing was measured in any of them. */
export function toMinutesPicture(
  row: WorkoutRow,
  samples: readonly IntradaySample[],
  span: Span,
  words: WorkoutWords,
): MinutesPicture | null {
  const { format, messages, clockZone } = words;
  const { minutes: labels } = messages.one;
  const zone = clockZone ?? row.timeZone;
  const series = computeMinuteSeries(samples, span);
  if (!isKnown(series.heartBpm) && !isKnown(series.steps)) return null;
  const time = (at: number) => format.time(toEpochSec(Math.round(at)), zone);
  const name = labels.name(messages.one.when(format.dateTime(span.from, zone), format.time(span.to, zone)));
  return {
    name,
    summary: [toSummary(row, samples, words), labels.around].join(' '),
    table: toTable(series, { name, zone, time }, words),
    series: [
      {
        id: 'steps',
        label: labels.steps,
        kind: 'bars',
        at: series.at,
        value: series.steps,
        lengthSec: MINUTE_SEC,
        tone: 'muted',
        axis: 'steps',
      },
      {
        id: 'heart',
        label: labels.heartRate,
        kind: 'line',
        at: series.at,
        value: series.heartBpm,
        tone: 'primary',
        axis: 'heart',
        gaps: 'bridged',
      },
    ],
    annotations: [{ id: 'workout', label: typeName(row.category, words), at: row.from, to: row.to }],
    from: span.from,
    to: span.to,
    reading(at) {
      const minute = Math.floor((at - span.from) / MINUTE_SEC);
      const [bpm, steps] = [series.heartBpm[minute] ?? Number.NaN, series.steps[minute] ?? Number.NaN];
      const lines = [
        ...(Number.isNaN(bpm) ? [] : [{ label: labels.heartRate, value: bpmText(bpm, words) }]),
        ...(Number.isNaN(steps) ? [] : [{ label: labels.steps, value: format.number(steps, 0) }]),
      ];
      return lines.length === 0 ? null : { at, lines };
    },
    formatTime: time,
    timeTicks: (from, to, width) => toTicks(from, to, width, time),
  };
}

function isKnown(values: Float64Array): boolean {
  return values.some((value) => !Number.isNaN(value));
}

function toSummary(row: WorkoutRow, samples: readonly IntradaySample[], words: WorkoutWords): string {
  const { minutes } = words.messages.one;
  const heart = computeHeartDuring(samples, row);
  return heart === null
    ? minutes.noHeart
    : minutes.summary(
        toCount(heart.readings, words.format),
        bpmText(heart.meanBpm, words),
        bpmText(heart.maxBpm, words),
      );
}

function toTable(
  { at, heartBpm, steps }: MinuteSeries,
  options: { readonly name: string; readonly zone: TimeZone; readonly time: (at: number) => string },
  { format, messages }: WorkoutWords,
): ChartTableData {
  const { minutes } = messages.one;
  const cell = (value: number) => (Number.isNaN(value) ? '' : format.tableNumber(value, 0));
  return {
    caption: options.name,
    columns: [
      { header: minutes.time },
      { header: `${minutes.heartRate} (${messages.units.bpm})`, numeric: true },
      { header: minutes.steps, numeric: true },
    ],
    *rows() {
      for (const [minute, instant] of at.entries()) {
        yield {
          datetime: formatInstant(toEpochSec(instant), options.zone),
          time: options.time(instant),
          cells: [cell(heartBpm[minute] ?? Number.NaN), cell(steps[minute] ?? Number.NaN)],
        };
      }
    },
  };
}

/** On full minutes of the hour in nearly every zone: none of today's is off by less than a quarter of an hour. */
function toTicks(from: number, to: number, width: number, time: (at: number) => string): TimeTick[] {
  const wanted = ((to - from) * TICK_PX) / Math.max(1, width);
  const step = TICK_STEPS.find((candidate) => candidate >= wanted) ?? 480 * MINUTE_SEC;
  const ticks: TimeTick[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push({ at, label: time(at) });
  return ticks;
}
