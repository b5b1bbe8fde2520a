/** Nights and accounts in the shapes in which real accounts deliver them; the values are made up. */
import { describe, expect, it } from 'vitest';

import { decodeDevices } from '#api/devices.ts';
import { decodeGoals } from '#api/goals.ts';
import { decodeSubscriptions } from '#api/notify.ts';
import { decodeSleepSummary } from '#api/sleep-summary.ts';
import { decodeSleep } from '#api/sleep.ts';

describe('segments of 2015', () => {
  const { segments, quarantined } = decodeSleep({
    series: [
      { startdate: 1_417_460_000, state: 0, enddate: 1_417_460_900 },
      { startdate: 1_417_460_960, state: 1, enddate: 1_417_461_920 },
      { startdate: 1_417_461_980, state: 3, enddate: 1_417_463_600 },
    ],
    model: 32,
  });

  it('leave a minute between each other', () => {
    expect(segments.map(({ from }, index) => from - (segments[index - 1]?.to ?? from))).toEqual([0, 60, 60]);
  });

  it('are read without loss', () => {
    expect(quarantined).toEqual([]);
  });
});

describe('segments of today', () => {
  const page = decodeSleep({
    model: 32,
    series: [
      {
        startdate: 1_700_003_600,
        enddate: 1_700_004_200,
        state: 5,
        model: 'Aura Sensor V2',
        model_id: 63,
        hash_deviceid: 'aa00bb11',
        hr: { '1700003600': 54, '1700003900': 53 },
        rr: { '1700003600': 13 },
        snoring: { '1700003600': 0 },
        sdnn_1: [],
        rmssd: {},
      },
      { startdate: 1_700_000_000, enddate: 1_700_003_600, state: 1, model: 'ScanWatch', model_id: 93 },
    ],
  });

  it('name their own devices, sorted by time', () => {
    expect(page.segments.map(({ modelId, model }) => [modelId, model])).toEqual([
      [93, 'ScanWatch'],
      [63, 'Aura Sensor V2'],
    ]);
  });

  it('carry pulse and breath by the minute, and nothing where a map is empty', () => {
    expect(page.segments[1]).toMatchObject({
      state: 5,
      heartRateBpm: [
        { at: 1_700_003_600, value: 54 },
        { at: 1_700_003_900, value: 53 },
      ],
      breathsPerMinute: [{ at: 1_700_003_600, value: 13 }],
      snoringSec: [{ at: 1_700_003_600, value: 0 }],
    });
    expect(page.segments[1]).not.toHaveProperty('sdnn1Ms');
  });

  it('are read without loss', () => {
    expect(page.quarantined).toEqual([]);
  });
});

describe('a page of nights', () => {
  const page = decodeSleepSummary({
    series: [
      {
        id: 2_081_804_182,
        timezone: 'Europe/Paris',
        model: 32,
        model_id: 63,
        hash_deviceid: 'aa00bb11',
        startdate: 1_704_837_600,
        enddate: 1_704_866_400,
        date: '2024-01-10',
        created: 1_704_870_000,
        modified: 1_704_873_600,
        completed: true,
        data: {
          wakeupduration: 900,
          wakeupcount: 2,
          lightsleepduration: 14_400,
          deepsleepduration: 5400,
          remsleepduration: 6300,
          durationtosleep: 420,
          durationtowakeup: 300,
          hr_average: 55,
          breathing_disturbances_intensity: -1,
          apnea_hypopnea_index: -1,
          sleep_efficiency: 0.94,
          night_events: { 1: [0], 2: [420], 3: [28_000], 4: [28_800] },
        },
      },
      {
        id: 16_616_001,
        timezone: '"America/Los_Angeles"',
        model: 52,
        startdate: 1_410_500_000,
        enddate: 1_410_525_000,
        date: '2014-09-12',
        data: {
          wakeupduration: 0,
          lightsleepduration: 15_000,
          deepsleepduration: 10_000,
          durationtosleep: 0,
        },
        modified: 1_410_540_000,
      },
    ],
    more: true,
    offset: 300,
  });

  it('tells nights of a mat from those of a tracker, whichever way they are numbered', () => {
    expect(page.nights.map(({ source, modelId }) => [source, modelId])).toEqual([
      ['mat', 63],
      ['tracker', 52],
    ]);
  });

  it('has no breathing index where that is −1', () => {
    expect(page.nights[0]?.values).not.toHaveProperty('breathingDisturbances');
    expect(page.nights[0]?.values).not.toHaveProperty('apneaHypopneaIndex');
  });

  it('has no REM where a tracker knows none', () => {
    expect(page.nights[1]?.values).toEqual({ awakeSec: 0, lightSec: 15_000, deepSec: 10_000, toSleepSec: 0 });
  });

  it('dates every night by its end in its own zone', () => {
    expect(page.nights.filter(({ endDay }) => endDay !== undefined)).toEqual([]);
  });

  it('goes on at the offset and loses nothing', () => {
    expect([page.nextOffset, page.quarantined]).toEqual([300, []]);
  });
});

describe('an account', () => {
  it('may have devices without sessions, without a model and with an unknown battery', () => {
    const shared = { type: 'Sleep Monitor', model_id: 63, timezone: 'Europe/Paris', deviceid: 'aa00bb11' };
    const { devices, quarantined } = decodeDevices({
      devices: [
        { ...shared, battery: 'high', model: '', first_session_date: 1_690_000_000, last_session_date: null },
        {
          ...shared,
          battery: 'unknown',
          model: 'Aura',
          first_session_date: null,
          last_session_date: 1_700_000_000,
        },
      ],
    });
    expect(devices.map(({ model, battery }) => [model, battery])).toEqual([
      ['', 'high'],
      ['Aura', 'unknown'],
    ]);
    expect(quarantined).toEqual([]);
  });

  it('may have no goals, written as a list', () => {
    expect(decodeGoals({ goals: [] })).toEqual({});
  });

  it('may be subscribed to for ever, without a comment', () => {
    const profile = {
      appli: 44,
      callbackurl: 'https://dash.example/',
      expires: 2_147_483_647,
      comment: null,
    };
    expect(decodeSubscriptions({ profiles: [profile] }).subscriptions).toEqual([
      { appli: 44, callbackUrl: 'https://dash.example/', comment: null },
    ]);
  });
});
