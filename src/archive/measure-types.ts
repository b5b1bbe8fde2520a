import { isWholeBody, measureCategory } from '#domain/measures.ts';
import type { EpochSec, TimeZone } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import { visitValues } from './measure-chunk.ts';
import { readChunks } from './measure-records.ts';

/** What was measured of one type in one place of the body. */
export type MeasuredPlace = {
  /** Null for the whole body, whichever way the service marks it. */
  readonly position: number | null;
  readonly count: number;
  readonly last: { readonly at: EpochSec; readonly timeZone: TimeZone; readonly value: number };
};

/** Everything that the archive has of one type of measure, goals aside. */
export type MeasuredType = {
  readonly type: number;
  readonly count: number;
  /** The whole body first, then by position. */
  readonly places: readonly MeasuredPlace[];
};

/** Every type of measure that was ever sent, known or not, by its number. */
export async function readMeasuredTypes(archive: Pick<Archive, 'read'>): Promise<MeasuredType[]> {
  const types = new Map<number, Map<number | null, MeasuredPlace>>();
  const chunks = await archive.read((records) => readChunks(records));
  for (const chunk of chunks) {
    visitValues(chunk, (value) => {
      if (value.category === measureCategory.goal) return;
      const position = isWholeBody(value) ? null : (value.position ?? null);
      const places = types.get(value.type) ?? new Map<number | null, MeasuredPlace>();
      types.set(value.type, places);
      const before = places.get(position);
      const { at, timeZone } = value;
      const isLatest = before === undefined || at >= before.last.at;
      places.set(position, {
        position,
        count: (before?.count ?? 0) + 1,
        last: isLatest ? { at, timeZone, value: value.value } : before.last,
      });
    });
  }
  return [...types]
    .toSorted(([a], [b]) => a - b)
    .map(([type, found]) => {
      const places = [...found.values()].toSorted((a, b) => (a.position ?? -1) - (b.position ?? -1));
      return { type, count: places.reduce((sum, { count }) => sum + count, 0), places };
    });
}
