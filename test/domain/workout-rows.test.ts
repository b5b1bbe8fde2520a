import { describe, expect, it } from 'vitest';
import { computeActiveSec, computeDistance, toWorkoutRow } from '#domain/workout-rows.ts';
import { rowAt, workoutAt } from '../support/workouts.ts';

const at = '2026-03-01T17:00:00Z';

describe('toWorkoutRow', () => {
  it('has nothing in place of what was not given', () => {
    // As a phone sends one: `{ "algo_pause_duration": null }` and no more.
    expect(toWorkoutRow(workoutAt(at))).toMatchObject({
      durationSec: 1800,
      distanceM: null,
      kcal: null,
      elevationM: null,
      speedMps: null,
      meanBpm: null,
      maxBpm: null,
      zoneSec: null,
    });
  });

  it('takes a zero for what was not measured', () => {
    const row = rowAt(at, { distanceM: 0, activeKcal: 0, elevationM: 0, manualKcal: 0 });
    expect(row).toMatchObject({ distanceM: null, kcal: null, elevationM: null, speedMps: null });
  });

  it('has a speed over the time without pauses', () => {
    const row = rowAt(at, { category: 2, minutes: 60, pauseSec: 600, distanceM: 9000 });
    expect(row.speedMps).toBe(3);
  });

  it('has no speed of what is not a way', () => {
    expect(rowAt(at, { category: 12, distanceM: 2000 }).speedMps).toBeNull();
  });

  it('prefers measured energy to typed energy', () => {
    expect(rowAt(at, { activeKcal: 47, manualKcal: 70 }).kcal).toBe(47);
    expect(rowAt(at, { activeKcal: 0, manualKcal: 70 }).kcal).toBe(70);
  });

  it.each([
    [2, 'manual'],
    [4, 'manual'],
    [0, 'detected'],
    [7, 'detected'],
    [17, 'detected'],
    [undefined, 'detected'],
  ])('reads attrib %s as %s', (attrib, source) => {
    const workout = attrib === undefined ? workoutAt(at) : workoutAt(at, { attrib });
    expect(toWorkoutRow(workout).source).toBe(source);
  });

  it('has no zones where all of them are empty', () => {
    const heartRate = { averageBpm: 90, zoneSec: [0, 0, null, 0] as const };
    expect(rowAt(at, { heartRate })).toMatchObject({ meanBpm: 90, zoneSec: null });
  });
});

describe('computeActiveSec', () => {
  const span = workoutAt(at, { minutes: 10 });

  it('takes off the longer of two pauses, for they may be one', () => {
    expect(computeActiveSec({ ...span, pauseSec: 80, detectedPauseSec: 100 })).toBe(500);
  });

  it('takes off no pause that is as long as the workout', () => {
    expect(computeActiveSec({ ...span, pauseSec: 600 })).toBe(600);
  });

  it('pays no heed to the duration of 2018', () => {
    expect(toWorkoutRow({ ...span, durationSec: 12_000 }).durationSec).toBe(600);
  });
});

describe('computeDistance', () => {
  it('is what was measured', () => {
    expect(computeDistance({ distanceM: 680, manualDistanceM: 60 })).toEqual({
      metres: 680,
      source: 'measured',
    });
  });

  it('is what was typed where nothing was measured', () => {
    expect(computeDistance({ distanceM: 0, manualDistanceM: 5000 })).toEqual({
      metres: 5000,
      source: 'typed',
    });
  });

  it('is laps times the length of the pool where nothing else is known', () => {
    expect(computeDistance({ poolLaps: 40, poolLengthM: 25 })).toEqual({ metres: 1000, source: 'laps' });
  });

  it('is nothing with laps in a pool of unknown length', () => {
    expect(computeDistance({ poolLaps: 40 })).toBeNull();
  });
});
