import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { parseDuration, parseHeight, parseNumber, parseWeight } from '#locale/parse.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import { lbToKg } from '#locale/units.ts';

const locales = [
  'en-GB',
  'en-US',
  'en-IN',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'pl-PL',
  'sv-SE',
  'pt-BR',
  'ar-EG',
  'fa-IR',
  'mr-IN',
];
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
    ['١٬٢٣٤٫٥', 'ar-EG', 1234.5],
    ['1234.5', 'ar-EG', 1234.5],
    ['१,२३४.५', 'mr-IN', 1234.5],
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

describe('a height that is typed', () => {
  it.each([
    ['178', 'cm', 1.78],
    ['178.5 cm', 'cm', 1.785],
    ['178,5CM', 'cm', 1.785],
    ['1.78 m', 'cm', 1.78],
    ['1,78m', 'cm', 1.78],
    ['280', 'cm', 2.8],
    ['5 ft 10 in', 'in', 1.778],
    ['5ft10in', 'in', 1.778],
    ['5 FT 10.5', 'in', 1.7907],
    [`5'10"`, 'in', 1.778],
    ['5′ 10″', 'in', 1.778],
    ['5 10', 'in', 1.778],
    ['6 ft', 'in', 1.8288],
    ['5.5 ft', 'in', 1.6764],
    ['70', 'in', 1.778],
    ['70 in', 'in', 1.778],
  ] as const)('as %s by a reader of %s is %d m', (text, unit, metres) => {
    expect(parseHeight(text, unit, 'en-GB')).toBe(metres);
  });

  it.each([
    ['', 'cm'],
    ['tall', 'cm'],
    ['-178', 'cm'],
    ['5 ft 10 in', 'cm'],
    ['cm', 'cm'],
    ['', 'in'],
    ['178 cm', 'in'],
    ['5 ft 12 in', 'in'],
    ['5.5 ft 3 in', 'in'],
    ['5 ft -3 in', 'in'],
    ['ft', 'in'],
  ] as const)('as %j by a reader of %s is none', (text, unit) => {
    expect(parseHeight(text, unit, 'en-GB')).toBeNull();
  });

  it('is what was written, to the rounding, in every unit and locale', () => {
    fc.assert(
      fc.property(
        someLocale,
        fc.constantFrom('cm', 'in'),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (locale, lengthUnit, metres) => {
          const parsed = parseHeight(quantities(locale, lengthUnit).height(metres), lengthUnit, locale);
          // Half a centimetre, half an inch.
          const most = lengthUnit === 'cm' ? 0.005 : 0.0127;
          expect(Math.abs((parsed ?? Infinity) - metres)).toBeLessThanOrEqual(most + 1e-6);
        },
      ),
    );
  });
});

describe('a duration that is typed', () => {
  it.each([
    ['8', 'h', 480],
    ['8.25', 'h', 495],
    ['8,25', 'h', 495],
    ['8.25 h', 'h', 495],
    ['8 h 15 min', 'h', 495],
    ['8 H 15', 'h', 495],
    ['8h15', 'h', 495],
    ['8 hr 15 m', 'h', 495],
    ['8 Std. 15 Min.', 'h', 495],
    ['8:15', 'h', 495],
    ['08:05 h', 'h', 485],
    ['495 min', 'h', 495],
    ['7.33', 'h', 440],
    ['120', 'min', 120],
    ['120 min', 'min', 120],
    ['2 h', 'min', 120],
    ['1:30', 'min', 90],
    ['0', 'min', 0],
  ] as const)('as %s, a lone number being %s, is %d minutes', (text, lone, minutes) => {
    expect(parseDuration(text, lone, 'en-GB')).toBe(minutes);
  });

  it.each([
    '',
    'long',
    'h',
    'min',
    '-8',
    '8 15',
    '8:60',
    '8:5',
    '8 h 60 min',
    '8.5 h 15 min',
    '8 hours',
    '8 kg',
  ])('as %j is none', (text) => {
    expect(parseDuration(text, 'h', 'en-GB')).toBeNull();
  });

  it('is what was written, to the minute, in every locale', () => {
    fc.assert(
      fc.property(someLocale, fc.integer({ min: 0, max: 2000 }), (locale, minutes) => {
        expect(parseDuration(quantities(locale).duration(minutes * 60), 'h', locale)).toBe(minutes);
      }),
    );
  });

  it('is the same in decimal hours, to the minute', () => {
    fc.assert(
      fc.property(someLocale, fc.integer({ min: 0, max: 1440 }), (locale, minutes) => {
        const { number } = createFormat({ locale, weightUnit: 'kg' });
        expect(parseDuration(number(minutes / 60, 2), 'h', locale)).toBe(minutes);
      }),
    );
  });
});

function quantities(locale: string, lengthUnit: 'cm' | 'in' = 'cm') {
  return createQuantityFormat(createFormat({ locale, weightUnit: 'kg' }), {
    lengthUnit,
    distanceUnit: 'km',
    temperatureUnit: 'c',
  });
}
