import type { DaySpan, ListKind } from '#domain/record-kinds.ts';
import type { EpochSec } from '#domain/time.ts';
import type { Landed, ListLanding } from './landing.ts';
import type { ListBook, ListRecord, RecordId } from './list-book.ts';
import { openShelf, type Change } from './list-shelf.ts';
import { settleMissing } from './missing.ts';
import type { Records } from './record-store.ts';
import { unbury } from './removed.ts';
import type { UnreadableFindings } from './unreadable.ts';

/** Notes what could not be read of an answer; see `noteUnreadable`. */
export type NoteUnreadable = (
  records: Records,
  answer: Pick<ListLanding<ListKind, unknown, RecordId>, 'kind' | 'unreadable' | 'raw'>,
  now: EpochSec | null,
) => Promise<UnreadableFindings>;

/** Merges the records of a list into what is archived of it, within a transaction. */
export async function landList<Item extends ListRecord, Id extends RecordId>(
  records: Records,
  book: ListBook<Item>,
  landing: ListLanding<ListKind, Item, Id>,
  { now, note }: { now: EpochSec | null; note: NoteUnreadable },
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
  const { ids, hasNameless } = await note(records, { ...landing, raw }, now);
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
