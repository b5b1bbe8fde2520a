import { describe, expect, test } from 'vitest';

import { limitsOf } from '#api/service-limits.ts';
import type { RecordKind } from '#domain/record-kinds.ts';
import { toEpochSec } from '#domain/time.ts';
import { repetitionWaitMs, signatureOf, waitMs } from '#sync/pace.ts';
import type { MadeCall } from '#sync/plan.ts';
import { toDay } from './model-service.ts';

const nowMs = 1_800_000_000_000;
const withings = limitsOf('withings');
const nokia = limitsOf('nokia');

/** So many calls, one every 100 ms, the last just now. */
function madeCalls(count: number, operation: RecordKind = 'intraday'): MadeCall[] {
  return Array.from({ length: count }, (_, index) => ({
    operation,
    atMs: nowMs - (count - 1 - index) * 100,
    signature: `${operation} ${index}`,
  }));
}

describe('waitMs', () => {
  test('lets the last call of a minute through', () => {
    expect(waitMs('user', madeCalls(119), withings, nowMs, 0)).toBe(0);
  });

  test('waits until the oldest call of a full minute is a minute and a second ago', () => {
    expect(waitMs('user', madeCalls(120), withings, nowMs, 0)).toBe(61_000 - 119 * 100);
  });

  test('leaves the reserve to others', () => {
    expect(waitMs('user', madeCalls(99), withings, nowMs, 20)).toBe(0);
    expect(waitMs('user', madeCalls(100), withings, nowMs, 20)).toBeGreaterThan(0);
  });

  test('counts activity of 2018 by itself, sixty a minute', () => {
    expect(waitMs('activity', madeCalls(60, 'activity'), nokia, nowMs, 0)).toBeGreaterThan(0);
    expect(waitMs('measures', madeCalls(60, 'activity'), nokia, nowMs, 0)).toBe(0);
  });

  test('forgets calls older than the window and those that a clock turned back left ahead', () => {
    const old = madeCalls(120).map((call) => ({ ...call, atMs: call.atMs - 61_000 }));
    const ahead = madeCalls(120).map((call) => ({ ...call, atMs: nowMs + 1 }));
    expect(waitMs('user', [...old, ...ahead], withings, nowMs, 0)).toBe(0);
  });
});

describe('repetitionWaitMs', () => {
  test('keeps an identical call back for twelve seconds', () => {
    const made: MadeCall[] = [{ operation: 'user', atMs: nowMs - 5000, signature: 'user' }];
    expect(repetitionWaitMs('user', made, nowMs)).toBe(7000);
    expect(repetitionWaitMs('goals', made, nowMs)).toBe(0);
  });

  test('counts them from the answer, which our own server remembers for as long', () => {
    const made: MadeCall[] = [
      { operation: 'user', atMs: nowMs - 30_000, answeredAtMs: nowMs - 4000, signature: 'user' },
    ];
    expect(repetitionWaitMs('user', made, nowMs)).toBe(8000);
  });
});

describe('signatureOf', () => {
  test('does not depend on why a call is made', () => {
    const ask = { type: 'window', from: toDay('2026-01-01'), to: null } as const;
    expect(signatureOf({ operation: 'activity', purpose: 'news', ask })).toBe(
      signatureOf({ operation: 'activity', purpose: 'recent', ask }),
    );
  });

  test('tells windows, changes, stretches and facts apart', () => {
    const [from, to] = [toEpochSec(1_800_000_000), toEpochSec(1_800_086_400)];
    const signatures = [
      signatureOf({ operation: 'user', purpose: 'recent' }),
      signatureOf({ operation: 'sleep', purpose: 'recent', from, to }),
      signatureOf({ operation: 'intraday', purpose: 'recent', from, to }),
      signatureOf({ operation: 'workouts', purpose: 'news', ask: { type: 'changes', since: from } }),
      signatureOf({ operation: 'workouts', purpose: 'news', ask: { type: 'changes', since: to } }),
      signatureOf({ operation: 'workouts', purpose: 'news', ask: { type: 'window', from: null, to: null } }),
      signatureOf({
        operation: 'workouts',
        purpose: 'news',
        ask: { type: 'window', from: toDay('2026-01-01'), to: null },
      }),
      signatureOf({
        operation: 'workouts',
        purpose: 'news',
        ask: { type: 'window', from: null, to: toDay('2026-01-01') },
      }),
    ];
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});
