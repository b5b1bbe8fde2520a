import { describe, expect, test } from 'vitest';
import { cpuMs } from '../support/cpu-clock.ts';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const daySec = 86_400;
const every = 'hr,rr,snoring';
const lastNight = { startdate: String(nowSec - daySec), enddate: String(nowSec), data_fields: every };
const week = { ...lastNight, startdate: String(nowSec - 7 * daySec) };

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (params: Record<string, string> = lastNight) =>
    simulator.ask(dialect, access_token, 'get', params);
  const series = async (params: Record<string, string> = lastNight) =>
    ((await ask(params)).body['series'] ?? []) as Row[];
  return { ...simulator, ask, series };
};
const byStart = (a: Row, b: Row) =>
  Number(a['startdate']) - Number(b['startdate']) || Number(a['model_id'] ?? 0) - Number(b['model_id'] ?? 0);
const asPoints = (track: unknown) =>
  track === undefined ? undefined : Object.entries(track as Row).map(([at, value]) => [Number(at), value]);
const shortNight = {
  from: nowSec - 20_000,
  to: nowSec - 10_000,
  segments: [
    {
      from: nowSec - 20_000,
      to: nowSec - 18_000,
      state: 1,
      model: 32,
      heartRateBpm: [[nowSec - 19_980, 61]],
    },
    { from: nowSec - 18_000, to: nowSec - 10_000, state: 2, model: 32 },
  ],
};

describe.each(dialects)('sleep get in the manner of %s', (dialect) => {
  test('leaves the phases unsorted', async () => {
    const starts = (await (await start(dialect)).series()).map(({ startdate }) => Number(startdate));
    expect(starts.length).toBeGreaterThan(10);
    expect([starts.toSorted((a, b) => a - b), starts.toSorted((a, b) => b - a)]).not.toContainEqual(starts);
  });

  test('sorts the phases where that is switched on', async () => {
    const { series } = await start(dialect, { order: 'newest first' });
    const starts = (await series()).map(({ startdate }) => Number(startdate));
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  });

  test('cuts off silently what begins more than 24 hours from the start', async () => {
    const starts = (await (await start(dialect)).series(week)).map(({ startdate }) => Number(startdate));
    expect(Math.max(...starts)).toBeLessThan(nowSec - 6 * daySec);
  });

  test('spans seven days where that is switched on', async () => {
    const { series } = await start(dialect, { sleepWindow: '7 days', sleepSegments: 0 });
    const starts = (await series(week)).map(({ startdate }) => Number(startdate));
    expect(Math.max(...starts)).toBeGreaterThan(nowSec - daySec);
  });

  test('gives at most 200 phases', async () => {
    const { series } = await start(dialect, { sleepWindow: '7 days' });
    expect(await series(week)).toHaveLength(200);
  });

  test('gives everything once to windows side by side', async () => {
    const { series } = await start(dialect);
    const middle = String(nowSec - 30_000);
    const parts = [
      ...(await series({ ...lastNight, enddate: middle })),
      ...(await series({ ...lastNight, startdate: middle })),
    ];
    expect(parts.toSorted(byStart)).toEqual((await series()).toSorted(byStart));
  });

  test('says what the night was recorded with', async () => {
    expect((await (await start(dialect)).ask()).body['model']).toBe(32);
  });

  test('knows a night only when the device has told of it', async () => {
    const { series, control, truthOf } = await start(dialect);
    const [night] = await truthOf('sleep', `&from=${nowSec - daySec}&to=${nowSec}`);
    await control('clock', { now: Number(night?.['created']) - 1 });
    expect(await series()).toEqual([]);
  });

  test('can write the series as a map', async () => {
    const { ask } = await start(dialect, { sleepSeries: 'map' });
    expect(Array.isArray((await ask()).body['series'])).toBe(false);
  });

  test('has states that nobody knows where that is switched on', async () => {
    const { series } = await start(dialect, { unknownEnums: true });
    expect((await series()).map(({ state }) => state)).toContain(42);
  });

  test.each(['startdate', 'enddate'])('needs %s', async (name) => {
    const { [name]: _left, ...params } = lastNight as Record<string, string>;
    const answer = await (await start(dialect)).ask(params);
    expect([answer.status, answer.error]).toEqual([503, `Invalid Params: invalid ${name}`]);
  });

  test('answers a night at once, however far back', async () => {
    // Somebody whom no other test has looked at.
    const { ask } = await start(dialect, { years: 10, seed: dialect === 'nokia' ? 2018 : 2026 });
    const times: number[] = [];
    for (let back = 1; back < 3600; back += 190) {
      const from = nowSec - back * daySec;
      const begun = cpuMs();
      await ask({ startdate: String(from), enddate: String(from + daySec), data_fields: every });
      times.push(cpuMs() - begun);
    }
    // A guard against blow-ups: some ms of work, the rest is for a slow machine.
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(100);
  });
});

test('in 2018 it tells the truth about the device with the most to say', async () => {
  const { series, truthOf } = await start('nokia');
  const nights = await truthOf('sleep', `&from=${nowSec - daySec}&to=${nowSec}`);
  const phases = nights
    .filter(({ model }) => model === 32)
    .flatMap(({ segments }) => segments as Row[])
    .map(({ from, to, state }) => ({ startdate: from, state, enddate: to }));
  expect((await series()).toSorted(byStart)).toEqual(phases.toSorted(byStart));
});

test('today it tells the truth about every device', async () => {
  const { series, truthOf } = await start('withings', { sleepWindow: '7 days', sleepSegments: 0 });
  const nights = await truthOf('sleep', `&from=${nowSec - 5 * daySec}&to=${nowSec}`);
  const phases = nights.flatMap(({ segments, modelId, deviceId }) =>
    (segments as Row[]).map((segment) => ({
      startdate: segment['from'],
      enddate: segment['to'],
      state: segment['state'],
      model_id: modelId,
      hash_deviceid: deviceId,
      hr: segment['heartRateBpm'],
      rr: segment['breathsPerMinute'],
      snoring: segment['snoringSec'],
    })),
  );
  const told = (await series({ ...week, startdate: String(nowSec - 5 * daySec) })).map(
    ({ model: _model, ...segment }) => ({
      ...segment,
      hr: asPoints(segment['hr']),
      rr: asPoints(segment['rr']),
      snoring: asPoints(segment['snoring']),
    }),
  );
  expect(told.toSorted(byStart)).toEqual(phases.toSorted(byStart));
});

test('today nothing but the phases comes unasked', async () => {
  const { startdate, enddate } = lastNight;
  const told = await (await start('withings')).series({ startdate, enddate });
  expect(new Set(told.flatMap((segment) => Object.keys(segment)))).toEqual(
    new Set(['startdate', 'enddate', 'state', 'model', 'model_id', 'hash_deviceid']),
  );
});

test('an added night is on the wire', async () => {
  const { control, series } = await start('withings', { order: 'oldest first' });
  const { startdate, enddate } = { startdate: String(nowSec - 20_000), enddate: String(nowSec - 5000) };
  await control('readings', { nights: { add: [shortNight] } });
  const told = await series({ startdate, enddate, data_fields: 'hr' });
  expect(told.find(({ startdate: from }) => from === nowSec - 20_000)?.['hr']).toEqual({
    [nowSec - 19_980]: 61,
  });
});

test('getting up can be a state of its own', async () => {
  const { control, series } = await start('withings', { outOfBed: true });
  const up = { from: nowSec - 9000, to: nowSec - 8000, state: 0, model: 32, isOutOfBed: true };
  await control('readings', { nights: { add: [{ from: up.from, to: up.to, segments: [up] }] } });
  const told = await series({ startdate: String(nowSec - 9000), enddate: String(nowSec) });
  expect(told.map(({ state }) => state)).toEqual([15]);
});
