import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { parseNumber, parseWeight } from '#locale/parse.ts';
import { lbToKg } from '#locale/units.ts';

const locales = ['en-GB', 'en-US', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'pl-PL', 'sv-SE', 'pt-BR'];
const someLocale = fc.constantFrom(...locales);

describe('a number that is typed', () => {
  it.each([
    ['78.4', 'en-GB', 78.4],
    ['78,4', 'en-GB', 78.4],
    ['78,4', 'de-DE', 78.4],
    ['78.4', 'de-DE', 78.4],
    ['1,234.5', 'en-US', 1234.5],
    ['1.234,5', 'de-DE', 1234.5],
    ['1 234,5', 'fr-FR', 1234.5],
    ['1’234.5', 'de-CH', 1234.5],
    ['12,34,567.5', 'en-IN', 1_234_567.5],
    ['1.234', 'en-GB', 1.234],
    ['1.234', 'de-DE', 1234],
    ['0.123', 'de-DE', 0.123],
    ['.5', 'en-GB', 0.5],
    ['5.', 'en-GB', 5],
    ['−3', 'en-GB', -3],
    ['-3', 'en-GB', -3],
    ['+3', 'en-GB', 3],
    ['  7 ', 'en-GB', 7],
  ])('as %s in %s is %d', (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value);
  });

  it.each(['', ' ', 'x', '7 kg', '1,2,3', '1.2.3', '1,23,4.5', '--1', '.', '1e3', 'Infinity', 'NaN'])(
    'is none where it is %j',
    (text) => {
      expect(parseNumber(text, 'en-GB')).toBeNull();
    },
  );

  it('has no minus before zero', () => {
    expect(Object.is(parseNumber('-0', 'en-GB'), 0)).toBe(true);
  });

  it('is what was written, in every locale', () => {
    fc.assert(
      fc.property(someLocale, fc.integer({ min: -99_999_999, max: 99_999_999 }), (locale, hundredths) => {
        const value = hundredths / 100;
        const { number } = createFormat({ locale, weightUnit: 'kg' });
        expect(parseNumber(number(value, 2), locale)).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('a weight that is typed', () => {
  it.each([
    ['78.4', 'kg', 78.4],
    ['78.4 kg', 'kg', 78.4],
    ['78,4KG', 'kg', 78.4],
    ['172.8', 'lb', lbToKg(172.8)],
    ['172.8 lb', 'lb', lbToKg(172.8)],
    ['12 st 4.8 lb', 'st', lbToKg(172.8)],
    ['12st4.8lb', 'st', lbToKg(172.8)],
    ['12 st 4', 'st', lbToKg(172)],
    ['12 st', 'st', lbToKg(168)],
    ['4.8 lb', 'st', lbToKg(4.8)],
  ] as const)('as %s by a reader of %s is %d kg', (text, unit, kg) => {
    expect(parseWeight(text, unit, 'en-GB')).toBeCloseTo(kg, 9);
  });

  it.each([
    ['', 'kg'],
    ['heavy', 'kg'],
    ['-70', 'kg'],
    ['172 lb', 'kg'],
    ['78 kg', 'lb'],
    ['', 'st'],
    ['st', 'st'],
    ['12 st x', 'st'],
    ['78 kg', 'st'],
    ['12 st -4', 'st'],
  ] as const)('as %j by a reader of %s is none', (text, unit) => {
    expect(parseWeight(text, unit, 'en-GB')).toBeNull();
  });

  it('is what was written, to the rounding, in every unit and locale', () => {
    fc.assert(
      fc.property(
        someLocale,
        fc.constantFrom('kg', 'lb', 'st'),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (locale, weightUnit, kg) => {
          const { weight } = createFormat({ locale, weightUnit });
          const parsed = parseWeight(weight(kg), weightUnit, locale);
          // Half of the last digit that is written.
          expect(Math.abs((parsed ?? Infinity) - kg)).toBeLessThanOrEqual(0.05 + 1e-9);
        },
      ),
    );
  });
});
