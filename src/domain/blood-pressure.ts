import type { Verdict } from './decisions.ts';
import type { ExcludedRecord } from './derived.ts';
import { measureCategory, type MeasureReading, measureType } from './measures.ts';
import type { Pressure } from './pressure-classes.ts';
import {
  addDays,
  type EpochSec,
  type LocalDay,
  offsetSecAt,
  SECONDS_PER_DAY,
  type TimeZone,
  toLocalDay,
} from './time.ts';
import { isDoubtful, isManual } from './weigh-ins.ts';

/** One inflation of a cuff, or what was typed in place of it. */
export type PressureReading = Pressure & {
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  /** Beats per minute; null where none came along. */
  readonly pulsePerMin: number | null;
  readonly source: 'device' | 'manual';
  /** The device has already averaged several inflations into it. */
  readonly isAveraged: boolean;
  /** Groups that delivered it, ascending. */
  readonly groupIds: readonly number[];
  readonly deviceId?: string;
};

/**
 * Why a record was left out: perhaps somebody else's, one of the two values missing, no pressure that a body can have,
 * there twice, the first of three or more readings in a row where the reader wants it so, or by the reader's verdict.
 */
export type PressureReason =
  | 'doubtful'
  | 'incomplete'
  | 'impossible'
  | 'duplicate'
  | 'first'
  | 'hidden'
  | 'not-me';

export type PressureReadings = {
  /** Sorted by time. */
  readonly readings: readonly PressureReading[];
  readonly excluded: readonly ExcludedRecord<PressureReason>[];
};

/** Morning and evening are those of the home protocol; what lies between belongs to neither. */
export type PressurePeriod = 'morning' | 'midday' | 'evening';

/** What was measured at one sitting. */
export type PressureSession = Pressure & {
  /** Instant of its first reading. */
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  /** On the clock of the place: the night up to 04:00 belongs to the evening before. */
  readonly day: LocalDay;
  readonly period: PressurePeriod;
  /** Seconds since 00:00 on the clock of the place. */
  readonly clockSec: number;
  /** Mean over the readings that have one; null where none has. */
  readonly pulsePerMin: number | null;
  /** The readings that the mean is of. */
  readonly readings: readonly PressureReading[];
  /** The first of three or more, where it was to be left out. */
  readonly dropped: PressureReading | null;
  /** `manual` only where every reading was typed by hand. */
  readonly source: 'device' | 'manual';
  readonly deviceId?: string;
};

/** Readings of one device follow each other within this time in one session. */
export const SESSION_GAP_SEC = 10 * 60;

const SECONDS_PER_HOUR = 3600;
/** Mornings begin and nights end, mornings end, evenings begin: hours of the local clock. */
export const periodHours = { morning: 4, midday: 12, evening: 16 } as const;

/** `attrib` 5: the service's cuffs can inflate three times and send the mean. */
const AVERAGED = 5;

type Group = {
  readonly first: MeasureReading;
  systolic?: number | undefined;
  diastolic?: number | undefined;
  pulse?: number | undefined;
  readonly ids: number[];
};

/**
 * Readings of blood pressure out of values of any type, order and category, sorted by time.
 *
 * Types 9 and 10 of one group are one reading, with the pulse (11) of the same group. Halves that came as two groups
 * of one instant and device are put together again. Goals are no readings. Every group with a pressure in it is either
 * in a reading or excluded with its reason. A verdict of the reader's comes before what the service says.
 */
export function computePressureReadings(
  values: readonly MeasureReading[],
  { verdicts = new Map() }: { readonly verdicts?: ReadonlyMap<number | string, Verdict> } = {},
): PressureReadings {
  const readings: PressureReading[] = [];
  const excluded: ExcludedRecord<PressureReason>[] = [];
  const seen = new Set<string>();
  for (const group of joinHalves(toGroups(values))) {
    const reading = toReading(group);
    const reason = reasonAgainst(group, reading, verdicts, seen);
    if (reason === null && reading !== null) readings.push(reading);
    else {
      for (const id of group.ids) {
        excluded.push({ kind: 'measures', id, at: group.first.at, reason: reason ?? 'incomplete' });
      }
    }
  }
  return { readings, excluded };
}

function reasonAgainst(
  { first, systolic, diastolic, ids }: Group,
  reading: PressureReading | null,
  verdicts: ReadonlyMap<number | string, Verdict>,
  seen: Set<string>,
): PressureReason | null {
  const own = new Set(ids.map((id) => verdicts.get(id)));
  if (own.has('not-me')) return 'not-me';
  if (own.has('hide')) return 'hidden';
  if (isDoubtful(first.attrib) && !own.has('keep')) return 'doubtful';
  if (systolic === undefined || diastolic === undefined || reading === null) return 'incomplete';
  // A pressure that swings between two equal values does not swing.
  if (!(diastolic > 0 && systolic > diastolic && systolic < Infinity)) return 'impossible';
  const key = `${Math.floor(first.at / 60)} ${systolic} ${diastolic}`;
  if (seen.has(key)) return 'duplicate';
  seen.add(key);
  return null;
}

function toReading({ first, systolic, diastolic, pulse, ids }: Group): PressureReading | null {
  if (systolic === undefined || diastolic === undefined) return null;
  return {
    at: first.at,
    timeZone: first.timeZone,
    systolicMmHg: systolic,
    diastolicMmHg: diastolic,
    pulsePerMin: pulse !== undefined && pulse > 0 ? pulse : null,
    source: isManual(first.attrib) ? 'manual' : 'device',
    isAveraged: first.attrib === AVERAGED,
    groupIds: ids.toSorted((a, b) => a - b),
    ...(first.deviceId !== undefined && { deviceId: first.deviceId }),
  };
}

/** Groups that hold a pressure, by time; of two at one instant the one with the lower number first. */
function toGroups(values: readonly MeasureReading[]): Group[] {
  const groups = new Map<number, Group>();
  for (const value of values) {
    const field = fields.get(value.type);
    if (field === undefined || value.category !== measureCategory.reading) continue;
    const group = groups.get(value.groupId) ?? { first: value, ids: [value.groupId] };
    groups.set(value.groupId, group);
    // A type that comes twice in a group says the same twice.
    group[field] ??= value.value;
  }
  return [...groups.values()]
    .filter(({ systolic, diastolic }) => systolic !== undefined || diastolic !== undefined)
    .toSorted((a, b) => a.first.at - b.first.at || (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
}

const fields = new Map([
  [measureType.systolic, 'systolic'],
  [measureType.diastolic, 'diastolic'],
  [measureType.pulse, 'pulse'],
] as const) as ReadonlyMap<number, 'systolic' | 'diastolic' | 'pulse'>;

function joinHalves(groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const half = findHalf(joined, group.first);
    const fits =
      half !== undefined &&
      (half.systolic === undefined) !== (half.diastolic === undefined) &&
      (half.systolic === undefined) === (group.diastolic === undefined) &&
      (group.systolic === undefined) === (half.diastolic === undefined);
    if (!fits) {
      joined.push(group);
      continue;
    }
    half.systolic ??= group.systolic;
    half.diastolic ??= group.diastolic;
    half.pulse ??= group.pulse;
    half.ids.push(...group.ids);
  }
  return joined;
}

/** The last group of an instant and a source. What is sorted by time has all of one instant at its end. */
function findHalf(groups: readonly Group[], wanted: MeasureReading): Group | undefined {
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index];
    if (group === undefined || group.first.at !== wanted.at) return undefined;
    if (sameSource(group.first, wanted)) return group;
  }
  return undefined;
}

function sameSource(a: MeasureReading, b: MeasureReading): boolean {
  return a.deviceId === b.deviceId && a.attrib === b.attrib;
}

/**
 * Sessions out of readings, sorted by time: readings of one device, each at most ten minutes after the one before.
 *
 * The value is the mean of the readings, with `dropsFirst` without the first of three or more. Typed readings are a
 * device of their own, and so are all devices together where the service does not name them (2018). Day and period go
 * by the clock of the place where the session began. Empty for none.
 */
export function computePressureSessions(
  readings: readonly PressureReading[],
  { dropsFirst = false }: { readonly dropsFirst?: boolean } = {},
): PressureSession[] {
  const open = new Map<string, [PressureReading, ...PressureReading[]]>();
  const sittings: (readonly [PressureReading, ...PressureReading[]])[] = [];
  for (const reading of readings.toSorted((a, b) => a.at - b.at)) {
    const device = reading.source === 'manual' ? 'typed' : `device ${reading.deviceId ?? ''}`;
    const current = open.get(device);
    const last = current?.at(-1);
    if (current !== undefined && last !== undefined && reading.at - last.at <= SESSION_GAP_SEC) {
      current.push(reading);
      continue;
    }
    const sitting: [PressureReading, ...PressureReading[]] = [reading];
    open.set(device, sitting);
    sittings.push(sitting);
  }
  return sittings.map((sitting) => toSession(sitting, dropsFirst)).toSorted((a, b) => a.at - b.at);
}

function toSession(
  all: readonly [PressureReading, ...PressureReading[]],
  dropsFirst: boolean,
): PressureSession {
  const [first] = all;
  const isDropped = dropsFirst && all.length >= 3;
  const readings = isDropped ? all.slice(1) : all;
  const pulses = readings.flatMap(({ pulsePerMin }) => pulsePerMin ?? []);
  return {
    at: first.at,
    timeZone: first.timeZone,
    ...placeOnClock(first.at, first.timeZone),
    systolicMmHg: meanOf(readings.map(({ systolicMmHg }) => systolicMmHg)),
    diastolicMmHg: meanOf(readings.map(({ diastolicMmHg }) => diastolicMmHg)),
    pulsePerMin: pulses.length === 0 ? null : meanOf(pulses),
    readings,
    dropped: isDropped ? first : null,
    source: first.source,
    ...(first.deviceId !== undefined && { deviceId: first.deviceId }),
  };
}

/** The day, the period and the time that the clock of a zone shows at an instant, as sessions have them. */
export function placeOnClock(
  at: EpochSec,
  zone: TimeZone,
): Pick<PressureSession, 'day' | 'period' | 'clockSec'> {
  const clockSec = modulo(at + offsetSecAt(at, zone), SECONDS_PER_DAY);
  const hour = clockSec / SECONDS_PER_HOUR;
  const date = toLocalDay(at, zone);
  const day = hour < periodHours.morning ? addDays(date, -1) : date;
  if (hour < periodHours.morning || hour >= periodHours.evening) return { day, period: 'evening', clockSec };
  return { day, period: hour < periodHours.midday ? 'morning' : 'midday', clockSec };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
