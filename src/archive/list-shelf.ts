import { chunkOf, type ListBook, type ListRecord, type RecordId } from './list-book.ts';
import { loadRecordIndex, saveRecordIndex } from './record-index.ts';
import { readRawTexts, type RawTexts } from './raw-texts.ts';
import type { Records, StoreName } from './record-store.ts';
import type { LocalDay } from '#domain/time.ts';

/** A record that was added, replaced (both) or taken out (`after` is undefined). */
export type Change<Item> = {
  readonly id: RecordId;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

/** The archived records of one kind, open for changes within a transaction. */
export type Shelf<Item> = {
  /** Null where nothing changed. */
  place(record: Item, raw: string | undefined): Promise<Change<Item> | null>;
  take(id: RecordId): Promise<{ record: Item; raw: string | undefined } | null>;
  /** Records of some days, both included. */
  find(from: LocalDay | null, to: LocalDay | null): Promise<Item[]>;
  rawOf(id: RecordId): Promise<string | undefined>;
  /** Stores what changed; resolves with nothing left to do. */
  save(): Promise<void>;
};

type Chunk<Item> = { records: Map<RecordId, Item>; raw: Map<RecordId, string>; isChanged: boolean };

/**
 * Opens the records of a kind.
 *
 * Each chunk is decoded once, however the records are ordered, and only changed ones are written. A record replaces the
 * one with the same id, also when its date moved it into another chunk. A version that the service modified later is
 * never replaced by an earlier one.
 */
export async function openShelf<Item extends ListRecord>(
  records: Records,
  book: ListBook<Item>,
): Promise<Shelf<Item>> {
  const index = await loadRecordIndex(records, book.indexKey);
  const chunks = createChunkCache(records, book);

  async function holding(id: RecordId): Promise<Chunk<Item> | undefined> {
    const key = index.get(id);
    return key === undefined ? undefined : chunks.open(key);
  }

  return {
    async place(record, raw) {
      const id = book.idOf(record);
      const stored = await holding(id);
      const before = stored?.records.get(id);
      if (before !== undefined && isLater(before, record)) return null;
      if (before !== undefined && stored?.raw.get(id) === raw && isSame(before, record)) return null;
      const key = chunkOf(book, book.dayOf(record));
      const target = await chunks.open(key);
      if (stored !== undefined && stored !== target) removeFrom(stored, id);
      target.records.set(id, record);
      if (raw === undefined) target.raw.delete(id);
      else target.raw.set(id, raw);
      target.isChanged = true;
      index.set(id, key);
      return { id, before, after: record };
    },
    async take(id) {
      const stored = await holding(id);
      const record = stored?.records.get(id);
      if (stored === undefined || record === undefined) return null;
      const raw = stored.raw.get(id);
      removeFrom(stored, id);
      index.delete(id);
      return { record, raw };
    },
    async find(from, to) {
      const found: Item[] = [];
      for (const key of new Set(index.values())) {
        if ((from !== null && key < chunkOf(book, from)) || (to !== null && key > chunkOf(book, to)))
          continue;
        const { records } = await chunks.open(key);
        for (const record of records.values()) {
          const day = book.dayOf(record);
          if ((from === null || day >= from) && (to === null || day <= to)) found.push(record);
        }
      }
      return found;
    },
    rawOf: async (id) => (await holding(id))?.raw.get(id),
    async save() {
      if (await chunks.save()) await saveRecordIndex(records, book.indexKey, index);
    },
  };
}

function createChunkCache<Item>(
  records: Records,
  book: ListBook<Item>,
): { open: (key: string) => Promise<Chunk<Item>>; save: () => Promise<boolean> } {
  const chunks = new Map<string, Chunk<Item>>();
  const rawStore: StoreName = `${book.kind}-raw`;
  return {
    async open(key) {
      const known = chunks.get(key);
      if (known !== undefined) return known;
      const [stored, raw] = await Promise.all([records.get(book.kind, key), records.get(rawStore, key)]);
      const decoded = stored === undefined ? [] : book.decode(stored);
      const chunk: Chunk<Item> = {
        records: new Map(decoded.map((record) => [book.idOf(record), record])),
        raw: readRawTexts(raw),
        isChanged: false,
      };
      chunks.set(key, chunk);
      return chunk;
    },
    async save() {
      const changed = [...chunks].filter(([, { isChanged }]) => isChanged);
      for (const [key, chunk] of changed) {
        if (chunk.records.size === 0) {
          await Promise.all([records.delete(book.kind, key), records.delete(rawStore, key)]);
        } else {
          await Promise.all([
            records.put(book.kind, key, book.encode([...chunk.records.values()])),
            records.put(rawStore, key, {
              ids: [...chunk.raw.keys()],
              texts: [...chunk.raw.values()],
            } satisfies RawTexts),
          ]);
        }
      }
      return changed.length > 0;
    },
  };
}

function removeFrom<Item>(chunk: Chunk<Item>, id: RecordId): void {
  chunk.records.delete(id);
  chunk.raw.delete(id);
  chunk.isChanged = true;
}

/** Without a time of change on both sides, the answer that came last is the truth. */
function isLater(stored: ListRecord, incoming: ListRecord): boolean {
  return (
    stored.modifiedAt !== undefined &&
    incoming.modifiedAt !== undefined &&
    stored.modifiedAt > incoming.modifiedAt
  );
}

/** Whether two values of JSON say the same, whatever the order of their fields; undefined counts as absent. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  // Only the fields are compared, and both have been found to be objects.
  const [left, right] = [a as { [key: string]: unknown }, b as { [key: string]: unknown }];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => isSame(left[key], right[key]));
}
