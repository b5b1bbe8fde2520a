import { expect, test } from 'vitest';

import { limitsOf } from '#api/service-limits.ts';
import { createSyncState, type SyncState } from '#archive/sync-state.ts';
import { addDays, addMonths, toEpochSec, UTC, type EpochSec } from '#domain/time.ts';
import { estimateRemaining } from '#sync/estimate.ts';
import { createAccount, createModelService, runToRest, toDay } from './model-service.ts';

const startMs = Date.parse('2026-11-22T09:00:00Z');
const today = toDay('2026-11-22');
const firstDay = addMonths(today, -120);
const limits = limitsOf('withings');
const account = createAccount({ firstDay, today });
const none = { coverage: { intraday: [], sleep: [] }, zoneOn: () => UTC, limits, nowMs: startMs };

function statesOnTheWay(): SyncState[] {
  const states: SyncState[] = [];
  const { answer } = createModelService({ account, limits });
  runToRest(answer, { limits, startMs, firstDayHint: firstDay, onState: (state) => states.push(state) });
  return states;
}

test('before every list was looked at nobody knows how much is done', () => {
  const { share, calls } = estimateRemaining({ ...none, state: createSyncState(1), firstDayHint: firstDay });
  expect(share).toBeNull();
  expect(calls).toBeGreaterThan(0);
});

test('where nothing tells when the account began nobody knows either', () => {
  const state = statesOnTheWay().find(({ lists }) => lists.workouts.reachedBack !== null);
  if (state === undefined) throw new Error('Expected the workouts to be read.');
  expect(estimateRemaining({ ...none, state, firstDayHint: null }).share).toBeNull();
});

test('the share never falls on the way, and ends at one', () => {
  const states = statesOnTheWay().filter(({ lists }) => lists.workouts.reachedBack !== null);
  const [from, to] = [toSec(addDays(today, -40)), toSec(addDays(today, 2))];
  const span = { from, to, readAt: to, isStale: false };
  const coverage = { intraday: [span], sleep: [span] };
  const shares = states.map(
    (state) => estimateRemaining({ ...none, coverage, state, firstDayHint: firstDay }).share ?? 0,
  );
  expect(shares.length).toBeGreaterThan(10);
  for (const [index, share] of shares.entries()) {
    expect(share).toBeLessThanOrEqual(1);
    expect(share).toBeGreaterThanOrEqual((shares[index - 1] ?? 0) - 0.05);
  }
  expect(shares.at(-1)).toBe(1);
});

test('what is left of ten years is told to within a fifth of the calls that it takes', () => {
  const states: SyncState[] = [];
  const { answer } = createModelService({ account, limits });
  const made: number[] = [];
  const run = runToRest(answer, {
    limits,
    startMs,
    firstDayHint: firstDay,
    onState: (state) => {
      states.push(state);
      made.push(states.length);
    },
  });
  const index = states.findIndex(({ lists }) => lists.workouts.reachedBack !== null);
  const state = states[index];
  if (state === undefined) throw new Error('Expected the workouts to be read.');
  const left = run.made.length - (made[index] ?? 0);
  const { calls, seconds } = estimateRemaining({ ...none, state, firstDayHint: firstDay });
  expect(calls).toBeGreaterThan(left * 0.8);
  expect(calls).toBeLessThan(left * 1.2);
  expect(seconds).toBe(Math.ceil((calls * 60) / 100));
});

function toSec(day: string): EpochSec {
  return toEpochSec(Date.parse(`${day}T00:00:00Z`) / 1000);
}
