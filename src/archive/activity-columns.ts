import { activityMetrics, type ActivityColumns, type ActivityValues } from '#domain/activity-days.ts';
import { cleanTimeZone, type LocalDay, UTC } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import { type Columns, isColumns, numbersAt, textsAt } from './columns.ts';
import { chunkOf } from './list-book.ts';
import { listBooks } from './list-books.ts';
import { DamagedChunkError } from './record-store.ts';

/**
 * Day totals of some days, both included, as the columns they are stored in.
 *
 * One transaction with one range of keys, a chunk per year; no object is made per day. Ten years are read as quickly as
 * one, and of each chunk only what pictures are drawn from is unpacked.
 */
export async function readActivityColumns(
  archive: Pick<Archive, 'read'>,
  from: LocalDay,
  to: LocalDay,
): Promise<ActivityColumns> {
  const parts =
    from > to
      ? []
      : await archive.read(async (records) => {
          const keys = [chunkOf(listBooks.activity, from), chunkOf(listBooks.activity, to)] as const;
          // What is damaged is noticed within the transaction, and dropped.
          return (await records.getRange('activity', ...keys)).map((chunk) => {
            if (!isColumns(chunk)) throw new DamagedChunkError();
            return within(chunk, from, to);
          });
        });
  return {
    day: parts.flatMap(({ day }) => day),
    timeZone: parts.flatMap(({ timeZone }) => timeZone),
    modifiedAt: concat(parts.map(({ modifiedAt }) => modifiedAt)),
    value: valuesOf((metric) => concat(parts.map(({ value }) => value[metric]))),
  };
}

function within(chunk: Columns, from: LocalDay, to: LocalDay): ActivityColumns {
  // Only days were encoded, in their order.
  const days = textsAt(chunk, 'day') as readonly LocalDay[];
  const begin = days.findIndex((day) => day >= from);
  const last = days.findLastIndex((day) => day <= to);
  const [start, end] = begin === -1 || last < begin ? [0, 0] : [begin, last + 1];
  return {
    day: days.slice(start, end),
    timeZone: textsAt(chunk, 'timeZone')
      .slice(start, end)
      .map((zone) => cleanTimeZone(zone) ?? UTC),
    modifiedAt: numbersAt(chunk, 'modifiedAt').subarray(start, end),
    value: valuesOf((metric) => numbersAt(chunk, metric).subarray(start, end)),
  };
}

function valuesOf(columnOf: (metric: (typeof activityMetrics)[number]) => Float64Array): ActivityValues {
  // Every metric has its column.
  return Object.fromEntries(activityMetrics.map((metric) => [metric, columnOf(metric)])) as ActivityValues;
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let length = 0;
  for (const part of parts) {
    whole.set(part, length);
    length += part.length;
  }
  return whole;
}
