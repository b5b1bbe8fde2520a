import { useSyncExternalStore } from 'react';
import type { SyncStatus } from '#sync/sync-engine.ts';
import { useRuntime } from './runtime-context.ts';

export type { SyncStatus } from '#sync/sync-engine.ts';

/** How the local record stands against the service. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useRuntime();
  return useSyncExternalStore(sync.subscribe, sync.get);
}

/** Asks for a look at the service now, from whichever tab does the syncing. */
export function useSyncNow(): () => void {
  return useRuntime().syncNow;
}
