// Loaded beforehand: the runtime imports it on demand, and `settle` cannot wait for a file to be read.
import '#queries/connection.ts';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { createRuntime, type Runtime } from '#queries/runtime.ts';
import { createClock, createCondition, createHub, createLocks, settle } from '../sync/surroundings.ts';
import { baseUrl, startSec, type FakeServer } from './fake-server.ts';

/** A browser with its storage and its network, in which tabs are opened and closed. */
export function createDevice(server: FakeServer) {
  const factory: IDBFactory = new FakeFactory();
  const clock = createClock(startSec * 1000);
  const hub = createHub();
  const online = createCondition(true);
  const locks = createLocks();
  const tabs: Runtime[] = [];

  function openTab(options: { storage?: Storage } = {}) {
    const visibility = createCondition(true);
    const restored = new Set<() => void>();
    const runtime = createRuntime({
      fetch: async (input, init) => {
        if (!online.isTrue()) throw new TypeError('fetch failed');
        return server.fetch(input, init);
      },
      baseUrl,
      locks,
      indexedDB: factory,
      storage: options.storage ?? localStorage,
      now: clock.now,
      surroundings: {
        visibility,
        online,
        onRestored(listener) {
          restored.add(listener);
          return () => restored.delete(listener);
        },
        channel: () => hub.open(),
        setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
      },
    });
    tabs.push(runtime);
    return {
      runtime,
      visibility,
      restore(): void {
        for (const listener of restored) listener();
      },
    };
  }

  return {
    factory,
    clock,
    hub,
    online,
    openTab,
    /** Opens a tab and waits until it has come to rest. */
    async startTab(options: { storage?: Storage } = {}) {
      const tab = openTab(options);
      await settle();
      return tab;
    },
    closeTabs(): void {
      for (const runtime of tabs.splice(0)) runtime.dispose();
    },
  };
}

export type Device = ReturnType<typeof createDevice>;
