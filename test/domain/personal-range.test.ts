import { describe, expect, it } from 'vitest';
import { computePersonalRange, computePersonalRanges } from '#domain/personal-range.ts';
import { toEpochSec } from '#domain/time.ts';

const DAY = 86_400;
const points = (values: readonly number[], everyDays = 1) =>
  values.map((value, index) => ({
    at: toEpochSec(Math.round(index * everyDays * DAY)),
    value,
    groupId: index,
  }));
const count = (length: number) => Array.from({ length }, (_, index) => index);

describe('what is usual for somebody', () => {
  it('is the middle nine tenths of the values', () => {
    const range = computePersonalRange(points(count(21)), { until: toEpochSec(20 * DAY), unit: 'bpm' });
    expect(range).toMatchObject({ value: { low: 1, median: 10, high: 19 }, n: 21, unit: 'bpm' });
  });

  it('needs ten values', () => {
    const until = toEpochSec(100 * DAY);
    expect(
      computePersonalRange(
        points(count(9), 5).map((point) => ({ ...point, at: until })),
        { until, unit: '' },
      ),
    ).toBeNull();
    expect(
      computePersonalRange(
        points(count(10)).map((point) => ({ ...point, at: until })),
        { until, unit: '' },
      ),
    ).not.toBeNull();
  });

  it('looks back on ninety days, the instant itself included', () => {
    const range = computePersonalRange(points(count(200)), { until: toEpochSec(150 * DAY), unit: '' });
    expect(range?.inputs.map(({ id }) => id)).toEqual(count(90).map((index) => index + 61));
  });

  it('is the same point by point as for each instant by itself', () => {
    const values = count(300).map((index) => 60 + ((index * 7919) % 23));
    const all = points(values, 0.7);
    const ranges = computePersonalRanges(all);
    for (const index of [8, 9, 40, 128, 129, 299]) {
      const single = computePersonalRange(all, { until: all[index]?.at ?? toEpochSec(0), unit: '' });
      expect([ranges.low[index], ranges.median[index], ranges.high[index]]).toEqual(
        single === null
          ? [Number.NaN, Number.NaN, Number.NaN]
          : [single.value.low, single.value.median, single.value.high],
      );
    }
  });

  it('is nothing where there is nothing', () => {
    expect(computePersonalRanges([])).toEqual({
      low: new Float64Array(),
      median: new Float64Array(),
      high: new Float64Array(),
    });
  });
});
