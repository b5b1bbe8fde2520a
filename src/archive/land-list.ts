import type { DaySpan, ListKind } from '#domain/record-kinds.ts';
import type { EpochSec } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import type { Landed, Landing, ListLanding } from './landing.ts';
import { listBooks, type ListBook, type ListRecord, type RecordId } from './list-books.ts';
import { openShelf, type Change } from './list-shelf.ts';
import { settleMissing } from './missing.ts';
import type { Records } from './record-store.ts';
import { unbury } from './removed.ts';
import type { SyncState } from './sync-state.ts';
import { noteUnreadable } from './unreadable.ts';

/** Lands measures as `land` does, without what the other kinds need. */
export async function landMeasures(
  archive: Pick<Archive, 'write'>,
  landing: Extract<Landing, { readonly kind: 'measures' }>,
  state: SyncState,
  now: EpochSec | null,
): Promise<Landed> {
  return archive.write(
    state,
    async (records) => (await landList(records, listBooks.measures, landing, now)).landed,
  );
}

/** Merges the records of a list into what is archived of it, within a transaction. */
export async function landList<Item extends ListRecord, Id extends RecordId>(
  records: Records,
  book: ListBook<Item>,
  landing: ListLanding<ListKind, Item, Id>,
  now: EpochSec | null,
): Promise<{ landed: Landed; changes: readonly Change<Item>[] }> {
  // Looked up by the ids of these very records.
  const raw = landing.raw as ReadonlyMap<RecordId, unknown>;
  const shelf = await openShelf(records, book);
  const changes: Change<Item>[] = [];
  const seen = new Set<RecordId>();
  for (const record of landing.records) {
    const id = book.idOf(record);
    seen.add(id);
    const change = await shelf.place(record, toText(raw.get(id)));
    if (change !== null) changes.push(change);
  }
  await unbury(records, landing.kind, seen);
  const { ids, hasNameless } = await noteUnreadable(records, { ...landing, raw }, now);
  for (const id of ids) seen.add(id);
  const { removed, missing } = await settleMissing(records, book, shelf, {
    whole: landing.whole,
    seen,
    hasNameless,
    now,
  });
  changes.push(...removed);
  await shelf.save();
  return { landed: { changed: changes.length, days: daysOf(book, changes), missing }, changes };
}

function daysOf<Item>(book: ListBook<Item>, changes: readonly Change<Item>[]): DaySpan | null {
  const days = changes
    .flatMap(({ before, after }) => [before, after])
    .flatMap((record) => (record === undefined ? [] : book.shownOn(record)))
    .toSorted();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

function toText(raw: unknown): string | undefined {
  return raw === undefined ? undefined : JSON.stringify(raw);
}
