import type { ActivityDays, ActivityMetric } from './activity-days.ts';
import { indexOfDay, indicesOf } from './activity-days.ts';
import { addDays, type LocalDay } from './time.ts';

/** Days on which a goal was reached, one after the other. */
export type Streak = {
  /** Of days that reached it: those without data in between are not among them. */
  readonly days: number;
  readonly from: LocalDay;
  readonly to: LocalDay;
};

/** Indices into the columns. */
type Run = { readonly first: number; readonly last: number; readonly days: number };

export type Streaks = { readonly current: Streak | null; readonly longest: Streak | null };

/** As many days in a row of which nothing is known are bridged; nobody can say what became of more. */
export const STREAK_BRIDGE_DAYS = 2;

/**
 * The streak that goes on and the longest one of all, of days that reached a goal.
 *
 * A complete day below the goal ends a streak. A day that is not over ends none, and counts as soon as it has reached
 * the goal. A day without data has not failed: up to two in a row are passed over and not counted, a third ends the
 * streak. Of two that are as long the later one is the longest. Days after `today` do not count.
 */
export function computeStreaks(
  days: ActivityDays,
  metric: ActivityMetric,
  { goal, today }: { readonly goal: number; readonly today: LocalDay },
): Streaks {
  const values = days.value[metric];
  const lastIndex = indexOfDay(days, today);
  let running = null as Run | null;
  let longest = null as Run | null;
  let unknown = 0;
  for (let index = 0; index <= lastIndex; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (value >= goal) {
      running = { first: running?.first ?? index, last: index, days: (running?.days ?? 0) + 1 };
      if (longest === null || running.days >= longest.days) longest = running;
      unknown = 0;
    } else if (Number.isNaN(value) || days.isPartial[index] === 1) {
      // Today is still to come, whether anything was heard of it or not.
      if (index < lastIndex) unknown += 1;
      if (unknown > STREAK_BRIDGE_DAYS) running = null;
    } else {
      running = null;
      unknown = 0;
    }
  }
  const toStreak = (run: Run | null): Streak | null =>
    run === null
      ? null
      : { days: run.days, from: addDays(days.first, run.first), to: addDays(days.first, run.last) };
  return { current: toStreak(running), longest: toStreak(longest) };
}

/** How many of some days, both ends included, reached a goal, of those that could be judged. */
export function countReached(
  days: ActivityDays,
  metric: ActivityMetric,
  { goal, from, to }: { readonly goal: number; readonly from: LocalDay; readonly to: LocalDay },
): { readonly reached: number; readonly judged: number } {
  const { begin, end } = indicesOf(days, from, to);
  let reached = 0;
  let judged = 0;
  for (let index = begin; index < end; index += 1) {
    const value = days.value[metric][index] ?? Number.NaN;
    const isReached = value >= goal;
    if (isReached) reached += 1;
    // A day that is not over is judged only once it has reached the goal.
    if (isReached || (!Number.isNaN(value) && days.isPartial[index] !== 1)) judged += 1;
  }
  return { reached, judged };
}
