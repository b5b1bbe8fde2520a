/**
 * One person's whole world in one process: the pretend service, the real proxy, a browser with tabs and databases,
 * and a clock that drives them all.
 */
import { createClient } from '#api/client.ts';
import { openArchive, type Archive } from '#archive/archive.ts';
import { createSyncEngine, type SyncEngine } from '#sync/sync-engine.ts';
import type { SyncEvent, SyncStatus } from '#sync/sync-status.ts';
import type { UpstreamLimits } from '#proxy/config.ts';
import type { Fault } from '#simulator/faults.ts';
import type { SimulatorOptions } from '#simulator/options.ts';
import { createCondition } from './surroundings.ts';
import { compareWithTruth, type Comparison } from './truth.ts';
import { createWorldClock } from './world-clock.ts';
import { BASE_URL, createServer, type Network, type ServiceCall } from './world-server.ts';
import { createStorage, tabPatienceMs } from './world-storage.ts';
import { createAir, createLockManager, createPulse } from './world-tabs.ts';

export type DialectName = 'nokia' | 'withings';

export type WorldOptions = {
  readonly dialect: DialectName;
  readonly startAt?: string;
  /** Rules behind status 601; off unless told. */
  readonly limits?: 'real' | 'off';
  readonly simulator?: Omit<SimulatorOptions, 'now' | 'limits' | 'control'>;
  readonly upstream?: Partial<UpstreamLimits>;
  /** What this device's clock shows beyond the service's. */
  readonly aheadSec?: number;
};

type Syncing = { readonly engine: SyncEngine; readonly archive: Archive };

export type FaultMatch = { path?: string; action?: string; page?: 'first' | 'later'; nth?: number };

/** Where a tab keeps its archive: the device's database, memory, or a browser without databases. */
export type Keeping = 'device' | 'memory' | 'no database';

/**
 * A Sunday one week after the clocks of Paris went forward, at 14:25 there: a day of 23 hours is among the last
 * thirty.
 */
const usualStart = '2026-04-05T12:25:00Z';
const minuteMs = 60_000;
const halfHourMs = 30 * minuteMs;
/** The service hears of a day each half hour; so long after it every regular look has been taken. */
const afterHalfHourMs = 21 * minuteMs;
const longestRunMs = 6 * 60 * minuteMs;

/** Everything pages, and a quarter is enough of a history for several pages of each kind. */
export const smallPages: Omit<SimulatorOptions, 'now'> = {
  years: 0.25,
  pageSize: 40,
  rowsPerPage: 12,
  aggregated: 'never',
};

/** Whether there is nothing more to do now: all is read, looked at twice where need be, and shown as such. */
async function isRested({ engine, archive }: Syncing): Promise<boolean> {
  const { phase, progress, complete } = engine.status();
  if (phase !== 'idle' || progress !== null || !complete) return false;
  const { lists } = await archive.readSyncState();
  return Object.values(lists).every(({ recheck, reread }) => recheck === null && reread === null);
}

export async function createWorld(options: WorldOptions) {
  const { dialect, startAt = usualStart, limits = 'off', aheadSec = 0, upstream = {} } = options;
  const provider = `simulator-${dialect}`;
  const storage = createStorage();
  const clock = createWorldClock(Date.parse(startAt), () => server.isBusy() || storage.isBusy());
  const server = createServer({
    now: clock.now,
    limits,
    simulator: { ...smallPages, ...options.simulator },
    upstream,
  });
  const air = createAir();
  const locks = createLockManager();
  const surroundings: { network: Network; before: (url: URL) => Promise<void> | void } = {
    network: 'up',
    before: () => undefined,
  };
  const online = createCondition(true);
  const now = (): number => clock.now() + aheadSec * 1000;
  await server.signIn(provider);
  // Loaded when they are needed, which takes real time that nobody here would wait for.
  await Promise.all([import('#archive/prune.ts'), import('#archive/repair.ts')]);

  const truth = async (kind: string, query = ''): Promise<readonly unknown[]> => {
    const answer = await server.control('GET', `truth?kind=${kind}${query}`);
    // The control plane's own answer; a wrong shape fails the comparison.
    const { records, timezone } = answer as { records?: readonly unknown[]; timezone?: string };
    return records ?? [timezone];
  };

  /** A tab that is about to sync. `dieAt` ends its process at the nth of its calls, answers and transactions. */
  async function openTab({ keep = 'device', dieAt = Infinity }: { keep?: Keeping; dieAt?: number } = {}) {
    const pulse = createPulse();
    let landmarks = 0;
    let deathAt = dieAt;
    const onLandmark = (): void => {
      landmarks += 1;
      if (landmarks === deathAt) die();
    };
    const tabStorage = storage.forTab(onLandmark);
    const tabLocks = locks.forTab(pulse);
    const die = (): void => {
      if (pulse.isDead()) return;
      pulse.kill();
      tabStorage.kill();
      locks.release(pulse);
    };
    const hooks = {
      before: async (url: URL): Promise<void> => surroundings.before(url),
      network: () => surroundings.network,
    };
    const tabFetch = async (url: URL, init: RequestInit = {}): Promise<Response> => {
      onLandmark();
      return new Promise((resolve, reject) => {
        server.fetch(url, init, hooks).then(
          (response) =>
            pulse.pass(() => {
              onLandmark();
              pulse.pass(() => resolve(response));
            }),
          (error: unknown) => pulse.pass(() => reject(error)),
        );
      });
    };
    const client = createClient({
      // The client calls it with a URL and an init alone.
      fetch: tabFetch as typeof fetch,
      baseUrl: BASE_URL,
      locks: tabLocks,
      now,
    });
    const session = await client.session();
    const account = { provider, userid: session.connected ? session.userid : '' };
    const archive = await openArchive(account, {
      indexedDB: keep === 'no database' ? undefined : tabStorage.factory,
      patienceMs: tabPatienceMs,
      keep: keep === 'memory' ? 'memory' : 'device',
    });
    const visibility = createCondition(true);
    const engine = createSyncEngine({
      client,
      archive,
      locks: tabLocks,
      channel: () => air.open(pulse),
      now,
      visibility,
      online,
      setTimer: (run, delayMs) => clock.setTimer(() => pulse.pass(run), delayMs),
      paused: false,
    });
    const told: SyncStatus[] = [];
    const events: SyncEvent[] = [];
    engine.subscribe((event) => {
      if (pulse.isDead()) return;
      events.push(event);
      const status = engine.status();
      if (told.at(-1) !== status) told.push(status);
    });
    return {
      engine,
      archive,
      account,
      pulse,
      visibility,
      told,
      events,
      die,
      landmarks: () => landmarks,
      dieAfter(count: number): void {
        deathAt = landmarks + count;
      },
    };
  }

  /** Lets time pass, timer by timer, until something is so. */
  async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = longestRunMs) {
    const deadlineMs = clock.now() + withinMs;
    await clock.settle();
    while (!(await isSo())) {
      if (!(await clock.step(deadlineMs)))
        throw new Error(`Failed to wait until ${what}: ${clock.pending()} timers are left.`);
    }
  }

  async function untilRested(tab: Syncing): Promise<void> {
    try {
      await until('everything was read', () => isRested(tab));
    } catch (error) {
      const { lists } = await tab.archive.readSyncState();
      throw new Error(`${String(error)} ${JSON.stringify({ status: tab.engine.status(), lists })}`, {
        cause: error,
      });
    }
  }

  return {
    dialect,
    clock,
    server,
    storage,
    surroundings,
    online,
    openTab,
    until,
    untilRested,
    /** Time passes while nobody looks: tabs do only what is due by itself. */
    async sleep({ visibility }: { readonly visibility: { set: (value: boolean) => void } }, hours: number) {
      visibility.set(false);
      await clock.advance(hours * 60 * minuteMs);
      visibility.set(true);
      await clock.settle();
    },
    truth,
    /** Seconds since 1970, by the service's clock. */
    nowSec: () => Math.floor(clock.now() / 1000),
    control: (path: string, json: unknown) => server.control('POST', path, json),
    switchTo: (switches: Partial<SimulatorOptions>) => server.control('POST', 'switches', switches),
    /** Sets a fault for calls that match. */
    async strike(match: FaultMatch, fault: Fault | Fault['kind'], times: number | 'always' = 1) {
      await server.control('POST', 'faults', { match, fault, times });
    },
    heal: () => server.control('DELETE', 'faults'),
    async serviceCalls(): Promise<readonly ServiceCall[]> {
      return ((await server.control('GET', 'calls')) as { calls: ServiceCall[] }).calls;
    },
    signIn: () => server.signIn(provider),
    /** Waits until the service has heard of the last half hour, looks once more, and compares everything. */
    async compare(tab: Syncing): Promise<Comparison> {
      await untilRested(tab);
      const lastMs = Math.floor(clock.now() / halfHourMs) * halfHourMs;
      await clock.advance(lastMs + halfHourMs + afterHalfHourMs - clock.now());
      tab.engine.syncNow();
      await untilRested(tab);
      return compareWithTruth(tab.archive, truth, dialect);
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
export type Tab = Awaited<ReturnType<World['openTab']>>;
