import type { SetTimer } from '#sync/surroundings.ts';

/** What comes of some work, or false when it takes too long. */
export async function within(
  work: Promise<boolean>,
  patienceMs: number,
  setTimer: SetTimer,
): Promise<boolean> {
  let cancel: (() => void) | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    cancel = setTimer(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    cancel?.();
  }
}

export type Throttled = { readonly call: () => void; readonly cancel: () => void };

/** Runs at once when it has been quiet, otherwise at the end of the interval, once. */
export function throttle(
  run: () => void,
  { everyMs, now, setTimer }: { everyMs: number; now: () => number; setTimer: SetTimer },
): Throttled {
  let lastMs = -Infinity;
  let cancelPending: (() => void) | null = null;
  function fire(): void {
    cancelPending = null;
    lastMs = now();
    run();
  }
  return {
    call() {
      if (cancelPending !== null) return;
      const waitMs = lastMs + everyMs - now();
      if (waitMs <= 0) fire();
      else cancelPending = setTimer(fire, waitMs);
    },
    cancel() {
      cancelPending?.();
      cancelPending = null;
    },
  };
}
