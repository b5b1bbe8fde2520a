import type { ActivityDays } from '#domain/activity-days.ts';
import { computeStreaks, countReached, type Streak } from '#domain/activity-streaks.ts';
import type { ViewRange } from '#domain/range.ts';
import type { LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { ActivityWords } from './metric-format.ts';

/** Steps a day; `isOwn`: the reader's settings have it, not the service. */
export type StepGoal = { readonly steps: number; readonly isOwn: boolean };

/** The reader's own goal stands in for one that the service does not have. */
export function toStepGoal(served: number | undefined, own: number | undefined): StepGoal | null {
  if (served !== undefined) return { steps: served, isOwn: false };
  return own === undefined ? null : { steps: own, isOwn: true };
}

type StreakView = { readonly value: string; readonly when: string | null };

export type GoalView = {
  readonly goal: string;
  readonly source: string;
  readonly reached: string;
  readonly current: StreakView;
  readonly longest: StreakView;
};

export function toGoalView(
  days: ActivityDays,
  goal: StepGoal,
  { range, today }: { readonly range: ViewRange; readonly today: LocalDay },
  words: ActivityWords,
): GoalView {
  const { format, messages } = words;
  const { goal: labels } = messages;
  const { current, longest } = computeStreaks(days, 'steps', { goal: goal.steps, today });
  const { reached, judged } = countReached(days, 'steps', { ...range, goal: goal.steps });
  const toStreak = (streak: Streak | null): StreakView =>
    streak === null
      ? { value: labels.noStreak, when: null }
      : { value: labels.days(toCount(streak.days, format)), when: format.dayRange(streak.from, streak.to) };
  return {
    goal: labels.value(messages.steps(toCount(goal.steps, format))),
    source: goal.isOwn ? labels.own : labels.served,
    reached: labels.reachedOf(format.number(reached, 0), toCount(judged, format)),
    current: toStreak(current),
    longest: toStreak(longest),
  };
}
