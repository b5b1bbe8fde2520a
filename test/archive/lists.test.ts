import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ArchiveLostError, type Archive } from '#archive/archive.ts';
import type { Landing } from '#archive/landing.ts';
import { readActivity, readFact, readNights, readRaw, readWorkouts } from '#archive/lists.ts';
import { emptyList } from '#archive/sync-state.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import { getRaw, openOn, putRaw } from './databases.ts';
import {
  arbitraryDays,
  arbitraryNights,
  createDay,
  createNight,
  createWorkout,
  day,
  days,
  landOne,
  nights,
  workouts,
} from './list-records.ts';
import { seconds } from './measure-groups.ts';

const always = [day('0001-01-01'), day('9999-12-31')] as const;

let factory: IDBFactory;

beforeEach(() => {
  factory = new FakeFactory();
});

async function open(): Promise<Archive> {
  return openOn(factory);
}

describe.each([
  ['in IndexedDB', () => open()],
  ['in memory', () => openOn(undefined)],
])('lists %s', (_, openOne) => {
  it('give every day back as it was, oldest first', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDays, async (records) => {
        factory = new FakeFactory();
        const archive = await openOne();
        await landOne(archive, days(records));
        const sorted = records.toSorted((a, b) => (a.day < b.day ? -1 : 1));
        expect(await readActivity(archive, ...always)).toStrictEqual(sorted);
      }),
      { numRuns: 25 },
    );
  });

  it('give every night back as it was, however often and in whatever order it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryNights, async (records) => {
        factory = new FakeFactory();
        const archive = await openOne();
        for (const night of records.toReversed()) await landOne(archive, nights([night]));
        await landOne(archive, nights(records));
        const byStart = (await readNights(archive, ...always)).toSorted((a, b) => a.from - b.from);
        expect(byStart).toStrictEqual(records.toSorted((a, b) => a.from - b.from));
      }),
      { numRuns: 15 },
    );
  });

  it('read some days, both included, across years', async () => {
    const archive = await openOne();
    const texts = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'];
    await landOne(archive, days(texts.map((text) => createDay(text))));
    const read = await readActivity(archive, day('2025-12-31'), day('2026-01-01'));
    expect(read.map((record) => record.day)).toStrictEqual(['2025-12-31', '2026-01-01']);
  });

  it('read nothing of days the wrong way round', async () => {
    const archive = await openOne();
    await landOne(archive, days([createDay('2026-01-01')]));
    expect(await readActivity(archive, day('2026-01-02'), day('2026-01-01'))).toStrictEqual([]);
  });

  it('sort the workouts of a day by their start', async () => {
    const archive = await openOne();
    const early = createWorkout(9, '2026-03-01', { from: seconds('2026-03-01T06:00:00Z') });
    await landOne(archive, workouts([createWorkout(3, '2026-03-01'), early]));
    const read = await readWorkouts(archive, day('2026-03-01'), day('2026-03-01'));
    expect(read.map((workout) => workout.id)).toStrictEqual([9, 3]);
  });

  it('keep two nights apart that have no id and began together', async () => {
    const archive = await openOne();
    const both = [
      createNight(null, '2026-03-01', { source: 'mat' }),
      createNight(null, '2026-03-01', { source: 'tracker' }),
    ];
    await landOne(archive, nights(both));
    await landOne(archive, nights(both));
    expect(await readNights(archive, ...always)).toHaveLength(2);
  });

  it('move a workout whose date was edited into another year', async () => {
    const archive = await openOne();
    await landOne(archive, workouts([createWorkout(1, '2026-01-01'), createWorkout(2, '2026-01-02')]));
    await landOne(archive, workouts([createWorkout(1, '2025-12-31')]));
    const read = await readWorkouts(archive, ...always);
    expect(read.map((workout) => [workout.id, workout.day])).toStrictEqual([
      [1, '2025-12-31'],
      [2, '2026-01-02'],
    ]);
  });

  it('keep the version that the service modified last', async () => {
    const archive = await openOne();
    for (const [sec, steps] of [
      [200, 9000],
      [100, 8000],
    ] as const) {
      const modifiedAt = seconds(`2026-03-05T00:0${sec / 100}:00Z`);
      await landOne(archive, days([createDay('2026-03-01', { modifiedAt, steps })]));
    }
    expect(await readActivity(archive, ...always)).toMatchObject([{ steps: 9000 }]);
  });

  it('take the version that came last where the service tells no time of change', async () => {
    const archive = await openOne();
    for (const steps of [8000, 8300]) await landOne(archive, days([createDay('2026-03-01', { steps })]));
    expect(await readActivity(archive, ...always)).toMatchObject([{ steps: 8300 }]);
  });

  it("keep the service's own record of a day by its date", async () => {
    const archive = await openOne();
    await landOne(archive, days([createDay('2026-03-01')], { note: 'é' }));
    expect(await readRaw(archive, 'activity', '2026-03-01')).toStrictEqual({
      date: '2026-03-01',
      steps: 8000,
      note: 'é',
    });
  });

  it('have no record of what they do not know', async () => {
    expect(await readRaw(await openOne(), 'workouts', 7)).toBeUndefined();
  });

  it.each(['user', 'devices', 'goals'] as const)('keep the fact "%s" as it was read', async (kind) => {
    const archive = await openOne();
    await landOne(archive, { kind, value: [{ model: 'Body+', firstSessionAt: 1 }] });
    expect(await readFact(archive, kind)).toStrictEqual([{ model: 'Body+', firstSessionAt: 1 }]);
  });
});

describe('lists on disk', () => {
  it('keep a year of records in one chunk', async () => {
    const archive = await open();
    await landOne(archive, days(['2026-01-01', '2026-12-31'].map((text) => createDay(text))));
    expect(await getRaw(factory, 'activity', '2026')).toMatchObject({ count: 2 });
  });

  it('leave a year alone that arrives unchanged', async () => {
    const archive = await open();
    await landOne(archive, days([createDay('2026-03-01')]));
    const texts = ['{"date":"2026-03-01","steps":8000,"note":"first"}'];
    await putRaw(factory, 'activity-raw', '2026', { ids: ['2026-03-01'], texts, marker: true });
    await landOne(archive, days([createDay('2026-03-01')]));
    expect(await getRaw(factory, 'activity-raw', '2026')).toHaveProperty('marker', true);
  });

  it('leave no trace of a year whose last record moved away', async () => {
    const archive = await open();
    await landOne(archive, workouts([createWorkout(1, '2026-01-01')]));
    await landOne(archive, workouts([createWorkout(1, '2025-12-31')]));
    expect(await getRaw(factory, 'workouts', '2026')).toBeUndefined();
    expect(await getRaw(factory, 'workouts-raw', '2026')).toBeUndefined();
  });
});

/** The same records without the words of the service, so that they are written. */
function withoutRaw(landing: Extract<Landing, { kind: ListKind }>): Landing {
  return { ...landing, raw: new Map() };
}

describe.each([
  ['activity', () => days([createDay('2025-03-01'), createDay('2026-03-01')]), readActivity],
  ['sleep-summary', () => nights([createNight(1, '2025-03-01'), createNight(2, '2026-03-01')]), readNights],
  [
    'workouts',
    () => workouts([createWorkout(1, '2025-03-01'), createWorkout(2, '2026-03-01')]),
    readWorkouts,
  ],
] as const)('damaged records of %s', (kind, both, read) => {
  const reached = { ...emptyList, reachedBack: day('2025-01-01') };
  const lists = { measures: reached, activity: reached, 'sleep-summary': reached, workouts: reached };

  async function openDamaged(damage: unknown): Promise<Archive> {
    const archive = await open();
    await landOne(archive, both());
    await archive.writeSyncState({ ...(await archive.readSyncState()), lists });
    await putRaw(factory, kind, '2025', damage);
    return archive;
  }

  it.each([
    ['text', 'garbage'],
    ['columns of another length', { count: 7, columns: [{ path: ['day'], type: 'text', lane: {} }] }],
  ])('cost their own year alone where they are %s', async (_, damage) => {
    const archive = await openDamaged(damage);
    expect((await read(archive, ...always)).map((record) => record.day)).toStrictEqual(['2026-03-01']);
  });

  it('are fetched again, and no other list is', async () => {
    const archive = await openDamaged('garbage');
    await read(archive, ...always);
    expect((await archive.readSyncState()).lists).toStrictEqual({ ...lists, [kind]: emptyList });
  });

  it('are accepted anew', async () => {
    const archive = await openDamaged(null);
    await expect(landOne(archive, withoutRaw(both()))).rejects.toThrow(ArchiveLostError);
    await landOne(archive, withoutRaw(both()));
    expect(await read(archive, ...always)).toHaveLength(2);
  });
});
