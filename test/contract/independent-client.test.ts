/**
 * The standalone simulator as a program sees it that was written by others for the real service.
 *
 * `withings-node-oauth2` runs as published, configured through its own options. The one thing put in its way is a
 * transport that sends what is meant for the real hosts to the loopback address. What it reads is held against what
 * the simulator truly knows.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  parseNotifyEvent,
  realValue,
  WithingsAuthError,
  WithingsError,
  WithingsRateLimitError,
  type MeasureGroup,
} from 'withings-node-oauth2';

import {
  collect,
  countCalls,
  createClient,
  decide,
  everyScope,
  newCode,
  redirected,
  redirectUri,
  refreshTokenOf,
  refusalOf,
  signIn,
} from './independent-client.ts';
import { buildSimulator, type SimulatorBuild, type StandaloneSimulator } from './standalone-simulator.ts';

const START = Date.UTC(2026, 2, 1, 12, 10);
const nowSec = START / 1000;
const daySec = 86_400;
/** More than there is. */
const ever = { from: '2000-01-01', to: '2026-03-02' };

let files: SimulatorBuild;

beforeAll(async () => {
  files = await buildSimulator();
}, 60_000);
afterAll(() => files.remove());

function startSimulator(env: Record<string, string> = {}): Promise<StandaloneSimulator> {
  return files.start({
    SIM_CONTROL: '1',
    SIM_NOW: new Date(START).toISOString(),
    SIM_YEARS: '2',
    SIM_LIMITS: 'off',
    ...env,
  });
}

type Values = Readonly<Record<string, number | null>>;
type TrueReading = {
  grpid: number;
  date: number;
  category: number;
  measures: { type: number; value: number }[];
};
type TrueDay = { day: string; timeZone: string; totals: Values };
type TrueMinute = { at: number; durationSec: number; steps?: number; heartRateBpm?: number };
type TrueNight = {
  id: number;
  day: string;
  from: number;
  to: number;
  model: number;
  summary: Values;
  segments: { from: number; to: number; state: number }[];
};
type TrueWorkout = { id: number; category: number; from: number; to: number; day: string; values: Values };
type TrueDevice = { type: string; model: string; deviceId: string; battery: string };

async function recordsOf<Row>(
  simulator: StandaloneSimulator,
  kind: string,
  bounds: Record<string, string | number> = {},
): Promise<Row[]> {
  // The control plane's own answer; a wrong shape fails the comparisons.
  return ((await simulator.truth(kind, bounds)) as { records: Row[] }).records;
}

/** Those that a record has, in the order of asking; a value that is not known is not told. */
function named(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name]]] : [])));
}

/** Each once: some records come twice. */
function sorted(ids: readonly unknown[]): number[] {
  return [...new Set(ids.map(Number))].sort((a, b) => a - b);
}

function latest<Row>(rows: readonly Row[], at: (row: Row) => number): Row | undefined {
  return rows.toSorted((a, b) => at(a) - at(b)).at(-1);
}

describe('a client written by others', () => {
  let simulator: StandaloneSimulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  describe('signing in', () => {
    it('comes back from the consent page with a code and its own state', async () => {
      const back = await decide(createClient(simulator), simulator.origin, 'Allow', 'its own & state');
      expect(back.origin + back.pathname).toBe(redirectUri);
      expect(Object.fromEntries(back.searchParams)).toEqual({
        code: expect.stringMatching(/^[0-9a-f]{40}$/),
        state: 'its own & state',
      });
    });

    it('comes back without a code when the reader says Deny', async () => {
      const back = await decide(createClient(simulator), simulator.origin, 'Deny');
      expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'state' });
    });

    it('exchanges the code for tokens of the person', async () => {
      const person = (await simulator.truth('user')) as { userid: unknown };
      const tokens = await (await signIn(simulator)).getTokens();
      expect(tokens).toEqual({
        accessToken: expect.stringMatching(/^\w{40}$/),
        refreshToken: expect.stringMatching(/^\w{40}$/),
        userId: person.userid,
        scope: everyScope.join(','),
        expiresAt: expect.any(Number),
      });
    });

    it('is refused with 503 when a code is used twice', async () => {
      const client = createClient(simulator);
      const code = await newCode(client, simulator.origin);
      await client.oauth.exchangeCode(code);
      const refusal = await refusalOf(client.oauth.exchangeCode(code));
      expect(refusal).toBeInstanceOf(WithingsError);
      expect(refusal).toMatchObject({ status: 503, httpStatus: 200 });
    });

    it('is believed for its signature alone, without its secret', async () => {
      const clientId = 'an-app-that-signs';
      await simulator.control('apps', { clientId, clientSecret: 'its-secret' });
      const client = await signIn(simulator, {
        clientId,
        transport: {
          request: (address, init) => {
            const form = new URLSearchParams(init.body);
            // What is left is the documented form with a signature in place of the secret.
            form.delete('client_secret');
            return fetch(redirected(address, simulator.origin), { ...init, body: form.toString() });
          },
        },
      });
      expect((await client.devices.list()).devices).not.toEqual([]);
    });

    it('gets its own error for authentication when its secret is another', async () => {
      const clientId = 'an-app-with-a-secret';
      await simulator.control('apps', { clientId, clientSecret: 'the right one' });
      const refusal = await refusalOf(signIn(simulator, { clientId, clientSecret: 'another' }));
      expect(refusal).toBeInstanceOf(WithingsAuthError);
      expect(refusal).toMatchObject({ status: 342 });
    });
  });

  describe('renewing', () => {
    it('gets another pair of tokens each time', async () => {
      const client = await signIn(simulator);
      const first = await client.getTokens();
      const second = await client.oauth.refresh();
      expect(second.accessToken).not.toBe(first?.accessToken);
      expect(second.refreshToken).not.toBe(first?.refreshToken);
    });

    it('may repeat itself with the old token until the new access was used', async () => {
      const client = await signIn(simulator);
      const old = await refreshTokenOf(client);
      await client.oauth.refresh();
      expect((await client.oauth.refresh(old)).refreshToken).not.toBe(old);
    });

    it('is refused with 503 for the old token after the new access was used', async () => {
      const client = await signIn(simulator);
      const old = await refreshTokenOf(client);
      await client.oauth.refresh();
      await client.goals.get();
      expect(await refusalOf(client.oauth.refresh(old))).toMatchObject({ status: 503 });
    });

    it('goes on by itself when the access token has died', async () => {
      const renewed = vi.fn<() => void>();
      const client = await signIn(simulator, { onTokenRefresh: renewed });
      await simulator.control('tokens', { kill: 'access' });
      await client.goals.get();
      // Once for the exchange, once for the renewal.
      expect(renewed).toHaveBeenCalledTimes(2);
    });

    it('gets its own error for authentication with a token that nobody issued', async () => {
      const refusal = await refusalOf(createClient(simulator).devices.list({ accessToken: 'made up' }));
      expect(refusal).toBeInstanceOf(WithingsAuthError);
      expect(refusal).toMatchObject({ status: 401, httpStatus: 200 });
    });

    it('ends with 503 when the reader has withdrawn the access', async () => {
      const client = await signIn(simulator);
      await simulator.control('tokens', { kill: 'refresh' });
      expect(await refusalOf(client.devices.list())).toMatchObject({ name: 'WithingsError', status: 503 });
    });
  });

  describe('reading measures', () => {
    it('pages through every group there is', async () => {
      const { options, count } = countCalls('getmeas');
      const client = await signIn(simulator, options);
      const groups = await collect(client.measures.paginate());
      const truth = await recordsOf<TrueReading>(simulator, 'measures');
      expect(sorted(groups.map(({ grpid }) => grpid))).toEqual(sorted(truth.map(({ grpid }) => grpid)));
      expect(groups).toHaveLength(truth.length);
      expect(count()).toBeGreaterThan(2);
    });

    it('finds the values of the latest weighing', async () => {
      const client = await signIn(simulator);
      const weights = await collect(client.measures.paginate({ types: [1], category: 1 }));
      const truth = (await recordsOf<TrueReading>(simulator, 'measures')).flatMap(
        ({ date, category, measures }) =>
          measures.flatMap(({ type, value }) => (type === 1 && category === 1 ? [{ date, value }] : [])),
      );
      const read = weights.map((group: MeasureGroup) => ({
        date: group.date,
        // In floats 84210·10⁻³ is not 84.21.
        value: Number(group.measures.map(realValue)[0]?.toFixed(3)),
      }));
      expect(latest(read, ({ date }) => date)).toEqual(latest(truth, ({ date }) => date));
      expect(read).toHaveLength(truth.length);
    });

    it('gets only what changed since an instant', async () => {
      const client = await signIn(simulator);
      const since = nowSec - 7 * daySec;
      const changed = await collect(client.measures.paginate({ lastUpdate: since }));
      const truth = await recordsOf<TrueReading & { modified: number }>(simulator, 'measures');
      expect(sorted(changed.map(({ grpid }) => grpid))).toEqual(
        sorted(truth.filter(({ modified }) => modified > since).map(({ grpid }) => grpid)),
      );
    });
  });

  describe('reading activity', () => {
    const totals = [
      'steps',
      'distance',
      'elevation',
      'soft',
      'moderate',
      'intense',
      'calories',
      'hr_average',
    ];

    it('pages through every day with its totals', async () => {
      const { options, count } = countCalls('getactivity');
      const client = await signIn(simulator, options);
      const days = await collect(client.activity.paginate({ ...ever, dataFields: totals.join(',') }));
      const truth = await recordsOf<TrueDay>(simulator, 'activity');
      expect(
        days
          .map((day) => ({ day: day.date, timeZone: day.timezone, totals: named(day, totals) }))
          .sort((a, b) => (a.day < b.day ? 1 : -1)),
      ).toEqual(
        truth
          .map(({ day, timeZone, totals: values }) => ({ day, timeZone, totals: named(values, totals) }))
          .sort((a, b) => (a.day < b.day ? 1 : -1)),
      );
      expect(count()).toBeGreaterThan(2);
    });

    it('gets only the days that changed since an instant', async () => {
      const client = await signIn(simulator);
      const since = nowSec - 7 * daySec;
      const days = await collect(client.activity.paginate({ lastUpdate: since }));
      const truth = await recordsOf<TrueDay & { modified: number }>(simulator, 'activity');
      expect(days.map(({ date }) => date).sort()).toEqual(
        truth.flatMap(({ day, modified }) => (modified > since ? [day] : [])).sort(),
      );
    });

    it('reads the minutes of a day', async () => {
      const client = await signIn(simulator);
      const { series } = await client.activity.intraday({
        from: nowSec - daySec,
        to: nowSec,
        dataFields: 'duration,steps,heart_rate',
      });
      const truth = await recordsOf<TrueMinute>(simulator, 'intraday', { from: nowSec - daySec, to: nowSec });
      const read = Object.entries(series)
        .map(([at, { duration, steps, heart_rate: heartRateBpm }]) => ({
          at: Number(at),
          durationSec: duration,
          steps,
          heartRateBpm,
        }))
        .sort((a, b) => a.at - b.at);
      expect(read.length).toBeGreaterThan(100);
      expect(read).toEqual(
        truth
          .map(({ at, durationSec, steps, heartRateBpm }) => ({ at, durationSec, steps, heartRateBpm }))
          .sort((a, b) => a.at - b.at),
      );
    });

    it('gets the minutes of the last day when it names none', async () => {
      const client = await signIn(simulator);
      const { series } = await client.activity.intraday({ dataFields: 'steps' });
      expect(Object.keys(series)).not.toEqual([]);
    });
  });

  describe('reading sleep', () => {
    it('reads the phases of a night', async () => {
      const client = await signIn(simulator);
      const night = { from: nowSec - daySec, to: nowSec };
      const { series } = await client.sleep.get({ ...night, dataFields: 'hr,rr,snoring' });
      const truth = await recordsOf<TrueNight>(simulator, 'sleep', night);
      const phases = series
        .map(({ startdate, enddate, state }) => ({ from: startdate, to: enddate, state }))
        .sort((a, b) => a.from - b.from);
      expect(phases.length).toBeGreaterThan(10);
      expect(phases).toEqual(
        truth
          .flatMap(({ segments }) => segments.map(({ from, to, state }) => ({ from, to, state })))
          .sort((a, b) => a.from - b.from),
      );
    });

    it('pages through every night and nap', async () => {
      const { options, count } = countCalls('getsummary');
      const client = await signIn(simulator, options);
      const nights = await collect(client.sleep.paginate(ever));
      const truth = await recordsOf<TrueNight>(simulator, 'sleep-summary');
      expect(sorted(nights.map(({ id }) => id))).toEqual(sorted(truth.map(({ id }) => id)));
      expect(nights).toHaveLength(truth.length);
      expect(count()).toBeGreaterThan(1);
    });

    it('finds the figures of the latest night', async () => {
      const client = await signIn(simulator);
      const figures = ['total_sleep_time', 'deepsleepduration', 'sleep_score', 'hr_min', 'rr_average'];
      const { series } = await client.sleep.summary({
        from: '2026-02-27',
        to: '2026-03-01',
        dataFields: figures.join(','),
      });
      const night = latest(series, ({ enddate }) => enddate);
      const truth = latest(await recordsOf<TrueNight>(simulator, 'sleep-summary'), ({ to }) => to);
      expect(night).toMatchObject({
        id: truth?.id,
        startdate: truth?.from,
        enddate: truth?.to,
        date: truth?.day,
        model: truth?.model,
        data: named(truth?.summary ?? {}, figures),
      });
    });
  });

  describe('reading workouts', () => {
    it('pages through every workout', async () => {
      const { options, count } = countCalls('getworkouts');
      const client = await signIn(simulator, options);
      const workouts = await collect(client.workouts.paginate(ever));
      const truth = await recordsOf<TrueWorkout>(simulator, 'workouts');
      expect(sorted(workouts.map(({ id }) => id))).toEqual(sorted(truth.map(({ id }) => id)));
      expect(count()).toBeGreaterThan(1);
    });

    it('finds lengths and strokes of the latest swim', async () => {
      const client = await signIn(simulator);
      const figures = ['calories', 'pool_laps', 'strokes', 'pool_length', 'hr_max'];
      const workouts = await collect(client.workouts.paginate({ ...ever, dataFields: figures.join(',') }));
      const swim = latest(
        workouts.filter(({ category }) => category === 7),
        ({ startdate }) => startdate,
      );
      const truth = latest(
        (await recordsOf<TrueWorkout>(simulator, 'workouts')).filter(({ category }) => category === 7),
        ({ from }) => from,
      );
      expect(swim).toMatchObject({
        id: truth?.id,
        startdate: truth?.from,
        enddate: truth?.to,
        date: truth?.day,
        data: named(truth?.values ?? {}, figures),
      });
      expect(swim?.data?.['pool_laps']).toBeGreaterThan(0);
    });
  });

  describe('reading the account', () => {
    it('finds the five devices', async () => {
      const { devices } = await (await signIn(simulator)).devices.list();
      const truth = await recordsOf<TrueDevice>(simulator, 'devices');
      expect(
        devices.map(({ type, model, deviceid, battery }) => ({ type, model, deviceId: deviceid, battery })),
      ).toEqual(truth.map(({ type, model, deviceId, battery }) => ({ type, model, deviceId, battery })));
      expect(devices).toHaveLength(5);
    });

    it('finds the goals', async () => {
      const { goals } = await (await signIn(simulator)).goals.get();
      const truth = (await simulator.truth('goals')) as {
        goals: { steps: number; sleepSec: number; weightKg: number };
      };
      expect({
        steps: goals.steps,
        sleepSec: goals.sleep,
        weightKg: goals.weight && realValue(goals.weight),
      }).toEqual(truth.goals);
    });
  });
});

/** As a server answers that knows POST alone. */
const headless = '/headless';

type Knock = { readonly method: string; readonly path: string; readonly body: string };

/** The program's own server: remembers everything and answers it with 200, but for HEAD on one path. */
async function startReceiver(): Promise<{ server: Server; url: string; knocks: Knock[] }> {
  const knocks: Knock[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      knocks.push({ method: request.method ?? '', path: request.url ?? '', body });
      response.statusCode = request.method === 'HEAD' && request.url === headless ? 405 : 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, knocks };
}

describe('notifications for a client written by others', () => {
  let simulator: StandaloneSimulator;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeAll(async () => {
    [simulator, receiver] = await Promise.all([startSimulator(), startReceiver()]);
  });
  afterAll(async () => {
    await simulator.stop();
    receiver.server.closeAllConnections();
    receiver.server.close();
  });

  it('are subscribed after the address answered HEAD', async () => {
    const callbackUrl = `${receiver.url}/probed`;
    await (await signIn(simulator)).notify.subscribe({ callbackUrl, appli: 1 });
    expect(receiver.knocks.filter(({ path }) => path === '/probed')).toEqual([
      { method: 'HEAD', path: '/probed', body: '' },
    ]);
  });

  it('are refused for an address where nobody answers', async () => {
    const notify = (await signIn(simulator)).notify;
    const subscribing = notify.subscribe({ callbackUrl: 'http://127.0.0.1:9/', appli: 1 });
    expect(await refusalOf(subscribing)).toMatchObject({ status: 343 });
  });

  it('are refused for an address that does not answer HEAD', async () => {
    const notify = (await signIn(simulator)).notify;
    const subscribing = notify.subscribe({ callbackUrl: receiver.url + headless, appli: 1 });
    expect(await refusalOf(subscribing)).toMatchObject({ status: 343 });
  });

  it('are listed by category', async () => {
    const callbackUrl = `${receiver.url}/listed`;
    const { notify } = await signIn(simulator, { clientId: 'a-program-that-lists' });
    await notify.subscribe({ callbackUrl, appli: 16, comment: 'steps' });
    await notify.subscribe({ callbackUrl, appli: 44 });
    const all = await notify.list();
    const ofSleep = await notify.list({ appli: 44 });
    expect([all, ofSleep].map(({ profiles }) => profiles.map(({ appli }) => appli))).toEqual([
      [16, 44],
      [44],
    ]);
    expect(all.profiles[0]).toMatchObject({ callbackurl: callbackUrl, comment: 'steps' });
  });

  it('can be looked up one by one', async () => {
    const callbackUrl = `${receiver.url}/looked-up`;
    const { notify } = await signIn(simulator);
    await notify.subscribe({ callbackUrl, appli: 4, comment: 'pressure' });
    expect(await notify.get({ callbackUrl, appli: 4 })).toMatchObject({
      appli: 4,
      callbackurl: callbackUrl,
      comment: 'pressure',
    });
  });

  it('are updated one thing at a time: the comment', async () => {
    const key = { callbackUrl: `${receiver.url}/commented`, appli: 4 };
    const { notify } = await signIn(simulator);
    await notify.subscribe(key);
    await notify.update({ ...key, comment: 'new' });
    expect(await notify.get(key)).toMatchObject({ comment: 'new' });
  });

  it('are updated one thing at a time: the category', async () => {
    const callbackUrl = `${receiver.url}/moved`;
    const { notify } = await signIn(simulator);
    await notify.subscribe({ callbackUrl, appli: 4 });
    await notify.update({ callbackUrl, appli: 4, newAppli: 44 });
    expect(await refusalOf(notify.get({ callbackUrl, appli: 4 }))).toMatchObject({ status: 286 });
    expect(await notify.get({ callbackUrl, appli: 44 })).toMatchObject({ appli: 44 });
  });

  it('are updated one thing at a time: the address, probed anew', async () => {
    const [before, after] = [`${receiver.url}/before`, `${receiver.url}/after`];
    const { notify } = await signIn(simulator);
    await notify.subscribe({ callbackUrl: before, appli: 4 });
    await notify.update({ callbackUrl: before, appli: 4, newCallbackUrl: after });
    expect(await notify.get({ callbackUrl: after, appli: 4 })).toMatchObject({ callbackurl: after });
    expect(receiver.knocks).toContainEqual({ method: 'HEAD', path: '/after', body: '' });
  });

  it('end when they are revoked', async () => {
    const key = { callbackUrl: `${receiver.url}/revoked`, appli: 1 };
    const { notify } = await signIn(simulator, { clientId: 'a-program-that-revokes' });
    await notify.subscribe(key);
    await notify.revoke(key);
    expect((await notify.list()).profiles).toEqual([]);
    expect(await refusalOf(notify.revoke(key))).toMatchObject({ status: 286 });
  });

  it('arrive in its own form and lead to the new weighing', async () => {
    const client = await signIn(simulator);
    await client.notify.subscribe({ callbackUrl: `${receiver.url}/told`, appli: 1 });
    const at = nowSec - 600;
    await simulator.control('readings', { add: [{ at, values: { weightKg: 77.7 } }] });
    const told = (): Knock[] =>
      receiver.knocks.filter(({ method, path }) => method === 'POST' && path === '/told');
    await expect.poll(told).toHaveLength(1);
    const event = parseNotifyEvent(told()[0]?.body ?? '');
    expect(event).toMatchObject({ userid: String((await client.getTokens())?.userId), appli: 1 });
    const { measuregrps } = await client.measures.list({
      types: [1],
      from: event.startdate,
      to: event.enddate,
    });
    expect(measuregrps.map(({ date, measures }) => [date, measures[0] && realValue(measures[0])])).toEqual([
      [at, 77.7],
    ]);
  });
});

describe('the limits that a client written by others meets', () => {
  let simulator: StandaloneSimulator;

  beforeAll(async () => {
    simulator = await startSimulator({ SIM_LIMITS: 'real' });
  });
  afterAll(() => simulator.stop());

  it('are none while it asks for everything once', async () => {
    const retried = vi.fn<() => void>();
    const client = await signIn(simulator, { clientId: 'once', hooks: { onRetry: retried } });
    const { measures, activity, sleep, workouts, devices, goals, notify } = client;
    const window = { from: nowSec - daySec, to: nowSec };
    await client.oauth.refresh();
    await collect(measures.paginate());
    await collect(activity.paginate({ from: '2026-02-01', to: '2026-03-01' }));
    await activity.intraday({ ...window, dataFields: 'steps' });
    await sleep.get(window);
    await collect(sleep.paginate({ from: '2026-02-01', to: '2026-03-01' }));
    await collect(workouts.paginate({ from: '2026-02-01', to: '2026-03-01' }));
    await Promise.all([devices.list(), goals.get(), notify.list()]);
    expect(retried).not.toHaveBeenCalled();
  });

  it('are its own error for limits when it repeats itself within ten seconds', async () => {
    const client = await signIn(simulator, { clientId: 'twice', retry: false });
    await client.devices.list();
    const refusal = await refusalOf(client.devices.list());
    expect(refusal).toBeInstanceOf(WithingsRateLimitError);
    expect(refusal).toMatchObject({ status: 601, httpStatus: 200 });
  });

  it('are its own error for limits with the 121st call of a minute', async () => {
    const client = await signIn(simulator, { clientId: 'often', retry: false });
    const outcomes: unknown[] = [];
    // The exchange of the code was the first.
    for (let call = 2; call <= 121; call += 1) {
      outcomes.push(await refusalOf(client.measures.list({ types: [4], from: call, to: call })));
    }
    expect(outcomes.map((outcome) => outcome instanceof WithingsRateLimitError)).toEqual([
      ...Array.from({ length: 119 }, () => false),
      true,
    ]);
  });

  it('are over when it waits as long as it was told', async () => {
    const client = await signIn(simulator, { clientId: 'patient', retry: false });
    await client.goals.get();
    const refusal = await refusalOf(client.goals.get());
    const { response } = refusal as WithingsError;
    const { wait_seconds: waitSec } = (response as { body: { wait_seconds: number } }).body;
    await simulator.control('clock', { advanceSec: waitSec });
    expect((await client.goals.get()).goals.steps).toBe(9000);
  });
});
