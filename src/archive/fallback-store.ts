import {
  DatabaseUnavailableError,
  isOutOfSpace,
  isStorageFailure,
  openIndexedDbStore,
} from './indexed-db-store.ts';
import type { Dump, Records, RecordStore, TransactionMode } from './record-store.ts';
import { createMemoryStore, dumpRecords, storeNames } from './record-store.ts';

/** The archive was closed or erased, here or in another tab. */
export class ArchiveClosedError extends Error {
  override readonly name = 'ArchiveClosedError';

  constructor() {
    super('Failed to use the local archive: it was closed. Open it again.');
  }
}

/** A record store that never fails for the browser's reasons. */
export type FallbackStore = RecordStore & {
  /** Whether the database is in use, and not memory. */
  readonly durable: boolean;
  readonly newerSchema: boolean;
  /** Empties and ends the store. */
  erase(): Promise<void>;
};

/** Opens a database, or memory in its place; memory takes over whenever the database stops working. */
export async function openFallbackStore(
  name: string,
  options: {
    indexedDB: IDBFactory | undefined;
    patienceMs: number;
    /** Called when the disk is full; whether the write is worth another try. */
    makeRoom: (full: RecordStore) => Promise<boolean>;
    onFallback: () => void;
  },
): Promise<FallbackStore> {
  let durable = false;
  let newerSchema = false;
  let closed = false;
  let store = await open();

  async function open(): Promise<RecordStore> {
    const { indexedDB, patienceMs } = options;
    if (indexedDB === undefined) return createMemoryStore();
    try {
      const onDeleted = (): void => {
        closed = true;
      };
      const opened = await openIndexedDbStore(indexedDB, name, { patienceMs, onDeleted });
      durable = true;
      return opened;
    } catch (error) {
      noteFailure(error);
      return createMemoryStore();
    }
  }

  function noteFailure(error: unknown): void {
    durable = false;
    if (error instanceof DatabaseUnavailableError) newerSchema = error.newer;
  }

  /** From now on in memory, with all that can still be read. */
  async function fallBack(failed: RecordStore, error: unknown): Promise<void> {
    const dump = error instanceof DatabaseUnavailableError ? undefined : await tryToDump(failed);
    if (store !== failed) return;
    noteFailure(error);
    store = createMemoryStore(dump);
    failed.close();
    options.onFallback();
  }

  async function hasMadeRoom(full: RecordStore): Promise<boolean> {
    try {
      return await options.makeRoom(full);
    } catch {
      return false;
    }
  }

  const transact = async <Result>(
    mode: TransactionMode,
    work: (records: Records) => Promise<Result>,
    mayMakeRoom = true,
  ): Promise<Result> => {
    if (closed) throw new ArchiveClosedError();
    const used = store;
    try {
      return await used.transact(mode, work);
    } catch (error) {
      // The flag may have changed while the transaction ran.
      if (closed as boolean) throw new ArchiveClosedError();
      // Memory does not fail: the error is from `work` itself.
      if (!isStorageFailure(error) || (store === used && !durable)) throw error;
      const hasRoom = mayMakeRoom && isOutOfSpace(error) && (await hasMadeRoom(used));
      if (!hasRoom && store === used) await fallBack(used, error);
      return transact(mode, work, false);
    }
  };

  return {
    get durable() {
      return durable;
    },
    get newerSchema() {
      return newerSchema;
    },
    transact: (mode, work) => transact(mode, work),
    async erase() {
      closed = true;
      // Emptied first: the deletion itself waits for tabs that do not let go of the database.
      await empty(store);
      store.close();
    },
    close() {
      closed = true;
      store.close();
    },
  };
}

async function tryToDump(store: RecordStore): Promise<Dump | undefined> {
  try {
    return await dumpRecords(store);
  } catch {
    return undefined;
  }
}

async function empty(store: RecordStore): Promise<void> {
  try {
    await store.transact('readwrite', async (records) => {
      await Promise.all(storeNames.map((name) => records.clear(name)));
    });
  } catch {
    // A database that cannot be written is deleted as a whole.
  }
}
