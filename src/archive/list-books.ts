import type { ActivityDay } from '#domain/activity.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { addDays, parseLocalDay, type EpochSec, type LocalDay } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { decodeColumns, encodeColumns, isColumns, type Row } from './columns.ts';
import type { ListBook, ListRecord, RecordId } from './list-book.ts';
import { measures } from './measure-book.ts';
import { DamagedChunkError } from './record-store.ts';

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
