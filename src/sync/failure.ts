import { ApiError, type ErrorCode } from '#api/errors.ts';
import { AccountChangedError } from './account.ts';
import { PagingError, type PagingProblem } from '#api/paging.ts';

/** What a failed run means for the reader, and when the next one may be tried. */
type Failure = {
  readonly phase: 'waiting' | 'offline' | 'reconnect' | 'error';
  readonly error: ErrorCode | null;
  readonly stopped?: PagingProblem;
  /** Null: not by the clock, but when the network or the link comes back. */
  readonly retryInSec: number | null;
};

/** The service refuses the same call within 10 seconds of the last; this leaves room for clocks. */
export const minRetrySec = 12;

/** A fixed ladder: at one leader per origin there is no herd that jitter would have to spread. */
const ladderSec = [15, 30, 60, 120, 300] as const;

/** Turns whatever a run threw into what to show and when to come back. */
export function readFailure(
  error: unknown,
  { failures, isOnline }: { failures: number; isOnline: boolean },
): Failure {
  const retryInSec = ladderSec[Math.min(failures, ladderSec.length - 1)] ?? 300;
  if (error instanceof AccountChangedError) return { phase: 'reconnect', error: null, retryInSec: null };
  if (error instanceof PagingError) {
    return { phase: 'error', error: 'upstream_invalid', stopped: error.problem, retryInSec };
  }
  if (!(error instanceof ApiError)) return { phase: 'error', error: null, retryInSec };
  const { code, retryAfterSec } = error;
  if (code === 'auth_required' || code === 'reconnect_required') {
    return { phase: 'reconnect', error: code, retryInSec: null };
  }
  if (code === 'rate_limited') {
    return { phase: 'waiting', error: code, retryInSec: Math.max(1, retryAfterSec ?? minRetrySec) };
  }
  if (!isOnline) return { phase: 'offline', error: code, retryInSec: null };
  // A cause is a failed `fetch`: not even our own server answered.
  if (code === 'upstream_unavailable' && error.cause !== undefined) {
    return { phase: 'offline', error: code, retryInSec };
  }
  return { phase: 'error', error: code, retryInSec: Math.max(retryInSec, retryAfterSec ?? 0) };
}
