import { describe, expect, it } from 'vitest';
import { batteryLevelOf, computeRecordsByDevice } from '#domain/device-records.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import { day } from '../support/days.ts';
import { instant, paris } from '../support/readings.ts';
import { workoutAt } from '../support/workouts.ts';

const nothing = { groups: [], activity: [], nights: [], workouts: [] };

function weighing(at: string, types: readonly number[], rest: Partial<MeasureGroup> = {}): MeasureGroup {
  return {
    id: 1,
    at: instant(at),
    timeZone: paris,
    zoneSource: 'record',
    category: 1,
    attrib: 0,
    deviceId: 'scale',
    measures: types.map((type) => ({ type, value: 1 })),
    ...rest,
  };
}

describe('computeRecordsByDevice', () => {
  it('counts each type of measure once per weighing, the most frequent first', () => {
    const groups = [weighing('2026-01-01T07:00:00Z', [1, 175, 175]), weighing('2026-01-02T07:00:00Z', [1])];
    const scale = computeRecordsByDevice({ ...nothing, groups }).byId.get('scale');
    expect(scale?.measures).toEqual([
      { type: 1, count: 2 },
      { type: 175, count: 1 },
    ]);
  });

  it('says from when to when there are records of a device', () => {
    const groups = [weighing('2026-01-02T07:00:00Z', [1]), weighing('2026-01-01T07:00:00Z', [1])];
    expect(computeRecordsByDevice({ ...nothing, groups }).byId.get('scale')).toMatchObject({
      firstAt: instant('2026-01-01T07:00:00Z'),
      lastAt: instant('2026-01-02T07:00:00Z'),
    });
  });

  it('does not count a goal', () => {
    const groups = [weighing('2026-01-02T07:00:00Z', [1], { category: 2 })];
    expect(computeRecordsByDevice({ ...nothing, groups })).toMatchObject({ all: 0, unnamed: 0 });
  });

  it('counts days and workouts apart', () => {
    const activity = [
      { day: day('2026-01-01'), timeZone: paris, zoneSource: 'record' as const, deviceId: 'watch' },
    ];
    const workouts = [workoutAt('2026-01-01T10:00:00Z', { deviceId: 'watch' })];
    expect(computeRecordsByDevice({ ...nothing, activity, workouts }).byId.get('watch')).toMatchObject({
      activityDays: 1,
      workouts: 1,
      nights: 0,
      measures: [],
    });
  });

  it('says how many records name no device', () => {
    const workouts = [workoutAt('2026-01-01T10:00:00Z')];
    expect(computeRecordsByDevice({ ...nothing, workouts })).toMatchObject({ all: 1, unnamed: 1 });
  });
});

describe('batteryLevelOf', () => {
  it.each([
    ['high', 'high'],
    ['Medium', 'medium'],
    ['low', 'low'],
    ['unknown', 'unknown'],
    ['crumbs', 'other'],
  ])('reads %s as %s', (battery, level) => {
    expect(batteryLevelOf({ battery })).toBe(level);
  });

  it('is nothing where the service sent none', () => {
    expect(batteryLevelOf({})).toBeNull();
  });
});
