import { describe, expect, it } from 'vitest';
import { codeOf, createHarness, failureAnswer, tokenAnswer } from './harness.ts';

const sessionCookie = '__Host-Http-sid';

/** 2 KiB of the densest spelling that a token has in practice. */
const longToken = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(1536))).toString('base64url');

describe('signing in begins', () => {
  it('S2: with a redirect to the configured consent page, code grant, and no secret', async () => {
    const { url } = await createHarness().browser().beginSignIn();
    expect(url.origin + url.pathname).toBe('https://account.withings.com/oauth2_user/authorize2');
    expect(url.searchParams.get('response_type')).toBe('code');
    expect(url.searchParams.get('client_id')).toBe('client-id-canary');
    expect(url.searchParams.get('redirect_uri')).toBe('https://health.example/auth/callback/withings');
    expect(url.href).not.toContain('secret');
  });

  it('S3: asking for exactly the three scopes', async () => {
    const { url } = await createHarness().browser().beginSignIn();
    expect(new Set(url.searchParams.get('scope')?.split(','))).toStrictEqual(
      new Set(['user.info', 'user.metrics', 'user.activity']),
    );
  });

  it('S5: with 256 bits of state, new each time', async () => {
    const browser = createHarness().browser();
    const first = await browser.beginSignIn();
    const second = await browser.beginSignIn();
    expect(first.state).toMatch(/^[\w-]{43}$/);
    expect(second.state).not.toBe(first.state);
  });

  it('at the configured address when one is given', async () => {
    const env = { UPSTREAM_AUTHORIZE_URL: 'http://127.0.0.1:8090/oauth2_user/authorize2' };
    const { url } = await createHarness({ env }).browser().beginSignIn();
    expect(url.host).toBe('127.0.0.1:8090');
  });

  it('not for an unknown service', async () => {
    const answer = await createHarness().browser().send('/auth/login?provider=evil');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([400, 'bad_request']);
  });

  it('T11: not with a repeated parameter', async () => {
    const answer = await createHarness().browser().send('/auth/login?provider=withings&provider=nokia');
    expect(answer.status).toBe(400);
  });

  it('S16: not with HEAD, which must change nothing', async () => {
    const answer = await createHarness().browser().send('/auth/login?provider=withings', { method: 'HEAD' });
    expect([answer.status, answer.headers.getSetCookie()]).toStrictEqual([405, []]);
  });
});

describe('signing in ends', () => {
  it('S6: with 303 to the return route, a session, an expired transaction and no referrer', async () => {
    const browser = createHarness().browser();
    const answer = await browser.signIn({ returnPath: '/body?range=4w' });
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, '/body?range=4w']);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.getSetCookie()).toHaveLength(2);
    expect([...browser.cookies.keys()]).toStrictEqual([sessionCookie]);
  });

  it('S2: with the secret in the form body of one token call', async () => {
    const { service, browser } = createHarness();
    await browser().signIn();
    const [call, ...others] = service.requests;
    expect(others).toStrictEqual([]);
    expect(Object.fromEntries(new URLSearchParams(call?.body))).toStrictEqual({
      action: 'requesttoken',
      grant_type: 'authorization_code',
      client_id: 'client-id-canary',
      client_secret: 'client-secret-canary',
      code: 'code-canary',
      redirect_uri: 'https://health.example/auth/callback/withings',
    });
    expect(call?.url.search).toBe('');
  });

  it('with a session that names the person, the scopes that were granted and the end of the token', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    service.answerNextToken(tokenAnswer({ scope: 'user.metrics' }));
    await browser.signIn();
    expect(await (await browser.send('/auth/session')).json()).toStrictEqual({
      connected: true,
      provider: 'withings',
      dialect: 'withings',
      userid: '4711',
      scopes: ['user.metrics'],
      expiresAt: Date.UTC(2026, 2, 1, 10) / 1000,
      providers: [{ id: 'withings', name: 'Withings', simulated: false }],
    });
  });

  it('S5: nowhere without the transaction cookie, and no code is spent', async () => {
    const { service, browser } = createHarness();
    const answer = await browser().send('/auth/callback/withings?code=X&state=Y');
    expect([answer.status, await codeOf(answer), service.tokenCalls()]).toStrictEqual([400, 'auth_state', 0]);
  });

  it('T1: nowhere in another browser than the one it began in', async () => {
    const { service, browser } = createHarness();
    const { state } = await browser().beginSignIn();
    const victim = browser();
    await victim.beginSignIn();
    const answer = await victim.send(`/auth/callback/withings?code=X&state=${state}`);
    expect([answer.status, service.tokenCalls()]).toStrictEqual([400, 0]);
  });

  it('S5: nowhere with a state that only begins like the true one', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const answer = await browser.send(`/auth/callback/withings?code=X&state=${state.slice(0, 42)}`);
    expect([answer.status, service.tokenCalls()]).toStrictEqual([400, 0]);
  });

  it.each(['state', 'code'])('T11: nowhere with a repeated %s', async (name) => {
    const { service, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const answer = await browser.send(`/auth/callback/withings?code=X&state=${state}&${name}=Z`);
    expect([answer.status, service.tokenCalls()]).toStrictEqual([400, 0]);
  });

  it('F40: nowhere after ten minutes', async () => {
    const { service, clock, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    clock.ms += 10 * 60_000 + 1;
    const answer = await browser.send(`/auth/callback/withings?code=X&state=${state}`);
    expect([answer.status, await codeOf(answer), service.tokenCalls()]).toStrictEqual([400, 'auth_state', 0]);
  });

  it('F40: for a person, with a page that leads back to connecting', async () => {
    const { browser } = createHarness({ env: { BASE_PATH: '/health/' } });
    const answer = await browser().send('/health/auth/callback/withings?code=X&state=Y', {
      headers: { accept: 'text/html,*/*' },
    });
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
      400,
      'text/html; charset=utf-8',
    ]);
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/health/connect?error=auth_state">');
    expect(html).not.toMatch(/<script|<style|style=/);
  });

  it('S8: nowhere on the path of another service', async () => {
    const { service, browser: open } = createHarness({ env: { PROVIDER: 'simulator' } });
    const browser = open();
    const { state } = await browser.beginSignIn({ provider: 'simulator-withings' });
    const answer = await browser.send(`/auth/callback/simulator-nokia?code=X&state=${state}`);
    expect([answer.status, await codeOf(answer), service.tokenCalls()]).toStrictEqual([400, 'auth_state', 0]);
  });

  it('S7: with one token call and one session cookie for 50 callbacks at once', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const path = `/auth/callback/withings?code=X&state=${state}`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.fork().send(path)));
    const sessions = answers.flatMap((answer) =>
      answer.headers.getSetCookie().filter((line) => line.startsWith(sessionCookie)),
    );
    expect([service.tokenCalls(), sessions.length]).toStrictEqual([1, 1]);
    expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toStrictEqual(
      Array.from({ length: 50 }, () => [303, '/']),
    );
  });

  it('S7: nowhere for a repeated callback without its cookie', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const path = `/auth/callback/withings?code=X&state=${state}`;
    await browser.send(path);
    const answer = await browser.send(path);
    expect([answer.status, service.tokenCalls()]).toStrictEqual([400, 1]);
  });

  it('F41: with the same answer for a callback repeated within a minute', async () => {
    const { service, clock, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn({ returnPath: '/body' });
    const early = browser.fork();
    const path = `/auth/callback/withings?code=X&state=${state}`;
    await browser.send(path);
    clock.ms += 59_000;
    const answer = await early.send(path);
    expect([answer.status, answer.headers.get('location'), service.tokenCalls()]).toStrictEqual([
      303,
      '/body',
      1,
    ]);
  });

  it('S7: nowhere for one repeated later, and the code is not spent again', async () => {
    const { service, clock, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const late = browser.fork();
    const path = `/auth/callback/withings?code=X&state=${state}`;
    await browser.send(path);
    clock.ms += 61_000;
    expect([(await late.send(path)).status, service.tokenCalls()]).toStrictEqual([400, 1]);
  });

  it('S9: in each of eight tabs, in any order, of ten that began', async () => {
    const { browser: open } = createHarness();
    const browser = open();
    const states: string[] = [];
    for (let tab = 0; tab < 10; tab += 1) {
      states.push((await browser.beginSignIn({ returnPath: `/day/2026-03-0${tab}` })).state);
    }
    const order = [7, 2, 9, 4, 3, 8, 5, 6].map((tab) => states[tab]);
    const bytes = [...browser.cookies].map(([name, value]) => name.length + value.length);
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(4096);
    for (const state of order) {
      const answer = await browser.send(`/auth/callback/withings?code=X&state=${state}`);
      expect(answer.headers.get('location')).toMatch(/^\/day\//);
    }
  });

  it('S9: with the two oldest of ten told to start again', async () => {
    const browser = createHarness().browser();
    const states: string[] = [];
    for (let tab = 0; tab < 10; tab += 1) states.push((await browser.beginSignIn()).state);
    const answers = await Promise.all(
      states.slice(0, 2).map((state) => browser.send(`/auth/callback/withings?code=X&state=${state}`)),
    );
    expect(answers.map(({ status }) => status)).toStrictEqual([400, 400]);
  });

  it('S9: with eight transactions of the longest return path below 4 KiB together', async () => {
    const browser = createHarness().browser();
    const returnPath = `/body?from=${crypto.randomUUID().repeat(6)}`.slice(0, 200);
    for (let tab = 0; tab < 8; tab += 1) await browser.beginSignIn({ returnPath });
    const bytes = [...browser.cookies].map(([name, value]) => name.length + value.length);
    expect(bytes).toHaveLength(8);
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(4096);
  });

  it('F39: at the connect page when consent is denied, without a session', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    const { state } = await browser.beginSignIn();
    const answer = await browser.send(`/auth/callback/withings?error=access_denied&state=${state}`);
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, '/connect?error=denied']);
    expect([service.tokenCalls(), browser.cookies.size]).toStrictEqual([0, 0]);
  });

  it('F39: the same when the service comes back with neither code nor error', async () => {
    const browser = createHarness().browser();
    const { state } = await browser.beginSignIn();
    const answer = await browser.send(`/auth/callback/withings?state=${state}`);
    expect(answer.headers.get('location')).toBe('/connect?error=denied');
  });

  it.each([
    ['F42: a code that is too old', () => failureAnswer(503), 'refused'],
    ['F43: half a pair of tokens', () => tokenAnswer({ refresh_token: undefined }), 'unreachable'],
    ['F43: an answer without a person', () => tokenAnswer({ userid: undefined }), 'refused'],
    ['F5: a service that asks to wait', () => failureAnswer(601, { wait_seconds: 9 }), 'unreachable'],
    [
      'F7: a service that is down',
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'unreachable',
    ],
    [
      'F9: a service that cannot be reached',
      () => Promise.reject(new TypeError('fetch failed')),
      'unreachable',
    ],
    ['F15: a network that asks for a sign-in of its own', () => new Response('<html>hotel'), 'unreachable'],
    ['S25: a redirect', () => Response.redirect('http://127.0.0.1:9/'), 'refused'],
  ])('%s leads to the connect page and leaves an older session alone', async (_, answer, error) => {
    const { service, browser: open } = createHarness();
    const browser = open();
    await browser.signIn();
    const before = browser.cookies.get(sessionCookie);
    service.answerNextToken(answer);
    const failed = await browser.signIn();
    expect([failed.status, failed.headers.get('location')]).toStrictEqual([303, `/connect?error=${error}`]);
    expect(browser.cookies.get(sessionCookie)).toBe(before);
    expect(await (await browser.send('/auth/session')).json()).toHaveProperty('connected', true);
  });

  it('F42: told in the log with the number of the service', async () => {
    const { service, logLines, browser } = createHarness();
    service.answerNextToken(failureAnswer(503));
    await browser().signIn();
    expect(logLines.at(-1)).toMatchObject({
      route: '/auth/callback/:provider',
      status: 303,
      code: 'reconnect_required',
      vendorStatus: 503,
    });
  });

  it('S12: with a session id of its own, whatever cookie was there before', async () => {
    const browser = createHarness().browser();
    browser.cookies.set(sessionCookie, 'attackers-choice');
    await browser.signIn();
    expect(browser.cookies.get(sessionCookie)).not.toBe('attackers-choice');
  });

  it('S12: with the end of the session that was there before', async () => {
    const browser = createHarness().browser();
    await browser.signIn();
    const older = browser.fork();
    await browser.signIn();
    const answers = [await older.ask('/api/user'), await browser.ask('/api/user')];
    expect(answers.map(({ status }) => status)).toStrictEqual([401, 200]);
  });

  it('F51: also when the proxy was started again meanwhile', async () => {
    const before = createHarness();
    const browser = before.browser();
    const { state } = await browser.beginSignIn();
    const after = createHarness().browser();
    for (const [name, value] of browser.cookies) after.cookies.set(name, value);
    expect((await after.send(`/auth/callback/withings?code=X&state=${state}`)).status).toBe(303);
  });

  it('S11: with one cookie below 4096 bytes for the longest tokens', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    service.answerNextToken(tokenAnswer({ access_token: longToken(), refresh_token: longToken() }));
    await browser.signIn();
    const value = browser.cookies.get(sessionCookie) ?? '';
    expect(sessionCookie.length + 1 + value.length).toBeLessThanOrEqual(4096);
    expect((await browser.ask('/api/user')).status).toBe(200);
  });

  it('S11: not at all with tokens that no cookie could hold', async () => {
    const { service, browser: open } = createHarness();
    const browser = open();
    service.answerNextToken(
      tokenAnswer({
        access_token: Buffer.from(crypto.getRandomValues(new Uint8Array(6000))).toString('base64'),
      }),
    );
    const answer = await browser.signIn();
    expect(answer.headers.get('location')).toBe('/connect?error=refused');
    expect(browser.cookies.size).toBe(0);
  });

  it('S8: in the 2018 dialect with a flat answer as well', async () => {
    const { service, browser: open } = createHarness({ env: { PROVIDER: 'nokia' } });
    const browser = open();
    service.answerNextToken(
      Response.json({
        access_token: 'a',
        refresh_token: 'r',
        expires_in: '10800',
        token_type: 'Bearer',
        userid: '4711',
      }),
    );
    await browser.signIn({ provider: 'nokia' });
    expect(new URLSearchParams(service.requests[0]?.body).has('action')).toBe(false);
    expect(await (await browser.send('/auth/session')).json()).toMatchObject({
      dialect: 'nokia',
      userid: '4711',
    });
  });
});
