import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import { readDuration, readHeight, readWhole, readYear, toHeightText } from '#pages/settings/typed-values.ts';
import { bounds } from '#settings/schema.ts';

const mends = { noValue: 'none', outside: 'outside' };
const someFormat = fc
  .constantFrom('en-GB', 'en-US', 'de-DE', 'de-CH', 'fr-FR', 'pl-PL', 'sv-SE', 'ar-EG')
  .map((locale) => createFormat({ locale, weightUnit: 'kg' }));
const british = createFormat({ locale: 'en-GB', weightUnit: 'kg' });

describe('a height', () => {
  const rule = { bounds: bounds.heightM, mends };

  it('of so many tenths is the same after it was written and typed again, in every region', () => {
    fc.assert(
      fc.property(someFormat, fc.integer({ min: 400, max: 2800 }), (format, millimetres) => {
        const metres = millimetres / 1000;
        expect(readHeight(toHeightText(metres, 'cm', format), 'cm', format, rule)).toBe(metres);
      }),
    );
  });

  it('in feet and inches is the same to half a tenth of an inch', () => {
    fc.assert(
      fc.property(someFormat, fc.double({ min: 0.41, max: 2.79, noNaN: true }), (format, metres) => {
        const text = toHeightText(metres, 'in', format);
        const read = readHeight(text, 'in', format, rule);
        expect(Math.abs(Number(read) - metres)).toBeLessThanOrEqual(0.00127 + 1e-6);
        // Written again, it is the very text.
        expect(toHeightText(Number(read), 'in', format)).toBe(text);
      }),
    );
  });

  it.each([
    ['40', 'cm', 0.4],
    ['39.9', 'cm', 'outside'],
    ['280', 'cm', 2.8],
    ['280.1', 'cm', 'outside'],
    ['', 'cm', 'none'],
    ['9 ft 3 in', 'in', 'outside'],
    ['tall', 'in', 'none'],
  ] as const)('of %j in %s reads %j', (text, unit, read) => {
    expect(readHeight(text, unit, british, rule)).toBe(read);
  });
});

describe('a need of sleep', () => {
  const rule = { bounds: bounds.sleepNeedMin, mends };
  const someMinutes = fc.integer(range(bounds.sleepNeedMin));

  it('is the same after it was written in hours and minutes and typed again, in every region', () => {
    fc.assert(
      fc.property(someFormat, someMinutes, (format, minutes) => {
        const { duration } = createQuantityFormat(format, {
          distanceUnit: 'km',
          lengthUnit: 'cm',
          temperatureUnit: 'c',
        });
        expect(readDuration(duration(minutes * 60), 'h', format, rule)).toBe(minutes);
      }),
    );
  });

  it('is the same as hours with two decimals', () => {
    fc.assert(
      fc.property(someFormat, someMinutes, (format, minutes) => {
        expect(readDuration(format.number(minutes / 60, 2), 'h', format, rule)).toBe(minutes);
      }),
    );
  });

  it.each([
    ['59 min', 'outside'],
    ['1', 60],
    ['24', 1440],
    ['24:01', 'outside'],
    ['eight', 'none'],
  ])('of %j reads %j', (text, read) => {
    expect(readDuration(text, 'h', british, rule)).toBe(read);
  });
});

describe('a whole number', () => {
  const rule = { bounds: bounds.goalSteps, mends };

  it('is the same after it was written and typed again, in every region', () => {
    fc.assert(
      fc.property(someFormat, fc.integer(range(bounds.goalSteps)), (format, steps) => {
        expect(readWhole(format.number(steps, 0), format, rule)).toBe(steps);
      }),
    );
  });

  it.each([
    ['1', 1],
    ['200001', 'outside'],
    ['0.5', 'none'],
    ['many', 'none'],
  ])('of %j reads %j', (text, read) => {
    expect(readWhole(text, british, rule)).toBe(read);
  });
});

describe('a year', () => {
  it.each([
    ['1900', 1900],
    ['1899', 'outside'],
    ['2200', 'outside'],
    ['80', 'none'],
    ['1,980', 'none'],
    ['19800', 'none'],
  ])('of %j reads %j', (text, read) => {
    expect(readYear(text, { bounds: bounds.birthYear, mends })).toBe(read);
  });
});

function range({ low, high }: { readonly low: number; readonly high: number }) {
  return { min: low, max: high };
}
