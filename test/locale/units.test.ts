import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KG_PER_LB, kgToLb, LB_PER_STONE, lbToKg, splitStones } from '#locale/units.ts';

describe('pounds', () => {
  it('are exactly 0.45359237 kg each', () => {
    expect([lbToKg(1), kgToLb(KG_PER_LB)]).toEqual([0.45359237, 1]);
  });

  it('lead back to the kilograms they came from', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 500, noNaN: true }), (kg) => {
        expect(lbToKg(kgToLb(kg))).toBeCloseTo(kg, 10);
      }),
    );
  });
});

describe('stones', () => {
  it('are fourteen pounds each', () => {
    expect(splitStones(12 * LB_PER_STONE + 4.8, 1)).toEqual({ sign: 1, stones: 12, pounds: 4.8 });
  });

  it('carry a rest that rounds up to a whole stone', () => {
    expect(splitStones(12 * 14 + 13.96, 1)).toEqual({ sign: 1, stones: 13, pounds: 0 });
  });

  it('keep a rest that rounds down', () => {
    expect(splitStones(12 * 14 + 13.94, 1)).toEqual({ sign: 1, stones: 12, pounds: 13.9 });
  });

  it('keep the sign beside the size', () => {
    expect(splitStones(-16.5, 1)).toEqual({ sign: -1, stones: 1, pounds: 2.5 });
  });

  it('have no negative zero', () => {
    expect(splitStones(-0.04, 1)).toEqual({ sign: 1, stones: 0, pounds: 0 });
  });

  it.each([Number.NaN, Infinity])('leave %d in the pounds', (value) => {
    expect(splitStones(value, 1)).toEqual({ sign: 1, stones: 0, pounds: value });
  });

  it('never leave fourteen pounds, and lose no more than the rounding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2000, max: 2000, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (lb, decimals) => {
          const { sign, stones, pounds } = splitStones(lb, decimals);
          expect(pounds).toBeLessThan(14);
          expect(pounds).toBeGreaterThanOrEqual(0);
          expect(Math.abs(sign * (stones * 14 + pounds) - lb)).toBeLessThanOrEqual(
            0.5 / 10 ** decimals + 1e-9,
          );
        },
      ),
    );
  });
});
