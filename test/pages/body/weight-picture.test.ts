import { expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import { computeWeightHistory } from '#pages/body/weight-history.ts';
import { computeOthers } from '#pages/body/other-estimators.ts';
import {
  toBand,
  toExtent,
  toFlags,
  toResolutionText,
  toStems,
  toWhiskers,
  toWindowText,
  toYearAgo,
} from '#pages/body/weight-picture.ts';
import type { Annotation } from '#domain/decisions.ts';
import { addDays, type LocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { dailyWeights, instant, weightReading } from '../../support/readings.ts';

const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), own: englishWeight };
const history = computeWeightHistory(dailyWeights('2026-01-01', [80, 81, 79, 80]));

it('a stem reaches from each reading to the trend of its instant', () => {
  const { value, foot } = toStems(history, words);
  expect([...value]).toEqual([80, 81, 79, 80]);
  expect([...foot]).toEqual([...history.trendKg]);
});

it('stems are in the unit of the readings', () => {
  const format = createFormat({ locale: 'en-GB', weightUnit: 'lb' });
  const { value, foot } = toStems(history, { ...words, format });
  expect(value[0]).toBeCloseTo(176.37, 2);
  expect(foot[0]).toBeCloseTo(176.37, 2);
});

it('the picture reaches from the first day to the end of today', () => {
  const today = toLocalDay(instant('2026-02-01T12:00:00+01:00'), history.homeZone);
  expect(toExtent(history, today)).toEqual({
    from: instant('2026-01-01T00:00:00+01:00'),
    to: instant('2026-02-02T00:00:00+01:00'),
  });
});

it('a window that ends with a day is named after that day', () => {
  const [from, to] = [instant('2026-01-05T00:00:00+01:00'), instant('2026-01-08T00:00:00+01:00')];
  expect(toWindowText(history, from, to, words)).toMatch(/^5\D+7 Jan 2026$/);
});

it.each([
  [{ count: 1, perPixel: 0.01, kept: 'all' as const }, '1 value'],
  [{ count: 1204, perPixel: 1.2, kept: 'all' as const }, '1,204 values, each drawn'],
  [{ count: 3650, perPixel: 4.2, kept: 'extremes' as const }, '3,650 values, 4.2 per pixel: extremes kept'],
  [{ count: 3650, perPixel: 4.2, kept: 'shape' as const }, '3,650 values, 4.2 per pixel: shape kept'],
])('how much is drawn of %o is said in words', (resolution, text) => {
  expect(toResolutionText(resolution, words)).toBe(text);
});

it('whiskers reach from the lowest to the highest counted weighing of each month', () => {
  const guest = weightReading('2026-01-30T08:00:00+01:00', 55, { attrib: 1 });
  const months = computeWeightHistory([guest, ...dailyWeights('2026-01-29', [80, 82, 81, 79, 83])]);
  const { value, foot, at } = toWhiskers(months, words);
  expect([...value]).toEqual([82, 83]);
  expect([...foot]).toEqual([80, 79]);
  expect([...at].map((one) => toLocalDay(toEpochSec(one), months.homeZone))).toEqual([
    '2026-01-30',
    '2026-02-01',
  ]);
});

it('a band is there only where it was asked for, and open where nothing was weighed for a month', () => {
  const readings = [...dailyWeights('2026-01-01', [80, 81, 80]), ...dailyWeights('2026-03-15', [79, 80])];
  const local = computeWeightHistory(readings, { hasBand: true, others: { computeOthers } });
  const band = toBand(local, words);
  expect(toBand(history, words)).toBeNull();
  expect([...(band?.value ?? [])].map((one) => Number.isNaN(one))).toEqual([
    false,
    false,
    false,
    true,
    false,
    false,
  ]);
  expect([...(band?.upper ?? [])].every((top, index) => !(top <= (band?.value[index] ?? 0)))).toBe(true);
});

it('the year before is laid over this one by the calendar', () => {
  const long = computeWeightHistory(dailyWeights('2024-02-27', [80, 81, 82, 83, 84]));
  const days = [...toYearAgo(long, words).at].map((at) => toLocalDay(toEpochSec(at), long.homeZone));
  expect(days).toEqual(['2025-02-27', '2025-02-28', '2025-02-28', '2025-03-01', '2025-03-02']);
});

it('flags are what was noted and where another scale began, in order of their time', () => {
  const at = instant('2026-01-05T00:00:00+01:00');
  const scaled = computeWeightHistory([
    ...dailyWeights('2026-01-01', [80, 81]).map((reading) => ({ ...reading, deviceId: 'old' })),
    ...dailyWeights('2026-01-03', [80]).map((reading) => ({ ...reading, deviceId: 'new' })),
    ...dailyWeights('2026-01-04', [80]).map((reading) => ({ ...reading, deviceId: 'old' })),
  ]);
  // A day of the calendar.
  const from = '2026-01-05' as LocalDay;
  const note: Annotation = {
    kind: 'annotation',
    id: 'a',
    from,
    to: addDays(from, 1),
    text: 'influenza',
    decidedAt: at,
  };
  expect(toFlags(scaled, [note], words)).toEqual([
    expect.objectContaining({ label: 'Another scale', at: instant('2026-01-03T07:00:00+01:00') }),
    { id: 'a', label: 'influenza', at, to: instant('2026-01-07T00:00:00+01:00') },
  ]);
});
