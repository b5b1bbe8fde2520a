import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { openArchive, type Archive } from '#archive/archive.ts';
import { createSyncEngine, type SyncEngine } from '#sync/sync-engine.ts';
import type { SyncEvent } from '#sync/sync-status.ts';
import { createFakeService } from './fake-service.ts';
import { createClock, createCondition, createHub, createLocks, settle } from './surroundings.ts';

export const start = Date.parse('2026-03-01T06:00:00Z') / 1000;
export const account = { provider: 'simulator-withings', userid: '42' };

type TabOptions = { archive?: Archive; paused?: boolean; locks?: Pick<LockManager, 'request'> | undefined };

/** A browser with ten weigh-ins at the service, in which tabs with an engine each are opened. */
export function createEngineTabs() {
  const service = createFakeService({ nowSec: start });
  for (let index = 0; index < 10; index++) service.add(index + 1, start - index * 86_400, 80 + index / 10);
  const clock = createClock(start * 1000);
  const hub = createHub();
  const online = createCondition(true);
  const locks = createLocks();
  const factory: IDBFactory = new FakeFactory();
  const engines: SyncEngine[] = [];

  async function openTab(options: TabOptions = {}) {
    const archive = options.archive ?? (await openArchive(account, { indexedDB: factory }));
    const visibility = createCondition(true);
    const engine = createSyncEngine({
      client: service.client,
      archive,
      locks: 'locks' in options ? options.locks : locks,
      channel: () => hub.open(),
      now: clock.now,
      visibility,
      online,
      setTimer: (run, delayMs) => clock.setTimer(run, delayMs),
      paused: options.paused ?? false,
    });
    const events: SyncEvent[] = [];
    engine.subscribe((event) => events.push(event));
    engines.push(engine);
    return { engine, archive, visibility, events };
  }

  return {
    service,
    clock,
    hub,
    online,
    factory,
    openTab,
    async startTab(options: TabOptions = {}) {
      const tab = await openTab(options);
      tab.engine.start();
      await settle();
      return tab;
    },
    stop(): void {
      for (const engine of engines) engine.stop();
    },
  };
}

export type EngineTabs = ReturnType<typeof createEngineTabs>;
