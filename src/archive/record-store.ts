/** In the order of the archive's schemas: version 1 had the first three, 2 added records of other kinds, 3 the reader's own. */
export const storeNames = [
  'meta',
  'measures',
  'measures-raw',
  'activity',
  'activity-raw',
  'sleep-summary',
  'sleep-summary-raw',
  'workouts',
  'workouts-raw',
  'intraday',
  'sleep',
  'sleep-tracks',
  'removed',
  'unreadable',
  'decisions',
] as const;

export type StoreName = (typeof storeNames)[number];

/** What a transaction may do. Keys are strings; a range is inclusive on both ends. */
export type Records = {
  get(store: StoreName, key: string): Promise<unknown>;
  getRange(store: StoreName, from?: string, to?: string): Promise<unknown[]>;
  keys(store: StoreName, from?: string, to?: string): Promise<string[]>;
  put(store: StoreName, key: string, value: unknown): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
  clear(store: StoreName): Promise<void>;
};

/** `readwrite-flushed` resolves when it is on the disk, for what could not be fetched again. */
export type TransactionMode = 'readonly' | 'readwrite' | 'readwrite-flushed';

/** Keyed records with all-or-nothing transactions: IndexedDB, or memory in its place. */
export type RecordStore = {
  /** `work` may run more than once, and has to begin anew each time. */
  transact<Result>(mode: TransactionMode, work: (records: Records) => Promise<Result>): Promise<Result>;
  /** Ends the store; a pending transaction still completes. */
  close(): void;
};

/** A stored chunk that cannot be read: what it held has to be fetched again. */
export class DamagedChunkError extends Error {
  override readonly name = 'DamagedChunkError';

  constructor() {
    super('Failed to read a part of the local archive: it is damaged. Sync again to fetch it anew.');
  }
}

/** All records of all stores. */
export type Dump = ReadonlyMap<StoreName, ReadonlyMap<string, unknown>>;

type Stores = Map<StoreName, Map<string, unknown>>;

/** The stand-in when the browser offers no database: same transactions, gone with the page. */
export function createMemoryStore(dump?: Dump): RecordStore {
  const stores: Stores = new Map(storeNames.map((name) => [name, new Map(dump?.get(name))]));
  // One transaction at a time, as IndexedDB orders writers of the same stores.
  let last: Promise<unknown> = Promise.resolve();
  return {
    transact(mode, work) {
      const result = last.then(async () => {
        if (mode === 'readonly') return work(memoryRecords(stores));
        const staged: Stores = new Map(storeNames.map((name) => [name, new Map(stores.get(name))]));
        const value = await work(memoryRecords(staged));
        for (const [name, records] of staged) stores.set(name, records);
        return value;
      });
      last = result.catch(() => undefined);
      return result;
    },
    close() {
      stores.clear();
    },
  };
}

/** Everything a store holds, to carry it over into another one. */
export async function dumpRecords(store: RecordStore): Promise<Dump> {
  return store.transact('readonly', async (records) => {
    const dump = new Map<StoreName, Map<string, unknown>>();
    for (const name of storeNames) {
      const [keys, values] = await Promise.all([records.keys(name), records.getRange(name)]);
      dump.set(name, new Map(keys.map((key, index) => [key, values[index]])));
    }
    return dump;
  });
}

function memoryRecords(stores: Stores): Records {
  const of = (name: StoreName): Map<string, unknown> => stores.get(name) ?? new Map<string, unknown>();
  const keysOf = (name: StoreName, from = '', to?: string): string[] =>
    [...of(name).keys()].filter((key) => key >= from && (to === undefined || key <= to)).toSorted();
  return {
    async get(store, key) {
      return of(store).get(key);
    },
    async getRange(store, from, to) {
      return keysOf(store, from, to).map((key) => of(store).get(key));
    },
    async keys(store, from, to) {
      return keysOf(store, from, to);
    },
    async put(store, key, value) {
      of(store).set(key, value);
    },
    async delete(store, key) {
      of(store).delete(key);
    },
    async clear(store) {
      of(store).clear();
    },
  };
}
