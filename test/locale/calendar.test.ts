import { describe, expect, it } from 'vitest';
import { createCalendarFormat } from '#locale/calendar.ts';
import { day } from '../support/days.ts';

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
