/** From the archive through the client and the product's own server to the pretend service, in both generations. */
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '#api/client.ts';
import { ApiError } from '#api/errors.ts';
import { openArchive, type Archive } from '#archive/archive.ts';
import { parseLocalDay } from '#domain/time.ts';
import { createSyncEngine, type SyncEngine } from '#sync/sync-engine.ts';
import { BASE_URL, createBrowser, type Browser } from '../contract/own-server.ts';
import { createClock, createCondition, settle } from './surroundings.ts';

const start = Date.UTC(2026, 2, 1, 12);

type Truth = { readonly records: readonly { readonly grpid: number }[] };

type Setup = {
  browser: Browser;
  engine: SyncEngine;
  archive: Archive;
  clock: ReturnType<typeof createClock>;
};

let engine: SyncEngine | undefined;

afterEach(() => {
  engine?.stop();
});

async function connect(provider: string): Promise<Setup> {
  const clock = createClock(start);
  const browser = createBrowser(clock.now);
  await browser.signIn(provider);
  const client = createClient({ fetch: browser.fetch, baseUrl: BASE_URL, now: clock.now });
  const session = await client.session();
  const userid = session.connected ? session.userid : '';
  const archive = await openArchive({ provider, userid }, { indexedDB: undefined });
  engine = createSyncEngine({
    // Of one kind in full: as for an account that granted no other.
    client: {
      ...client,
      async get(path, params, signal) {
        if (path === 'api/measures' || path === 'api/user') return client.get(path, params, signal);
        throw new ApiError('not_granted', 'test');
      },
    },
    archive,
    locks: undefined,
    channel: () => undefined,
    now: clock.now,
    visibility: createCondition(true),
    online: createCondition(true),
    setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
    paused: false,
  });
  return { browser, engine, archive, clock };
}

/**
 * Waits until nobody waits for anything any more after what `begin` sets off. The server seals its cookies in real
 * time; when nothing has come of that for a while, the clock moves on.
 */
async function untilRested({ engine, browser, clock }: Setup, begin: () => unknown): Promise<void> {
  let isBusy = false;
  let events = 0;
  const unsubscribe = engine.subscribe(() => {
    events++;
    isBusy ||= engine.status().phase === 'syncing';
  });
  await begin();
  let seen = -1;
  const isResting = (): boolean => isBusy && engine.status().phase !== 'syncing';
  while (!isResting()) {
    const happened = events + callsOf(browser);
    if (seen === happened) await clock.advance(1000);
    seen = happened;
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
  }
  unsubscribe();
  await settle();
}

function callsOf(browser: Browser): number {
  return browser.count('/api/measures') + browser.count('/auth/session') + browser.count('/auth/refresh');
}

/** As the page with the chart does. */
function showMeasures(of: SyncEngine): void {
  const [from, to] = [parseLocalDay('1900-01-01'), parseLocalDay('2026-03-01')];
  if (from !== null && to !== null) of.setWishes([{ kind: 'measures', from, to }]);
}

async function sync(setup: Setup): Promise<void> {
  showMeasures(setup.engine);
  await untilRested(setup, () => setup.engine.start());
}

async function truth(browser: Browser) {
  // The control plane's own answer; a wrong shape fails the comparisons.
  const { records } = (await browser.control('truth?kind=measures')) as Truth;
  return records.map(({ grpid }) => grpid).toSorted((a, b) => a - b);
}

async function stored(archive: Archive) {
  const ids = (await archive.readMeasureGroups()).map((group) => group.id).toSorted((a, b) => a - b);
  // Above stand the records that a fault mingles in: what can be read of those is no matter here.
  return ids.filter((id) => id < 9_000_000_000);
}

describe.each(['simulator-nokia', 'simulator-withings'])(
  'synced with %s',
  { timeout: 20_000 },
  (provider) => {
    it('the archive holds every group, and nothing else', async () => {
      const setup = await connect(provider);
      await sync(setup);
      expect(setup.engine.status()).toMatchObject({ phase: 'idle', complete: true });
      expect(await stored(setup.archive)).toStrictEqual(await truth(setup.browser));
    });

    it.each([
      ['an access token that dies', 'killAccess'],
      ['an empty page', 'emptyPage'],
      ['an answer cut off half way', 'truncate'],
      ['an HTTP error', 'http'],
      ["somebody else's page", 'html200'],
      ['unreadable records among the good ones', 'badRecords'],
    ])('%s in the middle costs no record', async (_, fault) => {
      const setup = await connect(provider);
      await setup.browser.control('faults', { match: { path: '/measure', nth: 2 }, fault, times: 1 });
      await sync(setup);
      if (setup.engine.status().phase === 'error')
        await untilRested(setup, async () => setup.clock.advance(15_000));
      expect(setup.engine.status().complete).toBe(true);
      expect(await stored(setup.archive)).toStrictEqual(await truth(setup.browser));
    });

    it('an access token that dies in the middle costs one refresh', async () => {
      const setup = await connect(provider);
      await setup.browser.control('faults', {
        match: { path: '/measure', nth: 2 },
        fault: 'killAccess',
        times: 1,
      });
      await sync(setup);
      expect(setup.browser.count('/auth/refresh')).toBe(1);
    });

    it('a refresh token that dies ends the sync, and what came stays', async () => {
      const setup = await connect(provider);
      await setup.browser.control('faults', {
        match: { path: '/measure', nth: 2 },
        fault: 'killRefresh',
        times: 1,
      });
      await sync(setup);
      expect(setup.engine.status()).toMatchObject({ phase: 'reconnect', error: 'reconnect_required' });
      expect((await stored(setup.archive)).length).toBeGreaterThan(0);
    });

    it('the time that the service names is waited for', async () => {
      const setup = await connect(provider);
      const fault = { kind: 'status', status: 601, body: { wait_seconds: 37 } };
      await setup.browser.control('faults', { match: { path: '/measure' }, fault, times: 1 });
      await sync(setup);
      expect(setup.engine.status()).toMatchObject({ phase: 'waiting', retryAt: start / 1000 + 37 });
    });

    it('pages without end are given up, and the archive says so', async () => {
      const setup = await connect(provider);
      const match = { path: '/measure' };
      await setup.browser.control('faults', { match, fault: 'moreForever', times: 'always' });
      await sync(setup);
      expect(setup.engine.status()).toMatchObject({
        phase: 'error',
        stopped: 'no-progress',
        complete: false,
      });
    });

    it('a new, an edited and a late reading arrive with the next look', async () => {
      const setup = await connect(provider);
      await sync(setup);
      const [first] = await truth(setup.browser);
      const day = 86_400;
      const now = Math.floor(setup.clock.now() / 1000);
      await setup.browser.control('readings', {
        add: [
          { at: now - 60, values: { weightKg: 78.123 } },
          { at: now - 40 * day, values: { weightKg: 81.5 } },
        ],
        edit: [{ grpid: first, values: { weightKg: 66.6 } }],
      });
      await untilRested(setup, async () => setup.clock.advance(5 * 60_000));
      expect(await stored(setup.archive)).toStrictEqual(await truth(setup.browser));
      const edited = (await setup.archive.readReadings([1])).find((reading) => reading.groupId === first);
      expect(edited?.value).toBe(66.6);
    });
  },
);
