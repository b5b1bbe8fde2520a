import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { ArchiveClosedError, ArchiveLostError, eraseAllArchives, openArchive } from '#archive/archive.ts';
import type { Archive } from '#archive/archive.ts';
import type { SyncState } from '#archive/sync-state.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import { arbitraryGroups, byTime, createGroup, createPage, seconds } from './measure-groups.ts';

const account = { provider: 'simulator-withings', userid: '42' };
const databaseName = 'homeostat:simulator-withings:42';
const patienceMs = 50;

let factory: IDBFactory;

beforeEach(() => {
  factory = new FakeFactory();
});

async function open(indexedDB: IDBFactory | undefined = factory): Promise<Archive> {
  return openArchive(account, { indexedDB, patienceMs });
}

async function openInMemory(): Promise<Archive> {
  return openArchive(account, { indexedDB: undefined });
}

/** The raw database, to look at or to damage what is stored. */
async function openRaw(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}

async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}

async function putRaw(store: string, key: string, value: unknown): Promise<void> {
  const db = await openRaw();
  await settled(db.transaction(store, 'readwrite').objectStore(store).put(value, key));
  db.close();
}

async function write(
  archive: Archive,
  groups: readonly MeasureGroup[],
  measures?: SyncState['measures'],
): Promise<number> {
  const state = await archive.readSyncState();
  return archive.writeMeasurePage(createPage(groups), { ...state, measures: measures ?? state.measures });
}

const halfway: SyncState['measures'] = {
  phase: 'history',
  nextOffset: 100,
  firstServerTime: seconds('2026-03-01T07:00:00Z'),
  pageAt: seconds('2026-03-01T07:00:05Z'),
  groups: 100,
  earliest: seconds('2025-11-01T07:00:00Z'),
};

/** A factory whose databases refuse writes for lack of space, from the nth transaction on. */
function outOfSpaceAfter(writes: number): IDBFactory {
  let left = writes;
  return tamperWith((transaction, mode) => {
    if (mode !== 'readwrite' || left-- > 0) return;
    onMetaPut(transaction, () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
  });
}

/** A factory whose transactions end after the records of a page and before its state. */
function diesBeforeState(): IDBFactory {
  return tamperWith((transaction, mode) => {
    if (mode !== 'readwrite') return;
    onMetaPut(transaction, (key) => {
      if (key === 'sync') transaction.abort();
    });
  });
}

function onMetaPut(transaction: IDBTransaction, before: (key: IDBValidKey | undefined) => void): void {
  const objectStore = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = objectStore(name);
    if (name !== 'meta') return store;
    const put = store.put.bind(store);
    store.put = (value, key) => {
      before(key);
      return put(value, key);
    };
    return store;
  };
}

/** Calls back with every transaction that a database of this factory opens; what is thrown there is thrown at it. */
function tamperWith(tamper: (transaction: IDBTransaction, mode: IDBTransactionMode) => void): IDBFactory {
  return new Proxy(factory, {
    get(target, key) {
      if (key !== 'open') {
        const member: unknown = Reflect.get(target, key);
        return typeof member === 'function' ? member.bind(target) : member;
      }
      return (name: string, version?: number) => {
        const request = target.open(name, version);
        request.addEventListener('success', () => {
          const db = request.result;
          const begin = db.transaction.bind(db);
          db.transaction = (stores, mode = 'readonly', options) => {
            const transaction = begin(stores, mode, options);
            tamper(transaction, mode);
            return transaction;
          };
        });
        return request;
      };
    },
  });
}

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
    const page = createPage([createGroup({ id: 1 })], 'second');
    expect(await archive.writeMeasurePage(page, await archive.readSyncState())).toBe(1);
  });

  it("keeps the service's own record of each group", async () => {
    const archive = await openOne();
    const raw = { grpid: 7, measures: [{ value: 95817, type: 1, unit: -3, fm: 131 }], unknown: [null, 'é'] };
    await archive.writeMeasurePage(
      { groups: [createGroup({ id: 7 })], raw: new Map([[7, raw]]) },
      await archive.readSyncState(),
    );
    expect(await archive.readRaw(7)).toStrictEqual(raw);
  });

  it('has no record of a group that it does not know', async () => {
    expect(await (await openOne()).readRaw(7)).toBeUndefined();
  });

  it('starts at the beginning of the history', async () => {
    expect((await (await openOne()).readSyncState()).measures).toMatchObject({
      phase: 'history',
      nextOffset: 0,
    });
  });

  it('remembers how far the sync has come', async () => {
    const archive = await openOne();
    await write(archive, [createGroup({ id: 1 })], halfway);
    expect((await archive.readSyncState()).measures).toStrictEqual(halfway);
  });

  it('keeps the profile of the account', async () => {
    const archive = await openOne();
    const user = { userid: '42', timeZone: 'Europe/Paris' };
    await archive.writeUser(user, await archive.readSyncState());
    expect(await archive.readUser()).toStrictEqual(user);
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
    expect((await second.readSyncState()).measures).toStrictEqual(halfway);
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
    const archive = await open(diesBeforeState());
    await write(archive, [createGroup({ id: 2 })], halfway);
    archive.close();
    const onDisk = await open();
    expect((await onDisk.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1]);
    expect((await onDisk.readSyncState()).measures).toMatchObject({ nextOffset: 0 });
  });

  it('leaves months alone that arrive unchanged', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw('measures-raw', '2026-03', {
      ids: [1],
      texts: ['{"grpid":1,"note":"first"}'],
      marker: true,
    });
    await write(archive, [createGroup({ id: 1 })]);
    const db = await openRaw();
    const stored: unknown = await settled(
      db.transaction('measures-raw').objectStore('measures-raw').get('2026-03'),
    );
    expect(stored).toHaveProperty('marker', true);
  });

  it('removes the database when it is erased', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await archive.erase();
    expect(await factory.databases()).toStrictEqual([]);
  });

  it('is empty after erasing even where another tab does not let go of the database', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    const stubborn = await openRaw();
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
    const newer = await openRaw(2);
    expect(newer.version).toBe(2);
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
    const stubborn = await openRaw();
    const deletion = factory.deleteDatabase(databaseName);
    const archive = await open();
    expect(archive.durable).toBe(false);
    stubborn.close();
    await settled(deletion);
  });

  it('leaves the database of a newer release untouched', async () => {
    (await open()).close();
    (await openRaw(7)).close();
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    expect([archive.durable, archive.newerSchema]).toStrictEqual([false, true]);
    const [database] = await factory.databases();
    expect(database?.version).toBe(7);
  });

  it('keeps what it has when the disk is full, and goes on in memory', async () => {
    const archive = await open(outOfSpaceAfter(1));
    await write(archive, [createGroup({ id: 1 })], halfway);
    await write(archive, [createGroup({ id: 2 })], { phase: 'increments', cursor: null });
    expect(archive.durable).toBe(false);
    expect((await archive.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1, 2]);
    expect((await archive.readSyncState()).measures.phase).toBe('increments');
  });

  it('leaves the disk at the last page that fitted', async () => {
    const archive = await open(outOfSpaceAfter(1));
    await write(archive, [createGroup({ id: 1 })], halfway);
    await write(archive, [createGroup({ id: 2 })], { phase: 'increments', cursor: null });
    archive.close();
    const next = await open();
    expect((await next.readMeasureGroups()).map((group) => group.id)).toStrictEqual([1]);
    expect((await next.readSyncState()).measures).toStrictEqual(halfway);
  });
});

/** Fails `times` transactions from the nth on, as when the browser has lost its storage process. */
function losesConnection(after: number, times: number): IDBFactory {
  let count = 0;
  return tamperWith((transaction) => {
    count++;
    if (count <= after || count > after + times) return;
    transaction.abort();
    throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
  });
}

describe('archive whose handle died', () => {
  it('opens the database once more and goes on', async () => {
    const archive = await open(losesConnection(2, 1));
    await write(archive, [createGroup({ id: 1 })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
    expect(archive.durable).toBe(true);
  });

  it('turns to memory when the second handle is dead as well', async () => {
    const archive = await open(losesConnection(2, 1000));
    await write(archive, [createGroup({ id: 1 })]);
    await archive.readReadings([1]);
    expect(archive.durable).toBe(false);
  });

  it('does not store a page that continues what is gone', async () => {
    const archive = await open(losesConnection(2, 1000));
    await write(archive, [createGroup({ id: 1 })], halfway);
    const continued = { generation: 1, measures: halfway, userSyncedAt: null, lastSyncAt: null };
    await expect(archive.writeMeasurePage(createPage([]), continued)).rejects.toThrow(ArchiveLostError);
    expect((await archive.readSyncState()).measures).toMatchObject({ phase: 'history', nextOffset: 0 });
  });

  it('notices that the browser evicted the database in the meantime', async () => {
    const evicting = tamperWith((transaction) => {
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
    await expect(archive.writeMeasurePage(createPage([createGroup({ id: 2 })]), state)).rejects.toThrow(
      ArchiveLostError,
    );
    expect((await archive.readSyncState()).measures).toMatchObject({ phase: 'history', nextOffset: 0 });
  });
});

describe('archive with damaged records', () => {
  it('drops a month that cannot be read and keeps its neighbours', async () => {
    const archive = await open();
    await write(archive, [
      createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') }),
      createGroup({ id: 2 }),
    ]);
    await putRaw('measures', '2026-01', { count: 'many' });
    expect((await archive.readReadings([1])).map((reading) => reading.groupId)).toStrictEqual([2]);
  });

  it('fetches everything again once a month was dropped', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })], {
      phase: 'increments',
      cursor: seconds('2026-03-02T00:00:00Z'),
    });
    await putRaw('measures', '2026-03', 'garbage');
    await archive.readReadings([1]);
    expect((await archive.readSyncState()).measures).toMatchObject({ phase: 'history', nextOffset: 0 });
  });

  it('accepts the month anew after the damage', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw('measures', '2026-03', null);
    await expect(write(archive, [createGroup({ id: 1, attrib: 4 })])).rejects.toThrow(ArchiveLostError);
    await write(archive, [createGroup({ id: 1 })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
  });

  it('takes a damaged state for none', async () => {
    const archive = await open();
    await putRaw('meta', 'sync', { measures: { phase: 'history', nextOffset: 'far', groups: 1 } });
    expect((await archive.readSyncState()).measures).toMatchObject({ phase: 'history', nextOffset: 0 });
  });

  it('rebuilds a damaged index from the months themselves', async () => {
    const archive = await open();
    await write(archive, [createGroup({ id: 1 })]);
    await putRaw('meta', 'measure-months', { ids: 'none' });
    await expect(write(archive, [createGroup({ id: 2 })])).rejects.toThrow(ArchiveLostError);
    await write(archive, [createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') })]);
    expect(await archive.readReadings([1])).toHaveLength(1);
  });
});
