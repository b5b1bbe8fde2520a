import type { ActivityDays } from './activity-days.ts';
import { indexOfDay } from './activity-days.ts';
import { startOfNextPeriod, startOfPeriod, type Weekday } from './activity-periods.ts';
import { addDays, type LocalDay } from './time.ts';

/**
 * Minutes of moderate activity a week that adults are advised to reach, and from which more brings more.
 *
 * WHO guidelines on physical activity and sedentary behaviour (Bull et al., Br J Sports Med 54:1451, 2020): 150 to 300
 * minutes of moderate or 75 to 150 of vigorous intensity, or an equivalent of both, so that a vigorous minute counts
 * twice.
 */
export const ADVISED_WEEK_MIN = { low: 150, high: 300 } as const;

const VIGOROUS_WEIGHT = 2;
const SECONDS_PER_MINUTE = 60;
const DAYS_PER_WEEK = 7;

/** A calendar week's active time, in minutes. */
export type ActiveWeek = {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly moderateMin: number;
  readonly vigorousMin: number;
  /** Moderate and twice vigorous; NaN where nothing is known of the week. */
  readonly equivalentMin: number;
  /** Null where nothing is known. */
  readonly level: 'below' | 'within' | 'above' | null;
  /** Complete days of which both are known. */
  readonly knownDays: number;
  /** All seven days are known; otherwise the minutes are at least so many. */
  readonly isWhole: boolean;
};

/**
 * The weeks that some days touch against the advice of the WHO, oldest first; weeks begin on `firstWeekday`.
 *
 * A day with one of the two fields adds what it has and leaves the week less than whole, as does a day that is not over
 * or of which nothing is known. 150 and 300 belong to the range above them.
 */
export function computeActiveWeeks(
  days: ActivityDays,
  {
    firstWeekday,
    from,
    to,
  }: { readonly firstWeekday: Weekday; readonly from: LocalDay; readonly to: LocalDay },
): ActiveWeek[] {
  const weeks: ActiveWeek[] = [];
  let start = startOfPeriod(from, 'week', firstWeekday);
  let index = indexOfDay(days, start);
  while (start <= to) {
    weeks.push(computeWeek(days, start, index));
    start = startOfNextPeriod(start, 'week');
    index += DAYS_PER_WEEK;
  }
  return weeks;
}

/** By the number of its first day, because there are years of days. */
function computeWeek(days: ActivityDays, from: LocalDay, first: number): ActiveWeek {
  const [begin, end] = [Math.max(0, first), Math.min(days.isPartial.length, first + DAYS_PER_WEEK)];
  const { moderateSec, intenseSec } = days.value;
  let moderate = 0;
  let vigorous = 0;
  let isAnyKnown = false;
  let knownDays = 0;
  for (let index = begin; index < end; index += 1) {
    const [ofModerate, ofVigorous] = [moderateSec[index] ?? Number.NaN, intenseSec[index] ?? Number.NaN];
    const [isModerateKnown, isVigorousKnown] = [!Number.isNaN(ofModerate), !Number.isNaN(ofVigorous)];
    isAnyKnown ||= isModerateKnown || isVigorousKnown;
    if (isModerateKnown) moderate += ofModerate;
    if (isVigorousKnown) vigorous += ofVigorous;
    if (isModerateKnown && isVigorousKnown && days.isPartial[index] !== 1) knownDays += 1;
  }
  const equivalentMin = isAnyKnown
    ? (moderate + VIGOROUS_WEIGHT * vigorous) / SECONDS_PER_MINUTE
    : Number.NaN;
  return {
    from,
    to: addDays(from, DAYS_PER_WEEK - 1),
    moderateMin: moderate / SECONDS_PER_MINUTE,
    vigorousMin: vigorous / SECONDS_PER_MINUTE,
    equivalentMin,
    level: isAnyKnown ? levelOf(equivalentMin) : null,
    knownDays,
    isWhole: knownDays === DAYS_PER_WEEK,
  };
}

function levelOf(minutes: number): 'below' | 'within' | 'above' {
  if (minutes < ADVISED_WEEK_MIN.low) return 'below';
  return minutes < ADVISED_WEEK_MIN.high ? 'within' : 'above';
}
