import type { ActivityDay } from '#domain/activity.ts';
import { cleanTimeZone, parseLocalDay, UTC, type LocalDay, type TimeZone } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  isAbsent,
  isNothing,
  readEpochSec,
  readFlag,
  readLocalDay,
  readMore,
  readOffset,
  readRecord,
  readText,
  unreadable,
  type Mutable,
  type Quarantined,
} from './decode.ts';
import type { DaysParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';
import { decodeHeartRate } from './heart-rate.ts';
import { createMetricTable, quarantineMetrics, readMetrics, type MetricName } from './metrics.ts';
import type { WireActivity } from '#api/wire/activity.ts';
import { brand } from '#api/wire/codes-activity.ts';

// For the rooms above, which do not see the dialects.
export type { DaysParams } from '#api/dialects/dialect.ts';

/** One page of days, oldest first, each day once. */
export type ActivityPage = {
  readonly days: readonly ActivityDay[];
  /** The vendor's record of each day of this page, untouched. */
  readonly raw: ReadonlyMap<LocalDay, unknown>;
  /** Whether the service says that there is more; seen with no offset to ask for it. */
  readonly more: boolean;
  /** Opaque; `null` on the last page, where the service often repeats one, or where it forgot it. */
  readonly nextOffset: number | null;
  readonly quarantined: readonly Quarantined[];
};

/** Asks for one page of day totals. */
export async function fetchActivity(
  client: Pick<Client, 'get'>,
  params: DaysParams,
  signal?: AbortSignal,
): Promise<ActivityPage> {
  return decodeActivityPage(await client.get('api/activity', params, signal));
}

const activityMetrics = createMetricTable<keyof WireActivity, MetricName<ActivityDay>>([
  { field: 'steps', name: 'steps', kind: 'amount' },
  { field: 'distance', name: 'distanceM', kind: 'amount' },
  // Metres, though today's documents call it floors: taken for floors, it shows three times too much.
  { field: 'elevation', name: 'elevationM', kind: 'amount' },
  { field: 'calories', name: 'activeKcal', kind: 'amount' },
  { field: 'totalcalories', name: 'totalKcal', kind: 'amount' },
  { field: 'soft', name: 'softSec', kind: 'amount' },
  { field: 'moderate', name: 'moderateSec', kind: 'amount' },
  { field: 'intense', name: 'intenseSec', kind: 'amount' },
  { field: 'active', name: 'activeSec', kind: 'amount' },
  { field: 'brand', name: 'brand', kind: 'code' },
  // `modelid` in every recorded row, `model_id` in other services' answers.
  { field: 'modelid', name: 'modelId', kind: 'code' },
  { field: 'model_id', name: 'modelId', kind: 'code' },
]);

/**
 * Decodes the `body` of a `getactivity` answer of either generation.
 *
 * Days come as a list, as a map, or, for the single day of 2018, as the body itself; a body without any has no data.
 * A day is lost only with its date: any other field that cannot be read (−1 included) is quarantined by itself and
 * absent from the day. Throws only where there is no page to read at all.
 *
 * Of several rows for one day one counts whole, since adding them up would count steps twice: the service's own total
 * (no device id) before the row of one device, that before a source outside (`brand` 18, such as a phone), then the
 * newest `modified`, then the first.
 */
export function decodeActivityPage(json: unknown): ActivityPage {
  const places = findDays(json);
  if (places === null) {
    throw new ApiError('upstream_invalid', 'read the activity', { reason: 'there is no list of days' });
  }
  const body = readRecord(json);
  const profileZone = cleanTimeZone(body?.['timezone']);
  const more = readMore(body?.['more']);
  const kept = new Map<LocalDay, DecodedDay>();
  const quarantined: Quarantined[] = [];
  for (const place of places) {
    const found: Quarantined[] = [];
    const day = decodeDay(place, profileZone, found);
    if (day === null) {
      quarantined.push(...found);
      continue;
    }
    const rival = kept.get(day.day);
    if (rival === undefined || isBetter(day, rival.day)) kept.set(day.day, { day, raw: place.raw, found });
  }
  const days: ActivityDay[] = [];
  const raws = new Map<LocalDay, unknown>();
  for (const { day, raw, found } of [...kept.values()].sort((a, b) => (a.day.day < b.day.day ? -1 : 1))) {
    days.push(day);
    raws.set(day.day, raw);
    quarantined.push(...found);
  }
  return {
    days,
    raw: raws,
    more,
    nextOffset: more ? readOffset(body?.['offset']) : null,
    quarantined,
  };
}

/** A record that should be a day, with the key it stood under where that is a date. */
type Place = { readonly path: string; readonly raw: unknown; readonly key: LocalDay | null };

/** Where the days are in a body; `null` for what is no body. */
function findDays(json: unknown): readonly Place[] | null {
  if (isAbsent(json)) return [];
  if (Array.isArray(json)) return placesOf(json, '');
  const body = readRecord(json);
  if (body === null) return null;
  const activities = body['activities'];
  if (!isAbsent(activities)) {
    return typeof activities === 'object' && activities !== null ? placesOf(activities, 'activities.') : null;
  }
  const isSingleDay = Object.keys(body).some((field) => field === 'date' || activityMetrics.has(field));
  if (isSingleDay) return [{ path: 'body', raw: body, key: null }];
  return placesOf(body, '').filter(({ key }) => key !== null);
}

/** The items of a list or map; nothing under a date is a day without data, not a broken one. */
function placesOf(days: object, prefix: string): Place[] {
  if (Array.isArray(days)) {
    return days.map((raw: unknown, index) => ({ path: `${prefix}${index}`, raw, key: null }));
  }
  return Object.entries(days)
    .map(([key, raw]: [string, unknown]) => ({ path: `${prefix}${key}`, raw, key: parseLocalDay(key) }))
    .filter(({ key, raw }) => key === null || !isNothing(raw));
}

type DecodedDay = {
  readonly day: ActivityDay;
  readonly raw: unknown;
  readonly found: readonly Quarantined[];
};

function decodeDay(
  { path, raw, key }: Place,
  profileZone: TimeZone | null,
  quarantined: Quarantined[],
): ActivityDay | null {
  const record = readRecord(raw);
  const date = record && (record['date'] === undefined ? key : readLocalDay(record['date']));
  if (record === null || date === null) {
    const problem =
      record === null
        ? unreadable(path, 'Object', raw)
        : unreadable(`${path}.date`, 'YYYY-MM-DD', record['date']);
    quarantined.push({ ...problem, raw });
    return null;
  }
  const ownZone = cleanTimeZone(record['timezone']);
  const day: Mutable<ActivityDay> = {
    day: date,
    timeZone: ownZone ?? profileZone ?? UTC,
    zoneSource: ownZone ? 'record' : profileZone ? 'profile' : 'fallback',
  };
  const problems = readMetrics(record, activityMetrics, day);
  if (problems.length > 0) quarantined.push(...quarantineMetrics(problems, path));
  const heartRate = decodeHeartRate(record, path, quarantined);
  if (heartRate !== null) day.heartRate = heartRate;
  const isTracker = readFlag(record['is_tracker']);
  if (isTracker !== null) day.isTracker = isTracker;
  const deviceId = readText(record['deviceid']) ?? readText(record['hash_deviceid']);
  if (deviceId !== null) day.deviceId = deviceId;
  const model = readText(record['model']);
  if (model !== null) day.model = model;
  const modifiedAt = readEpochSec(record['modified']);
  if (modifiedAt !== null) day.modifiedAt = modifiedAt;
  return day;
}

/** Whether one row of a day counts instead of another. */
function isBetter(candidate: ActivityDay, rival: ActivityDay): boolean {
  const lead = rank(candidate) - rank(rival);
  return lead === 0 ? (candidate.modifiedAt ?? 0) > (rival.modifiedAt ?? 0) : lead > 0;
}

function rank(day: ActivityDay): number {
  if (day.brand === brand.external) return 0;
  return day.deviceId === undefined ? 2 : 1;
}
