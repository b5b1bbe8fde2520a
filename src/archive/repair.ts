import { listKinds, type ListKind } from '#domain/record-kinds.ts';
import type { ListBook, RecordId } from './list-book.ts';
import { listBooks } from './list-books.ts';
import { saveRecordIndex } from './record-index.ts';
import type { Records } from './record-store.ts';
import { DamagedChunkError } from './record-store.ts';
import { emptyList, type SyncState } from './sync-state.ts';

/** Drops what cannot be read and resolves with the state by which the next sync fetches it anew. */
export async function dropDamagedLists(records: Records, state: SyncState): Promise<SyncState> {
  const lists = { ...state.lists };
  for (const kind of listKinds) if (await dropDamagedChunks(records, kind)) lists[kind] = emptyList;
  return { ...state, lists };
}

/** Also rebuilds the index from the chunks that are whole. */
async function dropDamagedChunks(records: Records, kind: ListKind): Promise<boolean> {
  const book: ListBook<unknown> = listBooks[kind];
  const index = new Map<RecordId, string>();
  let hasDamage = false;
  for (const key of await records.keys(kind)) {
    const ids = tryToReadIds(book, await records.get(kind, key));
    if (ids === null) {
      hasDamage = true;
      await records.delete(kind, key);
      await records.delete(`${kind}-raw`, key);
    } else {
      for (const id of ids) index.set(id, key);
    }
  }
  await saveRecordIndex(records, book.indexKey, index);
  return hasDamage;
}

function tryToReadIds(book: ListBook<unknown>, stored: unknown): RecordId[] | null {
  try {
    return book.decode(stored).map((record) => book.idOf(record));
  } catch (error) {
    if (error instanceof DamagedChunkError) return null;
    throw error;
  }
}
