import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { wrap } from 'idb';
import type { RecordStore, Records, StoreName } from './record-store.ts';
import { storeNames } from './record-store.ts';

/** Raised only for a change that older code could not read: older code then leaves the database alone. */
const schemaVersion = 1;

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
  /** The database that had been open is gone, and an empty one stands in its place. */
  onRecreated: () => void;
  /** Another tab deletes the database: it must not be made again. */
  onDeleted: () => void;
};

type Connection = { readonly db: IDBPDatabase; readonly created: boolean };

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
  let connection: Connection | null = null;
  let reconnecting: Promise<Connection> | null = null;

  async function connect(): Promise<Connection> {
    const opened = await open(factory, name, options.patienceMs);
    opened.db.addEventListener('versionchange', (event) => {
      // Without closing, the other tab's upgrade or deletion would wait for this page for ever.
      drop(opened);
      if (event.newVersion === null) {
        closed = true;
        options.onDeleted();
      }
    });
    opened.db.addEventListener('close', () => drop(opened));
    connection = opened;
    return opened;
  }

  function drop(dead: Connection): void {
    dead.db.close();
    if (connection === dead) connection = null;
  }

  async function reconnect(): Promise<Connection> {
    const opened = await connect();
    if (opened.created) options.onRecreated();
    return opened;
  }

  async function current(): Promise<Connection> {
    if (connection !== null) return connection;
    reconnecting ??= reconnect().finally(() => {
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
        return await inTransaction(used.db, mode, work);
      } catch (error) {
        if (!isDeadHandle(error)) throw error;
        drop(used);
        if (closed) throw new DatabaseUnavailableError('it was deleted', { cause: error });
        return await inTransaction((await current()).db, mode, work);
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
function isOutOfSpace(error: unknown): boolean {
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

async function open(factory: IDBFactory, name: string, patienceMs: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let created = false;
    let waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      reject(new DatabaseUnavailableError(`the browser did not answer within ${patienceMs / 1000} s`));
    }, patienceMs);
    const request = factory.open(name, schemaVersion);
    request.addEventListener('upgradeneeded', (event) => {
      created = event.oldVersion === 0;
      for (const store of storeNames) request.result.createObjectStore(store);
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      // Too late: an open handle that nobody uses would block every upgrade and deletion.
      if (waiting) resolve({ db: wrap(request.result), created });
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
  mode: 'readonly' | 'readwrite',
  work: (records: Records) => Promise<Result>,
): Promise<Result> {
  // Relaxed: a page lost to a power cut is fetched again, and a flush per page costs tens of milliseconds.
  const transaction = db.transaction(storeNames, mode, { durability: 'relaxed' });
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
    keys: async (store) => (await transaction.objectStore(store).getAllKeys()) as string[],
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
