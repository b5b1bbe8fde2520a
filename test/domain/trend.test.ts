import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEpochSec } from '#domain/time.ts';
import { computeGapAwareTrend } from '#domain/trend.ts';

/** Readings as [day, kilograms]. */
function trendOf(...points: readonly (readonly [number, number])[]) {
  return computeGapAwareTrend(
    points.map(([day, value]) => ({ at: toEpochSec(Math.round(day * 86_400)), value })),
  );
}

function valuesOf(...points: readonly (readonly [number, number])[]) {
  return trendOf(...points).map(({ value }) => value);
}

describe('the gap-aware trend', () => {
  it('is empty for no readings', () => {
    expect(trendOf()).toEqual([]);
  });

  it('is the reading itself where there is only one', () => {
    expect(trendOf([5, 80])).toEqual([{ at: 5 * 86_400, value: 80, startsSegment: true }]);
  });

  it('is the classic of the Hacker’s Diet for one reading a day', () => {
    const [first, second, third] = valuesOf([0, 80], [1, 81], [2, 79]);
    expect(first).toBe(80);
    expect(second).toBeCloseTo(80.1, 10);
    expect(third).toBeCloseTo(79.99, 10);
  });

  it('moves further after a gap, as if days had passed', () => {
    expect(valuesOf([0, 80], [3, 82])[1]).toBeCloseTo(80.542, 3);
  });

  it('treats the day after a gap as a day again', () => {
    const values = valuesOf([0, 80], [1, 80], [11, 78], [12, 78]);
    expect(values[2]).toBeCloseTo(78.697, 3);
    expect(values[3]).toBeCloseTo(78.628, 3);
  });

  it('stays constant for a constant series under any spacing', () => {
    const gaps = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(gaps, fc.double({ min: 20, max: 300, noNaN: true }), (list, value) => {
        let day = 0;
        const points = list.map((gap) => [(day += gap), value] as const);
        expect(new Set(valuesOf(...points))).toEqual(new Set([value]));
      }),
    );
  });

  it('is not moved by a second reading at the same instant', () => {
    fc.assert(
      fc.property(fc.double({ min: 20, max: 300, noNaN: true }), (value) => {
        expect(valuesOf([0, 80], [1, 82], [1, value])[2]).toBe(valuesOf([0, 80], [1, 82])[1]);
      }),
    );
  });

  it('is the same whether equal readings in between were taken or not', () => {
    const direct = valuesOf([0, 80], [4, 78]).at(-1);
    const stepwise = valuesOf([0, 80], [1, 78], [2.5, 78], [4, 78]).at(-1);
    expect(stepwise).toBeCloseTo(direct ?? Number.NaN, 10);
  });

  it('never leaves the range of its readings', () => {
    const readings = fc.array(
      fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 50, max: 90, noNaN: true })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(readings, (list) => {
        let day = 0;
        const values = valuesOf(...list.map(([gap, value]) => [(day += gap), value] as const));
        const raw = list.map(([, value]) => value);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.min(...raw) - 1e-9);
        expect(Math.max(...values)).toBeLessThanOrEqual(Math.max(...raw) + 1e-9);
      }),
    );
  });

  it('goes on over a gap of thirty days', () => {
    const [, second] = trendOf([0, 80], [30, 70]);
    expect(second?.startsSegment).toBe(false);
    expect(second?.value).toBeCloseTo(70 + 10 * 0.9 ** 30, 10);
  });

  it('starts anew at the reading after a longer gap', () => {
    const [, second] = trendOf([0, 80], [30 + 1 / 86_400, 70]);
    expect(second).toMatchObject({ startsSegment: true, value: 70 });
  });

  it('has one segment without long gaps', () => {
    expect(trendOf([0, 80], [1, 81], [20, 79]).map(({ startsSegment }) => startsSegment)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('leaves a missing value out instead of passing it on', () => {
    expect(trendOf([0, 80], [1, Number.NaN], [2, 80]).map(({ at, value }) => [at / 86_400, value])).toEqual([
      [0, 80],
      [2, 80],
    ]);
  });
});
