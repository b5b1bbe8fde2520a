import { cleanTimeZone, UTC } from '#domain/time-values.ts';
import type { Condition, SyncChannel } from '#sync/surroundings.ts';
import type { LiveSurroundings } from './live.ts';

/** The browser around the runtime, replaceable in tests. */
export type Surroundings = {
  readonly visibility: Condition;
  readonly online: Condition;
  /** Called when the page comes back from the back-forward cache. */
  readonly onRestored: (listener: () => void) => () => void;
  readonly channel: () => SyncChannel | undefined;
} & LiveSurroundings;

export const browserSurroundings: Surroundings = {
  visibility: {
    isTrue: () => document.visibilityState === 'visible',
    subscribe: (listener) => listen(document, 'visibilitychange', listener),
  },
  online: {
    isTrue: () => navigator.onLine,
    subscribe(listener) {
      const cleanUps = ['online', 'offline'].map((type) => listen(window, type, listener));
      return () => {
        for (const cleanUp of cleanUps) cleanUp();
      };
    },
  },
  onRestored: (listener) =>
    listen(window, 'pageshow', (event) => {
      if ('persisted' in event && event.persisted === true) listener();
    }),
  channel: () => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('homeostat')),
  setTimer(run, delayMs) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  openStream: (url) => (typeof EventSource === 'undefined' ? undefined : new EventSource(url)),
  zone: () => cleanTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC,
};

function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
