import { describe, expect, it } from 'vitest';
import { dataRoutes } from '#proxy/data-routes.ts';
import type { Call, Dialect } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import {
  codeOf,
  createHarness,
  dataAnswer,
  failureAnswer,
  tokenAnswer,
  type Browser,
  type Harness,
} from './harness.ts';

/** The least that each address has to be asked with. */
const completeQueries: Readonly<Record<string, string>> = {
  'api/activity': 'from=2026-03-01&to=2026-03-07',
  'api/intraday': 'from=1772323200&to=1772409600',
  'api/sleep': 'from=1772323200&to=1772409600',
  'api/sleep-summary': 'updatedSince=1772323200',
  'api/workouts': 'from=2026-03-01&to=2026-03-07&offset=200',
};

const nokiaEnv = { PROVIDER: 'nokia' };

async function signedIn(
  options: Parameters<typeof createHarness>[0] = {},
): Promise<Harness & { tab: Browser }> {
  const harness = createHarness(options);
  const tab = harness.browser();
  await tab.signIn({ provider: harness.config.providers[0]?.id ?? '' });
  return { ...harness, tab };
}

describe('a data call', () => {
  it('answers the body of the service as it came', async () => {
    const { service, tab } = await signedIn();
    const body = {
      measuregrps: [{ grpid: 1, measures: [{ value: 95_817, unit: -3, type: 1 }] }],
      more: 0,
      odd: null,
    };
    service.answerNextData(dataAnswer(body));
    const answer = await tab.ask('/api/measures');
    expect([answer.status, await answer.json()]).toStrictEqual([200, body]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each([undefined, [], null, 'text'])('answers an empty object where the body is %j', async (body) => {
    const { service, tab } = await signedIn();
    service.answerNextData(dataAnswer(body));
    expect(await (await tab.ask('/api/user')).json()).toStrictEqual({});
  });

  it('S29: carries the token in a header and nothing secret in the address', async () => {
    const { service, tab } = await signedIn();
    await tab.ask('/api/measures?from=1&to=2&types=1,4&category=1&offset=3');
    const call = service.requests.at(-1);
    expect(call?.url.href).toBe('https://wbsapi.withings.net/measure');
    expect(call?.headers.get('authorization')).toMatch(/^Bearer access-canary-/);
  });

  it('S29: sends the browser’s cookies and headers to nobody', async () => {
    const { service, tab } = await signedIn();
    await tab.ask('/api/user', {
      headers: { 'x-forwarded-for': '1.2.3.4', referer: 'https://health.example/body' },
    });
    const names = [...(service.requests.at(-1)?.headers.keys() ?? [])];
    expect(names.toSorted()).toStrictEqual(['authorization', 'content-type']);
  });

  it('S24: goes to a constant address whatever the parameters', () => {
    const grant = { accessToken: 't', userid: '1' };
    const addressOf = (dialect: Dialect, call: Call): string => {
      const request = dialect.dataRequest(call, 'https://api.test/', grant);
      if (request === null) return 'none';
      const { origin, pathname } = new URL(request.url);
      return origin + pathname;
    };
    const addresses = dataRoutes.map(({ path, parse }) => [
      path,
      ...[withings, nokia].map((dialect) =>
        addressOf(dialect, parse(new URLSearchParams(completeQueries[path] ?? ''))),
      ),
    ]);
    expect(addresses).toStrictEqual([
      ['api/user', 'https://api.test/user', 'https://api.test/user'],
      ['api/devices', 'https://api.test/v2/user', 'https://api.test/v2/user'],
      ['api/goals', 'https://api.test/v2/user', 'none'],
      ['api/measures', 'https://api.test/measure', 'https://api.test/measure'],
      ['api/activity', 'https://api.test/v2/measure', 'https://api.test/v2/measure'],
      ['api/intraday', 'https://api.test/v2/measure', 'https://api.test/v2/measure'],
      ['api/sleep', 'https://api.test/v2/sleep', 'https://api.test/v2/sleep'],
      ['api/sleep-summary', 'https://api.test/v2/sleep', 'https://api.test/v2/sleep'],
      ['api/workouts', 'https://api.test/v2/measure', 'https://api.test/v2/measure'],
    ]);
  });

  it.each([
    '/api/../../oauth2',
    '/api//measures',
    '/api/%2e%2e/x',
    '/api/measures;x',
    '/api/measures/',
    '/api/measures/a.css',
    '/api/toString',
    '/api/',
    '/auth/x.js',
    '/hooks/abc',
    '/assets/missing-12345678.js',
  ])('S24, S33: does not exist at %s', async (path) => {
    const { service, tab } = await signedIn();
    const answer = await tab.ask(path);
    expect([answer.status, await codeOf(answer), service.dataCalls()]).toStrictEqual([404, 'not_found', 0]);
  });

  it('asks for a session', async () => {
    const answer = await createHarness().browser().ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([401, 'auth_required']);
  });

  it('never refreshes: with an ended token it says so without any call', async () => {
    const { service, clock, tab } = await signedIn();
    clock.ms += 10_800_000;
    const answer = await tab.ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([401, 'auth_expired']);
    expect([service.tokenCalls(), service.dataCalls()]).toStrictEqual([1, 0]);
  });
});

describe('a failure of the service', () => {
  it.each([
    ['F1: an ended token', () => failureAnswer(401), 401, 'auth_expired'],
    ['F3: HTTP 401 with a page', () => new Response('<html>', { status: 401 }), 401, 'auth_expired'],
    ['F6: an error of its own', () => failureAnswer(2556), 502, 'upstream_unavailable'],
    ['a scope that was not granted', () => failureAnswer(2553), 403, 'not_granted'],
    ['F38: a deactivated person', () => failureAnswer(328), 403, 'not_granted'],
    ['F8: status 503 of a data call', () => failureAnswer(503), 400, 'bad_request'],
    ['F7: HTTP 503', () => new Response('busy', { status: 503 }), 502, 'upstream_unavailable'],
    ['F9: no connection', () => Promise.reject(new TypeError('fetch failed')), 502, 'upstream_unavailable'],
    ['F14: half of a JSON text', () => new Response('{"status":0,"body":{"up'), 502, 'upstream_invalid'],
    ['F15: a page with HTTP 200', () => new Response('<html>hotel'), 502, 'upstream_invalid'],
    ['S25: a redirect', () => Response.redirect('http://127.0.0.1:9/'), 502, 'upstream_invalid'],
    [
      'T28: JSON deeper than any stack',
      () => new Response(`{"status":0,"body":{"a":${'['.repeat(2e5)}${']'.repeat(2e5)}}}`),
      502,
      'upstream_invalid',
    ],
  ])('%s has the right code and a message of ours', async (_, answer, status, code) => {
    const { service, tab } = await signedIn();
    service.answerNextData(answer);
    const failed = await tab.ask('/api/measures');
    const json: unknown = await failed.json();
    expect(failed.status).toBe(status);
    expect(json).toStrictEqual({ code, message: expect.any(String) });
    expect(JSON.stringify(json)).not.toMatch(/vendor|hotel|html|\d{3}|stack/);
  });

  it('F16: is none when JSON is labelled as text and begins with a byte order mark', async () => {
    const { service, tab } = await signedIn();
    service.answerNextData(
      new Response(`\uFEFF{"status":0,"body":{"updatetime":7}}`, {
        headers: { 'content-type': 'text/plain' },
      }),
    );
    expect(await (await tab.ask('/api/measures')).json()).toStrictEqual({ updatetime: 7 });
  });

  it('S30: is in the log with the service’s own number', async () => {
    const { service, logLines, tab } = await signedIn();
    service.answerNextData(failureAnswer(2556));
    await tab.ask('/api/measures?from=1767225600');
    expect(logLines.at(-1)).toMatchObject({ route: '/api/measures', status: 502, vendorStatus: 2556 });
  });

  it('F2: of a fresh token stays a plain answer; the proxy does not loop', async () => {
    const { service, tab } = await signedIn();
    await tab.ask('/auth/refresh', { method: 'POST' });
    service.answerNextData(failureAnswer(401));
    expect((await tab.ask('/api/user')).status).toBe(401);
    expect([service.tokenCalls(), service.dataCalls()]).toStrictEqual([2, 1]);
  });

  it('F10: to send headers in time ends the wait', async () => {
    const { service, tab } = await signedIn({ limits: { headersMs: 20, totalMs: 10_000 } });
    service.answerNextData(() => new Promise<Response>(() => undefined));
    const answer = await tab.ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([504, 'upstream_timeout']);
  });

  it('F11: to finish its body in time ends the wait', async () => {
    const { service, tab } = await signedIn({ limits: { headersMs: 20, totalMs: 60 } });
    service.answerNextData(
      new Response(new ReadableStream({ start: (drip) => drip.enqueue(new Uint8Array([123])) })),
    );
    const answer = await tab.ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([504, 'upstream_timeout']);
  });

  it('F12: to keep its answer small is met before it is read to the end', async () => {
    const { service, tab } = await signedIn();
    let sent = 0;
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    const endless = new ReadableStream({
      pull(stream) {
        sent += 1;
        stream.enqueue(chunk);
      },
    });
    service.answerNextData(new Response(endless));
    const answer = await tab.ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([502, 'upstream_invalid']);
    expect(sent).toBeLessThan(12);
  });

  it('F13: in mid-answer is a failure, not half of an answer', async () => {
    const { service, tab } = await signedIn();
    const broken = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('{"status":0,"body":{}'));
        stream.error(new TypeError('terminated'));
      },
    });
    service.answerNextData(new Response(broken));
    expect((await tab.ask('/api/user')).status).toBe(502);
  });
});

describe('the budget of calls', () => {
  it('sends one call for identical ones at once', async () => {
    const { service, tab } = await signedIn();
    await Promise.all(Array.from({ length: 20 }, () => tab.ask('/api/measures?offset=5')));
    expect(service.dataCalls()).toBe(1);
  });

  it('answers an identical call within 12 s from memory, and later from the service', async () => {
    const { service, clock, tab } = await signedIn();
    await tab.ask('/api/measures?from=1&to=2');
    clock.ms += 11_999;
    await tab.ask('/api/measures?to=2&from=1');
    expect(service.dataCalls()).toBe(1);
    clock.ms += 2;
    await tab.ask('/api/measures?from=1&to=2');
    expect(service.dataCalls()).toBe(2);
  });

  it('remembers no failure', async () => {
    const { service, tab } = await signedIn();
    service.answerNextData(failureAnswer(2556));
    const answers = [await tab.ask('/api/user'), await tab.ask('/api/user')];
    expect(answers.map(({ status }) => status)).toStrictEqual([502, 200]);
  });

  it('never answers one person with another’s data', async () => {
    const { service, tab, browser } = await signedIn();
    service.answerNextData(dataAnswer({ owner: 'first' }));
    await tab.ask('/api/user');
    const other = browser();
    service.answerNextToken(
      Response.json({
        status: 0,
        body: { userid: 4712, access_token: 'x', refresh_token: 'y', expires_in: 10_800 },
      }),
    );
    await other.signIn();
    service.answerNextData(dataAnswer({ owner: 'second' }));
    expect(await (await other.ask('/api/user')).json()).toStrictEqual({ owner: 'second' });
  });

  it('F4: lets nothing go out before the time the service asked for', async () => {
    const { service, clock, tab } = await signedIn();
    service.answerNextData(failureAnswer(601, { wait_seconds: 30 }));
    expect(await (await tab.ask('/api/measures?offset=1')).json()).toMatchObject({
      code: 'rate_limited',
      retryAfterSec: 30,
    });
    clock.ms += 29_000;
    const early = await tab.ask('/api/measures?offset=2');
    expect([early.status, early.headers.get('retry-after'), service.dataCalls()]).toStrictEqual([
      429,
      '1',
      1,
    ]);
    clock.ms += 1000;
    expect((await tab.ask('/api/measures?offset=2')).status).toBe(200);
  });

  it('F37: refuses the call above 120 in a minute itself, and says when to come back', async () => {
    const { service, clock, tab } = await signedIn();
    const statuses: number[] = [];
    for (let offset = 0; offset < 121; offset += 1) {
      statuses.push((await tab.ask(`/api/measures?offset=${offset}`)).status);
    }
    // The exchange of the code was the first call of the minute.
    expect(statuses.filter((status) => status === 200)).toHaveLength(119);
    clock.ms += 40_000;
    const refused = await tab.ask('/api/measures?offset=500');
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', retryAfterSec: 21 });
    clock.ms += 21_000;
    expect((await tab.ask('/api/measures?offset=500')).status).toBe(200);
    expect(service.dataCalls()).toBe(120);
  });

  it.each([
    ['/api/activity?from=2026-03-01&to=2026-03-07&offset=', 60],
    ['/api/intraday?to=1772409600&from=', 119],
    ['/api/measures?offset=', 119],
  ])('F37: of 2018 lets %s… through %i times in a minute', async (path, times) => {
    const { service, tab } = await signedIn({ env: nokiaEnv });
    for (let value = 0; value < 125; value += 1) await tab.ask(path + value);
    expect(service.dataCalls()).toBe(times);
  });

  it('F37: of 2018 leaves other calls what activity has not used up', async () => {
    const { tab } = await signedIn({ env: nokiaEnv });
    for (let offset = 0; offset <= 60; offset += 1) {
      await tab.ask(`/api/activity?from=2026-03-01&to=2026-03-07&offset=${offset}`);
    }
    const refused = await tab.ask('/api/activity?from=2026-03-01&to=2026-03-07&offset=500');
    expect([
      refused.status,
      (await tab.ask('/api/workouts?from=2026-03-01&to=2026-03-07')).status,
    ]).toStrictEqual([429, 200]);
  });

  it.each(['withings', 'nokia'])('is without limit for a %s simulator without limits', async (generation) => {
    const { tab } = await signedIn({ env: { PROVIDER: generation }, limits: { callsPerMinute: Infinity } });
    const statuses = new Set<number>();
    for (let offset = 0; offset < 300; offset += 1) {
      const path = `/api/activity?from=2026-03-01&to=2026-03-07&offset=${offset}`;
      statuses.add((await tab.ask(path)).status);
    }
    expect([...statuses]).toStrictEqual([200]);
  });
});

/** A service that answers when it is told to, and counts what is under way. */
function slowService() {
  const waiting: (() => void)[] = [];
  const harness = createHarness({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).pathname === '/v2/oauth2') return tokenAnswer();
      await new Promise<void>((resolve) => waiting.push(resolve));
      return dataAnswer({});
    },
  });
  return { ...harness, waiting };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('calls at once', () => {
  it('S27: are four at most; the others go out as those come back', async () => {
    const { browser, waiting } = slowService();
    const tab = browser();
    await tab.signIn();
    const asked = Array.from({ length: 10 }, (_, offset) => tab.ask(`/api/measures?offset=${offset}`));
    await settle();
    expect(waiting).toHaveLength(4);
    for (let answered = 0; answered < 10; answered += 1) {
      waiting[answered]?.();
      await settle();
    }
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).toStrictEqual(new Set([200]));
  });

  it('F4: that wait do not go out when the service asks for silence', async () => {
    const { service, tab } = await signedIn();
    for (let call = 0; call < 4; call += 1) {
      service.answerNextData(async () => {
        await settle();
        return failureAnswer(601, { wait_seconds: 30 });
      });
    }
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, offset) => tab.ask(`/api/measures?offset=${offset}`)),
    );
    expect([service.dataCalls(), ...answers.map(({ status }) => status)]).toStrictEqual([
      4,
      ...Array.from({ length: 8 }, () => 429),
    ]);
  });
});

describe('an identical call within 12 s', () => {
  it.each(dataRoutes.map(({ path }) => path))('is answered from memory at %s', async (path) => {
    const { service, clock, tab } = await signedIn();
    const ask = (): Promise<Response> => tab.ask(`/${path}?${completeQueries[path] ?? ''}`);
    service.answerNextData(dataAnswer({ serial: 1 }));
    await ask();
    clock.ms += 11_999;
    expect([await (await ask()).json(), service.dataCalls()]).toStrictEqual([{ serial: 1 }, 1]);
    clock.ms += 2;
    await ask();
    expect(service.dataCalls()).toBe(2);
  });

  it('of another address with the same parameters is another call', async () => {
    const { service, tab } = await signedIn();
    await tab.ask('/api/sleep?from=1&to=2');
    await tab.ask('/api/intraday?from=1&to=2');
    expect(service.dataCalls()).toBe(2);
  });

  it('goes out again when the answers in between were too large to keep them all', async () => {
    const { service, tab } = await signedIn();
    const large = 'x'.repeat(7 * 1024 * 1024);
    for (let offset = 0; offset < 3; offset += 1) {
      service.answerNextData(dataAnswer({ large }));
      await tab.ask(`/api/measures?offset=${offset}`);
    }
    await tab.ask('/api/measures?offset=2');
    expect(service.dataCalls()).toBe(3);
    await tab.ask('/api/measures?offset=0');
    expect(service.dataCalls()).toBe(4);
  });
});

describe('what the service of 2018 does not have', () => {
  it('is an empty answer, without a call', async () => {
    const { service, tab } = await signedIn({ env: nokiaEnv });
    const answer = await tab.ask('/api/goals');
    expect([answer.status, await answer.json(), service.dataCalls()]).toStrictEqual([200, {}, 0]);
  });

  it('is refused where emptiness would read as “nothing has changed”', async () => {
    const { service, tab } = await signedIn({ env: nokiaEnv });
    const answer = await tab.ask('/api/activity?updatedSince=1772323200');
    expect([answer.status, await answer.json(), service.dataCalls()]).toStrictEqual([
      400,
      { code: 'bad_request', message: expect.stringContaining('"updatedSince"') },
      0,
    ]);
  });
});
