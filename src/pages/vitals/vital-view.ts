import {
  type BandSeries,
  type ChartAxis,
  type PointSeries,
  seriesMark,
  type SeriesReading,
} from '#charts/time-series.ts';
import type { ChartTableRow } from '#charts/ChartTable.tsx';
import type { Derived } from '#domain/derived.ts';
import { computePersonalRange, computePersonalRanges, type PersonalRange } from '#domain/personal-range.ts';
import { type EpochSec, SECONDS_PER_DAY, toEpochSec, toLocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { VitalKind } from './vital-kinds.ts';
import {
  firstIndexFrom,
  type VitalReason,
  type VitalSeries,
  type VitalsHistory,
  type VitalValue,
  within,
} from './vitals-history.ts';
import { toMomentOf, type Words } from './vitals-view.ts';

/** How the values of a kind are written: the reader's unit, which for temperatures is a choice. */
export type VitalFormat = {
  readonly unit: string;
  readonly toNumber: (value: number) => number;
  /** Of a number in the reader's unit, without the unit. */
  readonly write: (number: number) => string;
  /** With the unit, of a value in SI. */
  readonly text: (value: number) => string;
  readonly cell: (value: number) => string;
};

export function toVitalFormat({ unit: kind, decimals }: VitalKind, words: Words): VitalFormat {
  const { format, quantity, messages } = words;
  const isTemperature = kind === 'temperature';
  const unit = isTemperature ? quantity.temperatureUnit : messages.vitals.units[kind];
  const toNumber = (value: number): number => (isTemperature ? quantity.temperatureNumber(value) : value);
  const write = (number: number): string => format.number(number, decimals);
  const text = (value: number): string => {
    if (isTemperature) return quantity.temperature(value);
    return kind === 'score' ? write(value) : `${write(value)} ${unit}`;
  };
  // Devices send up to three decimals.
  const cell = (value: number): string =>
    Number.isNaN(value) ? '' : format.tableNumber(toNumber(value), decimals === 0 ? 0 : decimals + 1);
  return { unit, toNumber, write, text, cell };
}

export type VitalPicture = {
  readonly series: readonly (BandSeries | PointSeries)[];
  readonly axes: readonly ChartAxis[];
  readonly ranges: ReturnType<typeof computePersonalRanges>;
};

/** The values over what was usual until then; the whole history, of which the chart cuts out the range. */
export function toVitalPicture({ kind, values, points }: VitalSeries, words: Words): VitalPicture {
  const { messages } = words;
  const { unit, toNumber, write } = toVitalFormat(kind, words);
  const ranges = computePersonalRanges(points);
  const span = Math.abs(toNumber(kind.minSpan) - toNumber(0));
  return {
    ranges,
    series: [
      {
        id: 'range',
        label: messages.vitals.band,
        kind: 'band',
        at: Float64Array.from(points, ({ at }) => at),
        value: ranges.low.map(toNumber),
        upper: ranges.high.map(toNumber),
        tone: 'secondary',
      },
      {
        id: 'values',
        label: messages.vitals.reading,
        kind: 'points',
        at: Float64Array.from(values, ({ at }) => at),
        value: Float64Array.from(values, ({ value }) => toNumber(value)),
        mark: Uint8Array.from(values, markOf),
        tone: 'primary',
      },
    ],
    axes: [
      {
        id: kind.key,
        side: 'left',
        unit,
        minSpan: span,
        tickSteps: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100],
        formatTick: (value) => words.format.number(value, Number.isInteger(value) ? 0 : 1),
        formatValue: (value) => `${write(value)} ${unit}`,
      },
    ],
  };
}

function markOf({ reason, isManual }: VitalValue): number {
  if (reason !== null) return seriesMark.doubtful;
  return isManual ? seriesMark.manual : seriesMark.normal;
}

/** The values of a window in a sentence. */
export function toVitalSummary(series: VitalSeries, shown: readonly VitalValue[], words: Words): string {
  const { text } = toVitalFormat(series.kind, words);
  const low = shown.reduce((least, { value }) => Math.min(least, value), Infinity);
  const high = shown.reduce((most, { value }) => Math.max(most, value), -Infinity);
  return words.messages.vitals.summary(toCount(shown.length, words.format), text(low), text(high));
}

/** What was usual at the end of a window, with the records that were left out of it. */
export function toRangeAt(
  { kind, points, excluded }: VitalSeries,
  until: EpochSec,
): Derived<PersonalRange, VitalReason> | null {
  const range = computePersonalRange(points, { until, unit: kind.unit });
  if (range?.window == null) return null;
  const { from, to } = range.window;
  return { ...range, excluded: excluded.filter(({ at }) => at > from && at <= to) };
}

/** How many values the 90 days before an instant have, where they are too few for a range. */
export function countBefore({ points }: VitalSeries, until: EpochSec, days: number): number {
  return within(points, { from: toEpochSec(until - days * SECONDS_PER_DAY + 1), to: until + 1 }).length;
}

/** One row per value, with what was usual at its time. */
export function toVitalRow(
  series: VitalSeries,
  ranges: VitalPicture['ranges'],
  value: VitalValue,
  history: VitalsHistory,
  words: Words,
): ChartTableRow {
  const { cell } = toVitalFormat(series.kind, words);
  const { datetime, text } = toMomentOf(value, history, words);
  const index = value.reason === null ? indexOf(series, value) : -1;
  return {
    datetime,
    time: text,
    cells: [
      cell(value.value),
      cell(ranges.low[index] ?? Number.NaN),
      cell(ranges.high[index] ?? Number.NaN),
      toVitalNotes(value, words),
    ],
  };
}

function indexOf({ points }: VitalSeries, { at, groupId }: VitalValue): number {
  for (let index = firstIndexFrom(points, at); points[index]?.at === at; index += 1) {
    if (points[index]?.groupId === groupId) return index;
  }
  return -1;
}

function toVitalNotes({ reason, isManual }: VitalValue, { messages }: Words): string {
  return [
    ...(reason === null ? [] : [messages.explain.reasons[reason]]),
    ...(isManual ? [messages.pressure.note.manual] : []),
  ].join('; ');
}

/** What is said about the value under the crosshair. */
export function toVitalReading(series: VitalSeries, at: number, words: Words): SeriesReading | null {
  const value = series.values[firstIndexFrom(series.values, at)];
  if (value?.at !== at) return null;
  const notes = toVitalNotes(value, words);
  const { messages } = words;
  return {
    at,
    lines: [
      {
        label: messages.vitals.names[series.kind.key],
        value: toVitalFormat(series.kind, words).text(value.value),
      },
      ...(notes === '' ? [] : [{ label: messages.pressure.table.note, value: notes }]),
    ],
  };
}

/** When there was a value last before a window; empty where there never was. */
export function toLastText(
  { values }: VitalSeries,
  { from }: { readonly from: number },
  { history, words }: { readonly history: VitalsHistory; readonly words: Words },
): string {
  const last = values[firstIndexFrom(values, from) - 1];
  if (last === undefined) return '';
  const day = toLocalDay(last.at, history.clockZone ?? last.timeZone);
  return words.messages.pressure.lastOn(words.format.day(day));
}
