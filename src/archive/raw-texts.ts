import type { RecordId } from './list-book.ts';

/**
 * The service's own records of a chunk, as JSON text beside the id of each.
 *
 * A clone of the nested objects takes several times as long to write and to read.
 */
export type RawTexts = { readonly ids: readonly RecordId[]; readonly texts: readonly string[] };

/** The texts by id; damaged or missing ones cost nothing but themselves. */
export function readRawTexts(stored: unknown): Map<RecordId, string> {
  // The fields are looked at before they are used.
  const { ids, texts } = (stored ?? {}) as { ids?: unknown; texts?: unknown };
  if (!Array.isArray(ids) || !Array.isArray(texts)) return new Map();
  return new Map(ids.map((id: RecordId, index) => [id, String(texts[index] ?? 'null')]));
}
