import type { HeartRateSummary } from '#domain/activity.ts';

import type { Mutable, Quarantined } from './decode.ts';
import { createMetricTable, quarantineMetrics, readMetrics, type MetricValues } from './metrics.ts';
import type { WireActivity } from '#api/wire/activity.ts';
import type { WireWorkoutData } from '#api/wire/workouts.ts';

type HeartRateMetric =
  | 'averageBpm'
  | 'minBpm'
  | 'maxBpm'
  | 'lightSec'
  | 'moderateSec'
  | 'intenseSec'
  | 'peakSec';

const heartRateMetrics = createMetricTable<keyof WireActivity & keyof WireWorkoutData, HeartRateMetric>([
  { field: 'hr_average', name: 'averageBpm', kind: 'vital' },
  { field: 'hr_min', name: 'minBpm', kind: 'vital' },
  { field: 'hr_max', name: 'maxBpm', kind: 'vital' },
  { field: 'hr_zone_0', name: 'lightSec', kind: 'amount' },
  { field: 'hr_zone_1', name: 'moderateSec', kind: 'amount' },
  { field: 'hr_zone_2', name: 'intenseSec', kind: 'amount' },
  { field: 'hr_zone_3', name: 'peakSec', kind: 'amount' },
]);

/**
 * The `hr_*` fields that days and workouts share; `null` where the heart was not measured.
 *
 * Without any pulse, zones of 0 s say nothing either: both stand in the recorded workouts of phones, which have no
 * sensor for it. A zone that did not arrive beside others is `null`, not 0. What cannot be read is quarantined.
 */
export function decodeHeartRate(
  record: Readonly<Record<string, unknown>>,
  path: string,
  quarantined: Quarantined[],
): HeartRateSummary | null {
  const values: MetricValues<HeartRateMetric> = {};
  const problems = readMetrics(record, heartRateMetrics, values);
  if (problems.length > 0) quarantined.push(...quarantineMetrics(problems, path));
  const { averageBpm, minBpm, maxBpm } = values;
  const { lightSec = null, moderateSec = null, intenseSec = null, peakSec = null } = values;
  const heartRate: Mutable<HeartRateSummary> = {};
  if (averageBpm !== undefined) heartRate.averageBpm = averageBpm;
  if (minBpm !== undefined) heartRate.minBpm = minBpm;
  if (maxBpm !== undefined) heartRate.maxBpm = maxBpm;
  const hasPulse = averageBpm !== undefined || minBpm !== undefined || maxBpm !== undefined;
  const zoneSec = [lightSec, moderateSec, intenseSec, peakSec] as const;
  const hasZones = zoneSec.some((sec) => sec !== null && (hasPulse || sec > 0));
  if (hasZones) heartRate.zoneSec = zoneSec;
  return hasPulse || hasZones ? heartRate : null;
}
