import type { DayNumber } from './calendar.ts';

/** One entry of the minute series as it truly was; what the device did not know is absent. */
export type TrueMinutes = {
  /** Epoch seconds. */
  readonly at: number;
  readonly durationSec: number;
  readonly steps?: number;
  readonly distanceM?: number;
  readonly elevationM?: number;
  readonly activeKcal?: number;
  readonly strokes?: number;
  readonly poolLaps?: number;
  readonly heartRateBpm?: number;
  readonly spo2Percent?: number;
};

export type TrueWorkout = {
  readonly id: number;
  readonly category: number;
  readonly from: number;
  readonly to: number;
  readonly day: string;
  readonly timeZone: string;
  readonly attrib: number;
  readonly modelId: number;
  readonly deviceId: string;
  readonly modified: number;
  readonly values: Readonly<Record<string, number | null>>;
};

export type TrueSegment = {
  readonly from: number;
  readonly to: number;
  /** 0 awake, 1 light, 2 deep, 3 REM. */
  readonly state: number;
  /** Awake and up: state 15 for accounts whose plan tells it, plain awake (0) for all others. */
  readonly isOutOfBed?: true;
  /** 16 tracker, 32 mat. */
  readonly model: number;
  readonly heartRateBpm?: readonly (readonly [number, number])[];
  readonly breathsPerMinute?: readonly (readonly [number, number])[];
  readonly snoringSec?: readonly (readonly [number, number])[];
};

/** One stay in bed: the night's main sleep, a part of a broken night, or a nap. */
export type TrueNight = {
  readonly id: number;
  /** Local day on which it ended. */
  readonly day: string;
  readonly timeZone: string;
  readonly isNap: boolean;
  readonly from: number;
  readonly to: number;
  readonly model: number;
  readonly modelId: number;
  readonly deviceId: string;
  readonly created: number;
  readonly modified: number;
  readonly segments: readonly TrueSegment[];
  /** By the names of today's `getsummary` data; computed from the segments. */
  readonly summary: Readonly<Record<string, number>>;
  /** `night_events`: seconds after `from` by kind; 1 got in, 2 fell asleep, 3 woke, 4 got out. */
  readonly events: Readonly<Record<string, readonly number[]>>;
};

export type TrueDay = {
  /** `YYYY-MM-DD` in the zone where the day ended. */
  readonly day: string;
  readonly timeZone: string;
  /** First instant of the day and of the next. */
  readonly from: number;
  readonly to: number;
  readonly isWorn: boolean;
  readonly minutes: readonly TrueMinutes[];
  /** Sums of the minutes, by the names of `getactivity`; a day without a device has none. */
  readonly totals: Readonly<Record<string, number>> | null;
  readonly workouts: readonly TrueWorkout[];
  readonly modelId: number;
  readonly deviceId: string;
  readonly modified: number;
};

/**
 * Days and nights of the simulated person. Each is a pure function of seed and day: none needs another to be
 * generated first, however far back it lies, and each takes at most 20 ms.
 */
export type Life = {
  readonly day: (day: DayNumber) => TrueDay;
  /** Everything slept that ended on this day, in order: the main sleep, then naps. */
  readonly nights: (day: DayNumber) => readonly TrueNight[];
};
