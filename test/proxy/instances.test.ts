/** Two proxies behind one address, and between them a real server for what they share. */
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectRedis } from '#proxy/node-redis.ts';
import type { SharedState } from '#proxy/shared-state.ts';
import { hasRedis, noRedisReason, startRedis, type RedisServer } from '../support/redis-server.ts';
import { listen } from './event-stream.ts';
import {
  codeOf,
  createHarness,
  failureAnswer,
  freePort,
  tokenAnswer,
  webhookSecret,
  type Browser,
  type Harness,
} from './harness.ts';

const sessionCookie = '__Host-Http-sid';
const hooksEnv = { WEBHOOK_ORIGIN: 'https://hooks.example', WEBHOOK_SECRET: webhookSecret };
const threeHoursMs = 3 * 3_600_000;
/** What is waited for comes about by itself; how soon is the machine's affair. */
const patient = { timeout: 20_000 };

type Instance = Harness & { readonly shared: SharedState; readonly browser: () => Browser };
type Options = Parameters<typeof createHarness>[0];

if (!hasRedis) process.stdout.write(`notice: skipped ${noRedisReason}\n`);

describe.skipIf(!hasRedis)('two instances', () => {
  let redis: RedisServer;
  let port: number;
  const open: Instance[] = [];

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis(port);
  });
  beforeEach(async () => {
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
  });
  afterEach(async () => {
    for (const { proxy, shared } of open.splice(0)) {
      proxy.close();
      await shared.close();
    }
  });
  afterAll(() => redis.stop());

  /** The same service behind both, and the same time. */
  async function startTwo(options: Options = {}): Promise<readonly [Instance, Instance]> {
    const first = await startOne(options);
    const second = await startOne({ ...options, service: first.service });
    return [first, second];
  }

  async function startOne(options: Options): Promise<Instance> {
    const state = { now: Date.now };
    const shared = await connectRedis(redis.url, {
      prefix: 'homeostat:test',
      now: () => state.now(),
      // Both instances, their browsers and the service share one thread here.
      commandMs: 20_000,
    });
    const harness = createHarness({ ...options, env: { ...hooksEnv, ...options?.env }, shared });
    state.now = () => harness.clock.ms;
    const instance = { ...harness, shared };
    open.push(instance);
    return instance;
  }

  /** One person's tab, as it is served by each instance in turn. */
  function at(instance: Instance, tab: Browser): Browser {
    const browser = instance.browser();
    for (const [name, value] of tab.cookies) browser.cookies.set(name, value);
    return browser;
  }

  async function signInAt(instance: Instance): Promise<Browser> {
    const tab = instance.browser();
    await tab.signIn();
    return tab;
  }

  function advance(instances: readonly Instance[], ms: number): void {
    for (const { clock } of instances) clock.ms += ms;
  }

  /** Asks the server itself, beside both instances. */
  async function askServer<T>(ask: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(redis.url);
    const answer = await ask(client);
    await client.quit();
    return answer;
  }

  /** How often the instances have had a script run, such as the one that takes a lock. */
  const countScripts = (): Promise<number> =>
    askServer(async (client) =>
      Number(/cmdstat_eval:calls=(\d+)/.exec(await client.info('commandstats'))?.[1]),
    );

  /** As if their time had passed. */
  const endLocks = (): Promise<number> =>
    askServer(async (client) => client.del(...(await client.keys('homeostat:test:refresh:*'))));

  describe('refreshing', () => {
    it('F46, F47: makes one token call for 20 tabs with 50 requests each at the moment of expiry', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      advance(both, threeHoursMs);
      const requests = Array.from({ length: 1000 }, async (_, index) => {
        const browser = at(both[index % 2] ?? both[0], tab);
        const read = await browser.ask('/api/user');
        const renewed = await refresh(browser);
        return [read.status, renewed.status, browser.cookies.get(sessionCookie)] as const;
      });
      const outcomes = await Promise.all(requests);
      expect(new Set(outcomes.map(([read, renewed]) => `${read} ${renewed}`))).toStrictEqual(
        new Set(['401 204']),
      );
      expect(new Set(outcomes.map(([, , cookie]) => cookie)).size).toBe(1);
      expect([both[0].service.tokenCalls(), both[0].service.dataCalls()]).toStrictEqual([2, 0]);
    });

    it('F47: makes one token call a rotation, a hundred times in a row', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      for (let rotation = 1; rotation <= 100; rotation += 1) {
        advance(both, threeHoursMs);
        const tabs = Array.from({ length: 20 }, (_, index) => at(both[index % 2] ?? both[0], tab));
        const statuses = await Promise.all(tabs.map(async (browser) => (await refresh(browser)).status));
        const cookies = new Set(tabs.map(({ cookies }) => cookies.get(sessionCookie) ?? ''));
        expect([new Set(statuses), cookies.size]).toStrictEqual([new Set([204]), 1]);
        expect(both[0].service.tokenCalls()).toBe(1 + rotation);
        for (const cookie of cookies) tab.cookies.set(sessionCookie, cookie);
      }
    });

    it('F48: goes on where an instance was killed in the middle, after its lock and not before', async () => {
      const both = await startTwo({ limits: { headersMs: 60_000, totalMs: 60_000 } });
      const [first, second] = both;
      const tab = await signInAt(first);
      advance(both, threeHoursMs);
      const pause = new EventTarget();
      first.service.answerNextToken(
        () => new Promise((resolve) => pause.addEventListener('over', () => resolve(tokenAnswer()))),
      );
      const killed = refresh(at(first, tab));
      await expect.poll(() => first.service.tokenCalls(), patient).toBe(2);
      await first.shared.close();
      const looked = await countScripts();
      const answers = Promise.all(Array.from({ length: 20 }, () => refresh(at(second, tab))));
      // All of them share one look at a time.
      await expect.poll(countScripts, patient).toBeGreaterThan(looked + 2);
      expect(first.service.tokenCalls()).toBe(2);
      await endLocks();
      expect(new Set((await answers).map(({ status }) => status))).toStrictEqual(new Set([204]));
      expect(first.service.tokenCalls()).toBe(3);
      pause.dispatchEvent(new Event('over'));
      await killed;
    });

    it('F48: replays the answer of an instance that was killed right after it', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      advance(both, threeHoursMs);
      const renewed = at(both[0], tab);
      await refresh(renewed);
      await both[0].shared.close();
      const late = at(both[1], tab);
      await refresh(late);
      expect(late.cookies.get(sessionCookie)).toBe(renewed.cookies.get(sessionCookie));
      expect(both[0].service.tokenCalls()).toBe(2);
    });

    it('F44: remembers a refusal for both', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      both[0].service.answerNextToken(failureAnswer(503));
      expect(await codeOf(await refresh(at(both[0], tab)))).toBe('reconnect_required');
      expect(await codeOf(await refresh(at(both[1], tab)))).toBe('reconnect_required');
      expect(both[0].service.tokenCalls()).toBe(2);
    });

    it('F45: waits 12 s after a failure, whichever instance is asked', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      both[0].service.answerNextToken(new Response('oops', { status: 500 }));
      await refresh(at(both[0], tab));
      const again = await refresh(at(both[1], tab));
      expect([again.status, await again.json()]).toMatchObject([502, { retryAfterSec: 12 }]);
      expect(both[0].service.tokenCalls()).toBe(2);
    });

    it('F49: stops the late outcome of one that slept through its lock', async () => {
      const [first, second] = await startTwo();
      const options = {
        keepMs: () => 60_000,
        lockMs: 60_000,
        maxEntries: 10,
        toText: (text: string) => text,
        fromText: (text: string) => text,
      };
      const sleep = new EventTarget();
      let isAsleep = false;
      const slept = first.shared.once('refresh', options).run('key', () => {
        isAsleep = true;
        return new Promise<string>((resolve) =>
          sleep.addEventListener('over', () => resolve('of the sleeper')),
        );
      });
      const other = second.shared.once('refresh', options);
      await expect.poll(() => isAsleep, patient).toBe(true);
      await endLocks();
      expect((await other.run('key', async () => 'of the one awake')).outcome).toBe('of the one awake');
      sleep.dispatchEvent(new Event('over'));
      expect((await slept).outcome).toBe('of the one awake');
      expect((await other.run('key', async () => 'of a third')).outcome).toBe('of the one awake');
    });

    it('S43: leaves no token, no code and no secret with the server', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      await refresh(at(both[1], tab));
      await tab.ask('/api/user');
      await notify(both[0], 'userid=4711&appli=1');
      await tab.ask('/auth/logout', { method: 'POST' });
      const client = new Redis(redis.url);
      const names = await client.keys('*');
      const dumps = await Promise.all(names.map((name) => client.dumpBuffer(name)));
      await client.quit();
      expect(names.length).toBeGreaterThan(4);
      const everything = [...names, ...dumps.map((dump) => dump?.toString('latin1'))].join('\n');
      expect(everything).not.toMatch(/refresh-canary|access-canary|code-canary|secret-canary|q3VbCk0Zr8m1/);
    });
  });

  describe('signing in', () => {
    it('S7: spends a code once, however often and wherever its callback arrives', async () => {
      const both = await startTwo();
      const tab = both[0].browser();
      const { state } = await tab.beginSignIn();
      const path = `auth/callback/withings?${new URLSearchParams({ code: 'code-canary', state })}`;
      const browsers = Array.from({ length: 50 }, (_, index) => at(both[index % 2] ?? both[0], tab));
      const answers = await Promise.all(browsers.map((browser) => browser.send(path)));
      expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([303]));
      expect(browsers.filter(({ cookies }) => cookies.has(sessionCookie))).toHaveLength(1);
      expect(both[0].service.tokenCalls()).toBe(1);
    });

    it('S44: signing out at one ends the session and its streams at the other at once', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      const copy = at(both[1], tab);
      const page = listen(await openStream(both[1], tab));
      expect((await copy.ask('/api/user')).status).toBe(200);
      await tab.ask('/auth/logout', { method: 'POST' });
      expect((await copy.ask('/api/user')).status).toBe(401);
      await expect.poll(() => page.isOver(), patient).toBe(true);
    });
  });

  describe('the calls to the service', () => {
    it('F37: are counted together', async () => {
      const both = await startTwo({ limits: { callsPerMinute: 11 } });
      const begun = performance.now();
      const tab = await signInAt(both[0]);
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          at(both[index % 2] ?? both[0], tab).ask(`/api/measures?offset=${index}`),
        ),
      );
      // The eleventh was the exchange of the code.
      expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
      expect(both[0].service.dataCalls()).toBe(10);
      const refused = answers.find(({ ok }) => !ok);
      expect(refused?.status).toBe(429);
      const waitSec = Number(refused?.headers.get('retry-after'));
      expect(waitSec).toBeLessThanOrEqual(61);
      // The server's own clock runs on.
      expect(waitSec).toBeGreaterThanOrEqual(Math.floor(61 - (performance.now() - begun) / 1000));
    });

    it('F4: cease at both when the service asks one for silence', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      both[0].service.answerNextData(failureAnswer(601, { wait_seconds: 42 }));
      const begun = performance.now();
      await at(both[0], tab).ask('/api/user');
      const calls = both[0].service.requests.length;
      const read = await at(both[1], tab).ask('/api/devices');
      const renewed = await refresh(at(both[1], tab));
      expect([read.status, renewed.status, both[0].service.requests.length]).toStrictEqual([429, 429, calls]);
      const leastSec = Math.floor(42 - (performance.now() - begun) / 1000);
      expect(Number(read.headers.get('retry-after'))).toBeGreaterThanOrEqual(leastSec);
    });
  });

  describe('events', () => {
    it('cross over, to the person they are about', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      const pages = await Promise.all(both.map(async (one) => listen(await openStream(one, tab))));
      await notify(both[1], 'userid=4711&appli=44&startdate=1772323200&enddate=1772326800');
      await notify(both[1], 'userid=815&appli=1&startdate=1772323200&enddate=1772326800');
      for (const page of pages) {
        await expect
          .poll(() => page.hints(), patient)
          .toStrictEqual([{ kind: 'sleep', from: 1_772_323_200, to: 1_772_326_800 }]);
      }
      await Promise.all(pages.map((page) => page.hangUp()));
    });

    it('F77: that a page missed are told by the other instance, once, in order', async () => {
      const both = await startTwo();
      const tab = await signInAt(both[0]);
      const page = listen(await openStream(both[0], tab));
      await expect.poll(() => page.heard(), patient).toHaveLength(1);
      const lastId = (await page.heard()).at(-1)?.id ?? '';
      await page.hangUp();
      const missed = async () => (await both[0].shared.log.readSince('4711', lastId)).sent;
      // Acknowledged before they are written down: each instance on its own line to the server.
      await notify(both[0], 'userid=4711&appli=1');
      await expect.poll(missed, patient).toHaveLength(1);
      await notify(both[1], 'userid=4711&appli=16');
      await expect.poll(missed, patient).toHaveLength(2);
      const again = listen(await openStream(both[1], tab, lastId));
      await expect
        .poll(() => again.hints(), patient)
        .toMatchObject([{ kind: 'measures' }, { kind: 'activity' }]);
      const lastHeard = (await again.heard()).at(-1)?.id ?? '';
      const nothing = listen(await openStream(both[0], tab, lastHeard));
      await expect.poll(() => nothing.heard(), patient).toHaveLength(1);
      expect(await nothing.hints()).toStrictEqual([]);
      await Promise.all([again.hangUp(), nothing.hangUp()]);
    });

    it.each(['another.3', 'x', '.'])(
      'F77: are to be looked at as a whole after one that neither knows: %s',
      async (lastId) => {
        const both = await startTwo();
        const page = listen(await openStream(both[1], await signInAt(both[0]), lastId));
        await expect.poll(() => page.heard(), patient).toMatchObject([{ event: 'resync' }]);
        await page.hangUp();
      },
    );

    it('F77: are to be looked at as a whole when more were missed than are remembered', async () => {
      const [first, second] = await startTwo();
      const tab = await signInAt(first);
      const page = listen(await openStream(first, tab));
      await expect.poll(() => page.heard(), patient).toHaveLength(1);
      const lastId = (await page.heard()).at(-1)?.id ?? '';
      await page.hangUp();
      for (let index = 0; index < 66; index += 1) {
        first.shared.log.append('4711', { kind: 'measures', from: index, to: index });
      }
      // Said to the server one after another, which takes its time.
      await expect
        .poll(async () => (await first.shared.log.readSince('4711', lastId)).sent, patient)
        .toBeNull();
      const again = listen(await openStream(second, tab, lastId));
      await expect.poll(async () => (await again.heard())[0], patient).toMatchObject({ event: 'resync' });
      await again.hangUp();
    });
  });

  it('while the server is away, serve reads, refuse what could be spent twice, say so, and recover', async () => {
    const both = await startTwo();
    const tab = await signInAt(both[0]);
    const page = listen(await openStream(both[1], tab));
    const pageOfAnotherBrowser = listen(await openStream(both[1], await signInAt(both[1])));
    for (const { heard } of [page, pageOfAnotherBrowser]) await expect.poll(heard, patient).toHaveLength(1);
    const { tokenCalls } = both[0].service;
    const calls = tokenCalls();
    const readiness = () =>
      Promise.all(both.map(async (one) => (await one.browser().send('/readyz')).status));
    expect(await readiness()).toStrictEqual([200, 200]);
    await redis.stop();
    const read = await at(both[1], tab).ask('/api/user');
    const renewed = await refresh(at(both[1], tab));
    expect([read.status, renewed.status, await renewed.json()]).toMatchObject([
      200,
      502,
      { code: 'upstream_unavailable', retryAfterSec: 5 },
    ]);
    const late = both[1].browser();
    expect((await late.signIn()).headers.get('location')).toBe('/connect?error=unreachable');
    expect(tokenCalls()).toBe(calls);
    expect((await readiness())[0]).toBe(503);
    await notify(both[0], 'userid=4711&appli=16');
    await tab.ask('/auth/logout', { method: 'POST' });
    expect((await at(both[0], tab).ask('/api/user')).status).toBe(401);
    redis = await startRedis(port);
    // Signed out at the other while nobody could be told: it is told now.
    await expect.poll(() => page.isOver(), patient).toBe(true);
    // Hears what it missed, or that it missed something: whichever line to the server is back first.
    await expect.poll(() => pageOfAnotherBrowser.text(), patient).toMatch(/event: (?:resync|hint)/);
    await expect.poll(readiness, patient).toStrictEqual([200, 200]);
    await pageOfAnotherBrowser.hangUp();
    const next = await signInAt(both[0]);
    expect((await refresh(at(both[1], next))).status).toBe(204);
  });

  it('do not start without the server', async () => {
    const failure = await failureOf(`redis://127.0.0.1:${await freePort()}`);
    expect(failure).toMatch(/^ConfigError: .*REDIS_URL names a server that does not answer/);
  });

  it('do not start with a password that the server does not accept, and do not print it', async () => {
    const guardedPort = await freePort();
    const guarded = await startRedis(guardedPort, '--requirepass', 'right');
    const without = await failureOf(guarded.url);
    const wrong = await failureOf(`redis://:password-canary@127.0.0.1:${guardedPort}`);
    await guarded.stop();
    for (const failure of [without, wrong]) {
      expect(failure).toMatch(
        /^ConfigError: .*REDIS_URL names a server \(127\.0\.0\.1\) that does not accept/,
      );
      expect(failure).not.toMatch(/canary|\n/);
    }
  });
});

async function failureOf(url: string): Promise<string> {
  try {
    const shared = await connectRedis(url, { prefix: 'x', now: Date.now });
    await shared.close();
    return 'none';
  } catch (error) {
    return String(error);
  }
}

function refresh(browser: Browser): Promise<Response> {
  return browser.ask('/auth/refresh', { method: 'POST' });
}

/** As an `EventSource` asks; what it has heard last is known to one that was away. */
function openStream(instance: Instance, tab: Browser, lastId?: string): Promise<Response> {
  const cookie = [...tab.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, ...(lastId !== undefined && { 'last-event-id': lastId }) };
  return instance.proxy.fetch(new Request(`${instance.origin}/events`, { headers }));
}

async function notify({ proxy }: Harness, body: string): Promise<void> {
  const answer = await proxy.fetch(
    new Request(`https://hooks.example/hooks/${webhookSecret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
  );
  expect(answer.status).toBe(200);
}
