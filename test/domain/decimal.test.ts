import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleDecimal } from '#domain/decimal.ts';

describe('a scaled decimal', () => {
  it.each([
    [95_817, -3, 95.817],
    [115, -2, 1.15],
    [74_126, -3, 74.126],
    [-31, -2, -0.31],
    [65, 0, 65],
    [7, 2, 700],
    [0, -3, 0],
    [1.5, -1, 0.15],
    [1e-7, 2, 1e-5],
  ])('of %d and exponent %d is %d', (value, exponent, expected) => {
    expect(scaleDecimal(value, exponent)).toBe(expected);
  });

  it('is never a negative zero', () => {
    expect(scaleDecimal(-0, -3)).toBe(0);
  });

  it.each([
    [1, 400],
    [1, -400],
    [1, 21],
    [0, 400],
    [2 ** 53, 3],
    [2 ** 53, -3],
    [Number.MAX_SAFE_INTEGER, 1],
    [1, 0.5],
    [1, Number.NaN],
    [Number.NaN, 0],
    [Infinity, -3],
    [-Infinity, 0],
    // What JSON.parse makes of 1e400.
    [JSON.parse('1e400'), 0],
  ])('is null rather than wrong for %d and exponent %d', (value, exponent) => {
    expect(scaleDecimal(value, exponent)).toBeNull();
  });

  it('is the number that the written decimal reads as', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 20 }), (value, places) => {
        const digits = String(Math.abs(value)).padStart(places + 1, '0');
        const written = `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
        expect(scaleDecimal(value, -places)).toBe(Number(written) + 0);
      }),
    );
  });

  it('is the integer product while that is safe', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 9 }),
        (value, power) => {
          expect(scaleDecimal(value, power)).toBe(Number(BigInt(value) * 10n ** BigInt(power)));
        },
      ),
    );
  });

  it('is never further from the exact value than the neighbouring numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 9 }),
        (value, places) => {
          const scaled = scaleDecimal(value, -places) ?? Number.NaN;
          const error = distance(scaled, value, places);
          expect(error <= distance(neighbour(scaled, 1n), value, places)).toBe(true);
          expect(error <= distance(neighbour(scaled, -1n), value, places)).toBe(true);
        },
      ),
    );
  });

  it('keeps its sign and never becomes a zero', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer({ min: -20, max: 20 }), (value, exponent) => {
        const scaled = scaleDecimal(value, exponent);
        expect(scaled === null || Math.sign(scaled) === Math.sign(value)).toBe(true);
      }),
    );
  });
});

/** |number − value·10^−places| as an exact integer, in units of 2^−1074·10^−places. */
function distance(number: number, value: number, places: number): bigint {
  const unit = 1n << 1074n;
  const difference = exactBits(number) * 10n ** BigInt(places) - BigInt(value) * unit;
  return difference < 0n ? -difference : difference;
}

/** A positive number in units of 2^−1074, exactly. */
function exactBits(number: number): bigint {
  const bits = toBits(number);
  const exponent = bits >> 52n;
  const fraction = bits & ((1n << 52n) - 1n);
  return exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
}

function neighbour(number: number, step: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, toBits(number) + step);
  return view.getFloat64(0);
}

function toBits(number: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0);
}
