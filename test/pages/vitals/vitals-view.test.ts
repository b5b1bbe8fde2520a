import { describe, expect, it } from 'vitest';
import { seriesMark } from '#charts/time-series.ts';
import { computeHomeSeries, computeProtocolStep } from '#domain/home-pressure.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { computePressureAverages } from '#domain/pressure-averages.ts';
import { addDays, type LocalDay, toEpochSec, UTC } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { english } from '#locale/messages/english.ts';
import { englishVitals } from '#locale/messages/english-vitals.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import { toAverageLines } from '#pages/vitals/averages-view.ts';
import { toClockProfile } from '#pages/vitals/clock-view.ts';
import {
  findSevere,
  toCross,
  toLimits,
  toListedSessions,
  toPillars,
  toPlaneSummary,
  toPressureTable,
  toRegions,
} from '#pages/vitals/pressure-view.ts';
import { toStepText } from '#pages/vitals/ProtocolCard.tsx';
import { MOST_LISTED, toCompletenessText, toDeviceTexts, toSheetSessions } from '#pages/vitals/sheet-view.ts';
import { isSheet, withSheet } from '#pages/vitals/sheet-address.ts';
import { toRangeAt, toVitalFormat, toVitalPicture, toVitalRow } from '#pages/vitals/vital-view.ts';
import { toBoundText, toClassNotes } from '#pages/vitals/vitals-explanations.ts';
import { computeVitalsHistory, type VitalsChoices } from '#pages/vitals/vitals-history.ts';
import { pressureValues, sitting } from '../../domain/pressure-readings.ts';

const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
const wordsIn = (temperatureUnit: 'c' | 'f') => ({
  format,
  quantity: createQuantityFormat(format, { distanceUnit: 'km', lengthUnit: 'cm', temperatureUnit }),
  common: english,
  messages: englishVitals,
});
const words = wordsIn('c');
const firstDay = '2026-03-02' as LocalDay;
const day = (number: number) => addDays(firstDay, number - 1);
const week = [1, 2, 3, 4, 5, 6, 7].flatMap((number) => [
  ...sitting(day(number), 'morning', 134, 84),
  ...sitting(day(number), 'evening', 126, 78),
]);
const historyOf = (values: readonly MeasureReading[], choices: VitalsChoices = {}) =>
  computeVitalsHistory(values, choices);
const value = (type: number, number: number, rest: Partial<MeasureReading> = {}): MeasureReading => ({
  groupId: 7000 + number,
  at: toEpochSec(Date.parse('2026-03-02T06:00:00Z') / 1000),
  timeZone: UTC,
  category: 1,
  attrib: 0,
  type,
  value: number,
  ...rest,
});

const estimate = (mean: number) => ({ n: 2, mean, sd: null, low: null, high: null });

describe('the plane', () => {
  it('has the bounds of the chosen guideline half a unit below the whole numbers', () => {
    expect(toRegions('esc-home', words)).toMatchObject([
      { label: 'Not elevated', x: 69.5, y: 119.5 },
      { label: 'Elevated', x: 84.5, y: 134.5 },
      { label: 'Hypertension', x: 120.5, y: 180.5 },
      { label: 'Very high', x: null, y: null },
    ]);
    expect(toRegions('aha', words).map(({ label }) => label)).toEqual([
      'Normal',
      'Elevated',
      'Stage 1',
      'Stage 2',
      'Very high',
    ]);
  });

  it('counts the sittings of each class', () => {
    const { sessions } = historyOf(week);
    expect(toPlaneSummary(sessions, 'esc-home', words)).toBe('14 sittings: Elevated 14.');
    expect(toPlaneSummary(sessions, 'aha', words)).toBe('14 sittings: Elevated 7, Stage 1 7.');
  });

  it('has the home average with its ellipse, and nothing where there is none', () => {
    const { sessions } = historyOf(week);
    const cross = toCross(computeHomeSeries(sessions, { until: day(7) }), words);
    expect(cross).toMatchObject({ x: 81, y: 130, label: 'Home average with its 95 % ellipse' });
    expect(toCross(null, words)).toBeNull();
  });
});

describe('the time chart', () => {
  it('tells morning, evening and noon apart by series', () => {
    const noon = pressureValues({ at: `${day(3)}T13:00:00+01:00`, systolic: 120, diastolic: 80 });
    expect(toPillars(historyOf([...week, ...noon]), words).map(({ id, at }) => [id, at.length])).toEqual([
      ['midday', 1],
      ['morning', 7],
      ['evening', 7],
    ]);
    expect(toPillars(historyOf(week), words).map(({ id, look }) => [id, look])).toEqual([
      ['morning', undefined],
      ['evening', 'hollow'],
    ]);
  });

  it('names where the highest class begins', () => {
    expect(toLimits('esc-home', words).map(({ label, value: at }) => [label, at])).toEqual([
      ['Hypertension from 135 systolic', 135],
      ['Hypertension from 85 diastolic', 85],
    ]);
  });
});

describe('the table', () => {
  it('has a row per sitting with its class and what is to be said of it', () => {
    const typed = pressureValues({
      at: `${day(1)}T10:30:00+01:00`,
      systolic: 141,
      diastolic: 80,
      attrib: 2,
      device: null,
    });
    const history = historyOf(typed);
    const { columns, rowOf } = toPressureTable(history, 'aha', words);
    const [session] = history.sessions;
    if (session === undefined) throw new Error('one sitting');
    const row = rowOf(session);
    expect(row.datetime).toBe('2026-03-02T10:30:00+01:00');
    expect(row.cells).toEqual(['141.0', '80.0', '', '1', 'Morning', 'Stage 2', 'typed by hand']);
    expect(columns).toHaveLength(row.cells.length + 1);
  });

  it('tells times by the clocks at home where the reader wants them', () => {
    const history = historyOf(week, { clockZone: UTC });
    const [listed] = toListedSessions(history, 'aha', words);
    expect(listed?.text).toContain('20:00 (UTC)');
    // The evening is that of the place all the same.
    expect(history.sessions.at(-1)?.period).toBe('evening');
  });
});

describe('the clock profile', () => {
  it('orders sittings by the time of day and needs three for a mean', () => {
    const { sessions, series } = toClockProfile(historyOf(week).sessions, words);
    expect(sessions.map(({ clockSec }) => clockSec / 3600)).toEqual([
      7, 7, 7, 7, 7, 7, 7, 21, 21, 21, 21, 21, 21, 21,
    ]);
    const means = series.find(({ id }) => id === 'systolic');
    expect([...(means?.value ?? [])]).toEqual([
      Number.NaN,
      Number.NaN,
      134,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      126,
    ]);
    const two = toClockProfile(historyOf(week).sessions.slice(0, 4), words).series;
    expect([...(two.find(({ id }) => id === 'systolic')?.value ?? [])]).toEqual(
      Array.from({ length: 8 }, () => Number.NaN),
    );
  });
});

describe('words about numbers', () => {
  it('round first and class then', () => {
    expect(toClassNotes({ systolic: estimate(119.6), diastolic: estimate(69.6) }, words)).toEqual([
      'ESC 2024, at home: Elevated.',
      'ESC 2024, in the office: Elevated.',
      'AHA/ACC 2017 and 2025: Elevated.',
    ]);
  });

  it('write averages with their interval, and say where there are too few', () => {
    const { sessions } = historyOf(week);
    const lines = toAverageLines(computePressureAverages(sessions)?.value ?? neverNull(), words);
    const text = Object.fromEntries(lines.map(({ key, value: written }) => [key, written]));
    expect(text).toMatchObject({
      mean: '130/81 mmHg',
      morning: '134/84 mmHg',
      evening: '126/78 mmHg',
      difference: '+8.0/+6.0 mmHg',
      variability: '8.0/6.0 mmHg',
      pulsePressure: '49 mmHg',
      meanPressure: '97 mmHg',
      pulse: '60 bpm',
    });
    const one = toAverageLines(computePressureAverages(sessions.slice(0, 1))?.value ?? neverNull(), words);
    expect(one.filter(({ value: written }) => written === null).map(({ key }) => key)).toEqual([
      'evening',
      'difference',
      'sd',
      'variability',
    ]);
  });

  it('write the bounds of classes', () => {
    expect([0, 1, 2, 3].map((index) => toBoundText('aha', index, 'systolicBelow', words))).toEqual([
      'below 120',
      '120 to 129',
      '130 to 139',
      '140 and above',
    ]);
    expect(toBoundText('aha', 1, 'diastolicBelow', words)).toBe('below 80');
  });

  it('guide through the protocol', () => {
    const values = [...week.slice(0, 36), ...sitting(day(4), 'morning', 130, 80)];
    const { sessions } = historyOf(values.filter(({ at }) => at < Date.parse(`${day(4)}T12:00:00Z`) / 1000));
    const series = computeHomeSeries(sessions, { until: day(4) });
    expect(toStepText(computeProtocolStep(series, { day: day(4), period: 'evening' }), words)).toBe(
      'Day 4 of 7, evening still missing.',
    );
  });
});

describe('a very high reading', () => {
  it('is found though the mean of its sitting is lower, and though it was left out of it', () => {
    const values = [182, 150, 150].flatMap((systolic, index) =>
      pressureValues({ at: `${day(1)}T07:0${index}:00+01:00`, systolic, diastolic: 90 }),
    );
    expect(findSevere(historyOf(values).sessions)).toMatchObject({ systolicMmHg: 182 });
    expect(findSevere(historyOf(values, { dropsFirst: true }).sessions)).toMatchObject({ systolicMmHg: 182 });
    expect(findSevere(historyOf(week).sessions)).toBeNull();
  });
});

describe('the sheet', () => {
  it('is an address over the same days', () => {
    expect(withSheet('?range=1y', true)).toBe('?range=1y&print=pressure');
    expect(withSheet('?range=1y&print=pressure', false)).toBe('?range=1y');
    expect(isSheet('?range=1y&print=pressure')).toBe(true);
    expect(isSheet('?print=weight')).toBe(false);
  });

  it('lists the newest sittings and counts the others', () => {
    const many = Array.from({ length: 50 }, (_, index) => [
      ...sitting(addDays(firstDay, index), 'morning', 130, 80),
      ...sitting(addDays(firstDay, index), 'evening', 128, 79),
    ]).flat();
    const history = historyOf(many);
    const { listed, leftOut } = toSheetSessions(history.sessions, history, words);
    expect(listed).toHaveLength(MOST_LISTED);
    expect(leftOut).toBe(100 - MOST_LISTED);
    expect(listed[0]?.value).toBe('128/79, 60');
  });

  it('says with what was measured as far as that is known', () => {
    const { sessions } = historyOf(week);
    const cuff = { type: 'Blood Pressure Monitor', model: 'BPM Connect', deviceId: 'cuff' };
    expect(toDeviceTexts(sessions, [cuff], words)).toEqual(['Measured at home with BPM Connect.']);
    expect(toDeviceTexts(sessions, [{ ...cuff, deviceId: 'other' }], words)).toEqual([
      'Measured at home; the service does not say with which device.',
    ]);
    const unnamed = historyOf(
      week.map((reading) => {
        const { deviceId: _, ...rest } = reading;
        return rest;
      }),
    ).sessions;
    expect(toDeviceTexts(unnamed, [{ type: cuff.type, model: 'BPM V3' }], words)).toEqual([
      'Measured at home with BPM V3.',
    ]);
  });

  it('says whether the protocol was kept', () => {
    const { sessions } = historyOf(week);
    expect(toCompletenessText(computeHomeSeries(sessions, { until: day(7) }), words)).toBe(
      'Complete: 24 readings on 6 days after the first day.',
    );
    expect(toCompletenessText(computeHomeSeries(sessions, { until: day(2) }), words)).toMatch(
      /^Not complete: 4 readings on 1 day /,
    );
    expect(toCompletenessText(null, words)).toBe('No morning or evening readings in this range.');
  });
});

describe('other vital signs', () => {
  const temperatures = Array.from({ length: 12 }, (_, index) =>
    value(71, 36.5 + index / 10, { at: toEpochSec(1_772_000_000 + index * 86_400), groupId: index }),
  );

  it('are those that the account gives; zero is none', () => {
    const { series } = historyOf([...temperatures, value(54, 0), value(11, 61)]);
    expect(series.map(({ kind }) => kind.key)).toEqual(['pulse', 'bodyTemperature']);
  });

  it('keep doubtful and hidden values in the picture and out of the range', () => {
    const values = temperatures.map((one) => ({ ...one, attrib: one.groupId === 3 ? 1 : 0 }));
    const [series] = historyOf(values, { verdicts: new Map([[4, 'hide']]) }).series;
    if (series === undefined) throw new Error('one series');
    expect(series.values).toHaveLength(12);
    expect(series.points).toHaveLength(10);
    const range = toRangeAt(series, toEpochSec(1_772_000_000 + 12 * 86_400));
    expect(range?.n).toBe(10);
    expect(range?.excluded.map(({ reason }) => reason)).toEqual(['doubtful', 'hidden']);
    const { series: drawn } = toVitalPicture(series, words);
    const points = drawn.find(({ id }) => id === 'values');
    expect(points?.kind === 'points' && points.mark?.[3]).toBe(seriesMark.doubtful);
  });

  it('are in the reader’s unit, also in the table', () => {
    const history = historyOf(temperatures);
    const [series] = history.series;
    const last = series?.values.at(-1);
    if (series === undefined || last === undefined) throw new Error('one series');
    const inFahrenheit = wordsIn('f');
    expect(toVitalFormat(series.kind, inFahrenheit).text(37)).toBe('98.6 °F');
    const { ranges, axes } = toVitalPicture(series, inFahrenheit);
    expect(axes[0]?.unit).toBe('°F');
    expect(axes[0]?.minSpan).toBeCloseTo(3.6, 9);
    const row = toVitalRow(series, ranges, last, history, inFahrenheit);
    // 37.6 °C, between the 5th and the 95th percentile of 36.5 to 37.6.
    expect(row.cells.slice(0, 3)).toEqual(['99.68', '97.80', '99.58']);
  });
});

function neverNull(): never {
  throw new Error('These sittings have averages.');
}
