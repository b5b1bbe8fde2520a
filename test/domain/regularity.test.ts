import { describe, expect, it } from 'vitest';
import {
  circularMean,
  circularQuartiles,
  clockDifference,
  computeSleepDebt,
  computeSleepRegularity,
  computeSocialJetLag,
  minuteState,
} from '#domain/regularity.ts';
import { createRandom } from './night-lives.ts';

const hours = (count: number): number => Math.round(count * 3600);
const SEED = 1440;

/** A day asleep from one hour to another, which may be of the next day. */
function dayAsleep(from: number, to: number): Uint8Array {
  return Uint8Array.from({ length: 1440 }, (_, minute) => {
    const isAsleep = [minute, minute + 1440].some((at) => at >= from * 60 && at < to * 60);
    return isAsleep ? minuteState.asleep : minuteState.awake;
  });
}

function repeat(count: number, day: (index: number) => Uint8Array): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => day(index));
}

describe('the sleep regularity index', () => {
  it('is 100 where every day is the same', () => {
    expect(computeSleepRegularity(repeat(10, () => dayAsleep(23, 31))).index).toBe(100);
  });

  it('is −33.33 where 0 to 8 and 12 to 20 take turns', () => {
    const days = repeat(10, (index) => (index % 2 === 0 ? dayAsleep(0, 8) : dayAsleep(12, 20)));
    expect(computeSleepRegularity(days).index).toBeCloseTo(-33.33, 2);
  });

  it('is 83.33 where one goes to bed an hour later every day', () => {
    const days = repeat(10, (index) => dayAsleep(index, index + 8));
    expect(computeSleepRegularity(days).index).toBeCloseTo(83.33, 2);
  });

  it(`is about 0 where chance decides every minute (seed ${SEED})`, () => {
    const random = createRandom(SEED);
    const days = repeat(30, () => Uint8Array.from({ length: 1440 }, () => (random() < 0.5 ? 1 : 0)));
    expect(Math.abs(computeSleepRegularity(days).index ?? Infinity)).toBeLessThan(3);
  });

  it('does not ask minutes that are unknown on either day', () => {
    const days = repeat(10, (index) => (index % 2 === 0 ? dayAsleep(0, 8) : dayAsleep(0, 9)));
    const without = days.map((day, index) => (index % 2 === 0 ? day.map(hideNinthHour) : day));
    expect(computeSleepRegularity(days).index).toBeLessThan(100);
    expect(computeSleepRegularity(without)).toEqual({ index: 100, pairs: 9, coverage: 23 / 24 });
  });

  it('has no value below seven pairs of days', () => {
    expect(computeSleepRegularity(repeat(7, () => dayAsleep(0, 8)))).toEqual({
      index: null,
      pairs: 6,
      coverage: 1,
    });
    expect(computeSleepRegularity(repeat(8, () => dayAsleep(0, 8))).index).toBe(100);
  });

  it('has no value where less than 70 % of the minutes are known', () => {
    expect(computeSleepRegularity(knownUntil(1008)).index).toBe(100);
    expect(computeSleepRegularity(knownUntil(1007)).index).toBeNull();
  });

  it('loses two pairs with a day that nobody recorded', () => {
    const days = repeat(12, (index) =>
      index === 5 ? dayAsleep(0, 8).fill(minuteState.unknown) : dayAsleep(0, 8),
    );
    expect(computeSleepRegularity(days)).toEqual({ index: 100, pairs: 9, coverage: 9 / 11 });
  });

  it('has nothing to say of no day', () => {
    expect(computeSleepRegularity([])).toEqual({ index: null, pairs: 0, coverage: 0 });
  });
});

describe('the mean of times of the clock', () => {
  it('of 23:30 and 00:30 is 00:00', () => {
    const mean = circularMean([hours(23.5), hours(0.5)])?.meanSec ?? Number.NaN;
    expect(clockDifference(mean, 0)).toBeCloseTo(0, 6);
  });

  it('is their mean where they do not cross midnight', () => {
    expect(circularMean([hours(2), hours(3), hours(4)])?.meanSec).toBeCloseTo(hours(3), 6);
  });

  it('has no spread where they are equal', () => {
    expect(circularMean([hours(3), hours(3)])?.spreadSec).toBe(0);
  });

  it('has about the spread of the numbers where they lie close together', () => {
    const spread = circularMean([hours(2.5), hours(3.5)])?.spreadSec;
    expect(spread).toBeCloseTo(hours(0.5), -2);
  });

  it('does not exist of nothing, or of opposite times', () => {
    expect([circularMean([]), circularMean([hours(6), hours(18)])]).toEqual([null, null]);
  });
});

describe('quartiles of times of the clock', () => {
  it('are in order over midnight', () => {
    const quartiles = circularQuartiles([22.5, 23, 23.5, 24, 24.5].map((hour) => hours(hour) % 86_400));
    const shown = quartiles?.map((sec) => clockDifference(sec, 0));
    expect(shown?.map((sec) => Math.round(sec))).toEqual([hours(-1), hours(-0.5), 0]);
    expect(quartiles).toEqual(quartiles?.toSorted((a, b) => a - b));
  });

  it('do not exist of nothing', () => {
    expect(circularQuartiles([])).toBeNull();
  });
});

describe('social jet lag', () => {
  const work = { midSleepSec: hours(3), durationSec: hours(8), isFree: false };
  const free = { midSleepSec: hours(5.5), durationSec: hours(9), isFree: true };
  const week = [work, work, work, work, work, free, free];

  it('is two and a half hours between 23–7 on work days and 1–10 on free days', () => {
    expect(computeSocialJetLag(week, 2)?.jetLagSec).toBeCloseTo(hours(2.5), 6);
  });

  it('corrects the middle of free nights for what is caught up on: 05:08:34', () => {
    expect(Math.round(computeSocialJetLag(week, 2)?.correctedMidSec ?? 0)).toBe(5 * 3600 + 8 * 60 + 34);
  });

  it('corrects nothing where free nights are not longer', () => {
    const short = { ...free, durationSec: hours(7) };
    const found = computeSocialJetLag([...week.slice(0, 5), short, short], 2);
    expect(found?.correctedMidSec).toBeCloseTo(hours(5.5), 6);
  });

  it('weighs by the week and not by what was recorded', () => {
    const found = computeSocialJetLag([work, work, work, free], 2);
    expect(found?.correctedMidSec).toBeCloseTo(3600 * (5.5 - (9 - 58 / 7) / 2), 6);
  });

  it('goes the shorter way round midnight', () => {
    const early = { ...work, midSleepSec: hours(23.5) };
    const late = { ...free, midSleepSec: hours(1) };
    expect(computeSocialJetLag([early, late], 2)?.jetLagSec).toBeCloseTo(hours(1.5), 6);
  });

  it.each([
    ['work', [free], 2],
    ['free nights', [work], 2],
    ['a free day in the week', week, 0],
    ['a work day in the week', week, 7],
  ])('does not exist without %s', (_, nights, freeDays) => {
    expect(computeSocialJetLag(nights, freeDays)).toBeNull();
  });
});

describe('sleep debt', () => {
  it('is need minus sleep, added up over the nights that were recorded', () => {
    expect(computeSleepDebt([hours(7), null, hours(8.5)], hours(8))).toEqual({
      debtSec: hours(0.5),
      nights: 2,
    });
  });

  it('does not exist without a night', () => {
    expect(computeSleepDebt([null, null], hours(8))).toBeNull();
  });
});

function hideNinthHour(state: number, minute: number): number {
  return minute >= 480 && minute < 540 ? minuteState.unknown : state;
}

function knownUntil(minutes: number): Uint8Array[] {
  return repeat(9, () => dayAsleep(0, 8).fill(minuteState.unknown, minutes));
}
