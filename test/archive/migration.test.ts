import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeDecisions, readDecisions } from '#archive/decisions.ts';
import { land } from '#archive/landing.ts';
import { readActivity, readFact, readRaw } from '#archive/lists.ts';
import { encodeChunk } from '#archive/measure-encoding.ts';
import { storeNames } from '#archive/record-store.ts';
import { createSyncState } from '#archive/sync-state.ts';
import { databaseName, openOn, openRaw, settled } from './databases.ts';
import { createDay, day, days, landOne } from './list-records.ts';
import { createGroup, createLanding, seconds } from './measure-groups.ts';

let factory: IDBFactory;

beforeEach(async () => {
  factory = new FakeFactory();
  await createVersion1();
});

const january = createGroup({ id: 1, at: seconds('2026-01-15T06:00:00Z') });
const march = createGroup({ id: 2 ** 40, comment: 'after breakfast' });

/** A database as the first release left it: two readings, the profile, and a sync that had come to its end. */
async function createVersion1(): Promise<void> {
  const request = factory.open(databaseName, 1);
  request.addEventListener('upgradeneeded', () => {
    for (const name of ['meta', 'measures', 'measures-raw']) request.result.createObjectStore(name);
  });
  const db = await settled(request);
  const transaction = db.transaction(['meta', 'measures', 'measures-raw'], 'readwrite');
  for (const [key, group] of [
    ['2026-01', january],
    ['2026-03', march],
  ] as const) {
    transaction.objectStore('measures').put(encodeChunk([group]), key);
    const texts = [JSON.stringify({ grpid: group.id, note: 'first' })];
    transaction.objectStore('measures-raw').put({ ids: [group.id], texts }, key);
  }
  const index = { ids: Float64Array.of(january.id, march.id), months: Int32Array.of(202601, 202603) };
  transaction.objectStore('meta').put(index, 'measure-months');
  transaction.objectStore('meta').put({ userid: '42', timeZone: 'Europe/Paris' }, 'user');
  const measures = { phase: 'increments', cursor: seconds('2026-03-02T00:00:00Z') };
  const state = { generation: 1, measures, userSyncedAt: 1_772_409_600, lastSyncAt: 1_772_409_600 };
  await settled(transaction.objectStore('meta').put(state, 'sync'));
  db.close();
}

describe('a database of the first release', () => {
  it('keeps its readings', async () => {
    expect(await (await openOn(factory)).readMeasureGroups()).toStrictEqual([january, march]);
  });

  it("keeps the service's own records", async () => {
    expect(await readRaw(await openOn(factory), 'measures', march.id)).toStrictEqual({
      grpid: march.id,
      note: 'first',
    });
  });

  it('keeps the profile', async () => {
    expect(await readFact(await openOn(factory), 'user')).toMatchObject({ userid: '42' });
  });

  it('counts as not read, so that the next sync reads everything', async () => {
    const { lists, facts } = await (await openOn(factory)).readSyncState();
    const { lists: none, facts: never } = createSyncState(1);
    expect([lists, facts]).toStrictEqual([none, never]);
  });

  it('finds the readings that arrive again to be there already', async () => {
    const archive = await openOn(factory);
    expect(await landOne(archive, createLanding([january, march]))).toMatchObject({ changed: 0 });
  });

  it('moves a reading whose date was edited since', async () => {
    const archive = await openOn(factory);
    await landOne(archive, createLanding([{ ...january, at: seconds('2026-04-01T06:00:00Z') }]));
    expect((await archive.readMeasureGroups()).map(({ id }) => id)).toStrictEqual([march.id, january.id]);
  });

  it('takes records of the other kinds', async () => {
    const archive = await openOn(factory);
    await land(archive, days([createDay('2026-03-01')]), await archive.readSyncState());
    archive.close();
    const next = await openOn(factory);
    expect(await readActivity(next, day('2026-03-01'), day('2026-03-01'))).toHaveLength(1);
    expect(next.durable).toBe(true);
  });

  it('is not held up by an older tab that makes way', async () => {
    const older = await openRaw(factory, 1);
    older.addEventListener('versionchange', () => older.close());
    const archive = await openOn(factory);
    expect([archive.durable, (await archive.readMeasureGroups()).length]).toStrictEqual([true, 2]);
  });

  it('is left alone, and memory used, while an older tab does not make way', async () => {
    const older = await openRaw(factory, 1);
    const archive = await openOn(factory, 50);
    expect([archive.durable, archive.newerSchema]).toStrictEqual([false, false]);
    expect(older.objectStoreNames).toHaveLength(3);
    older.close();
  });
});

/** A database as the second release left it: every kind of record, and nothing of the reader's own. */
async function createVersion2(name: string): Promise<void> {
  const request = factory.open(name, 2);
  const stores = storeNames.filter((store) => store !== 'decisions');
  request.addEventListener('upgradeneeded', () => {
    for (const store of stores) request.result.createObjectStore(store);
  });
  const db = await settled(request);
  const transaction = db.transaction(['meta', 'measures'], 'readwrite');
  transaction.objectStore('measures').put(encodeChunk([january]), '2026-01');
  const { lists, ...rest } = createSyncState(1);
  const read = { ...lists.measures, reachedBack: day('2026-01-01') };
  await settled(
    transaction.objectStore('meta').put({ ...rest, lists: { ...lists, measures: read } }, 'sync'),
  );
  db.close();
}

describe('a database of the second release', () => {
  beforeEach(async () => {
    factory = new FakeFactory();
    await createVersion2(databaseName);
  });

  it('keeps its readings, and what is known of them as read', async () => {
    const archive = await openOn(factory);
    expect(archive.durable).toBe(true);
    expect(await archive.readMeasureGroups()).toStrictEqual([january]);
    expect((await archive.readSyncState()).lists.measures.reachedBack).toBe('2026-01-01');
  });

  it('takes decisions', async () => {
    const archive = await openOn(factory);
    const hidden = {
      kind: 'reading',
      list: 'measures',
      id: january.id,
      verdict: 'hide',
      decidedAt: seconds('2026-03-02T00:00:00Z'),
    } as const;
    await changeDecisions(archive, [{ put: hidden }]);
    archive.close();
    expect(await readDecisions(await openOn(factory))).toStrictEqual([hidden]);
  });
});
