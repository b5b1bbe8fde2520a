import { describe, expect, test } from 'vitest';
import { weekdayOf } from '#simulator/calendar.ts';
import type { TrueNight } from '#simulator/life.ts';
import {
  daysFrom,
  localTime,
  median,
  sampleDays,
  sampleSeed,
  secondsIn,
  startLife,
  sum,
  shownSec,
} from './life-sample.ts';

process.stdout.write(`notice: nights of the simulated life were sampled with seed ${sampleSeed}\n`);

const person = startLife(sampleSeed);
const { zoneOn, homeZone, isIll } = person.person;
const numbers = sampleDays(sampleSeed, 400, person.firstDay, person.today);
const stays = numbers.flatMap(person.nights);
const naps = stays.filter(({ isNap }) => isNap);
const onMat = stays.filter(({ model }) => model === 32);
const onTracker = stays.filter(({ model }) => model === 16);
/** In one piece, on the mat, without a hole. */
const plain = stays.filter(
  (night) =>
    !night.isNap && night.model === 32 && night.to - night.from > 6.5 * 3600 && holesOf(night).length === 0,
);
const [awake, light, deep, rem] = [0, 1, 2, 3] as const;
const value = ({ summary }: TrueNight, name: string): number => summary[name] ?? Number.NaN;
const isAsleep = ({ state }: { readonly state: number }): boolean => state !== awake;

function holesOf({ segments }: TrueNight): number[] {
  return segments.slice(1).flatMap(({ from }, index) => {
    const hole = from - (segments[index]?.to ?? 0);
    return hole === 0 ? [] : hole;
  });
}

function sleepSpan({ segments }: TrueNight): { from: number; to: number } {
  const asleep = segments.filter(isAsleep);
  return { from: asleep[0]?.from ?? Number.NaN, to: asleep.at(-1)?.to ?? Number.NaN };
}

function extremes(readings: readonly number[]): number[] {
  return [Math.min(...readings), Math.max(...readings)];
}

/** Seconds of a state in the first (0), second or last third of the sleep. */
function third(night: TrueNight, state: number, index: number): number {
  const { from, to } = sleepSpan(night);
  const length = (to - from) / 3;
  return secondsIn(night, state, from + index * length, from + (index + 1) * length);
}

function shareOf(nights: readonly TrueNight[], isTrue: (night: TrueNight) => boolean): number {
  return nights.filter(isTrue).length / nights.length;
}

function totalOf(nights: readonly TrueNight[], name: string): number {
  return sum(nights.map((night) => value(night, name)));
}

/** Above 24 after midnight. */
function bedHour(night: TrueNight): number {
  const [hours = 0, minutes = 0] = localTime(night.from, night.timeZone).slice(11).split(':').map(Number);
  return (hours < 12 ? hours + 24 : hours) + minutes / 60;
}

describe('a night', () => {
  test('is the same in another run, in whatever order nights are asked for', () => {
    const again = startLife(sampleSeed);
    expect(numbers.toReversed().map(again.nights).reverse().flat()).toEqual(stays);
  });

  test('has an id of its own', () => {
    const ids = daysFrom(person.firstDay, 700).flatMap((day) => person.nights(day).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('belongs to the local day on which it ended', () => {
    const dates = stays.map(({ to, timeZone }) => localTime(to, timeZone).slice(0, 10));
    expect(stays.map(({ day }) => day)).toEqual(dates);
  });

  test('is made of whole minutes', () => {
    const edges = stays.flatMap(({ segments }) => segments.flatMap(({ from, to }) => [from, to]));
    expect(edges.filter((at) => at % 60 !== 0)).toEqual([]);
  });

  test('begins and ends with its segments', () => {
    const ends = stays.map(({ segments }) => [segments[0]?.from, segments.at(-1)?.to]);
    expect(stays.map(({ from, to }) => [from, to])).toEqual(ends);
  });

  test('has no segment that is empty or backwards', () => {
    expect(stays.flatMap(({ segments }) => segments).filter(({ from, to }) => to <= from)).toEqual([]);
  });

  test('runs without a gap but for holes of 5 to 45 minutes', () => {
    const holes = stays.flatMap(holesOf);
    expect(holes.length).toBeGreaterThan(3);
    expect(holes.filter((hole) => hole < 300 || hole > 2700)).toEqual([]);
  });

  test('is known to the service after it ended, and sometimes revised later', () => {
    expect(stays.every(({ to, created, modified }) => created > to && modified >= created)).toBe(true);
    const share = stays.filter(({ created, modified }) => modified > created).length / stays.length;
    expect([share > 0.1, share < 0.32]).toEqual([true, true]);
  });
});

describe('the summary of a night', () => {
  test('counts every state as its segments do', () => {
    const expected = onMat.map((night) => [light, deep, rem, awake].map((state) => secondsIn(night, state)));
    const names = ['lightsleepduration', 'deepsleepduration', 'remsleepduration', 'wakeupduration'];
    expect(onMat.map((night) => names.map((name) => value(night, name)))).toEqual(expected);
  });

  test('counts sleep as light, deep and REM together', () => {
    const expected = stays.map((night) => sum([light, deep, rem].map((state) => secondsIn(night, state))));
    expect(stays.map((night) => value(night, 'total_sleep_time'))).toEqual(expected);
  });

  test('adds up: latency, sleep with its interruptions, and lingering are the time in bed', () => {
    const parts = stays.map((night) =>
      sum(['sleep_latency', 'total_sleep_time', 'waso', 'wakeup_latency'].map((name) => value(night, name))),
    );
    expect(stays.map((night, index) => value(night, 'total_timeinbed') - (parts[index] ?? 0))).toEqual(
      stays.map((night) => sum(holesOf(night))),
    );
  });

  test('counts awakenings between falling asleep and waking for good', () => {
    const expected = stays.map((night) => {
      const { from, to } = sleepSpan(night);
      const runs = night.segments.filter(
        (segment, index) =>
          segment.state === awake &&
          segment.from >= from &&
          segment.to <= to &&
          !(night.segments[index - 1]?.state === awake && night.segments[index - 1]?.to === segment.from),
      );
      return runs.length;
    });
    expect(stays.map((night) => value(night, 'wakeupcount'))).toEqual(expected);
  });

  test('gives efficiency as a share of the time in bed', () => {
    const expected = stays.map((night) => value(night, 'total_sleep_time') / value(night, 'total_timeinbed'));
    const wrong = stays.filter(
      (night, index) => Math.abs(value(night, 'sleep_efficiency') - (expected[index] ?? 0)) > 0.0051,
    );
    expect(wrong).toEqual([]);
  });

  test('has the pulse, breath and snoring of its tracks', () => {
    const expected = onMat.map(({ segments }) => {
      const all = (name: 'heartRateBpm' | 'breathsPerMinute' | 'snoringSec'): number[] =>
        segments.flatMap((segment) => (segment[name] ?? []).map(([, reading]) => reading));
      return [...extremes(all('heartRateBpm')), ...extremes(all('breathsPerMinute')), sum(all('snoringSec'))];
    });
    const names = ['hr_min', 'hr_max', 'rr_min', 'rr_max', 'snoring'];
    expect(onMat.map((night) => names.map((name) => value(night, name)))).toEqual(expected);
  });

  test('of about one night in eight has no breathing disturbances to tell', () => {
    const share =
      onMat.filter((night) => value(night, 'breathing_disturbances_intensity') === -1).length / onMat.length;
    expect([share > 0.04, share < 0.24]).toEqual([true, true]);
  });

  test('scores between 0 and 100', () => {
    const scores = stays.flatMap(({ summary }) => summary['sleep_score'] ?? []);
    expect([Math.min(...scores) >= 0, Math.max(...scores) <= 100]).toEqual([true, true]);
  });

  test('lists when the sleeper fell asleep and woke, as the segments have it', () => {
    const expected = plain.map((night) => {
      const { from, to } = sleepSpan(night);
      return [from - night.from, to - night.from];
    });
    expect(plain.map(({ events }) => [events['2']?.[0], events['3']?.at(-1)])).toEqual(expected);
  });
});

describe('the tracks of a mat', () => {
  test('lie within their segments, in order', () => {
    const outside = onMat.flatMap(({ segments }) =>
      segments.flatMap(({ from, to, heartRateBpm = [], breathsPerMinute = [], snoringSec = [] }) =>
        [heartRateBpm, breathsPerMinute, snoringSec].flatMap((track) =>
          track.filter(([at], index) => at < from || at >= to || at <= (track[index - 1]?.[0] ?? 0)),
        ),
      ),
    );
    expect(outside).toEqual([]);
  });

  test('exist for every stay', () => {
    const silent = onMat.filter(
      ({ segments }) => !segments.some(({ heartRateBpm }) => heartRateBpm !== undefined),
    );
    expect(silent).toEqual([]);
  });
});

describe('a tracker', () => {
  test('knows no REM', () => {
    expect(onTracker.length).toBeGreaterThan(20);
    expect(onTracker.filter(({ segments }) => segments.some(({ state }) => state === rem))).toEqual([]);
  });

  test('leaves out of its summary what it does not know', () => {
    const unknown = ['remsleepduration', 'durationtowakeup', 'hr_average', 'snoring'];
    const known = onTracker.filter(({ summary }) => unknown.some((name) => name in summary));
    expect(known).toEqual([]);
  });

  test('is what records sleep on journeys', () => {
    const abroad = numbers.filter((day) => zoneOn(day) !== homeZone && zoneOn(day - 1) !== homeZone);
    expect(new Set(abroad.flatMap((day) => person.nights(day).map(({ model }) => model)))).toEqual(
      new Set([16]),
    );
  });
});

describe('the architecture of a night', () => {
  test('has more deep sleep in its first third than in its last', () => {
    expect(shareOf(plain, (night) => third(night, deep, 0) > third(night, deep, 2))).toBeGreaterThan(0.97);
  });

  test('has more REM in its last third than in its first', () => {
    expect(shareOf(plain, (night) => third(night, rem, 2) > third(night, rem, 0))).toBeGreaterThan(0.97);
  });

  test('goes round in 80 to 110 minutes', () => {
    const lengths = plain.flatMap(({ segments }) => {
      const dreams = segments.filter(({ state }) => state === rem).map(({ to }) => to);
      return dreams.slice(1).map((to, index) => (to - (dreams[index] ?? 0)) / 60);
    });
    const sorted = lengths.toSorted((a, b) => a - b);
    const quantile = (p: number): number => sorted[Math.floor(p * (sorted.length - 1))] ?? Number.NaN;
    expect(quantile(0.05)).toBeGreaterThan(78);
    expect(quantile(0.95)).toBeLessThan(112);
    expect(median(lengths)).toBeGreaterThan(84);
  });

  test('is a fifth deep sleep and a fifth REM', () => {
    const sleep = totalOf(plain, 'total_sleep_time');
    expect(totalOf(plain, 'deepsleepduration') / sleep).toBeGreaterThan(0.15);
    expect(totalOf(plain, 'deepsleepduration') / sleep).toBeLessThan(0.24);
    expect(totalOf(plain, 'remsleepduration') / sleep).toBeGreaterThan(0.18);
    expect(totalOf(plain, 'remsleepduration') / sleep).toBeLessThan(0.27);
  });

  test('takes 5 to 25 minutes to begin', () => {
    const latencies = plain.map((night) => value(night, 'sleep_latency') / 60);
    expect([Math.min(...latencies), Math.max(...latencies)]).toEqual([5, 25]);
  });

  test('lasts six and a half to eight hours, mostly', () => {
    const hours = plain.map((night) => value(night, 'total_sleep_time') / 3600);
    const usual = hours.filter((length) => length >= 6.2 && length <= 8.3).length / hours.length;
    expect(usual).toBeGreaterThan(0.9);
  });
});

describe('bed time', () => {
  const evenings = daysFrom(person.today - 1200, 1200).flatMap((day) => {
    const night = person.nights(day).find(({ isNap, model }) => !isNap && model === 32);
    return night === undefined ? [] : { day, hour: bedHour(night) };
  });

  test('is between half past ten and half past midnight', () => {
    // One week of night shifts, and two clock changes a year that the person sleeps through.
    const unusual = evenings.filter(({ hour }) => hour < 22.5 || hour > 24.52);
    expect(unusual.length).toBeLessThanOrEqual(5);
  });

  test('is later before a free day', () => {
    const well = evenings.filter(({ day }) => !isIll(day));
    const free = well.filter(({ day }) => weekdayOf(day) >= 5).map(({ hour }) => hour);
    const working = well.filter(({ day }) => weekdayOf(day) < 5).map(({ hour }) => hour);
    expect(median(free)).toBeGreaterThan(median(working) + 0.3);
  });
});

describe.each([0, 1, 2, 3, 4])('within two years, window %i of the history,', (window) => {
  const days = daysFrom(person.firstDay + 650 * window, 730);
  const nights = days.map(person.nights);
  const mains = nights.map((found) => found.filter(({ isNap }) => !isNap));
  const breaksSec = mains.flatMap((found) =>
    [16, 32].flatMap((model) => {
      const [first, second] = found.filter((night) => night.model === model);
      return first === undefined || second === undefined ? [] : second.from - first.to;
    }),
  );

  test('some nights break in two, with an hour or more between', () => {
    expect(breaksSec.length).toBeGreaterThan(3);
    // The tracker sees the ends a few minutes differently.
    expect(breaksSec.filter((pause) => pause < 3600 || pause > 9600)).toEqual([]);
  });

  test('some nights are missing', () => {
    expect(mains.filter((found) => found.length === 0).length).toBeGreaterThan(3);
  });

  test('some nights were recorded by both devices, overlapping', () => {
    const both = mains.filter((found) => {
      const mat = found.find(({ model }) => model === 32);
      const tracker = found.find(({ model }) => model === 16);
      return mat !== undefined && tracker !== undefined && mat.from < tracker.to && tracker.from < mat.to;
    });
    expect(both.length).toBeGreaterThan(10);
  });

  test('some afternoons have a nap of at least twenty minutes of sleep', () => {
    const found = nights.flat().filter(({ isNap }) => isNap);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((nap) => value(nap, 'total_sleep_time') < 1200)).toEqual([]);
  });

  test('some nights are slept on a flight, from one zone into another', () => {
    const flights = days.filter(
      (day, index) =>
        zoneOn(day) !== zoneOn(day - 1) &&
        mains[index]?.some(({ timeZone, from }) => timeZone === zoneOn(day) && from < person.day(day).from),
    );
    expect(flights.length).toBeGreaterThan(0);
  });
});

test('naps are slept in the afternoon', () => {
  const clocks = naps.map(({ from, timeZone }) => localTime(from, timeZone).slice(11));
  expect(clocks.filter((clock) => clock < '13:30' || clock > '15:30')).toEqual([]);
});

test('once in eight years, five nights are worked and slept off by day', () => {
  // About four years into the life, whatever the seed; all the rest of it would only cost time.
  const season = daysFrom(person.firstDay, 3650).filter((day) => {
    const dayOfLife = person.person.dayOfCycle(day);
    return dayOfLife > 1380 && dayOfLife < 1560;
  });
  const byDay = season.filter((day) => {
    const night = person.nights(day).find(({ isNap }) => !isNap);
    const isAtHome = zoneOn(day) === homeZone && zoneOn(day - 1) === homeZone;
    const clock = night === undefined ? '' : localTime(night.from, night.timeZone).slice(11);
    return isAtHome && clock > '06:00' && clock < '12:00';
  });
  // The mat may have lost its plug.
  expect(byDay.length).toBeGreaterThanOrEqual(3);
  expect((byDay.at(-1) ?? 0) - (byDay[0] ?? 0)).toBeLessThan(6);
});

test.each([
  ['2026-03-29', 1],
  ['2026-10-25', -1],
])('the night of the clock change to %s reads %i h longer on the clock than it was', (date, hours) => {
  // A seed whose person sleeps at home on both nights, with the mat plugged in.
  const { nights, today } = startLife(1);
  const night = daysFrom(today - 300, 300)
    .flatMap(nights)
    .find(({ day, isNap, model }) => day === date && !isNap && model === 32);
  const { from = Number.NaN, to = Number.NaN } = night ?? {};
  expect(shownSec(to, 'Europe/Paris') - shownSec(from, 'Europe/Paris') - (to - from)).toBe(hours * 3600);
});

test('the nights around the start of the run are in one piece and on the mat', () => {
  const around = daysFrom(person.today - 1, 12).map((day) =>
    person.nights(day).filter(({ isNap }) => !isNap),
  );
  expect(around.map((nights) => nights.map(({ model }) => model))).toEqual(around.map(() => [32]));
});
