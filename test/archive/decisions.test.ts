import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '#archive/archive.ts';
import { changeDecisions, readDecisions } from '#archive/decisions.ts';
import { createSyncState } from '#archive/sync-state.ts';
import type { Annotation, Decision, ReadingDecision } from '#domain/decisions.ts';
import { type LocalDay, toEpochSec } from '#domain/time.ts';
import { account, openOn, putRaw, tamperWith } from './databases.ts';
import { landOne } from './list-records.ts';
import { createGroup, createLanding } from './measure-groups.ts';

let factory: IDBFactory;

beforeEach(() => {
  factory = new FakeFactory();
});

const decidedAt = toEpochSec(1_790_000_000);
const hidden: ReadingDecision = { kind: 'reading', list: 'measures', id: 7, verdict: 'hide', decidedAt };
const kept: ReadingDecision = { ...hidden, verdict: 'keep', note: 'weighed with shoes' };
// A day of the calendar.
const annotation: Annotation = {
  kind: 'annotation',
  id: 'a1',
  from: '2026-03-01' as LocalDay,
  to: null,
  text: 'new scale',
  decidedAt,
};
// As above.
const night: Decision = { kind: 'night', day: '2026-03-02' as LocalDay, isFree: true, decidedAt };

describe('decisions', () => {
  it('are there after the page was closed', async () => {
    const archive = await openOn(factory);
    await changeDecisions(archive, [{ put: hidden }, { put: annotation }, { put: night }]);
    archive.close();
    const stored = await readDecisions(await openOn(factory));
    expect(stored).toHaveLength(3);
    expect(stored).toEqual(expect.arrayContaining([hidden, annotation, night]));
  });

  it('take the place of earlier ones about the same', async () => {
    const archive = await openOn(factory);
    await changeDecisions(archive, [{ put: hidden }]);
    await changeDecisions(archive, [{ put: kept }]);
    expect(await readDecisions(archive)).toStrictEqual([kept]);
  });

  it.each([
    ['a first decision', [], [{ put: hidden }]],
    ['another decision', [{ put: hidden }], [{ put: kept }]],
    ['a removal', [{ put: hidden }], [{ remove: hidden }]],
    ['several at once', [{ put: annotation }], [{ remove: annotation }, { put: hidden }, { put: kept }]],
  ])('are as before once %s is taken back', async (_, before, change) => {
    const archive = await openOn(factory);
    await changeDecisions(archive, before);
    const stored = await readDecisions(archive);
    const back = await changeDecisions(archive, change);
    await changeDecisions(archive, back);
    expect(await readDecisions(archive)).toStrictEqual(stored);
  });

  it('stay when everything is read again and the record that they are about arrives anew', async () => {
    const archive = await openOn(factory);
    await landOne(archive, createLanding([createGroup({ id: 7 })]));
    await changeDecisions(archive, [{ put: hidden }]);
    await archive.writeSyncState({
      ...createSyncState(1),
      generation: (await archive.readSyncState()).generation,
    });
    await landOne(archive, createLanding([createGroup({ id: 7, comment: 'edited' })]));
    expect(await readDecisions(archive)).toStrictEqual([hidden]);
  });

  it('are written by a tab that has no claim on the archive, and read by the one that has', async () => {
    const [leader, other] = [await openOn(factory), await openOn(factory)];
    await leader.claim();
    await changeDecisions(other, [{ put: hidden }]);
    expect(await readDecisions(leader)).toStrictEqual([hidden]);
  });

  it('are gone once the archive is erased', async () => {
    const archive = await openOn(factory);
    await changeDecisions(archive, [{ put: hidden }]);
    await archive.erase();
    expect(await readDecisions(await openOn(factory))).toStrictEqual([]);
  });

  it('are kept in memory where nothing is kept on the device', async () => {
    const archive = await openArchive(account, { indexedDB: factory, keep: 'memory' });
    await changeDecisions(archive, [{ put: hidden }]);
    expect(await readDecisions(archive)).toStrictEqual([hidden]);
    expect(await factory.databases()).toStrictEqual([]);
  });

  it('come along when memory takes over from a database that fails', async () => {
    let fails = false;
    const failing = tamperWith(factory, (transaction, mode) => {
      if (!fails || mode !== 'readwrite') return;
      transaction.abort();
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    });
    const archive = await openOn(failing);
    await changeDecisions(archive, [{ put: hidden }]);
    fails = true;
    await changeDecisions(archive, [{ put: annotation }]);
    expect(archive.durable).toBe(false);
    expect(await readDecisions(archive)).toEqual(expect.arrayContaining([hidden, annotation]));
  });

  it('are written through to the disk', async () => {
    const durabilities: (string | undefined)[] = [];
    const watched = tamperWith(factory, (transaction, mode) => {
      if (mode === 'readwrite') durabilities.push(transaction.durability);
    });
    await changeDecisions(await openOn(watched), [{ put: hidden }]);
    expect(durabilities).toStrictEqual(['strict']);
  });

  it.each([
    ['an unknown kind', { kind: 'wager', decidedAt }],
    ['an unknown verdict', { ...hidden, verdict: 'maybe' }],
    ['no day', { ...annotation, from: '2026-02-30' }],
    ['no time', { ...hidden, decidedAt: 'yesterday' }],
    ['nothing', null],
  ])('pass over what they do not understand: %s', async (_, stored) => {
    const archive = await openOn(factory);
    await changeDecisions(archive, [{ put: hidden }]);
    await putRaw(factory, 'decisions', 'other', stored);
    expect(await readDecisions(archive)).toStrictEqual([hidden]);
  });
});
