import * as fc from 'fast-check';
import type { Archive } from '#archive/archive.ts';
import { land, type Landed, type Landing, type Unreadable, type WholeWindow } from '#archive/landing.ts';
import type { RecordId } from '#archive/list-book.ts';
import type { ActivityDay } from '#domain/activity.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { addDays, parseLocalDay, toEpochSec, type LocalDay, type TimeZone } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { seconds } from './measure-groups.ts';

const paris = 'Europe/Paris' as TimeZone;

export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

/** A day of 8,000 steps in Paris unless told otherwise. */
export function createDay(text: string, fields: Partial<ActivityDay> = {}): ActivityDay {
  return { day: day(text), timeZone: paris, zoneSource: 'record', steps: 8000, ...fields };
}

/** A night from 22:00 to 06:00 UTC that ended on a day, unless told otherwise. */
export function createNight(
  id: number | null,
  text: string,
  fields: Partial<NightSummary> = {},
): NightSummary {
  return {
    id,
    day: day(text),
    from: toEpochSec(seconds(`${text}T06:00:00Z`) - 8 * 3600),
    to: seconds(`${text}T06:00:00Z`),
    timeZone: paris,
    zoneSource: 'record',
    source: 'mat',
    values: { deepSec: 5400 },
    ...fields,
  };
}

/** An hour's run at noon UTC unless told otherwise. */
export function createWorkout(id: number, text: string, fields: Partial<Workout> = {}): Workout {
  return {
    id,
    category: 2,
    from: seconds(`${text}T12:00:00Z`),
    to: seconds(`${text}T13:00:00Z`),
    day: day(text),
    timeZone: paris,
    zoneSource: 'record',
    ...fields,
  };
}

type LandingOf<Kind extends ListKind> = Extract<Landing, { kind: Kind }>;
type Kept = { unreadable?: readonly Unreadable[]; whole?: WholeWindow | null; note?: string };

/** Day totals as an answer brings them; the service's own record of each is told apart by `note`. */
export function days(
  records: readonly ActivityDay[],
  { note = 'first', ...rest }: Kept = {},
): LandingOf<'activity'> {
  const raw = new Map(records.map((record) => [record.day, { date: record.day, steps: record.steps, note }]));
  return { kind: 'activity', records, raw, unreadable: [], whole: null, ...rest };
}

export function nights(
  records: readonly NightSummary[],
  { note = 'first', ...rest }: Kept = {},
): LandingOf<'sleep-summary'> {
  const raw = new Map(
    records.flatMap(({ id, day }) => (id === null ? [] : [[id, { id, date: day, note }] as const])),
  );
  return { kind: 'sleep-summary', records, raw, unreadable: [], whole: null, ...rest };
}

export function workouts(
  records: readonly Workout[],
  { note = 'first', ...rest }: Kept = {},
): LandingOf<'workouts'> {
  const raw = new Map(records.map(({ id, day }) => [id, { id, date: day, note }]));
  return { kind: 'workouts', records, raw, unreadable: [], whole: null, ...rest };
}

/** A window that was read to its end, and held these records. */
export function windowOf(
  from: string | null,
  to: string | null,
  ids: readonly RecordId[] = [],
  confirmed = false,
): WholeWindow {
  return {
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    ids: new Set(ids),
    confirmed,
  };
}

/** When a sync of these tests takes place, by our clock. */
export const now = seconds('2026-03-10T08:00:00Z');

export async function landOne(archive: Archive, landing: Landing): Promise<Landed> {
  return land(archive, landing, await archive.readSyncState(), now);
}

const dayNumbers = fc.integer({ min: 0, max: 4000 }).map((number) => addDays(day('2015-06-01'), number));
const instants = fc
  .integer({ min: seconds('2015-01-01T00:00:00Z'), max: seconds('2027-01-01T00:00:00Z') })
  .map(toEpochSec);
const numbers = fc.oneof(
  fc.nat({ max: 20_000 }),
  fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const zones = fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'UTC').map((zone) => zone as TimeZone);
const zoneSec = fc.tuple(fc.option(fc.nat()), fc.option(fc.nat()), fc.option(fc.nat()), fc.option(fc.nat()));
const heartRate = fc.record(
  { averageBpm: numbers, minBpm: numbers, zoneSec },
  { requiredKeys: [], noNullPrototype: true },
);

/** Any day totals that the domain allows, each day once. */
export const arbitraryDays: fc.Arbitrary<ActivityDay[]> = fc.uniqueArray(
  fc.record(
    {
      day: dayNumbers,
      timeZone: zones,
      zoneSource: fc.constantFrom('record' as const, 'profile' as const),
      steps: numbers,
      distanceM: numbers,
      heartRate,
      isTracker: fc.boolean(),
      deviceId: fc.string(),
    },
    { requiredKeys: ['day', 'timeZone', 'zoneSource'], noNullPrototype: true },
  ),
  { selector: (record) => record.day, maxLength: 12 },
);

/** Any nights that the domain allows, some without an id. */
export const arbitraryNights: fc.Arbitrary<NightSummary[]> = fc
  .uniqueArray(
    fc.record(
      {
        id: fc.option(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
        day: dayNumbers,
        from: instants,
        to: instants,
        timeZone: zones,
        zoneSource: fc.constantFrom('record' as const, 'fallback' as const),
        source: fc.constantFrom('tracker' as const, 'mat' as const),
        completed: fc.boolean(),
        values: fc.record({ deepSec: numbers, score: numbers }, { requiredKeys: [], noNullPrototype: true }),
        events: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.array(fc.integer(), { maxLength: 4 }), {
          noNullPrototype: true,
        }),
      },
      {
        requiredKeys: ['id', 'day', 'from', 'to', 'timeZone', 'zoneSource', 'source', 'values'],
        noNullPrototype: true,
      },
    ),
    { selector: (night) => night.from, maxLength: 12 },
  )
  .filter((found) => new Set(found.map(({ id, from }) => id ?? `${from}`)).size === found.length);
