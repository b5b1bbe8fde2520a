import type { SessionState } from '#queries/runtime.ts';
import type { SyncStatus } from '#queries/sync.ts';

/** The phase that screens show: the engine's, or what is known about the sign-in while it does not run. */
export function toPhase(
  session: SessionState['status'],
  { phase, lastSyncAt }: SyncStatus,
): SyncStatus['phase'] {
  if (session === 'reconnect') return 'reconnect';
  if (phase !== 'idle') return phase;
  if (session === 'unreachable') return 'offline';
  // Signed in, and the engine is about to start.
  if (session === 'loading' || (session === 'connected' && lastSyncAt === null)) return 'syncing';
  return 'idle';
}
