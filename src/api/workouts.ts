import {
  cleanTimeZone,
  differenceInDays,
  toLocalDay,
  UTC,
  type EpochSec,
  type LocalDay,
  type TimeZone,
} from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';

import type { Client } from './client.ts';
import {
  readEpochSec,
  readFields,
  readInteger,
  readList,
  readLocalDay,
  readMap,
  readMore,
  readOffset,
  readRecord,
  readText,
  unmetRequirement,
  unreadable,
  type Mutable,
  type Quarantined,
  type Requirement,
} from './decode.ts';
import type { DaysParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';
import { decodeHeartRate } from './heart-rate.ts';
import { createMetricTable, quarantineMetrics, readMetrics, type MetricName } from './metrics.ts';
import type { WireWorkoutData } from '#api/wire/workouts.ts';

/** One page of workouts in order of their start, each id once. */
export type WorkoutPage = {
  readonly workouts: readonly Workout[];
  /** The vendor's record of each workout of this page, untouched, by its id. */
  readonly raw: ReadonlyMap<number, unknown>;
  /** Whether the service says that there is more; seen with no offset to ask for it. */
  readonly more: boolean;
  /** Opaque; `null` on the last page, or where the service forgot it. */
  readonly nextOffset: number | null;
  readonly quarantined: readonly Quarantined[];
};

/** Asks for one page of workouts. */
export async function fetchWorkouts(
  client: Pick<Client, 'get'>,
  params: DaysParams,
  signal?: AbortSignal,
): Promise<WorkoutPage> {
  return decodeWorkoutPage(await client.get('api/workouts', params, signal));
}

const workoutMetrics = createMetricTable<keyof WireWorkoutData, MetricName<Workout>>([
  { field: 'calories', name: 'activeKcal', kind: 'amount' },
  { field: 'intensity', name: 'intensity', kind: 'amount' },
  // What a person typed in; 0 in every workout where nobody did.
  { field: 'manual_distance', name: 'manualDistanceM', kind: 'vital' },
  { field: 'manual_calories', name: 'manualKcal', kind: 'vital' },
  { field: 'manual_intensity', name: 'manualIntensity', kind: 'vital' },
  { field: 'pause_duration', name: 'pauseSec', kind: 'amount' },
  { field: 'algo_pause_duration', name: 'detectedPauseSec', kind: 'amount' },
  { field: 'spo2_average', name: 'spo2AveragePercent', kind: 'vital' },
  { field: 'steps', name: 'steps', kind: 'amount' },
  { field: 'distance', name: 'distanceM', kind: 'amount' },
  { field: 'elevation', name: 'elevationM', kind: 'amount' },
  // Laps and strokes have changed their names; the minute series has names of its own.
  { field: 'pool_laps', name: 'poolLaps', kind: 'amount' },
  { field: 'pool_lap', name: 'poolLaps', kind: 'amount' },
  { field: 'nblengthpool', name: 'poolLaps', kind: 'amount' },
  { field: 'strokes', name: 'strokes', kind: 'amount' },
  { field: 'stroke', name: 'strokes', kind: 'amount' },
  { field: 'nbmovement', name: 'strokes', kind: 'amount' },
  { field: 'pool_length', name: 'poolLengthM', kind: 'vital' },
  // 2018 only, and at odds with start and end in its example: kept, never computed with.
  { field: 'duration', name: 'durationSec', kind: 'amount' },
  { field: 'core_body_temperature_avg', name: 'coreBodyTemperatureAverageC', kind: 'vital' },
  { field: 'core_body_temperature_min', name: 'coreBodyTemperatureMinC', kind: 'vital' },
  { field: 'core_body_temperature_max', name: 'coreBodyTemperatureMaxC', kind: 'vital' },
  { field: 'core_body_temperature_status', name: 'coreBodyTemperatureStatus', kind: 'code' },
]);

const workoutRequirements: readonly Requirement[] = [
  { field: 'id', expected: 'workout id', read: readInteger },
  { field: 'category', expected: 'integer', read: readInteger },
  { field: 'startdate', expected: 'epoch seconds', read: readEpochSec },
  { field: 'enddate', expected: 'epoch seconds', read: readEpochSec },
];

/**
 * Decodes the `body` of a `getworkouts` answer of either generation, or a bare list of workouts.
 *
 * A workout is lost with its id, category, start or end, or where it ends before it starts; any other field that
 * cannot be read costs itself alone. Of several rows with one id the newest `modified` counts, the first one where
 * neither says. Throws only where there is no page to read at all.
 */
export function decodeWorkoutPage(json: unknown): WorkoutPage {
  const isBareList = Array.isArray(json);
  const body = json === undefined || json === null ? {} : readRecord(json);
  const items = isBareList ? readList(json) : body && readList(body['series']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the workouts', { reason: 'there is no list of workouts' });
  }
  const profileZone = cleanTimeZone(body?.['timezone']);
  const more = readMore(body?.['more']);
  const kept = new Map<number, DecodedWorkout>();
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const found: Quarantined[] = [];
    const workout = decodeWorkout(raw, isBareList ? String(index) : `series.${index}`, profileZone, found);
    if (workout === null) {
      quarantined.push(...found);
      continue;
    }
    const rival = kept.get(workout.id);
    if (rival === undefined || isNewer(workout, rival.workout)) kept.set(workout.id, { workout, raw, found });
  }
  const workouts: Workout[] = [];
  const raws = new Map<number, unknown>();
  for (const { workout, raw, found } of [...kept.values()].sort(byStart)) {
    workouts.push(workout);
    raws.set(workout.id, raw);
    quarantined.push(...found);
  }
  return {
    workouts,
    raw: raws,
    more,
    nextOffset: more ? readOffset(body?.['offset']) : null,
    quarantined,
  };
}

type DecodedWorkout = {
  readonly workout: Workout;
  readonly raw: unknown;
  readonly found: readonly Quarantined[];
};

function byStart({ workout: a }: DecodedWorkout, { workout: b }: DecodedWorkout): number {
  return a.from - b.from || a.id - b.id;
}

function decodeWorkout(
  raw: unknown,
  path: string,
  profileZone: TimeZone | null,
  quarantined: Quarantined[],
): Workout | null {
  const record = readFields(raw);
  const id = readInteger(record?.['id']);
  const category = readInteger(record?.['category']);
  const from = readEpochSec(record?.['startdate']);
  const to = readEpochSec(record?.['enddate']);
  if (record === null || id === null || category === null || from === null || to === null) {
    quarantined.push(unmetRequirement(raw, path, workoutRequirements));
    return null;
  }
  if (to < from) {
    quarantined.push({ ...unreadable(`${path}.enddate`, `${from} or later`, to), raw });
    return null;
  }
  const ownZone = cleanTimeZone(record['timezone']);
  const timeZone = ownZone ?? profileZone;
  const workout: Mutable<Workout> = {
    id,
    category,
    from,
    to,
    day: chooseDay(readLocalDay(record['date']), from, to, timeZone),
    timeZone: timeZone ?? UTC,
    zoneSource: ownZone ? 'record' : profileZone ? 'profile' : 'fallback',
  };
  const attrib = readInteger(record['attrib']);
  if (attrib !== null) workout.attrib = attrib;
  const modelId = readInteger(record['model_id']) ?? readInteger(record['model']);
  if (modelId !== null) workout.modelId = modelId;
  const deviceId = readText(record['deviceid']) ?? readText(record['hash_deviceid']);
  if (deviceId !== null) workout.deviceId = deviceId;
  const modifiedAt = readEpochSec(record['modified']);
  if (modifiedAt !== null) workout.modifiedAt = modifiedAt;
  decodeData(record['data'], `${path}.data`, workout, quarantined);
  return workout;
}

function decodeData(raw: unknown, path: string, workout: Mutable<Workout>, quarantined: Quarantined[]): void {
  const data = readMap(raw);
  if (data === null) {
    quarantined.push(unreadable(path, 'Object', raw));
    return;
  }
  const problems = readMetrics(data, workoutMetrics, workout);
  if (problems.length > 0) quarantined.push(...quarantineMetrics(problems, path));
  const heartRate = decodeHeartRate(data, path, quarantined);
  if (heartRate !== null) workout.heartRate = heartRate;
}

/** The same workout twice in a page. */
function isNewer(candidate: Workout, rival: Workout): boolean {
  return (candidate.modifiedAt ?? 0) > (rival.modifiedAt ?? 0);
}

/**
 * The day a workout belongs to: the service's `date` where the workout began or ended on it, else the day it began.
 *
 * The document's example is dated half a year before its start. Where the zone is unknown, so is the local day, and
 * the service's date counts up to a day away.
 */
function chooseDay(date: LocalDay | null, from: EpochSec, to: EpochSec, timeZone: TimeZone | null): LocalDay {
  const first = toLocalDay(from, timeZone ?? UTC);
  if (date === null || date === first) return first;
  const last = toLocalDay(to, timeZone ?? UTC);
  const tolerance = timeZone === null ? 1 : 0;
  const isPlausible = differenceInDays(first, date) <= tolerance && differenceInDays(date, last) <= tolerance;
  return isPlausible ? date : first;
}
