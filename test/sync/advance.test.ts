import { describe, expect, test } from 'vitest';

import { limitsOf } from '#api/service-limits.ts';
import { createSyncState, type ListState, type SyncState } from '#archive/sync-state.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import { toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';
import { advance } from '#sync/advance.ts';
import type { Outcome, PlannedCall, Purpose } from '#sync/plan.ts';
import { nothing, toDay } from './model-service.ts';

const now = toEpochSec(Date.parse('2026-11-22T12:00:00Z') / 1000);
const later = toEpochSec(now + 600);
const withings = limitsOf('withings');
const day = toDay;

function stateWith(kind: ListKind, list: Partial<ListState>): SyncState {
  const empty = createSyncState(1);
  return { ...empty, lists: { ...empty.lists, [kind]: { ...empty.lists[kind], ...list } } };
}

function toBound(text: string | null): LocalDay | null {
  return text === null ? null : day(text);
}

function windowOf(
  operation: ListKind,
  [from, to]: readonly [string | null, string | null],
  purpose: Purpose = 'history',
): PlannedCall {
  return { operation, purpose, ask: { type: 'window', from: toBound(from), to: toBound(to) } };
}

function changesSince(operation: ListKind, since: EpochSec): PlannedCall {
  return { operation, purpose: 'news', ask: { type: 'changes', since } };
}

function outcomeOf(change: Partial<Outcome>): Outcome {
  return { ...nothing, now, ...change };
}

const read: Partial<ListState> = { reachedBack: day('2026-05-01'), newsAt: now, recentAt: now, cursor: now };
const half = outcomeOf({ rows: 180, firstDay: day('2026-05-02'), lastDay: day('2026-11-22') });

describe('the first window of a list', () => {
  test('sets how far back it reaches, and counts as a look for news', () => {
    const { lists } = advance(
      createSyncState(1),
      windowOf('activity', ['2026-05-01', null], 'recent'),
      half,
      withings,
    );
    expect(lists.activity).toMatchObject({
      reachedBack: '2026-05-01',
      isComplete: false,
      newsAt: now,
      recentAt: now,
    });
  });

  test('sets the cursor to the time of the service at its first page', () => {
    const serverTime = toEpochSec(now - 40);
    const call = windowOf('measures', ['2026-05-01', null], 'recent');
    const { lists } = advance(createSyncState(1), call, { ...half, serverTime }, withings);
    expect(lists.measures.cursor).toBe(serverTime);
  });

  test('that is empty is not believed at once', () => {
    const call = windowOf('workouts', ['2026-03-01', null], 'recent');
    const { lists } = advance(createSyncState(1), call, outcomeOf({}), withings);
    expect(lists.workouts).toMatchObject({ reachedBack: null, isComplete: false });
  });

  test('that is empty for the second time, of all days, says that the list is empty', () => {
    const once = advance(
      createSyncState(1),
      windowOf('workouts', ['2026-03-01', null]),
      outcomeOf({}),
      withings,
    );
    const { lists } = advance(once, windowOf('workouts', [null, null]), outcomeOf({}), withings);
    expect(lists.workouts.isComplete).toBe(true);
  });

  test('of nights that brings one week of many may have been cut, and does not count', () => {
    const week = outcomeOf({ rows: 7, firstDay: day('2026-03-31'), lastDay: day('2026-04-06') });
    const { lists } = advance(
      createSyncState(1),
      windowOf('sleep-summary', ['2026-03-31', null]),
      week,
      withings,
    );
    expect(lists['sleep-summary'].reachedBack).toBeNull();
  });
});

describe('a window backwards', () => {
  test('moves the reach to its first day', () => {
    const call = windowOf('activity', ['2025-05-01', '2026-04-30']);
    const outcome = outcomeOf({
      rows: 350,
      pages: 2,
      firstDay: day('2025-05-01'),
      lastDay: day('2026-04-30'),
    });
    expect(advance(stateWith('activity', read), call, outcome, withings).lists.activity.reachedBack).toBe(
      '2025-05-01',
    );
  });

  test('with an open end completes the list', () => {
    const outcome = outcomeOf({ rows: 90, firstDay: day('2026-01-11'), lastDay: day('2026-04-30') });
    const { lists } = advance(
      stateWith('activity', read),
      windowOf('activity', [null, '2026-04-30']),
      outcome,
      withings,
    );
    expect(lists.activity).toMatchObject({ isComplete: true, reachedBack: '2026-01-11' });
  });

  test('that ends it counts the first comparison of everything to a day later', () => {
    const outcome = outcomeOf({ rows: 90, firstDay: day('2026-01-11'), lastDay: day('2026-04-30') });
    const { lists } = advance(
      stateWith('activity', read),
      windowOf('activity', [null, '2026-04-30']),
      outcome,
      withings,
    );
    expect(lists.activity.rereadAt).toBe(now - 29 * 86_400);
  });

  test('that leaves days out between does not move the reach', () => {
    const call = windowOf('activity', ['2025-05-01', '2026-04-28']);
    const outcome = outcomeOf({ rows: 350, firstDay: day('2025-05-01'), lastDay: day('2026-04-28') });
    expect(advance(stateWith('activity', read), call, outcome, withings).lists.activity.reachedBack).toBe(
      '2026-05-01',
    );
  });

  test('does not move the cursor: changes of newer days were not read', () => {
    const call = windowOf('measures', ['2025-05-01', '2026-04-30']);
    const { lists } = advance(
      stateWith('measures', { ...read, cursor: toEpochSec(5) }),
      call,
      { ...half, serverTime: now },
      withings,
    );
    expect(lists.measures.cursor).toBe(5);
  });
});

describe('changes', () => {
  const call = changesSince('measures', toEpochSec(now - 86_400));

  test('move the cursor to the time of the service', () => {
    const { lists } = advance(
      stateWith('measures', read),
      call,
      outcomeOf({ serverTime: later, now: later }),
      withings,
    );
    expect(lists.measures).toMatchObject({ cursor: later, newsAt: later });
  });

  test('move the cursor to the latest change where the service tells no time', () => {
    const latestChange = toEpochSec(now + 300);
    const outcome = outcomeOf({ rows: 1, latestChange, now: later });
    expect(
      advance(stateWith('activity', read), changesSince('activity', now), outcome, withings).lists.activity
        .cursor,
    ).toBe(latestChange);
  });

  test('that claim to come from the future do not carry the cursor along', () => {
    const outcome = outcomeOf({ rows: 1, latestChange: toEpochSec(now + 9e6), now: later });
    expect(
      advance(stateWith('activity', read), changesSince('activity', now), outcome, withings).lists.activity
        .cursor,
    ).toBe(later);
  });

  test('never move the cursor back', () => {
    const outcome = outcomeOf({ serverTime: toEpochSec(now - 9000) });
    expect(advance(stateWith('measures', read), call, outcome, withings).lists.measures.cursor).toBe(now);
  });

  test('by our clock are put right by what it is ahead', () => {
    const state = { ...stateWith('activity', read), clockAheadSec: 500 };
    const { lists } = advance(state, changesSince('activity', now), outcomeOf({ now: later }), withings);
    expect(lists.activity.cursor).toBe(later - 500);
  });

  test('older than everything before move the beginning of a complete list', () => {
    const outcome = outcomeOf({
      rows: 1,
      firstDay: day('2024-02-29'),
      lastDay: day('2024-02-29'),
      serverTime: later,
    });
    const { lists } = advance(stateWith('measures', { ...read, isComplete: true }), call, outcome, withings);
    expect(lists.measures.reachedBack).toBe('2024-02-29');
  });
});

describe('a record that is missing', () => {
  const call = windowOf('workouts', ['2026-05-01', null], 'recent');
  const state = stateWith('workouts', { ...read, isComplete: true });

  test('makes the same days be read again after a minute', () => {
    const { lists } = advance(state, call, { ...half, missing: 1 }, withings);
    expect(lists.workouts.recheck).toEqual({ from: '2026-05-01', to: null, notBefore: now + 60 });
  });

  test('waits while another reading is outstanding', () => {
    const pending = { from: day('2025-01-01'), to: day('2025-06-01'), notBefore: now };
    const before = stateWith('workouts', { ...read, isComplete: true, recheck: pending });
    expect(advance(before, call, { ...half, missing: 1 }, withings).lists.workouts.recheck).toEqual(pending);
  });

  test('is settled by the second reading', () => {
    const noted = advance(state, call, { ...half, missing: 1 }, withings);
    const again = windowOf('workouts', ['2026-05-01', null], 'recheck');
    expect(advance(noted, again, half, withings).lists.workouts.recheck).toBeNull();
  });
});

describe('reading everything again', () => {
  const complete = { ...read, reachedBack: day('2020-01-01'), isComplete: true, rereadAt: toEpochSec(1000) };
  const wanted = { ...complete, reread: { back: null, startedAt: now } };

  test('remembers how far back it has come', () => {
    const call = windowOf('activity', ['2025-01-01', null], 'reread');
    expect(advance(stateWith('activity', wanted), call, half, withings).lists.activity.reread).toEqual({
      back: '2025-01-01',
      startedAt: now,
    });
  });

  test('ends with the open window and leaves the list complete', () => {
    const call = windowOf('activity', [null, '2024-12-31'], 'reread');
    const { activity } = advance(
      stateWith('activity', wanted),
      call,
      { ...half, now: later },
      withings,
    ).lists;
    expect(activity).toMatchObject({
      reread: null,
      rereadAt: later,
      isComplete: true,
      reachedBack: '2020-01-01',
    });
  });
});

test('a fact is noted with our clock, and nothing else changes', () => {
  const state = createSyncState(1);
  expect(advance(state, { operation: 'user', purpose: 'recent' }, outcomeOf({}), withings)).toEqual({
    ...state,
    facts: { ...state.facts, user: now },
  });
});
