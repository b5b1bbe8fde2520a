import { describe, expect, it } from 'vitest';
import { codeOf, createHarness, failureAnswer, tokenAnswer, type Browser, type Harness } from './harness.ts';

const sessionCookie = '__Host-Http-sid';

async function signedIn(
  options: Parameters<typeof createHarness>[0] = {},
): Promise<Harness & { tab: Browser }> {
  const harness = createHarness(options);
  const tab = harness.browser();
  await tab.signIn();
  return { ...harness, tab };
}

const refresh = (browser: Browser): Promise<Response> => browser.ask('/auth/refresh', { method: 'POST' });

describe('refreshing', () => {
  it('answers 204 with a new cookie that lasts longer', async () => {
    const { clock, tab } = await signedIn();
    const before = tab.cookies.get(sessionCookie);
    clock.ms += 3 * 3_600_000;
    const answer = await refresh(tab);
    expect(answer.status).toBe(204);
    expect(tab.cookies.get(sessionCookie)).not.toBe(before);
    const session: unknown = await (await tab.send('/auth/session')).json();
    expect(session).toHaveProperty('expiresAt', Math.floor(clock.ms / 1000) + 10_800);
  });

  it('S29: sends the refresh token and the secret in the form body alone', async () => {
    const { service, tab } = await signedIn();
    await refresh(tab);
    const call = service.requests.at(-1);
    const form = new URLSearchParams(call?.body);
    expect([form.get('grant_type'), form.get('client_secret')]).toStrictEqual([
      'refresh_token',
      'client-secret-canary',
    ]);
    expect(form.get('refresh_token')).toMatch(/^refresh-canary-/);
    expect(call?.url.search).toBe('');
  });

  it('never uses the new access token itself, so that a lost answer costs nothing', async () => {
    const { service, tab } = await signedIn();
    await refresh(tab);
    expect([service.tokenCalls(), service.dataCalls()]).toStrictEqual([2, 0]);
  });

  it('F46: makes one token call for 1,000 requests at once', async () => {
    const { service, tab } = await signedIn();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => refresh(tab.fork())));
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    expect(service.tokenCalls()).toBe(2);
  });

  it('answers the old cookie for 60 s from memory, with the same new cookie', async () => {
    const { service, clock, tab } = await signedIn();
    const late = tab.fork();
    await refresh(tab);
    clock.ms += 59_000;
    await refresh(late);
    expect(late.cookies.get(sessionCookie)).toBe(tab.cookies.get(sessionCookie));
    expect(service.tokenCalls()).toBe(2);
  });

  it('F45: refreshes again with the old cookie when the answer was lost', async () => {
    const { service, clock, tab } = await signedIn();
    const unlucky = tab.fork();
    await refresh(tab);
    clock.ms += 61_000;
    expect((await refresh(unlucky)).status).toBe(204);
    const sent = service.requests.slice(1).map(({ body }) => new URLSearchParams(body).get('refresh_token'));
    expect(sent[0]).toBe(sent[1]);
  });

  it.each([
    ['F44: a dead refresh token', () => failureAnswer(503), 403, 'reconnect_required'],
    ['F44: a refusal of the 401 class', () => failureAnswer(401), 403, 'reconnect_required'],
    [
      'F44: a flat refusal of 2018',
      () => Response.json({ error: 'invalid_grant' }, { status: 400 }),
      403,
      'reconnect_required',
    ],
    ['F6: a failure of the service', () => failureAnswer(2556), 502, 'upstream_unavailable'],
    ['F6: a number nobody knows', () => failureAnswer(98_765), 502, 'upstream_unavailable'],
    [
      'F43: half a pair of tokens',
      () => tokenAnswer({ refresh_token: undefined }),
      502,
      'upstream_unavailable',
    ],
    ['F43: an empty access token', () => tokenAnswer({ access_token: '' }), 502, 'upstream_unavailable'],
    ['F43: status 0 without a body', () => Response.json({ status: 0 }), 502, 'upstream_unavailable'],
    ['somebody else’s tokens', () => tokenAnswer({ userid: 9999 }), 502, 'upstream_invalid'],
    ['F4: a request to wait', () => failureAnswer(601, { wait_seconds: 42 }), 429, 'rate_limited'],
    ['F7: HTTP 500', () => new Response('oops', { status: 500 }), 502, 'upstream_unavailable'],
    ['F9: no connection', () => Promise.reject(new TypeError('fetch failed')), 502, 'upstream_unavailable'],
    ['F14: half of a JSON text', () => new Response('{"status":0,"body":{"acc'), 502, 'upstream_unavailable'],
    ['S25: a redirect', () => Response.redirect('http://127.0.0.1:9/'), 502, 'upstream_invalid'],
  ])('%s leaves the cookie untouched', async (_, answer, status, code) => {
    const { service, tab } = await signedIn();
    service.answerNextToken(answer);
    const failed = await refresh(tab);
    expect([failed.status, await codeOf(failed)]).toStrictEqual([status, code]);
    expect(failed.headers.getSetCookie()).toStrictEqual([]);
  });

  it('F44: a wrong client secret signs nobody out', async () => {
    const { service, tab } = await signedIn();
    service.answerNextToken(
      Response.json({ status: 503, body: {}, error: 'Invalid Params: invalid client_secret' }),
    );
    expect((await refresh(tab)).status).toBe(502);
  });

  it('F44: asks the service once about a refused token, however often the browser asks', async () => {
    const { service, clock, tab } = await signedIn();
    service.answerNextToken(failureAnswer(503));
    await refresh(tab);
    clock.ms += 30_000;
    expect((await refresh(tab)).status).toBe(403);
    expect(service.tokenCalls()).toBe(2);
  });

  it('F45: waits 12 s after a failure before the same call goes out again', async () => {
    const { service, clock, tab } = await signedIn();
    service.answerNextToken(new Response('oops', { status: 500 }));
    expect(await (await refresh(tab)).json()).toHaveProperty('retryAfterSec', 12);
    clock.ms += 11_000;
    expect((await refresh(tab)).status).toBe(502);
    clock.ms += 2000;
    expect((await refresh(tab)).status).toBe(204);
    expect(service.tokenCalls()).toBe(3);
  });

  it('F45: gives up on a service that does not answer, keeps the grant, and succeeds later', async () => {
    const { service, clock, tab } = await signedIn({ limits: { headersMs: 20, totalMs: 40 } });
    service.answerNextToken(() => new Promise<Response>(() => undefined));
    const failed = await refresh(tab);
    expect([failed.status, await codeOf(failed)]).toStrictEqual([504, 'upstream_timeout']);
    clock.ms += 13_000;
    expect((await refresh(tab)).status).toBe(204);
  });

  it('F4: sends no refresh before the time the service asked for', async () => {
    const { service, clock, tab } = await signedIn();
    service.answerNextToken(failureAnswer(601, { wait_seconds: 42 }));
    await refresh(tab);
    clock.ms += 41_000;
    expect(await (await refresh(tab)).json()).toMatchObject({ code: 'rate_limited', retryAfterSec: 1 });
    clock.ms += 1000;
    expect((await refresh(tab)).status).toBe(204);
    expect(service.tokenCalls()).toBe(3);
  });

  it('asks for a session', async () => {
    const answer = await refresh(createHarness().browser());
    expect([answer.status, await codeOf(answer)]).toStrictEqual([401, 'auth_required']);
  });

  it('keeps the scopes when the service does not name them', async () => {
    const { service, tab } = await signedIn();
    service.answerNextToken(tokenAnswer({ scope: undefined }));
    await refresh(tab);
    expect(await (await tab.send('/auth/session')).json()).toHaveProperty('scopes', [
      'user.info',
      'user.metrics',
      'user.activity',
    ]);
  });
});

describe('a session', () => {
  it('ends after 30 days without a refresh', async () => {
    const { clock, tab } = await signedIn();
    clock.ms += 30 * 86_400_000;
    expect((await tab.ask('/api/user')).status).toBe(401);
  });

  it('lives on when it is refreshed within them', async () => {
    const { clock, tab } = await signedIn();
    clock.ms += 29 * 86_400_000;
    await refresh(tab);
    clock.ms += 29 * 86_400_000;
    expect(await (await tab.send('/auth/session')).json()).toHaveProperty('connected', true);
  });

  it('ends after 365 days whatever happens', async () => {
    const { clock, tab } = await signedIn();
    for (let month = 0; month < 13; month += 1) {
      clock.ms += 28 * 86_400_000;
      await refresh(tab);
    }
    expect(await (await tab.send('/auth/session')).json()).toHaveProperty('connected', true);
    clock.ms += 86_400_000;
    expect(await (await tab.send('/auth/session')).json()).toHaveProperty('connected', false);
  });

  it('S44: is over at once when signed out, older copies of its cookie too', async () => {
    const { tab } = await signedIn();
    const copy = tab.fork();
    await refresh(tab);
    await tab.ask('/auth/logout', { method: 'POST' });
    expect((await copy.ask('/api/user')).status).toBe(401);
  });

  it('S44: takes cookies, storage and cache along when signed out', async () => {
    const { tab } = await signedIn();
    const answer = await tab.ask('/auth/logout', { method: 'POST' });
    expect([answer.status, tab.cookies.size]).toStrictEqual([204, 0]);
    expect(answer.headers.get('clear-site-data')?.replaceAll(' ', '')).toBe('"cookies","storage","cache"');
  });

  it('can be signed out twice', async () => {
    const answer = await createHarness().browser().ask('/auth/logout', { method: 'POST' });
    expect(answer.status).toBe(204);
  });

  it('is nobody’s when there is no cookie', async () => {
    const answer = await createHarness({ env: { PROVIDER: 'simulator' } })
      .browser()
      .send('/auth/session');
    expect(await answer.json()).toStrictEqual({
      connected: false,
      providers: [
        { id: 'simulator-withings', name: 'Withings', simulated: true },
        { id: 'simulator-nokia', name: 'Nokia Health', simulated: true },
      ],
    });
  });

  it('T29: of another service than the configured one is none', async () => {
    const { tab } = await signedIn();
    const other = createHarness({ env: { PROVIDER: 'nokia' } }).browser();
    for (const [name, value] of tab.cookies) other.cookies.set(name, value);
    expect((await other.ask('/api/user')).status).toBe(401);
  });
});
