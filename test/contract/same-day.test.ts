/** Days and nights of the pretend service through both dialects and the decoders: nothing lost, and the same life. */
import { beforeAll, describe, expect, it } from 'vitest';

import { decodeActivityPage } from '#api/activity.ts';
import { decodeDevices } from '#api/devices.ts';
import type { Call, Dialect } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeGoals } from '#api/goals.ts';
import { decodeIntraday } from '#api/intraday.ts';
import { walkPages } from '#api/paging.ts';
import { decodeSleep } from '#api/sleep.ts';
import { decodeSleepSummary } from '#api/sleep-summary.ts';
import { decodeWorkoutPage } from '#api/workouts.ts';
import type { ActivityDay } from '#domain/activity.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import { addDays, endOfLocalDay, type LocalDay, startOfLocalDay, type TimeZone } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { createSimulator, type Simulator } from '#simulator/simulator.ts';

import { linkAccount, ORIGIN, type LinkedAccount } from './linked-account.ts';

const NOW = Date.UTC(2026, 4, 10, 12);
// Both known to Intl and spelled as a calendar date.
const ZONE = 'Europe/Paris' as TimeZone;
const FIRST = '2026-03-15' as LocalDay;
const DAYS = Array.from({ length: 28 }, (_, index) => addDays(FIRST, index));
const LAST = addDays(FIRST, DAYS.length - 1);

type Life = {
  readonly days: readonly ActivityDay[];
  readonly nights: readonly NightSummary[];
  readonly workouts: readonly Workout[];
  readonly samples: readonly IntradaySample[];
  readonly segments: readonly SleepSegment[];
  readonly quarantined: readonly unknown[];
};

function noonAfter(day: LocalDay): number {
  return (startOfLocalDay(day, ZONE) ?? 0) + 12 * 3600;
}

async function readLife(simulator: Simulator, dialect: Dialect): Promise<Life> {
  const account = await linkAccount(simulator, dialect);
  const quarantined: unknown[] = [];
  const list = async <Page extends Parameters<typeof count>[0], Row>(
    call: Call,
    decode: (body: unknown) => Page,
    rowsOf: (page: Page) => readonly Row[],
  ): Promise<Row[]> => {
    const rows: Row[] = [];
    await walkPages(
      {
        fetchPage: async (offset) =>
          decode(await account.call(offset === 0 ? call : withOffset(call, offset))),
        countRecords: (page) => rowsOf(page).length,
      },
      (page) => {
        rows.push(...rowsOf(page));
        quarantined.push(...page.quarantined);
      },
    );
    return rows;
  };
  const range = { from: FIRST, to: LAST };
  const days = await list({ operation: 'activity', ...range }, decodeActivityPage, (page) => page.days);
  const nights: NightSummary[] = [];
  // The 2018 document allows seven days a call.
  for (let from = FIRST; from <= LAST; from = addDays(from, 7)) {
    const call: Call = { operation: 'sleep-summary', from, to: addDays(from, 6) };
    nights.push(...(await list(call, decodeSleepSummary, (page) => page.nights)));
  }
  const workouts = await list(
    { operation: 'workouts', ...range },
    decodeWorkoutPage,
    (page) => page.workouts,
  );
  const samples: IntradaySample[] = [];
  const segments: SleepSegment[] = [];
  for (const day of DAYS) {
    const from = startOfLocalDay(day, ZONE) ?? 0;
    const to = endOfLocalDay(day, ZONE);
    // A day of 25 hours is longer than one call may span.
    for (let start = from; start < to; start += 86_400) {
      const call: Call = { operation: 'intraday', from: start, to: Math.min(to, start + 86_400) - 1 };
      const page = decodeIntraday(await account.call(call));
      samples.push(...page.samples);
      quarantined.push(...page.quarantined);
    }
    const night: Call = { operation: 'sleep', from: noonAfter(day) - 86_400, to: noonAfter(day) - 1 };
    const { segments: found, quarantined: spoiled } = decodeSleep(await account.call(night));
    segments.push(...found);
    quarantined.push(...spoiled);
  }
  return { days, nights, workouts, samples, segments, quarantined };
}

function count(page: { more: boolean; nextOffset: number | null; quarantined: readonly unknown[] }): number {
  return page.quarantined.length;
}

function withOffset(call: Call, offset: number): Call {
  // Only lists are walked, and every list takes an offset.
  return { ...call, offset } as Call;
}

async function truthOf(simulator: Simulator, kind: string): Promise<readonly Record<string, unknown>[]> {
  const response = await simulator.fetch(
    new Request(`${ORIGIN}/__sim/truth?kind=${kind}&from=${noonAfter(FIRST)}&to=${noonAfter(LAST)}`),
  );
  // The control plane's own answer; a wrong shape fails the comparisons below.
  return ((await response.json()) as { records: Record<string, unknown>[] }).records;
}

function sharedOfDay({ day, steps, distanceM, elevationM, activeKcal, softSec }: ActivityDay): object {
  return {
    day,
    steps,
    distanceM,
    elevationM,
    activeKcal,
    softSec,
  };
}

function sharedOfNight({ day, from, to, values }: NightSummary): object {
  return {
    day,
    from,
    to,
    lightSec: values.lightSec,
    deepSec: values.deepSec,
    awakeSec: values.awakeSec,
    wakeUps: values.wakeUps,
  };
}

function sharedOfWorkout({ id, category, from, to, activeKcal, strokes, poolLaps }: Workout): object {
  return {
    id,
    category,
    from,
    to,
    activeKcal,
    strokes,
    poolLaps,
  };
}

function sharedOfSample({ at, durationSec, steps, distanceM, strokes, poolLaps }: IntradaySample): object {
  return {
    at,
    durationSec,
    steps,
    distanceM,
    strokes,
    poolLaps,
  };
}

function keyOf({ from, to, state, source }: SleepSegment): string {
  return `${from} ${to} ${state} ${source}`;
}

describe('four weeks with a change of the clocks', () => {
  let simulator: Simulator;
  let ofNokia: Life;
  let ofWithings: Life;

  beforeAll(async () => {
    simulator = createSimulator({ now: () => NOW, years: 2, limits: 'off', control: true });
    ofNokia = await readLife(simulator, nokia);
    ofWithings = await readLife(simulator, withings);
  }, 60_000);

  it('lose nothing to the quarantine in either dialect', () => {
    expect(ofNokia.quarantined).toEqual([]);
    expect(ofWithings.quarantined).toEqual([]);
  });

  it('have days, nights, workouts, minutes and segments', () => {
    const { days, nights, workouts, samples, segments } = ofWithings;
    expect(days.length).toBeGreaterThan(15);
    expect(nights.length).toBeGreaterThan(15);
    expect(workouts.length).toBeGreaterThan(3);
    expect(samples.length).toBeGreaterThan(1000);
    expect(segments.length).toBeGreaterThan(200);
  });

  it('have the same days in both', () => {
    expect(ofNokia.days.map(sharedOfDay)).toEqual(ofWithings.days.map(sharedOfDay));
  });

  it('have the same nights in both', () => {
    expect(ofNokia.nights.map(sharedOfNight)).toEqual(ofWithings.nights.map(sharedOfNight));
  });

  it('have the same workouts in both', () => {
    expect(ofNokia.workouts.map(sharedOfWorkout)).toEqual(ofWithings.workouts.map(sharedOfWorkout));
  });

  it('have the same minutes in both', () => {
    expect(ofNokia.samples.map(sharedOfSample)).toEqual(ofWithings.samples.map(sharedOfSample));
  });

  it('have no segment in one dialect that is not in the other', () => {
    const known = new Set(ofWithings.segments.map(keyOf));
    expect(ofNokia.segments.filter((segment) => !known.has(keyOf(segment)))).toEqual([]);
  });

  it('have minutes that add up to the day', () => {
    const wrong = ofWithings.days.filter(({ day, steps = 0 }) => {
      const from = startOfLocalDay(day, ZONE) ?? 0;
      const to = endOfLocalDay(day, ZONE);
      const minutes = ofWithings.samples.filter(({ at }) => at >= from && at < to);
      const sum = minutes.reduce((all, sample) => all + (sample.steps ?? 0), 0);
      return Math.abs(sum - steps) > 0.02 * steps + 1;
    });
    expect(wrong.map(({ day }) => day)).toEqual([]);
  });

  it('are the workouts that truly happened', async () => {
    const truth = await truthOf(simulator, 'workouts');
    const ids = truth.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ofWithings.workouts.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

describe('what an account knows beside its days', () => {
  it.each([nokia, withings])('lists five devices in the $id dialect', async (dialect) => {
    const simulator = createSimulator({ now: () => NOW, years: 2, limits: 'off', control: true });
    const account: LinkedAccount = await linkAccount(simulator, dialect);
    const { devices, quarantined } = decodeDevices(await account.call({ operation: 'devices' }));
    expect(devices).toHaveLength(5);
    expect(quarantined).toEqual([]);
  });

  it('has goals today and none in 2018', async () => {
    const simulator = createSimulator({ now: () => NOW, years: 2, limits: 'off', control: true });
    const account = await linkAccount(simulator, withings);
    expect(decodeGoals(await account.call({ operation: 'goals' })).steps).toBeGreaterThan(0);
    const grant = { accessToken: 'token', userid: '1' };
    expect(nokia.dataRequest({ operation: 'goals' }, `${ORIGIN}/`, grant)).toBeNull();
  });
});
