import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCalendarFormat, firstWeekday } from '#locale/calendar.ts';
import { day } from '../support/days.ts';

describe('the first day of a week', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const known = [
    ['en-GB', 1],
    ['en-US', 0],
    ['en', 0],
    ['de-CH', 1],
    ['pt-BR', 0],
    ['pt-PT', 0],
    ['ja-JP', 0],
    ['ar-EG', 6],
    ['fa', 6],
    ['dv-MV', 5],
    ['sv', 1],
  ] as const;

  it.each(known)('is known for %s', (locale, weekday) => {
    expect(firstWeekday(locale)).toBe(weekday);
  });

  it.each(known)('is known for %s where the runtime knows nothing of weeks', (locale, weekday) => {
    class LocaleWithoutWeeks extends Intl.Locale {
      readonly getWeekInfo = undefined;
      readonly weekInfo = undefined;
    }
    vi.stubGlobal('Intl', { ...Intl, Locale: LocaleWithoutWeeks });
    expect(firstWeekday(locale)).toBe(weekday);
  });
});

describe('the names in a calendar sheet', () => {
  it('are in the language of the reader, whatever the zone of the device', () => {
    const german = createCalendarFormat('de-DE');
    const date = day('2026-03-01');
    expect([
      german.weekdayShort(date),
      german.weekday(date),
      german.monthName(date),
      german.dayInFull(date),
    ]).toEqual(['So', 'Sonntag', 'März', 'Sonntag, 1. März 2026']);
  });
});
