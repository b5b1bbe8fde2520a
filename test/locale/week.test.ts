import { describe, expect, it } from 'vitest';
import { firstWeekdayOf, firstWeekdays, toIsoWeekday } from '#locale/week.ts';

/** Not in the TypeScript library: a getter in Node 20, a method in later runtimes. */
type WithWeekInfo = { weekInfo?: { firstDay: number }; getWeekInfo?: () => { firstDay: number } };

function platformFirstDay(region: string): number | undefined {
  // See above.
  const locale = new Intl.Locale('und', { region }) as unknown as WithWeekInfo;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes in use: CLDR keeps those of states that are gone, and one for no place at all. */
const regions = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => names.of(code) !== undefined && !['BU', 'RH', 'YD', 'ZZ'].includes(code));

describe('the first day of the week', () => {
  it.each([
    ['de-DE', 'monday'],
    ['en-GB', 'monday'],
    ['en-US', 'sunday'],
    ['en', 'sunday'],
    ['ar-EG', 'saturday'],
    ['de', 'monday'],
    ['not a tag', 'monday'],
  ])('in %s is %s', (locale, day) => {
    expect(firstWeekdayOf(locale)).toBe(day);
  });

  it('is in every region the one that CLDR has', () => {
    const wrong = regions.filter((region) => {
      const expected = platformFirstDay(region);
      // The Maldives begin on Friday, which is not on offer.
      return region !== 'MV' && expected !== toIsoWeekday(firstWeekdayOf(`en-${region}`));
    });
    expect(regions.length).toBeGreaterThan(240);
    expect(wrong).toEqual([]);
  });

  it('is counted as ISO 8601 does', () => {
    expect(firstWeekdays.map(toIsoWeekday)).toEqual([1, 6, 7]);
  });
});
