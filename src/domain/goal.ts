import type { Rate } from './rate.ts';
import { SECONDS_PER_DAY, toEpochSec, toLocalDay } from './time.ts';
import type { EpochSec, TimeZone } from './time.ts';

/** How far a goal is, and when it would be reached if the present rate went on. */
export type GoalOutlook = {
  /** What is missing to the nearer edge of the goal, signed; 0 inside. */
  readonly distance: number;
  /** Between the fastest and the slowest end of the rate's interval; null where no honest date exists. */
  readonly window: { readonly from: EpochSec; readonly to: EpochSec } | null;
};

/** A date further away than two years is a guess about another life. */
export const GOAL_HORIZON_DAYS = 730;

/**
 * Distance to a goal range and the window of dates on which it would be reached.
 *
 * The window divides the distance by both ends of the rate's 95 % interval. It is null inside the goal, without a rate,
 * when an end of the interval points away or is 0, and when the slower end needs more than two years.
 */
export function computeGoalOutlook(
  current: { readonly at: EpochSec; readonly value: number },
  goal: { readonly low: number; readonly high: number },
  rate: Pick<Rate, 'low' | 'high'> | null,
): GoalOutlook {
  const nearest = Math.min(Math.max(current.value, goal.low), goal.high);
  const distance = nearest - current.value;
  if (distance === 0 || rate === null) return { distance, window: null };

  const [fast, slow] = [distance / rate.low, distance / rate.high].toSorted((a, b) => a - b);
  const isReached = fast !== undefined && slow !== undefined && fast > 0 && slow <= GOAL_HORIZON_DAYS;
  return {
    distance,
    window: isReached ? { from: later(current.at, fast), to: later(current.at, slow) } : null,
  };
}

function later(at: EpochSec, days: number): EpochSec {
  return toEpochSec(Math.round(at + days * SECONDS_PER_DAY));
}

/**
 * The share of some days on which a trend was inside a goal, its ends included; null without a day.
 *
 * `points` has one value a day, or several of which the last counts; days are the zone's.
 */
export function computeShareInside(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
  goal: { readonly low: number; readonly high: number },
  zone: TimeZone,
): { readonly share: number; readonly days: number } | null {
  const days = new Map(points.map(({ at, value }) => [toLocalDay(at, zone), value]));
  if (days.size === 0) return null;
  const inside = [...days.values()].filter((value) => value >= goal.low && value <= goal.high);
  return { share: inside.length / days.size, days: days.size };
}
