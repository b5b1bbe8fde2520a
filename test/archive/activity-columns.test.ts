import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActivityColumns } from '#archive/activity-columns.ts';
import type { Archive } from '#archive/archive.ts';
import type { Records } from '#archive/record-store.ts';
import { addDays, differenceInDays } from '#domain/time.ts';
import { openOn, putRaw } from './databases.ts';
import { arbitraryDays, createDay, day, days, landOne } from './list-records.ts';

const always = [day('0001-01-01'), day('9999-12-31')] as const;

/** The archive, and every read that is made of its stores. */
function counting(archive: Archive): { archive: Pick<Archive, 'read'>; reads: string[] } {
  const reads: string[] = [];
  const noted = (records: Records): Records => ({
    ...records,
    get: (store, key) => {
      reads.push(`get ${store}`);
      return records.get(store, key);
    },
    getRange: (store, from, to) => {
      reads.push(`range ${store}`);
      return records.getRange(store, from, to);
    },
  });
  return { archive: { read: (work) => archive.read((records) => work(noted(records))) }, reads };
}

describe('day totals as columns', () => {
  it('hold what the rows hold, and NaN where a field did not arrive', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDays, async (records) => {
        const archive = await openOn(new FakeFactory());
        await landOne(archive, days(records));
        const columns = await readActivityColumns(archive, ...always);
        const sorted = records.toSorted((a, b) => (a.day < b.day ? -1 : 1));
        expect(columns.day).toEqual(sorted.map((record) => record.day));
        expect(columns.timeZone).toEqual(sorted.map((record) => record.timeZone));
        expect([...columns.value.steps]).toEqual(sorted.map(({ steps }) => steps ?? Number.NaN));
        expect([...columns.value.distanceM]).toEqual(sorted.map(({ distanceM }) => distanceM ?? Number.NaN));
        expect([...columns.value.elevationM]).toEqual(sorted.map(() => Number.NaN));
      }),
      { numRuns: 15, seed: 3 },
    );
  });

  it('of ten years are one read of one store, and not one per day or year', async () => {
    const opened = await openOn(new FakeFactory());
    const first = day('2016-11-27');
    const count = differenceInDays(day('2026-11-26'), first) + 1;
    await landOne(
      opened,
      days(Array.from({ length: count }, (_, index) => createDay(addDays(first, index)))),
    );
    const { archive, reads } = counting(opened);
    const columns = await readActivityColumns(archive, ...always);
    expect(columns.day).toHaveLength(count);
    expect(reads).toEqual(['range activity']);
  });

  it('are those from the first to the last day asked for', async () => {
    const archive = await openOn(new FakeFactory());
    await landOne(archive, days(['2025-12-30', '2026-01-02', '2026-01-05'].map((text) => createDay(text))));
    const read = async (from: string, to: string) =>
      (await readActivityColumns(archive, day(from), day(to))).day;
    expect(await read('2025-12-31', '2026-01-02')).toEqual(['2026-01-02']);
    expect(await read('2025-12-30', '2026-01-04')).toEqual(['2025-12-30', '2026-01-02']);
    expect(await read('2026-01-03', '2026-01-04')).toEqual([]);
    expect(await read('2026-01-04', '2026-01-03')).toEqual([]);
  });

  it('of an archive without days are empty', async () => {
    const columns = await readActivityColumns(await openOn(new FakeFactory()), ...always);
    expect([columns.day.length, columns.value.steps.length]).toEqual([0, 0]);
  });

  it('leave out a year that is damaged, which is then fetched again', async () => {
    const factory = new FakeFactory();
    const archive = await openOn(factory);
    await landOne(archive, days([createDay('2025-03-01'), createDay('2026-03-01')]));
    await putRaw(factory, 'activity', '2025', { count: 1, columns: 'gone' });
    expect((await readActivityColumns(archive, ...always)).day).toEqual(['2026-03-01']);
  });
});
