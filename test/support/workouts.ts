import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { toWorkoutRow, type WorkoutRow } from '#domain/workout-rows.ts';
import type { Workout } from '#domain/workouts.ts';
import { paris } from './readings.ts';

let lastId = 0;

/** A workout that began at an instant, such as `2026-03-01T18:00:00Z`; half an hour of walking unless told otherwise. */
export function workoutAt(
  instant: string,
  { minutes = 30, ...rest }: Partial<Workout> & { readonly minutes?: number } = {},
): Workout {
  const from = toEpochSec(Date.parse(instant) / 1000);
  const timeZone = rest.timeZone ?? paris;
  lastId += 1;
  return {
    id: lastId,
    category: 1,
    from,
    to: toEpochSec(from + minutes * 60),
    day: toLocalDay(from, timeZone),
    timeZone,
    zoneSource: 'record',
    ...rest,
  };
}

/** The row of such a workout. */
export function rowAt(instant: string, rest?: Parameters<typeof workoutAt>[1]): WorkoutRow {
  return toWorkoutRow(workoutAt(instant, rest));
}
