import { addDays, type LocalDay, parseLocalDay } from '#domain/time.ts';
import type { Wish } from '#queries/wishes.ts';

const DAYS_PER_WEEK = 7;
/** Days before today on which the newest night is looked for. */
export const NIGHT_DAYS = 6;
/** Weeks of activity, the one under way among them. */
export const WEEKS = 12;
/** Today is compared with days of as many. */
const COMPARED_WEEKS = 8;
/** As many days of workouts as are asked for; older ones come with the history. */
const WORKOUT_DAYS = 60;

/** What the tiles show, in the order in which a first sync brings it: the weight before everything else. */
export function toHomeWishes(today: LocalDay): readonly Wish[] {
  // Before anybody weighed themselves on a scale that tells: a trend has the whole history behind it.
  const firstDay = parseLocalDay('1900-01-01') ?? today;
  const yesterday = addDays(today, -1);
  return [
    { kind: 'measures', from: firstDay, to: today },
    { kind: 'sleep', from: today, to: today },
    { kind: 'intraday', from: today, to: today },
    { kind: 'activity', from: addDays(today, -DAYS_PER_WEEK * WEEKS), to: today },
    { kind: 'sleep-summary', from: addDays(today, -NIGHT_DAYS), to: today },
    { kind: 'workouts', from: addDays(today, -WORKOUT_DAYS), to: today },
    { kind: 'sleep', from: addDays(today, -NIGHT_DAYS), to: yesterday },
    { kind: 'intraday', from: addDays(today, -DAYS_PER_WEEK * COMPARED_WEEKS), to: yesterday },
  ];
}
