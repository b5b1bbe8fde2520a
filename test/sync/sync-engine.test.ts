import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '#api/errors.ts';
import { ArchiveLostError, openArchive, type Archive } from '#archive/archive.ts';
import { readFact } from '#archive/lists.ts';
import { storeNames } from '#archive/record-store.ts';
import { loadOthers } from '#sync/perform.ts';
import { createSyncEngine, type SyncDeps, type SyncEngine } from '#sync/sync-engine.ts';
import type { SyncEvent } from '#sync/sync-status.ts';
import { createFakeService, failWith, type FakeService } from './fake-service.ts';
import { createClock, createCondition, createHub, createLocks, settle } from './surroundings.ts';

const day = 86_400;
const start = Date.parse('2026-03-01T06:00:00Z') / 1000;
const account = { provider: 'simulator-withings', userid: '42' };
const minute = 60_000;

let service: FakeService;
let clock: ReturnType<typeof createClock>;
let hub: ReturnType<typeof createHub>;
let online: ReturnType<typeof createCondition>;
let locks: Pick<LockManager, 'request'> | undefined;
let factory: IDBFactory;
let engines: SyncEngine[];

type Tab = {
  engine: SyncEngine;
  archive: Archive;
  visibility: ReturnType<typeof createCondition>;
  events: SyncEvent[];
};

beforeEach(() => {
  service = createFakeService({ nowSec: start });
  for (let index = 0; index < 10; index++) service.add(index + 1, start - index * day, 80 + index / 10);
  clock = createClock(start * 1000);
  hub = createHub();
  online = createCondition(true);
  locks = createLocks();
  factory = new FakeFactory();
  engines = [];
});

afterEach(() => {
  for (const engine of engines) engine.stop();
});

type TabOptions = { archive?: Archive; paused?: boolean } & Pick<SyncDeps, 'loadOthers'>;

async function openTab(options: TabOptions = {}): Promise<Tab> {
  const archive = options.archive ?? (await openArchive(account, { indexedDB: factory }));
  const visibility = createCondition(true);
  const engine = createSyncEngine({
    client: service.client,
    archive,
    locks,
    channel: () => hub.open(),
    now: clock.now,
    visibility,
    online,
    setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
    paused: options.paused ?? false,
    loadOthers: options.loadOthers ?? loadOthers,
  });
  const events: SyncEvent[] = [];
  engine.subscribe((event) => events.push(event));
  engines.push(engine);
  return { engine, archive, visibility, events };
}

async function startTab(options: TabOptions = {}): Promise<Tab> {
  const tab = await openTab(options);
  tab.engine.start();
  await settle();
  return tab;
}

async function stored(archive: Archive) {
  return (await archive.readReadings([1])).map((reading) => [reading.groupId, reading.at, reading.value]);
}

/** Fails or answers every measures call from now on. */
function onMeasures(act: () => unknown): void {
  service.interfere((call) => (call.path === 'api/measures' ? act() : undefined));
}

function calls(): number {
  return service.measureCalls().length;
}

describe('a tab alone', () => {
  it('fetches the newest measures first, then the profile, then everything, and is idle', async () => {
    const { engine, archive } = await startTab();
    expect(await stored(archive)).toStrictEqual(service.truth());
    const paths = [...new Set(service.calls.map(({ path }) => path))];
    expect(paths.slice(0, 2)).toStrictEqual(['api/measures', 'api/user']);
    expect(paths).toStrictEqual(
      expect.arrayContaining(
        ['activity', 'sleep-summary', 'workouts', 'devices', 'goals'].map((kind) => `api/${kind}`),
      ),
    );
    expect(engine.status()).toMatchObject({ phase: 'idle', leader: true, complete: true, error: null });
  });

  it('does not look for news of what it has only just read, however long that took', async () => {
    service.interfere(() => clock.pass(2000));
    await startTab();
    expect(
      service.calls.filter(({ params }) => Number(params['updatedSince']) > start - 2 * day),
    ).toStrictEqual([]);
  });

  it('asks again for a part of the program that did not arrive, and keeps what it could read without', async () => {
    let arrives = false;
    const { engine, archive } = await startTab({
      loadOthers: async () => {
        if (arrives) return loadOthers();
        throw new TypeError('Failed to fetch dynamically imported module');
      },
    });
    expect(await stored(archive)).not.toHaveLength(0);
    expect([...new Set(service.calls.map(({ path }) => path))]).toStrictEqual(['api/measures']);
    expect(engine.status()).toMatchObject({ phase: 'error', retryAt: start + 15, complete: false });
    arrives = true;
    await clock.advance(15_000);
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true, error: null });
    expect(await readFact(archive, 'user')).toMatchObject({ userid: '42' });
  });

  it('that was filled before waits for a part of the program that did not arrive', async () => {
    const first = await startTab();
    first.engine.stop();
    service.add(99, start, 70);
    clock.pass(600_000);
    let asked = 0;
    const { engine, archive } = await startTab({
      loadOthers: async () => {
        asked++;
        if (asked > 1) return loadOthers();
        throw new TypeError('Failed to fetch dynamically imported module');
      },
    });
    expect([asked, engine.status().phase]).toStrictEqual([1, 'error']);
    await clock.advance(15_000);
    expect(engine.status()).toMatchObject({ phase: 'idle', error: null });
    expect(await stored(archive)).toStrictEqual(service.truth());
  });

  it('stores the profile', async () => {
    const { archive } = await startTab();
    expect(await readFact(archive, 'user')).toMatchObject({ userid: '42' });
  });

  it('tells how far the first history has come', async () => {
    const tab = await openTab();
    const progress: unknown[] = [];
    tab.engine.subscribe(() => progress.push(tab.engine.status().progress));
    tab.engine.start();
    await settle();
    expect(progress).toContainEqual(expect.objectContaining({ records: 6, kind: 'measures' }));
  });

  it('shows no progress once the history is there', async () => {
    expect((await startTab()).engine.status().progress).toBeNull();
  });

  it('tells of every page that brought something', async () => {
    const { events } = await startTab();
    expect(events.filter((event) => event.kind === 'written' && event.subject === 'measures')).toHaveLength(
      4,
    );
  });

  it('says nothing about pages that brought nothing', async () => {
    const tab = await startTab();
    tab.events.length = 0;
    await clock.advance(5 * minute);
    expect(tab.events.filter((event) => event.kind === 'written')).toStrictEqual([]);
  });

  it('keeps the same status object while nothing changes', async () => {
    const { engine } = await startTab();
    expect(engine.status()).toBe(engine.status());
  });

  it('goes on without a profile that the service does not give', async () => {
    service.interfere((call) => (call.path === 'api/user' ? failWith('upstream_invalid') : undefined));
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true });
  });

  it('shows what the archive knew before anybody was asked', async () => {
    const first = await startTab();
    first.engine.stop();
    online.set(false);
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ complete: true, lastSyncAt: start, phase: 'offline' });
  });

  it('works from memory where nothing can be kept, and says so', async () => {
    const archive = await openArchive(account, { indexedDB: undefined });
    const { engine } = await startTab({ archive });
    expect(engine.status()).toMatchObject({ durable: false, complete: true });
  });

  it('works where there are no locks', async () => {
    locks = undefined;
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ leader: true, complete: true });
  });

  it('works where locks are refused', async () => {
    locks = { request: async () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ leader: true, complete: true });
  });
});

describe('when to look again', () => {
  it('looks every five minutes while the tab is in view', async () => {
    await startTab();
    const before = calls();
    await clock.advance(15 * minute);
    expect(calls() - before).toBe(3);
  });

  it('asks the same thing again only after twelve seconds, when nobody answers from memory any more', async () => {
    const { engine } = await startTab();
    await clock.advance(5_000);
    engine.syncNow();
    await clock.advance(3_000);
    engine.syncNow();
    await settle();
    expect(engine.status().phase).toBe('syncing');
    const before = calls();
    await clock.advance(8_999);
    expect(calls()).toBe(before);
    await clock.advance(1);
    expect([calls() - before, engine.status().phase]).toStrictEqual([1, 'idle']);
  });

  it('counts the twelve seconds from the answer, as whoever remembers it does', async () => {
    const { engine } = await startTab();
    await clock.advance(5_000);
    service.interfere(({ path }) => {
      if (path === 'api/measures') clock.pass(4_000);
    });
    engine.syncNow();
    await settle();
    await clock.advance(1_000);
    engine.syncNow();
    await settle();
    const before = calls();
    await clock.advance(10_999);
    expect(calls()).toBe(before);
    await clock.advance(1);
    expect(calls() - before).toBe(1);
  });

  it('looks once more when it is asked to in the second in which the last look ended', async () => {
    const { engine, archive } = await startTab();
    await clock.advance(5 * minute);
    service.add(99, start + 60);
    engine.syncNow();
    await clock.advance(12_000);
    expect((await archive.readMeasureGroups()).map(({ id }) => id)).toContain(99);
  });

  it('says when it looks again by itself', async () => {
    const { engine, visibility } = await startTab();
    expect(engine.status().nextAt).toBe(start + 300);
    visibility.set(false);
    await settle();
    expect(engine.status().nextAt).toBeNull();
  });

  it('says that it is looking until the first look is done', async () => {
    const { engine, events } = await openTab();
    engine.start();
    expect(engine.status().phase).toBe('syncing');
    await settle();
    expect(engine.status().phase).toBe('idle');
    expect(events.length).toBeGreaterThan(0);
  });

  it('does not wait for ever for a leader that is silent', async () => {
    await startTab();
    hub = createHub();
    const { engine } = await startTab();
    expect(engine.status().phase).toBe('syncing');
    await clock.advance(3_000);
    expect(engine.status()).toMatchObject({ phase: 'idle', leader: false });
  });

  it('does not look while nobody does', async () => {
    const { visibility } = await startTab();
    visibility.set(false);
    const before = calls();
    await clock.advance(60 * minute);
    expect(calls()).toBe(before);
  });

  it('looks when it comes into view after more than a minute', async () => {
    const { visibility } = await startTab();
    visibility.set(false);
    await clock.advance(61_000);
    const before = calls();
    visibility.set(true);
    await settle();
    expect(calls()).toBeGreaterThan(before);
  });

  it('does not look when it comes into view within the minute', async () => {
    const { visibility } = await startTab();
    visibility.set(false);
    await clock.advance(59_000);
    const before = calls();
    visibility.set(true);
    await settle();
    expect(calls()).toBe(before);
  });

  it('looks when it is asked', async () => {
    const { engine } = await startTab();
    await clock.advance(1000);
    const before = calls();
    engine.syncNow();
    await settle();
    expect(calls()).toBeGreaterThan(before);
  });

  it('does nothing any more after it was stopped', async () => {
    const { engine, visibility } = await startTab();
    engine.stop();
    const before = service.calls.length;
    engine.syncNow();
    visibility.set(true);
    online.set(true);
    await clock.advance(60 * minute);
    expect([service.calls.length, clock.pending()]).toStrictEqual([before, 0]);
  });

  it('writes nothing any more when it is stopped in the middle of a page', async () => {
    const tab = await openTab();
    onMeasures(() => tab.engine.stop());
    tab.engine.start();
    await settle();
    expect(await stored(tab.archive)).toStrictEqual([]);
  });

  it('goes on where it stopped when it is started again', async () => {
    const { engine, archive } = await startTab();
    engine.stop();
    service.setTime(start + day);
    service.add(99, start + day);
    await clock.advance(1000);
    engine.start();
    await settle();
    expect(await stored(archive)).toStrictEqual(service.truth());
  });
});

describe('a service that asks to wait', () => {
  it('is not called before the time that it named', async () => {
    onMeasures(() => failWith('rate_limited', 40));
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ phase: 'waiting', retryAt: start + 40, error: 'rate_limited' });
    const before = service.calls.length;
    await clock.advance(39_999);
    engine.syncNow();
    await settle();
    expect(service.calls.length).toBe(before);
  });

  it('is called again at that time', async () => {
    onMeasures(() => failWith('rate_limited', 40));
    const { engine } = await startTab();
    service.interfere(() => undefined);
    await clock.advance(40_000);
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true, retryAt: null });
  });

  it('is given twelve seconds when it names no time', async () => {
    onMeasures(() => failWith('rate_limited'));
    const { engine } = await startTab();
    expect(engine.status().retryAt).toBe(start + 12);
  });

  it('is waited for when the limit is met at the profile', async () => {
    service.interfere((call) => (call.path === 'api/user' ? failWith('rate_limited', 30) : undefined));
    const { engine } = await startTab();
    const before = service.calls.length;
    expect([engine.status().phase, service.calls.at(-1)?.path]).toStrictEqual(['waiting', 'api/user']);
    await clock.advance(29_000);
    expect(service.calls).toHaveLength(before);
  });

  it('is not called for any other kind either', async () => {
    onMeasures(() => failWith('rate_limited', 40));
    await startTab();
    await clock.advance(39_000);
    expect(new Set(service.calls.map(({ path }) => path))).toStrictEqual(new Set(['api/measures']));
  });
});

describe('a service in trouble', () => {
  it('is tried again after 15, 30, 60, 120 and then every 300 seconds', async () => {
    service.interfere(() => failWith('upstream_unavailable'));
    await startTab();
    const attempts: number[] = [];
    onMeasures(() => {
      attempts.push(clock.now() / 1000 - start);
      return failWith('upstream_timeout');
    });
    await clock.advance(20 * minute);
    expect(attempts).toStrictEqual([15, 45, 105, 225, 525, 825, 1125]);
  });

  it('keeps what came before, and says what is wrong', async () => {
    service.interfere((call) => (call.params['offset'] === 6 ? failWith('upstream_invalid') : undefined));
    const { engine, archive } = await startTab();
    expect(engine.status()).toMatchObject({ phase: 'error', error: 'upstream_invalid', complete: false });
    expect(await stored(archive)).toHaveLength(6);
  });

  it('is forgiven after a success', async () => {
    onMeasures(() => failWith('upstream_unavailable'));
    const { engine } = await startTab();
    await clock.advance(50_000);
    service.interfere(() => undefined);
    await clock.advance(2 * minute);
    expect(engine.status().phase).toBe('idle');
    onMeasures(() => failWith('upstream_unavailable'));
    engine.syncNow();
    await settle();
    expect(engine.status().retryAt).toBe(Math.ceil(clock.now() / 1000) + 15);
  });

  it('is not asked the same thing within ten seconds even when the reader insists', async () => {
    onMeasures(() => failWith('upstream_unavailable'));
    const { engine } = await startTab();
    const before = calls();
    engine.syncNow();
    await clock.advance(11_000);
    expect(calls()).toBe(before);
    await clock.advance(1000);
    expect(calls()).toBe(before + 1);
  });

  it('is tried again in the background while the history is not complete', async () => {
    onMeasures(() => failWith('upstream_unavailable'));
    const { engine, visibility } = await startTab();
    visibility.set(false);
    service.interfere(() => undefined);
    await clock.advance(15_000);
    expect(engine.status().complete).toBe(true);
  });

  it('that pages for ever is named as such', async () => {
    onMeasures(() => ({ updatetime: start, measuregrps: [], more: 1, offset: 1 }));
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({
      phase: 'error',
      error: 'upstream_invalid',
      stopped: 'no-progress',
    });
  });
});

describe('a network that is down', () => {
  it('is not used', async () => {
    online.set(false);
    const { engine } = await startTab();
    expect([engine.status().phase, service.calls.length]).toStrictEqual(['offline', 0]);
  });

  it('lets the sync go on at once when it returns', async () => {
    online.set(false);
    const { engine, archive } = await startTab();
    online.set(true);
    await settle();
    expect(engine.status().phase).toBe('idle');
    expect(await stored(archive)).toStrictEqual(service.truth());
  });

  it('that fails in mid-history costs nothing', async () => {
    service.interfere((call) => {
      if (call.params['offset'] !== 6 || !online.isTrue()) return undefined;
      online.set(false);
      return failWith('upstream_unavailable');
    });
    const { engine, archive } = await startTab();
    expect(engine.status().phase).toBe('offline');
    service.interfere(() => undefined);
    online.set(true);
    await clock.advance(12_000);
    expect(await stored(archive)).toStrictEqual(service.truth());
  });

  it('is tried again at once when not even our own server was reached', async () => {
    const unreached = new ApiError('upstream_unavailable', 'test', { cause: new TypeError('fetch failed') });
    service.interfere(() => unreached);
    const { engine, archive } = await startTab();
    expect(engine.status().phase).toBe('offline');
    service.interfere(() => undefined);
    online.set(true);
    await settle();
    expect(await stored(archive)).toStrictEqual(service.truth());
  });
});

describe('a link that ended', () => {
  it.each(['auth_required', 'reconnect_required'] as const)('stops the sync at %s', async (code) => {
    onMeasures(() => failWith(code));
    const { engine } = await startTab();
    const before = service.calls.length;
    engine.syncNow();
    await clock.advance(60 * minute);
    expect(engine.status()).toMatchObject({ phase: 'reconnect', error: code, leader: false });
    expect(service.calls.length).toBe(before);
  });

  it('lets the sync begin again when it is started again', async () => {
    onMeasures(() => failWith('reconnect_required'));
    const { engine } = await startTab();
    service.interfere(() => undefined);
    engine.start();
    await settle();
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true, error: null });
  });

  it('leaves the leadership to whoever signs in again', async () => {
    onMeasures(() => failWith('reconnect_required'));
    await startTab();
    service.interfere(() => undefined);
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ phase: 'idle', leader: true, complete: true });
  });
});

describe('another account in the same browser', () => {
  it("never has its readings stored in this account's archive", async () => {
    onMeasures(() => service.signInAs({ provider: 'simulator-withings', userid: '43' }));
    const { engine, archive } = await startTab();
    expect(await stored(archive)).toStrictEqual([]);
    expect(engine.status()).toMatchObject({ phase: 'reconnect', error: null });
  });

  it('is not heard', async () => {
    await startTab();
    const { engine } = await startTab();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none.
    hub.open().postMessage({ account: 'withings:7', kind: 'status', status: { phase: 'error' } });
    await settle();
    expect(engine.status().phase).toBe('idle');
  });
});

describe('several tabs', () => {
  it('have one leader', async () => {
    const tabs = [await startTab(), await startTab(), await startTab()];
    expect(tabs.map(({ engine }) => engine.status().leader)).toStrictEqual([true, false, false]);
  });

  it('fetch everything once', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    for (const { engine } of tabs) engine.start();
    await settle();
    expect(
      service
        .measureCalls()
        .map((call) => call['offset'] ?? 0)
        .slice(0, 4),
    ).toStrictEqual([0, 3, 6, 9]);
  });

  it('all show where the leader stands', async () => {
    await startTab();
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({
      leader: false,
      complete: true,
      lastSyncAt: start,
      phase: 'idle',
    });
  });

  it('opened later ask the leader how it stands', async () => {
    onMeasures(() => failWith('rate_limited', 40));
    await startTab();
    const { engine } = await startTab();
    expect(engine.status()).toMatchObject({ phase: 'waiting', retryAt: start + 40, leader: false });
  });

  it('all hear what was written', async () => {
    await startTab();
    const follower = await startTab();
    follower.events.length = 0;
    service.setTime(start + day);
    service.add(99, start + day);
    await clock.advance(5 * minute);
    expect(follower.events).toContainEqual(
      expect.objectContaining({
        kind: 'written',
        subject: 'measures',
        days: { from: '2026-03-02', to: '2026-03-02' },
      }),
    );
  });

  it('let a follower ask the leader', async () => {
    await startTab();
    const { engine } = await startTab();
    await clock.advance(1000);
    const before = calls();
    engine.syncNow();
    await settle();
    expect(calls()).toBeGreaterThan(before);
  });

  it('look on behalf of the tab in view when the leader is hidden', async () => {
    const leader = await startTab();
    await startTab();
    leader.visibility.set(false);
    const before = calls();
    await clock.advance(6 * minute);
    expect(calls()).toBeGreaterThan(before);
  });

  it('go on when the leader is closed in the middle of the history', async () => {
    const leader = await openTab();
    service.interfere((call, index) => {
      if (call.path === 'api/measures' && index === 3) leader.engine.stop();
    });
    leader.engine.start();
    const follower = await startTab();
    expect(follower.engine.status()).toMatchObject({ leader: true, complete: true });
    expect(await stored(follower.archive)).toStrictEqual(service.truth());
  });

  it('all learn that the link ended, without trying it themselves', async () => {
    const leader = await startTab();
    const follower = await startTab();
    onMeasures(() => failWith('reconnect_required'));
    await clock.advance(1000);
    const before = calls();
    leader.engine.syncNow();
    await settle();
    expect(follower.engine.status()).toMatchObject({ phase: 'reconnect', leader: false });
    expect(calls()).toBe(before + 1);
  });

  it('without locks all lead, and the archive is the same', async () => {
    locks = undefined;
    const tabs = [await openTab(), await openTab()];
    for (const { engine } of tabs) engine.start();
    await settle();
    for (const { archive } of tabs) expect(await stored(archive)).toStrictEqual(service.truth());
  });
});

describe('an archive that goes away', () => {
  it('stops the sync when it was erased in another tab', async () => {
    const { engine } = await startTab();
    const other = await openArchive(account, { indexedDB: factory });
    await other.erase();
    const before = calls();
    engine.syncNow();
    await clock.advance(60 * minute);
    expect(calls() - before).toBeLessThanOrEqual(1);
    expect(await factory.databases()).toStrictEqual([]);
  });

  it('is filled again from the beginning when the browser evicted it in mid-history', async () => {
    const archive = await openArchive(account, { indexedDB: undefined });
    let writes = 0;
    const losing: Archive = {
      ...archive,
      durable: false,
      async write(state, work) {
        writes++;
        if (writes === 2) throw new ArchiveLostError();
        return archive.write(state, work);
      },
    };
    const { engine } = await startTab({ archive: losing });
    await clock.advance(12_000);
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true });
    expect(await stored(archive)).toStrictEqual(service.truth());
  });

  it('is looked at as a whole again when the browser emptied it after the lists had come', async () => {
    const { engine, archive } = await openTab();
    let lookedAt: number | null = null;
    service.interfere(async ({ path }, index) => {
      if (path !== 'api/goals' || index > 1) return;
      lookedAt = engine.status().lastSyncAt;
      await archive.repair(async (records) => {
        for (const store of storeNames) await records.clear(store);
      });
    });
    engine.start();
    await settle();
    await clock.advance(minute);
    expect(lookedAt).toBe(start);
    expect(engine.status()).toMatchObject({ phase: 'idle', complete: true });
    expect(engine.status().lastSyncAt).toBeGreaterThan(start);
    expect(await stored(archive)).toStrictEqual(service.truth());
  });
});

describe('a tab killed at any moment of the first sync', () => {
  it.each(Array.from({ length: 14 }, (_, index) => 1 + index * 12))(
    'leaves an archive that the next one completes (killed after %i turns)',
    async (turns) => {
      const first = await openTab();
      first.engine.start();
      for (let turn = 0; turn < turns; turn++) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      first.archive.close();
      first.engine.stop();
      const { archive } = await startTab();
      await settle();
      expect(await stored(archive)).toStrictEqual(service.truth());
    },
  );
});
