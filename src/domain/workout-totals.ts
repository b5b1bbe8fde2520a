import { startOfPeriod, type Weekday } from './activity-periods.ts';
import { createDerived, type Derived } from './derived.ts';
import { addDays, differenceInDays, type LocalDay, toEpochSec, startOfLocalDay, UTC } from './time.ts';
import { toWorkoutRef, type WorkoutRow } from './workout-rows.ts';

/** A sum over those that have the quantity; null where none has. */
export type PartialSum = { readonly sum: number | null; readonly known: number };

/** What some workouts add up to. */
export type WorkoutTotals = {
  readonly count: number;
  readonly durationSec: number;
  readonly distanceM: PartialSum;
  readonly kcal: PartialSum;
};

export function computeWorkoutTotals(rows: readonly WorkoutRow[]): WorkoutTotals {
  const totals = emptyTotals();
  for (const row of rows) add(totals, row);
  return totals;
}

/** Workouts and time per week of some days; null for less than a week, from which nothing can be said of one. */
export type WeeklyMean = { readonly count: number; readonly durationSec: number; readonly weeks: number };

/**
 * The mean of a week over some days, both ends included; weeks without a workout are in it.
 *
 * The days are those that are known of: begin no earlier than the first recorded one, and end no later than today.
 */
export function computeWeeklyMean(
  { count, durationSec }: Pick<WorkoutTotals, 'count' | 'durationSec'>,
  days: { readonly from: LocalDay; readonly to: LocalDay },
): WeeklyMean | null {
  const weeks = (differenceInDays(days.to, days.from) + 1) / DAYS_PER_WEEK;
  return weeks < 1 ? null : { count: count / weeks, durationSec: durationSec / weeks, weeks };
}

/** Consecutive workouts of one calendar week, and what they add up to. */
export type WorkoutWeek = {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly rows: readonly WorkoutRow[];
  readonly totals: WorkoutTotals;
};

/**
 * Workouts sorted by date, in either direction, put together by weeks; a week without any is left out.
 *
 * A week is whole across the end of a year. A workout belongs to the week of its day in its own zone, so that of two
 * that overlap on a journey the later one may belong to the earlier week: that week then comes twice.
 */
export function groupByWeek(rows: readonly WorkoutRow[], firstWeekday: Weekday): WorkoutWeek[] {
  const weeks: { from: LocalDay; to: LocalDay; rows: WorkoutRow[]; totals: Mutable }[] = [];
  for (const row of rows) {
    let week = weeks.at(-1);
    if (week === undefined || row.day < week.from || row.day > week.to) {
      const from = startOfPeriod(row.day, 'week', firstWeekday);
      week = { from, to: addDays(from, DAYS_PER_WEEK - 1), rows: [], totals: emptyTotals() };
      weeks.push(week);
    }
    week.rows.push(row);
    add(week.totals, row);
  }
  return weeks;
}

/** Which of the sums a number is. */
export type TotalName = 'durationSec' | 'distanceM' | 'kcal';

/** Why a workout is not in a sum. */
export type WorkoutReason = 'absent';

/** A sum with the workouts that are in it, and those that lack the quantity. */
export function deriveWorkoutTotal(
  rows: readonly WorkoutRow[],
  name: TotalName,
  days: { readonly from: LocalDay; readonly to: LocalDay },
): Derived<number | null, WorkoutReason> {
  const oldestFirst = rows.toSorted((a, b) => a.from - b.from);
  const totals = computeWorkoutTotals(rows);
  const total = totals[name];
  return createDerived<number | null, WorkoutReason>(typeof total === 'number' ? total : total.sum, {
    unit: name === 'durationSec' ? 's' : name === 'distanceM' ? 'm' : 'kcal',
    method: 'workout-sum',
    version: 1,
    inputs: oldestFirst.filter((row) => row[name] !== null).map(toWorkoutRef),
    excluded: oldestFirst
      .filter((row) => row[name] === null)
      .map((row) => ({ ...toWorkoutRef(row), reason: 'absent' as const })),
    window: {
      from: startOfLocalDay(days.from, UTC) ?? toEpochSec(0),
      to: toEpochSec((startOfLocalDay(addDays(days.to, 1), UTC) ?? 1) - 1),
    },
  });
}

type Mutable = {
  count: number;
  durationSec: number;
  distanceM: { sum: number | null; known: number };
  kcal: { sum: number | null; known: number };
};

const DAYS_PER_WEEK = 7;

function emptyTotals(): Mutable {
  return {
    count: 0,
    durationSec: 0,
    distanceM: { sum: null, known: 0 },
    kcal: { sum: null, known: 0 },
  };
}

function add(totals: Mutable, row: WorkoutRow): void {
  totals.count += 1;
  totals.durationSec += row.durationSec;
  for (const name of ['distanceM', 'kcal'] as const) {
    const value = row[name];
    if (value === null) continue;
    totals[name].sum = (totals[name].sum ?? 0) + value;
    totals[name].known += 1;
  }
}
