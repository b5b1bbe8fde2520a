import type { Condition, SyncChannel } from '#sync/surroundings.ts';
// In a browser it arrives in its own time; here the event loop is watched, and it is not to be waited for.
import '#sync/perform-others.ts';

/** Lets everything that is ready to run do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** A clock whose timers fire only when it is moved. */
export function createClock(startMs: number) {
  let nowMs = startMs;
  const timers = new Set<{ atMs: number; run: () => void }>();
  return {
    now: () => nowMs,
    setTimer(run: () => void, delayMs: number) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    pending: () => timers.size,
    /** Time that goes by while something else is being done: no timer fires. */
    pass(ms: number): void {
      nowMs += ms;
    },
    /** Moves on, firing what falls due, each at its own time. */
    async advance(ms: number): Promise<void> {
      const endMs = nowMs + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter((timer) => timer.atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
        await settle();
      }
      nowMs = endMs;
      await settle();
    },
  };
}

export function createCondition(initial: boolean): Condition & { set: (value: boolean) => void } {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    isTrue: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
  };
}

/** BroadcastChannel among the tabs of one test: everybody but the sender hears it. */
export function createHub() {
  const tabs = new Set<{ listeners: ((event: { data: unknown }) => void)[] }>();
  const messages: unknown[] = [];
  return {
    messages,
    open(): SyncChannel {
      const tab: { listeners: ((event: { data: unknown }) => void)[] } = { listeners: [] };
      tabs.add(tab);
      return {
        postMessage(message) {
          messages.push(message);
          const data: unknown = structuredClone(message);
          for (const other of tabs) {
            if (other !== tab)
              for (const listener of other.listeners) queueMicrotask(() => listener({ data }));
          }
        },
        addEventListener(_, listener) {
          tab.listeners.push(listener);
        },
        close() {
          tabs.delete(tab);
        },
      };
    },
  };
}

/** Web Locks of one origin, exclusive ones only. */
export function createLocks(): Pick<LockManager, 'request'> {
  const queues = new Map<string, Promise<unknown>>();
  async function request(
    name: string,
    options: LockOptions | LockGrantedCallback<unknown>,
    callback?: LockGrantedCallback<unknown>,
  ): Promise<unknown> {
    const work = typeof options === 'function' ? options : callback;
    const signal = typeof options === 'function' ? undefined : options.signal;
    const before = queues.get(name) ?? Promise.resolve();
    const granted = before.then(async () => {
      signal?.throwIfAborted();
      return work?.({ name, mode: 'exclusive' });
    });
    queues.set(
      name,
      granted.catch(() => undefined),
    );
    return granted;
  }
  return { request };
}
