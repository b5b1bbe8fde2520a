import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ArchiveClosedError,
  ArchiveLostError,
  eraseAllArchives,
  openArchive,
  SupersededError,
  type Archive,
} from '#archive/archive.ts';
import { land } from '#archive/landing.ts';
import { readFact, readRaw } from '#archive/lists.ts';
import { readMinutes } from '#archive/spans.ts';
import { createSyncState, emptyList, type SyncState } from '#archive/sync-state.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import { parseLocalDay, type EpochSec } from '#domain/time.ts';
import {
  account,
  databaseName,
  diesBeforeState,
  evictable,
  getRaw,
  losesConnection,
  openOn,
  openRaw,
  outOfSpaceAfter,
  putRaw,
  settled,
  tamperWith,
} from './databases.ts';
import { arbitraryGroups, byTime, createGroup, createLanding, seconds } from './measure-groups.ts';
import { after, createSample, midnight } from './span-rows.ts';

let factory: IDBFactory;

beforeEach(() => {
  factory = new FakeFactory();
});

async function open(indexedDB: IDBFactory = factory, patienceMs?: number): Promise<Archive> {
  return openOn(indexedDB, patienceMs);
}

async function openInMemory(): Promise<Archive> {
  return openOn(undefined);
}

/** Lands groups, and with them what a sync has come to know of its progress. */
async function write(
  archive: Archive,
  groups: readonly MeasureGroup[],
  progress: Partial<SyncState> = {},
): Promise<number> {
  const state = { ...(await archive.readSyncState()), ...progress };
  return (await land(archive, createLanding(groups), state)).changed;
}

const reached = {
  ...emptyList,
  reachedBack: parseLocalDay('2025-11-01'),
  cursor: seconds('2026-03-01T07:00:00Z'),
};

const halfway = {
  lists: { measures: reached, activity: reached, 'sleep-summary': emptyList, workouts: emptyList },
} satisfies Partial<SyncState>;

describe.each([
  ['in IndexedDB', () => open()],
  ['in memory', () => openInMemory()],
])('archive %s', (_, openOne) => {
  it('is empty at first', async () => {
    expect(await (await openOne()).readReadings([1])).toStrictEqual([]);
  });

  it('gives every group back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGroups, async (groups) => {
        factory = new FakeFactory();
        const archive = await openOne();
        await write(archive, groups);
        expect(await archive.readMeasureGroups()).toStrictEqual(groups.toSorted(byTime));
      }),
      { numRuns: 25 },
    );
  });

  it('ends in the same state however often and in whatever order its pages are written', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGroups, fc.array(fc.nat()), async (groups, picks) => {
        factory = new FakeFactory();
        const archive = await openOne();
        const again = picks.flatMap((pick) => groups[pick % groups.length] ?? []);
        for (const group of [...again, ...groups.toReversed()]) await write(archive, [group]);
        expect(await archive.readMeasureGroups()).toStrictEqual(groups.toSorted(byTime));
      }),
      { numRuns: 10 },
    );
  });

  it('reads only the types that were asked for', async () => {
    const archive = await openOne();
    const measures = [1, 6, 11].map((type) => ({ type, value: type * 10 }));
    await write(archive, [createGroup({ id: 1, measures })]);
    expect((await archive.readReadings([6, 11])).map((reading) => reading.value)).toStrictEqual([60, 110]);
  });

  it('reads a range across months, first instant in, last one out', async () => {
    const archive = await openOne();
    const instants = [
      '2026-01-31T23:59:59Z',
      '2026-02-01T00:00:00Z',
      '2026-03-31T23:59:59Z',
      '2026-04-01T00:00:00Z',
    ];
    await write(
      archive,
      instants.map((iso, index) => createGroup({ id: index + 1, at: seconds(iso) })),
    );
    const readings = await archive.readReadings(
      [1],
      seconds('2026-02-01T00:00:00Z'),
      seconds('2026-04-01T00:00:00Z'),
    );
    expect(readings.map((reading) => reading.groupId)).toStrictEqual([2, 3]);
  });

  it('sorts readings by time whatever the order of arrival', async () => {
    const archive = await openOne();
    const days = ['2026-03-20', '2025-12-01', '2026-03-02'];
    for (const [index, day] of days.entries()) {
      await write(archive, [createGroup({ id: index + 1, at: seconds(`${day}T06:00:00Z`) })]);
    }
    expect((await archive.readReadings([1])).map((reading) => reading.groupId)).toStrictEqual([2, 3, 1]);
  });

  it('replaces a group that was edited at the service', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 })]);
    await write(archive, [createGroup({ id: 1, measures: [{ type: 1, value: 79 }] })]);
    expect((await archive.readReadings([1])).map((reading) => reading.value)).toStrictEqual([79]);
  });

  it('moves a group whose date was edited into another month', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 }), createGroup({ id: 2 })]);
    await write(archive, [createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') })]);
    const readings = await archive.readReadings([1]);
    expect(readings.map((reading) => [reading.groupId, reading.at])).toStrictEqual([
      [1, seconds('2026-01-15T06:00:00Z')],
      [2, seconds('2026-03-01T06:00:00Z')],
    ]);
  });

  it('leaves no trace of a month whose last group moved away', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 })]);
    await write(archive, [createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') })]);
    expect(await archive.readMeasureGroups(seconds('2026-02-01T00:00:00Z'))).toStrictEqual([]);
  });

  it('keeps the version that the service modified last', async () => {
    const archive = await openOne();
    const versions = [
      { modifiedAt: seconds('2026-03-05T00:00:00Z'), measures: [{ type: 1, value: 81 }] },
      { modifiedAt: seconds('2026-03-04T00:00:00Z'), measures: [{ type: 1, value: 80 }] },
    ];
    for (const version of versions) await write(archive, [createGroup({ id: 1, ...version })]);
    expect((await archive.readReadings([1])).map((reading) => reading.value)).toStrictEqual([81]);
  });

  it('says how many groups a page changed', async () => {
    const archive = await openOne();
    const unchanged = createGroup({ id: 1, comment: 'as before' });
    await write(archive, [unchanged, createGroup({ id: 2 })]);
    const edited = createGroup({ id: 2, attrib: 4 });
    expect(await write(archive, [unchanged, edited, createGroup({ id: 3 })])).toBe(2);
  });

  it('counts a group as changed when only the record of the service differs', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 })]);
    const landing = createLanding([createGroup({ id: 1 })], 'second');
    expect(await land(archive, landing, await archive.readSyncState())).toMatchObject({ changed: 1 });
  });

  it("keeps the service's own record of each group", async () => {
    const archive = await openOne();
    const raw = { grpid: 7, measures: [{ value: 95817, type: 1, unit: -3, fm: 131 }], unknown: [null, 'é'] };
    const landing = { ...createLanding([createGroup({ id: 7 })]), raw: new Map([[7, raw]]) };
    await land(archive, landing, await archive.readSyncState());
    expect(await readRaw(archive, 'measures', 7)).toStrictEqual(raw);
  });

  it('has no record of a group that it does not know', async () => {
    expect(await readRaw(await openOne(), 'measures', 7)).toBeUndefined();
  });

  it('starts at the beginning of the history', async () => {
    expect((await (await openOne()).readSyncState()).lists.measures).toStrictEqual(emptyList);
  });

  it('remembers how far the sync has come', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 })], halfway);
    expect((await archive.readSyncState()).lists).toStrictEqual(halfway.lists);
  });

  it('keeps the profile of the account', async () => {
    const archive = await openOne();
    const user = { userid: '42', timeZone: 'Europe/Paris' };
    await land(archive, { kind: 'user', value: user }, await archive.readSyncState());
    expect(await readFact(archive, 'user')).toStrictEqual(user);
  });

  it('orders writers: pages written at once all land', async () => {
    const archive = await openOne();
    await Promise.all([1, 2, 3, 4].map(async (id) => write(archive, [createGroup({ id })])));
    expect(await archive.readReadings([1])).toHaveLength(4);
  });

  it('refuses to be used after it was erased', async () => {
    const archive = await openOne();
    await archive.erase();
    await expect(archive.readReadings([1])).rejects.toThrow(ArchiveClosedError);
  });
});

describe('archive on disk', () => {
  it('is durable', async () => {
    expect((await open()).durable).toBe(true);
  });

  it('is there again when it is opened anew', async () => {
    const first = await open();
    await write(first, [createGroup({ id: 1 })], halfway);
    first.close();
    const second = await open();
    expect(await second.readReadings([1])).toHaveLength(1);
    expect((await second.readSyncState()).lists).toStrictEqual(halfway.lists);
  });

  it('keeps accounts apart', async () => {
    await write(await open(), [createGroup({ id: 1 })]);
    const other = await openArchive({ provider: 'withings', userid: '42' }, { indexedDB: factory });
    expect(await other.readReadings([1])).toStrictEqual([]);
  });

  it('lands no record of a page when the tab dies before its state is stored', async () => {
    const before = await open();
    await write(before, [createGroup({ id: 1 })]);
    before.close();
    const archive = await open(diesBeforeState(factory));
    await write(archive, [createGroup({ id: 2 })], halfway);
    archive.close();
    const onDisk = await open();
    expect((await onDisk.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1]);
    expect((await onDisk.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });

  it('leaves months alone that arrive unchanged', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw(factory, 'measures-raw', '2026-03', {
      ids: [1],
      texts: ['{"grpid":1,"note":"first"}'],
      marker: true,
    });
    await write(archive, [createGroup({ id: 1 })]);
    expect(await getRaw(factory, 'measures-raw', '2026-03')).toHaveProperty('marker', true);
  });

  it('removes the database when it is erased', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await archive.erase();
    expect(await factory.databases()).toStrictEqual([]);
  });

  it('is empty after erasing even where another tab does not let go of the database', async () => {
    const archive = await open(factory, 50);
    await write(archive, [createGroup({ id: 1 })]);
    const stubborn = await openRaw(factory);
    await archive.erase();
    const left: unknown = await settled(
      stubborn.transaction('measures').objectStore('measures').getAllKeys(),
    );
    expect(left).toStrictEqual([]);
  });

  it('erases the archives of every account and no other database', async () => {
    for (const userid of ['1', '2']) {
      (await openArchive({ provider: 'nokia', userid }, { indexedDB: factory })).close();
    }
    (await settled(factory.open('something else'))).close();
    await eraseAllArchives({ indexedDB: factory });
    expect((await factory.databases()).map((database) => database.name)).toStrictEqual(['something else']);
  });
});

describe('archive under another tab', () => {
  it('sees what the other tab wrote', async () => {
    const [mine, theirs] = [await open(), await open()];
    await write(theirs, [createGroup({ id: 1 })]);
    expect(await mine.readReadings([1])).toHaveLength(1);
  });

  it('does not make the database again that another tab erased', async () => {
    const [mine, theirs] = [await open(), await open()];
    await theirs.erase();
    await expect(write(mine, [createGroup({ id: 1 })])).rejects.toThrow(ArchiveClosedError);
    expect(await factory.databases()).toStrictEqual([]);
  });

  it('makes way for a newer release and turns to memory', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    const newer = await openRaw(factory, 4);
    expect(newer.version).toBe(4);
    await archive.readReadings([1]);
    expect([archive.durable, archive.newerSchema]).toStrictEqual([false, true]);
  });
});

describe('archive without a working database', () => {
  it('works from memory where there is no IndexedDB', async () => {
    const archive = await openInMemory();
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, (await archive.readReadings([1])).length]).toStrictEqual([false, 1]);
  });

  it('works from memory where IndexedDB throws', async () => {
    const forbidden = new Proxy(factory, {
      get() {
        return () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      },
    });
    const archive = await open(forbidden);
    expect([archive.durable, archive.newerSchema]).toStrictEqual([false, false]);
  });

  it('works from memory where the database does not open in time', async () => {
    const stubborn = await openRaw(factory);
    const deletion = factory.deleteDatabase(databaseName);
    const archive = await open(factory, 50);
    expect(archive.durable).toBe(false);
    stubborn.close();
    await settled(deletion);
  });

  it('leaves the database of a newer release untouched', async () => {
    (await open()).close();
    (await openRaw(factory, 7)).close();
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, archive.newerSchema]).toStrictEqual([false, true]);
    const [database] = await factory.databases();
    expect(database?.version).toBe(7);
  });

  it('keeps what it has when the disk is full, and goes on in memory', async () => {
    const archive = await open(outOfSpaceAfter(factory, 1));
    await write(archive, [createGroup({ id: 1 })]);
    await write(archive, [createGroup({ id: 2 })], halfway);
    expect(archive.durable).toBe(false);
    expect((await archive.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1, 2]);
    expect((await archive.readSyncState()).lists).toStrictEqual(halfway.lists);
  });

  it('leaves the disk at the last page that fitted', async () => {
    const archive = await open(outOfSpaceAfter(factory, 1));
    await write(archive, [createGroup({ id: 1 })], halfway);
    await write(archive, [createGroup({ id: 2 })], { lastSyncAt: seconds('2026-03-02T00:00:00Z') });
    archive.close();
    const next = await open();
    expect((await next.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1]);
    expect(await next.readSyncState()).toMatchObject({ ...halfway, lastSyncAt: null });
  });

  it('says once that memory has taken over', async () => {
    const archive = await open(outOfSpaceAfter(factory, 1));
    const listener = vi.fn<() => void>();
    archive.onDurabilityLost(listener);
    for (const id of [1, 2, 3]) await write(archive, [createGroup({ id })]);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('says nothing to those who no longer listen', async () => {
    const archive = await open(outOfSpaceAfter(factory, 1));
    const listener = vi.fn<() => void>();
    archive.onDurabilityLost(listener)();
    for (const id of [1, 2]) await write(archive, [createGroup({ id })]);
    expect(listener).not.toHaveBeenCalled();
  });

  it('leaves nothing on a device that is to keep nothing', async () => {
    const archive = await openArchive(account, { indexedDB: factory, keep: 'memory' });
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, (await archive.readReadings([1])).length]).toStrictEqual([false, 1]);
    expect(await factory.databases()).toStrictEqual([]);
  });
});

function dayAgo(days: number): EpochSec {
  return after(-days * 86_400);
}

/** A minute today and one a hundred days ago, on a disk on which the next write does not fit. */
async function openFull(refusals: number): Promise<Archive> {
  const roomy = await open();
  for (const from of [dayAgo(100), midnight]) {
    const samples = [createSample(from)];
    const covers = { from, to: after(from - midnight + 3600) };
    const landing = { kind: 'intraday' as const, samples, unreadable: [], covers, readAt: after(7200) };
    await land(roomy, landing, await roomy.readSyncState());
  }
  roomy.close();
  return open(outOfSpaceAfter(factory, 0, refusals));
}

async function readDays(archive: Archive): Promise<number[]> {
  const span = { from: dayAgo(200), to: after(86_400) };
  return (await readMinutes(archive, span)).samples.map(({ at }) => at);
}

describe('archive on a full disk with minutes to spare', () => {
  it('lets go of minutes older than a month and stays on the disk', async () => {
    // The transaction that makes room is let through: the space is there once it has ended.
    const archive = await openFull(1);
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, archive.pruned]).toStrictEqual([true, true]);
    expect(await readDays(archive)).toStrictEqual([midnight]);
  });

  it('remembers that minutes were let go', async () => {
    const archive = await openFull(1);
    await write(archive, [createGroup({ id: 1 })]);
    archive.close();
    const next = await open();
    await next.readSyncState();
    expect(next.pruned).toBe(true);
  });

  it('turns to memory with all that it has when that does not help', async () => {
    const archive = await openFull(Infinity);
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, archive.pruned]).toStrictEqual([false, false]);
    expect(await readDays(archive)).toStrictEqual([dayAgo(100), midnight]);
  });
});

/** What a tab does that was told that the database is gone: it opens an empty one. */
async function reopen(archive: Archive): Promise<void> {
  expect(await archive.readMeasureGroups()).toStrictEqual([]);
}

describe('archive that several tabs may write to', () => {
  it('refuses the tab that claimed it before', async () => {
    const [earlier, later] = [await open(), await open()];
    await earlier.claim();
    await later.claim();
    await expect(write(earlier, [createGroup({ id: 1 })])).rejects.toThrow(SupersededError);
    expect(await earlier.readMeasureGroups()).toStrictEqual([]);
  });

  it('takes what the tab writes that claimed it last', async () => {
    const [earlier, later] = [await open(), await open()];
    await earlier.claim();
    await later.claim();
    await write(later, [createGroup({ id: 1 })]);
    expect(await earlier.readMeasureGroups()).toHaveLength(1);
  });

  it('lets the earlier tab claim it anew', async () => {
    const [earlier, later] = [await open(), await open()];
    for (const archive of [earlier, later, earlier]) await archive.claim();
    expect(await write(earlier, [createGroup({ id: 1 })])).toBe(1);
  });

  it('takes the writes of a tab that never claimed it', async () => {
    const [claimer, other] = [await open(), await open()];
    await claimer.claim();
    expect(await write(other, [createGroup({ id: 1 })])).toBe(1);
  });

  it('does not store a page over what another tab opened anew after an eviction', async () => {
    const browser = evictable(factory);
    const [leader, follower] = [await open(browser.factory), await open(browser.factory)];
    await leader.claim();
    await write(leader, [createGroup({ id: 1 })], halfway);
    const state = await leader.readSyncState();
    await browser.evict();
    await reopen(follower);
    await expect(land(leader, createLanding([createGroup({ id: 2 })]), state)).rejects.toThrow(
      ArchiveLostError,
    );
    expect((await leader.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });

  it('goes on after it has read that the archive was emptied', async () => {
    const browser = evictable(factory);
    const [leader, follower] = [await open(browser.factory), await open(browser.factory)];
    await leader.claim();
    await write(leader, [createGroup({ id: 1 })], halfway);
    await browser.evict();
    await reopen(follower);
    await leader.readSyncState();
    expect(await write(leader, [createGroup({ id: 2 })])).toBe(1);
  });

  it('refuses the tab that claimed it before, after an eviction too', async () => {
    const browser = evictable(factory);
    const [earlier, later] = [await open(browser.factory), await open(browser.factory)];
    for (const archive of [earlier, later]) await archive.claim();
    await browser.evict();
    await write(later, [createGroup({ id: 1 })]);
    await expect(write(earlier, [createGroup({ id: 2 })])).rejects.toThrow(SupersededError);
  });

  it('does not let a tab hide the hole that another has found', async () => {
    const [leader, follower] = [await open(), await open()];
    await leader.claim();
    await write(leader, [createGroup({ id: 1 })], halfway);
    const state = await leader.readSyncState();
    await putRaw(factory, 'measures', '2026-03', 'garbage');
    await follower.readReadings([1]);
    await expect(leader.writeSyncState(state)).rejects.toThrow(ArchiveLostError);
    expect((await leader.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });
});

describe('archive whose handle died', () => {
  it('opens the database once more and goes on', async () => {
    const archive = await open(losesConnection(factory, 2, 1));
    await write(archive, [createGroup({ id: 1 })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
    expect(archive.durable).toBe(true);
  });

  it('turns to memory when the second handle is dead as well', async () => {
    const archive = await open(losesConnection(factory, 2, 1000));
    await write(archive, [createGroup({ id: 1 })]);
    await archive.readReadings([1]);
    expect(archive.durable).toBe(false);
  });

  it('does not store a page that continues what is gone', async () => {
    const archive = await open(losesConnection(factory, 2, 1000));
    await write(archive, [createGroup({ id: 1 })], halfway);
    const continued = { ...createSyncState(1), ...halfway };
    await expect(land(archive, createLanding([]), continued)).rejects.toThrow(ArchiveLostError);
    expect((await archive.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });

  it('notices that the browser evicted the database in the meantime', async () => {
    const evicting = tamperWith(factory, (transaction) => {
      if (!isEvicted) return;
      isEvicted = false;
      const db = transaction.db;
      transaction.abort();
      db.close();
      factory.deleteDatabase(databaseName);
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    let isEvicted = false;
    const archive = await open(evicting);
    await write(archive, [createGroup({ id: 1 })], halfway);
    const state = await archive.readSyncState();
    isEvicted = true;
    await expect(land(archive, createLanding([createGroup({ id: 2 })]), state)).rejects.toThrow(
      ArchiveLostError,
    );
    expect((await archive.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });
});

describe('archive with damaged records', () => {
  it('drops a month that cannot be read and keeps its neighbours', async () => {
    const archive = await open();
    await write(archive, [
      createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') }),
      createGroup({ id: 2 }),
    ]);
    await putRaw(factory, 'measures', '2026-01', { count: 'many' });
    expect((await archive.readReadings([1])).map((reading) => reading.groupId)).toStrictEqual([2]);
  });

  it('fetches that list again once a part of it was dropped, and no other', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })], halfway);
    await putRaw(factory, 'measures', '2026-03', 'garbage');
    await archive.readReadings([1]);
    expect((await archive.readSyncState()).lists).toStrictEqual({ ...halfway.lists, measures: emptyList });
  });

  it('accepts the month anew after the damage', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw(factory, 'measures', '2026-03', null);
    await expect(write(archive, [createGroup({ id: 1, attrib: 4 })])).rejects.toThrow(ArchiveLostError);
    await write(archive, [createGroup({ id: 1 })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
  });

  it('takes a damaged state for none', async () => {
    const archive = await open();
    await putRaw(factory, 'meta', 'sync', {
      lists: { measures: { reachedBack: 'far', isComplete: true, windowDays: -3 } },
    });
    expect((await archive.readSyncState()).lists.measures).toStrictEqual(emptyList);
  });

  it('rebuilds a damaged index from the months themselves', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw(factory, 'meta', 'measure-months', { ids: 'none' });
    await expect(write(archive, [createGroup({ id: 2 })])).rejects.toThrow(ArchiveLostError);
    await write(archive, [createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
  });

  it('repairs without being the one that writes', async () => {
    const [leader, follower] = [await open(), await open()];
    await leader.claim();
    await write(leader, [createGroup({ id: 1 })]);
    await follower.repair((records) => records.delete('measures', '2026-03'));
    expect(await leader.readMeasureGroups()).toStrictEqual([]);
  });
});
