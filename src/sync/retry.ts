import { minRetrySec, readFailure } from './failure.ts';
import { toSecUp, type SyncStatus } from './sync-status.ts';

/** When calls are made again after one that failed for all of them. */
export type Retry = {
  /** Notes a failure, and resolves to what to show. */
  readonly fail: (error: unknown, isOnline: boolean) => Partial<SyncStatus>;
  /** Failures in a row. */
  readonly failures: () => number;
  /** What there is to wait for, and to show meanwhile; null when calls may be made. */
  readonly pending: () => { readonly untilMs: number; readonly shown: Partial<SyncStatus> } | null;
  /** The reader does not want to wait, which only the service's own request can make them. */
  readonly insist: () => void;
  /** The network is back. */
  readonly cancel: () => void;
  readonly forgive: () => void;
};

export function createRetry(now: () => number): Retry {
  let failures = 0;
  let failedAtMs = -Infinity;
  let untilMs = -Infinity;
  let insistMs = -Infinity;
  let shown: Partial<SyncStatus> = {};
  return {
    fail(error, isOnline) {
      const { phase, error: code, stopped, retryInSec } = readFailure(error, { failures, isOnline });
      failures++;
      failedAtMs = now();
      untilMs = retryInSec === null ? -Infinity : failedAtMs + retryInSec * 1000;
      insistMs = phase === 'waiting' ? untilMs : failedAtMs + minRetrySec * 1000;
      shown = { phase, error: code, stopped, retryAt: toSecUp(untilMs), nextAt: null };
      return shown;
    },
    failures: () => failures,
    pending() {
      // A clock that was set back must not prolong the wait by as much.
      return now() < untilMs && now() >= failedAtMs ? { untilMs, shown } : null;
    },
    insist() {
      untilMs = Math.min(untilMs, insistMs);
    },
    cancel() {
      untilMs = -Infinity;
    },
    forgive() {
      failures = 0;
    },
  };
}
