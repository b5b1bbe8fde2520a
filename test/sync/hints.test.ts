/** What the service tells of is read then, whatever was read a moment before; its limits are as they really are. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readNights, readWorkouts } from '#archive/lists.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import type { ListKind, SpanKind } from '#domain/record-kinds.ts';
import { parseLocalDay, toEpochSec, type LocalDay } from '#domain/time.ts';
import { createWorld, type DialectName, type Tab, type World } from './world.ts';

/** Beyond what is read without anybody looking. */
const night = toDay('2026-02-10');
const evening = Date.parse('2026-02-09T22:00:00Z') / 1000;
const morning = evening + 8 * 3600;
const wholeNight = { from: toEpochSec(evening - 7200), to: toEpochSec(morning + 7200) };
const secondMs = 1000;

let world: World;
let tab: Tab;

function toDay(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new Error(`${text} is no day.`);
  return day;
}

async function open(dialect: DialectName): Promise<void> {
  world = await createWorld({ dialect, limits: 'real', simulator: { years: 0.2 } });
  // Of that night and its days, the service has not heard yet.
  const nights = await recordsOf('sleep-summary');
  const here = nights.filter(({ day }) => day === '2026-02-10' || day === '2026-02-09').map(({ id }) => id);
  await world.control('readings', {
    nights: { delete: here },
    days: { delete: ['2026-02-09', '2026-02-10'] },
  });
  tab = await world.openTab();
  tab.engine.start();
  await world.untilRested(tab);
}

async function recordsOf(kind: string): Promise<readonly { readonly id: number; readonly day: string }[]> {
  // The control plane's own answer; a wrong shape finds nothing.
  return (await world.truth(kind)) as { id: number; day: string }[];
}

function hint(kind: ListKind | SpanKind, day = night): void {
  tab.engine.hint([{ kind, from: day, to: day }]);
}

async function show(kind: SpanKind): Promise<void> {
  tab.engine.setWishes([{ kind, from: night, to: night }]);
  await world.clock.settle();
}

/** The last look has ended, which asked for the same. */
async function look(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    tab.engine.syncNow();
    await world.clock.advance(20 * secondMs);
  }
  tab.engine.syncNow();
  await world.clock.settle();
}

const addNight = () => world.control('readings', { nights: { add: [{ from: evening, to: morning }] } });

async function segmentCount(): Promise<number> {
  return (await readSegments(tab.archive, wholeNight)).segments.length;
}

async function refusals(): Promise<number> {
  return (await world.serviceCalls()).filter(({ status }) => status === 601).length;
}

async function callsSince(beganMs: number): Promise<number> {
  return (await world.serviceCalls()).filter(({ atMs }) => atMs >= beganMs).length;
}

describe.each(['withings', 'nokia'] as const)('a hint of %s, seconds after the same was read,', (dialect) => {
  beforeAll(async () => open(dialect));

  beforeEach(async () => {
    tab.engine.setWishes([]);
    await world.clock.advance(62 * secondMs);
  });

  afterAll(() => {
    tab.engine.stop();
  });

  it('has a night here at once', async () => {
    await show('sleep');
    await world.clock.advance(3 * secondMs);
    await addNight();
    expect(await segmentCount()).toBe(0);
    hint('sleep');
    await world.clock.settle();
    expect(await segmentCount()).toBeGreaterThan(0);
    expect(await refusals()).toBe(0);
  });

  it('has minutes here at once', async () => {
    await show('intraday');
    await world.clock.advance(3 * secondMs);
    const minutes = [7, 21].map((hour) => ({
      at: evening + 3600 * (hour - 22) + 86_400,
      durationSec: 60,
      steps: 50 + hour,
    }));
    await world.control('readings', { days: { add: [{ day: '2026-02-10', minutes }] } });
    hint('intraday');
    await world.clock.settle();
    const day = { from: toEpochSec(evening), to: toEpochSec(evening + 25 * 3600) };
    const { samples } = await readMinutes(tab.archive, day);
    expect(samples.map(({ steps }) => steps)).toStrictEqual([57, 71]);
    expect(await refusals()).toBe(0);
  });

  it('has a weighing here at once', async () => {
    await look();
    await world.clock.advance(3 * secondMs);
    await world.control('readings', { add: [{ at: world.nowSec() - 5, values: { weightKg: 123.4 } }] });
    hint('measures');
    await world.clock.settle();
    const readings = await tab.archive.readReadings([1]);
    expect(readings.map(({ value }) => value)).toContain(123.4);
    expect(await refusals()).toBe(0);
  });

  it('has workouts and the totals of a night here at once', async () => {
    await look();
    await world.clock.advance(3 * secondMs);
    const now = world.nowSec();
    const [from, to] = [now - 5000, now - 1000];
    await world.control('readings', { workouts: { add: [{ from, to }] }, nights: { add: [{ from, to }] } });
    const today = toDay('2026-04-05');
    hint('workouts', today);
    hint('sleep-summary', today);
    await world.clock.settle();
    const workouts = await readWorkouts(tab.archive, today, today);
    const nights = await readNights(tab.archive, today, today);
    expect([workouts.at(-1)?.from, nights.at(-1)?.from]).toStrictEqual([from, from]);
    expect(await refusals()).toBe(0);
  });
});

describe('a hint', () => {
  beforeEach(async () => open('withings'));

  afterEach(() => {
    tab.engine.stop();
  });

  it('is not answered by a reading of minutes or nights that was under way when it came', async () => {
    let isAnswered = false;
    world.surroundings.before = async ({ pathname }) => {
      // Whose account it is is asked for when the answer is here, and before it is kept.
      if (pathname !== '/auth/session' || isAnswered) return;
      isAnswered = true;
      await addNight();
      hint('sleep');
    };
    await show('sleep');
    expect(isAnswered).toBe(true);
    expect(await segmentCount()).toBeGreaterThan(0);
  });

  it('is not answered by a look at a list that was under way when it came', async () => {
    let isAnswered = false;
    world.surroundings.before = async ({ pathname }) => {
      if (pathname !== '/auth/session' || isAnswered) return;
      isAnswered = true;
      await world.control('readings', { add: [{ at: world.nowSec() - 5, values: { weightKg: 123.4 } }] });
      hint('measures');
    };
    hint('measures');
    await world.clock.settle();
    expect(isAnswered).toBe(true);
    await world.clock.advance(13 * secondMs);
    const readings = await tab.archive.readReadings([1]);
    expect(readings.map(({ value }) => value)).toContain(123.4);
  });

  it('outlives a reading that failed', async () => {
    world.surroundings.network = 'down';
    await addNight();
    hint('sleep');
    await world.clock.settle();
    world.surroundings.network = 'up';
    expect(await segmentCount()).toBe(0);
    await world.clock.advance(60 * secondMs);
    expect(await segmentCount()).toBeGreaterThan(0);
  });

  it('F72: among a thousand within ten seconds is read for at once, and once more after the last', async () => {
    await show('sleep');
    await world.clock.advance(secondMs);
    tab.engine.setWishes([]);
    const beganMs = world.clock.now();
    for (let index = 0; index < 1000; index++) {
      hint('sleep');
      hint('sleep-summary', index % 2 === 0 ? night : toDay('2026-02-11'));
      if (index === 999) await addNight();
      if (index % 100 === 99) await world.clock.advance(secondMs);
    }
    await world.clock.advance(60 * secondMs);
    // The night in two, since it was read just before, and whole; the list of nights, and again.
    expect(await callsSince(beganMs)).toBe(5);
    expect(await segmentCount()).toBeGreaterThan(0);
    expect(await refusals()).toBe(0);
  });
});
