import { expect, test } from 'vitest';
import { startSimulator } from './client.ts';

/** The calendar date that a clock in the zone shows. */
const dayIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at * 1000);

const live = (homeZone: string, today: string) =>
  startSimulator({ homeZone, years: 0.25, now: () => Date.parse(`${today}T12:10:00Z`) });

test('a person lives in Paris unless told otherwise', async () => {
  const [group] = await startSimulator({ years: 0 }).truth();
  expect(group?.timezone).toBe('Europe/Paris');
});

test.each([
  ['Australia/Lord_Howe', '2026-04-20', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-20', '2026-10-04', 23.5],
  ['America/Sao_Paulo', '2018-11-20', '2018-11-04', 23],
  ['Europe/Paris', '2026-11-10', '2026-10-25', 25],
])('in %s, seen on %s, %s lasts %s hours', async (zone, today, day, hours) => {
  const records = await live(zone, today).truthOf('activity', `&from=${day}&to=${day}`);
  expect(records.map(({ from, to }) => (Number(to) - Number(from)) / 3600)).toEqual([hours]);
});

test.each([
  ['Australia/Lord_Howe', '2026-04-20'],
  ['America/Sao_Paulo', '2018-11-20'],
  ['Pacific/Apia', '2012-01-20'],
])('days and nights in %s, seen on %s, bear the date that its clocks show', async (zone, today) => {
  const { truthOf } = live(zone, today);
  const days = await truthOf('activity');
  const nights = await truthOf('sleep-summary');
  const home = [...days, ...nights].filter(({ timeZone }) => timeZone === zone);
  expect(home.length).toBeGreaterThan(20);
  const wrong = home.filter(({ day, to }) => day !== dayIn(zone, Number(to) - 1));
  expect(wrong).toEqual([]);
});

test('days and nights around a date that the zone skipped last as long as others', async () => {
  const { truthOf } = live('Pacific/Apia', '2012-01-20');
  const around = '&from=2011-12-28&to=2012-01-02';
  const days = await truthOf('activity', around);
  expect(days.map(({ day }) => day)).toContain('2011-12-31');
  expect(days.map(({ from, to }) => (Number(to) - Number(from)) / 3600)).toEqual(days.map(() => 24));
  const nights = (await truthOf('sleep-summary', around)).filter(({ isNap }) => isNap === false);
  const hours = nights.map(({ from, to }) => (Number(to) - Number(from)) / 3600);
  expect(Math.max(...hours)).toBeLessThan(11);
});

test('nobody weighs twice because a date was skipped', async () => {
  const groups = await live('Pacific/Apia', '2012-01-20').truth();
  const dates = groups.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted((a, b) => a - b));
  const thatDay = groups.filter(({ date }) => dayIn('Pacific/Apia', date) === '2011-12-29');
  expect(new Set(thatDay.map(({ date, measures }) => `${date} ${measures[0]?.type}`)).size).toBe(
    thatDay.length,
  );
});

test('a date that the zone skipped has no records', async () => {
  const { truthOf } = live('Pacific/Apia', '2012-01-20');
  const skipped = '&from=2011-12-30&to=2011-12-30';
  const records = await Promise.all(
    ['activity', 'sleep-summary', 'workouts'].map(async (kind) => truthOf(kind, skipped)),
  );
  expect(records.flat()).toEqual([]);
});
