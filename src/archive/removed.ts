import type { ListKind } from '#domain/record-kinds.ts';
import type { EpochSec, LocalDay } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import type { ListBook, RecordId } from './list-book.ts';
import type { Records } from './record-store.ts';

/** A record that the service no longer has, as it was last. */
export type RemovedRecord = {
  readonly id: RecordId;
  readonly day: LocalDay;
  /** A `MeasureGroup`, `ActivityDay`, `NightSummary` or `Workout`, by its kind. */
  readonly record: unknown;
  /** The service's own record of it; undefined where there was none. */
  readonly raw: unknown;
  /** Our clock when it was found to be gone for good, as far as it was told. */
  readonly noticedAt: EpochSec | null;
};

type Tombstone = Omit<RemovedRecord, 'record' | 'raw'> & {
  readonly record: string;
  readonly raw: string | null;
};

/** Keeps a record that counts as deleted apart from the others. */
export async function bury<Item>(
  records: Records,
  book: ListBook<Item>,
  { record, raw, noticedAt }: { record: Item; raw: string | undefined; noticedAt: EpochSec | null },
): Promise<void> {
  const id = book.idOf(record);
  await records.put('removed', keyOf(book.kind, id), {
    id,
    day: book.shownOn(record),
    record: JSON.stringify(record),
    raw: raw ?? null,
    noticedAt,
  } satisfies Tombstone);
}

/** Forgets that records were deleted: they have come again. */
export async function unbury(records: Records, kind: ListKind, ids: ReadonlySet<RecordId>): Promise<void> {
  for (const key of await records.keys('removed', ...rangeOf(kind))) {
    // The numbers among the ids have become text in the key.
    const name = key.slice(kind.length + 1);
    if (ids.has(name) || ids.has(Number(name))) await records.delete('removed', key);
  }
}

/** The records of a kind that the service no longer has, most recent day first. */
export async function readRemoved(archive: Pick<Archive, 'read'>, kind: ListKind): Promise<RemovedRecord[]> {
  const stored = await archive.read((records) => records.getRange('removed', ...rangeOf(kind)));
  return stored
    .filter(isTombstone)
    .map(({ record, raw, ...rest }) => ({
      ...rest,
      record: JSON.parse(record) as unknown,
      raw: raw === null ? undefined : (JSON.parse(raw) as unknown),
    }))
    .toSorted((a, b) => (a.day < b.day ? 1 : Number(a.day > b.day) * -1));
}

function keyOf(kind: ListKind, id: RecordId): string {
  return `${kind}:${id}`;
}

function rangeOf(kind: ListKind): [from: string, to: string] {
  return [`${kind}:`, `${kind}:\uFFFF`];
}

function isTombstone(stored: unknown): stored is Tombstone {
  // The fields are looked at before they are used.
  const { id, day, record, raw } = (stored ?? {}) as { [Key in keyof Tombstone]?: unknown };
  return (
    (typeof id === 'number' || typeof id === 'string') &&
    typeof day === 'string' &&
    typeof record === 'string' &&
    (typeof raw === 'string' || raw === null)
  );
}
