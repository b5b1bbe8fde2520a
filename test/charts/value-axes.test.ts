import { describe, expect, test } from 'vitest';

import { seriesMark, type ChartAxis, type TimeSeries } from '#charts/time-series.ts';
import { computeResolution, computeScaledAxes, valueExtent } from '#charts/value-axes.ts';

import { buildBars, buildLine, buildPoints, dailyPairs } from './build-series.ts';

const DAY = 86_400;
const weight: ChartAxis = {
  id: 'weight',
  side: 'left',
  unit: 'kg',
  minSpan: 4,
  formatTick: String,
  formatValue: String,
};
const steps: ChartAxis = { ...weight, id: 'steps', side: 'right', unit: 'steps', minSpan: 100, floor: 0 };

function scaledAxes(series: readonly TimeSeries[], rest: object = {}) {
  return computeScaledAxes({
    axes: [weight, steps],
    series,
    references: [],
    ranges: [],
    window: { from: 0, to: 10 },
    columns: null,
    height: 300,
    ...rest,
  });
}

test('a doubtful value does not stretch the axis', () => {
  const series = buildPoints(
    [
      [1, 80],
      [2, 20],
      [3, 82],
    ],
    { mark: Uint8Array.of(0, seriesMark.doubtful, 0) },
  );
  expect(valueExtent(series, { from: 0, to: 10 })).toEqual([80, 82]);
});

test('values outside the window do not stretch the axis', () => {
  const series = buildLine([
    [-1, 10],
    [1, 80],
    [11, 200],
  ]);
  expect(valueExtent(series, { from: 0, to: 10 })).toEqual([80, 80]);
});

test('a band reaches from its lower to its upper edge', () => {
  const { at, value } = buildLine([[1, 80]]);
  const band: TimeSeries = {
    id: 'band',
    label: '',
    kind: 'band',
    tone: 'primary',
    at,
    value,
    upper: Float64Array.of(85),
  };
  expect(valueExtent(band, { from: 0, to: 10 })).toEqual([80, 85]);
});

test('each axis holds its own series and no other', () => {
  const [left, right] = scaledAxes([buildLine([[1, 80]]), buildBars([[1, 9000]], { axis: 'steps' })]);
  expect(left).toMatchObject({ low: 78, high: 82 });
  expect(right?.high).toBeGreaterThan(9000);
});

test('amounts stand on their floor', () => {
  expect(scaledAxes([buildBars([[1, 9000]], { axis: 'steps' })])[1]?.low).toBe(0);
});

test('a floor gives way to what lies below it', () => {
  expect(scaledAxes([buildBars([[1, -50]], { axis: 'steps' })])[1]?.low).toBeLessThanOrEqual(-50);
});

test.each([
  [true, 70],
  [false, 78],
])('a range that is always shown (%s) widens the axis', (isAlwaysShown, most) => {
  const ranges = [{ id: 'goal', label: 'Goal', low: 70, high: 72, isAlwaysShown }];
  expect(scaledAxes([buildLine([[1, 80]])], { ranges })[0]?.low).toBeLessThanOrEqual(most);
  expect(scaledAxes([buildLine([[1, 80]])], { ranges })[0]?.low).toBeGreaterThan(most - 4);
});

test('a long line that is drawn by its extremes has the same axis as all of its values', () => {
  const series = buildLine(dailyPairs(10_000));
  series.value[4321] = 123;
  const window = { from: 0, to: 10_000 * DAY };
  expect(scaledAxes([series], { window, columns: 500 })).toEqual(scaledAxes([series], { window }));
});

describe('the resolution', () => {
  const plot = { from: 0, to: 10_000 * DAY, width: 100 };

  test('is every value where there is room', () => {
    const series = buildPoints(dailyPairs(150));
    expect(computeResolution([series], { ...plot, to: 150 * DAY })).toEqual({
      count: 150,
      perPixel: 1.5,
      kept: 'all',
    });
  });

  test('is the extremes of each column where there is none', () => {
    expect(computeResolution([buildPoints(dailyPairs(10_000))], plot)).toEqual({
      count: 10_000,
      perPixel: 100,
      kept: 'extremes',
    });
  });

  test('is the shape where the line asked for it', () => {
    const series = buildLine(dailyPairs(10_000), { thinning: 'shape' });
    expect(computeResolution([series], plot)?.kept).toBe('shape');
  });

  test('speaks of the fullest series, and counts no gaps', () => {
    const full = buildLine(dailyPairs(120));
    full.value.fill(Number.NaN, 10, 20);
    const few = buildPoints([[DAY, 80]], { mark: Uint8Array.of(seriesMark.manual) });
    expect(computeResolution([few, full], { ...plot, to: 120 * DAY })?.count).toBe(110);
  });

  test('is nothing where nothing is in view', () => {
    expect(computeResolution([buildLine([[1, 80]])], { ...plot, from: 5, to: 9 })).toBeNull();
  });
});

test('a stem holds both of its ends, and none where it lacks its foot', () => {
  const line = buildLine([
    [1, 80],
    [2, 55],
  ]);
  const stems = {
    ...line,
    kind: 'stems' as const,
    foot: Float64Array.of(78, Number.NaN),
    toneBelow: 'muted' as const,
  };
  expect(valueExtent(stems, { from: 0, to: 10 })).toEqual([78, 80]);
});
