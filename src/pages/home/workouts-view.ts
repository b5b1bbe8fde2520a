import { differenceInDays, formatInstant, type LocalDay, type TimeZone } from '#domain/time.ts';
import { toWorkoutRow } from '#domain/workout-rows.ts';
import type { Workout } from '#domain/workouts.ts';
import { formatDaysAgo } from '#locale/days-ago.ts';
import type { WorkoutsMessages } from '#locale/messages/english-workouts.ts';
import type { QuantityFormat } from '#locale/quantities.ts';
import { toCount } from '../count.ts';
import type { Sentence, Words } from './tile-view.ts';

/** Workouts that the tile lists. */
export const LISTED = 3;
const DAYS_PER_WEEK = 7;

export type WorkoutLine = {
  readonly id: number;
  readonly type: string;
  readonly datetime: string;
  readonly time: string;
  /** How long, and how far where that is known. */
  readonly amounts: string;
};

export type WorkoutWords = Words & {
  readonly quantity: QuantityFormat;
  readonly types: Pick<WorkoutsMessages, 'types' | 'unknownType'>;
};

/** How many of the newest are of the last seven days, and how long ago the newest one was. */
export function toWorkoutsSentence(
  workouts: readonly Workout[],
  today: LocalDay,
  { format, own }: Words,
): Sentence | null {
  const newest = workouts[0];
  if (newest === undefined) return null;
  const recent = workouts.filter(({ day }) => differenceInDays(today, day) < DAYS_PER_WEEK).length;
  // Where it was it may be tomorrow already.
  const days = Math.max(0, differenceInDays(today, newest.day));
  return {
    main: own.workouts.workouts(toCount(recent, format)),
    rest: `${own.workouts.lastWeek} ${own.workouts.newest(formatDaysAgo(days, format.locale))}`,
  };
}

/** A workout in a line; its time is that of the place where it was, unless the reader wants one clock. */
export function toWorkoutLine(
  workout: Workout,
  clockZone: TimeZone | null,
  { format, quantity, types }: WorkoutWords,
): WorkoutLine {
  const { id, category, from, timeZone, durationSec, distanceM } = toWorkoutRow(workout);
  const zone = clockZone ?? timeZone;
  // A number that the table lacks is undefined, whatever its type says.
  const names: Readonly<Record<number, string | undefined>> = types.types;
  return {
    id,
    type: names[category] ?? types.unknownType(String(category)),
    datetime: formatInstant(from, zone),
    time: format.dateTime(from, zone),
    amounts: [
      quantity.duration(durationSec),
      ...(distanceM === null ? [] : [quantity.distance(distanceM)]),
    ].join(' · '),
  };
}
