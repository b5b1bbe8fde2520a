import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSyncState,
  decodeSyncState,
  emptyList,
  isWholeHistoryRead,
  type ListState,
  type SyncState,
} from '#archive/sync-state.ts';
import { addDays, toEpochSec } from '#domain/time.ts';
import { day } from './list-records.ts';

const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map(toEpochSec);
const someDay = fc.nat({ max: 10_000 }).map((number) => addDays(day('2000-01-01'), number));

const arbitraryList: fc.Arbitrary<ListState> = fc
  .record(
    {
      reachedBack: fc.option(someDay),
      isComplete: fc.boolean(),
      cursor: fc.option(instants),
      windowDays: fc.nat(),
      newsAt: fc.option(instants),
      recentAt: fc.option(instants),
      reread: fc.option(
        fc.record({ back: fc.option(someDay), startedAt: instants }, { noNullPrototype: true }),
      ),
      rereadAt: fc.option(instants),
      recheck: fc.option(
        fc.record(
          { from: fc.option(someDay), to: fc.option(someDay), notBefore: instants },
          { noNullPrototype: true },
        ),
      ),
    },
    { noNullPrototype: true },
  )
  .map((list) => ({ ...list, isComplete: list.isComplete && list.reachedBack !== null }));

const arbitraryState: fc.Arbitrary<SyncState> = fc.record(
  {
    generation: fc.constant(1),
    lists: fc.record(
      {
        measures: arbitraryList,
        activity: arbitraryList,
        'sleep-summary': arbitraryList,
        workouts: arbitraryList,
      },
      { noNullPrototype: true },
    ),
    facts: fc.record(
      { user: fc.option(instants), devices: fc.option(instants), goals: fc.option(instants) },
      { noNullPrototype: true },
    ),
    clockAheadSec: fc.option(fc.integer({ min: -90_000, max: 90_000 }).map(toEpochSec)),
    lastSyncAt: fc.option(instants),
  },
  { noNullPrototype: true },
);

describe('sync state', () => {
  it('is read as it was stored', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        expect(decodeSyncState(structuredClone(state), 1)).toStrictEqual(state);
      }),
    );
  });

  it('is of the filling that it is read from, whatever was stored', () => {
    expect(decodeSyncState(createSyncState(1), 7).generation).toBe(7);
  });

  it('can be made of anything that is found in its place', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(isWholeHistoryRead(decodeSyncState(stored, 1))).toBe(false);
      }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['text', 'sync'],
    ['the state of the first release', { generation: 1, measures: { phase: 'increments', cursor: 1 } }],
    ['lists that are none', { lists: 'all', facts: 7 }],
  ])('counts as not read where there is %s', (_, stored) => {
    expect(decodeSyncState(stored, 1)).toStrictEqual(createSyncState(1));
  });

  it.each([
    ['a day that is none', { reachedBack: '2026-02-30', isComplete: true }],
    ['an instant that is none', { cursor: 'now', newsAt: 1.5, recentAt: Number.NaN, rereadAt: {} }],
    ['a window of less than no days', { windowDays: -1 }],
    ['half of a reading from the start', { reread: { back: '2026-03-01' } }],
    ['half of a second look', { recheck: { from: null, to: null } }],
  ])('drops %s', (_, list) => {
    expect(decodeSyncState({ lists: { measures: list } }, 1).lists.measures).toStrictEqual(emptyList);
  });

  it('is that of a whole history once every list has been read to its beginning', () => {
    const { lists, ...rest } = createSyncState(1);
    const whole = { ...emptyList, isComplete: true };
    const all = { measures: whole, activity: whole, 'sleep-summary': whole, workouts: whole };
    expect(isWholeHistoryRead({ ...rest, lists: all })).toBe(true);
    expect(isWholeHistoryRead({ ...rest, lists: { ...all, workouts: lists.workouts } })).toBe(false);
  });
});
