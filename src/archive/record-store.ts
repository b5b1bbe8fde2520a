/** The stores of version 1 of the archive's schema. */
export const storeNames = ['meta', 'measures', 'measures-raw'] as const;

export type StoreName = (typeof storeNames)[number];

/** What a transaction may do. Keys are strings; a range is inclusive on both ends. */
export type Records = {
  get(store: StoreName, key: string): Promise<unknown>;
  getRange(store: StoreName, from?: string, to?: string): Promise<unknown[]>;
  keys(store: StoreName): Promise<string[]>;
  put(store: StoreName, key: string, value: unknown): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
  clear(store: StoreName): Promise<void>;
};

/** Keyed records with all-or-nothing transactions: IndexedDB, or memory in its place. */
export type RecordStore = {
  transact<Result>(
    mode: 'readonly' | 'readwrite',
    work: (records: Records) => Promise<Result>,
  ): Promise<Result>;
  /** Ends the store; a pending transaction still completes. */
  close(): void;
};

/** All records of all stores. */
export type Dump = ReadonlyMap<StoreName, ReadonlyMap<string, unknown>>;

/** The stand-in when the browser offers no database: same transactions, gone with the page. */
export function createMemoryStore(dump?: Dump): RecordStore {
  const stores = new Map(storeNames.map((name) => [name, new Map(dump?.get(name))]));
  // One transaction at a time, as IndexedDB orders writers of the same stores.
  let last: Promise<unknown> = Promise.resolve();
  return {
    transact(_, work) {
      const result = last.then(async () => {
        const staged = new Map(storeNames.map((name) => [name, new Map(stores.get(name))]));
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

function memoryRecords(stores: Map<StoreName, Map<string, unknown>>): Records {
  const of = (name: StoreName): Map<string, unknown> => stores.get(name) ?? new Map<string, unknown>();
  const sortedKeys = (name: StoreName): string[] => [...of(name).keys()].toSorted();
  return {
    async get(store, key) {
      return of(store).get(key);
    },
    async getRange(store, from = '', to = '\uffff') {
      return sortedKeys(store)
        .filter((key) => key >= from && key <= to)
        .map((key) => of(store).get(key));
    },
    async keys(store) {
      return sortedKeys(store);
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
