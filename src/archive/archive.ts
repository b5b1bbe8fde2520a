/**
 * The reader's own copy of the record, in IndexedDB: every screen is drawn from here, online or not.
 *
 * Law of this room: a page of records lands whole with its cursor or not at all. What cannot be read is dropped and
 * fetched again; nothing here ever throws data away that the service would not give back, and the reader's own
 * decisions, which it never had, go only with the whole archive. A database of a newer release is never touched.
 * Whatever the browser refuses, memory takes over with the same interface.
 */
import type { MeasureGroup, MeasureReading } from '#domain/measures.ts';
import type { EpochSec } from '#domain/time.ts';
import { openFallbackStore } from './fallback-store.ts';
import { deleteDatabase } from './indexed-db-store.ts';
import { decodeChunk, liftReadings } from './measure-chunk.ts';
import { readChunks } from './measure-records.ts';
import type { RecordStore, Records, TransactionMode } from './record-store.ts';
import { DamagedChunkError } from './record-store.ts';
import type { SyncState } from './sync-state.ts';
import { decodeSyncState } from './sync-state.ts';

// For the rooms above, which see the archive alone.
export { ArchiveClosedError } from './fallback-store.ts';

/** Whose record it is. */
export type AccountKey = { readonly provider: string; readonly userid: string };

/** The local health record of one account. */
export type Archive = {
  readonly account: AccountKey;
  /** False when what is read now is gone with the page: no database, no space, or a newer schema. */
  readonly durable: boolean;
  /** The database was written by a newer release and was left alone. */
  readonly newerSchema: boolean;
  /** Minutes and sleep segments older than a month were let go for lack of space, as far as was noticed. */
  readonly pruned: boolean;
  /** Calls back when memory takes over from the database; ends with the function that is returned. */
  onDurabilityLost(listener: () => void): () => void;
  /** Values of some types, sorted by time, from inclusive to exclusive. */
  readReadings(types: readonly number[], from?: EpochSec, to?: EpochSec): Promise<MeasureReading[]>;
  readMeasureGroups(from?: EpochSec, to?: EpochSec): Promise<MeasureGroup[]>;
  /** Reads in one transaction; `work` may run more than once. */
  read<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
  /** Writes in one transaction together with the state after it; `work` may run more than once. */
  write<Result>(state: SyncState, work: (records: Records) => Promise<Result>): Promise<Result>;
  /** Takes out what cannot be read, by whoever finds it; it says of nothing that it is there. */
  repair(work: (records: Records) => Promise<void>): Promise<void>;
  /** Writes what is the reader's own and no page of the service's; any tab may. `work` may run more than once. */
  writeOwn<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
  /** Makes this the one archive that writes: whoever claimed it before fails to from now on. */
  claim(): Promise<void>;
  readSyncState(): Promise<SyncState>;
  writeSyncState(state: SyncState): Promise<void>;
  /** Removes the record from this device and ends the archive. */
  erase(): Promise<void>;
  /** Ends the archive and leaves the record where it is. */
  close(): void;
};

/** What was written before is gone, so a state derived from it would hide the hole; start from `readSyncState`. */
export class ArchiveLostError extends Error {
  override readonly name = 'ArchiveLostError';

  constructor() {
    super('Failed to store a page: what it continues is no longer there. Sync again from the beginning.');
  }
}

/** Another tab has claimed the archive since; what this one would write is out of date. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';

  constructor() {
    super('Failed to write to the local archive: another tab writes to it now. Read what it has written.');
  }
}

export type ArchiveDeps = {
  readonly indexedDB: IDBFactory | undefined;
  /** How long the browser may take to open or delete a database; 3 seconds unless told. */
  readonly patienceMs?: number;
  /** `memory` leaves nothing on this device. */
  readonly keep?: 'device' | 'memory';
};

const databasePrefix = 'homeostat:';
const defaultPatienceMs = 3000;
const syncKey = 'sync';
/** Random marks in `meta`: who writes, and which filling of the archive this is. */
const writerKey = 'writer';
const fillingKey = 'filling';

/** Opens the archive of an account; never fails, memory takes over where the browser refuses. */
export async function openArchive(account: AccountKey, deps: ArchiveDeps): Promise<Archive> {
  const { indexedDB, patienceMs = defaultPatienceMs, keep = 'device' } = deps;
  const name = `${databasePrefix}${account.provider}:${account.userid}`;
  const onLost = new Set<() => void>();
  let pruned = false;
  let claimed: string | null = null;
  let generation = 1;
  let filling: unknown;
  const store = await openFallbackStore(name, {
    indexedDB: keep === 'memory' ? undefined : indexedDB,
    patienceMs,
    makeRoom,
    onFallback() {
      for (const listener of onLost) listener();
    },
  });

  async function transact<Result>(
    mode: TransactionMode,
    work: (records: Records) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await store.transact(mode, work);
    } catch (error) {
      if (error instanceof DamagedChunkError) await dropDamaged();
      throw error;
    }
  }

  /** What is damaged is dropped, and the next sync fetches that kind once more. Rare, so loaded when it is needed. */
  async function dropDamaged(): Promise<void> {
    const { dropDamagedLists } = await import('./repair.ts');
    const mark = createMark();
    await store.transact('readwrite', async (records) => {
      const state = decodeSyncState(await records.get('meta', syncKey), generation);
      await records.put('meta', syncKey, await dropDamagedLists(records, state));
      // Whoever has read the state before, in whichever tab, must read it again.
      await records.put('meta', fillingKey, mark);
    });
  }

  /** Called when the disk is full, which is rare as well. */
  async function makeRoom(full: RecordStore): Promise<boolean> {
    const { pruneOldest } = await import('./prune.ts');
    const hasRoom = (await full.transact('readwrite', pruneOldest)) > 0;
    pruned ||= hasRoom;
    return hasRoom;
  }

  /** Reads, with damaged chunks left out. */
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
    const firstMark = createMark();
    try {
      const [result, mark] = await transact('readwrite', async (records) => {
        const mark = await admit(records, state, firstMark);
        const result = await work(records);
        await records.put('meta', syncKey, state);
        return [result, mark] as const;
      });
      filling = mark;
      return result;
    } catch (error) {
      throw error instanceof DamagedChunkError ? new ArchiveLostError() : error;
    }
  }

  /** Throws unless a state continues what is stored, and resolves with the mark of that. */
  async function admit(records: Records, state: SyncState, firstMark: string): Promise<unknown> {
    const [writer, mark] = await Promise.all([
      records.get('meta', writerKey),
      records.get('meta', fillingKey),
    ]);
    if (claimed !== null && writer !== undefined && writer !== claimed) throw new SupersededError();
    // Another tab may have opened the database anew after the browser had evicted it.
    if (state.generation !== generation || mark !== filling) throw new ArchiveLostError();
    if (claimed !== null && writer === undefined) await records.put('meta', writerKey, claimed);
    if (mark === undefined) await records.put('meta', fillingKey, firstMark);
    return mark ?? firstMark;
  }

  return {
    account,
    get durable() {
      return store.durable;
    },
    get newerSchema() {
      return store.newerSchema;
    },
    get pruned() {
      return pruned;
    },
    onDurabilityLost(listener) {
      onLost.add(listener);
      return () => onLost.delete(listener);
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
    read,
    write,
    repair: (work) => transact('readwrite', work),
    writeOwn: (work) => transact('readwrite-flushed', work),
    async claim() {
      const mark = createMark();
      await transact('readwrite', (records) => records.put('meta', writerKey, mark));
      claimed = mark;
    },
    async readSyncState() {
      const [stored, mark, wasPruned] = await read((records) =>
        Promise.all([
          records.get('meta', syncKey),
          records.get('meta', fillingKey),
          records.get('meta', 'pruned'),
        ]),
      );
      pruned ||= wasPruned === true;
      if (mark !== filling) {
        filling = mark;
        generation++;
      }
      return decodeSyncState(stored, generation);
    },
    writeSyncState: (state) => write(state, async () => undefined),
    async erase() {
      await store.erase();
      if (indexedDB !== undefined) await deleteDatabase(indexedDB, name, patienceMs);
    },
    close: () => store.close(),
  };
}

/** Unlike any other, so that no two tabs take theirs for the other's. */
function createMark(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
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
