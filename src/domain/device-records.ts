import type { ActivityDay } from './activity.ts';
import type { Device } from './devices.ts';
import { measureCategory, type MeasureGroup } from './measures.ts';
import type { NightSummary } from './sleep.ts';
import { startOfLocalDay, type EpochSec } from './time.ts';
import type { Workout } from './workouts.ts';

/** What one device has provided, as far as the records name it. */
export type DeviceRecords = {
  /** How many times each type of measure, the most frequent first. */
  readonly measures: readonly { readonly type: number; readonly count: number }[];
  readonly activityDays: number;
  readonly nights: number;
  readonly workouts: number;
  readonly firstAt: EpochSec;
  readonly lastAt: EpochSec;
};

export type RecordsByDevice = {
  readonly byId: ReadonlyMap<string, DeviceRecords>;
  /** Records that name no device. */
  readonly unnamed: number;
  readonly all: number;
};

type Lists = {
  readonly groups: readonly MeasureGroup[];
  readonly activity: readonly ActivityDay[];
  readonly nights: readonly NightSummary[];
  readonly workouts: readonly Workout[];
};

type Tally = {
  measures: Map<number, number>;
  activityDays: number;
  nights: number;
  workouts: number;
  firstAt: EpochSec;
  lastAt: EpochSec;
};

/** Counts the records of each device; goals are nothing that a device provides. */
export function computeRecordsByDevice({ groups, activity, nights, workouts }: Lists): RecordsByDevice {
  const tallies = new Map<string, Tally>();
  let unnamed = 0;
  let all = 0;
  const tally = (deviceId: string | undefined, at: EpochSec): Tally | null => {
    all += 1;
    if (deviceId === undefined) {
      unnamed += 1;
      return null;
    }
    let found = tallies.get(deviceId);
    if (found === undefined) {
      found = { measures: new Map(), activityDays: 0, nights: 0, workouts: 0, firstAt: at, lastAt: at };
      tallies.set(deviceId, found);
    }
    if (at < found.firstAt) found.firstAt = at;
    if (at > found.lastAt) found.lastAt = at;
    return found;
  };
  for (const { at, deviceId, category, measures } of groups) {
    if (category === measureCategory.goal) continue;
    const found = tally(deviceId, at);
    if (found === null) continue;
    // A value of each segment is one measure all the same.
    for (const type of new Set(measures.map(({ type }) => type))) {
      found.measures.set(type, (found.measures.get(type) ?? 0) + 1);
    }
  }
  for (const { day, timeZone, deviceId } of activity) {
    const at = startOfLocalDay(day, timeZone);
    const found = at === null ? null : tally(deviceId, at);
    if (found !== null) found.activityDays += 1;
  }
  for (const { from, deviceId } of nights) {
    const found = tally(deviceId, from);
    if (found !== null) found.nights += 1;
  }
  for (const { from, deviceId } of workouts) {
    const found = tally(deviceId, from);
    if (found !== null) found.workouts += 1;
  }
  return {
    byId: new Map(
      [...tallies].map(([id, { measures, ...rest }]) => [
        id,
        {
          ...rest,
          measures: [...measures]
            .map(([type, count]) => ({ type, count }))
            .toSorted((a, b) => b.count - a.count || a.type - b.type),
        },
      ]),
    ),
    unnamed,
    all,
  };
}

/** How full a battery is; `other` is a word that is new to us. */
export type BatteryLevel = 'high' | 'medium' | 'low' | 'unknown' | 'other';

/** The service's words for a battery; null where it sent none. */
export function batteryLevelOf({ battery }: Pick<Device, 'battery'>): BatteryLevel | null {
  if (battery === undefined) return null;
  return levels.find((level) => level === battery.toLowerCase()) ?? 'other';
}

const levels = ['high', 'medium', 'low', 'unknown'] as const;
