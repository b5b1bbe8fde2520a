import type { ActivityDay } from '#domain/activity.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { addDays, parseLocalDay, toLocalDay, UTC, type EpochSec, type LocalDay } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { decodeColumns, encodeColumns, isColumns, type Row } from './columns.ts';
import { decodeChunk } from './measure-chunk.ts';
import { encodeChunk } from './measure-encoding.ts';
import { toMeasureChunk } from './measure-records.ts';
import { DamagedChunkError } from './record-store.ts';

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

const measures: ListBook<MeasureGroup> = {
  kind: 'measures',
  indexKey: 'measure-months',
  idOf: ({ id }) => id,
  dayOf: ({ at }) => toLocalDay(at, UTC),
  shownOn: ({ at, timeZone }) => toLocalDay(at, timeZone),
  // Their windows are instants.
  datesOf: ({ at }) => [toLocalDay(at, UTC)],
  keyLength: 7,
  encode: encodeChunk,
  decode: (stored) => decodeChunk(toMeasureChunk(stored)),
};

const activity: ListBook<ActivityDay> = {
  kind: 'activity',
  indexKey: 'index:activity',
  idOf: ({ day }) => day,
  datesOf: ({ day }) => [day],
  ...yearly<ActivityDay>(({ day }) => day),
};

const nights: ListBook<NightSummary> = {
  kind: 'sleep-summary',
  indexKey: 'index:sleep-summary',
  idOf: nightId,
  datesOf: possibleDates,
  ...yearly<NightSummary>(({ from }) => from),
};

const workouts: ListBook<Workout> = {
  kind: 'workouts',
  indexKey: 'index:workouts',
  idOf: ({ id }) => id,
  datesOf: possibleDates,
  ...yearly<Workout>(({ from }) => from),
};

/** The books of all list kinds. */
export const listBooks = { measures, activity, 'sleep-summary': nights, workouts } as const;

/** What names a night: the service's id, or where it has none its start and what recorded it. */
export function nightId({ id, from, source }: NightSummary): RecordId {
  return id ?? `${from} ${source}`;
}

/** The service's own date, which need not be the day we found; without one, the day in any zone. */
function possibleDates({ day }: { readonly day: LocalDay }, raw: unknown): readonly LocalDay[] {
  // Looked at before it is used.
  const { date } = (raw ?? {}) as { readonly date?: unknown };
  const dated = typeof date === 'string' ? parseLocalDay(date) : null;
  return dated === null ? [addDays(day, -1), day, addDays(day, 1)] : [day, dated];
}

/** Which chunk a record of that day is in. */
export function chunkOf({ keyLength }: Pick<ListBook<unknown>, 'keyLength'>, day: LocalDay): string {
  return day.slice(0, keyLength);
}

/** Records by the year of their day: a year on screen is one read. */
function yearly<Item extends ListRecord & Row & { readonly day: LocalDay }>(
  startOf: (record: Item) => EpochSec | LocalDay,
): Omit<ListBook<Item>, 'kind' | 'indexKey' | 'idOf' | 'datesOf'> {
  return {
    dayOf: ({ day }) => day,
    shownOn: ({ day }) => day,
    keyLength: 4,
    encode: (records) =>
      encodeColumns(
        records.toSorted((a, b) => Number(startOf(a) > startOf(b)) - Number(startOf(a) < startOf(b))),
      ),
    decode(stored) {
      if (!isColumns(stored)) throw new DamagedChunkError();
      // Only records of this kind were encoded.
      return decodeColumns(stored) as readonly Row[] as readonly Item[];
    },
  };
}
