import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  celsiusToFahrenheit,
  fahrenheitSteps,
  fahrenheitToCelsius,
  KG_PER_LB,
  kgToLb,
  LB_PER_STONE,
  lbToKg,
  metresFrom,
  metresTo,
  splitFeet,
  splitStones,
} from '#locale/units.ts';

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

describe('lengths', () => {
  // International Yard and Pound Agreement, 1959: the yard is 0.9144 m.
  it.each([
    ['mi', 1760 * 0.9144],
    ['ft', 0.9144 / 3],
    ['in', 0.9144 / 36],
    ['km', 1000],
    ['cm', 0.01],
    ['m', 1],
  ] as const)('have exactly %s of %d m', (unit, metres) => {
    expect(metresFrom(unit, 1)).toBeCloseTo(metres, 12);
  });

  it('lead back to the metres they came from', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mi', 'ft', 'in', 'km', 'cm', 'm'),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (unit, metres) => {
          expect(metresFrom(unit, metresTo(unit, metres))).toBeCloseTo(metres, 6);
        },
      ),
    );
  });
});

describe('temperatures', () => {
  it.each([
    [-40, -40],
    [0, 32],
    [37, 98.6],
    [100, 212],
  ])('of %d °C are %d °F', (celsius, fahrenheit) => {
    expect(celsiusToFahrenheit(celsius)).toBeCloseTo(fahrenheit, 10);
    expect(fahrenheitToCelsius(fahrenheit)).toBeCloseTo(celsius, 10);
  });

  it('differ by 1.8 °F where they differ by 1 °C', () => {
    expect([fahrenheitSteps(1), fahrenheitSteps(0)]).toEqual([1.8, 0]);
  });
});

describe('feet', () => {
  it.each([
    [1.778, 5, 10],
    [1.829, 6, 0],
    [1.826, 6, 0],
    [0.2, 0, 8],
  ])('of %d m are %d with %d inches', (metres, feet, inches) => {
    expect(splitFeet(metres)).toEqual({ feet, inches });
  });

  it('leave what is no number in the inches', () => {
    expect(splitFeet(Number.NaN)).toEqual({ feet: 0, inches: Number.NaN });
  });

  it('never leave twelve inches, and lose no more than the rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (metres) => {
        const { feet, inches } = splitFeet(metres);
        expect(inches).toBeLessThan(12);
        expect(Math.abs((feet * 12 + inches) * 0.0254 - metres)).toBeLessThanOrEqual(0.0127 + 1e-9);
      }),
    );
  });
});
