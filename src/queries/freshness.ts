import type { QueryClient } from '@tanstack/react-query';
import type { SyncEvent } from '#sync/sync-status.ts';
import type { SetTimer } from '#sync/surroundings.ts';
import { throttle, type Throttled } from './timing.ts';

/** What the archive holds, counted; it changes with everything that lands. */
export const inventoryKey = ['inventory'] as const;

/** While the first history pours in, the screen is drawn anew this often and not for every page. */
const redrawEveryMs = 500;
/** Counting takes longer than drawing. */
const countEveryMs = 2000;

/** Has queries read the archive again where it has changed. The first word of a key is the subject that it shows. */
export function createFreshness(
  queryClient: QueryClient,
  { now, setTimer }: { now: () => number; setTimer: SetTimer },
) {
  const subjects = new Map<string, Throttled>();

  function toThrottled(subject: string, everyMs: number): Throttled {
    const known = subjects.get(subject);
    if (known !== undefined) return known;
    const refresh = throttle(() => void queryClient.invalidateQueries({ queryKey: [subject] }), {
      everyMs,
      now,
      setTimer,
    });
    subjects.set(subject, refresh);
    return refresh;
  }

  return {
    onSyncEvent(event: SyncEvent): void {
      if (event.kind === 'written') toThrottled(event.subject, redrawEveryMs).call();
      // What is known of a list changes without a record, too.
      toThrottled(inventoryKey[0], countEveryMs).call();
    },
    cancel(): void {
      for (const throttled of subjects.values()) throttled.cancel();
    },
  };
}
