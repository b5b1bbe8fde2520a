/**
 * The reader's own copy of the record, in IndexedDB: every screen is drawn from here, online or not.
 *
 * Law of this room: a page of records lands whole with its cursor or not at all. What cannot be read is dropped and
 * fetched again; nothing here ever throws data away that the service would not give back. A database of a newer
 * release is never touched. Whatever the browser refuses, memory takes over with the same interface.
 */
import type { MeasureGroup, MeasureReading } from '#domain/measures.ts';
import type { EpochSec } from '#domain/time.ts';
import {
  DatabaseUnavailableError,
  deleteDatabase,
  isStorageFailure,
  openIndexedDbStore,
} from './indexed-db-store.ts';
import { decodeChunk, liftReadings } from './measure-chunk.ts';
import type { MeasureRecords } from './measure-records.ts';
import {
  DamagedChunkError,
  dropDamagedChunks,
  mergePage,
  readChunks,
  readRawRecord,
} from './measure-records.ts';
import type { Dump, RecordStore, Records } from './record-store.ts';
import { createMemoryStore, dumpRecords, storeNames } from './record-store.ts';
import type { SyncState } from './sync-state.ts';
import { createSyncState, decodeSyncState } from './sync-state.ts';

/** Whose record it is. */
export type AccountKey = { readonly provider: string; readonly userid: string };

/** The local health record of one account. */
export type Archive = {
  readonly account: AccountKey;
  /** False when what is read now is gone with the page: no database, no space, or a newer schema. */
  readonly durable: boolean;
  /** The database was written by a newer release and was left alone. */
  readonly newerSchema: boolean;
  /** Values of some types, sorted by time, from inclusive to exclusive. */
  readReadings(types: readonly number[], from?: EpochSec, to?: EpochSec): Promise<MeasureReading[]>;
  readMeasureGroups(from?: EpochSec, to?: EpochSec): Promise<MeasureGroup[]>;
  /** The service's own record of a group. */
  readRaw(groupId: number): Promise<unknown>;
  /** Lands a page and the state after it in one transaction; resolves with the number of groups it changed. */
  writeMeasurePage(page: MeasureRecords, state: SyncState): Promise<number>;
  readSyncState(): Promise<SyncState>;
  writeSyncState(state: SyncState): Promise<void>;
  /** The account's profile, as it was written. */
  readUser(): Promise<unknown>;
  writeUser(user: unknown, state: SyncState): Promise<void>;
  /** Removes the record from this device and ends the archive. */
  erase(): Promise<void>;
  /** Ends the archive and leaves the record where it is. */
  close(): void;
};

/** The archive was closed or erased, here or in another tab. */
export class ArchiveClosedError extends Error {
  override readonly name = 'ArchiveClosedError';

  constructor() {
    super('Failed to use the local archive: it was closed. Open it again.');
  }
}

/** What was written before is gone, so a state derived from it would hide the hole; start from `readSyncState`. */
export class ArchiveLostError extends Error {
  override readonly name = 'ArchiveLostError';

  constructor() {
    super('Failed to store a page: what it continues is no longer there. Sync again from the beginning.');
  }
}

export type ArchiveDeps = {
  readonly indexedDB: IDBFactory | undefined;
  /** How long the browser may take to open or delete a database; 3 seconds unless told. */
  readonly patienceMs?: number;
};

const databasePrefix = 'homeostat:';
const defaultPatienceMs = 3000;
const syncKey = 'sync';
const userKey = 'user';

/** Opens the archive of an account; never fails, memory takes over where the browser refuses. */
export async function openArchive(account: AccountKey, deps: ArchiveDeps): Promise<Archive> {
  const { indexedDB, patienceMs = defaultPatienceMs } = deps;
  const name = `${databasePrefix}${account.provider}:${account.userid}`;
  let durable = false;
  let newerSchema = false;
  let closed = false;
  let generation = 1;
  let store = await openStore();

  async function openStore(): Promise<RecordStore> {
    if (indexedDB === undefined) return createMemoryStore();
    try {
      const opened = await openIndexedDbStore(indexedDB, name, {
        patienceMs,
        onRecreated: () => generation++,
        onDeleted: () => {
          closed = true;
        },
      });
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
    if (dump === undefined) generation++;
    noteFailure(error);
    store = createMemoryStore(dump);
    failed.close();
  }

  async function transact<Result>(
    mode: 'readonly' | 'readwrite',
    work: (records: Records) => Promise<Result>,
  ): Promise<Result> {
    if (closed) throw new ArchiveClosedError();
    const used = store;
    try {
      return await used.transact(mode, work);
    } catch (error) {
      // The flag may have changed while the transaction ran.
      if (closed as boolean) throw new ArchiveClosedError();
      if (error instanceof DamagedChunkError) {
        await used.transact('readwrite', repair);
        throw error;
      }
      if (!isStorageFailure(error)) throw error;
      if (store === used) await fallBack(used, error);
      return store.transact(mode, work);
    }
  }

  /** What is damaged is dropped, and the next sync fetches everything once more. */
  async function repair(records: Records): Promise<void> {
    await dropDamagedChunks(records);
    generation++;
    await records.put('meta', syncKey, createSyncState(generation));
  }

  /** Reads, with damaged months left out. */
  async function read<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
    try {
      return await transact('readonly', work);
    } catch (error) {
      if (!(error instanceof DamagedChunkError)) throw error;
      return transact('readonly', work);
    }
  }

  async function write<Result>(
    state: SyncState,
    work: (records: Records) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await transact('readwrite', async (records) => {
        if (state.generation !== generation) throw new ArchiveLostError();
        const result = await work(records);
        await records.put('meta', syncKey, state);
        return result;
      });
    } catch (error) {
      throw error instanceof DamagedChunkError ? new ArchiveLostError() : error;
    }
  }

  return {
    account,
    get durable() {
      return durable;
    },
    get newerSchema() {
      return newerSchema;
    },
    readReadings: (types, from, to) =>
      read(async (records) => {
        const wanted = { types, from: from ?? -Infinity, to: to ?? Infinity };
        return (await readChunks(records, from, to)).flatMap((chunk) => liftReadings(chunk, wanted));
      }),
    readMeasureGroups: (from, to) =>
      read(async (records) => {
        const groups = (await readChunks(records, from, to)).flatMap(decodeChunk);
        return groups.filter((group) => group.at >= (from ?? -Infinity) && group.at < (to ?? Infinity));
      }),
    readRaw: (groupId) => read((records) => readRawRecord(records, groupId)),
    writeMeasurePage: (page, state) => write(state, (records) => mergePage(records, page)),
    readSyncState: () =>
      read(async (records) => decodeSyncState(await records.get('meta', syncKey), generation)),
    writeSyncState: (state) => write(state, async () => undefined),
    readUser: () => read((records) => records.get('meta', userKey)),
    writeUser: (user, state) => write(state, (records) => records.put('meta', userKey, user)),
    async erase() {
      closed = true;
      // Emptied first: the deletion itself waits for tabs that do not let go of the database.
      await empty(store);
      store.close();
      if (indexedDB !== undefined) await deleteDatabase(indexedDB, name, patienceMs);
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

/** Removes the archives of every account that was ever opened on this device, as far as the browser lists them. */
export async function eraseAllArchives(deps: ArchiveDeps): Promise<void> {
  const { indexedDB, patienceMs = defaultPatienceMs } = deps;
  if (indexedDB === undefined) return;
  try {
    const databases = await indexedDB.databases();
    const names = databases.flatMap(({ name }) => (name?.startsWith(databasePrefix) === true ? [name] : []));
    await Promise.all(names.map((name) => deleteDatabase(indexedDB, name, patienceMs)));
  } catch {
    // An old or locked-down browser: the open archive is erased by name all the same.
  }
}
