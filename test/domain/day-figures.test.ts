import { describe, expect, it } from 'vitest';
import {
  compareWithVendor,
  computeBins,
  computeDaySleep,
  computeLongestSit,
  computePeakCadence,
  computeSpanTotals,
  type DaySleep,
} from '#domain/day-figures.ts';
import { computeDayMinutes, type DayMinutes } from '#domain/day-minutes.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { type LocalDay, toEpochSec, UTC } from '#domain/time.ts';

const DAY = '2026-02-10' as LocalDay;
const MIDNIGHT = Date.UTC(2026, 1, 10) / 1000;

function at(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return MIDNIGHT + hours * 3600 + minutes * 60;
}

function span(from: string, to: string): Span {
  return { from: toEpochSec(at(from)), to: toEpochSec(at(to)) };
}

function sample(clock: string, rest: Omit<IntradaySample, 'at'>): IntradaySample {
  return { at: toEpochSec(at(clock)), ...rest };
}

function fill(samples: readonly IntradaySample[], rest: object = {}): DayMinutes {
  const minutes = computeDayMinutes({ day: DAY, zone: UTC, samples, ...rest });
  if (minutes === null) throw new Error('Failed to fill a day: UTC skips none.');
  return minutes;
}

/** So many minutes of a cadence from a time on; the rest of the day is still. */
function walk(from: string, length: number, steps: number): IntradaySample[] {
  return Array.from({ length }, (_, minute) => ({
    at: toEpochSec(at(from) + minute * 60),
    durationSec: 60,
    steps,
  }));
}

const stillDay = sample('00:00', { durationSec: 86_400 });

describe('what a stretch adds up to', () => {
  const minutes = fill([
    sample('06:59', { durationSec: 60, steps: 10, distanceM: 7.1 }),
    sample('07:00', { durationSec: 60, steps: 120, distanceM: 90.3, heartRateBpm: 100 }),
    sample('07:01', { durationSec: 60, steps: 130, distanceM: 95.2, heartRateBpm: 131 }),
    sample('07:02', { durationSec: 120 }),
    sample('07:10', { durationSec: 60, heartRateBpm: 90 }),
  ]);
  const totals = computeSpanTotals(minutes, span('07:00', '07:20'));

  it('counts minutes by what is known of them', () => {
    expect(totals).toMatchObject({
      minutes: 20,
      measuredMin: 5,
      betweenMin: 0,
      unknownMin: 15,
      unreadMin: 0,
    });
  });

  it('adds amounts up and leaves unnamed ones open', () => {
    expect(totals.amounts).toMatchObject({ steps: 250, distanceM: 185.5, elevationM: null, strokes: null });
  });

  it('has mean, lowest and highest heart rate over the readings', () => {
    expect(totals.heartRate).toEqual({ readings: 3, meanBpm: 107, minBpm: 90, maxBpm: 131 });
  });

  it('counts brisk minutes: 100 and 130 steps a minute are in', () => {
    expect(totals).toMatchObject({ moderateMin: 2, vigorousMin: 1 });
  });

  it('knows nothing where nothing is known, which is not zero', () => {
    const nothing = computeSpanTotals(minutes, span('12:00', '13:00'));
    expect(nothing).toMatchObject({ unknownMin: 60, heartRate: null, moderateMin: null, vigorousMin: null });
    expect(nothing.amounts.steps).toBeNull();
  });
});

describe('peak-30 cadence', () => {
  it('of 30 minutes at 120 and the rest 0 is 120', () => {
    expect(computePeakCadence(fill([stillDay, ...walk('08:00', 30, 120)]))).toBe(120);
  });

  it('takes the highest minutes wherever they lie', () => {
    const parted = [...walk('08:00', 15, 100), ...walk('18:00', 15, 140), ...walk('12:00', 20, 10)];
    expect(computePeakCadence(fill([stillDay, ...parted]))).toBe(120);
  });

  it('is unknown where fewer than 30 minutes are known', () => {
    expect(computePeakCadence(fill(walk('08:00', 29, 120)))).toBeNull();
    expect(computePeakCadence(fill([]))).toBeNull();
  });
});

describe('bins', () => {
  it('hold the sum of what is known, and nothing where nothing is', () => {
    const { at: starts, value, knownMin } = computeBins(fill(walk('08:05', 20, 10)), 'steps', 15);
    expect(value).toHaveLength(96);
    expect(Array.from(value.slice(31, 35))).toEqual([Number.NaN, 100, 100, Number.NaN]);
    expect(Array.from(knownMin.slice(31, 35))).toEqual([0, 10, 10, 0]);
    expect(starts[32]).toBe(at('08:00'));
  });

  it('are unknown where the day names no such amount', () => {
    expect(computeBins(fill(walk('08:00', 1, 10)), 'distanceM', 5).value.every(Number.isNaN)).toBe(true);
  });
});

describe('the total of the service', () => {
  it.each([
    [10_000, 10_200, null],
    [10_000, 10_201, 0.0201],
    [10_000, 9799, -0.0201],
    [0, 0, null],
    [0, 1, Infinity],
  ])('%i against %i in minutes', (vendor, minutes, ratio) => {
    expect(compareWithVendor(vendor, minutes)?.ratio ?? null).toBe(ratio);
  });

  it('is compared only where both are known', () => {
    expect(compareWithVendor(undefined, 10)).toBeNull();
    expect(compareWithVendor(10, null)).toBeNull();
  });
});

function segment(from: string, to: string, state: number): SleepSegment {
  return { ...span(from, to), state, source: 'mat' };
}

describe('wake-up and bedtime', () => {
  const place = { day: DAY, zone: UTC };

  it('are the end of the last sleep and the beginning of the next', () => {
    const sleep = computeDaySleep(
      [
        segment('-1:00', '02:00', 1),
        segment('03:30', '06:50', 2),
        segment('06:50', '07:10', 0),
        segment('14:00', '15:10', 1),
        segment('22:40', '23:00', 0),
        segment('23:00', '27:00', 1),
      ],
      place,
    );
    expect(sleep.wokeAt).toBe(at('06:50'));
    expect(sleep.bedAt).toBe(at('22:40'));
    expect(sleep.stays).toEqual([span('-1:00', '07:10'), span('14:00', '15:10'), span('22:40', '27:00')]);
  });

  it('a break of two hours parts two stays, and the longer one is the night', () => {
    const { wokeAt, stays } = computeDaySleep(
      [segment('-1:00', '03:00', 1), segment('05:00', '06:00', 1)],
      place,
    );
    expect(wokeAt).toBe(at('03:00'));
    expect(stays).toHaveLength(2);
  });

  it('a nap is no night', () => {
    expect(computeDaySleep([segment('09:00', '10:10', 1)], place)).toMatchObject({
      wokeAt: null,
      bedAt: null,
    });
  });
});

describe('the longest sit', () => {
  const sleep: DaySleep = {
    wokeAt: toEpochSec(at('07:00')),
    bedAt: toEpochSec(at('22:00')),
    naps: [span('13:00', '14:00')],
    stays: [span('00:00', '07:05'), span('13:00', '14:00'), span('22:00', '24:00')],
  };

  it('is the longest run of worn minutes without a step between wake-up and bed', () => {
    const steps = ['08:00', '09:00', '11:30', '15:00', '17:00', '19:00', '20:30'].flatMap((clock) =>
      walk(clock, 1, 20),
    );
    expect(computeLongestSit(fill([stillDay, ...steps]), sleep)).toEqual(span('09:01', '11:30'));
  });

  it('ends where nothing is known', () => {
    const worn = [sample('07:00', { durationSec: 3600 }), sample('08:01', { durationSec: 5400 })];
    expect(computeLongestSit(fill(worn), sleep)).toEqual(span('08:01', '09:31'));
  });

  it('counts no nap and no workout', () => {
    const minutes = fill([sample('10:00', { durationSec: 6 * 3600 })]);
    expect(computeLongestSit(minutes, sleep)).toEqual(span('10:00', '13:00'));
    expect(computeLongestSit(minutes, sleep, [span('10:30', '13:30')])).toEqual(span('14:00', '16:00'));
  });

  it('is unknown without a night before, and without steps', () => {
    expect(computeLongestSit(fill([stillDay]), { ...sleep, wokeAt: null })).toBeNull();
    expect(computeLongestSit(fill([]), sleep)).toBeNull();
  });

  it('lasts until the end of a day whose bedtime is unknown', () => {
    const minutes = fill([sample('20:00', { durationSec: 4 * 3600 })]);
    expect(computeLongestSit(minutes, { ...sleep, bedAt: null, stays: [] })).toEqual(span('20:00', '24:00'));
  });
});
