import type { ActivityDay } from '#domain/activity.ts';
import type { FactKind, ListKind } from '#domain/record-kinds.ts';
import type { NightSummary } from '#domain/sleep.ts';
import type { LocalDay } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import type { Archive } from './archive.ts';
import { chunkOf, type ListBook, type ListRecord, type RecordId } from './list-book.ts';
import { listBooks } from './list-books.ts';
import { readRawTexts } from './raw-texts.ts';
import { loadRecordIndex } from './record-index.ts';

type Readable = Pick<Archive, 'read'>;

/** Day totals of some days, both included, oldest first; a day without a record is not among them. */
export async function readActivity(archive: Readable, from: LocalDay, to: LocalDay): Promise<ActivityDay[]> {
  return readDays(archive, listBooks.activity, from, to);
}

/** Summaries of the nights labelled with some days, both included, in order of their start. */
export async function readNights(archive: Readable, from: LocalDay, to: LocalDay): Promise<NightSummary[]> {
  return readDays(archive, listBooks['sleep-summary'], from, to);
}

/** Workouts of some days, both included, in order of their start. */
export async function readWorkouts(archive: Readable, from: LocalDay, to: LocalDay): Promise<Workout[]> {
  return readDays(archive, listBooks.workouts, from, to);
}

/** The service's own record, as parsed from its answer; undefined where there is none. */
export async function readRaw(archive: Readable, kind: ListKind, id: RecordId): Promise<unknown> {
  const text = await archive.read(async (records) => {
    const chunk = (await loadRecordIndex(records, listBooks[kind].indexKey)).get(id);
    return chunk === undefined ? undefined : readRawTexts(await records.get(`${kind}-raw`, chunk)).get(id);
  });
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** A fact about the account as it was last read; undefined before. */
export async function readFact(archive: Readable, kind: FactKind): Promise<unknown> {
  return archive.read((records) => records.get('meta', kind));
}

async function readDays<Item extends ListRecord>(
  archive: Readable,
  book: ListBook<Item>,
  from: LocalDay,
  to: LocalDay,
): Promise<Item[]> {
  if (from > to) return [];
  return archive.read(async (records) => {
    const keys = await records.keys(book.kind, chunkOf(book, from), chunkOf(book, to));
    // Each is decoded when it comes: all of ten years in one go would hold up a slow machine.
    const chunks = await Promise.all(keys.map(async (key) => book.decode(await records.get(book.kind, key))));
    return chunks.flat().filter((record) => book.dayOf(record) >= from && book.dayOf(record) <= to);
  });
}
