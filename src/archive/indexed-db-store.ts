import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { wrap } from 'idb';
import type { RecordStore, Records, StoreName, TransactionMode } from './record-store.ts';
import { storeNames } from './record-store.ts';

/** Raised only for a change that older code could not read: older code then leaves the database alone. */
const schemaVersion = 3;

/** Why a database could not be had. `newer` is a schema of a later release, which must stay untouched. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
  readonly newer: boolean;

  constructor(why: string, options: { newer?: boolean; cause?: unknown } = {}) {
    super(`Failed to open the local archive: ${why}. Readings are kept in memory until the page is closed.`, {
      cause: options.cause,
    });
    this.newer = options.newer ?? false;
  }
}

type StoreEvents = {
  /** Another tab deletes the database: it must not be made again. */
  onDeleted: () => void;
};

/**
 * Opens a database as a record store, within a deadline.
 *
 * A handle can die under us: eviction, "Clear site data", a crashed storage process ("Connection to Indexed Database
 * server lost"). Repeating on the dead handle never heals, so it is thrown away and the database opened once more.
 */
export async function openIndexedDbStore(
  factory: IDBFactory,
  name: string,
  options: StoreEvents & { patienceMs: number },
): Promise<RecordStore> {
  let closed = false;
  let connection: IDBPDatabase | null = null;
  let reconnecting: Promise<IDBPDatabase> | null = null;

  async function connect(): Promise<IDBPDatabase> {
    const opened = await openHealing(factory, name, options.patienceMs);
    opened.addEventListener('versionchange', (event) => {
      // Without closing, the other tab's upgrade or deletion would wait for this page for ever.
      drop(opened);
      if (event.newVersion === null) {
        closed = true;
        options.onDeleted();
      }
    });
    opened.addEventListener('close', () => drop(opened));
    connection = opened;
    return opened;
  }

  function drop(dead: IDBPDatabase): void {
    dead.close();
    if (connection === dead) connection = null;
  }

  async function current(): Promise<IDBPDatabase> {
    if (connection !== null) return connection;
    reconnecting ??= connect().finally(() => {
      reconnecting = null;
    });
    return reconnecting;
  }

  await connect();
  return {
    async transact(mode, work) {
      if (closed) throw new DatabaseUnavailableError('it was closed');
      const used = await current();
      try {
        return await inTransaction(used, mode, work);
      } catch (error) {
        if (!isDeadHandle(error)) throw error;
        drop(used);
        if (closed) throw new DatabaseUnavailableError('it was deleted', { cause: error });
        return await inTransaction(await current(), mode, work);
      }
    },
    close() {
      closed = true;
      if (connection !== null) drop(connection);
    },
  };
}

/** Deletes a database; resolves when it is gone, or after a while when another tab does not let go of it. */
export async function deleteDatabase(factory: IDBFactory, name: string, patienceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    try {
      const request = factory.deleteDatabase(name);
      request.addEventListener('success', done);
      request.addEventListener('error', done);
    } catch {
      // Where databases are forbidden there is none to delete.
      done();
    }
  });
}

/** Whether the browser refused for lack of space. */
export function isOutOfSpace(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

/** Whether an error comes from the database rather than from our own code. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof DOMException || error instanceof DatabaseUnavailableError;
}

function isDeadHandle(error: unknown): boolean {
  return error instanceof DOMException && !isOutOfSpace(error);
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** Long enough for a storage process that is being started again, or that is still clearing up. */
const healMs = 250;

/** Opens a database; what the browser itself failed at is tried once more, what it refuses is not. */
async function openHealing(factory: IDBFactory, name: string, patienceMs: number): Promise<IDBPDatabase> {
  try {
    return await open(factory, name, patienceMs);
  } catch (error) {
    const mayHeal = error instanceof DatabaseUnavailableError && !error.newer && error.cause !== undefined;
    if (!mayHeal) throw error;
    await new Promise((resolve) => {
      setTimeout(resolve, healMs);
    });
    return open(factory, name, patienceMs);
  }
}

async function open(factory: IDBFactory, name: string, patienceMs: number): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    let waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      reject(new DatabaseUnavailableError(`the browser did not answer within ${patienceMs / 1000} s`));
    }, patienceMs);
    const request = factory.open(name, schemaVersion);
    request.addEventListener('upgradeneeded', () => {
      // What an older schema had keeps its form; what it lacked starts empty, and records are fetched.
      const present = request.result.objectStoreNames;
      for (const store of storeNames) if (!present.contains(store)) request.result.createObjectStore(store);
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      // Too late: an open handle that nobody uses would block every upgrade and deletion.
      if (waiting) resolve(wrap(request.result));
      else request.result.close();
    });
    request.addEventListener('error', () => {
      clearTimeout(timer);
      const newer = nameOf(request.error) === 'VersionError';
      const why = newer
        ? 'it was written by a newer release'
        : (request.error?.message ?? 'it does not open');
      reject(new DatabaseUnavailableError(why, { newer, cause: request.error }));
    });
  });
}

async function inTransaction<Result>(
  db: IDBPDatabase,
  mode: TransactionMode,
  work: (records: Records) => Promise<Result>,
): Promise<Result> {
  // Relaxed: a page lost to a power cut is fetched again, and a flush per page costs tens of milliseconds.
  const transaction = db.transaction(storeNames, mode === 'readonly' ? mode : 'readwrite', {
    durability: mode === 'readwrite-flushed' ? 'strict' : 'relaxed',
  });
  // Awaited below; until then a failure must not count as unhandled.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(toRecords(transaction));
    await transaction.done;
    return result;
  } catch (error) {
    // A transaction that died of a full disk fails its requests with a mere AbortError.
    const cause = transaction.error ?? error;
    abort(transaction);
    throw cause;
  }
}

function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It had already ended by itself.
  }
}

function toRecords(
  transaction: IDBPTransaction<unknown, readonly StoreName[], 'readonly' | 'readwrite'>,
): Records {
  const writable = (store: StoreName) =>
    // Only transactions opened for writing reach the writing calls; a read-only one throws here.
    (transaction as IDBPTransaction<unknown, readonly StoreName[], 'readwrite'>).objectStore(store);
  return {
    get: async (store, key) => transaction.objectStore(store).get(key),
    getRange: async (store, from, to) => transaction.objectStore(store).getAll(toRange(from, to)),
    // Every key of ours is a string.
    keys: async (store, from, to) =>
      (await transaction.objectStore(store).getAllKeys(toRange(from, to))) as string[],
    put: async (store, key, value) => {
      await writable(store).put(value, key);
    },
    delete: async (store, key) => writable(store).delete(key),
    clear: async (store) => writable(store).clear(),
  };
}

function toRange(from?: string, to?: string): IDBKeyRange | undefined {
  if (from !== undefined && to !== undefined) return IDBKeyRange.bound(from, to);
  if (from !== undefined) return IDBKeyRange.lowerBound(from);
  return to === undefined ? undefined : IDBKeyRange.upperBound(to);
}
