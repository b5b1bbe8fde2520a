/** Days, minutes and workouts in the shapes in which real accounts deliver them; the values are made up. */
import { describe, expect, it } from 'vitest';

import { decodeActivityPage } from '#api/activity.ts';
import { decodeIntraday } from '#api/intraday.ts';
import { decodeWorkoutPage } from '#api/workouts.ts';

describe('two days of a phone', () => {
  const shared = {
    deviceid: null,
    hash_deviceid: null,
    timezone: 'Europe/Amsterdam',
    brand: 18,
    modelid: 1055,
    model: 'GoogleFit tracker',
    is_tracker: false,
  };
  const page = decodeActivityPage({
    activities: [
      {
        steps: 2311,
        distance: 1811.25,
        elevation: 0,
        soft: 1800,
        moderate: 300,
        intense: 0,
        active: 300,
        calories: 91.25,
        totalcalories: 2290.5,
        hr_average: 75,
        hr_min: 61,
        hr_max: 133,
        hr_zone_0: 10,
        hr_zone_1: 20,
        hr_zone_2: 30,
        hr_zone_3: 40,
        date: '2023-11-14',
        modified: 1_700_000_000,
        ...shared,
      },
      {
        steps: 1155,
        distance: 1020.5,
        elevation: 0,
        soft: 1516,
        moderate: 287,
        intense: 420,
        active: 707,
        calories: 134.5,
        totalcalories: 2357.25,
        date: '2023-11-15',
        modified: 1_700_090_000,
        ...shared,
      },
    ],
    more: false,
    offset: 200,
  });

  it('are read without loss', () => {
    expect(page).toMatchObject({ more: false, nextOffset: null, quarantined: [] });
    expect(page.days.map(({ steps }) => steps)).toEqual([2311, 1155]);
  });

  it('have no device, and a heart rate on the first alone', () => {
    expect(page.days[0]?.heartRate).toEqual({
      averageBpm: 75,
      minBpm: 61,
      maxBpm: 133,
      zoneSec: [10, 20, 30, 40],
    });
    expect(page.days[1]).not.toHaveProperty('heartRate');
    expect(page.days.filter(({ deviceId }) => deviceId !== undefined)).toEqual([]);
  });
});

describe('a single day of 2013', () => {
  it('may hold steps and no more, not even a zone', () => {
    expect(decodeActivityPage({ date: '2013-05-01', steps: 3111 }).days).toEqual([
      { day: '2013-05-01', steps: 3111, timeZone: 'UTC', zoneSource: 'fallback' },
    ]);
  });
});

describe('minutes of 2015', () => {
  it('mix walks with stretches that have nothing but their length', () => {
    const page = decodeIntraday({
      series: {
        '1434758640': { calories: 1, distance: 12, duration: 60, elevation: 0, steps: 19 },
        '1434758700': { duration: 1440 },
        '1434760140': { calories: 2, distance: 33, duration: 60, elevation: 0, steps: 45 },
      },
    });
    expect(page).toEqual({
      samples: [
        { at: 1_434_758_640, activeKcal: 1, distanceM: 12, durationSec: 60, elevationM: 0, steps: 19 },
        { at: 1_434_758_700, durationSec: 1440 },
        { at: 1_434_760_140, activeKcal: 2, distanceM: 33, durationSec: 60, elevationM: 0, steps: 45 },
      ],
      quarantined: [],
    });
  });
});

describe('workouts of a phone', () => {
  const walk = {
    id: 3_700_000_001,
    category: 1,
    timezone: 'Europe/Amsterdam',
    model: 1055,
    attrib: 0,
    startdate: 1_693_469_000,
    enddate: 1_693_469_600,
    date: '2023-08-31',
    deviceid: null,
    data: {
      calories: 82,
      intensity: 30,
      manual_distance: 0,
      manual_calories: 0,
      hr_average: 0,
      hr_min: 0,
      hr_max: 0,
      hr_zone_0: 0,
      hr_zone_1: 0,
      hr_zone_2: 0,
      hr_zone_3: 0,
      pause_duration: 0,
      steps: 1450,
      distance: 1200,
      elevation: 12,
      algo_pause_duration: null,
      spo2_average: null,
    },
    modified: 1_693_481_873,
  };
  const silent = { ...walk, id: 3_700_000_002, data: { algo_pause_duration: null } };
  const page = decodeWorkoutPage({ series: [walk, silent, walk], more: false, offset: 0 });

  it('count once though told twice', () => {
    expect(page.workouts.map(({ id }) => id)).toEqual([3_700_000_001, 3_700_000_002]);
  });

  it('have no heart rate where all of it is 0', () => {
    expect(page.workouts[0]).toEqual({
      id: 3_700_000_001,
      category: 1,
      from: 1_693_469_000,
      to: 1_693_469_600,
      day: '2023-08-31',
      timeZone: 'Europe/Amsterdam',
      zoneSource: 'record',
      attrib: 0,
      modelId: 1055,
      modifiedAt: 1_693_481_873,
      activeKcal: 82,
      intensity: 30,
      pauseSec: 0,
      steps: 1450,
      distanceM: 1200,
      elevationM: 12,
    });
  });

  it('may be known by their times alone', () => {
    expect(page.workouts[1]).not.toHaveProperty('steps');
  });

  it('are read without loss', () => {
    expect(page).toMatchObject({ more: false, nextOffset: null, quarantined: [] });
  });
});
