import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeOf, createHarness, dataAnswer, failureAnswer, realEnv, tokenAnswer } from './harness.ts';

const signature = { TOKEN_AUTH: 'signature' };
const sign = (...values: readonly string[]): string =>
  createHmac('sha256', realEnv.CLIENT_SECRET).update(values.join(',')).digest('hex');

function setUp(env: Record<string, string> = signature) {
  const harness = createHarness({ env });
  const tab = harness.browser();
  const calls = () =>
    harness.service.requests.map(({ url, body }) => ({
      path: url.pathname + url.search,
      ...Object.fromEntries(new URLSearchParams(body)),
    }));
  return { ...harness, tab, calls };
}

describe('the app at the token endpoint', () => {
  it('proves itself by a signature over a fresh nonce instead of its secret', async () => {
    const { service, tab, calls, clock } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    await tab.signIn();
    const timestamp = String(clock.ms / 1000);
    expect(calls()).toStrictEqual([
      {
        path: '/v2/signature',
        action: 'getnonce',
        client_id: realEnv.CLIENT_ID,
        timestamp,
        signature: sign('getnonce', realEnv.CLIENT_ID, timestamp),
      },
      {
        path: '/v2/oauth2',
        action: 'requesttoken',
        grant_type: 'authorization_code',
        client_id: realEnv.CLIENT_ID,
        nonce: 'nonce-1',
        signature: sign('requesttoken', realEnv.CLIENT_ID, 'nonce-1'),
        code: 'code-canary',
        redirect_uri: 'https://health.example/auth/callback/withings',
      },
    ]);
    expect(JSON.stringify(service.requests)).not.toContain(realEnv.CLIENT_SECRET);
  });

  it('takes another nonce for the refresh', async () => {
    const { service, tab, calls } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    await tab.signIn();
    service.answerNextData(dataAnswer({ nonce: 'nonce-2' }));
    expect((await tab.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect(calls().at(-1)).toMatchObject({
      grant_type: 'refresh_token',
      nonce: 'nonce-2',
      signature: sign('requesttoken', realEnv.CLIENT_ID, 'nonce-2'),
    });
  });

  it('sends its secret, and asks for no nonce, unless told otherwise', async () => {
    const { tab, calls } = setUp({});
    await tab.signIn();
    expect(calls()).toMatchObject([{ path: '/v2/oauth2', client_secret: realEnv.CLIENT_SECRET }]);
  });

  it.each([
    ['refuses the signature', () => failureAnswer(342)],
    ['refuses the token call’s 503', () => failureAnswer(503)],
    ['says 401', () => failureAnswer(401)],
    ['gives none', () => dataAnswer({})],
    ['is down', () => new Response('<html>', { status: 502 })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('G3: keeps the session when the service asked for a nonce %s', async (_, answer) => {
    const { service, tab } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    await tab.signIn();
    const tokenCalls = service.tokenCalls();
    service.answerNextData(answer);
    const refused = await tab.ask('/auth/refresh', { method: 'POST' });
    expect(await codeOf(refused)).not.toMatch(/reconnect_required|auth_/);
    expect([service.tokenCalls(), refused.headers.getSetCookie()]).toStrictEqual([tokenCalls, []]);
  });

  it('F4: waits when the service asked for a nonce wants silence', async () => {
    const { service, tab } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    await tab.signIn();
    service.answerNextData(failureAnswer(601, { wait_seconds: 20 }));
    await tab.ask('/auth/refresh', { method: 'POST' });
    const dataCalls = service.dataCalls();
    const answer = await tab.ask('/api/user');
    expect([answer.status, answer.headers.get('retry-after'), service.dataCalls()]).toStrictEqual([
      429,
      '20',
      dataCalls,
    ]);
  });

  it('still ends a session whose refresh token was refused', async () => {
    const { service, tab } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    await tab.signIn();
    service.answerNextData(dataAnswer({ nonce: 'nonce-2' }));
    service.answerNextToken(failureAnswer(503));
    expect(await codeOf(await tab.ask('/auth/refresh', { method: 'POST' }))).toBe('reconnect_required');
  });

  it('S7: spends a code once, however often its callback comes', async () => {
    const { service, tab } = setUp();
    service.answerNextData(dataAnswer({ nonce: 'nonce-1' }));
    service.answerNextToken(() => tokenAnswer());
    const { state } = await tab.beginSignIn();
    const again = tab.fork();
    await Promise.all(
      [tab, again].map((browser) => browser.send(`auth/callback/withings?code=code-canary&state=${state}`)),
    );
    expect([service.dataCalls(), service.tokenCalls()]).toStrictEqual([1, 1]);
  });
});
