import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import { decodeWorkoutPage, fetchWorkouts, type WorkoutPage } from '#api/workouts.ts';
import type { WireWorkout, WireWorkoutData, WireWorkoutsBody } from '#api/wire/workouts.ts';
import type { Workout } from '#domain/workouts.ts';

const FROM = 1_693_336_011;
const TO = FROM + 3600;

function wireWorkout(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 1,
    category: 7,
    timezone: 'Europe/Amsterdam',
    startdate: FROM,
    enddate: TO,
    date: '2023-08-29',
    data: {},
    ...fields,
  };
}

function decode(...series: unknown[]): WorkoutPage {
  return decodeWorkoutPage({ series });
}

function decodeOne(fields: Record<string, unknown> = {}): Workout | undefined {
  return decode(wireWorkout(fields)).workouts[0];
}

function decodeData(data: unknown): Partial<Workout> | undefined {
  return decodeOne({ data });
}

const bare = {
  id: 1,
  category: 7,
  from: FROM,
  to: TO,
  day: '2023-08-29',
  timeZone: 'Europe/Amsterdam',
  zoneSource: 'record',
};

describe('a workout', () => {
  it('carries everything that was sent, in SI units', () => {
    const data: WireWorkoutData = {
      calories: 47,
      intensity: 30,
      manual_distance: 60,
      manual_calories: 70,
      manual_intensity: 50,
      hr_average: 120,
      hr_min: 70,
      hr_max: 160,
      hr_zone_0: 100,
      hr_zone_1: 200,
      hr_zone_2: 300,
      hr_zone_3: 0,
      pause_duration: 80,
      algo_pause_duration: 20,
      spo2_average: 97,
      steps: 779,
      distance: 680.5,
      elevation: 10,
      pool_laps: 40,
      strokes: 800,
      pool_length: 25,
      core_body_temperature_avg: 37.6,
      core_body_temperature_min: 36.9,
      core_body_temperature_max: 38.2,
      core_body_temperature_status: 1,
    };
    const workout: WireWorkout = {
      id: 3_661_300_277,
      category: 7,
      timezone: 'Europe/Amsterdam',
      model: 94,
      attrib: 7,
      startdate: FROM,
      enddate: TO,
      date: '2023-08-29',
      deviceid: 'aa00bb11',
      hash_deviceid: 'cc22',
      data,
      modified: TO + 60,
    };
    expect(decode(workout)).toMatchObject({
      quarantined: [],
      workouts: [
        {
          ...bare,
          id: 3_661_300_277,
          attrib: 7,
          modelId: 94,
          deviceId: 'aa00bb11',
          modifiedAt: TO + 60,
          activeKcal: 47,
          intensity: 30,
          manualDistanceM: 60,
          manualKcal: 70,
          manualIntensity: 50,
          heartRate: { averageBpm: 120, minBpm: 70, maxBpm: 160, zoneSec: [100, 200, 300, 0] },
          pauseSec: 80,
          detectedPauseSec: 20,
          spo2AveragePercent: 97,
          steps: 779,
          distanceM: 680.5,
          elevationM: 10,
          poolLaps: 40,
          strokes: 800,
          poolLengthM: 25,
          coreBodyTemperatureAverageC: 37.6,
          coreBodyTemperatureMinC: 36.9,
          coreBodyTemperatureMaxC: 38.2,
          coreBodyTemperatureStatus: 1,
        },
      ],
    });
  });

  it('is kept with nothing but an empty pause in its data', () => {
    expect(decode(wireWorkout({ data: { algo_pause_duration: null } }))).toMatchObject({
      workouts: [bare],
      quarantined: [],
    });
  });

  it.each([undefined, null, [], {}, false])('may have no data, written %j', (data) => {
    expect(decodeOne({ data })).toEqual(bare);
  });

  it('keeps a category that is new to us', () => {
    expect(decodeOne({ category: 999 })?.category).toBe(999);
  });

  it('may pair any category with any model', () => {
    expect(decodeOne({ category: 7, model: 61 })).toMatchObject({ category: 7, modelId: 61 });
  });

  it('prefers the model number of today’s name', () => {
    expect(decodeOne({ model: 16, model_id: 94 })?.modelId).toBe(94);
  });

  it.each(['ScanWatch 2', null, 1.5])('with %j for a model has no model number', (model) => {
    expect(decodeOne({ model })).not.toHaveProperty('modelId');
  });

  it('takes the hashed device id where the plain one is null', () => {
    expect(decodeOne({ deviceid: null, hash_deviceid: 'cc22' })?.deviceId).toBe('cc22');
  });

  it('may carry its numbers as text', () => {
    expect(decodeOne({ id: '7', category: '2', startdate: String(FROM), enddate: String(TO) })).toMatchObject(
      {
        id: 7,
        category: 2,
        from: FROM,
        to: TO,
      },
    );
  });

  it('may end as it starts', () => {
    expect(decodeOne({ enddate: FROM })).toMatchObject({ from: FROM, to: FROM });
  });

  it('loses a change time of false, not itself', () => {
    expect(decodeOne({ modified: false })).not.toHaveProperty('modifiedAt');
  });
});

describe('a swim', () => {
  it.each(['pool_laps', 'pool_lap', 'nblengthpool'])('counts its laps under %s', (name) => {
    expect(decodeData({ [name]: 40 })?.poolLaps).toBe(40);
  });

  it.each(['strokes', 'stroke', 'nbmovement'])('counts its strokes under %s', (name) => {
    expect(decodeData({ [name]: 800 })?.strokes).toBe(800);
  });

  it.each([
    [{ nbmovement: 1, stroke: 3, strokes: 2 }],
    [{ strokes: 2, stroke: 3, nbmovement: 1 }],
    [{ stroke: 3, strokes: '2', nbmovement: 1 }],
  ])('counts its strokes in today’s name, whichever came first: %j', (data) => {
    expect(decodeData(data)?.strokes).toBe(2);
  });

  it('counts in today’s name where both generations’ names came', () => {
    expect(decodeData({ nbmovement: 1, strokes: 2, nblengthpool: 3, pool_laps: 4 })).toMatchObject({
      strokes: 2,
      poolLaps: 4,
    });
  });

  it('keeps the duration of 2018 beside start and end, which it need not match', () => {
    expect(decodeData({ duration: 2600 })).toMatchObject({ durationSec: 2600, from: FROM, to: TO });
  });
});

describe('a 0 in the data', () => {
  it.each([
    ['hr_average'],
    ['spo2_average'],
    ['manual_distance'],
    ['manual_calories'],
    ['manual_intensity'],
    ['pool_length'],
    ['core_body_temperature_avg'],
  ])('of %s is "not measured" and no complaint', (name) => {
    expect(decode(wireWorkout({ data: { [name]: 0 } }))).toMatchObject({ workouts: [bare], quarantined: [] });
  });

  it('of heart rate zones without a pulse is "not measured"', () => {
    expect(decodeData({ hr_average: 0, hr_min: 0, hr_max: 0, hr_zone_0: 0, hr_zone_1: 0 })).toEqual(bare);
  });

  it.each([
    ['steps', 'steps'],
    ['distance', 'distanceM'],
    ['elevation', 'elevationM'],
    ['calories', 'activeKcal'],
    ['pause_duration', 'pauseSec'],
  ])('of %s may be true and is kept', (name, field) => {
    expect(decodeData({ [name]: 0 })).toEqual({ ...bare, [field]: 0 });
  });
});

describe('a field that cannot be read', () => {
  it.each([
    ['steps', -1, 'number of 0 or more', '-1'],
    ['distance', 'far', 'number of 0 or more', '"far"'],
    ['hr_max', -1, 'positive number', '-1'],
    ['spo2_average', [97], 'positive number', 'Array'],
    ['core_body_temperature_status', 0.5, 'integer', '0.5'],
  ])('%s of %j costs itself alone', (name, value, expected, received) => {
    const page = decode(wireWorkout({ data: { calories: 5, [name]: value } }));
    expect(page.workouts).toEqual([{ ...bare, activeKcal: 5 }]);
    expect(page.quarantined).toEqual([{ path: `series.0.data.${name}`, expected, received, raw: value }]);
  });

  it.each([['none'], [7], [[1]], [true]])('data of %j costs the workout its data alone', (data) => {
    const page = decode(wireWorkout({ data }));
    expect(page.workouts).toEqual([bare]);
    expect(page.quarantined).toMatchObject([{ path: 'series.0.data', expected: 'Object', raw: data }]);
  });
});

describe('a workout that cannot be read', () => {
  it.each([
    ['id', undefined],
    ['id', 'abc'],
    ['id', 2 ** 60],
    ['category', null],
    ['category', 'swim'],
    ['startdate', 0],
    ['startdate', FROM * 1000],
    ['enddate', -1],
    ['enddate', undefined],
    ['enddate', FROM + 0.5],
  ])('for its %s of %s is quarantined whole', (name, value) => {
    const bad = wireWorkout({ [name]: value });
    expect(decode(bad)).toMatchObject({
      workouts: [],
      quarantined: [{ path: `series.0.${name}`, raw: bad }],
    });
  });

  it('for ending before it starts is quarantined whole', () => {
    const bad = wireWorkout({ enddate: FROM - 1 });
    expect(decode(bad)).toMatchObject({
      workouts: [],
      quarantined: [
        { path: 'series.0.enddate', expected: `${FROM} or later`, received: String(FROM - 1), raw: bad },
      ],
    });
  });

  it.each([[null], ['workout'], [7], [[]], [true]])('%j costs its neighbours nothing', (bad) => {
    const page = decode(bad, wireWorkout(), bad);
    expect(page.workouts).toHaveLength(1);
    expect(page.quarantined).toHaveLength(2);
  });
});

describe('the day of a workout', () => {
  // 29 August 19:06 to 20:06 UTC; 30 August in Tokyo.
  it.each([
    ['the day it began', 'Europe/Amsterdam', '2023-08-29', '2023-08-29'],
    ['the local day, not the one in UTC', 'Asia/Tokyo', '2023-08-30', '2023-08-30'],
    ['the day it began where the date is half a year off', 'Europe/Amsterdam', '2023-02-11', '2023-08-29'],
    ['the day it began where the date is that of UTC', 'Asia/Tokyo', '2023-08-29', '2023-08-30'],
    ['the day it began where there is no date', 'Europe/Amsterdam', null, '2023-08-29'],
    ['the day it began where the date is none', 'Europe/Amsterdam', '2023-02-30', '2023-08-29'],
    ['the date, up to a day away, where the zone is unknown', null, '2023-08-30', '2023-08-30'],
    ['the day in UTC where the zone is unknown and the date far away', null, '2023-09-01', '2023-08-29'],
  ])('is %s', (_, timezone, date, day) => {
    expect(decodeOne({ timezone, date })?.day).toBe(day);
  });

  it.each(['2023-08-29', '2023-08-30'])('may be either day of one that passes midnight: %s', (date) => {
    expect(decodeOne({ enddate: FROM + 6 * 3600, date })?.day).toBe(date);
  });
});

function zoneOf(profile: unknown, record: unknown): unknown {
  const page = decodeWorkoutPage({ timezone: profile, series: [wireWorkout({ timezone: record })] });
  return [page.workouts[0]?.timeZone, page.workouts[0]?.zoneSource];
}

describe('the zone of a workout', () => {
  it.each(['"Europe/Paris"', String.raw`Europe\/Paris`])('is read through escapes: %s', (zone) => {
    expect(zoneOf(undefined, zone)).toEqual(['Europe/Paris', 'record']);
  });

  it('is that of the page where it has none', () => {
    expect(zoneOf('Europe/Paris', null)).toEqual(['Europe/Paris', 'profile']);
  });

  it.each([undefined, '', 'Nowhere'])('falls back to UTC, and says so, for %j', (zone) => {
    expect(zoneOf(undefined, zone)).toEqual(['UTC', 'fallback']);
  });
});

describe('the same id twice', () => {
  it('counts in its newest version', () => {
    const page = decode(
      wireWorkout({ category: 1, modified: TO + 1 }),
      wireWorkout({ category: 2, modified: TO + 9 }),
      wireWorkout({ category: 3, modified: TO + 5 }),
    );
    expect(page.workouts.map(({ category }) => category)).toEqual([2]);
  });

  it('counts as it came first where both are equally new', () => {
    const page = decode(
      wireWorkout({ category: 1, modified: TO }),
      wireWorkout({ category: 2, modified: TO }),
    );
    expect(page.workouts.map(({ category }) => category)).toEqual([1]);
  });

  it('keeps the raw record of the version that counts', () => {
    const newer = wireWorkout({ modified: TO });
    expect(decode(wireWorkout(), newer).raw.get(1)).toBe(newer);
  });

  it('counts in the version that can be read', () => {
    expect(decode(wireWorkout({ startdate: 0, modified: TO }), wireWorkout()).workouts).toHaveLength(1);
  });
});

describe('a page', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['without a list', { more: false }],
    ['with null for a list', { series: null }],
    ['with an object for a list', { series: {} }],
    ['with an empty list', { series: [], more: false, offset: 0 }],
  ])('%s is no data', (_, body) => {
    expect(decodeWorkoutPage(body)).toEqual({
      workouts: [],
      raw: new Map(),
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });

  it.each([['text'], [42], [true], [{ series: 'none' }], [{ series: 7 }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeWorkoutPage(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it('may be a bare list or a map of indices', () => {
    const pages = [[wireWorkout()], { series: { '3': wireWorkout() } }].map(decodeWorkoutPage);
    expect(pages.map(({ workouts }) => workouts)).toEqual([[bare], [bare]]);
  });

  it('puts the workouts in order of their start', () => {
    const page = decode(
      wireWorkout({ id: 3, startdate: FROM + 60 }),
      wireWorkout({ id: 2 }),
      wireWorkout({ id: 1 }),
    );
    expect(page.workouts.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('goes on at the offset', () => {
    const body: WireWorkoutsBody = { series: [], more: true, offset: 200 };
    expect(decodeWorkoutPage(body)).toMatchObject({ more: true, nextOffset: 200 });
  });

  it('is the last when more is false, though an offset is there', () => {
    expect(decodeWorkoutPage({ series: [], more: false, offset: 0 })).toMatchObject({ nextOffset: null });
  });

  it('says that there is more without an offset', () => {
    expect(decodeWorkoutPage({ series: [], more: 1 })).toMatchObject({ more: true, nextOffset: null });
  });
});

describe('hostile keys', () => {
  it('do not stand in for a missing field', () => {
    const json: unknown = JSON.parse(
      `{"series":[{"__proto__":{"id":9},"category":1,"startdate":${FROM},"enddate":${TO}}]}`,
    );
    expect(decodeWorkoutPage(json).quarantined[0]?.path).toBe('series.0.id');
  });
});

describe('asking for workouts', () => {
  it('goes to the neutral route with the parameters and the abort signal', async () => {
    const { signal } = new AbortController();
    let asked: unknown[] = [];
    const page = await fetchWorkouts(
      {
        get: async (...args) => {
          asked = args;
          return { series: [wireWorkout()] };
        },
      },
      { updatedSince: 5, offset: 200 },
      signal,
    );
    expect(asked).toEqual(['api/workouts', { updatedSince: 5, offset: 200 }, signal]);
    expect(page.workouts).toHaveLength(1);
  });
});
