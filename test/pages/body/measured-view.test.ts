import { describe, expect, it } from 'vitest';
import type { MeasureReading } from '#domain/measures.ts';
import { type TimeZone, toEpochSec } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { englishComposition } from '#locale/messages/english-composition.ts';
import { englishMeasures } from '#locale/messages/english-measures.ts';
import { english } from '#locale/messages/english.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import {
  type MeasuredWords,
  toMeasuredRows,
  toMeasuredSeries,
  toSegmentTable,
} from '#pages/body/measured-view.ts';

const paris = 'Europe/Paris' as TimeZone;
const at = toEpochSec(Date.parse('2026-03-01T06:00:00Z') / 1000);

function wordsIn(weightUnit: 'kg' | 'lb'): MeasuredWords {
  const format = createFormat({ locale: 'en-GB', weightUnit });
  return {
    format,
    quantities: createQuantityFormat(format, {
      distanceUnit: 'km',
      lengthUnit: 'cm',
      temperatureUnit: weightUnit === 'kg' ? 'c' : 'f',
    }),
    measures: englishMeasures,
    composition: englishComposition,
    messages: english,
  };
}

const words = wordsIn('kg');

function typeOf(type: number, ...places: (readonly [position: number | null, value: number])[]) {
  return {
    type,
    count: places.length,
    places: places.map(([position, value]) => ({ position, count: 1, last: { at, timeZone: paris, value } })),
  };
}

function rowsOf(...types: ReturnType<typeof typeOf>[]) {
  return toMeasuredRows(types, words).map(({ name, last }) => [name, last]);
}

describe('the list of everything measured', () => {
  it('names a type, with its newest value as it was sent', () => {
    expect(rowsOf(typeOf(77, [null, 46.33]), typeOf(9, [null, 80]))).toEqual([
      ['Body water', '46.33 kg'],
      ['Diastolic blood pressure', '80 mmHg'],
    ]);
  });

  it('shows a type that nobody knows by its number, with its count and no unit', () => {
    expect(rowsOf(typeOf(4711, [null, -1]))).toEqual([['type 4711: 1 value', '−1']]);
  });

  it('says where on the body a value was measured, by number where the place is new', () => {
    expect(rowsOf(typeOf(173, [10, 11]), typeOf(174, [99, 2]))).toEqual([
      ['Fat-free mass by segment', '11 kg (Left leg)'],
      ['Fat mass by segment', '2 kg (Position 99)'],
    ]);
  });

  it('is in the reader’s units', () => {
    const types = [typeOf(1, [null, 80]), typeOf(71, [null, 37]), typeOf(4, [null, 1.8])];
    expect(toMeasuredRows(types, wordsIn('lb')).map(({ last }) => last)).toEqual([
      '176.37 lb',
      '98.60 °F',
      '180.0 cm',
    ]);
  });
});

describe('the table of segments', () => {
  it('has a row per place, trunk first, and leaves empty what was not measured there', () => {
    const table = toSegmentTable(
      [typeOf(5, [null, 65]), typeOf(173, [10, 11.2], [12, 33.1], [99, 1]), typeOf(174, [12, 9])],
      words,
    );
    expect(table?.columns).toEqual(['Fat-free mass by segment', 'Fat mass by segment']);
    expect(table?.rows).toEqual([
      { name: 'Trunk', cells: ['33.1 kg', '9 kg'] },
      { name: 'Left leg', cells: ['11.2 kg', ''] },
      { name: 'Position 99', cells: ['1 kg', ''] },
    ]);
  });

  it('is not there where nothing was measured by segment', () => {
    expect(toSegmentTable([typeOf(5, [null, 65])], words)).toBeNull();
  });
});

function reading(day: number, value: number, extra: Partial<MeasureReading> = {}): MeasureReading {
  return {
    groupId: day,
    at: toEpochSec(at + day * 86_400),
    timeZone: paris,
    category: 1,
    attrib: 0,
    type: 173,
    value,
    ...extra,
  };
}

function seriesOf(readings: readonly MeasureReading[]) {
  return toMeasuredSeries(readings, 173, { from: at, to: at + 5 * 86_400, clockZone: null }, words);
}

describe('one type alone', () => {
  it('has every value of the range, newest first', () => {
    const view = seriesOf([reading(0, 1), reading(1, 2.5), reading(9, 4)]);
    expect(view.summary).toBe('2 values between 1 kg and 2.5 kg.');
    expect([...view.rows()].map(({ cells }) => cells)).toEqual([['2.5'], ['1']]);
  });

  it('has a series for each place, which the table names', () => {
    const view = seriesOf([reading(0, 1, { position: 10 }), reading(1, 2, { position: 11 })]);
    expect(view.series.map(({ label }) => label)).toEqual(['Left leg', 'Right leg']);
    expect([...view.rows()].map(({ cells }) => cells)).toEqual([
      ['2', 'Right leg'],
      ['1', 'Left leg'],
    ]);
  });

  it('has no goals', () => {
    expect(seriesOf([reading(0, 1, { category: 2 })]).values).toEqual([]);
  });
});
