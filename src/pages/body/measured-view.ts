import type { PointSeries } from '#charts/time-series.ts';
import type { ChartTableRow } from '#charts/ChartTable.tsx';
import { isWholeBody, measureCategory, type MeasureReading } from '#domain/measures.ts';
import { formatInstant, type TimeZone, toLocalDay } from '#domain/time.ts';
import type { CompositionMessages } from '#locale/messages/english-composition.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { MeasuredPlace, MeasuredType } from '#queries/measured-types.ts';
import { toCount } from '../count.ts';
import { measureFormatOf, type MeasureWords, positionName } from './measure-format.ts';

export type MeasuredWords = MeasureWords & {
  readonly composition: CompositionMessages;
  readonly messages: Messages;
};

export type MeasuredRow = {
  readonly type: number;
  readonly name: string;
  readonly count: string;
  readonly last: string;
  readonly when: { readonly datetime: string; readonly text: string };
};

/** A row per type, by its number. */
export function toMeasuredRows(types: readonly MeasuredType[], words: MeasuredWords): MeasuredRow[] {
  return types.map(({ type, count, places }) => {
    const { name, isKnown, text } = measureFormatOf(type, words);
    const latest = places.reduce<MeasuredPlace | undefined>(
      (found, place) => (found === undefined || place.last.at > found.last.at ? place : found),
      undefined,
    );
    const place = latest?.position ?? null;
    const value = latest === undefined ? '' : text(latest.last.value);
    return {
      type,
      name: isKnown ? name : words.composition.measured.unknown(String(type), toCount(count, words.format)),
      count: words.format.number(count, 0),
      last: place === null ? value : `${value} (${placeName(place, words)})`,
      when: whenOf(latest?.last, words),
    };
  });
}

function whenOf(last: MeasuredPlace['last'] | undefined, { format }: MeasuredWords): MeasuredRow['when'] {
  if (last === undefined) return { datetime: '', text: '' };
  return {
    datetime: formatInstant(last.at, last.timeZone),
    text: format.day(toLocalDay(last.at, last.timeZone)),
  };
}

function placeName(position: number | null, { composition, measures }: MeasuredWords): string {
  return positionName(position, composition.measured.wholeBody, measures);
}

export type SegmentTable = {
  readonly text: string;
  readonly hasArms: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
};

/** Trunk first, then limbs from left to right; what is not known comes last. */
const order: readonly number[] = [12, 3, 2, 10, 11];
const arms: ReadonlySet<number> = new Set([2, 3]);

/** The newest values of everything that was measured by body part; null where nothing was. */
export function toSegmentTable(types: readonly MeasuredType[], words: MeasuredWords): SegmentTable | null {
  const segmented = types.filter(({ places }) => places.some(({ position }) => position !== null));
  const positions = [
    ...new Set(
      segmented.flatMap(({ places }) =>
        places.flatMap(({ position }) => (position === null ? [] : [position])),
      ),
    ),
  ].toSorted((a, b) => rankOf(a) - rankOf(b));
  const newest = segmented
    .flatMap(({ places }) => places.filter(({ position }) => position !== null).map(({ last }) => last))
    .reduce<MeasuredPlace['last'] | null>(
      (found, last) => (found === null || last.at > found.at ? last : found),
      null,
    );
  if (newest === null) return null;
  const formats = segmented.map(({ type }) => measureFormatOf(type, words));
  return {
    text: words.composition.segments.text(words.format.day(toLocalDay(newest.at, newest.timeZone))),
    hasArms: positions.some((position) => arms.has(position)),
    columns: formats.map(({ name }) => name),
    rows: positions.map((position) => ({
      name: placeName(position, words),
      cells: segmented.map(({ places }, index) => {
        const found = places.find((place) => place.position === position);
        return found === undefined ? '' : (formats[index]?.text(found.last.value) ?? '');
      }),
    })),
  };
}

function rankOf(position: number): number {
  const rank = order.indexOf(position);
  return rank === -1 ? order.length + position : rank;
}

export type MeasuredSeries = {
  readonly series: readonly PointSeries[];
  readonly values: readonly MeasureReading[];
  readonly summary: string;
  readonly rows: () => Generator<ChartTableRow, void, undefined>;
};

const shapes = ['circle', 'square', 'triangle'] as const;
const tones = ['primary', 'secondary', 'muted'] as const;

/** Every value of a type in the range: a series for each place of the body. Goals are no measurements. */
export function toMeasuredSeries(
  readings: readonly MeasureReading[],
  type: number,
  window: { readonly from: number; readonly to: number; readonly clockZone: TimeZone | null },
  words: MeasuredWords,
): MeasuredSeries {
  const measure = measureFormatOf(type, words);
  const all = readings.filter(({ category }) => category !== measureCategory.goal);
  const values = all.filter(({ at }) => at >= window.from && at < window.to);
  const places = new Map<number | null, MeasureReading[]>();
  for (const reading of all) {
    const place = placeOf(reading);
    const known = places.get(place);
    if (known === undefined) places.set(place, [reading]);
    else known.push(reading);
  }
  const isOne = places.size <= 1 && places.keys().next().value === null;
  const numbers = values.map(({ value }) => value);
  return {
    series: [...places].map(([place, found], index) => ({
      id: String(place ?? 'whole'),
      label: isOne ? measure.name : placeName(place, words),
      kind: 'points',
      at: Float64Array.from(found, ({ at }) => at),
      value: Float64Array.from(found, ({ value }) => measure.toNumber(value)),
      tone: tones[Math.floor(index / shapes.length) % tones.length] ?? 'primary',
      shape: shapes[index % shapes.length] ?? 'circle',
    })),
    values,
    summary:
      values.length === 0
        ? words.composition.measured.nothingHere
        : words.composition.measured.summary(
            toCount(values.length, words.format),
            measure.text(numbers.reduce((least, value) => Math.min(least, value), Infinity)),
            measure.text(numbers.reduce((most, value) => Math.max(most, value), -Infinity)),
          ),
    *rows() {
      for (const reading of values.toReversed()) {
        const zone = window.clockZone ?? reading.timeZone;
        yield {
          datetime: formatInstant(reading.at, zone),
          time: words.composition.at(words.format.dateTime(reading.at, zone), zone),
          cells: [measure.tableNumber(reading.value), ...(isOne ? [] : [placeName(placeOf(reading), words)])],
        };
      }
    },
  };
}

function placeOf(reading: MeasureReading): number | null {
  return isWholeBody(reading) ? null : (reading.position ?? null);
}
