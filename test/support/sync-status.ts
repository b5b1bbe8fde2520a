import type { SyncProgress, SyncStatus } from '#queries/sync.ts';

/** A sync at rest with everything read, changed in parts. */
export function buildStatus(change: Partial<SyncStatus> = {}): SyncStatus {
  return {
    phase: 'idle',
    leader: true,
    lastSyncAt: null,
    progress: null,
    retryAt: null,
    nextAt: null,
    error: null,
    complete: true,
    durable: true,
    newerSchema: false,
    clockAheadSec: null,
    pruned: false,
    live: null,
    ...change,
  };
}

/** A history of which nothing is known but that it is coming in. */
export function buildProgress(change: Partial<SyncProgress>): SyncProgress {
  return { share: null, records: 0, remainingSec: null, earliest: null, kind: null, ...change };
}
