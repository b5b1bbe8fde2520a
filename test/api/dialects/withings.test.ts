import { describe, expect, it } from 'vitest';

import type { Call } from '#api/dialects/dialect.ts';
import { toWebRequest } from '#api/dialects/request.ts';
import { withings } from '#api/dialects/withings.ts';

const grant = { accessToken: 'abc123', userid: '3537173' };

function requestOf(call: Call, apiUrl = withings.endpoints.apiUrl): Request {
  const request = withings.dataRequest(call, apiUrl, grant);
  if (request === null) throw new Error(`Failed to build ${call.operation}: there is no such call.`);
  return toWebRequest(request);
}

async function formOf(call: Call): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await requestOf(call).text()));
}

describe('a Withings data call', () => {
  it('is a POST', () => {
    expect(requestOf({ operation: 'user' }).method).toBe('POST');
  });

  it('is a form', () => {
    expect(requestOf({ operation: 'user' }).headers.get('Content-Type')).toMatch(
      /^application\/x-www-form-urlencoded/,
    );
  });

  it('carries the token as a bearer', () => {
    expect(requestOf({ operation: 'user' }).headers.get('Authorization')).toBe('Bearer abc123');
  });

  it('keeps everything out of the address', () => {
    expect(requestOf({ operation: 'measures', types: [1], from: 5 }).url).toBe(
      'https://wbsapi.withings.net/measure',
    );
  });

  it('does not repeat the token in the form', async () => {
    expect(await requestOf({ operation: 'measures' }).text()).not.toContain('abc123');
  });

  it('follows no redirect', () => {
    expect(requestOf({ operation: 'user' }).redirect).toBe('manual');
  });

  it('asks for the profile at /user', async () => {
    const call: Call = { operation: 'user' };
    expect([new URL(requestOf(call).url).pathname, await formOf(call)]).toEqual([
      '/user',
      { action: 'getinfo' },
    ]);
  });

  it('keeps a path prefix with and without its slash', () => {
    expect([
      requestOf({ operation: 'user' }, 'http://127.0.0.1:8080/simulator').url,
      requestOf({ operation: 'user' }, 'http://127.0.0.1:8080/simulator/').url,
    ]).toEqual(['http://127.0.0.1:8080/simulator/user', 'http://127.0.0.1:8080/simulator/user']);
  });
});

describe('the form of a Withings getmeas', () => {
  it('is the action alone for everything', async () => {
    expect(await formOf({ operation: 'measures' })).toEqual({ action: 'getmeas' });
  });

  it('lists the types with commas', async () => {
    expect(await formOf({ operation: 'measures', types: [9, 10, 11] })).toMatchObject({
      meastypes: '9,10,11',
    });
  });

  it('lists no types when none are named', async () => {
    expect(await formOf({ operation: 'measures', types: [] })).toEqual({ action: 'getmeas' });
  });

  it('sends either a window or lastupdate, never both', async () => {
    expect(await formOf({ operation: 'measures', from: 1, to: 2, updatedSince: 3 })).toEqual({
      action: 'getmeas',
      lastupdate: '3',
    });
  });

  it('leaves out the page size, which is no longer documented', async () => {
    expect(await formOf({ operation: 'measures', limit: 10 })).not.toHaveProperty('limit');
  });
});

const callback = { callbackUrl: 'https://dash.example/hooks/s?x=1&y', appli: 44 };
const days = { from: '2024-03-01', to: '2024-03-31' };
const ymd = { startdateymd: '2024-03-01', enddateymd: '2024-03-31' };
const calls: readonly (readonly [Call, path: string, form: Record<string, string>])[] = [
  [{ operation: 'devices' }, '/v2/user', { action: 'getdevice' }],
  [{ operation: 'goals' }, '/v2/user', { action: 'getgoals' }],
  [
    { operation: 'activity', ...days, offset: 200 },
    '/v2/measure',
    { action: 'getactivity', ...ymd, offset: '200' },
  ],
  [
    { operation: 'intraday', from: 1_700_000_000.2, to: 1_700_086_400.9 },
    '/v2/measure',
    { action: 'getintradayactivity', startdate: '1700000001', enddate: '1700086400' },
  ],
  [
    { operation: 'sleep', from: 1_700_000_000, to: 1_700_086_400 },
    '/v2/sleep',
    { action: 'get', startdate: '1700000000', enddate: '1700086400' },
  ],
  [{ operation: 'sleep-summary', ...days }, '/v2/sleep', { action: 'getsummary', ...ymd }],
  [{ operation: 'workouts', ...days }, '/v2/measure', { action: 'getworkouts', ...ymd }],
  [{ operation: 'subscriptions' }, '/notify', { action: 'list' }],
  [{ operation: 'subscriptions', appli: 1 }, '/notify', { action: 'list', appli: '1' }],
  [
    { operation: 'subscription', ...callback },
    '/notify',
    { action: 'get', callbackurl: callback.callbackUrl, appli: '44' },
  ],
  [
    { operation: 'subscribe', ...callback },
    '/notify',
    { action: 'subscribe', callbackurl: callback.callbackUrl, appli: '44' },
  ],
  [
    { operation: 'subscribe', ...callback, comment: 'é&=' },
    '/notify',
    { action: 'subscribe', callbackurl: callback.callbackUrl, appli: '44', comment: 'é&=' },
  ],
  [
    { operation: 'revoke', ...callback },
    '/notify',
    { action: 'revoke', callbackurl: callback.callbackUrl, appli: '44' },
  ],
  [
    { operation: 'update-subscription', ...callback, newCallbackUrl: 'https://dash.example/hooks/t' },
    '/notify',
    {
      action: 'update',
      callbackurl: callback.callbackUrl,
      appli: '44',
      new_callbackurl: 'https://dash.example/hooks/t',
    },
  ],
  [
    { operation: 'update-subscription', ...callback, newAppli: 16 },
    '/notify',
    { action: 'update', callbackurl: callback.callbackUrl, appli: '44', new_appli: '16' },
  ],
  [
    { operation: 'update-subscription', ...callback, newComment: '' },
    '/notify',
    { action: 'update', callbackurl: callback.callbackUrl, appli: '44', comment: '' },
  ],
];

describe('the Withings call', () => {
  it.each(calls.map(([call, path, form]) => ({ asked: JSON.stringify(call), call, path, form })))(
    '$asked goes to its place with its parameters',
    async ({ call, path, form }) => {
      const { data_fields: _, ...params } = await formOf(call);
      expect([new URL(requestOf(call).url).pathname, params]).toEqual([path, form]);
    },
  );

  it.each(['activity', 'sleep-summary', 'workouts'] as const)(
    '%s asks for what changed since, and for no days then',
    async (operation) => {
      const {
        data_fields: _,
        action: __,
        ...params
      } = await formOf({ operation, ...days, updatedSince: 1_700_000_000.7 });
      expect(params).toEqual({ lastupdate: '1700000000' });
    },
  );

  it('activity of one day is a range of one day, since `date` is gone', async () => {
    const form = await formOf({ operation: 'activity', from: '2024-03-01', to: '2024-03-01' });
    expect(form).toMatchObject({ startdateymd: '2024-03-01', enddateymd: '2024-03-01' });
    expect(form).not.toHaveProperty('date');
  });

  // Written out again on purpose: a name that slips here is a value that never comes.
  it.each([
    [
      'activity',
      'steps distance elevation soft moderate intense active calories totalcalories hr_average hr_min hr_max ' +
        'hr_zone_0 hr_zone_1 hr_zone_2 hr_zone_3',
    ],
    [
      'intraday',
      'steps elevation calories distance stroke pool_lap duration heart_rate spo2_auto rmssd sdnn1 hrv_quality ' +
        'core_body_temperature rr chest_movement_rate',
    ],
    [
      'sleep',
      'hr rr snoring sdnn_1 rmssd hrv_quality mvt_score chest_movement_rate withings_index breathing_sounds',
    ],
    [
      'sleep-summary',
      'total_timeinbed total_sleep_time asleepduration lightsleepduration deepsleepduration remsleepduration ' +
        'wakeupduration sleep_latency wakeup_latency waso durationtosleep durationtowakeup snoring ' +
        'snoringepisodecount mvt_active_duration mvt_score_avg breathing_sounds breathing_sounds_episode_count ' +
        'wakeupcount out_of_bed_count nb_rem_episodes sleep_score sleep_efficiency hr_average hr_min hr_max ' +
        'rr_average rr_min rr_max rmssd_start_avg rmssd_end_avg chest_movement_rate_average ' +
        'chest_movement_rate_min chest_movement_rate_max chest_movement_rate_wellness_average ' +
        'chest_movement_rate_wellness_min chest_movement_rate_wellness_max core_body_temperature_min ' +
        'core_body_temperature_max core_body_temperature_avg core_body_temperature_status ' +
        'breathing_disturbances_intensity breathing_quality_assessment apnea_hypopnea_index withings_index ' +
        'night_events',
    ],
    [
      'workouts',
      'calories intensity manual_distance manual_calories manual_intensity hr_average hr_min hr_max hr_zone_0 ' +
        'hr_zone_1 hr_zone_2 hr_zone_3 pause_duration algo_pause_duration spo2_average steps distance elevation ' +
        'pool_laps strokes pool_length core_body_temperature_avg core_body_temperature_min ' +
        'core_body_temperature_max core_body_temperature_status',
    ],
  ] as const)('%s asks for every documented field by name', async (operation, names) => {
    const form = await formOf(
      operation === 'intraday' || operation === 'sleep'
        ? { operation, from: 1, to: 2 }
        : { operation, ...days },
    );
    expect(form['data_fields']).toBe(names.replaceAll(' ', ','));
  });

  it.each<Call>([
    { operation: 'user' },
    { operation: 'devices' },
    { operation: 'goals' },
    { operation: 'measures' },
    { operation: 'subscriptions' },
  ])('%j asks for no fields by name', async (call) => {
    expect(await formOf(call)).not.toHaveProperty('data_fields');
  });
});

it('asks the token endpoint for requesttoken', () => {
  expect(withings.tokenParams).toEqual({ action: 'requesttoken' });
});
