import type { MeasureGroup } from '#domain/measures.ts';
import { toLocalDay, UTC } from '#domain/time.ts';
import type { ListBook } from './list-book.ts';
import { decodeChunk } from './measure-chunk.ts';
import { encodeChunk } from './measure-encoding.ts';
import { toMeasureChunk } from './measure-records.ts';

/** The book of measures, which alone a first visit needs. */
export const measures: ListBook<MeasureGroup> = {
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
