/** One leader per origin: held for as long as a tab syncs. */
const lockName = 'homeostat-sync';

/**
 * Waits to become the one tab that syncs; `onLead` is called when it is, at once where there are no locks.
 *
 * Without Web Locks (old browsers, plain http) every tab leads: merging is idempotent, so that costs calls, not data.
 * A leader that the browser has frozen keeps the lock; nothing takes over from it until it is discarded.
 */
export function seekLeadership(
  locks: Pick<LockManager, 'request'> | undefined,
  onLead: () => void,
): { resign: () => void } {
  if (locks === undefined) {
    onLead();
    return { resign: () => undefined };
  }
  const giveUp = new AbortController();
  let release: (() => void) | undefined;
  let isGranted = false;
  locks
    .request(lockName, { signal: giveUp.signal }, async () => {
      isGranted = true;
      if (giveUp.signal.aborted) return;
      const resigned = new Promise<void>((resolve) => {
        release = resolve;
      });
      onLead();
      await resigned;
    })
    .catch(() => {
      // The lock itself was refused (opaque origin): better every tab than none.
      if (!isGranted && !giveUp.signal.aborted) onLead();
    });
  return {
    resign() {
      giveUp.abort();
      release?.();
    },
  };
}
