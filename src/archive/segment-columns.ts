import type { SleepSegment, SleepSource, SleepTrack } from '#domain/sleep.ts';
import type { EpochSec } from '#domain/time.ts';
import type { Lane, TextLane } from './lanes.ts';
import {
  isCount,
  isLane,
  isRecord,
  isTextLane,
  isWholeLane,
  packLane,
  packTexts,
  unpackLane,
  unpackTexts,
} from './lanes.ts';

/** The segments that begin on one UTC day, without what was measured within them. */
export type SegmentChunk = {
  readonly count: number;
  /** Whether a record of tracks belongs to it; without it, this one is damaged too. */
  readonly hasTracks: boolean;
  readonly from: Lane;
  readonly durationSec: Lane;
  readonly state: Lane;
  readonly source: TextLane;
  readonly sourceModel: Lane;
  readonly modelId: Lane;
  readonly model: TextLane;
  readonly deviceId: TextLane;
};

/** What was measured within the segments of a chunk: per name, a series per segment, in the chunk's order. */
export type TrackChunk = {
  /** Number of segments. */
  readonly count: number;
  readonly tracks: Readonly<Record<string, TrackLanes>>;
};

/** The series of all segments, one after the other. */
type TrackLanes = {
  /** Points per segment; absent where the segment has no such track. */
  readonly size: Lane;
  /** Seconds since the point before, of the first since the segment's beginning: mostly the same number. */
  readonly after: Lane;
  readonly value: Lane;
};

type TrackName = {
  [Name in keyof SleepSegment]-?: NonNullable<SleepSegment[Name]> extends SleepTrack ? Name : never;
}[keyof SleepSegment];

// As a record, so that a track added to the segments and forgotten here does not compile.
const trackNames = Object.keys({
  heartRateBpm: true,
  breathsPerMinute: true,
  snoringSec: true,
  sdnn1Ms: true,
  rmssdMs: true,
  hrvQuality: true,
  movementScore: true,
  chestMovementRate: true,
  withingsIndex: true,
  breathingSounds: true,
} satisfies Record<TrackName, true>) as TrackName[];

/** Turns segments into columns sorted by their beginning, and their tracks, null where none has any. */
export function encodeSegments(unsorted: readonly SleepSegment[]): {
  segments: SegmentChunk;
  tracks: TrackChunk | null;
} {
  const rows = unsorted.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const tracks = encodeTracks(rows);
  const segments = {
    count: rows.length,
    hasTracks: tracks !== null,
    from: packLane(rows.map((row) => row.from)),
    durationSec: packLane(rows.map((row) => row.to - row.from)),
    state: packLane(rows.map((row) => row.state)),
    source: packTexts(rows.map((row) => row.source)),
    sourceModel: packLane(rows.map((row) => row.sourceModel)),
    modelId: packLane(rows.map((row) => row.modelId)),
    model: packTexts(rows.map((row) => row.model)),
    deviceId: packTexts(rows.map((row) => row.deviceId)),
  };
  return { segments, tracks };
}

/** The segments of a chunk, sorted by their beginning, equal to what was encoded; bare without their tracks. */
export function decodeSegments(chunk: SegmentChunk, tracks: TrackChunk | null): SleepSegment[] {
  const { count } = chunk;
  const from = unpackLane(chunk.from, count);
  const durationSec = unpackLane(chunk.durationSec, count);
  const state = unpackLane(chunk.state, count);
  const source = unpackTexts(chunk.source, count);
  const sourceModel = unpackLane(chunk.sourceModel, count);
  const modelId = unpackLane(chunk.modelId, count);
  const model = unpackTexts(chunk.model, count);
  const deviceId = unpackTexts(chunk.deviceId, count);
  const segments: MutableSegment[] = [];
  for (let row = 0; row < count; row++) {
    const begin = cell(from, row);
    const segment: MutableSegment = {
      // Only instants and sources are encoded into these lanes.
      from: begin as EpochSec,
      to: (begin + cell(durationSec, row)) as EpochSec,
      state: cell(state, row),
      source: (source[row] ?? 'unknown') as SleepSource,
    };
    if (!Number.isNaN(cell(sourceModel, row))) segment.sourceModel = cell(sourceModel, row);
    if (!Number.isNaN(cell(modelId, row))) segment.modelId = cell(modelId, row);
    const word = model[row];
    if (word !== undefined) segment.model = word;
    const device = deviceId[row];
    if (device !== undefined) segment.deviceId = device;
    segments.push(segment);
  }
  if (tracks !== null) addTracks(segments, tracks);
  return segments;
}

/** Whether a stored value still is a whole chunk: a damaged one is dropped, never half read. */
export function isSegmentChunk(value: unknown): value is SegmentChunk {
  if (!isRecord(value) || !isCount(value['count']) || typeof value['hasTracks'] !== 'boolean') return false;
  const { count, from, durationSec, state, sourceModel, modelId, source, model, deviceId } = value;
  return (
    [from, durationSec, state].every((lane) => isWholeLane(lane, count)) &&
    [sourceModel, modelId].every((lane) => isLane(lane, count)) &&
    [source, model, deviceId].every((lane) => isTextLane(lane, count))
  );
}

/** Whether a stored value holds the tracks of so many segments, whole. */
export function isTrackChunk(value: unknown, count: number): value is TrackChunk {
  if (!isRecord(value) || value['count'] !== count || !isRecord(value['tracks'])) return false;
  return Object.values(value['tracks']).every((lanes) => {
    if (!isRecord(lanes) || !isLane(lanes['size'], count)) return false;
    const points = sum(unpackLane(lanes['size'], count));
    return isCount(points) && isLane(lanes['after'], points) && isLane(lanes['value'], points);
  });
}

type MutableSegment = { -readonly [Field in keyof SleepSegment]: SleepSegment[Field] };

function encodeTracks(rows: readonly SleepSegment[]): TrackChunk | null {
  const tracks: Record<string, TrackLanes> = {};
  for (const name of trackNames) {
    if (rows.every((row) => row[name] === undefined)) continue;
    const points = rows.flatMap((row) => row[name] ?? []);
    tracks[name] = {
      size: packLane(rows.map((row) => row[name]?.length)),
      after: packLane(rows.flatMap((row) => secondsBetween(row.from, row[name] ?? []))),
      value: packLane(points.map((point) => point.value)),
    };
  }
  return Object.keys(tracks).length === 0 ? null : { count: rows.length, tracks };
}

function secondsBetween(from: EpochSec, track: SleepTrack): number[] {
  return track.map((point, index) => point.at - (track[index - 1]?.at ?? from));
}

function addTracks(segments: readonly MutableSegment[], { tracks }: TrackChunk): void {
  for (const name of trackNames) {
    const lanes = tracks[name];
    if (lanes === undefined) continue;
    const size = unpackLane(lanes.size, segments.length);
    const count = sum(size);
    const after = unpackLane(lanes.after, count);
    const value = unpackLane(lanes.value, count);
    let next = 0;
    for (const [row, segment] of segments.entries()) {
      const points = cell(size, row);
      if (Number.isNaN(points)) continue;
      let at: number = segment.from;
      segment[name] = Array.from({ length: points }, () => {
        at += cell(after, next);
        // Only instants are encoded as steps from the beginning.
        return { at: at as EpochSec, value: cell(value, next++) };
      });
    }
  }
}

function cell(numbers: Float64Array, row: number): number {
  return numbers[row] ?? Number.NaN;
}

function sum(sizes: Float64Array): number {
  return sizes.reduce((total, size) => (Number.isNaN(size) ? total : total + size), 0);
}
