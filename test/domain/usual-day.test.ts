import { describe, expect, it } from 'vitest';
import { computeDayMinutes, type DayMinutes } from '#domain/day-minutes.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import { instantAt, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import {
  computeCourse,
  computeClockSteps,
  computeQuarters,
  computeUsualDay,
  isFreeDay,
  isWornDay,
} from '#domain/usual-day.ts';

const PARIS = 'Europe/Paris' as TimeZone;

function dayOf(
  day: string,
  entries: readonly (readonly [clock: string, rest: Omit<IntradaySample, 'at'>])[],
): DayMinutes {
  const samples = entries.map(([clock, rest]) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    const at = instantAt(day as LocalDay, hours * 3600 + minutes * 60, PARIS);
    return { at: toEpochSec(at ?? Number.NaN), ...rest };
  });
  const minutes = computeDayMinutes({ day: day as LocalDay, zone: PARIS, samples });
  if (minutes === null) throw new Error('Failed to fill a day: Paris skips none.');
  return minutes;
}

const still = ['00:00', { durationSec: 90_000 }] as const;

describe('the usual day', () => {
  const day = dayOf('2026-02-10', [still, ['08:00', { durationSec: 900, steps: 450 }]]);

  it('of eight identical days has a band without width', () => {
    const usual = computeUsualDay(Array.from({ length: 8 }, () => computeQuarters(day, 'steps')));
    expect(usual.days).toBe(8);
    expect(usual.quarters[32]).toEqual({ n: 8, percentiles: [450, 450, 450, 450, 450] });
    expect(usual.quarters[33]).toEqual({ n: 8, percentiles: [0, 0, 0, 0, 0] });
  });

  it('of days that hold 0 to 100 has the percentiles one expects', () => {
    const days = Array.from({ length: 11 }, (_, index) => new Float64Array(96).fill(index * 10));
    expect(computeUsualDay(days).quarters[0]).toEqual({ n: 11, percentiles: [10, 25, 50, 75, 90] });
  });

  it('needs five days', () => {
    const four = computeUsualDay(Array.from({ length: 4 }, () => computeQuarters(day, 'steps')));
    expect(four.quarters[32]).toEqual({ n: 4, percentiles: null });
  });

  it('counts a quarter only where it is known to the minute', () => {
    const taken = dayOf('2026-02-10', [
      ['08:00', { durationSec: 840, steps: 450 }],
      ['09:00', { durationSec: 900 }],
    ]);
    const quarters = computeQuarters(taken, 'steps');
    expect(quarters[32]).toBeNaN();
    expect(quarters[36]).toBe(0);
    expect(quarters[37]).toBeNaN();
  });

  it('has no value in a quarter that the clock skipped, and the mean where it came twice', () => {
    const spring = computeQuarters(dayOf('2026-03-29', [still]), 'steps');
    expect([spring[7], spring[8], spring[11], spring[12]]).toEqual([0, Number.NaN, Number.NaN, 0]);
    const first = { at: toEpochSec(Date.UTC(2026, 9, 25, 0) / 1000), durationSec: 900, steps: 100 };
    const second = { at: toEpochSec(Date.UTC(2026, 9, 25, 1) / 1000), durationSec: 900, steps: 300 };
    const autumn = computeDayMinutes({
      day: '2026-10-25' as LocalDay,
      zone: PARIS,
      samples: [first, second],
    });
    expect(autumn === null ? null : computeQuarters(autumn, 'steps')[8]).toBe(200);
  });

  it('of heart rate is the mean of the readings in a quarter', () => {
    const beats = dayOf('2026-02-10', [
      ['08:00', { heartRateBpm: 60 }],
      ['08:10', { heartRateBpm: 70 }],
      ['08:20', { heartRateBpm: 99 }],
    ]);
    const quarters = computeQuarters(beats, 'heartRate');
    expect([quarters[32], quarters[33], quarters[34]]).toEqual([65, 99, Number.NaN]);
  });
});

describe('the course of a day', () => {
  it('is what was walked by the end of each quarter', () => {
    const course = computeCourse(
      dayOf('2026-02-10', [
        still,
        ['08:00', { durationSec: 900, steps: 450 }],
        ['12:10', { durationSec: 60, steps: 50 }],
      ]),
    );
    expect([course[31], course[32], course[47], course[48], course[95]]).toEqual([0, 450, 450, 500, 500]);
  });

  it('is compared with days that were worn for ten hours', () => {
    expect(isWornDay(dayOf('2026-02-10', [['08:00', { durationSec: 600 * 60 }]]))).toBe(true);
    expect(isWornDay(dayOf('2026-02-10', [['08:00', { durationSec: 599 * 60 }]]))).toBe(false);
  });

  it('is unknown where nobody counted steps', () => {
    expect(computeCourse(dayOf('2026-02-10', [])).every(Number.isNaN)).toBe(true);
  });
});

describe('hours of a day', () => {
  it('hold steps, and nothing where nothing is known', () => {
    const hours = computeClockSteps(
      dayOf('2026-02-10', [
        ['08:30', { durationSec: 3600, steps: 600 }],
        ['11:00', { durationSec: 60 }],
      ]),
      60,
    );
    expect(Array.from(hours.slice(7, 12))).toEqual([Number.NaN, 300, 300, Number.NaN, 0]);
  });
});

describe('days without work', () => {
  it.each([
    ['2026-02-13', [6, 7], false],
    ['2026-02-14', [6, 7], true],
    ['2026-02-15', [6, 7], true],
    ['2026-02-16', [1], true],
    ['2026-02-15', [], false],
  ])('%s with the week-days %j free', (day, free, expected) => {
    expect(isFreeDay(day as LocalDay, free)).toBe(expected);
  });
});
