import type { EpochSec, LocalDay, TimeZone, ZoneSource } from './time.ts';

/** What recorded a night: the service's 16 and 32; anything else passes through as its number. */
export type SleepSource = 'tracker' | 'mat' | 'unknown';

/** Known states of a segment; other numbers pass through. */
export const sleepState = {
  awake: 0,
  light: 1,
  deep: 2,
  rem: 3,
  manual: 4,
  unspecified: 5,
  outOfBed: 15,
} as const;

/** Values at instants within a segment, in ascending time. */
export type SleepTrack = readonly { readonly at: EpochSec; readonly value: number }[];

export type SleepSegment = {
  readonly from: EpochSec;
  /** Exclusive. */
  readonly to: EpochSec;
  readonly state: number;
  readonly source: SleepSource;
  readonly sourceModel?: number;
  readonly modelId?: number;
  readonly model?: string;
  readonly deviceId?: string;
  readonly heartRateBpm?: SleepTrack;
  readonly breathsPerMinute?: SleepTrack;
  /** Seconds of snoring. */
  readonly snoringSec?: SleepTrack;
  readonly sdnn1Ms?: SleepTrack;
  readonly rmssdMs?: SleepTrack;
  readonly hrvQuality?: SleepTrack;
  readonly movementScore?: SleepTrack;
  readonly chestMovementRate?: SleepTrack;
  readonly withingsIndex?: SleepTrack;
  readonly breathingSounds?: SleepTrack;
};

/** The service's own summary of one night, labelled with the local day on which it ended. */
export type NightSummary = {
  readonly id: number | null;
  readonly day: LocalDay;
  /** The local day of `to`, where the service named another one. */
  readonly endDay?: LocalDay;
  readonly from: EpochSec;
  readonly to: EpochSec;
  readonly timeZone: TimeZone;
  readonly zoneSource: ZoneSource;
  readonly source: SleepSource;
  readonly sourceModel?: number;
  readonly modelId?: number;
  readonly deviceId?: string;
  readonly completed?: boolean;
  readonly createdAt?: EpochSec;
  readonly modifiedAt?: EpochSec;
  /** Every known field that arrived, by its neutral name; a sentinel such as −1 is absent. */
  readonly values: Readonly<Partial<Record<NightField, number>>>;
  /** Offsets in seconds from `from` by event: 1 in bed, 2 asleep, 3 awake, 4 out of bed, 5 and 6 by hand. */
  readonly events?: Readonly<Record<string, readonly number[]>>;
};

export type NightField =
  | 'timeInBedSec'
  | 'totalSleepSec'
  | 'asleepSec'
  | 'lightSec'
  | 'deepSec'
  | 'remSec'
  | 'awakeSec'
  | 'sleepLatencySec'
  | 'wakeUpLatencySec'
  | 'wasoSec'
  | 'toSleepSec'
  | 'toWakeUpSec'
  | 'snoringSec'
  | 'movementActiveSec'
  | 'breathingSoundsSec'
  | 'wakeUps'
  | 'outOfBedCount'
  | 'remEpisodes'
  | 'snoringEpisodes'
  | 'breathingSoundsEpisodes'
  | 'score'
  | 'efficiency'
  | 'movementScoreAverage'
  | 'heartRateAverageBpm'
  | 'heartRateMinBpm'
  | 'heartRateMaxBpm'
  | 'breathsAveragePerMinute'
  | 'breathsMinPerMinute'
  | 'breathsMaxPerMinute'
  | 'rmssdStartMs'
  | 'rmssdEndMs'
  | 'chestMovementRateAverage'
  | 'chestMovementRateMin'
  | 'chestMovementRateMax'
  | 'chestMovementRateWellnessAverage'
  | 'chestMovementRateWellnessMin'
  | 'chestMovementRateWellnessMax'
  | 'coreBodyTemperatureMinC'
  | 'coreBodyTemperatureMaxC'
  | 'coreBodyTemperatureAverageC'
  | 'coreBodyTemperatureStatus'
  | 'breathingDisturbances'
  | 'breathingQuality'
  | 'apneaHypopneaIndex'
  | 'withingsIndex';
