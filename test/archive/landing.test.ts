import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive/archive.ts';
import { readCoverage } from '#archive/coverage.ts';
import { land, type Landed, type Landing } from '#archive/landing.ts';
import { readActivity, readNights, readRaw, readWorkouts } from '#archive/lists.ts';
import { readRemoved } from '#archive/removed.ts';
import { isWholeHistoryRead } from '#archive/sync-state.ts';
import { toEpochSec, type TimeZone } from '#domain/time.ts';
import { diesBeforeState, openOn } from './databases.ts';
import {
  createDay,
  createNight,
  createWorkout,
  day,
  days,
  landOne,
  nights,
  now,
  windowOf,
  workouts,
} from './list-records.ts';
import { createGroup, createLanding, seconds } from './measure-groups.ts';

const always = [day('0001-01-01'), day('9999-12-31')] as const;
const march = ['2026-03-01', '2026-03-02', '2026-03-03'] as const;

async function open(): Promise<Archive> {
  return openOn(new FakeFactory());
}

async function daysOf(archive: Archive): Promise<string[]> {
  return (await readActivity(archive, ...always)).map((record) => record.day);
}

/** The window of the first days of March was read, once or again, and held some of them. */
async function readAgain(archive: Archive, held: readonly string[], confirmed: boolean): Promise<Landed> {
  const whole = windowOf('2026-03-01', '2026-03-03', held, confirmed);
  return landOne(
    archive,
    days(
      held.map((text) => createDay(text)),
      { whole },
    ),
  );
}

async function openWithMarch(): Promise<Archive> {
  const archive = await open();
  await landOne(archive, days([createDay('2026-02-28'), ...march.map((text) => createDay(text))]));
  return archive;
}

describe('landing', () => {
  it('says how many records it changed, and the days from the first to the last of them', async () => {
    const archive = await openWithMarch();
    const landing = days([
      createDay('2026-03-01'),
      createDay('2026-03-03', { steps: 1 }),
      createDay('2026-03-07'),
    ]);
    expect(await landOne(archive, landing)).toStrictEqual({
      changed: 2,
      days: { from: '2026-03-03', to: '2026-03-07' },
      missing: 0,
    });
  });

  it('names no days when nothing changed', async () => {
    const archive = await openWithMarch();
    expect(await landOne(archive, days([createDay('2026-03-01')]))).toMatchObject({ changed: 0, days: null });
  });

  it('names the day that a record left and the one it came to', async () => {
    const archive = await open();
    await landOne(archive, workouts([createWorkout(1, '2026-01-02')]));
    expect(await landOne(archive, workouts([createWorkout(1, '2025-12-30')]))).toMatchObject({
      days: { from: '2025-12-30', to: '2026-01-02' },
    });
  });

  it('names the local day of a reading', async () => {
    const timeZone = 'Pacific/Auckland' as TimeZone;
    const group = createGroup({ id: 1, at: seconds('2026-03-01T20:00:00Z'), timeZone });
    expect(await landOne(await open(), createLanding([group]))).toMatchObject({
      days: { from: '2026-03-02', to: '2026-03-02' },
    });
  });

  it('stores the state that it comes with', async () => {
    const archive = await open();
    const state = { ...(await archive.readSyncState()), lastSyncAt: now, clockAheadSec: toEpochSec(3) };
    await land(archive, days([createDay('2026-03-01')]), state);
    expect(await archive.readSyncState()).toStrictEqual(state);
    expect(isWholeHistoryRead(state)).toBe(false);
  });

  it('lands nothing at all when the tab dies before the state is stored', async () => {
    const factory = new FakeFactory();
    const archive = await openOn(diesBeforeState(factory));
    await landOne(archive, days([createDay('2026-03-01')], { unreadable: [broken('2026-03-02')] }));
    archive.close();
    expect(await daysOf(await openOn(factory))).toStrictEqual([]);
  });

  it('counts a fact as changed only when it says something else', async () => {
    const archive = await open();
    const landing = { kind: 'goals', value: { steps: 10_000 } } as const;
    expect(await landOne(archive, landing)).toStrictEqual({ changed: 1, days: null, missing: 0 });
    expect(await landOne(archive, landing)).toStrictEqual({ changed: 0, days: null, missing: 0 });
  });
});

describe('a record that a whole window lacks', () => {
  it('stays at first, and is said to be missing', async () => {
    const archive = await openWithMarch();
    expect(await readAgain(archive, ['2026-03-01', '2026-03-03'], false)).toMatchObject({
      missing: 1,
      changed: 0,
    });
    expect(await daysOf(archive)).toStrictEqual(['2026-02-28', ...march]);
  });

  it('is taken out when a second reading lacks it too', async () => {
    const archive = await openWithMarch();
    await readAgain(archive, ['2026-03-01', '2026-03-03'], false);
    expect(await readAgain(archive, ['2026-03-01', '2026-03-03'], true)).toStrictEqual({
      changed: 1,
      days: { from: '2026-03-02', to: '2026-03-02' },
      missing: 0,
    });
    expect(await daysOf(archive)).toStrictEqual(['2026-02-28', '2026-03-01', '2026-03-03']);
  });

  it('is kept apart with all that was known of it', async () => {
    const archive = await openWithMarch();
    for (const confirmed of [false, true]) await readAgain(archive, ['2026-03-01', '2026-03-03'], confirmed);
    expect(await readRemoved(archive, 'activity')).toStrictEqual([
      {
        id: '2026-03-02',
        day: '2026-03-02',
        record: createDay('2026-03-02'),
        raw: { date: '2026-03-02', steps: 8000, note: 'first' },
        noticedAt: now,
      },
    ]);
    expect(await readRaw(archive, 'activity', '2026-03-02')).toBeUndefined();
  });

  it('stays when it was there in the second reading', async () => {
    const archive = await openWithMarch();
    await readAgain(archive, [], false);
    await readAgain(archive, march, true);
    expect(await readAgain(archive, [], true)).toMatchObject({ missing: 3, changed: 0 });
    expect(await daysOf(archive)).toHaveLength(4);
  });

  it('stays when it came with something else in between', async () => {
    const archive = await openWithMarch();
    await readAgain(archive, ['2026-03-01', '2026-03-03'], false);
    await landOne(archive, days([createDay('2026-03-02', { steps: 9 })]));
    expect(await readAgain(archive, ['2026-03-01', '2026-03-03'], true)).toMatchObject({
      missing: 1,
      changed: 0,
    });
  });

  it('stays in a second reading when the first one had it: ten years survive an empty answer', async () => {
    const archive = await openWithMarch();
    expect(await readAgain(archive, [], true)).toMatchObject({ missing: 3, changed: 0 });
    expect(await daysOf(archive)).toHaveLength(4);
  });

  it('is still said to be missing when it is read once more before the second reading', async () => {
    const archive = await openWithMarch();
    await readAgain(archive, ['2026-03-01'], false);
    expect(await readAgain(archive, ['2026-03-01'], false)).toMatchObject({ missing: 2, changed: 0 });
  });

  it('is not missing where an earlier page of the window had it', async () => {
    const archive = await openWithMarch();
    const whole = windowOf('2026-03-01', '2026-03-03', march);
    expect(await landOne(archive, days([createDay('2026-03-03')], { whole }))).toMatchObject({ missing: 0 });
  });

  it('is looked for as far as there are records where the window is open', async () => {
    const archive = await openWithMarch();
    const landing = days([], { whole: windowOf(null, null, []) });
    expect(await landOne(archive, landing)).toMatchObject({ missing: 4 });
  });

  it('comes back when the service has it again', async () => {
    const archive = await openWithMarch();
    for (const confirmed of [false, true]) await readAgain(archive, [], confirmed);
    await landOne(archive, days([createDay('2026-03-02')]));
    expect(await daysOf(archive)).toStrictEqual(['2026-02-28', '2026-03-02']);
    expect((await readRemoved(archive, 'activity')).map(({ id }) => id)).toStrictEqual([
      '2026-03-03',
      '2026-03-01',
    ]);
  });

  it('is no other record whose id begins alike', async () => {
    const archive = await open();
    await landOne(archive, workouts([createWorkout(1, '2026-03-02'), createWorkout(10, '2026-03-02')]));
    for (const confirmed of [false, true]) {
      await landOne(archive, workouts([], { whole: windowOf('2026-03-01', '2026-03-03', [], confirmed) }));
    }
    await landOne(archive, workouts([createWorkout(1, '2026-03-02')]));
    expect((await readRemoved(archive, 'workouts')).map(({ id }) => id)).toStrictEqual([10]);
  });

  it('may be the one that could not be read and does not say which it is', async () => {
    const archive = await openWithMarch();
    const unreadable = [{ path: 'activities.1', expected: 'Object', received: '"?"', raw: '?' }];
    const landing = days([createDay('2026-03-01')], {
      unreadable,
      whole: windowOf('2026-03-01', '2026-03-03', ['2026-03-01']),
    });
    expect(await landOne(archive, landing)).toMatchObject({ missing: 0 });
  });

  it('is not the one that could not be read and does say which it is', async () => {
    const archive = await openWithMarch();
    const landing = days([createDay('2026-03-01')], {
      unreadable: [broken('2026-03-02')],
      whole: windowOf('2026-03-01', '2026-03-03', ['2026-03-01']),
    });
    expect(await landOne(archive, landing)).toMatchObject({ missing: 1 });
  });

  it('is a reading of the days in UTC', async () => {
    const archive = await open();
    const groups = ['2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z'].map((iso, index) =>
      createGroup({ id: index + 1, at: seconds(iso), timeZone: 'Pacific/Auckland' as TimeZone }),
    );
    await landOne(archive, createLanding(groups));
    for (const confirmed of [false, true]) {
      const whole = windowOf('2026-03-02', '2026-03-02', [], confirmed);
      await landOne(archive, { ...createLanding([]), whole });
    }
    expect((await archive.readMeasureGroups()).map(({ id }) => id)).toStrictEqual([1]);
    expect(await readRemoved(archive, 'measures')).toMatchObject([{ id: 2, day: '2026-03-02' }]);
  });

  it('is not a workout that the service dates with a day outside the window', async () => {
    const archive = await open();
    const workout = createWorkout(1, '2026-03-02');
    const raw = new Map([[1, { id: 1, date: '2025-09-01' }]]);
    await landOne(archive, { ...workouts([workout]), raw });
    const landing = workouts([], { whole: windowOf('2026-03-01', '2026-03-03') });
    expect(await landOne(archive, landing)).toMatchObject({ missing: 0 });
  });

  it('is not a night without a date at the edge of the window', async () => {
    const archive = await open();
    const [inside, edge] = [createNight(null, '2026-03-02'), createNight(null, '2026-03-03')];
    await landOne(archive, nights([inside, edge]));
    for (const confirmed of [false, true]) {
      await landOne(archive, nights([], { whole: windowOf('2026-03-01', '2026-03-03', [], confirmed) }));
    }
    expect(await readNights(archive, ...always)).toStrictEqual([edge]);
  });
});

/** A day whose date can be read, and the rest of it cannot. */
function broken(date: string) {
  return { path: 'activities.1.date', expected: 'YYYY-MM-DD', received: 'x', raw: { date } };
}

async function staleOf(archive: Archive, kind: 'intraday' | 'sleep') {
  const entries = (await readCoverage(archive))[kind];
  return entries.filter(({ isStale }) => isStale).map(({ from, to }) => ({ from, to }));
}

describe('changed totals', () => {
  const covers = { from: seconds('2026-02-27T00:00:00Z'), to: seconds('2026-03-06T00:00:00Z') };
  const readAt = seconds('2026-03-06T12:00:00Z');
  const before = seconds('2026-03-06T11:59:59Z');
  const after = seconds('2026-03-06T12:00:01Z');

  async function openCovered(landing?: Landing): Promise<Archive> {
    const archive = await open();
    if (landing !== undefined) await landOne(archive, landing);
    await landOne(archive, { kind: 'intraday', samples: [], unreadable: [], covers, readAt });
    await landOne(archive, { kind: 'sleep', segments: [], unreadable: [], covers, readAt });
    return archive;
  }

  const dayInParis = { from: seconds('2026-02-28T23:00:00Z'), to: seconds('2026-03-01T23:00:00Z') };

  it('let the minutes of that local day be read again', async () => {
    const archive = await openCovered();
    await landOne(archive, days([createDay('2026-03-01', { modifiedAt: after })]));
    expect(await staleOf(archive, 'intraday')).toStrictEqual([dayInParis]);
    expect(await staleOf(archive, 'sleep')).toStrictEqual([]);
  });

  it('leave minutes alone that were read after the change', async () => {
    const archive = await openCovered();
    await landOne(archive, days([createDay('2026-03-01', { modifiedAt: before })]));
    expect(await staleOf(archive, 'intraday')).toStrictEqual([]);
  });

  it('without a time of change count when they replace other ones', async () => {
    const archive = await openCovered(days([createDay('2026-03-01')]));
    await landOne(archive, days([createDay('2026-03-01', { steps: 8001 })]));
    expect(await staleOf(archive, 'intraday')).toStrictEqual([dayInParis]);
  });

  it('without a time of change do not count when they are merely new', async () => {
    const archive = await openCovered();
    await landOne(archive, days([createDay('2026-03-01')]));
    expect(await staleOf(archive, 'intraday')).toStrictEqual([]);
  });

  it('do not count when only the record of the service differs', async () => {
    const archive = await openCovered(days([createDay('2026-03-01')]));
    await landOne(archive, days([createDay('2026-03-01')], { note: 'second' }));
    expect(await staleOf(archive, 'intraday')).toStrictEqual([]);
  });

  it('of a day that the zone skipped let nothing be read again', async () => {
    const archive = await openCovered();
    const timeZone = 'Pacific/Apia' as TimeZone;
    expect(
      await landOne(archive, days([createDay('2011-12-30', { timeZone, modifiedAt: after })])),
    ).toMatchObject({
      changed: 1,
    });
  });

  it('of a night let its segments be read again, where it lay and where it lies', async () => {
    const archive = await openCovered(nights([createNight(1, '2026-03-01')]));
    const moved = createNight(1, '2026-03-03');
    await landOne(archive, nights([moved]));
    expect(await staleOf(archive, 'sleep')).toStrictEqual([
      { from: seconds('2026-02-28T22:00:00Z'), to: seconds('2026-03-01T06:00:00Z') },
      { from: moved.from, to: moved.to },
    ]);
  });

  it('of a workout say nothing of minutes', async () => {
    const archive = await openCovered();
    await landOne(archive, workouts([createWorkout(1, '2026-03-01', { modifiedAt: after })]));
    expect(await readWorkouts(archive, ...always)).toHaveLength(1);
    expect(await staleOf(archive, 'intraday')).toStrictEqual([]);
  });
});
