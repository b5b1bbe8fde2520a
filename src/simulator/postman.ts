import type { State } from './state.ts';

/** How often somebody looks whether there are news, while nobody calls. */
const everyMs = 10_000;

/** Goes round with every call, and by itself as long as anybody is subscribed. */
export function createPostman(stateNow: () => State): { readonly round: () => void } {
  let isWaiting = false;
  const round = (): void => {
    const { news, deliveries, subscriptions } = stateNow();
    news.look();
    void deliveries.pump();
    if (isWaiting || subscriptions.all().length === 0) return;
    isWaiting = true;
    const timer: unknown = setTimeout(() => {
      isWaiting = false;
      round();
    }, everyMs);
    release(timer);
  };
  return { round };
}

/** In Node a timer would keep the process alive; in a browser it is a number. */
function release(timer: unknown): void {
  if (typeof timer !== 'object' || timer === null || !('unref' in timer)) return;
  if (typeof timer.unref === 'function') timer.unref();
}
