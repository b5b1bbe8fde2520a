import { describe, expect, it } from 'vitest';
import { toWorkoutRow } from '#domain/workout-rows.ts';
import type { Workout } from '#domain/workouts.ts';
import { toComparison, toSwimFacts, toWorkoutFacts, toZones } from '#pages/workouts/workout-view.ts';
import { rowAt, workoutAt } from '../../support/workouts.ts';
import { wordsIn } from './workout-words.ts';

const words = wordsIn('km');
const at = '2026-03-01T17:00:00Z';

function factsOf(rest: Partial<Workout> & { readonly minutes?: number }) {
  const workout = workoutAt(at, rest);
  const { given, missing } = toWorkoutFacts(workout, toWorkoutRow(workout), words);
  return { values: new Map(given.map((fact) => [fact.id, fact])), missing };
}

describe('the facts of a workout', () => {
  it('names what the service did not give, and tells nothing in its place', () => {
    const { values, missing } = factsOf({});
    expect([...values.keys()]).toEqual(['duration', 'source']);
    expect(missing).toEqual([
      'Distance',
      'Pace or speed',
      'Active energy',
      'Mean heart rate',
      'Lowest heart rate',
      'Highest heart rate',
      'Steps',
      'Climbed',
      'Intensity',
      'Oxygen saturation',
      'Core temperature',
    ]);
  });

  it('tells where a way comes from', () => {
    expect(factsOf({ manualDistanceM: 5000 }).values.get('distance')).toMatchObject({
      value: '5.0 km',
      detail: 'typed in',
    });
  });

  it('tells the time from start to end where there was a pause', () => {
    const { values } = factsOf({ minutes: 60, pauseSec: 600 });
    expect([values.get('duration')?.value, values.get('whole')?.value, values.get('pause')?.value]).toEqual([
      '50 min',
      '1 h 0 min',
      '10 min',
    ]);
  });

  it('tells what recorded it, a model that is new by its number', () => {
    expect(factsOf({ modelId: 1055 }).values.get('device')?.value).toBe('Google Fit');
    expect(factsOf({ modelId: 987 }).values.get('device')?.value).toBe('Model 987');
  });

  it('explains a computed fact by the record it was made of', () => {
    const fact = factsOf({ category: 2, minutes: 50, distanceM: 10_000 }).values.get('pace');
    expect(fact?.value).toBe('5:00 min/km');
    expect(fact?.explain?.().derived).toMatchObject({ unit: 'm/s', n: 1, inputs: [{ kind: 'workouts' }] });
  });
});

describe('laps and strokes', () => {
  it('are told of a swim', () => {
    const facts = toSwimFacts(
      workoutAt(at, { category: 7, poolLaps: 40, strokes: 620, poolLengthM: 25 }),
      words,
    );
    expect(facts.map(({ value }) => value)).toEqual(['40', '620', '15.5', '25 m']);
  });

  it('are nothing where they are zero', () => {
    expect(toSwimFacts(workoutAt(at, { poolLaps: 0, strokes: 0 }), words)).toEqual([]);
  });
});

describe('zones', () => {
  it('have a dash for one that did not come', () => {
    const row = rowAt(at, { heartRate: { averageBpm: 120, zoneSec: [600, null, 1200, 0] } });
    expect(toZones(row, words).map(({ duration }) => duration)).toEqual(['10 min', '–', '20 min', '0 min']);
  });
});

describe('the comparison with earlier ones', () => {
  const earlier = [
    rowAt('2026-02-20T17:00:00Z', { minutes: 40, distanceM: 4000 }),
    rowAt('2026-02-10T17:00:00Z', { minutes: 20 }),
  ];

  it('has the mean of each quantity over those that have it', () => {
    const [, mean] = toComparison(rowAt(at), earlier, words);
    expect(mean?.cells.slice(0, 2)).toEqual(['30 min', '4.0 km']);
  });

  it('has no mean of a single one', () => {
    expect(toComparison(rowAt(at), earlier.slice(0, 1), words).map(({ id }) => id)).not.toContain(null);
  });
});
