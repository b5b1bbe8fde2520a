import type { EpochSec } from '#domain/time.ts';
import type { WholeWindow } from './landing.ts';
import type { ListBook, ListRecord, RecordId } from './list-book.ts';
import type { Change, Shelf } from './list-shelf.ts';
import type { Records } from './record-store.ts';
import { bury } from './removed.ts';

/** Which records were missing where they should have been, and since when by our clock. */
type Missing = { readonly ids: readonly RecordId[]; readonly since: readonly (EpochSec | null)[] };

/** What there is to know of a window before what is missing from it may count as deleted. */
export type WindowReading = {
  readonly whole: WholeWindow | null;
  /** Records that this answer told of, good or not. */
  readonly seen: ReadonlySet<RecordId>;
  /** A record could not be read and does not say which it is: it may be any of those that seem to be missing. */
  readonly hasNameless: boolean;
  readonly now: EpochSec | null;
};

/**
 * Notes what a whole window lacks, and takes out what it lacked before already when `confirmed` says so.
 *
 * One glitch of the service, which answers an empty list, must not empty ten years: missing once is noted, missing in
 * a second reading counts as deleted, and what was deleted is kept apart.
 */
export async function settleMissing<Item extends ListRecord>(
  records: Records,
  book: ListBook<Item>,
  shelf: Shelf<Item>,
  { whole, seen, hasNameless, now }: WindowReading,
): Promise<{ removed: Change<Item>[]; missing: number }> {
  const noted = await loadMissing(records, book);
  const known = [...noted.keys()].join();
  for (const id of seen) noted.delete(id);
  const removed: Change<Item>[] = [];
  let missing = 0;
  const doubted = whole === null ? [] : await shelf.find(whole.from, whole.to);
  for (const record of doubted) {
    const id = book.idOf(record);
    if (whole === null || seen.has(id) || whole.ids.has(id)) {
      noted.delete(id);
    } else if (!hasNameless && isWithin(whole, book.datesOf(record, parse(await shelf.rawOf(id))))) {
      if (whole.confirmed && noted.has(id)) {
        noted.delete(id);
        await bury(records, book, { record, raw: await shelf.rawOf(id), noticedAt: now });
        await shelf.take(id);
        removed.push({ id, before: record, after: undefined });
      } else {
        if (!noted.has(id)) noted.set(id, now);
        missing++;
      }
    }
  }
  if ([...noted.keys()].join() !== known) await saveMissing(records, book, noted);
  return { removed, missing };
}

function isWithin({ from, to }: WholeWindow, days: readonly string[]): boolean {
  return days.every((day) => (from === null || day >= from) && (to === null || day <= to));
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

async function loadMissing(
  records: Records,
  book: Pick<ListBook<unknown>, 'kind'>,
): Promise<Map<RecordId, EpochSec | null>> {
  // The fields are looked at before they are used; what is damaged is noted again.
  const { ids, since } = ((await records.get('meta', keyOf(book))) ?? {}) as Partial<Missing>;
  if (!Array.isArray(ids) || !Array.isArray(since)) return new Map();
  return new Map(ids.map((id: RecordId, row) => [id, (since[row] as EpochSec | undefined) ?? null]));
}

async function saveMissing(
  records: Records,
  book: Pick<ListBook<unknown>, 'kind'>,
  noted: ReadonlyMap<RecordId, EpochSec | null>,
): Promise<void> {
  if (noted.size === 0) await records.delete('meta', keyOf(book));
  else {
    await records.put('meta', keyOf(book), {
      ids: [...noted.keys()],
      since: [...noted.values()],
    } satisfies Missing);
  }
}

function keyOf({ kind }: Pick<ListBook<unknown>, 'kind'>): string {
  return `missing:${kind}`;
}
