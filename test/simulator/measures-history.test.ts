import { beforeAll, describe, expect, test } from 'vitest';
import { noon, startSimulator, type Truth } from './client.ts';

const hasType = (type: number) => (record: Truth) => record.measures.some((measure) => measure.type === type);
const isReading = (record: Truth) => record.category === 1;
const kgOf = (record: Truth): number => record.measures.find(({ type }) => type === 1)?.value ?? Number.NaN;
const isOwnWeight = (record: Truth) => isReading(record) && record.attrib !== 1 && hasType(1)(record);
const formats = new Map<string, Intl.DateTimeFormat>();
/** `2026-11-22 07:04` on the clock of the place where it was taken. */
const localTime = (record: Truth): string => {
  const format =
    formats.get(record.timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: record.timezone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(record.timezone, format);
  return format.format(record.date * 1000);
};
const localClock = (record: Truth): string => localTime(record).slice(11);
const localDay = (record: Truth): string => localTime(record).slice(0, 10);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const daysBetween = (records: readonly Truth[]): number[] =>
  records.slice(1).map((record, index) => (record.date - (records[index]?.date ?? 0)) / 86_400);

describe.each([1, 2, 3, 20])('the person of seed %i', (seed) => {
  let records: Truth[] = [];
  let weights: Truth[] = [];
  beforeAll(async () => {
    records = await startSimulator({ seed }).truth();
    weights = records.filter(isOwnWeight);
  });
  const countOf = (type: number): number => records.filter(hasType(type)).length;
  const monthlyMean = (month: string): number =>
    mean(weights.filter((record) => localDay(record).startsWith(month)).map(kgOf));

  test('has a history of ten years and at most a quarter', () => {
    const years = (noon / 1000 - (records[0]?.date ?? 0)) / 86_400 / 365.25;
    expect(years).toBeGreaterThanOrEqual(10);
    expect(years).toBeLessThan(10.26);
  });

  test('weighs on most mornings', () => {
    const days = new Set(weights.map(localDay)).size;
    const share = days / ((noon / 1000 - (records[0]?.date ?? 0)) / 86_400);
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.9);
  });

  test('weighs after rising, but for a few evenings', () => {
    const early = weights.filter((record) => localClock(record) >= '06:30' && localClock(record) <= '08:45');
    expect(early.length / weights.length).toBeGreaterThan(0.95);
  });

  test('goes on holidays of one to three weeks every year', () => {
    const holidays = daysBetween(weights).filter((days) => days > 7 && days < 25);
    expect(holidays.length).toBeGreaterThanOrEqual(9);
  });

  test('once left a gap of more than thirty days', () => {
    expect(daysBetween(weights).filter((days) => days > 30)).toHaveLength(1);
  });

  test('never misses two mornings in a row while at home', () => {
    const offDuty = daysBetween(weights.filter(({ timezone }) => timezone === 'Europe/Paris'));
    expect(offDuty.filter((days) => days > 2.5 && days < 4)).toEqual([]);
  });

  test('loses about nine kilograms in the seven months of the diet', () => {
    const lost = monthlyMean('2019-01') - monthlyMean('2019-09');
    expect(lost).toBeGreaterThan(7);
    expect(lost).toBeLessThan(11.5);
  });

  test('keeps the weight on the plateau', () => {
    expect(Math.abs(monthlyMean('2020-05') - monthlyMean('2019-09'))).toBeLessThan(1.6);
  });

  test('regains a part of it', () => {
    const regained = monthlyMean('2021-09') - monthlyMean('2020-05');
    expect(regained).toBeGreaterThan(2);
    expect(regained).toBeLessThan(6.5);
  });

  test('stays within a plausible range', () => {
    const all = weights.map(kgOf);
    expect(Math.min(...all)).toBeGreaterThan(70);
    expect(Math.max(...all)).toBeLessThan(96);
  });

  test('carries water noise of about 0.4 kg from morning to morning', () => {
    const mornings = weights.filter((record) => record.attrib === 0 && localClock(record) < '09:00');
    const steps = mornings
      .slice(1)
      .flatMap((record, index) =>
        record.date - (mornings[index]?.date ?? 0) < 1.2 * 86_400
          ? [kgOf(record) - kgOf(mornings[index] ?? record)]
          : [],
      );
    const deviation = Math.sqrt(mean(steps.map((step) => step ** 2)));
    expect(deviation).toBeGreaterThan(0.3);
    expect(deviation).toBeLessThan(0.6);
  });

  test('has every measure type of the 2018 document, and temperature', () => {
    const types = new Set(records.flatMap(({ measures }) => measures.map(({ type }) => type)));
    const documented = [1, 4, 5, 6, 8, 9, 10, 11, 12, 54, 71, 73, 76, 77, 88, 91];
    expect(documented.filter((type) => !types.has(type))).toEqual([]);
  });

  test('now and then has a type that nobody documented', () => {
    expect(records.some(hasType(18))).toBe(true);
  });

  test('changed the scale once, around the fourth year', () => {
    const scales = new Set(records.filter(hasType(8)).map(({ deviceid }) => deviceid));
    const change = records.find(hasType(76))?.date ?? 0;
    expect(scales.size).toBe(2);
    expect((change - (records[0]?.date ?? 0)) / 86_400 / 365.25).toBeCloseTo(4, 0);
  });

  test('had no pulse wave velocity before the new scale had been there for a year', () => {
    const scale = records.find(hasType(76))?.date ?? 0;
    const wave = records.find(hasType(91))?.date ?? 0;
    expect(wave - scale).toBeGreaterThan(365 * 86_400);
  });

  test('lets guests onto the scale a few times a year', () => {
    const guests = records.filter(({ attrib }) => attrib === 1);
    expect(guests.length).toBeGreaterThan(30);
    expect(guests.length).toBeLessThan(90);
  });

  test('gave a height on signing up', () => {
    expect(records.filter(({ attrib }) => attrib === 4).map((record) => record.measures[0]?.type)).toEqual([
      4,
    ]);
  });

  test('typed some readings by hand', () => {
    expect(weights.filter(({ attrib }) => attrib === 2).length).toBeGreaterThan(20);
  });

  test('sometimes steps on the scale again within half an hour', () => {
    const soon = daysBetween(weights).filter((days) => days > 0 && days < 30 / 1440);
    expect(soon.length).toBeGreaterThan(40);
  });

  test('has travelled to New York, Tokyo and Kathmandu', () => {
    const zones = new Set(weights.map(({ timezone }) => timezone));
    for (const zone of ['America/New_York', 'Asia/Tokyo', 'Asia/Kathmandu']) expect(zones).toContain(zone);
  });

  test('set a weight goal and changed it twice', () => {
    expect(
      records.filter((record) => record.category === 2).map(({ measures }) => measures[0]?.type),
    ).toEqual([1, 1, 1]);
  });

  test('measures blood pressure and pulse together', () => {
    const together = records
      .filter(hasType(10))
      .map(({ measures }) => measures.map(({ type }) => type).join());
    expect(new Set(together)).toEqual(new Set(['9,10,11']));
  });

  test('follows the home protocol in some weeks: two and two on seven days in a row', () => {
    const perDay = new Map<string, { morning: number; evening: number }>();
    for (const record of records.filter(hasType(10)).filter(({ attrib }) => attrib !== 2)) {
      const day = localDay(record);
      const counts = perDay.get(day) ?? { morning: 0, evening: 0 };
      counts[localClock(record) < '12:00' ? 'morning' : 'evening'] += 1;
      perDay.set(day, counts);
    }
    const isWhole = (day: number): boolean => {
      const counts = perDay.get(new Date(day * 86_400_000).toISOString().slice(0, 10));
      return counts !== undefined && counts.morning >= 2 && counts.evening >= 2;
    };
    const days = [...perDay.keys()].map((day) => Date.parse(day) / 86_400_000);
    const whole = days.filter((day) => [0, 1, 2, 3, 4, 5, 6].every((more) => isWhole(day + more)));
    expect(whole.length).toBeGreaterThan(20);
  });

  test('was at the doctor’s now and then, where three readings were typed in', () => {
    const typed = records.filter((record) => hasType(10)(record) && record.attrib === 2);
    expect(typed.length).toBeGreaterThan(45);
    expect(typed.length % 3).toBe(0);
    expect(new Set(typed.map(localDay)).size).toBe(typed.length / 3);
  });

  test('has temperatures in good health, oxygen, fitness and ECGs of the watch of later years', () => {
    expect(countOf(71)).toBeGreaterThan(200);
    expect(countOf(54)).toBeGreaterThan(400);
    expect(countOf(123)).toBeGreaterThan(100);
    expect(countOf(130)).toBe(countOf(138));
  });

  test('has weighings that arrived as several groups of one second', () => {
    const dates = records.filter(({ deviceid }) => deviceid !== null).map(({ date }) => date);
    expect(dates.length - new Set(dates).size).toBeGreaterThan(300);
  });

  test('has readings that arrived days late', () => {
    const late = weights.filter((record) => record.created - record.date > 86_400);
    expect(late.length).toBeGreaterThan(15);
  });

  test('has parts that add up to the weight of the same group', () => {
    for (const { measures } of records.filter((record) => hasType(1)(record) && hasType(76)(record))) {
      const value = (type: number): number => measures.find((measure) => measure.type === type)?.value ?? 0;
      expect(value(5) + value(8)).toBeCloseTo(value(1), 2);
      expect(value(76) + value(88)).toBeCloseTo(value(5), 2);
    }
  });

  test('has ids that never repeat', () => {
    expect(new Set(records.map(({ grpid }) => grpid)).size).toBe(records.length);
  });
});

test('the same seed is the same person', async () => {
  expect(await startSimulator({ seed: 5 }).truth()).toEqual(await startSimulator({ seed: 5 }).truth());
});

test('another seed is another person', async () => {
  const [one] = await startSimulator({ seed: 5 }).truth();
  const [other] = await startSimulator({ seed: 6 }).truth();
  expect(one?.grpid).not.toBe(other?.grpid);
});

test('a start three weeks later tells the same past', async () => {
  const until = noon / 1000 - 3 * 86_400;
  const early = await startSimulator().truth(`&to=${until}`);
  const late = await startSimulator({ now: () => noon + 21 * 86_400_000 }).truth(`&to=${until}`);
  const known = new Set(early.map(({ grpid }) => grpid));
  expect(late.filter(({ grpid }) => known.has(grpid))).toEqual(early);
});

test.each([
  '2026-01-01T05:00:00Z',
  '2026-02-14T04:00:00Z',
  '2024-07-20T12:00:00Z',
  '2025-08-01T23:30:00Z',
  '2022-07-15T12:00:00Z',
  '2026-12-26T12:00:00Z',
  '2026-04-10T00:10:00Z',
  '2031-10-03T12:00:00Z',
])('the person has weighed this morning or yesterday at %s', async (now) => {
  const ms = Date.parse(now);
  const weights = (await startSimulator({ now: () => ms, years: 1 }).truth()).filter(isOwnWeight);
  expect(ms / 1000 - (weights.at(-1)?.date ?? 0)).toBeLessThan(36 * 3600);
});

test('new mornings appear as the clock advances', async () => {
  const { truth, advance } = startSimulator({ years: 1 });
  for (let day = 1; day <= 25; day += 1) {
    await advance(86_400);
    const latest = (await truth()).findLast(isOwnWeight);
    expect(noon / 1000 + day * 86_400 - (latest?.date ?? 0)).toBeLessThan(16 * 3600);
  }
});

test('nothing is older than the years asked for', async () => {
  const [first] = await startSimulator({ years: 2 }).truth();
  expect(localDay(first ?? ({} as Truth))).toBe('2024-10-01');
});

test('nothing is known before it was created', async () => {
  const { truth, control } = startSimulator({ years: 1 });
  const late = (await truth()).find((record) => record.created - record.date > 12 * 3600);
  await control('clock', { now: (late?.created ?? 0) - 1 });
  expect((await truth()).map(({ grpid }) => grpid)).not.toContain(late?.grpid);
});
