import type { IntradaySample } from '#domain/intraday.ts';
import type { Span, SpanKind } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { SECONDS_PER_DAY, toEpochSec, toLocalDay, UTC, type EpochSec, type LocalDay } from '#domain/time.ts';
import { decodeMinutes, encodeMinutes, isMinuteChunk } from './minute-columns.ts';
import type { Records, StoreName } from './record-store.ts';
import { decodeSegments, encodeSegments, isSegmentChunk, isTrackChunk } from './segment-columns.ts';
import { sizeOf } from './stored-size.ts';

/**
 * How the rows of a span kind are kept: one chunk per UTC day in which they begin.
 *
 * Not per local day: instants are facts, whereas the zone of a day may be learned later, and then a chunk of another
 * day would have to be cut in two.
 */
export type SpanStore<Row> = {
  readonly kind: SpanKind;
  readonly beginOf: (row: Row) => EpochSec;
  /** Rows of the same identity speak of the same moment, by the same device. */
  readonly identityOf: (row: Row) => string;
  /** The rows of each day, sorted by their beginning; null where a chunk is gone or damaged. Days in ascending order. */
  load(records: Records, days: readonly UtcDay[]): Promise<(Row[] | null)[]>;
  /** Replaces the rows of a day; resolves with the bytes they take. */
  save(records: Records, day: UtcDay, rows: readonly Row[]): Promise<number>;
  remove(records: Records, day: UtcDay): Promise<void>;
};

/** Days since 1970-01-01 in UTC. */
export type UtcDay = number;

/** The UTC day of an instant. */
export function utcDayOf(at: number): UtcDay {
  return Math.floor(at / SECONDS_PER_DAY);
}

/** A UTC day's date: the key of its chunk. */
export function dateOf(day: UtcDay): LocalDay {
  return toLocalDay(spanOf(day).from, UTC);
}

/** The UTC day that a chunk's key names. */
export function utcDayOfDate(date: LocalDay): UtcDay {
  return Date.parse(`${date}T00:00:00Z`) / 1000 / SECONDS_PER_DAY;
}

/** A UTC day from midnight to midnight. */
export function spanOf(day: UtcDay): Span {
  return { from: toEpochSec(day * SECONDS_PER_DAY), to: toEpochSec((day + 1) * SECONDS_PER_DAY) };
}

/** The minute series. */
export const minuteStore: SpanStore<IntradaySample> = {
  kind: 'intraday',
  beginOf: (sample) => sample.at,
  identityOf: (sample) => JSON.stringify([sample.at, sample.deviceId, sample.modelId, sample.model]),
  async load(records, days) {
    const chunks = await loadChunks(records, 'intraday', days);
    return chunks.map((chunk) => (isMinuteChunk(chunk) ? decodeMinutes(chunk) : null));
  },
  async save(records, day, rows) {
    const chunk = encodeMinutes(rows);
    await records.put('intraday', dateOf(day), chunk);
    return sizeOf(chunk);
  },
  remove: (records, day) => records.delete('intraday', dateOf(day)),
};

/** Sleep segments with their tracks, which lie apart, because most pictures of a night need only its states. */
export const segmentStore: SpanStore<SleepSegment> = {
  kind: 'sleep',
  beginOf: (segment) => segment.from,
  identityOf: (segment) =>
    JSON.stringify([segment.from, segment.source, segment.deviceId, segment.modelId, segment.model]),
  async load(records, days) {
    const [chunks, tracks] = await Promise.all([
      loadChunks(records, 'sleep', days),
      loadChunks(records, 'sleep-tracks', days),
    ]);
    return chunks.map((chunk, index) => decodeWithTracks(chunk, tracks[index]));
  },
  async save(records, day, rows) {
    const key = dateOf(day);
    const { segments, tracks } = encodeSegments(rows);
    await Promise.all([
      records.put('sleep', key, segments),
      tracks === null ? records.delete('sleep-tracks', key) : records.put('sleep-tracks', key, tracks),
    ]);
    return sizeOf(segments) + sizeOf(tracks);
  },
  async remove(records, day) {
    const key = dateOf(day);
    await Promise.all([records.delete('sleep', key), records.delete('sleep-tracks', key)]);
  },
};

/** Sleep segments without their tracks, which are not read then. */
export const bareSegmentStore: Pick<SpanStore<SleepSegment>, 'kind' | 'beginOf' | 'load'> = {
  kind: 'sleep',
  beginOf: segmentStore.beginOf,
  async load(records, days) {
    const chunks = await loadChunks(records, 'sleep', days);
    return chunks.map((chunk) => (isSegmentChunk(chunk) ? decodeSegments(chunk, null) : null));
  },
};

function decodeWithTracks(chunk: unknown, tracks: unknown): SleepSegment[] | null {
  if (!isSegmentChunk(chunk)) return null;
  if (!chunk.hasTracks) return decodeSegments(chunk, null);
  return isTrackChunk(tracks, chunk.count) ? decodeSegments(chunk, tracks) : null;
}

/** Below this a request per chunk is as quick as one for all. */
const FEW = 4;

/** The chunks of days between which there are no others; one request for many days, where none of them is missing. */
async function loadChunks(
  records: Records,
  store: StoreName,
  days: readonly UtcDay[],
): Promise<readonly unknown[]> {
  const keys = days.map(dateOf);
  if (keys.length >= FEW) {
    const chunks = await records.getRange(store, keys[0], keys.at(-1));
    if (chunks.length === keys.length) return chunks;
  }
  return Promise.all(keys.map((key) => records.get(store, key)));
}
