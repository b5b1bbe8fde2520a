import type { EpochSec, LocalDay, TimeZone, ZoneSource } from './time.ts';

/** Totals of one calendar day in the zone where the day ended. A field that did not arrive is absent, never zero. */
export type ActivityDay = {
  readonly day: LocalDay;
  readonly timeZone: TimeZone;
  readonly zoneSource: ZoneSource;
  readonly steps?: number;
  readonly distanceM?: number;
  readonly elevationM?: number;
  /** Energy burned by activity, kcal. */
  readonly activeKcal?: number;
  /** Energy of the whole day with resting metabolism, kcal. */
  readonly totalKcal?: number;
  readonly softSec?: number;
  readonly moderateSec?: number;
  readonly intenseSec?: number;
  /** Moderate and intense together, as the service adds them. */
  readonly activeSec?: number;
  readonly heartRate?: HeartRateSummary;
  readonly brand?: number;
  readonly isTracker?: boolean;
  readonly deviceId?: string;
  readonly modelId?: number;
  readonly model?: string;
  readonly modifiedAt?: EpochSec;
};

/** Beats per minute, and seconds in the zones light, moderate, intense, peak. */
export type HeartRateSummary = {
  readonly averageBpm?: number;
  readonly minBpm?: number;
  readonly maxBpm?: number;
  readonly zoneSec?: readonly [number | null, number | null, number | null, number | null];
};
