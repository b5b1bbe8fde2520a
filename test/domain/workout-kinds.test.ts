import { describe, expect, it } from 'vitest';
import { workoutCategories } from '#api/wire/codes-workouts.ts';
import { knownCategories, paceKindOf, signOfWorkout } from '#domain/workout-kinds.ts';
import { englishWorkoutTypes } from '#locale/messages/english-workout-types.ts';
import { germanWorkoutTypes } from '#locale/messages/german-workout-types.ts';

const documented = Object.keys(workoutCategories).map(Number);

describe('the categories of workouts', () => {
  it('have a drawing each', () => {
    expect(knownCategories()).toEqual(documented);
  });

  it('have a name each in English', () => {
    expect(Object.keys(englishWorkoutTypes).map(Number)).toEqual(documented);
  });

  it('have a name each in German', () => {
    expect(Object.keys(germanWorkoutTypes).map(Number)).toEqual(documented);
  });

  it.each([englishWorkoutTypes, germanWorkoutTypes])('have names that nothing else has', (types) => {
    const names = Object.values(types);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('have the drawing of everything else where they are new', () => {
    expect(signOfWorkout(999)).toBe('other');
  });

  it.each([
    [2, 'distance'],
    [7, 'swim'],
    [187, 'row'],
    [6, 'speed'],
    [28, null],
    [999, null],
  ])('%s is told by %s', (category, kind) => {
    expect(paceKindOf(category)).toBe(kind);
  });
});
