// Loaded beforehand: the runtime imports it on demand, and `settle` cannot wait for a file to be read.
import '#queries/connection.ts';
import '#queries/live.ts';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { UTC } from '#domain/time.ts';
import type { EventStream } from '#queries/live.ts';
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
  const streams = createStreams();

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
        openStream: () => streams.open(),
        zone: () => UTC,
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
    streams,
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

/** The streams of our server as browsers hold them, and what it says on them. */
function createStreams() {
  const opened: { target: EventTarget; readyState: number }[] = [];
  return {
    open(): EventStream {
      const target = new EventTarget();
      const stream = {
        target,
        readyState: 1,
        addEventListener: target.addEventListener.bind(target) as EventStream['addEventListener'],
        close() {
          stream.readyState = 2;
        },
      };
      opened.push(stream);
      return stream;
    },
    /** How many were ever opened, and how many still are. */
    count: () => ({ ever: opened.length, now: opened.filter(({ readyState }) => readyState !== 2).length }),
    say(name: string, data: string): void {
      for (const { target, readyState } of opened) {
        if (readyState !== 2) target.dispatchEvent(new MessageEvent(name, { data }));
      }
    },
    /** As when the server begins to answer. */
    begin(): void {
      for (const { target, readyState } of opened) {
        if (readyState !== 2) target.dispatchEvent(new Event('open'));
      }
    },
    /** As when the line breaks, and the browser asks anew by itself. */
    interrupt(): void {
      for (const { target, readyState } of opened) {
        if (readyState !== 2) target.dispatchEvent(new Event('error'));
      }
    },
    /** As when the server answers with anything but a stream. */
    breakAll(): void {
      for (const stream of opened) {
        if (stream.readyState === 2) continue;
        stream.readyState = 2;
        stream.target.dispatchEvent(new Event('error'));
      }
    },
  };
}

export type Device = ReturnType<typeof createDevice>;
