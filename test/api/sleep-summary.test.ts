import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import { decodeSleepSummary, fetchSleepSummary, type NightSummaryPage } from '#api/sleep-summary.ts';
import type { NightSummary } from '#domain/sleep.ts';

/** 23:00 on 9 January to 07:00 on 10 January 2024, in Paris. */
const FROM = 1_704_837_600;
const TO = FROM + 8 * 3600;

function wireNight(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 1,
    timezone: 'Europe/Paris',
    model: 32,
    startdate: FROM,
    enddate: TO,
    date: '2024-01-10',
    data: {},
    ...fields,
  };
}

function decode(...series: unknown[]): NightSummaryPage {
  return decodeSleepSummary({ series });
}

function decodeOne(fields: Record<string, unknown> = {}): NightSummary | undefined {
  return decode(wireNight(fields)).nights[0];
}

function valuesOf(data: unknown): NightSummary['values'] | undefined {
  return decodeOne({ data })?.values;
}

describe('a night', () => {
  it('carries what was sent', () => {
    expect(
      decodeOne({
        model: 16,
        model_id: 93,
        hash_deviceid: 'aa00bb11',
        completed: true,
        created: TO + 60,
        modified: TO + 120,
        data: { wakeupcount: 2 },
      }),
    ).toEqual({
      id: 1,
      day: '2024-01-10',
      from: FROM,
      to: TO,
      timeZone: 'Europe/Paris',
      zoneSource: 'record',
      source: 'tracker',
      sourceModel: 16,
      modelId: 93,
      deviceId: 'aa00bb11',
      completed: true,
      createdAt: TO + 60,
      modifiedAt: TO + 120,
      values: { wakeUps: 2 },
    });
  });

  it('leaves out what is null or false', () => {
    expect(
      decodeOne({
        model: null,
        model_id: null,
        hash_deviceid: null,
        created: false,
        modified: false,
        data: null,
      }),
    ).toEqual({
      id: 1,
      day: '2024-01-10',
      from: FROM,
      to: TO,
      timeZone: 'Europe/Paris',
      zoneSource: 'record',
      source: 'unknown',
      values: {},
    });
  });

  it.each([
    ['true', true, true],
    ['1', 1, true],
    ['false', false, false],
    ['0', 0, false],
    ['a word', 'yes', undefined],
  ])('is complete when it says so: %s', (_, completed, expected) => {
    expect(decodeOne({ completed })?.completed).toBe(expected);
  });

  it.each([undefined, null, 'abc', 2 ** 60])('has no id when that is %s', (id) => {
    expect(decodeOne({ id })?.id).toBeNull();
  });

  it.each([
    ['no beginning', { startdate: undefined }, 'series.0.startdate'],
    ['an end in milliseconds', { enddate: TO * 1000 }, 'series.0.enddate'],
    ['its end before its beginning', { enddate: FROM - 60 }, 'series.0.enddate'],
    ['no length', { enddate: FROM }, 'series.0.enddate'],
  ])('with %s is quarantined', (_, fields, path) => {
    const bad = wireNight(fields);
    expect(decode(bad)).toMatchObject({ nights: [], quarantined: [{ path, raw: bad }] });
  });

  it.each([[null], ['night'], [7], [[]], [true]])('that is %j costs its neighbours nothing', (bad) => {
    expect(decode(bad, wireNight(), bad).nights).toHaveLength(1);
  });
});

describe('the day of a night', () => {
  it('is the one the service names', () => {
    expect(decodeOne()?.day).toBe('2024-01-10');
  });

  it('is the local day of its end, so nothing more is said where the two agree', () => {
    expect(decodeOne()).not.toHaveProperty('endDay');
  });

  it('stays as the service names it where its end lies elsewhere, as in the document, and that is told', () => {
    expect(decodeOne({ date: '2024-01-09' })).toMatchObject({ day: '2024-01-09', endDay: '2024-01-10' });
  });

  it('is judged in the zone of the night, not in UTC', () => {
    const toMidnight = { startdate: FROM, enddate: FROM + 1800, date: '2024-01-09' };
    expect(decodeOne(toMidnight)).not.toHaveProperty('endDay');
    expect(decodeOne({ ...toMidnight, timezone: 'Asia/Tokyo' })).toMatchObject({ endDay: '2024-01-10' });
  });

  it.each([undefined, null, 'yesterday', '2024-02-30', 1_704_844_800])(
    'is the local day of its end where the service names none: %s',
    (date) => {
      expect(decodeOne({ date })?.day).toBe('2024-01-10');
    },
  );

  it('is not judged without a zone', () => {
    expect(decodeOne({ timezone: undefined, date: '2024-01-09' })).not.toHaveProperty('endDay');
  });
});

describe('the zone of a night', () => {
  it.each(['"Europe/Paris"', String.raw`Europe\/Paris`, 'Europe/Paris'])(
    'is read through the quotes and escapes of the document: %s',
    (timezone) => {
      expect(decodeOne({ timezone })).toMatchObject({ timeZone: 'Europe/Paris', zoneSource: 'record' });
    },
  );

  it.each([undefined, null, '', 'Mars/Olympus', 60])('falls back to UTC, and says so, for %s', (timezone) => {
    expect(decodeOne({ timezone })).toMatchObject({ timeZone: 'UTC', zoneSource: 'fallback' });
  });
});

describe('the source of a night', () => {
  it.each([
    ['16, a tracker', { model: 16 }, { source: 'tracker', sourceModel: 16 }],
    ['32, a sleep monitor', { model: 32 }, { source: 'mat', sourceModel: 32 }],
    ['52, a device that is a tracker', { model: 52 }, { source: 'tracker', sourceModel: 52, modelId: 52 }],
    ['61, a device that is a mat', { model: 61 }, { source: 'mat', sourceModel: 61, modelId: 61 }],
    ['63 beside 32', { model: 32, model_id: 63 }, { source: 'mat', sourceModel: 32, modelId: 63 }],
    ['an unknown number, kept', { model: 99 }, { source: 'unknown', sourceModel: 99 }],
  ])('is read from %s', (_, fields, expected) => {
    const { source, sourceModel, modelId } = decodeOne(fields) ?? {};
    expect({ source, sourceModel, modelId }).toEqual({ modelId: undefined, ...expected });
  });
});

describe('the values of a night', () => {
  it('have neutral names with their units', () => {
    // Written out again on purpose, each with a value of its own.
    const names = [
      ['total_timeinbed', 'timeInBedSec'],
      ['total_sleep_time', 'totalSleepSec'],
      ['asleepduration', 'asleepSec'],
      ['lightsleepduration', 'lightSec'],
      ['deepsleepduration', 'deepSec'],
      ['remsleepduration', 'remSec'],
      ['wakeupduration', 'awakeSec'],
      ['sleep_latency', 'sleepLatencySec'],
      ['wakeup_latency', 'wakeUpLatencySec'],
      ['waso', 'wasoSec'],
      ['durationtosleep', 'toSleepSec'],
      ['durationtowakeup', 'toWakeUpSec'],
      ['snoring', 'snoringSec'],
      ['mvt_active_duration', 'movementActiveSec'],
      ['breathing_sounds', 'breathingSoundsSec'],
      ['wakeupcount', 'wakeUps'],
      ['out_of_bed_count', 'outOfBedCount'],
      ['nb_rem_episodes', 'remEpisodes'],
      ['snoringepisodecount', 'snoringEpisodes'],
      ['breathing_sounds_episode_count', 'breathingSoundsEpisodes'],
      ['sleep_score', 'score'],
      ['sleep_efficiency', 'efficiency'],
      ['mvt_score_avg', 'movementScoreAverage'],
      ['hr_average', 'heartRateAverageBpm'],
      ['hr_min', 'heartRateMinBpm'],
      ['hr_max', 'heartRateMaxBpm'],
      ['rr_average', 'breathsAveragePerMinute'],
      ['rr_min', 'breathsMinPerMinute'],
      ['rr_max', 'breathsMaxPerMinute'],
      ['rmssd_start_avg', 'rmssdStartMs'],
      ['rmssd_end_avg', 'rmssdEndMs'],
      ['chest_movement_rate_average', 'chestMovementRateAverage'],
      ['chest_movement_rate_min', 'chestMovementRateMin'],
      ['chest_movement_rate_max', 'chestMovementRateMax'],
      ['chest_movement_rate_wellness_average', 'chestMovementRateWellnessAverage'],
      ['chest_movement_rate_wellness_min', 'chestMovementRateWellnessMin'],
      ['chest_movement_rate_wellness_max', 'chestMovementRateWellnessMax'],
      ['core_body_temperature_min', 'coreBodyTemperatureMinC'],
      ['core_body_temperature_max', 'coreBodyTemperatureMaxC'],
      ['core_body_temperature_avg', 'coreBodyTemperatureAverageC'],
      ['core_body_temperature_status', 'coreBodyTemperatureStatus'],
      ['breathing_disturbances_intensity', 'breathingDisturbances'],
      ['breathing_quality_assessment', 'breathingQuality'],
      ['apnea_hypopnea_index', 'apneaHypopneaIndex'],
      ['withings_index', 'withingsIndex'],
    ] as const;
    const data = Object.fromEntries(names.map(([wireName], index) => [wireName, index + 1]));
    expect(valuesOf(data)).toEqual(Object.fromEntries(names.map(([, name], index) => [name, index + 1])));
  });

  it('are absent, not zero, where a tracker leaves out REM and the time to get up', () => {
    expect(valuesOf({ lightsleepduration: 18_540, deepsleepduration: 0 })).toEqual({
      lightSec: 18_540,
      deepSec: 0,
    });
  });

  it.each(['breathing_disturbances_intensity', 'apnea_hypopnea_index'])(
    'are absent without complaint where %s is −1, "not available"',
    (name) => {
      const page = decode(wireNight({ data: { [name]: -1, wakeupcount: 0 } }));
      expect([page.nights[0]?.values, page.quarantined]).toEqual([{ wakeUps: 0 }, []]);
    },
  );

  it.each(['breathing_disturbances_intensity', 'apnea_hypopnea_index'])(
    'keep a zero of %s, a night without disturbance',
    (name) => {
      expect(Object.values(valuesOf({ [name]: 0 }) ?? {})).toEqual([0]);
    },
  );

  it.each(['hr_average', 'hr_min', 'rr_max', 'rmssd_start_avg', 'core_body_temperature_avg'])(
    'are absent where %s is 0, which no living person has',
    (name) => {
      expect(valuesOf({ [name]: 0 })).toEqual({});
    },
  );

  it('keep the two ways to measure falling asleep apart', () => {
    expect(valuesOf({ durationtosleep: 420, sleep_latency: 360 })).toEqual({
      toSleepSec: 420,
      sleepLatencySec: 360,
    });
    expect(valuesOf({ durationtosleep: 420 })).toEqual({ toSleepSec: 420 });
  });

  it('keep the ratio of the efficiency a ratio', () => {
    expect(valuesOf({ sleep_efficiency: 0.93 })).toEqual({ efficiency: 0.93 });
  });

  it('of external sources have no phases, only the time asleep', () => {
    expect(
      valuesOf({
        asleepduration: 25_200,
        lightsleepduration: null,
        deepsleepduration: null,
        remsleepduration: null,
      }),
    ).toEqual({ asleepSec: 25_200 });
  });

  it('may add up to more than the night, as in the document', () => {
    const data = { lightsleepduration: 18_540, deepsleepduration: 8460, remsleepduration: 10_460 };
    expect(decode(wireNight({ enddate: FROM + 20_918, data })).quarantined).toEqual([]);
  });

  it('ignore names they do not know', () => {
    expect(valuesOf({ dream_quality: 5 })).toEqual({});
  });

  it.each([
    ['a negative duration', { waso: -60 }, 'series.0.data.waso', '-60'],
    ['another negative index', { apnea_hypopnea_index: -2 }, 'series.0.data.apnea_hypopnea_index', '-2'],
    ['words', { sleep_score: 'good' }, 'series.0.data.sleep_score', '"good"'],
    ['a list', { hr_min: [] }, 'series.0.data.hr_min', 'Array'],
    ['infinity', { snoring: Number.POSITIVE_INFINITY }, 'series.0.data.snoring', 'Infinity'],
  ])('lose %s alone', (_, data, path, received) => {
    const page = decode(wireNight({ data: { ...data, wakeupcount: 3 } }));
    expect(page.quarantined).toMatchObject([{ path, received }]);
    expect(page.nights[0]?.values).toEqual({ wakeUps: 3 });
  });

  it.each([[undefined], [null], [false], [[]], [{}]])('are none in %j', (data) => {
    const page = decode(wireNight({ data }));
    expect([page.nights[0]?.values, page.quarantined]).toEqual([{}, []]);
  });

  it.each([['none'], [[1]], [7]])('are none in %j, and that is told', (data) => {
    const page = decode(wireNight({ data }));
    expect([page.nights[0]?.values, page.quarantined[0]?.path]).toEqual([{}, 'series.0.data']);
  });
});

describe('the events of a night', () => {
  it('are offsets by number, unknown numbers included', () => {
    expect(
      decodeOne({ data: { night_events: { 1: [0], 2: [420, 9000], 4: [28_800], 9: [1] } } })?.events,
    ).toEqual({
      1: [0],
      2: [420, 9000],
      4: [28_800],
      9: [1],
    });
  });

  it.each([[undefined], [null], [[]], [{}], [{ 1: [] }]])('are absent for %j', (events) => {
    const page = decode(wireNight({ data: { night_events: events } }));
    expect(page.nights[0]).not.toHaveProperty('events');
    expect(page.quarantined).toEqual([]);
  });

  it.each([
    ['a list with words', { 1: [0], 2: ['soon'] }],
    ['a hostile key', JSON.parse('{"1":[0],"__proto__":[5]}')],
    ['a key in words', { 1: [0], asleep: [420] }],
    ['a number for a list', { 1: [0], 2: 420 }],
  ])('lose %s alone', (_, events) => {
    const page = decode(wireNight({ data: { night_events: events } }));
    expect([page.nights[0]?.events, page.quarantined.length]).toEqual([{ 1: [0] }, 1]);
  });

  it('lose a list for a map, and that is told', () => {
    expect(decode(wireNight({ data: { night_events: [[0], [420]] } })).quarantined[0]?.path).toBe(
      'series.0.data.night_events',
    );
  });
});

describe('the same night twice in a page', () => {
  it('counts in its newest version, since nights are revised later', () => {
    const page = decode(
      wireNight({ modified: TO + 1, data: { wakeupcount: 1 } }),
      wireNight({ modified: TO + 9, data: { wakeupcount: 2 } }),
      wireNight({ modified: TO + 5, data: { wakeupcount: 3 } }),
    );
    expect(page.nights.map(({ values }) => values.wakeUps)).toEqual([2]);
  });

  it('counts as it came first where neither is dated', () => {
    const page = decode(wireNight({ model: 16 }), wireNight({ model: 32 }));
    expect(page.nights.map(({ sourceModel }) => sourceModel)).toEqual([16]);
  });

  it('keeps the raw record of the version that counts', () => {
    const newer = wireNight({ modified: TO + 9 });
    expect(decode(wireNight(), newer).raw.get(1)).toBe(newer);
  });

  it('cannot be told without ids, so both stay', () => {
    expect(decode(wireNight({ id: null }), wireNight({ id: null })).nights).toHaveLength(2);
  });
});

describe('a page of nights', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['a series of null', { series: null }],
    ['an empty list for a series', { series: [] }],
    ['an empty object for a series', { series: {} }],
  ])('that is %s has no data', (_, body) => {
    expect(decodeSleepSummary(body)).toEqual({
      nights: [],
      raw: new Map(),
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });

  it.each([['text'], [42], [true], [{ series: 'none' }], [{ series: 7 }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeSleepSummary(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it.each([[true], [1], ['1'], ['true']])('has a next page when more is %j', (more) => {
    expect(decodeSleepSummary({ more, offset: 300 })).toMatchObject({ more: true, nextOffset: 300 });
  });

  it.each([[false], [0], ['0'], [null], [undefined]])('is the last when more is %j', (more) => {
    expect(decodeSleepSummary({ more, offset: 300 })).toMatchObject({ more: false, nextOffset: null });
  });

  it('may say that there is more without an offset', () => {
    expect(decodeSleepSummary({ more: true })).toMatchObject({ more: true, nextOffset: null });
  });

  it('may hold more nights than the seven days that the document allows', () => {
    const series = Array.from({ length: 300 }, (_, index) =>
      wireNight({ id: index + 1, startdate: FROM + index * 86_400, enddate: TO + index * 86_400 }),
    );
    expect(decode(...series).nights).toHaveLength(300);
  });
});

it('night summaries are asked for at the neutral route', async () => {
  const asked: unknown[] = [];
  const params = { from: '2024-01-01', to: '2024-01-31', offset: 300 };
  await fetchSleepSummary({ get: async (...args) => void asked.push(args) }, params);
  expect(asked).toEqual([['api/sleep-summary', params, undefined]]);
});
