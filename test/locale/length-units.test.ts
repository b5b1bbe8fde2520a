import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresFrom, metresTo, splitFeet } from '#locale/length-units.ts';

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

describe('feet', () => {
  it.each([
    [1.778, 5, 10],
    [1.829, 6, 0],
    [1.826, 6, 0],
    [0.2, 0, 8],
  ])('of %d m are %d with %d inches', (metres, feet, inches) => {
    expect(splitFeet(metres)).toEqual({ feet, inches });
  });

  it.each([
    [1.7907, 5, 10.5],
    [1.8287, 6, 0],
  ])('of %d m are %d with %d inches to the tenth', (metres, feet, inches) => {
    expect(splitFeet(metres, 1)).toEqual({ feet, inches });
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
