import { describe, expect, test } from 'vitest';
import { cpuMs } from '../support/cpu-clock.ts';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const every = 'steps,elevation,calories,distance,stroke,pool_lap,duration,heart_rate,spo2_auto';
const yesterday = { startdate: '1795215600', enddate: '1795302000', data_fields: every };
const names: Readonly<Record<string, string>> = {
  durationSec: 'duration',
  steps: 'steps',
  distanceM: 'distance',
  elevationM: 'elevation',
  activeKcal: 'calories',
  strokes: 'stroke',
  poolLaps: 'pool_lap',
  heartRateBpm: 'heart_rate',
  spo2Percent: 'spo2_auto',
};

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (params: Record<string, string> = yesterday) =>
    simulator.ask(dialect, access_token, 'getintradayactivity', params);
  const series = async (params: Record<string, string> = yesterday) =>
    Object.entries<Row>((await ask(params)).body['series'] ?? {});
  const raw = async (params: Record<string, string> = yesterday) => {
    const query = new URLSearchParams({
      action: 'getintradayactivity',
      access_token,
      ...params,
    });
    return (await simulator.send(`/v2/measure?${query}`)).text();
  };
  return { ...simulator, ask, series, raw };
};

describe.each(dialects)('getintradayactivity in the manner of %s', (dialect) => {
  test('tells the truth', async () => {
    const { series, truthOf } = await start(dialect);
    const told = (await series()).map(([at, entry]) => {
      const metrics = Object.entries(entry).filter(([name]) => every.split(',').includes(name));
      return { at: Number(at), ...Object.fromEntries(metrics) };
    });
    const hidden = dialect === 'nokia' ? ['heartRateBpm', 'spo2Percent'] : [];
    const truth = await truthOf('intraday', `&from=${yesterday.startdate}&to=${yesterday.enddate}`);
    expect(told.length).toBeGreaterThan(100);
    expect(told).toEqual(
      truth.map(({ at, ...minute }) => ({
        at,
        ...Object.fromEntries(
          Object.entries(minute)
            .filter(([name]) => names[name] !== undefined && !hidden.includes(name))
            .map(([name, value]) => [names[name], value]),
        ),
      })),
    );
  });

  test('cuts off silently what is more than 24 hours from the start', async () => {
    const { series } = await start(dialect);
    const told = await series({ ...yesterday, enddate: String(Number(yesterday.startdate) + 10 * 86_400) });
    expect(Math.max(...told.map(([at]) => Number(at)))).toBeLessThan(Number(yesterday.enddate));
  });

  test('gives everything once to windows side by side', async () => {
    const { series } = await start(dialect);
    const middle = String(Number(yesterday.startdate) + 50_000);
    const parts = [
      ...(await series({ ...yesterday, enddate: middle })),
      ...(await series({ ...yesterday, startdate: middle })),
    ];
    expect(parts).toEqual(await series());
  });

  test('writes its keys in no order', async () => {
    const keys = [...(await (await start(dialect)).raw()).matchAll(/"(\d{10})":\{/g)].map(([, key]) =>
      Number(key),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys).not.toEqual(keys.toSorted((a, b) => a - b));
  });

  test('writes its keys in order where that is switched on', async () => {
    const { raw } = await start(dialect, { order: 'oldest first' });
    const keys = [...(await raw()).matchAll(/"(\d{10})":\{/g)].map(([, key]) => Number(key));
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  });

  test('knows nothing of what is to come', async () => {
    const { series } = await start(dialect);
    const told = await series({
      ...yesterday,
      startdate: String(nowSec - 7200),
      enddate: String(nowSec + 7200),
    });
    const ends = told.map(([at, { duration }]) => Number(at) + Number(duration));
    expect([told.length > 0, Math.max(...ends) <= nowSec]).toEqual([true, true]);
  });

  test.each([
    ['startdate', '1.5'],
    ['enddate', '2026-11-22'],
  ])('refuses %s=%s with 503 and names it', async (name, value) => {
    const answer = await (await start(dialect)).ask({ ...yesterday, [name]: value });
    expect([answer.status, answer.error]).toEqual([503, `Invalid Params: invalid ${name}`]);
  });

  test('answers a day at once, however far back', async () => {
    // Somebody whom no other test has looked at.
    const { ask } = await start(dialect, { years: 10, seed: dialect === 'nokia' ? 2018 : 2026 });
    const times: number[] = [];
    for (let back = 1; back < 3600; back += 190) {
      const from = nowSec - back * 86_400;
      const begun = cpuMs();
      await ask({ startdate: String(from), enddate: String(from + 86_400), data_fields: every });
      times.push(cpuMs() - begun);
    }
    // A guard against blow-ups: some ms of work, the rest is for a slow machine.
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(100);
  });
});

test('in 2018 the bounds are needed', async () => {
  expect((await (await start('nokia')).ask({})).status).toBe(503);
});

test('today a call without bounds tells of the last 24 hours', async () => {
  const told = await (await start('withings')).series({ data_fields: every });
  const keys = told.map(([at]) => Number(at));
  expect([Math.min(...keys) >= nowSec - 86_400, Math.max(...keys) < nowSec]).toEqual([true, true]);
});

test('today no metric comes unasked', async () => {
  const { startdate, enddate } = yesterday;
  const told = await (await start('withings')).series({ startdate, enddate });
  expect(new Set(told.flatMap(([, entry]) => Object.keys(entry)))).toEqual(
    new Set(['deviceid', 'model', 'model_id']),
  );
});

test('today minutes without anything that was asked for do not come', async () => {
  const told = await (await start('withings')).series({ ...yesterday, data_fields: 'heart_rate' });
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter(([, entry]) => entry['heart_rate'] === undefined)).toEqual([]);
});

test.each(['stroke', 'strokes'] as const)('strokes can be named %s', async (strokes) => {
  const { control, series } = await start('withings', { strokes });
  const minute = { at: nowSec - 3600, durationSec: 60, strokes: 22, poolLaps: 1 };
  await control('readings', { days: { edit: [{ day: '2026-11-22', minutes: [minute] }] } });
  const told = await series({ data_fields: 'stroke,pool_lap' });
  expect(told.map(([, entry]) => entry[strokes])).toEqual([22]);
});

test('a basic plan has no oxygen', async () => {
  const { series } = await start('withings', { plan: 'basic' });
  expect((await series()).filter(([, entry]) => entry['spo2_auto'] !== undefined)).toEqual([]);
});
