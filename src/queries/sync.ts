import { useMemo, useSyncExternalStore } from 'react';
import type { SyncStatus } from '#sync/sync-status.ts';
import { useRuntime } from './runtime-context.ts';

export type { SyncProgress, SyncStatus } from '#sync/sync-status.ts';

/** How the local record stands against the service. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useRuntime();
  return useSyncExternalStore(sync.subscribe, sync.get);
}

/** What the reader may tell the sync, from whichever tab; the tab that does the syncing hears of it. */
export type SyncControls = {
  /** Looks at the service now. */
  readonly syncNow: () => void;
  /** No call is made any more, on this device, until it is resumed. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Reads everything once more, as it stands at the service. */
  readonly readAgain: () => void;
};

export function useSyncControls(): SyncControls {
  const { syncNow, pause, resume, readAgain } = useRuntime();
  return useMemo(() => ({ syncNow, pause, resume, readAgain }), [syncNow, pause, resume, readAgain]);
}
