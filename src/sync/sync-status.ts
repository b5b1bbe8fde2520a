import type { ErrorCode } from '#api/errors.ts';
import type { PagingProblem } from '#api/paging.ts';
import type { DaySpan, RecordKind } from '#domain/record-kinds.ts';
import { toEpochSec, type EpochSec, type LocalDay } from '#domain/time-values.ts';

/** How the local record stands against the service. Instants are epoch seconds of this device. */
export type SyncStatus = {
  /**
   * `syncing` is for what somebody waits for: what a screen shows, what is new, the first days of each kind. Older
   * history comes in behind `idle`, with `progress`.
   */
  readonly phase: 'idle' | 'syncing' | 'waiting' | 'offline' | 'paused' | 'reconnect' | 'error';
  /** Whether this tab is the one that talks to the service. */
  readonly leader: boolean;
  /** When the last look at everything new came to its end. */
  readonly lastSyncAt: EpochSec | null;
  /** While history is being read, for the first time or once more. */
  readonly progress: SyncProgress | null;
  /** When a call is made again after a failure or a request to wait. */
  readonly retryAt: EpochSec | null;
  /** When it looks again by itself. */
  readonly nextAt: EpochSec | null;
  readonly error: ErrorCode | null;
  /** Why paging was given up, where that is the error. */
  readonly stopped?: PagingProblem | undefined;
  /** The whole history is in the archive, of every kind that the reader granted. */
  readonly complete: boolean;
  readonly durable: boolean;
  /** The archive on this device was written by a newer release and was left alone. */
  readonly newerSchema: boolean;
  /** This device's clock minus the service's; null until an answer has told. */
  readonly clockAheadSec: number | null;
  /** For want of space the oldest minutes were let go. */
  readonly pruned: boolean;
  readonly live: LiveState;
};

/**
 * Whether the service tells what is new: `on`; `broken` while our own server cannot pass it on; `off` where it should
 * and does not. Null where nobody asked for it. Whatever it is, the record is looked at by and by.
 */
export type LiveState = 'on' | 'broken' | 'off' | null;

export type SyncProgress = {
  /** From 0 to 1; null while nobody can tell. */
  readonly share: number | null;
  /** Records that came in since the reading began here. */
  readonly records: number;
  readonly remainingSec: number | null;
  /** How far back the kind being read has come. */
  readonly earliest: LocalDay | null;
  readonly kind: RecordKind | null;
};

export type SyncEvent =
  | { readonly kind: 'status' }
  /** Records changed; `days` where it is known which. */
  | { readonly kind: 'written'; readonly subject: RecordKind; readonly days: DaySpan | null };

/** Nothing is going on, and nothing is known. */
export const quietStatus: SyncStatus = {
  phase: 'idle',
  leader: false,
  lastSyncAt: null,
  progress: null,
  retryAt: null,
  nextAt: null,
  error: null,
  complete: false,
  durable: true,
  newerSchema: false,
  clockAheadSec: null,
  pruned: false,
  live: null,
};

/** Whether anybody would notice the difference. */
export function isSameStatus(a: SyncStatus, b: SyncStatus): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder({ progress, ...status }: SyncStatus): unknown {
  return [inOrderOfNames(status), progress === null ? null : inOrderOfNames(progress)];
}

/** However it was put together. */
function inOrderOfNames(fields: object): unknown {
  return Object.entries(fields).toSorted(([x], [y]) => (x < y ? -1 : 1));
}

/** An instant in ms as whole seconds, not before it; null for never. */
export function toSecUp(ms: number): EpochSec | null {
  return Number.isFinite(ms) ? toEpochSec(Math.ceil(ms / 1000)) : null;
}
