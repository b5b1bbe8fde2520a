import { ApiError, type ErrorCode } from '#api/errors.ts';
import { PagingError, type PagingProblem } from '#api/paging.ts';
import { AccountChangedError } from './account.ts';

/** What a failed call means for the reader, and when the next one may be tried. */
export type Failure = {
  readonly phase: 'waiting' | 'offline' | 'reconnect' | 'error';
  readonly error: ErrorCode | null;
  readonly stopped?: PagingProblem | undefined;
  /** Null: not by the clock, but when the network or the link comes back. */
  readonly retryInSec: number | null;
};

/** The service refuses the same call within 10 seconds of the last; this leaves room for clocks. */
export const minRetrySec = 12;

/** A fixed ladder: at one leader per origin there is no herd that jitter would have to spread. */
const ladderSec = [15, 30, 60, 120, 300] as const;

/** Turns whatever a call threw into what to show and when to come back. */
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
  if (isUnreached(error)) return { phase: 'offline', error: code, retryInSec };
  return { phase: 'error', error: code, retryInSec: Math.max(retryInSec, retryAfterSec ?? 0) };
}

/** A cause is a failed `fetch`: not even our own server answered, so that no call was made at all. */
export function isUnreached(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'upstream_unavailable' && error.cause !== undefined;
}

/** Whether this account has no such records: asking again does not change it, signing in again may. */
export function isNotGranted(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not_granted';
}

/** Whether other calls may well succeed: what failed is this answer, or this question. */
export function isOfCallAlone(error: unknown): boolean {
  if (error instanceof PagingError) return true;
  return error instanceof ApiError && ownCodes.has(error.code);
}

const ownCodes: ReadonlySet<ErrorCode> = new Set(['upstream_invalid', 'bad_request', 'not_granted']);

/** Whether the service itself is in trouble, with this call or with all of them. */
export function isOfService(error: unknown): boolean {
  return error instanceof ApiError && serviceCodes.has(error.code) && !isUnreached(error);
}

const serviceCodes: ReadonlySet<ErrorCode> = new Set(['upstream_unavailable', 'upstream_timeout']);
