/**
 * The page of the archive's benchmark: it fills the archive through its own landings, and reads it back.
 *
 * Which reading a visit measures stands in its address, so that a visit begins with nothing read and nothing warm.
 * It loads what a screen of weights loads and no more; the rest comes later, and before the clock runs.
 */
import { openArchive, type Archive } from '#archive/archive.ts';
import { toEpochSec } from '#domain/time.ts';
import type { Part } from './archive-filling.ts';

/** What a visit found out. */
export type Visit = {
  /** From navigation until the data were in memory, and without the loading of the page, ms. */
  readonly sinceNavigationMs: number;
  readonly ms: number;
  readonly rows: number;
};

type Bench = {
  visit?: Visit;
  /** Keeps what was read, so that the heap can be measured with it. */
  held?: unknown;
  readonly fill: (part: Part) => Promise<void>;
};

/** Makes ready, and resolves with what is measured. */
type Task = () => Promise<() => Promise<readonly unknown[]>>;

const tasks: Record<string, Task> = {
  /** What `/body?range=all` needs. */
  ours: async () => async () => (await openOwn()).readReadings([1]),
  async day() {
    const { readMinutes, span } = await readers();
    const archive = await openOwn();
    return async () => (await readMinutes(archive, span(1, 0))).samples;
  },
  async year() {
    const { readMinutes, span } = await readers();
    const archive = await openOwn();
    return async () => (await readMinutes(archive, span(365, 0))).samples;
  },
  async night() {
    const { readSegments, span } = await readers();
    const archive = await openOwn();
    return async () => (await readSegments(archive, span(1.5, 0.5))).segments;
  },
  async inventory() {
    const { readInventory, zone } = await readers();
    const archive = await openOwn();
    return async () => (await readInventory(archive, zone)).kinds;
  },
};

async function openOwn(): Promise<Archive> {
  return openArchive({ provider: 'bench', userid: '1' }, { indexedDB });
}

async function readers() {
  const [{ readMinutes, readSegments }, { readInventory }, { daySec, today, zone }] = await Promise.all([
    import('#archive/spans.ts'),
    import('#archive/inventory.ts'),
    import('./archive-filling.ts'),
  ]);
  const span = (daysBack: number, until: number) => ({
    from: toEpochSec(today - daysBack * daySec),
    to: toEpochSec(today - until * daySec),
  });
  return { readMinutes, readSegments, readInventory, span, zone };
}

const bench: Bench = {
  async fill(part) {
    const [{ land }, { landingsOf }] = await Promise.all([
      import('#archive/landing.ts'),
      import('./archive-filling.ts'),
    ]);
    const archive = await openOwn();
    for (const landing of landingsOf[part]()) await land(archive, landing, await archive.readSyncState());
    archive.close();
  },
};

declare global {
  // Read by the benchmark from outside.
  var bench: Bench;
}

globalThis.bench = bench;
const task = tasks[location.search.slice(1)];
if (task !== undefined) {
  const work = await task();
  const startedAt = performance.now();
  const rows = await work();
  const now = performance.now();
  bench.held = rows;
  bench.visit = { sinceNavigationMs: now, ms: now - startedAt, rows: rows.length };
}
