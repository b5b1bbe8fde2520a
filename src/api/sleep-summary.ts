import type { NightField, NightSummary } from '#domain/sleep.ts';
import { cleanTimeZone, toLocalDay, UTC } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  readEpochSec,
  readFields,
  readFlag,
  readInteger,
  readList,
  readLocalDay,
  readMap,
  readMore,
  readOffset,
  readText,
  unmetRequirement,
  unreadable,
  type Mutable,
  type Quarantined,
  type Requirement,
} from './decode.ts';
import type { DaysParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';
import { createMetricTable, quarantineMetrics, readMetrics, type MetricValues } from './metrics.ts';
import { toSleepSource } from './sleep-source.ts';
import type { WireSleepSummaryData } from '#api/wire/sleep.ts';

/** One page of the service's own summaries, in the order in which they arrived. */
export type NightSummaryPage = {
  readonly nights: readonly NightSummary[];
  /** The vendor's record of each night of this page, untouched, by id; a night without id has none. */
  readonly raw: ReadonlyMap<number, unknown>;
  /** Whether the service says that there is more; seen with no offset to ask for it. */
  readonly more: boolean;
  readonly nextOffset: number | null;
  readonly quarantined: readonly Quarantined[];
};

/**
 * Asks for one page of night summaries.
 *
 * The document says "7 days of data by calls" and asks four months in its own example; recorded pages hold 300 nights.
 */
export async function fetchSleepSummary(
  client: Pick<Client, 'get'>,
  params: DaysParams,
  signal?: AbortSignal,
): Promise<NightSummaryPage> {
  return decodeSleepSummary(await client.get('api/sleep-summary', params, signal));
}

const nightRequirements: readonly Requirement[] = [
  { field: 'startdate', expected: 'epoch seconds', read: readEpochSec },
  { field: 'enddate', expected: 'epoch seconds', read: readEpochSec },
];

/**
 * Decodes the `body` of a `getsummary` answer of either generation.
 *
 * The same night twice counts once, in its newest version. Whatever cannot be read is quarantined by itself, a single
 * value included; throws only where there is no page to read at all.
 */
export function decodeSleepSummary(json: unknown): NightSummaryPage {
  const body = readMap(json);
  const items = Array.isArray(json) ? json : body && readList(body['series']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the nights', { reason: 'there is no list of nights' });
  }
  // A night without id is nobody's rival.
  const kept = new Map<number | string, DecodedNight>();
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const found: Quarantined[] = [];
    const night = decodeNight(raw, `series.${index}`, found);
    if (night === null) {
      quarantined.push(...found);
      continue;
    }
    const key = night.id ?? `nameless ${index}`;
    const rival = kept.get(key);
    if (rival === undefined || isNewer(night, rival.night)) kept.set(key, { night, raw, found });
  }
  const nights: NightSummary[] = [];
  const raws = new Map<number, unknown>();
  for (const { night, raw, found } of kept.values()) {
    nights.push(night);
    if (night.id !== null) raws.set(night.id, raw);
    quarantined.push(...found);
  }
  const more = readMore(body?.['more']);
  return {
    nights,
    raw: raws,
    more,
    nextOffset: more ? readOffset(body?.['offset']) : null,
    quarantined,
  };
}

type DecodedNight = {
  readonly night: NightSummary;
  readonly raw: unknown;
  readonly found: readonly Quarantined[];
};

function decodeNight(raw: unknown, path: string, quarantined: Quarantined[]): NightSummary | null {
  const record = readFields(raw);
  const from = readEpochSec(record?.['startdate']);
  const to = readEpochSec(record?.['enddate']);
  if (record === null || from === null || to === null) {
    quarantined.push(unmetRequirement(raw, path, nightRequirements));
    return null;
  }
  if (to <= from) {
    const received = String(to);
    quarantined.push({ path: `${path}.enddate`, expected: 'later than startdate', received, raw });
    return null;
  }
  const ownZone = cleanTimeZone(record['timezone']);
  const timeZone = ownZone ?? UTC;
  const endDay = toLocalDay(to, timeZone);
  const day = readLocalDay(record['date']) ?? endDay;
  const { source, sourceModel, modelId } = toSleepSource(
    readInteger(record['model']),
    readInteger(record['model_id']),
  );
  const night: Mutable<NightSummary> = {
    id: readInteger(record['id']),
    day,
    from,
    to,
    timeZone,
    zoneSource: ownZone === null ? 'fallback' : 'record',
    source,
    values: {},
  };
  // Without a zone there is no telling which day it was.
  if (ownZone !== null && day !== endDay) night.endDay = endDay;
  if (sourceModel !== undefined) night.sourceModel = sourceModel;
  if (modelId !== undefined) night.modelId = modelId;
  const deviceId = readText(record['deviceid']) ?? readText(record['hash_deviceid']);
  if (deviceId !== null) night.deviceId = deviceId;
  const isCompleted = readFlag(record['completed']);
  if (isCompleted !== null) night.completed = isCompleted;
  const createdAt = readEpochSec(record['created']);
  if (createdAt !== null) night.createdAt = createdAt;
  const modifiedAt = readEpochSec(record['modified']);
  if (modifiedAt !== null) night.modifiedAt = modifiedAt;
  decodeData(record['data'], path, night, quarantined);
  return night;
}

/** The same night twice in a page: the newest version counts, the first one where neither says. */
function isNewer(candidate: NightSummary, rival: NightSummary): boolean {
  return (candidate.modifiedAt ?? 0) > (rival.modifiedAt ?? 0);
}

/**
 * Everything in `data` that the two generations have documented.
 *
 * `durationtosleep` and `durationtowakeup` ("total of awake states before the first, after the last sleep state") are
 * all that 2018 has; today's `sleep_latency` and `wakeup_latency` are measured otherwise, so neither stands in for the
 * other.
 */
const nightMetrics = createMetricTable<keyof WireSleepSummaryData, NightField>([
  { field: 'total_timeinbed', name: 'timeInBedSec', kind: 'amount' },
  { field: 'total_sleep_time', name: 'totalSleepSec', kind: 'amount' },
  { field: 'asleepduration', name: 'asleepSec', kind: 'amount' },
  { field: 'lightsleepduration', name: 'lightSec', kind: 'amount' },
  { field: 'deepsleepduration', name: 'deepSec', kind: 'amount' },
  { field: 'remsleepduration', name: 'remSec', kind: 'amount' },
  { field: 'wakeupduration', name: 'awakeSec', kind: 'amount' },
  { field: 'sleep_latency', name: 'sleepLatencySec', kind: 'amount' },
  { field: 'wakeup_latency', name: 'wakeUpLatencySec', kind: 'amount' },
  { field: 'waso', name: 'wasoSec', kind: 'amount' },
  { field: 'durationtosleep', name: 'toSleepSec', kind: 'amount' },
  { field: 'durationtowakeup', name: 'toWakeUpSec', kind: 'amount' },
  { field: 'snoring', name: 'snoringSec', kind: 'amount' },
  { field: 'mvt_active_duration', name: 'movementActiveSec', kind: 'amount' },
  { field: 'breathing_sounds', name: 'breathingSoundsSec', kind: 'amount' },
  { field: 'wakeupcount', name: 'wakeUps', kind: 'amount' },
  { field: 'out_of_bed_count', name: 'outOfBedCount', kind: 'amount' },
  { field: 'nb_rem_episodes', name: 'remEpisodes', kind: 'amount' },
  { field: 'snoringepisodecount', name: 'snoringEpisodes', kind: 'amount' },
  { field: 'breathing_sounds_episode_count', name: 'breathingSoundsEpisodes', kind: 'amount' },
  { field: 'sleep_score', name: 'score', kind: 'amount' },
  { field: 'sleep_efficiency', name: 'efficiency', kind: 'amount' },
  { field: 'mvt_score_avg', name: 'movementScoreAverage', kind: 'amount' },
  { field: 'hr_average', name: 'heartRateAverageBpm', kind: 'vital' },
  { field: 'hr_min', name: 'heartRateMinBpm', kind: 'vital' },
  { field: 'hr_max', name: 'heartRateMaxBpm', kind: 'vital' },
  { field: 'rr_average', name: 'breathsAveragePerMinute', kind: 'vital' },
  { field: 'rr_min', name: 'breathsMinPerMinute', kind: 'vital' },
  { field: 'rr_max', name: 'breathsMaxPerMinute', kind: 'vital' },
  { field: 'rmssd_start_avg', name: 'rmssdStartMs', kind: 'vital' },
  { field: 'rmssd_end_avg', name: 'rmssdEndMs', kind: 'vital' },
  { field: 'chest_movement_rate_average', name: 'chestMovementRateAverage', kind: 'vital' },
  { field: 'chest_movement_rate_min', name: 'chestMovementRateMin', kind: 'vital' },
  { field: 'chest_movement_rate_max', name: 'chestMovementRateMax', kind: 'vital' },
  { field: 'chest_movement_rate_wellness_average', name: 'chestMovementRateWellnessAverage', kind: 'vital' },
  { field: 'chest_movement_rate_wellness_min', name: 'chestMovementRateWellnessMin', kind: 'vital' },
  { field: 'chest_movement_rate_wellness_max', name: 'chestMovementRateWellnessMax', kind: 'vital' },
  { field: 'core_body_temperature_min', name: 'coreBodyTemperatureMinC', kind: 'vital' },
  { field: 'core_body_temperature_max', name: 'coreBodyTemperatureMaxC', kind: 'vital' },
  { field: 'core_body_temperature_avg', name: 'coreBodyTemperatureAverageC', kind: 'vital' },
  { field: 'core_body_temperature_status', name: 'coreBodyTemperatureStatus', kind: 'code' },
  { field: 'breathing_disturbances_intensity', name: 'breathingDisturbances', kind: 'score' },
  { field: 'breathing_quality_assessment', name: 'breathingQuality', kind: 'code' },
  { field: 'apnea_hypopnea_index', name: 'apneaHypopneaIndex', kind: 'score' },
  { field: 'withings_index', name: 'withingsIndex', kind: 'amount' },
]);

function decodeData(
  raw: unknown,
  nightPath: string,
  night: Mutable<NightSummary>,
  quarantined: Quarantined[],
): void {
  const data = readMap(raw);
  if (data === null) {
    quarantined.push(unreadable(`${nightPath}.data`, 'map by name', raw));
    return;
  }
  const values: MetricValues<NightField> = {};
  const problems = readMetrics(data, nightMetrics, values);
  night.values = values;
  if (problems.length > 0) {
    quarantined.push(...quarantineMetrics(problems, `${nightPath}.data`));
  }
  const events = decodeEvents(data['night_events'], nightPath, quarantined);
  if (events !== null) night.events = events;
}

/** Digits alone: a hostile key must not reach the prototype of the result. */
const EVENT_KEY = /^\d{1,5}$/;
/** Longest key that a quarantine path repeats. */
const KEY_LENGTH = 19;

/** Lists of offsets by the number of the event, unknown numbers included. */
function decodeEvents(
  raw: unknown,
  nightPath: string,
  quarantined: Quarantined[],
): Record<string, readonly number[]> | null {
  const record = readMap(raw);
  if (record === null) {
    quarantined.push(unreadable(`${nightPath}.data.night_events`, 'map by event', raw));
    return null;
  }
  const events: Record<string, readonly number[]> = {};
  let hasEvents = false;
  for (const event of Object.keys(record)) {
    const list = record[event];
    const seconds = readSeconds(list);
    if (seconds === null || !EVENT_KEY.test(event)) {
      const path = `${nightPath}.data.night_events.${event.slice(0, KEY_LENGTH)}`;
      quarantined.push(unreadable(path, 'list of seconds', list));
    } else if (seconds.length > 0) {
      events[event] = seconds;
      hasEvents = true;
    }
  }
  return hasEvents ? events : null;
}

/** All of a list, or nothing of it. */
function readSeconds(list: unknown): number[] | null {
  const offsets = readList(list);
  if (offsets === null) return null;
  const seconds: number[] = [];
  for (const offset of offsets) {
    const second = readInteger(offset);
    if (second === null) return null;
    seconds.push(second);
  }
  return seconds;
}
