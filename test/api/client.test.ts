import { describe, expect, it, vi } from 'vitest';

import { createClient, type Client, type ClientOptions } from '#api/client.ts';
import { ApiError } from '#api/errors.ts';
import { errorStatus, type ErrorCode } from '#api/wire/errors.ts';

const BASE = 'https://dash.example/health/';
const NOW = 1_700_000_000_000;
const HOUR_SEC = 3600;

/** The proxy as one browser profile sees it: a cookie with one grant, shared by all tabs. */
type Server = {
  readonly calls: string[];
  readonly requests: { url: URL; init: RequestInit }[];
  userid: string;
  isConnected: boolean;
  expiresAt: number;
  /** Whether the service accepts the access token of the cookie. */
  isTokenAlive: boolean;
  /** What a refresh answers; null renews. */
  refreshError: ErrorCode | null;
  /** Whether the renewed token is worth anything. */
  isRenewedTokenAlive: boolean;
  /** Answers in place of the rules above, unless with null. */
  respond: ((url: URL, init: RequestInit) => Response | Promise<Response> | null) | null;
  readonly count: (call: string) => number;
  readonly fetch: typeof fetch;
};

function createServer(): Server {
  const server: Server = {
    calls: [],
    requests: [],
    userid: '363',
    isConnected: true,
    expiresAt: NOW / 1000 + 3 * HOUR_SEC,
    isTokenAlive: true,
    refreshError: null,
    isRenewedTokenAlive: true,
    respond: null,
    count: (call: string) => server.calls.filter((made) => made === call).length,
    fetch: (async (input: URL, init: RequestInit = {}) => {
      const url = new URL(input);
      const call = `${init.method} ${url.pathname.replace('/health/', '')}`;
      server.calls.push(call);
      server.requests.push({ url, init });
      const special = server.respond?.(url, init);
      if (special) return special;
      // The cookie travels when the call is sent; the answer comes later.
      const { isTokenAlive } = server;
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      switch (call) {
        case 'GET auth/session':
          return json(
            server.isConnected
              ? {
                  connected: true,
                  provider: 'withings',
                  dialect: 'withings',
                  userid: server.userid,
                  scopes: ['user.info'],
                  expiresAt: server.expiresAt,
                  providers: [],
                }
              : { connected: false, providers: [{ id: 'nokia', name: 'Nokia Health', simulated: false }] },
          );
        case 'POST auth/refresh':
          if (server.refreshError !== null) return failed(server.refreshError);
          server.isTokenAlive = server.isRenewedTokenAlive;
          server.expiresAt += 1;
          return new Response(null, { status: 204 });
        case 'POST auth/logout':
          server.isConnected = false;
          return new Response(null, { status: 204 });
        default:
          return isTokenAlive ? json({ measuregrps: [] }) : failed('auth_expired');
      }
      // The client calls it with a URL and an init alone.
    }) as typeof fetch,
  };
  return server;
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

function failed(code: ErrorCode): Response {
  return json({ code, message: 'm' }, errorStatus[code]);
}

/** Web Locks as far as an exclusive request goes. */
function createLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const names: string[] = [];
  const request = async (name: string, task: () => Promise<unknown>): Promise<unknown> => {
    names.push(name);
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  };
  // The three overloads of the real one cannot be written as one function.
  return { names, request: request as unknown as LockManager['request'] };
}

function open(server: Server, options: Partial<ClientOptions> = {}): Client {
  return createClient({ fetch: server.fetch, baseUrl: BASE, now: () => NOW, ...options });
}

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  // Asserted on the line above.
  return error as ApiError;
}

describe('a call', () => {
  it('goes below the base address with its parameters', async () => {
    const server = createServer();
    await open(server).get('api/measures', { types: '1,4', offset: 200, from: undefined });
    expect(server.requests[0]?.url.href).toBe(
      'https://dash.example/health/api/measures?types=1%2C4&offset=200',
    );
  });

  it('carries the header that no foreign page can set', async () => {
    const server = createServer();
    await open(server).get('api/user');
    expect(new Headers(server.requests[0]?.init.headers).get('X-Dash')).toBe('1');
  });

  it('sends the cookie to its own origin alone, caches nothing and follows no redirect', async () => {
    const server = createServer();
    await open(server).get('api/user');
    expect(server.requests[0]?.init).toMatchObject({
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
  });

  it('answers with the parsed JSON', async () => {
    expect(await open(createServer()).get('api/measures')).toEqual({ measuregrps: [] });
  });

  it('answers with nothing for an empty answer', async () => {
    const server = createServer();
    server.respond = () => new Response(null, { status: 204 });
    expect(await open(server).get('api/user')).toBeUndefined();
  });
});

describe('a call that changes something', () => {
  it.each(['POST', 'DELETE'] as const)('is a %s with its parameters and the header', async (method) => {
    const server = createServer();
    await open(server).send(method, 'api/subscriptions', { appli: 44 });
    const [request] = server.requests;
    expect([
      request?.init.method,
      request?.url.href,
      new Headers(request?.init.headers).get('X-Dash'),
    ]).toEqual([method, 'https://dash.example/health/api/subscriptions?appli=44', '1']);
  });

  it('is repeated once after a refresh, since what was refused was not done', async () => {
    const server = createServer();
    server.isTokenAlive = false;
    await open(server).send('POST', 'api/subscriptions', { appli: 44 });
    expect([server.count('POST api/subscriptions'), server.count('POST auth/refresh')]).toEqual([2, 1]);
  });

  it('is not repeated when nobody knows whether it was done', async () => {
    const server = createServer();
    server.respond = () => failed('upstream_timeout');
    const failure = await failureOf(open(server).send('DELETE', 'api/subscriptions', { appli: 44 }));
    expect([failure.code, server.calls]).toEqual(['upstream_timeout', ['DELETE api/subscriptions']]);
  });
});

describe('a call that fails', () => {
  it.each(Object.entries(errorStatus).filter(([code]) => code !== 'auth_expired'))(
    'with %s says so after one try',
    async (code) => {
      const server = createServer();
      // Object.entries widens the literal keys.
      server.respond = () => failed(code as ErrorCode);
      const error = await failureOf(open(server).get('api/measures'));
      expect([error.code, server.calls]).toEqual([code, ['GET api/measures']]);
    },
  );

  it('tells how long to wait', async () => {
    const server = createServer();
    server.respond = () => json({ code: 'rate_limited', message: 'm', retryAfterSec: 14 }, 429);
    expect((await failureOf(open(server).get('api/measures'))).retryAfterSec).toBe(14);
  });

  it('because the server is out of reach says so', async () => {
    const server = createServer();
    server.respond = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(open(server).get('api/measures'))).code).toBe('upstream_unavailable');
  });

  it('because a login wall answered with a page of HTML is unreadable', async () => {
    const server = createServer();
    server.respond = () => new Response('<html>Sign in to the hotel</html>');
    expect((await failureOf(open(server).get('api/measures'))).code).toBe('upstream_invalid');
  });

  it('because the answer was cut off is unreadable', async () => {
    const server = createServer();
    server.respond = () => new Response('{"measuregrps":[{"grpid":1');
    expect((await failureOf(open(server).get('api/measures'))).code).toBe('upstream_invalid');
  });

  it('because the body broke off on the way is out of reach', async () => {
    const server = createServer();
    server.respond = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    expect((await failureOf(open(server).get('api/measures'))).code).toBe('upstream_unavailable');
  });

  it('because nothing came in time says so', async () => {
    const server = createServer();
    server.respond = (_, init) => hang(init.signal);
    expect((await failureOf(open(server, { timeoutMs: 5 }).get('api/measures'))).code).toBe(
      'upstream_timeout',
    );
  });

  it('because the caller left hands back the reason of the caller', async () => {
    const server = createServer();
    server.respond = (_, init) => hang(init.signal);
    const controller = new AbortController();
    const call = open(server).get('api/measures', {}, controller.signal);
    controller.abort(new DOMException('left the page', 'AbortError'));
    await expect(call).rejects.toMatchObject({ name: 'AbortError', message: 'left the page' });
  });

  it('is not made at all when the caller has already left', async () => {
    const server = createServer();
    const call = open(server).get('api/measures', {}, AbortSignal.abort());
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.calls).toEqual([]);
  });
});

function failedAfter(signal: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(failed('auth_expired'));
    });
  });
}

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

describe.each([
  ['with Web Locks', createLocks],
  ['without Web Locks', () => undefined],
])('an ended access token, %s', (_, locksOf) => {
  it('costs one refresh and one repeat', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    expect(await client.get('api/measures')).toEqual({ measuregrps: [] });
    expect([server.count('POST auth/refresh'), server.count('GET api/measures')]).toEqual([1, 2]);
  });

  it('is renewed even by a page that never looked at the session', async () => {
    const server = createServer();
    server.isTokenAlive = false;
    await open(server, { locks: locksOf() }).get('api/measures');
    expect(server.count('POST auth/refresh')).toBe(1);
  });

  it('costs one refresh for fifty calls at once', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    await Promise.all(
      Array.from({ length: 50 }, async (_, offset) => client.get('api/measures', { offset })),
    );
    expect([server.count('POST auth/refresh'), server.count('GET api/measures')]).toEqual([1, 100]);
  });

  it.each([true, false])(
    'costs no second refresh for a call that was on its way during the first, session known: %s',
    async (isSessionKnown) => {
      const server = createServer();
      const client = open(server, { locks: locksOf() });
      if (isSessionKnown) await client.session();
      server.isTokenAlive = false;
      const gate = new AbortController();
      server.respond = (url) =>
        url.searchParams.get('offset') === 'late' && server.count('POST auth/refresh') === 0
          ? failedAfter(gate.signal)
          : null;
      const late = client.get('api/measures', { offset: 'late' });
      await client.get('api/measures');
      gate.abort();
      await late;
      expect(server.count('POST auth/refresh')).toBe(1);
    },
  );

  it('asks for a new link when the renewed one is refused too', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    server.isRenewedTokenAlive = false;
    const error = await failureOf(client.get('api/measures'));
    expect([error.code, server.count('POST auth/refresh')]).toEqual(['reconnect_required', 1]);
  });

  it.each(['reconnect_required', 'upstream_unavailable', 'upstream_timeout', 'rate_limited'] as const)(
    'that cannot be renewed fails with %s, after one attempt',
    async (code) => {
      const server = createServer();
      const client = open(server, { locks: locksOf() });
      await client.session();
      server.isTokenAlive = false;
      server.refreshError = code;
      const error = await failureOf(client.get('api/measures'));
      expect([error.code, server.count('POST auth/refresh'), server.count('GET api/measures')]).toEqual([
        code,
        1,
        1,
      ]);
    },
  );

  it('is renewed at the next call after a failed attempt', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    server.refreshError = 'upstream_timeout';
    await failureOf(client.get('api/measures'));
    server.refreshError = null;
    expect(await client.get('api/measures')).toEqual({ measuregrps: [] });
  });

  it('is renewed again when the next one ends', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    for (let round = 0; round < 2; round += 1) {
      server.isTokenAlive = false;
      await client.get('api/measures');
    }
    expect(server.count('POST auth/refresh')).toBe(2);
  });

  it('lets one caller leave without spoiling the refresh for another', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    const controller = new AbortController();
    server.respond = (url) => {
      if (url.pathname.endsWith('auth/refresh')) controller.abort();
      return null;
    };
    const leaving = client.get('api/measures', { offset: 1 }, controller.signal);
    const staying = client.get('api/measures', { offset: 2 });
    await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
    expect(await staying).toEqual({ measuregrps: [] });
  });

  it('is not renewed after the account was disconnected elsewhere', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    server.isConnected = false;
    const error = await failureOf(client.get('api/measures'));
    expect([error.code, server.count('POST auth/refresh')]).toEqual(['auth_required', 0]);
  });

  it('is never repeated as another person', async () => {
    const server = createServer();
    const client = open(server, { locks: locksOf() });
    await client.session();
    server.isTokenAlive = false;
    server.userid = '999';
    await failureOf(client.get('api/measures'));
    const error = await failureOf(client.get('api/measures'));
    expect([error.code, server.count('POST auth/refresh')]).toEqual(['auth_required', 0]);
  });
});

describe('several tabs', () => {
  it('share one refresh', async () => {
    const server = createServer();
    const locks = createLocks();
    const tabs = [open(server, { locks }), open(server, { locks }), open(server, { locks })];
    await Promise.all(tabs.map(async (tab) => tab.session()));
    server.isTokenAlive = false;
    await Promise.all(tabs.map(async (tab) => tab.get('api/measures')));
    expect(server.count('POST auth/refresh')).toBe(1);
  });

  it('that never looked at the session share one refresh too', async () => {
    const server = createServer();
    const locks = createLocks();
    server.isTokenAlive = false;
    await Promise.all([1, 2, 3].map(async () => open(server, { locks }).get('api/measures')));
    expect(server.count('POST auth/refresh')).toBe(1);
  });

  it('notice a renewal of long ago and still renew a token that has ended since', async () => {
    const server = createServer();
    const locks = createLocks();
    const [leader, follower] = [open(server, { locks }), open(server, { locks })];
    await Promise.all([leader.session(), follower.session()]);
    await leader.refresh();
    server.isTokenAlive = false;
    expect(await follower.get('api/measures')).toEqual({ measuregrps: [] });
    expect(server.count('POST auth/refresh')).toBe(2);
  });

  it('queue at one lock', async () => {
    const server = createServer();
    const locks = createLocks();
    await open(server, { locks }).refresh();
    expect(locks.names).toEqual(['homeostat-refresh']);
  });
});

async function refuseLock(): Promise<never> {
  throw new DOMException('opaque origin', 'SecurityError');
}

describe('a lock that is refused', () => {
  it('does not stand in the way of a refresh', async () => {
    const server = createServer();
    await open(server, { locks: { request: refuseLock } }).refresh();
    expect(server.count('POST auth/refresh')).toBe(1);
  });
});

describe('an early refresh', () => {
  it.each([
    [301, 0],
    [300, 1],
    [-10, 1],
  ])('with %i s left is made %i times', async (secondsLeft, refreshes) => {
    const server = createServer();
    server.expiresAt = NOW / 1000 + secondsLeft;
    server.respond = (url) => {
      if (url.pathname.endsWith('auth/refresh')) server.expiresAt += 3 * HOUR_SEC;
      return null;
    };
    await open(server).refreshIfDue();
    expect(server.count('POST auth/refresh')).toBe(refreshes);
  });

  it('is not made when no account is connected', async () => {
    const server = createServer();
    server.isConnected = false;
    await open(server).refreshIfDue();
    expect(server.calls).toEqual(['GET auth/session']);
  });

  it('is not made again and again by a clock that is a year ahead', async () => {
    const server = createServer();
    const client = open(server, { now: () => NOW + 365 * 24 * HOUR_SEC * 1000 });
    for (let round = 0; round < 5; round += 1) await client.refreshIfDue();
    expect(server.count('POST auth/refresh')).toBe(1);
  });
});

describe('the session', () => {
  it('says who is connected', async () => {
    expect(await open(createServer()).session()).toMatchObject({ connected: true, userid: '363' });
  });

  it('says what can be connected', async () => {
    const server = createServer();
    server.isConnected = false;
    expect(await open(server).session()).toEqual({
      connected: false,
      providers: [{ id: 'nokia', name: 'Nokia Health', simulated: false }],
    });
  });

  it.each([
    [null],
    [[]],
    [{}],
    [{ connected: 'yes' }],
    [{ connected: true, providers: [] }],
    [{ connected: false, providers: [{ id: 1 }] }],
  ])('cannot be read from %j', async (body) => {
    const server = createServer();
    server.respond = () => json(body);
    expect((await failureOf(open(server).session())).code).toBe('upstream_invalid');
  });
});

describe('signing out', () => {
  it('is a POST', async () => {
    const server = createServer();
    await open(server).logout();
    expect(server.calls).toEqual(['POST auth/logout']);
  });

  it('fails aloud when the server is out of reach', async () => {
    const server = createServer();
    server.respond = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(open(server).logout())).code).toBe('upstream_unavailable');
  });
});

it('keeps no timer running after an answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const server = createServer();
    server.respond = () => json({});
    await open(server).get('api/user');
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
