/** Ten years of a person's lists and one of minutes and segments, as landings: the filling of the archive's benchmark. */
import type { Landing } from '#archive/landing.ts';
import type { ActivityDay } from '#domain/activity.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import { toEpochSec, toLocalDay, type EpochSec, type TimeZone, type ZoneSource } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';

/** The zone of all records, and the first midnight in UTC after the last of them. */
export const zone = 'Europe/Paris' as TimeZone;
export const today = Date.parse('2026-03-01T00:00:00Z') / 1000;
export const daySec = 86_400;
const years = 10;

/** What can be put into the archive by itself. */
export type Part = 'lists' | 'minutes' | 'segments';

/** What fills each part of the archive, a landing per answer. */
export const landingsOf: Record<Part, () => Landing[]> = {
  lists,
  minutes: () => lastYear().map(minutesOf),
  segments: () => lastYear().map(nightOf),
};

function lastYear(): number[] {
  return Array.from({ length: 365 }, (_, day) => today - (day + 1) * daySec);
}

function at(sec: number): EpochSec {
  return toEpochSec(sec);
}

/** The same numbers each time, spread like noise. */
function noise(seed: number, most: number): number {
  return Math.floor(Math.abs(Math.sin(seed * 12.9898) * 43_758.5453) % most);
}

const ownZone: { timeZone: TimeZone; zoneSource: ZoneSource } = { timeZone: zone, zoneSource: 'record' };

/** A year at a time of weigh-ins, days, nights and workouts, each with the service's own record. */
function lists(): Landing[] {
  const landings: Landing[] = [];
  for (let year = 0; year < years; year++) {
    const mornings = Array.from(
      { length: 365 },
      (_, day) => today - (year * 365 + day + 1) * daySec + 6 * 3600,
    );
    const shared = { unreadable: [], whole: null };
    const [groups, days] = [mornings.map(groupOn), mornings.map(activityOn)];
    const [nights, workouts] = [
      mornings.map(nightOn),
      mornings.filter((_, index) => index % 3 === 0).map(workoutOn),
    ];
    landings.push(
      {
        kind: 'measures',
        records: groups,
        raw: new Map(groups.map((row) => [row.id, rawOf(row)])),
        ...shared,
      },
      { kind: 'activity', records: days, raw: new Map(days.map((row) => [row.day, rawOf(row)])), ...shared },
      {
        kind: 'sleep-summary',
        records: nights,
        raw: new Map(nights.map((row) => [row.id ?? 0, rawOf(row)])),
        ...shared,
      },
      {
        kind: 'workouts',
        records: workouts,
        raw: new Map(workouts.map((row) => [row.id, rawOf(row)])),
        ...shared,
      },
    );
  }
  return landings;
}

/** About as long as what the service sends. */
function rawOf(row: object): unknown {
  return { ...row, deviceid: '892359876fd8805ac45bab078c4828692f0276b1', timezone: zone };
}

function groupOn(morning: number): MeasureGroup {
  const weight = 78 + noise(morning, 400) / 100;
  const rounded = Math.round(weight * 100) / 100;
  return {
    id: morning,
    at: at(morning),
    ...ownZone,
    category: 1,
    attrib: 0,
    createdAt: at(morning + 12),
    modifiedAt: at(morning + 12),
    deviceId: 'a-scale',
    modelId: 6,
    model: 'Body Cardio',
    measures: [
      { type: 1, value: rounded },
      { type: 6, value: 18 + noise(morning + 1, 300) / 100 },
      { type: 8, value: 14 + noise(morning + 2, 300) / 100 },
      { type: 76, value: 60 + noise(morning + 3, 300) / 100 },
      { type: 88, value: 3 + noise(morning + 4, 30) / 100 },
    ],
  };
}

function activityOn(morning: number): ActivityDay {
  const steps = 4000 + noise(morning, 9000);
  return {
    day: toLocalDay(at(morning), zone),
    ...ownZone,
    steps,
    distanceM: Math.round(steps * 72) / 100,
    elevationM: noise(morning + 1, 60),
    activeKcal: noise(morning + 2, 60_000) / 100,
    totalKcal: 1700 + noise(morning + 3, 60_000) / 100,
    softSec: noise(morning + 4, 9000),
    moderateSec: noise(morning + 5, 3000),
    intenseSec: noise(morning + 6, 1000),
    heartRate: { averageBpm: 70 + noise(morning + 7, 10), minBpm: 48, maxBpm: 120 + noise(morning + 8, 50) },
    deviceId: 'a-watch',
    modifiedAt: at(morning + daySec),
  };
}

function nightOn(morning: number): NightSummary {
  const values = {
    timeInBedSec: 28_000 + noise(morning, 4000),
    totalSleepSec: 25_000 + noise(morning + 1, 4000),
    lightSec: 12_000 + noise(morning + 2, 4000),
    deepSec: 6000 + noise(morning + 3, 2000),
    remSec: 5000 + noise(morning + 4, 2000),
    awakeSec: noise(morning + 5, 3000),
    wakeUps: noise(morning + 6, 5),
    score: 60 + noise(morning + 7, 40),
    heartRateAverageBpm: 52 + noise(morning + 8, 10),
    breathsAveragePerMinute: 13 + noise(morning + 9, 4),
  };
  const day = toLocalDay(at(morning), zone);
  const span = { from: at(morning - 8 * 3600), to: at(morning) };
  return { id: morning, day, ...span, ...ownZone, source: 'mat', modifiedAt: at(morning + 600), values };
}

function workoutOn(morning: number): Workout {
  return {
    id: morning,
    category: 1 + noise(morning, 3),
    from: at(morning + 8 * 3600),
    to: at(morning + 9 * 3600),
    day: toLocalDay(at(morning), zone),
    ...ownZone,
    modifiedAt: at(morning + 10 * 3600),
    activeKcal: 200 + noise(morning + 1, 30_000) / 100,
    steps: 3000 + noise(morning + 2, 4000),
    distanceM: 2500 + noise(morning + 3, 300_000) / 100,
  };
}

/** A sample per waking minute, as a watch with a pulse sensor sends it. */
function minutesOf(midnight: number): Landing {
  const samples = Array.from({ length: 960 }, (_, minute): IntradaySample => {
    const begin = midnight + 6 * 3600 + minute * 60;
    const steps = noise(begin, 10) < 4 ? noise(begin + 1, 120) : 0;
    return {
      at: at(begin),
      durationSec: 60,
      steps,
      distanceM: Math.round(steps * 72.3) / 100,
      activeKcal: Math.round(steps * 4.1) / 100,
      heartRateBpm: 58 + noise(begin + 2, 70),
      deviceId: 'a-watch',
      modelId: 93,
      model: 'Scanwatch',
    };
  });
  const covers = { from: at(midnight), to: at(midnight + daySec) };
  return { kind: 'intraday', samples, unreadable: [], covers, readAt: at(today) };
}

/** Forty segments with a heart rate, a breathing rate and snoring by the minute. */
function nightOf(midnight: number): Landing {
  const segments = Array.from({ length: 40 }, (_, index): SleepSegment => {
    const from = midnight - 2 * 3600 + index * 720;
    const minutes = Array.from({ length: 12 }, (_, minute) => from + minute * 60);
    const track = (lowest: number, spread: number) =>
      minutes.map((minute) => ({ at: at(minute), value: lowest + noise(minute, spread) }));
    return {
      from: at(from),
      to: at(from + 720),
      state: noise(from, 4),
      source: 'mat',
      modelId: 63,
      deviceId: 'a-mat',
      heartRateBpm: track(48, 20),
      breathsPerMinute: track(12, 6),
      snoringSec: track(0, 20),
    };
  });
  const covers = { from: at(midnight - daySec / 2), to: at(midnight + daySec / 2) };
  return { kind: 'sleep', segments, unreadable: [], covers, readAt: at(today) };
}
