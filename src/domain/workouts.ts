import type { HeartRateSummary } from './activity.ts';
import type { EpochSec, LocalDay, TimeZone, ZoneSource } from './time.ts';

/** One workout as detected or typed in. Unknown categories keep their number. */
export type Workout = {
  readonly id: number;
  readonly category: number;
  readonly from: EpochSec;
  readonly to: EpochSec;
  readonly day: LocalDay;
  readonly timeZone: TimeZone;
  readonly zoneSource: ZoneSource;
  readonly attrib?: number;
  readonly modelId?: number;
  readonly deviceId?: string;
  readonly modifiedAt?: EpochSec;
  readonly activeKcal?: number;
  /** 0–100, the service's own scale. */
  readonly intensity?: number;
  readonly manualDistanceM?: number;
  readonly manualKcal?: number;
  readonly manualIntensity?: number;
  readonly heartRate?: HeartRateSummary;
  readonly pauseSec?: number;
  readonly detectedPauseSec?: number;
  readonly spo2AveragePercent?: number;
  readonly steps?: number;
  readonly distanceM?: number;
  readonly elevationM?: number;
  readonly poolLaps?: number;
  readonly strokes?: number;
  readonly poolLengthM?: number;
  readonly durationSec?: number;
  readonly coreBodyTemperatureAverageC?: number;
  readonly coreBodyTemperatureMinC?: number;
  readonly coreBodyTemperatureMaxC?: number;
  readonly coreBodyTemperatureStatus?: number;
};
