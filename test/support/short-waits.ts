import { browserSurroundings, type Surroundings } from '#queries/browser.ts';
import { NOW_MS } from './render-app.tsx';

/** The longest that the service's limits ask anybody to wait. */
const MINUTE_MS = 61_000;

/**
 * A clock that moves only by waiting, and waits of up to a minute that are over at once.
 *
 * What is spread over minutes for the service's sake is soon here, however slow the machine is; what is to come in
 * five minutes does not come meanwhile.
 */
export function createShortWaits(): { now: () => number; surroundings: Surroundings } {
  let nowMs = NOW_MS;
  return {
    now: () => nowMs,
    surroundings: {
      ...browserSurroundings,
      setTimer(run, delayMs) {
        const dueMs = nowMs + delayMs;
        const isShort = delayMs <= MINUTE_MS;
        const timer = setTimeout(
          () => {
            nowMs = Math.max(nowMs, dueMs);
            run();
          },
          isShort ? 0 : delayMs,
        );
        return () => clearTimeout(timer);
      },
    },
  };
}
