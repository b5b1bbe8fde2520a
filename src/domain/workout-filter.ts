import type { LocalDay } from './time.ts';
import type { WorkoutRow, WorkoutSource } from './workout-rows.ts';

/** Both ends included; null is open. */
export type Bounds = { readonly min: number | null; readonly max: number | null };

export const openBounds: Bounds = { min: null, max: null };

/** What a list of workouts is narrowed down to. */
export type WorkoutFilter = {
  /** Empty for all of them. */
  readonly categories: readonly number[];
  /** Days of the workouts' own zones, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly durationSec: Bounds;
  readonly distanceM: Bounds;
  readonly meanBpm: Bounds;
  readonly source: WorkoutSource | null;
  /** Looked for in what a workout is called; empty for everything. */
  readonly text: string;
};

export type FilteredWorkouts = {
  /** In the order they were given. */
  readonly rows: readonly WorkoutRow[];
  /** How many of each category there would be if none were chosen, the most frequent first. */
  readonly categories: readonly { readonly category: number; readonly count: number }[];
};

/**
 * The workouts that a filter lets through, and how many of each category it would.
 *
 * What a workout was not given lies in no bounds: who asks for 5 km and more is not shown one without a way. `nameOf`
 * tells what a reader calls a category; letters' case and accents make no difference to the text.
 */
export function filterWorkouts(
  rows: readonly WorkoutRow[],
  filter: WorkoutFilter,
  nameOf: (category: number) => string,
): FilteredWorkouts {
  const chosen = new Set(filter.categories);
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  const isNamed = createNameTest(words, nameOf);
  const counts = new Map<number, number>();
  const found: WorkoutRow[] = [];
  for (const row of rows) {
    if (row.day < filter.from || row.day > filter.to) continue;
    if (filter.source !== null && row.source !== filter.source) continue;
    if (!isWithin(row.durationSec, filter.durationSec)) continue;
    if (!isWithin(row.distanceM, filter.distanceM) || !isWithin(row.meanBpm, filter.meanBpm)) continue;
    if (!isNamed(row.category)) continue;
    counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
    if (chosen.size === 0 || chosen.has(row.category)) found.push(row);
  }
  // A chosen category stays in sight, so that it can be let go.
  for (const category of chosen) if (!counts.has(category)) counts.set(category, 0);
  return {
    rows: found,
    categories: [...counts]
      .map(([category, count]) => ({ category, count }))
      .toSorted((a, b) => b.count - a.count || a.category - b.category),
  };
}

function createNameTest(
  words: readonly string[],
  nameOf: (category: number) => string,
): (category: number) => boolean {
  const known = new Map<number, boolean>();
  return (category) => {
    let isNamed = known.get(category);
    if (isNamed === undefined) {
      const name = words.length === 0 ? '' : plain(nameOf(category));
      isNamed = words.every((word) => name.includes(word));
      known.set(category, isNamed);
    }
    return isNamed;
  };
}

function isWithin(value: number | null, { min, max }: Bounds): boolean {
  if (min === null && max === null) return true;
  return value !== null && (min === null || value >= min) && (max === null || value <= max);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** What a list can be put in order by. */
export const workoutOrders = [
  'date',
  'type',
  'duration',
  'distance',
  'pace',
  'energy',
  'mean',
  'max',
] as const;

export type WorkoutOrder = (typeof workoutOrders)[number];

const valueOf: Readonly<Record<Exclude<WorkoutOrder, 'date' | 'type'>, (row: WorkoutRow) => number | null>> =
  {
    duration: ({ durationSec }) => durationSec,
    distance: ({ distanceM }) => distanceM,
    pace: ({ speedMps }) => speedMps,
    energy: ({ kcal }) => kcal,
    mean: ({ meanBpm }) => meanBpm,
    max: ({ maxBpm }) => maxBpm,
  };

/**
 * Workouts in an order; those that lack what it goes by come last in either direction.
 *
 * Equal ones are told apart by their start, the latest first. Types go by their name.
 */
export function sortWorkouts(
  rows: readonly WorkoutRow[],
  order: WorkoutOrder,
  isDescending: boolean,
  compareTypes: (a: number, b: number) => number,
): WorkoutRow[] {
  const sign = isDescending ? -1 : 1;
  if (order === 'date') return rows.toSorted((a, b) => sign * byDate(a, b));
  if (order === 'type') {
    return rows.toSorted((a, b) => sign * compareTypes(a.category, b.category) || byDate(b, a));
  }
  const read = valueOf[order];
  return rows.toSorted((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byDate(b, a);
    }
    return sign * (left - right) || byDate(b, a);
  });
}

function byDate(a: WorkoutRow, b: WorkoutRow): number {
  return a.from - b.from || a.id - b.id;
}
