import type { IntradaySample } from '#domain/intraday.ts';

import type { Client } from './client.ts';
import { readEpochKey, readMap, readText, unreadable, type Mutable, type Quarantined } from './decode.ts';
import type { WindowParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';
import { createMetricTable, quarantineMetrics, readMetrics, type MetricName } from './metrics.ts';
import type { WireIntradayEntry } from '#api/wire/intraday.ts';

// For the rooms above, which do not see the dialects.
export type { WindowParams } from '#api/dialects/dialect.ts';

/** The entries of a window in ascending time. What lies between them is unknown. */
export type IntradayPage = {
  readonly samples: readonly IntradaySample[];
  readonly quarantined: readonly Quarantined[];
};

/** Asks for the minute series of a window, of which the service answers the first 24 hours. */
export async function fetchIntraday(
  client: Pick<Client, 'get'>,
  params: WindowParams,
  signal?: AbortSignal,
): Promise<IntradayPage> {
  return decodeIntraday(await client.get('api/intraday', params, signal));
}

const intradayMetrics = createMetricTable<keyof WireIntradayEntry, MetricName<IntradaySample>>([
  { field: 'duration', name: 'durationSec', kind: 'amount' },
  { field: 'steps', name: 'steps', kind: 'amount' },
  { field: 'distance', name: 'distanceM', kind: 'amount' },
  { field: 'elevation', name: 'elevationM', kind: 'amount' },
  { field: 'calories', name: 'activeKcal', kind: 'amount' },
  // `strokes` in the document's example, `stroke` in its table.
  { field: 'stroke', name: 'strokes', kind: 'amount' },
  { field: 'strokes', name: 'strokes', kind: 'amount' },
  { field: 'pool_lap', name: 'poolLaps', kind: 'amount' },
  { field: 'pool_laps', name: 'poolLaps', kind: 'amount' },
  { field: 'heart_rate', name: 'heartRateBpm', kind: 'vital' },
  { field: 'spo2_auto', name: 'spo2Percent', kind: 'vital' },
  { field: 'rmssd', name: 'rmssdMs', kind: 'vital' },
  { field: 'sdnn1', name: 'sdnn1Ms', kind: 'vital' },
  { field: 'sdnn_1', name: 'sdnn1Ms', kind: 'vital' },
  { field: 'hrv_quality', name: 'hrvQuality', kind: 'amount' },
  { field: 'rr', name: 'breathsPerMinute', kind: 'vital' },
  { field: 'chest_movement_rate', name: 'chestMovementRate', kind: 'amount' },
  { field: 'core_body_temperature', name: 'coreBodyTemperatureC', kind: 'vital' },
  { field: 'model_id', name: 'modelId', kind: 'code' },
  { field: 'modelid', name: 'modelId', kind: 'code' },
]);

/**
 * Decodes the `body` of a `getintradayactivity` answer of either generation.
 *
 * No series at all (absent, `null`, `[]`, `{}`) is a window without data. An entry stands for itself from its key on
 * for its `duration`; with nothing else in it, it says that there was no movement. A key that is no plausible epoch
 * second (milliseconds, negative, in words, `__proto__`) costs its entry, a field that cannot be read itself alone.
 */
export function decodeIntraday(json: unknown): IntradayPage {
  const series = findSeries(json);
  if (series === null) {
    throw new ApiError('upstream_invalid', 'read the activity of a day', { reason: 'there is no series' });
  }
  // The items of a list have no time.
  const hasTimes = !Array.isArray(series);
  const samples: IntradaySample[] = [];
  const quarantined: Quarantined[] = [];
  // Sorted by the language itself: keys that are integers below 2³² − 1 come first and ascending, however they
  // arrived, and every plausible epoch second is one.
  for (const key of Object.keys(series)) {
    const at = hasTimes ? readEpochKey(key) : null;
    // The number finds it sooner than the text.
    const raw = series[at ?? key];
    const entry = readMap(raw);
    if (at === null || entry === null) {
      const path = `series.${key.slice(0, KEY_LENGTH)}`;
      const problem =
        at === null ? unreadable(path, 'epoch seconds as key', key) : unreadable(path, 'Object', raw);
      quarantined.push({ ...problem, raw });
      continue;
    }
    const sample: Mutable<IntradaySample> = { at };
    const problems = readMetrics(entry, intradayMetrics, sample);
    if (problems.length > 0) quarantined.push(...quarantineMetrics(problems, `series.${key}`));
    const deviceId = readText(entry['deviceid']) ?? readText(entry['hash_deviceid']);
    if (deviceId !== null) sample.deviceId = deviceId;
    const model = readText(entry['model']);
    if (model !== null) sample.model = model;
    samples.push(sample);
  }
  return { samples, quarantined };
}

/** Longest key that a quarantine path repeats. */
const KEY_LENGTH = 40;

/** The series of a body, empty where there is none; `null` for what cannot be one. */
function findSeries(json: unknown): Readonly<Record<string, unknown>> | null {
  const body = readMap(json);
  const series = body?.['series'];
  // A list is an object with its indices as keys, which is all that is asked of it.
  return Array.isArray(series)
    ? (series as unknown as Readonly<Record<string, unknown>>)
    : body && readMap(series);
}
