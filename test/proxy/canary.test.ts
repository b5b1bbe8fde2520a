import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dataAnswer,
  realEnv,
  serveProxy,
  tokenAnswer,
  webhookSecret,
  type Browser,
  type Harness,
  type RunningServer,
} from './harness.ts';

/** Nothing of this may reach a browser or a log, whatever happens. */
const secrets = [
  'access-canary',
  'refresh-canary',
  realEnv.CLIENT_SECRET,
  realEnv.SECRET_KEY,
  'vendor-canary',
  webhookSecret,
];
/** These the browser knows, and the log must not. */
const personal = ['code-canary', '4711', '95817', '1767225600', 'range-canary', 'nobody-canary'];

const echo = (status: number) => async (): Promise<Response> =>
  Response.json({
    status,
    body: {},
    error: `vendor-canary: token access-canary-1, secret ${realEnv.CLIENT_SECRET}`,
  });

let server: Harness & RunningServer;
let browser: Browser;
let states: string[];

beforeAll(async () => {
  server = await serveProxy({ WEBHOOK_ORIGIN: 'https://hooks.example', WEBHOOK_SECRET: webhookSecret });
  browser = server.browser();
  const { service, clock } = server;
  const refresh = (): Promise<Response> => browser.ask('/auth/refresh', { method: 'POST' });
  const later = (): void => {
    clock.ms += 61_000;
  };
  await browser.signIn({ returnPath: '/body?range=range-canary' });
  service.answerNextData(dataAnswer({ measuregrps: [{ measures: [{ value: 95_817, unit: -3, type: 1 }] }] }));
  await browser.ask('/api/measures?from=1767225600');
  for (const status of [401, 503, 2556, 601]) {
    service.answerNextData(echo(status));
    await browser.ask(`/api/measures?offset=${status}`);
    later();
  }
  for (const path of ['activity', 'sleep-summary', 'workouts']) {
    await browser.ask(`/api/${path}?updatedSince=1767225600`);
  }
  for (const path of ['intraday', 'sleep']) await browser.ask(`/api/${path}?from=1767225600&to=1767225601`);
  for (const path of ['devices', 'goals']) await browser.ask(`/api/${path}`);
  await browser.ask('/api/subscriptions?appli=1', { method: 'POST' });
  const callbackurl = `https://hooks.example/hooks/${webhookSecret}`;
  service.answerNextData(dataAnswer({ profiles: [{ appli: 1, callbackurl, comment: null }] }));
  await browser.ask('/api/subscriptions');
  await browser.ask('/api/subscriptions?appli=1', { method: 'DELETE' });
  await browser.send(`/hooks/${webhookSecret}?userid=4711&appli=1`, { method: 'POST' });
  await browser.send('/hooks/nobody-canary', { method: 'HEAD' });
  service.answerNextData(new Response('<html>vendor-canary', { status: 500 }));
  await browser.ask('/api/user');
  service.answerNextData(() => Promise.reject(new TypeError('fetch failed: access-canary-1 vendor-canary')));
  await browser.ask('/api/user');
  for (const status of [2556, 503, 601]) {
    service.answerNextToken(echo(status));
    await refresh();
    later();
  }
  service.answerNextToken(tokenAnswer({ userid: 9 }));
  await refresh();
  later();
  await refresh();
  service.answerNextToken(echo(503));
  await browser.signIn();
  await browser.send('/auth/callback/withings?code=code-canary&state=nobody-canary');
  await browser.send('/auth/session');
  await browser.send('/nobody-canary?code=code-canary');
  await browser.ask('/auth/logout', { method: 'POST' });
  states = service.requests.flatMap(({ body }) => new URLSearchParams(body).get('state') ?? []);
});
afterAll(() => server.stop());

describe('over a whole life with every kind of failure', () => {
  it('S1: every kind of call was made', () => {
    expect(server.service.tokenCalls()).toBeGreaterThan(5);
    expect(server.service.dataCalls()).toBeGreaterThan(5);
    expect(browser.received.length).toBeGreaterThan(30);
  });

  it.each(secrets)('S1: no byte that the browser got holds %s', (secret) => {
    expect(browser.received.filter((text) => text.includes(secret))).toStrictEqual([]);
  });

  it.each([...secrets, ...personal])('S30, T32: no log line holds %s', (secret) => {
    expect(server.logLines.length).toBeGreaterThan(15);
    expect(server.logLines.filter((line) => JSON.stringify(line).includes(secret))).toStrictEqual([]);
  });

  it('S30: a log line has no field but those of the list', () => {
    const names = new Set(server.logLines.flatMap((line) => Object.keys(line)));
    const known = new Set(['time', 'id', 'method', 'route', 'status', 'ms', 'code', 'vendorStatus', 'fault']);
    expect([...names].filter((name) => !known.has(name))).toStrictEqual([]);
  });

  it('S30: a route in the log is a pattern, never a path', () => {
    expect(new Set(server.logLines.map(({ route }) => route))).toStrictEqual(
      new Set([
        '/auth/login',
        '/auth/callback/:provider',
        '/auth/session',
        '/auth/refresh',
        '/auth/logout',
        '/api/user',
        '/api/measures',
        '/api/activity',
        '/api/intraday',
        '/api/sleep',
        '/api/sleep-summary',
        '/api/workouts',
        '/api/devices',
        '/api/goals',
        '/api/subscriptions',
        '/hooks/*',
        'none',
      ]),
    );
  });

  it('S29: no address of the service holds a secret, a code or a state', () => {
    const addresses = server.service.requests.map(({ url }) => url.href).join(' ');
    expect(
      [...secrets, 'code-canary', ...states].filter((secret) => addresses.includes(secret)),
    ).toStrictEqual([]);
  });

  it('every answer carries the request id of its log line', () => {
    const ids = server.logLines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => browser.received.some((text) => text.includes(id)))).toBe(true);
  });
});

describe('an error of ours', () => {
  it('S21, S31: is answered with 500, without its text, and logged with its class alone', async () => {
    const broken = await serveProxy(
      {},
      { assets: () => Promise.reject(new RangeError('access-canary /srv/secret')) },
    );
    const answer = await fetch(`${broken.origin}/body`);
    await broken.stop();
    expect([answer.status, await answer.json()]).toStrictEqual([
      500,
      { code: 'internal', message: expect.stringContaining('request id') },
    ]);
    expect(broken.logLines.at(-1)).toMatchObject({ status: 500, code: 'internal', fault: 'RangeError' });
    expect(JSON.stringify(broken.logLines)).not.toMatch(/canary|srv/);
  });
});

describe('readiness', () => {
  it('follows whether the service can be reached, and asks it at most every 30 s', async () => {
    const ready = await serveProxy();
    const isReady = async (): Promise<number> => (await fetch(`${ready.origin}/readyz`)).status;
    expect([await isReady(), await isReady(), ready.service.requests.length]).toStrictEqual([200, 200, 1]);
    ready.clock.ms += 30_000;
    ready.service.answerNextData(() => Promise.reject(new TypeError('fetch failed')));
    expect(await isReady()).toBe(503);
    await ready.stop();
  });

  it('does not matter to liveness', async () => {
    const down = await serveProxy({}, { fetch: () => Promise.reject(new TypeError('fetch failed')) });
    const answers = [await fetch(`${down.origin}/healthz`), await fetch(`${down.origin}/readyz`)];
    await down.stop();
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 503]);
  });
});
