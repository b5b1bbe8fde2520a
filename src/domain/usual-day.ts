import { type AmountName, type DayMinutes, isKnown, withoutDrift } from './day-minutes.ts';
import { computeQuantile, sortValues } from './quantile.ts';
import type { LocalDay } from './time.ts';

/**
 * What a reader's days are usually like, quarter of an hour by quarter of an hour on the clock.
 *
 * Compared by the clock and not by elapsed time: on a day of 23 hours a quarter that the clock skipped has no value, on
 * one of 25 hours the mean of the two passes counts.
 */
export type UsualDay = {
  /** Days that any quarter counts. */
  readonly days: number;
  readonly quarters: readonly UsualQuarter[];
};

export type UsualQuarter = {
  /** Days whose quarter is known from its first minute to its last. */
  readonly n: number;
  /** Percentiles 10, 25, 50, 75, 90; null below five days. */
  readonly percentiles: readonly [number, number, number, number, number] | null;
};

const QUARTERS = 96;
const QUARTER_MIN = 15;

/** Fewer say nothing of what is usual. */
export const FEWEST_DAYS = 5;
/** How far back days are compared with. */
export const USUAL_WEEKS = 8;
/** A day that was worn shorter is no day to compare the course of one with (a valid day: Troiano et al. 2008). */
const WORN_DAY_MIN = 600;

/** Whether a day is one of the reader's days without work: 1 Monday (ISO 8601) … 7 Sunday. */
export function isFreeDay(day: LocalDay, freeWeekdays: readonly number[]): boolean {
  // `getUTCDay` counts from Sunday, 0.
  return freeWeekdays.includes(new Date(`${day}T00:00Z`).getUTCDay() || 7);
}

/** What days add up to in each quarter of the clock; heart rate is a mean instead. NaN where it is not wholly known. */
export function computeQuarters(minutes: DayMinutes, name: ProfiledName): Float64Array {
  return name === 'heartRate' ? heartRateQuarters(minutes) : amountQuarters(minutes, name);
}

/** Percentiles of each quarter over several days. */
export function computeUsualDay(days: readonly Float64Array[]): UsualDay {
  const quarters = Array.from({ length: QUARTERS }, (_, quarter): UsualQuarter => {
    const values = sortValues(days.map((day) => day[quarter] ?? Number.NaN));
    const at = (share: number): number => computeQuantile(values, share);
    return {
      n: values.length,
      percentiles: values.length < FEWEST_DAYS ? null : [at(0.1), at(0.25), at(0.5), at(0.75), at(0.9)],
    };
  });
  return { days: days.filter((day) => day.some((value) => !Number.isNaN(value))).length, quarters };
}

/** Whether a day was worn for ten hours, so that its course is one to compare with. */
export function isWornDay({ state }: Pick<DayMinutes, 'state'>): boolean {
  return state.reduce((count, one) => count + (isKnown(one) ? 1 : 0), 0) >= WORN_DAY_MIN;
}

/** Steps by the end of each quarter of the clock, what is not known left out; NaN where the day names no steps. */
export function computeCourse({ amounts, clockMin }: DayMinutes): Float64Array {
  const course = new Float64Array(QUARTERS).fill(Number.NaN);
  const { steps } = amounts;
  if (steps === undefined) return course;
  const added = new Float64Array(QUARTERS);
  for (const [minute, value] of steps.entries()) {
    const quarter = quarterOf(clockMin[minute]);
    if (!Number.isNaN(value)) added[quarter] = (added[quarter] ?? 0) + value;
  }
  let sum = 0;
  for (const [quarter, value] of added.entries()) course[quarter] = withoutDrift((sum += value));
  return course;
}

/** Steps of each stretch of the clock, so many minutes long; NaN where no minute of it is known. */
export function computeClockSteps({ amounts, clockMin }: DayMinutes, lengthMin: number): Float64Array {
  const sums = new Float64Array(Math.ceil(1440 / lengthMin)).fill(Number.NaN);
  for (const [minute, value] of amounts.steps?.entries() ?? []) {
    if (Number.isNaN(value)) continue;
    const stretch = Math.floor((clockMin[minute] ?? 0) / lengthMin);
    const before = sums[stretch] ?? Number.NaN;
    sums[stretch] = Number.isNaN(before) ? value : before + value;
  }
  return sums.map(withoutDrift);
}

/** What of a day is worth keeping to compare others with: a few kilobytes in place of its minutes. */
export type DayProfile = {
  readonly day: LocalDay;
  readonly isWorn: boolean;
  /** See `computeQuarters`. */
  readonly quarters: Readonly<Record<ProfiledName, Float64Array>>;
  readonly course: Float64Array;
  /** Of what is known, by hour and by quarter of an hour of the clock. */
  readonly hourSteps: Float64Array;
  readonly quarterSteps: Float64Array;
};

export type ProfiledName = Exclude<AmountName, 'strokes' | 'poolLaps'> | 'heartRate';

/** Boils a day down to its profile. */
export function computeDayProfile(minutes: DayMinutes): DayProfile {
  return {
    day: minutes.day,
    isWorn: isWornDay(minutes),
    quarters: {
      steps: computeQuarters(minutes, 'steps'),
      distanceM: computeQuarters(minutes, 'distanceM'),
      elevationM: computeQuarters(minutes, 'elevationM'),
      activeKcal: computeQuarters(minutes, 'activeKcal'),
      heartRate: computeQuarters(minutes, 'heartRate'),
    },
    course: computeCourse(minutes),
    hourSteps: computeClockSteps(minutes, 60),
    quarterSteps: computeClockSteps(minutes, QUARTER_MIN),
  };
}

function quarterOf(clockMin: number | undefined): number {
  return Math.floor((clockMin ?? 0) / QUARTER_MIN);
}

function amountQuarters({ amounts, clockMin }: DayMinutes, name: AmountName): Float64Array {
  const lane = amounts[name];
  const values = new Float64Array(QUARTERS).fill(Number.NaN);
  if (lane === undefined) return values;
  const seen = new Uint16Array(QUARTERS);
  const isSpoilt = new Uint8Array(QUARTERS);
  const sums = new Float64Array(QUARTERS);
  for (const [minute, value] of lane.entries()) {
    const quarter = quarterOf(clockMin[minute]);
    seen[quarter] = (seen[quarter] ?? 0) + 1;
    if (Number.isNaN(value)) isSpoilt[quarter] = 1;
    else sums[quarter] = (sums[quarter] ?? 0) + value;
  }
  for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
    const minutes = seen[quarter] ?? 0;
    // 30 minutes where the clock showed it twice.
    if (isSpoilt[quarter] === 0 && minutes >= QUARTER_MIN) {
      values[quarter] = withoutDrift(((sums[quarter] ?? 0) * QUARTER_MIN) / minutes);
    }
  }
  return values;
}

function heartRateQuarters({ heartRate: { at, bpm }, from, clockMin }: DayMinutes): Float64Array {
  const sums = new Float64Array(QUARTERS);
  const counts = new Float64Array(QUARTERS);
  for (const [index, instant] of at.entries()) {
    const quarter = quarterOf(clockMin[Math.floor((instant - from) / 60)]);
    sums[quarter] = (sums[quarter] ?? 0) + (bpm[index] ?? 0);
    counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return sums.map((sum, quarter) => sum / (counts[quarter] ?? 0));
}
