import { type DayMinutes, MINUTE_SEC, withoutDrift } from './day-minutes.ts';
import { addDays, type EpochSec, type LocalDay, toEpochSec } from './time.ts';
import { computeUsualDay, type DayProfile, isFreeDay, USUAL_WEEKS, type UsualQuarter } from './usual-day.ts';

const QUARTER_MIN = 15;
const QUARTER_SEC = QUARTER_MIN * MINUTE_SEC;

/** Steps so far at the end of a quarter of an hour, and what they were on other days at that time of the clock. */
export type RacePoint = { readonly at: EpochSec; readonly own: number | null; readonly usual: UsualQuarter };

/** The days of the eight weeks before a day that are of its kind, with work or without, as far as they were read. */
export function selectComparedDays(
  day: LocalDay,
  profiles: readonly DayProfile[],
  freeWeekdays: readonly number[],
): readonly DayProfile[] {
  const first = addDays(day, -USUAL_WEEKS * 7);
  const isFree = isFreeDay(day, freeWeekdays);
  return profiles.filter(
    (one) => one.day >= first && one.day < day && isFreeDay(one.day, freeWeekdays) === isFree,
  );
}

/**
 * The steps of a day so far, a point at the end of every quarter of an hour, beside those of other worn days.
 *
 * Null where no steps are known of the day. Minutes of which nothing is known add nothing. With `now`, in epoch seconds,
 * the day is under way: what is still to come is left open, and so is what the devices have not told yet, because steps
 * that are still on the wrist would count as none.
 */
export function computeRace(
  minutes: DayMinutes,
  compared: readonly DayProfile[],
  now: number | null,
): readonly RacePoint[] | null {
  const { steps } = minutes.amounts;
  if (steps === undefined || steps.every(Number.isNaN)) return null;
  const usual = computeUsualDay(compared.filter(({ isWorn }) => isWorn).map(({ course }) => course));
  const known = minutes.from + (steps.findLastIndex((value) => !Number.isNaN(value)) + 1) * MINUTE_SEC;
  const points: RacePoint[] = [];
  let sum = 0;
  for (let first = 0; first < minutes.count; first += QUARTER_MIN) {
    const last = Math.min(minutes.count, first + QUARTER_MIN);
    for (const value of steps.subarray(first, last)) if (!Number.isNaN(value)) sum += value;
    const at = toEpochSec(minutes.from + last * MINUTE_SEC);
    const quarter = usual.quarters[Math.floor((minutes.clockMin[last - 1] ?? 0) / QUARTER_MIN)];
    points.push({
      at,
      own: now !== null && (at > now || at >= known + QUARTER_SEC) ? null : withoutDrift(sum),
      usual: quarter ?? { n: 0, percentiles: null },
    });
  }
  return points;
}

/** The last quarter that is over; null where none is. */
export function latestPoint(points: readonly RacePoint[]): (RacePoint & { readonly own: number }) | null {
  const last = points.findLast(({ own }) => own !== null);
  return last === undefined || last.own === null ? null : { ...last, own: last.own };
}
