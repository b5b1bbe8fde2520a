import { expect, test } from 'vitest';
import {
  createCalendar,
  dayNumber,
  firstDayOfQuarter,
  formatDay,
  isTimeZone,
  weekdayOf,
} from '#simulator/calendar.ts';

const calendar = createCalendar();
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const sevenOClock = 7 * 3600;

test.each([
  ['Europe/Paris', '2026-03-28', '2026-03-28T07:00:00+01:00'],
  ['Europe/Paris', '2026-03-29', '2026-03-29T07:00:00+02:00'],
  ['Europe/Paris', '2026-10-25', '2026-10-25T07:00:00+01:00'],
  ['America/New_York', '2026-03-08', '2026-03-08T07:00:00-04:00'],
  ['Asia/Kathmandu', '2026-01-01', '2026-01-01T07:00:00+05:45'],
  ['Asia/Tokyo', '2017-06-01', '2017-06-01T07:00:00+09:00'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T07:00:00-02:00'],
  ['Pacific/Apia', '2011-12-31', '2011-12-31T07:00:00+14:00'],
  ['UTC', '2026-01-01', '2026-01-01T07:00:00Z'],
])('seven in the morning in %s on %s is %s', (zone, day, instant) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  expect(calendar.toInstant(dayNumber(year, month, date), sevenOClock, zone)).toBe(seconds(instant));
});

test('every instant of ten years is on the day that Intl says', () => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });
  for (
    let at = seconds('2016-01-01T00:00:00Z');
    at < seconds('2026-01-01T00:00:00Z');
    at += 86_400 * 3 + 1771
  ) {
    expect(formatDay(calendar.dayOf(at, 'Europe/Paris'))).toBe(format.format(at * 1000));
  }
});

test('the hour of a clock change is found to the second', () => {
  const change = seconds('2026-10-25T01:00:00Z');
  const midnight = dayNumber(2026, 10, 25) * 86_400;
  expect(calendar.toInstant(dayNumber(2026, 10, 25), 4 * 3600, 'Europe/Paris')).toBe(midnight + 3 * 3600);
  expect(calendar.dayOf(change - 1, 'Europe/Paris')).toBe(dayNumber(2026, 10, 25));
});

test('Monday is 0', () => {
  expect(weekdayOf(dayNumber(2026, 11, 23))).toBe(0);
});

test('a quarter begins in January, April, July or October', () => {
  expect(formatDay(firstDayOfQuarter(dayNumber(2026, 11, 22)))).toBe('2026-10-01');
});

test('only real zones are zones', () => {
  expect([isTimeZone('Asia/Kathmandu'), isTimeZone('Middle/Earth')]).toEqual([true, false]);
});
