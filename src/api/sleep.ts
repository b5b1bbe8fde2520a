import type { SleepSegment, SleepTrack } from '#domain/sleep.ts';
import type { EpochSec } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  isAbsent,
  readDecimal,
  readEpochKey,
  readEpochSec,
  readFields,
  readInteger,
  readList,
  readMap,
  readRecord,
  readText,
  unmetRequirement,
  unreadable,
  type Mutable,
  type Quarantined,
  type Requirement,
} from './decode.ts';
import type { WindowParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';
import { toSleepSource } from './sleep-source.ts';

/** Segments of an answer to one window; whether they cover it, nobody says. */
export type SleepSegments = {
  /** By their beginning. Gaps and overlaps are as they came: two devices may have watched one night. */
  readonly segments: readonly SleepSegment[];
  /** The source of the whole answer as its number, 16 or 32; segments of today may name their own device. */
  readonly model: number | null;
  readonly quarantined: readonly Quarantined[];
};

/**
 * Asks for the segments of a window.
 *
 * Noon to noon is what the document recommends. It cuts off after 24 hours, or after 7 days, or after 200 segments; all
 * three stand there, and recorded answers respect none, so the answer may hold less or more than the window.
 */
export async function fetchSleep(
  client: Pick<Client, 'get'>,
  params: WindowParams,
  signal?: AbortSignal,
): Promise<SleepSegments> {
  return decodeSleep(await client.get('api/sleep', params, signal));
}

const segmentRequirements: readonly Requirement[] = [
  { field: 'startdate', expected: 'epoch seconds', read: readEpochSec },
  { field: 'enddate', expected: 'epoch seconds', read: readEpochSec },
  // Must be known: 0 would claim that the person lay awake.
  { field: 'state', expected: 'integer', read: readInteger },
];

/**
 * Decodes the `body` of a `sleep get` answer of either generation.
 *
 * Unknown states are kept as their number. Whatever cannot be read is quarantined by itself; throws only where there is
 * nothing to read at all.
 */
export function decodeSleep(json: unknown): SleepSegments {
  const body = readMap(json);
  const items = Array.isArray(json) ? json : body && readSeries(body['series']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the sleep', { reason: 'there is no list of segments' });
  }
  const model = readInteger(body?.['model']);
  const segments: SleepSegment[] = [];
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const segment = decodeSegment(raw, `series.${index}`, model, quarantined);
    if (segment !== null) segments.push(segment);
  }
  return { segments: segments.sort((a, b) => a.from - b.from || a.to - b.to), model, quarantined };
}

/** A list; today's documentation shows one segment without a list around it. */
function readSeries(input: unknown): readonly unknown[] | null {
  const record = readRecord(input);
  return record !== null && 'startdate' in record ? [record] : readList(input);
}

function decodeSegment(
  raw: unknown,
  path: string,
  answerModel: number | null,
  quarantined: Quarantined[],
): SleepSegment | null {
  const record = readFields(raw);
  const from = readEpochSec(record?.['startdate']);
  const to = readEpochSec(record?.['enddate']);
  const state = readInteger(record?.['state']);
  if (record === null || from === null || to === null || state === null) {
    quarantined.push(unmetRequirement(raw, path, segmentRequirements));
    return null;
  }
  if (to <= from) {
    quarantined.push({
      path: `${path}.enddate`,
      expected: 'later than startdate',
      received: String(to),
      raw,
    });
    return null;
  }
  const ownModel = readInteger(record['model']);
  const ownDevice = readInteger(record['model_id']);
  const { source, sourceModel, modelId } = toSleepSource(ownModel ?? answerModel, ownDevice);
  // An answer names one source for all its segments, also where two devices recorded one night.
  const own = ownModel === null ? toSleepSource(null, ownDevice).source : 'unknown';
  const segment: Mutable<SleepSegment> = { from, to, state, source: own === 'unknown' ? source : own };
  if (sourceModel !== undefined) segment.sourceModel = sourceModel;
  if (modelId !== undefined) segment.modelId = modelId;
  const model = ownModel === null ? readText(record['model']) : null;
  if (model !== null) segment.model = model;
  const deviceId = readText(record['deviceid']) ?? readText(record['hash_deviceid']);
  if (deviceId !== null) segment.deviceId = deviceId;
  decodeTracks(record, path, segment, quarantined);
  return segment;
}

type TrackName = {
  [Name in keyof SleepSegment]-?: NonNullable<SleepSegment[Name]> extends SleepTrack ? Name : never;
}[keyof SleepSegment];

type TrackRule = { readonly name: TrackName; readonly expected: string; readonly lowest: number };

/** A living person's, so zero is a placeholder. */
const aboveZero = { expected: 'positive number', lowest: Number.MIN_VALUE };
/** Nothing of this is ever negative, except where a placeholder stands for it. */
const fromZero = { expected: 'number from 0', lowest: 0 };

const tracks: readonly (readonly [wireName: string, rule: TrackRule])[] = [
  ['hr', { name: 'heartRateBpm', ...aboveZero }],
  ['rr', { name: 'breathsPerMinute', ...aboveZero }],
  ['snoring', { name: 'snoringSec', ...fromZero }],
  // `sdnn1` is its name in the minute series; the two documents have been mixed up before.
  ['sdnn_1', { name: 'sdnn1Ms', ...aboveZero }],
  ['sdnn1', { name: 'sdnn1Ms', ...aboveZero }],
  ['rmssd', { name: 'rmssdMs', ...aboveZero }],
  ['hrv_quality', { name: 'hrvQuality', ...fromZero }],
  ['mvt_score', { name: 'movementScore', ...fromZero }],
  ['chest_movement_rate', { name: 'chestMovementRate', ...fromZero }],
  ['withings_index', { name: 'withingsIndex', ...fromZero }],
  ['breathing_sounds', { name: 'breathingSounds', ...fromZero }],
];

function decodeTracks(
  record: Readonly<Record<string, unknown>>,
  path: string,
  segment: Mutable<SleepSegment>,
  quarantined: Quarantined[],
): void {
  for (const [wireName, rule] of tracks) {
    const raw = record[wireName];
    if (isAbsent(raw)) continue;
    const track = decodeTrack(raw, `${path}.${wireName}`, rule, quarantined);
    if (track.length > 0) segment[rule.name] ??= track;
  }
}

function decodeTrack(
  raw: unknown,
  path: string,
  { expected, lowest }: TrackRule,
  quarantined: Quarantined[],
): SleepTrack {
  const record = readMap(raw);
  if (record === null) {
    // A list with values has lost their instants.
    quarantined.push(unreadable(path, 'map by instant', raw));
    return [];
  }
  const points: { at: EpochSec; value: number }[] = [];
  // Object.keys: twice as fast here as any other way, and this is most of what a night consists of. The language
  // itself sorts keys that are integers below 2³² − 1, and every plausible epoch second is one.
  for (const key of Object.keys(record)) {
    const at = readEpochKey(key);
    // The number finds it sooner than the text.
    const input = record[at ?? key];
    if (isAbsent(input)) continue;
    const value = readDecimal(input);
    if (at !== null && value !== null && value >= lowest && value <= Number.MAX_SAFE_INTEGER) {
      points.push({ at, value });
    } else if (at === null) {
      quarantined.push({ ...unreadable(path, 'epoch seconds', key), raw: input });
    } else {
      quarantined.push(unreadable(`${path}.${key}`, expected, input));
    }
  }
  return points;
}
