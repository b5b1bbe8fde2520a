import type { ListKind } from '#domain/record-kinds.ts';
import type { EpochSec, LocalDay } from '#domain/time.ts';

/** What names a record within its kind. */
export type RecordId = number | string;

/** What every record of a list has, whatever it is about. */
export type ListRecord = { readonly modifiedAt?: EpochSec };

/** How the records of a list kind are named, dated, put into chunks and stored. */
export type ListBook<Item> = {
  readonly kind: ListKind;
  /** In `meta`: which chunk holds which record. */
  readonly indexKey: string;
  idOf(record: Item): RecordId;
  /** The day that decides which window a record belongs to. */
  dayOf(record: Item): LocalDay;
  /** The day that a screen shows it on. */
  shownOn(record: Item): LocalDay;
  /** All days that the service may date it with; a window that lacks one of them need not hold the record. */
  datesOf(record: Item, raw: unknown): readonly LocalDay[];
  /** Chunks are keyed by the beginning of their records' days: `2026-03` or `2026`. */
  readonly keyLength: 7 | 4;
  /** The columnar form of some records in any order. */
  encode(records: readonly Item[]): unknown;
  /** Throws where the chunk is damaged. */
  decode(stored: unknown): readonly Item[];
};

/** Which chunk a record of that day is in. */
export function chunkOf({ keyLength }: Pick<ListBook<unknown>, 'keyLength'>, day: LocalDay): string {
  return day.slice(0, keyLength);
}
