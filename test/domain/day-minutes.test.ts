import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountNames,
  computeDayMinutes,
  type DayMinutes,
  minuteRange,
  minuteState,
} from '#domain/day-minutes.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import { instantAt, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';

const PARIS = 'Europe/Paris' as TimeZone;
const DAY = '2026-02-10' as LocalDay;

function at(clock: string, day = DAY, zone = PARIS): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return instantAt(day, hours * 3600 + minutes * 60 + seconds, zone) ?? Number.NaN;
}

function sample(clock: string, rest: Omit<IntradaySample, 'at'> = {}): IntradaySample {
  return { at: toEpochSec(at(clock)), ...rest };
}

function fill(samples: readonly IntradaySample[], rest: object = {}): DayMinutes {
  const minutes = computeDayMinutes({ day: DAY, zone: PARIS, samples, ...rest });
  if (minutes === null) throw new Error('Failed to fill a day: its zone has none. Choose another.');
  return minutes;
}

function sumOf({ amounts }: DayMinutes): number {
  const known = Array.from(amounts.steps ?? []).filter((value) => !Number.isNaN(value));
  return known.reduce((total, value) => total + value, 0);
}

function index(clock: string): number {
  return (at(clock) - at('00:00')) / 60;
}

describe('the grid of a day', () => {
  it.each([
    ['2026-02-10', 'Europe/Paris', 1440],
    ['2026-03-29', 'Europe/Paris', 1380],
    ['2026-10-25', 'Europe/Paris', 1500],
    ['2026-04-05', 'Australia/Lord_Howe', 1470],
    ['2026-10-04', 'Australia/Lord_Howe', 1410],
    // Midnight itself is skipped.
    ['2018-11-04', 'America/Sao_Paulo', 1380],
    ['2026-02-10', 'Asia/Kathmandu', 1440],
  ])('%s in %s has %i minutes', (day, zone, count) => {
    const minutes = computeDayMinutes({ day: day as LocalDay, zone: zone as TimeZone, samples: [] });
    expect(minutes).toMatchObject({ count });
    expect(minutes?.state).toHaveLength(count);
  });

  it('a date that the zone skipped has none', () => {
    const apia = { day: '2011-12-30' as LocalDay, zone: 'Pacific/Apia' as TimeZone };
    expect(computeDayMinutes({ ...apia, samples: [] })).toBeNull();
  });

  it('knows what the clock shows, in an hour that is skipped and in one that comes twice', () => {
    const spring = computeDayMinutes({ day: '2026-03-29' as LocalDay, zone: PARIS, samples: [] });
    expect([...(spring?.clockMin.slice(118, 122) ?? [])]).toEqual([118, 119, 180, 181]);
    const autumn = computeDayMinutes({ day: '2026-10-25' as LocalDay, zone: PARIS, samples: [] });
    expect([...(autumn?.clockMin.slice(178, 182) ?? [])]).toEqual([178, 179, 120, 121]);
    const late = computeDayMinutes({
      day: '2018-11-04' as LocalDay,
      zone: 'America/Sao_Paulo' as TimeZone,
      samples: [],
    });
    expect(late?.clockMin[0]).toBe(60);
  });

  it('shows the same clock as the runtime, minute by minute', () => {
    for (const [day, zone] of [
      ['2026-10-25', 'Europe/Paris'],
      ['2026-04-05', 'Australia/Lord_Howe'],
      ['2026-09-27', 'Pacific/Chatham'],
      ['2026-02-10', 'Asia/Kathmandu'],
    ] as const) {
      const minutes = computeDayMinutes({ day: day as LocalDay, zone: zone as TimeZone, samples: [] });
      const clock = new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      const shown = Array.from(minutes?.clockMin ?? [], (_, minute) => {
        const [hours = 0, rest = 0] = clock
          .format(((minutes?.from ?? 0) + minute * 60) * 1000)
          .split(':')
          .map(Number);
        return hours * 60 + rest;
      });
      expect([...(minutes?.clockMin ?? [])]).toEqual(shown);
    }
  });
});

describe('spreading entries over minutes', () => {
  it('an entry of one minute is that minute', () => {
    const { amounts, state } = fill([sample('08:00', { durationSec: 60, steps: 47 })]);
    expect(amounts.steps?.[index('08:00')]).toBe(47);
    expect(state[index('08:00')]).toBe(minuteState.measured);
  });

  it('an entry of ten minutes is spread evenly', () => {
    const { amounts } = fill([sample('08:00', { durationSec: 600, steps: 50 })]);
    expect([...(amounts.steps?.slice(index('07:59'), index('08:11')) ?? [])]).toEqual([
      Number.NaN,
      ...Array.from({ length: 10 }, () => 5),
      Number.NaN,
    ]);
  });

  it('an entry off the full minute gives each minute the share of its seconds', () => {
    const { amounts } = fill([sample('08:00:45', { durationSec: 60, steps: 40 })]);
    expect([...(amounts.steps?.slice(index('08:00'), index('08:02')) ?? [])]).toEqual([10, 30]);
  });

  it('an entry without a duration is a minute long', () => {
    expect(fill([sample('08:00', { steps: 47 })]).amounts.steps?.[index('08:00')]).toBe(47);
  });

  it('an entry with nothing but a duration says that nothing moved', () => {
    const { amounts, state } = fill([sample('08:00', { durationSec: 1440 })]);
    expect(amounts.steps?.[index('08:23')]).toBe(0);
    expect(state[index('08:24')]).toBe(minuteState.unknown);
    expect(amounts.steps?.[index('08:24')]).toBeNaN();
  });

  it('an entry that reaches across midnight counts in both days', () => {
    const evening = { at: toEpochSec(at('23:59', '2026-02-09' as LocalDay)), durationSec: 180, steps: 30 };
    const { amounts } = fill([evening]);
    expect([...(amounts.steps?.slice(0, 3) ?? [])]).toEqual([10, 10, Number.NaN]);
  });

  it('an amount that no entry names is not provided, and one that some name is zero in the others', () => {
    const { amounts } = fill([
      sample('08:00', { durationSec: 60, steps: 47, elevationM: 3 }),
      sample('08:01', { durationSec: 60, steps: 10 }),
    ]);
    expect(amounts.distanceM).toBeUndefined();
    expect([...(amounts.elevationM?.slice(index('08:00'), index('08:02')) ?? [])]).toEqual([3, 0]);
  });

  it('two devices worn at once are not added up', () => {
    const { amounts } = fill([
      sample('08:00', { durationSec: 60, steps: 47, deviceId: 'watch' }),
      sample('08:00', { durationSec: 120, steps: 80, deviceId: 'phone' }),
    ]);
    expect([...(amounts.steps?.slice(index('08:00'), index('08:02')) ?? [])]).toEqual([47, 40]);
  });

  it('the order of entries does not matter, and nothing gets lost within the day', () => {
    const entries = fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 86_400 - 3600 }),
        durationSec: fc.integer({ min: 1, max: 3600 }),
        steps: fc.integer({ min: 0, max: 500 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(entries, (rows) => {
        const samples = rows.map(({ start, ...rest }) => ({
          at: toEpochSec(at('00:00') + start),
          ...rest,
        }));
        const forth = fill(samples);
        const back = fill(samples.toReversed());
        expect(sumOf(forth)).toBeCloseTo(
          rows.reduce((total, { steps }) => total + steps, 0),
          6,
        );
        expect(sumOf(back)).toBeCloseTo(sumOf(forth), 6);
        expect(back.state).toEqual(forth.state);
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});

describe('what is known of a minute', () => {
  it('a device that tells stillness was not worn where it tells nothing', () => {
    const { state } = fill([
      sample('08:00', { durationSec: 60, steps: 47 }),
      sample('08:05', { durationSec: 60 }),
    ]);
    expect(Array.from(state.slice(index('08:00'), index('08:06')))).toEqual([4, 2, 2, 2, 2, 4]);
  });

  it('a device that never tells stillness was still between two of its entries', () => {
    const minutes = fill([
      sample('08:00', { durationSec: 60, steps: 47 }),
      sample('08:05', { durationSec: 60, steps: 3 }),
    ]);
    expect(Array.from(minutes.state.slice(index('08:00'), index('08:06')))).toEqual([4, 3, 3, 3, 3, 4]);
    expect(minutes.amounts.steps?.[index('08:03')]).toBe(0);
  });

  it.each([
    ['08:24', 24, minuteState.between],
    ['08:25', 25, minuteState.unknown],
  ])('a silence until %s, %i minutes, is as long as none or too long', (until, _, expected) => {
    const { state } = fill([
      sample('07:59', { durationSec: 60, steps: 47 }),
      sample(until, { durationSec: 60, steps: 3 }),
    ]);
    expect(state[index('08:10')]).toBe(expected);
  });

  it('two devices do not vouch for each other', () => {
    const { state } = fill([
      sample('08:00', { durationSec: 60, steps: 47, deviceId: 'watch' }),
      sample('08:05', { durationSec: 60, steps: 3, deviceId: 'phone' }),
    ]);
    expect(state[index('08:03')]).toBe(minuteState.unknown);
  });

  it('what was not read is no gap', () => {
    const covered = [{ from: toEpochSec(at('06:00')), to: toEpochSec(at('18:00')) }];
    const { state } = fill([], { covered });
    expect([
      state[index('05:59')],
      state[index('06:00')],
      state[index('17:59')],
      state[index('18:00')],
    ]).toEqual([minuteState.unread, minuteState.unknown, minuteState.unknown, minuteState.unread]);
  });

  it('what is still to come is neither', () => {
    const { state } = fill([sample('08:00', { durationSec: 60, steps: 47 })], {
      now: toEpochSec(at('08:30')),
    });
    expect([state[index('08:00')], state[index('08:29')], state[index('08:30')]]).toEqual([
      minuteState.measured,
      minuteState.unknown,
      minuteState.ahead,
    ]);
  });
});

describe('heart rate', () => {
  it('stands at its instants, in order, and of two devices the mean', () => {
    const { heartRate } = fill([
      sample('09:00', { heartRateBpm: 80 }),
      sample('08:00', { heartRateBpm: 60, deviceId: 'watch' }),
      sample('08:00', { heartRateBpm: 70, deviceId: 'belt' }),
    ]);
    expect([...heartRate.at]).toEqual([at('08:00'), at('09:00')]);
    expect([...heartRate.bpm]).toEqual([65, 80]);
  });

  it('of the day before is left out', () => {
    const evening = { at: toEpochSec(at('23:59', '2026-02-09' as LocalDay)), heartRateBpm: 60 };
    expect(fill([evening]).heartRate.at).toHaveLength(0);
  });
});

describe('a stretch of the grid', () => {
  it('holds the minutes that begin in it, and none outside the day', () => {
    const minutes = fill([]);
    expect(minuteRange(minutes, at('06:30'), at('09:00'))).toEqual({ first: 390, last: 540 });
    expect(minuteRange(minutes, at('06:30:01'), at('06:31'))).toEqual({ first: 391, last: 391 });
    expect(minuteRange(minutes, at('00:00') - 600, at('00:00') + 100_000)).toEqual({ first: 0, last: 1440 });
  });
});

/** Second by second, without any of the shortcuts: a model that spreads by asking each second for its share. */
function model(samples: readonly IntradaySample[], from: number, count: number): Map<string, number[]> {
  const lanes = new Map<string, number[]>();
  for (const name of amountNames) {
    const lane = Array.from({ length: count }, () => 0);
    for (const one of samples) {
      const value = one[name];
      const length = one.durationSec ?? 60;
      if (value === undefined) continue;
      for (let second = 0; second < length; second += 1) {
        const minute = Math.floor((one.at + second - from) / 60);
        if (minute >= 0 && minute < count) lane[minute] = (lane[minute] ?? 0) + value / length;
      }
    }
    lanes.set(name, lane);
  }
  return lanes;
}

it('spreads as a model does that asks every second, whatever the day', () => {
  const days = ['2026-03-29', '2026-10-25', '2026-02-10'] as readonly string[] as readonly LocalDay[];
  const entries = fc.array(
    fc.record({
      start: fc.integer({ min: -2000, max: 90_000 }),
      durationSec: fc.integer({ min: 1, max: 2000 }),
      steps: fc.integer({ min: 0, max: 500 }),
      distanceM: fc.integer({ min: 0, max: 500 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...days), entries, (day, rows) => {
      const from = daySpan(day, PARIS)?.from ?? Number.NaN;
      const samples = rows.map(({ start, ...rest }) => ({ at: toEpochSec(from + start), ...rest }));
      const minutes = computeDayMinutes({ day, zone: PARIS, samples });
      const expected = model(samples, from, minutes?.count ?? 0);
      minutes?.state.forEach((state, minute) => {
        if (state < minuteState.between) return;
        expect(minutes.amounts.steps?.[minute]).toBeCloseTo(expected.get('steps')?.[minute] ?? -1, 6);
        expect(minutes.amounts.distanceM?.[minute]).toBeCloseTo(expected.get('distanceM')?.[minute] ?? -1, 6);
      });
    }),
    { seed: 11, numRuns: 20 },
  );
});
