import type { RecordId } from './list-book.ts';
import type { Records } from './record-store.ts';
import { DamagedChunkError } from './record-store.ts';

/** Which chunk holds which record, by row: the id, and where in `keys` its chunk's key is. */
type RecordIndex = {
  readonly ids: Float64Array | readonly RecordId[];
  readonly at: Int32Array;
  readonly keys: readonly string[];
};

/** Version 1 of the schema: ids beside `YYYYMM` numbers. */
type MonthIndex = { readonly ids: Float64Array; readonly months: Int32Array };

/** The key of the chunk that holds each record, by id. */
export async function loadRecordIndex(records: Records, key: string): Promise<Map<RecordId, string>> {
  const stored = await records.get('meta', key);
  if (stored === undefined) return new Map();
  if (isRecordIndex(stored)) {
    const { ids, at, keys } = stored;
    return new Map(Array.from(ids, (id, row) => [id, keys[at[row] ?? 0] ?? '']));
  }
  if (!isMonthIndex(stored)) throw new DamagedChunkError();
  const { ids, months } = stored;
  return new Map(Array.from(ids, (id, row) => [id, String(months[row]).replace(/..$/, '-$&')]));
}

/** Stores which chunk holds which record. */
export async function saveRecordIndex(
  records: Records,
  key: string,
  index: ReadonlyMap<RecordId, string>,
): Promise<void> {
  const ids = [...index.keys()];
  const keys = [...new Set(index.values())];
  const places = new Map(keys.map((chunk, place) => [chunk, place]));
  await records.put('meta', key, {
    ids: ids.every((id) => typeof id === 'number') ? Float64Array.from(ids) : ids,
    at: Int32Array.from(index.values(), (chunk) => places.get(chunk) ?? 0),
    keys,
  } satisfies RecordIndex);
}

function isRecordIndex(stored: unknown): stored is RecordIndex {
  // The fields are looked at before they are used.
  const { ids, at, keys } = (stored ?? {}) as { ids?: unknown; at?: unknown; keys?: unknown };
  return (
    (ids instanceof Float64Array || Array.isArray(ids)) &&
    at instanceof Int32Array &&
    at.length === ids.length &&
    Array.isArray(keys) &&
    at.every((place) => place in keys)
  );
}

function isMonthIndex(stored: unknown): stored is MonthIndex {
  // The fields are looked at before they are used.
  const { ids, months } = (stored ?? {}) as { ids?: unknown; months?: unknown };
  return ids instanceof Float64Array && months instanceof Int32Array && ids.length === months.length;
}
