import type { SpanKind } from '#domain/record-kinds.ts';
import { parseLocalDay } from '#domain/time.ts';
import type { Lane } from './lanes.ts';
import { isCount, isRecord, isWholeLane, packLane, unpackLane } from './lanes.ts';
import type { Records } from './record-store.ts';
import { utcDayOfDate, type UtcDay } from './span-stores.ts';
import { sizeOf } from './stored-size.ts';

/**
 * Which days of a span kind have a chunk, and how large it is: the table of contents of thousands of chunks.
 *
 * Written with every chunk, so that counting ten years of minutes is one small record and not thirty megabytes.
 */

/** What the chunk of a day holds. */
export type ChunkSize = { readonly records: number; readonly bytes: number };

type SizesRecord = {
  readonly count: number;
  readonly day: Lane;
  readonly records: Lane;
  readonly bytes: Lane;
};

/** The chunks of a kind by day, in any order; counted anew where the table is missing or damaged. */
export async function loadSizes(records: Records, kind: SpanKind): Promise<Map<UtcDay, ChunkSize>> {
  const stored = await records.get('meta', keyOf(kind));
  if (!isSizesRecord(stored)) return countChunks(records, kind);
  const { count } = stored;
  const [day, rows, bytes] = [stored.day, stored.records, stored.bytes].map((lane) =>
    unpackLane(lane, count),
  );
  return new Map(
    Array.from({ length: count }, (_, row) => [
      day?.[row] ?? 0,
      { records: rows?.[row] ?? 0, bytes: bytes?.[row] ?? 0 },
    ]),
  );
}

/** Stores which chunks there are. */
export async function saveSizes(
  records: Records,
  kind: SpanKind,
  sizes: ReadonlyMap<UtcDay, ChunkSize>,
): Promise<void> {
  await records.put('meta', keyOf(kind), {
    count: sizes.size,
    day: packLane([...sizes.keys()]),
    records: packLane(Array.from(sizes.values(), (size) => size.records)),
    bytes: packLane(Array.from(sizes.values(), (size) => size.bytes)),
  } satisfies SizesRecord);
}

function keyOf(kind: SpanKind): string {
  return `chunks:${kind}`;
}

async function countChunks(records: Records, kind: SpanKind): Promise<Map<UtcDay, ChunkSize>> {
  const sizes = new Map<UtcDay, ChunkSize>();
  for (const key of await records.keys(kind)) {
    const chunk = await records.get(kind, key);
    const tracks = kind === 'sleep' ? await records.get('sleep-tracks', key) : null;
    const count = isRecord(chunk) && isCount(chunk['count']) ? chunk['count'] : 0;
    const day = parseLocalDay(key);
    if (day !== null) sizes.set(utcDayOfDate(day), { records: count, bytes: sizeOf(chunk) + sizeOf(tracks) });
  }
  return sizes;
}

function isSizesRecord(value: unknown): value is SizesRecord {
  if (!isRecord(value)) return false;
  const { count, day, records, bytes } = value;
  return isCount(count) && [day, records, bytes].every((lane) => isWholeLane(lane, count));
}
