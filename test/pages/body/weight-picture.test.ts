import { expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import { computeWeightHistory } from '#pages/body/weight-history.ts';
import { toExtent, toResolutionText, toStems, toWindowText } from '#pages/body/weight-picture.ts';
import { toLocalDay } from '#domain/time.ts';
import { dailyWeights, instant } from '../../support/readings.ts';

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
