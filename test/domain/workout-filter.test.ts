import { describe, expect, it } from 'vitest';
import { filterWorkouts, openBounds, sortWorkouts, type WorkoutFilter } from '#domain/workout-filter.ts';
import { day } from '../support/days.ts';
import { rowAt } from '../support/workouts.ts';

const everything: WorkoutFilter = {
  categories: [],
  from: day('2000-01-01'),
  to: day('2100-01-01'),
  durationSec: openBounds,
  distanceM: openBounds,
  meanBpm: openBounds,
  source: null,
  text: '',
};

const names: Readonly<Record<number, string>> = { 1: 'Gehen', 2: 'Laufen', 506: 'Pétanque' };
const nameOf = (category: number) => names[category] ?? `Training (Art ${category})`;

const byName = (a: number, b: number) => nameOf(a).localeCompare(nameOf(b), 'de');

const walk = rowAt('2026-01-10T10:00:00Z', { minutes: 20, distanceM: 1500 });
const run = rowAt('2026-01-11T10:00:00Z', {
  category: 2,
  minutes: 60,
  distanceM: 10_000,
  heartRate: { averageBpm: 150 },
});
const bowls = rowAt('2026-01-12T10:00:00Z', { category: 506, minutes: 90, attrib: 2 });
const unheard = rowAt('2026-01-13T10:00:00Z', { category: 999 });
const rows = [walk, run, bowls, unheard];

function found(filter: Partial<WorkoutFilter>) {
  return filterWorkouts(rows, { ...everything, ...filter }, nameOf).rows;
}

describe('filterWorkouts', () => {
  it('lets everything through that nothing forbids', () => {
    expect(found({})).toEqual(rows);
  });

  it('lets any of the chosen categories through', () => {
    expect(found({ categories: [2, 999] })).toEqual([run, unheard]);
  });

  it('goes by the days of the workouts, both ends included', () => {
    expect(found({ from: day('2026-01-11'), to: day('2026-01-12') })).toEqual([run, bowls]);
  });

  it('has bounds that belong to what they bound', () => {
    expect(found({ durationSec: { min: 1200, max: 3600 } })).toEqual([walk, run, unheard]);
  });

  it('shows nothing whose distance is not known to who asks for one', () => {
    expect(found({ distanceM: { min: 0, max: null } })).toEqual([walk, run]);
  });

  it('goes by the heart rate', () => {
    expect(found({ meanBpm: { min: null, max: 150 } })).toEqual([run]);
  });

  it('goes by the source', () => {
    expect(found({ source: 'manual' })).toEqual([bowls]);
  });

  it.each(['petanque', 'PÉTAN', ' pét  que '])('finds %s whatever its case and accents', (text) => {
    expect(found({ text })).toEqual([bowls]);
  });

  it('finds a type that is new to us by its number', () => {
    expect(found({ text: '999' })).toEqual([unheard]);
  });

  it('counts the categories as if none were chosen', () => {
    const { categories } = filterWorkouts(
      rows,
      { ...everything, categories: [1], source: 'detected' },
      nameOf,
    );
    expect(categories).toEqual([1, 2, 999].map((category) => ({ category, count: 1 })));
  });

  it('keeps a chosen category in sight of which there is none', () => {
    const { categories } = filterWorkouts(rows, { ...everything, categories: [7] }, nameOf);
    expect(categories).toContainEqual({ category: 7, count: 0 });
  });
});

describe('sortWorkouts', () => {
  it('puts the latest first or last', () => {
    expect(sortWorkouts(rows, 'date', true, byName)).toEqual([unheard, bowls, run, walk]);
    expect(sortWorkouts(rows, 'date', false, byName)).toEqual(rows);
  });

  it.each([true, false])('puts those without the quantity last (descending: %s)', (isDescending) => {
    const sorted = sortWorkouts(rows, 'distance', isDescending, byName);
    expect(sorted.slice(2)).toEqual([unheard, bowls]);
  });

  it('puts the farthest first', () => {
    expect(sortWorkouts(rows, 'distance', true, byName).slice(0, 2)).toEqual([run, walk]);
  });

  it('goes by the names of types', () => {
    expect(sortWorkouts(rows, 'type', false, byName)).toEqual([walk, run, bowls, unheard]);
  });

  it('puts the latest of equal ones first', () => {
    const again = rowAt('2026-02-10T10:00:00Z', { minutes: 20 });
    expect(sortWorkouts([walk, again], 'duration', false, byName)).toEqual([again, walk]);
  });

  it('leaves what it was given as it was', () => {
    const given = [run, walk];
    sortWorkouts(given, 'date', false, byName);
    expect(given).toEqual([run, walk]);
  });
});
