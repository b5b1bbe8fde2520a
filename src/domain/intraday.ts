import type { EpochSec } from './time.ts';

/** One entry of a minute series: what happened from `at` on for `durationSec`. Absent is unknown, not zero. */
export type IntradaySample = {
  readonly at: EpochSec;
  readonly durationSec?: number;
  readonly steps?: number;
  readonly distanceM?: number;
  readonly elevationM?: number;
  readonly activeKcal?: number;
  readonly strokes?: number;
  readonly poolLaps?: number;
  readonly heartRateBpm?: number;
  readonly spo2Percent?: number;
  readonly rmssdMs?: number;
  readonly sdnn1Ms?: number;
  readonly hrvQuality?: number;
  readonly breathsPerMinute?: number;
  readonly chestMovementRate?: number;
  readonly coreBodyTemperatureC?: number;
  readonly deviceId?: string;
  readonly modelId?: number;
  readonly model?: string;
};
