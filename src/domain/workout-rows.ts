import type { RecordRef } from './derived.ts';
import type { EpochSec, LocalDay, TimeZone } from './time.ts';
import { paceKindOf } from './workout-kinds.ts';
import type { Workout } from './workouts.ts';

/** Whether a device noticed a workout or a person wrote it down. */
export type WorkoutSource = 'detected' | 'manual';

/** Where the way of a workout comes from. */
export type DistanceSource = 'measured' | 'typed' | 'laps';

/** What a list computes with: null where nothing was given, never zero in its place. */
export type WorkoutRow = {
  readonly id: number;
  readonly category: number;
  readonly from: EpochSec;
  readonly to: EpochSec;
  readonly day: LocalDay;
  readonly timeZone: TimeZone;
  readonly modelId: number | null;
  readonly source: WorkoutSource;
  /** From start to end without pauses. */
  readonly durationSec: number;
  readonly distanceM: number | null;
  readonly kcal: number | null;
  readonly elevationM: number | null;
  /** Only of sports whose speed says something. */
  readonly speedMps: number | null;
  readonly meanBpm: number | null;
  readonly maxBpm: number | null;
  readonly zoneSec: readonly [number | null, number | null, number | null, number | null] | null;
};

/**
 * `attrib` of what a person typed: 2, and 4 while the account was made.
 *
 * Source: the attributes of measures in the service's documents, which its workouts share. Every other number, one that
 * nobody documents too, was recorded by a device or a phone; 7 is one of those that its wearer confirmed.
 */
const typedAttribs: ReadonlySet<number> = new Set([2, 4]);

export function toWorkoutRow(workout: Workout): WorkoutRow {
  const durationSec = computeActiveSec(workout);
  const way = computeDistance(workout);
  const distanceM = way?.metres ?? null;
  const { id, category, from, to, day, timeZone, modelId, attrib, heartRate } = workout;
  return {
    id,
    category,
    from,
    to,
    day,
    timeZone,
    modelId: modelId ?? null,
    source: attrib !== undefined && typedAttribs.has(attrib) ? 'manual' : 'detected',
    durationSec,
    distanceM,
    kcal: positive(workout.activeKcal) ?? positive(workout.manualKcal),
    elevationM: positive(workout.elevationM),
    speedMps:
      distanceM !== null && durationSec > 0 && paceKindOf(category) !== null ? distanceM / durationSec : null,
    meanBpm: heartRate?.averageBpm ?? null,
    maxBpm: heartRate?.maxBpm ?? null,
    zoneSec: heartRate?.zoneSec?.some((sec) => sec !== null && sec > 0) === true ? heartRate.zoneSec : null,
  };
}

/**
 * Seconds from start to end without pauses.
 *
 * The service tells two: pauses by hand, and in swimming those its device noticed. They may be the same ones, so the
 * longer of them counts. One that is longer than the workout is no pause, and nothing is taken off. The `duration` of
 * 2018 is left alone: in its own example it contradicts start and end.
 */
export function computeActiveSec({
  from,
  to,
  pauseSec = 0,
  detectedPauseSec = 0,
}: Pick<Workout, 'from' | 'to' | 'pauseSec' | 'detectedPauseSec'>): number {
  const whole = to - from;
  const pause = Math.max(pauseSec, detectedPauseSec);
  return pause < whole ? whole - pause : whole;
}

/**
 * The way of a workout in metres: what was measured, else what was typed in, else laps times the length of the pool.
 *
 * Zero is how the service writes "not measured". Null where none of the three is given.
 */
export function computeDistance({
  distanceM,
  manualDistanceM,
  poolLaps,
  poolLengthM,
}: Pick<Workout, 'distanceM' | 'manualDistanceM' | 'poolLaps' | 'poolLengthM'>): {
  readonly metres: number;
  readonly source: DistanceSource;
} | null {
  const measured = positive(distanceM);
  if (measured !== null) return { metres: measured, source: 'measured' };
  const typed = positive(manualDistanceM);
  if (typed !== null) return { metres: typed, source: 'typed' };
  const swum = positive((poolLaps ?? 0) * (poolLengthM ?? 0));
  return swum === null ? null : { metres: swum, source: 'laps' };
}

/** The record a row was made of. */
export function toWorkoutRef({ id, from }: Pick<WorkoutRow, 'id' | 'from'>): RecordRef {
  return { kind: 'workouts', id, at: from };
}

function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 ? value : null;
}
