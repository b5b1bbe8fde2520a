import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { createQuantityFormat, type QuantityUnits } from '#locale/quantities.ts';

function format({ locale = 'en-GB', ...units }: Partial<QuantityUnits> & { locale?: string } = {}) {
  return createQuantityFormat(createFormat({ locale, weightUnit: 'kg' }), {
    distanceUnit: 'km',
    lengthUnit: 'cm',
    temperatureUnit: 'c',
    ...units,
  });
}

describe('a way', () => {
  it.each([
    ['en-GB', 'km', 5234, '5.2 km'],
    ['de-DE', 'km', 5234, '5,2 km'],
    ['en-US', 'mi', 5234, '3.3 mi'],
    ['en-GB', 'km', 0, '0.0 km'],
    ['en-GB', 'km', 1_234_567, '1,234.6 km'],
    ['en-GB', 'mi', -0.4, '0.0 mi'],
  ] as const)('in %s and %s of %d m is %s', (locale, distanceUnit, metres, text) => {
    expect(format({ locale, distanceUnit }).distance(metres)).toBe(text);
  });

  it('is a number for an axis', () => {
    const { distanceNumber, distanceUnit } = format({ distanceUnit: 'mi' });
    expect([distanceNumber(1609.344), distanceUnit]).toEqual([1, 'mi']);
  });

  it('upwards is in metres beside kilometres and in feet beside miles', () => {
    expect([format().elevation(123.4), format({ distanceUnit: 'mi' }).elevation(123.4)]).toEqual([
      '123 m',
      '405 ft',
    ]);
  });
});

describe('a measure of the body', () => {
  it.each([
    ['cm', '95.3 cm', '178 cm'],
    ['in', '37.5 in', '5 ft 10 in'],
  ] as const)('in %s', (lengthUnit, waist, height) => {
    const { length, height: formatHeight } = format({ lengthUnit });
    expect([length(0.953), formatHeight(1.78)]).toEqual([waist, height]);
  });

  it('is a number for an axis', () => {
    const { lengthNumber, lengthUnit } = format({ lengthUnit: 'in' });
    expect([lengthNumber(0.0254), lengthUnit]).toEqual([1, 'in']);
  });
});

describe('a temperature', () => {
  it.each([
    ['en-GB', 'c', 36.64, '36.6 °C'],
    ['de-DE', 'c', 36.64, '36,6 °C'],
    ['en-US', 'f', 37, '98.6 °F'],
    ['en-US', 'f', -17.78, '0.0 °F'],
  ] as const)('in %s and %s of %d °C is %s', (locale, temperatureUnit, celsius, text) => {
    expect(format({ locale, temperatureUnit }).temperature(celsius)).toBe(text);
  });

  it.each([
    ['c', 0.41, '+0.4 °C'],
    ['f', 0.5, '+0.9 °F'],
    ['f', -0.5, '−0.9 °F'],
    ['f', 0, '0.0 °F'],
    ['c', -0.01, '0.0 °C'],
  ] as const)('that differs in %s by %d °C differs by %s', (temperatureUnit, celsius, text) => {
    expect(format({ temperatureUnit }).temperatureDelta(celsius)).toBe(text);
  });

  it('is a number for an axis', () => {
    const { temperatureNumber, temperatureUnit } = format({ temperatureUnit: 'f' });
    expect([temperatureNumber(100), temperatureUnit]).toEqual([212, '°F']);
  });
});

describe('a duration', () => {
  it.each([
    [7 * 3600 + 12 * 60, '7 h 12 min'],
    [8 * 3600, '8 h 0 min'],
    [12 * 60, '12 min'],
    [59 * 60 + 29, '59 min'],
    [59 * 60 + 31, '1 h 0 min'],
    [0, '0 min'],
    [-20, '0 min'],
    [-65 * 60, '−1 h 5 min'],
    [1234 * 3600, '1,234 h 0 min'],
    [Number.NaN, 'NaN min'],
    [Infinity, '∞ min'],
  ])('of %d s is %s', (seconds, text) => {
    expect(format().duration(seconds)).toBe(text);
  });

  it.each([
    [12 * 60, '+12 min'],
    [-65 * 60, '−1 h 5 min'],
    [29, '0 min'],
    [-29, '0 min'],
  ])('that differs by %d s differs by %s', (seconds, text) => {
    expect(format().durationDelta(seconds)).toBe(text);
  });

  it('never has sixty minutes, and loses no more than the rounding', () => {
    const { duration } = format({ locale: 'de-DE' });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 900 * 3600, noNaN: true }), (seconds) => {
        const [, hours = '0', minutes = ''] = /^(?:(\d+) h )?(\d+) min$/.exec(duration(seconds)) ?? [];
        expect(Number(minutes)).toBeLessThan(60);
        expect(Math.abs(Number(hours) * 3600 + Number(minutes) * 60 - seconds)).toBeLessThanOrEqual(30);
      }),
    );
  });
});
