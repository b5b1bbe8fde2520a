import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanTimeZone, parseLocalDay, toEpochSec, UTC } from '#domain/time.ts';
import type { FormatOptions } from '#locale/format.ts';
import { createFormat } from '#locale/format.ts';
import { lbToKg } from '#locale/units.ts';

const paris = cleanTimeZone('Europe/Paris') ?? UTC;
const evening = toEpochSec(Date.UTC(2026, 2, 29, 16, 51, 3) / 1000);
const afterMidnight = toEpochSec(Date.UTC(2026, 2, 28, 23, 5) / 1000);

function format(options: Partial<FormatOptions> = {}) {
  return createFormat({ locale: 'en-GB', weightUnit: 'kg', ...options });
}

function day(text: string) {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

/** `Intl` parts dates with thin and narrow spaces in some locales; which ones is its own affair. */
function plainSpaces(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

describe('a weight', () => {
  it.each([
    ['en-GB', 'kg', '78.4 kg'],
    ['en-US', 'kg', '78.4 kg'],
    ['de-DE', 'kg', '78,4 kg'],
    ['en-GB', 'lb', '172.8 lb'],
    ['de-DE', 'lb', '172,8 lb'],
    ['en-GB', 'st', '12 st 4.8 lb'],
    ['de-DE', 'st', '12 st 4,8 lb'],
  ] as const)('in %s and %s is %s', (locale, weightUnit, text) => {
    expect(format({ locale, weightUnit }).weight(78.4)).toBe(text);
  });

  it('keeps its decimal when it is whole', () => {
    expect(format().weight(80)).toBe('80.0 kg');
  });

  it('is rounded as it is written', () => {
    expect(format().weight(78.35)).toBe('78.4 kg');
  });

  it('is grouped as the locale does', () => {
    expect(format({ locale: 'de-DE' }).weight(1234.5)).toBe('1.234,5 kg');
  });

  it('in stones carries pounds that round up to a stone', () => {
    expect(format({ weightUnit: 'st' }).weight(lbToKg(12 * 14 + 13.96))).toBe('13 st 0.0 lb');
  });

  it('in stones never shows fourteen pounds', () => {
    const { weight } = format({ weightUnit: 'st' });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 400, noNaN: true }), (kg) => {
        expect(weight(kg)).not.toContain('14.0 lb');
      }),
    );
  });

  it('in stones is pounds alone below one stone', () => {
    expect(format({ weightUnit: 'st' }).weight(lbToKg(4.8))).toBe('4.8 lb');
  });

  it.each([
    ['kg', '−1.5 kg'],
    ['lb', '−3.3 lb'],
    ['st', '−3.3 lb'],
  ] as const)('below zero has a true minus in %s', (weightUnit, text) => {
    expect(format({ weightUnit }).weight(-1.5)).toBe(text);
  });

  it.each(['kg', 'lb', 'st'] as const)('that rounds to zero has no minus in %s', (weightUnit) => {
    expect(format({ weightUnit }).weight(-0.001)).toBe(`0.0 ${weightUnit === 'kg' ? 'kg' : 'lb'}`);
  });
});

describe('a difference of weight', () => {
  it.each([
    ['en-GB', 'kg', '−0.31 kg'],
    ['de-DE', 'kg', '−0,31 kg'],
    ['en-US', 'lb', '−0.68 lb'],
    ['en-GB', 'st', '−0.68 lb'],
  ] as const)('in %s and %s is %s', (locale, weightUnit, text) => {
    expect(format({ locale, weightUnit }).weightDelta(-0.31)).toBe(text);
  });

  it('above zero has a plus', () => {
    expect(format().weightDelta(0.5)).toBe('+0.50 kg');
  });

  it('of zero has no sign', () => {
    expect([format().weightDelta(0), format().weightDelta(-0.001)]).toEqual(['0.00 kg', '0.00 kg']);
  });

  it.each([
    [-20.5, '−1 st 6.5 lb'],
    [20.5, '+1 st 6.5 lb'],
    [13.994, '+13.99 lb'],
    [13.996, '+1 st 0.0 lb'],
  ])('of %d lb is, for a reader of stones, %s', (lb, text) => {
    expect(format({ weightUnit: 'st' }).weightDelta(lbToKg(lb))).toBe(text);
  });

  it('as a number has the same digits without the unit', () => {
    expect([
      format().weightDeltaNumber(-0.48),
      format({ weightUnit: 'st' }).weightDeltaNumber(lbToKg(20.5)),
    ]).toEqual(['−0.48', '+20.50']);
  });

  it('without an end is infinite', () => {
    expect(format().weightDeltaNumber(-Infinity)).toBe('−∞');
  });
});

describe('two weights', () => {
  it.each([
    ['en-GB', 'kg', '74.1–79.3 kg'],
    ['de-DE', 'kg', '74,1–79,3 kg'],
    ['en-US', 'lb', '163.4–174.8 lb'],
    ['en-GB', 'st', '11 st 9.4 lb – 12 st 6.8 lb'],
  ] as const)('in %s and %s are %s', (locale, weightUnit, text) => {
    expect(format({ locale, weightUnit }).weightRange(74.1, 79.3)).toBe(text);
  });
});

describe('the weight axis', () => {
  it.each([
    ['kg', 'kg', 78.4],
    ['lb', 'lb', 172.842],
    ['st', 'lb', 172.842],
  ] as const)('for a reader of %s counts %s', (weightUnit, unit, value) => {
    const { weightAxisUnit, weightNumber } = format({ weightUnit });
    expect(weightAxisUnit).toBe(unit);
    expect(weightNumber(78.4)).toBeCloseTo(value, 3);
  });

  it.each([
    ['kg', 78, '78'],
    ['kg', 78.5, '78.5'],
    ['kg', -2, '−2'],
    ['lb', 172, '172'],
    ['st', 172, '12 st 4'],
    ['st', 168, '12 st 0'],
    ['st', 172.5, '12 st 4.5'],
    ['st', 181.96, '13 st 0.0'],
  ] as const)('for a reader of %s has at %d the tick %s', (weightUnit, value, text) => {
    expect(format({ weightUnit }).weightTick(value)).toBe(text);
  });

  it('has ticks in the reader’s locale', () => {
    expect(format({ locale: 'de-DE' }).weightTick(78.5)).toBe('78,5');
  });
});

describe('a weight in a table', () => {
  it('has a decimal point and no grouping in every locale', () => {
    expect(format({ locale: 'de-DE' }).weightTableNumber(1078.45, 1)).toBe('1078.5');
  });

  it.each([
    ['kg', '95.817'],
    ['lb', '211.240'],
    ['st', '211.240'],
  ] as const)('is in the unit of the axis for a reader of %s', (weightUnit, text) => {
    expect(format({ weightUnit }).weightTableNumber(95.817, 3)).toBe(text);
  });

  it('reads back as a number when it is negative', () => {
    expect(Number(format().weightTableNumber(-0.31, 2))).toBe(-0.31);
  });

  it('is rounded like the weight in the text', () => {
    expect(format().weightTableNumber(78.35, 1)).toBe('78.4');
  });
});

describe('a day', () => {
  it.each([
    ['en-GB', '29 Mar 2026'],
    ['de-DE', '29. März 2026'],
    ['en-US', 'Mar 29, 2026'],
  ])('in %s is %s', (locale, text) => {
    expect(format({ locale }).day(day('2026-03-29'))).toBe(text);
  });

  it.each([
    ['en-GB', '1 Jan – 31 Mar 2026'],
    ['de-DE', '1. Jan. – 31. März 2026'],
    ['en-US', 'Jan 1 – Mar 31, 2026'],
  ])('and another in %s are %s', (locale, text) => {
    expect(plainSpaces(format({ locale }).dayRange(day('2026-01-01'), day('2026-03-31')))).toBe(text);
  });

  it('and itself are one day', () => {
    expect(format().dayRange(day('2026-01-01'), day('2026-01-01'))).toBe('1 Jan 2026');
  });

  it('has short names for an axis', () => {
    const { dayShort, month, monthShort, year } = format();
    const date = day('2026-03-29');
    expect([dayShort(date), monthShort(date), month(date), year(date)]).toEqual([
      '29 Mar',
      'Mar',
      'March 2026',
      '2026',
    ]);
  });
});

describe('an instant', () => {
  it.each([
    ['en-GB', '29 Mar 2026, 18:51'],
    ['de-DE', '29. März 2026, 18:51'],
    ['en-US', 'Mar 29, 2026, 6:51 PM'],
  ])('in %s is %s by the clocks of the zone', (locale, text) => {
    expect(plainSpaces(format({ locale }).dateTime(evening, paris))).toBe(text);
  });

  it('has the date of the zone, not of UTC', () => {
    expect(format().dateTime(afterMidnight, paris)).toBe('29 Mar 2026, 00:05');
  });

  it.each([
    ['en-GB', '05:01'],
    ['de-DE', '05:01'],
    ['en-US', '5:01 AM'],
  ])('in the morning has in %s the time %s', (locale, text) => {
    expect(plainSpaces(format({ locale }).time(toEpochSec(5 * 3600 + 60), UTC))).toBe(text);
  });

  it('differs between zones', () => {
    const { time } = format();
    expect([time(evening, UTC), time(evening, paris)]).toEqual(['16:51', '18:51']);
  });

  it.each([
    [true, '6:51 pm'],
    [false, '18:51'],
  ])('follows the reader’s clock where hour12 is %s', (hour12, text) => {
    expect(plainSpaces(format({ hour12 }).time(evening, paris)).toLowerCase()).toBe(text);
  });

  it('after midnight is 00, not 24, on a 24-hour clock', () => {
    expect(format({ locale: 'en-US', hour12: false }).time(afterMidnight, paris)).toBe('00:05');
  });
});

describe('a number', () => {
  it.each([
    ['en-GB', '−1,234.50'],
    ['de-DE', '−1.234,50'],
    ['en-US', '−1,234.50'],
  ])('in %s is %s', (locale, text) => {
    expect(format({ locale }).number(-1234.5, 2)).toBe(text);
  });

  it('that rounds to zero has no minus', () => {
    expect(format().number(-0.04, 1)).toBe('0.0');
  });

  it('has as many decimals as asked each time', () => {
    const { number } = format();
    expect([number(1, 2), number(1, 0), number(1, 2)]).toEqual(['1.00', '1', '1.00']);
  });

  it.each([
    ['en-GB', '21%'],
    ['de-DE', '21 %'],
  ])('of one as a share in %s is %s', (locale, text) => {
    expect(plainSpaces(format({ locale }).percent(0.214))).toBe(text);
  });
});

describe('a signed number', () => {
  it.each([
    [3, '+3.0'],
    [-3, '−3.0'],
    [-0.04, '0.0'],
    [0, '0.0'],
  ])('of %d is %s', (value, text) => {
    expect(format().signed(value, 1)).toBe(text);
  });
});

describe('a number in a table', () => {
  it('has a point, no grouping and a hyphen in every locale', () => {
    const { tableNumber } = format({ locale: 'de-DE' });
    expect([tableNumber(-1234.56, 1), tableNumber(-0.01, 1)]).toEqual(['-1234.6', '0.0']);
  });
});

describe('a language in the region of another', () => {
  it.each([
    ['en', 'de-DE', '29 Mar 2026', '1.234,5', '18:51'],
    ['de', 'en-GB', '29. März 2026', '1,234.5', '18:51'],
    ['de', 'en-US', '29. März 2026', '1,234.5', '6:51 PM'],
    ['en', 'de', '29 Mar 2026', '1.234,5', '18:51'],
    ['en', 'uk-UA', '29 Mar 2026', '1 234,5', '18:51'],
    ['en', 'en-US', 'Mar 29, 2026', '1,234.5', '6:51 PM'],
  ])(
    '%s in %s names months, and the region has numbers and clocks',
    (language, locale, date, number, time) => {
      const formats = format({ language, locale });
      expect(formats.day(day('2026-03-29'))).toBe(date);
      expect(plainSpaces(formats.number(1234.5, 1))).toBe(number);
      expect(plainSpaces(formats.time(evening, paris))).toBe(time);
    },
  );

  it('names the tag of its words and the tag of its numbers', () => {
    expect(format({ language: 'de', locale: 'en-US' })).toMatchObject({
      locale: 'de-US',
      numberLocale: 'en-US',
    });
  });
});

describe('a format', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each(['C', 'en_US.utf8', ''])(
    'falls back to English for a locale that nobody can read: %j',
    (locale) => {
      expect(format({ locale }).weight(78.4)).toBe('78.4 kg');
    },
  );

  it('makes each formatter of Intl once', () => {
    let made = 0;
    class NumberFormat extends Intl.NumberFormat {
      constructor(locale: string, options: Intl.NumberFormatOptions) {
        super(locale, options);
        made += 1;
      }
    }
    class DateTimeFormat extends Intl.DateTimeFormat {
      constructor(locale: string, options: Intl.DateTimeFormatOptions) {
        super(locale, options);
        made += 1;
      }
    }
    vi.stubGlobal('Intl', Object.assign(Object.create(Intl), { NumberFormat, DateTimeFormat }));
    const { weight, weightDelta, weightTick, weightTableNumber, day: formatDay, time } = format();
    for (let round = 0; round < 3; round += 1) {
      weight(78.4);
      weightDelta(0.3);
      weightTick(78);
      weightTableNumber(78.4, 3);
      formatDay(day('2026-03-29'));
      time(evening, paris);
    }
    expect(made).toBe(7);
  });
});
