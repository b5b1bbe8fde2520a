import { paceKindOf } from './workout-kinds.ts';
import type { WorkoutRow } from './workout-rows.ts';

/** What one workout was the most of. */
export const workoutRecordNames = ['longest', 'farthest', 'energy', 'climb', 'pulse'] as const;

export type WorkoutRecordName = (typeof workoutRecordNames)[number];

const valueOf: Readonly<Record<WorkoutRecordName, (row: WorkoutRow) => number | null>> = {
  longest: ({ durationSec }) => durationSec,
  farthest: ({ distanceM }) => distanceM,
  energy: ({ kcal }) => kcal,
  climb: ({ elevationM }) => elevationM,
  pulse: ({ maxBpm }) => maxBpm,
};

/** A sprint over a few metres, or a way counted too far, is not the fastest of anything. */
const SHORTEST_M = { distance: 1000, speed: 1000, swim: 200, row: 500 } as const;

export type WorkoutRecord = { readonly row: WorkoutRow; readonly value: number };

export type WorkoutRecords = {
  readonly most: Readonly<Partial<Record<WorkoutRecordName, WorkoutRecord>>>;
  /** The fastest of each category whose speed says something, most frequent category first; metres per second. */
  readonly fastest: readonly (WorkoutRecord & { readonly category: number })[];
};

/**
 * The outstanding ones of some workouts; of equal ones the earliest, who set the mark.
 *
 * The fastest counts from 1 km on, in the water from 200 m and at the oar from 500 m.
 */
export function computeWorkoutRecords(rows: readonly WorkoutRow[]): WorkoutRecords {
  const most: Partial<Record<WorkoutRecordName, WorkoutRecord>> = {};
  const fastest = new Map<number, WorkoutRecord>();
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (const name of workoutRecordNames) {
      const value = valueOf[name](row);
      if (value !== null && value > 0 && isBetter(most[name], row, value)) most[name] = { row, value };
    }
    counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
    const pace = paceKindOf(row.category);
    if (pace === null || row.speedMps === null || (row.distanceM ?? 0) < SHORTEST_M[pace]) continue;
    if (isBetter(fastest.get(row.category), row, row.speedMps)) {
      fastest.set(row.category, { row, value: row.speedMps });
    }
  }
  return {
    most,
    fastest: [...fastest]
      .map(([category, record]) => ({ category, ...record }))
      .toSorted(
        (a, b) => (counts.get(b.category) ?? 0) - (counts.get(a.category) ?? 0) || a.category - b.category,
      ),
  };
}

function isBetter(best: WorkoutRecord | undefined, row: WorkoutRow, value: number): boolean {
  if (best === undefined || value > best.value) return true;
  return value === best.value && row.from < best.row.from;
}

/** The workouts of the same category before one, the latest first. */
export function workoutsBefore(
  rows: readonly WorkoutRow[],
  { category, from, id }: Pick<WorkoutRow, 'category' | 'from' | 'id'>,
  most: number,
): WorkoutRow[] {
  return rows
    .filter((row) => row.category === category && row.id !== id && row.from < from)
    .toSorted((a, b) => b.from - a.from || b.id - a.id)
    .slice(0, most);
}
