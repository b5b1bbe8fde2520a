import { startOfNextPeriod, startOfPeriod, type Weekday } from './activity-periods.ts';
import { addDays, type LocalDay } from './time.ts';
import type { WorkoutRow } from './workout-rows.ts';

/** What of workouts is added up in a picture. */
export const workoutMeasures = ['time', 'distance', 'count', 'energy'] as const;

export type WorkoutMeasure = (typeof workoutMeasures)[number];

/** What one workout adds; nothing where it was not given. */
export function amountOf(row: WorkoutRow, measure: WorkoutMeasure): number {
  switch (measure) {
    case 'time':
      return row.durationSec;
    case 'distance':
      return row.distanceM ?? 0;
    case 'count':
      return 1;
    case 'energy':
      return row.kcal ?? 0;
    default:
      return measure satisfies never;
  }
}

/** Whole weeks or months, oldest first, those without a workout among them, and what was done in each by category. */
export type WorkoutPeriods = {
  readonly periods: readonly { readonly from: LocalDay; readonly to: LocalDay }[];
  /** The largest first, at most as many as asked for; the rest of them together are `null`. */
  readonly parts: readonly { readonly category: number | null; readonly amount: Float64Array }[];
};

/**
 * Workouts of some days added up by whole weeks or months and by category.
 *
 * Periods are whole where they reach beyond the days, but only the workouts given are in them.
 */
export function computeWorkoutPeriods(
  rows: readonly WorkoutRow[],
  options: {
    readonly unit: 'week' | 'month';
    readonly measure: WorkoutMeasure;
    readonly firstWeekday: Weekday;
    readonly from: LocalDay;
    readonly to: LocalDay;
    /** How many categories are told apart. */
    readonly most: number;
  },
): WorkoutPeriods {
  const { unit, measure, firstWeekday, from, to, most } = options;
  const periods: { from: LocalDay; to: LocalDay }[] = [];
  const indices = new Map<LocalDay, number>();
  for (let start = startOfPeriod(from, unit, firstWeekday); start <= to;) {
    const next = startOfNextPeriod(start, unit);
    indices.set(start, periods.length);
    periods.push({ from: start, to: addDays(next, -1) });
    start = next;
  }
  const startOf = memoize((day: LocalDay) => startOfPeriod(day, unit, firstWeekday));
  const sums = new Map<number, Float64Array>();
  const totals = new Map<number, number>();
  for (const row of rows) {
    const index = indices.get(startOf(row.day));
    if (index === undefined) continue;
    const amount = amountOf(row, measure);
    let lane = sums.get(row.category);
    if (lane === undefined) sums.set(row.category, (lane = new Float64Array(periods.length)));
    lane[index] = (lane[index] ?? 0) + amount;
    totals.set(row.category, (totals.get(row.category) ?? 0) + amount);
  }
  const ranked = [...totals]
    .filter(([, total]) => total > 0)
    .toSorted(([a, left], [b, right]) => right - left || a - b)
    .map(([category]) => category);
  // One more category takes no more room than the rest would.
  const told = ranked.length <= most + 1 ? ranked : ranked.slice(0, most);
  const rest = ranked.slice(told.length);
  const together = new Float64Array(periods.length);
  for (const category of rest) {
    for (const [index, amount] of (sums.get(category) ?? []).entries()) {
      together[index] = (together[index] ?? 0) + amount;
    }
  }
  return {
    periods,
    parts: [
      ...told.map((category) => ({ category, amount: sums.get(category) ?? new Float64Array() })),
      ...(rest.length === 0 ? [] : [{ category: null, amount: together }]),
    ],
  };
}

/** Days of a year that has a 29 February. */
export const LEAP_DAYS = 366;

/** A year's running sum by the day of a leap year: NaN before the record begins and after today. */
export type YearCourse = { readonly year: number; readonly running: Float64Array };

/**
 * The running sum of each calendar year, the latest first, on the days of a leap year.
 *
 * So 1 March stands in one place whatever the year, and a common year stands still on 29 February. A workout counts on
 * its own day. A year with no workout at all is a course at zero, as far as it is known.
 */
export function computeYearCourses(
  rows: readonly WorkoutRow[],
  measure: WorkoutMeasure,
  { firstDay, today, most }: { readonly firstDay: LocalDay; readonly today: LocalDay; readonly most: number },
): YearCourse[] {
  const [firstYear, lastYear] = [yearOf(firstDay), yearOf(today)];
  const years = Array.from(
    { length: Math.max(0, Math.min(most, lastYear - firstYear + 1)) },
    (_, index) => lastYear - index,
  );
  const courses = new Map(years.map((year) => [year, new Float64Array(LEAP_DAYS)]));
  for (const row of rows) {
    if (row.day > today || row.day < firstDay) continue;
    const lane = courses.get(yearOf(row.day));
    if (lane === undefined) continue;
    const slot = leapDayOf(row.day);
    lane[slot] = (lane[slot] ?? 0) + amountOf(row, measure);
  }
  return years.map((year) => {
    const running = courses.get(year) ?? new Float64Array(LEAP_DAYS);
    const begin = year === firstYear ? leapDayOf(firstDay) : 0;
    const end = year === lastYear ? leapDayOf(today) : LEAP_DAYS - 1;
    let sum = 0;
    for (let slot = 0; slot < LEAP_DAYS; slot += 1) {
      sum += running[slot] ?? 0;
      running[slot] = slot < begin || slot > end ? Number.NaN : sum;
    }
    return { year, running };
  });
}

/** Days before each month of a leap year. */
const DAYS_BEFORE = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];

/** Where a date stands in a leap year, from 0 for 1 January: 1 March is 60 in every year. */
export function leapDayOf(day: LocalDay): number {
  return (DAYS_BEFORE[Number(day.slice(5, 7)) - 1] ?? 0) + Number(day.slice(8)) - 1;
}

function yearOf(day: LocalDay): number {
  return Number(day.slice(0, 4));
}

function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
