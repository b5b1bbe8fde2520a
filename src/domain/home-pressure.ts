import {
  placeOnClock,
  type PressurePeriod,
  type PressureReason,
  type PressureSession,
} from './blood-pressure.ts';
import { computeMeanEllipse, type EllipseAxes, type Estimate, estimateMean } from './confidence.ts';
import { createDerived, type Derived, type ExcludedRecord } from './derived.ts';
import { toDropped, toRefs } from './pressure-averages.ts';
import { addDays, differenceInDays, type LocalDay, UTC } from './time.ts';

/** Days of the protocol; the first one is for getting used to it. */
export const PROTOCOL_DAYS = 7;
/** Readings asked for in the morning, and in the evening. */
export const READINGS_PER_SITTING = 2;
/** What is left after the first day must be at least this much. */
export const LEAST_READINGS = 12;
export const LEAST_DAYS = 3;

/** How many readings a day of the protocol has. */
export type ProtocolDay = { readonly day: LocalDay; readonly morning: number; readonly evening: number };

export type HomeReason = PressureReason | 'first-day' | 'midday';

export type HomeAverage = {
  /** Of all readings after the first day; in mmHg, the interval is over the sittings. */
  readonly systolic: Estimate;
  readonly diastolic: Estimate;
  readonly pulsePerMin: number | null;
  readonly readings: number;
  readonly days: number;
  /** Enough readings on enough days for what the guidelines say about home averages. */
  readonly isValid: boolean;
  /** 95 % confidence ellipse around the average, diastolic as x and systolic as y; null of fewer than three sittings. */
  readonly ellipse: EllipseAxes | null;
};

/** Seven days at home, up to the last day with a reading. */
export type HomeSeries = {
  /** Seven, the first of which need not have a reading. */
  readonly days: readonly ProtocolDay[];
  /** The first of them with a reading: it is left out of the average. */
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  /** Null while there is nothing but the first day. */
  readonly average: Derived<HomeAverage, HomeReason> | null;
};

/**
 * The latest home series on or before a day: the seven days up to the last one with a morning or an evening reading.
 *
 * Protocol of the European Society of Hypertension (Parati et al., J Hum Hypertens 24, 2010; Parati, BMC Med 8:55,
 * 2010): two readings in the morning and two in the evening on seven days, the first day is dropped, the mean of the
 * rest is the home average; it counts with at least twelve readings on at least three days. Every reading of a morning
 * or an evening goes in, however many there are; what was taken about noon belongs to no protocol and stays out. Days
 * are those of the sessions. Null where there is no such reading.
 */
export function computeHomeSeries(
  sessions: readonly PressureSession[],
  {
    until,
    excluded = [],
  }: { readonly until: LocalDay; readonly excluded?: readonly ExcludedRecord<PressureReason>[] },
): HomeSeries | null {
  const known = sessions.filter(({ day, period }) => period !== 'midday' && day <= until);
  let lastDay: LocalDay | null = null;
  for (const { day } of known) if (lastDay === null || day > lastDay) lastDay = day;
  if (lastDay === null) return null;
  const from = addDays(lastDay, 1 - PROTOCOL_DAYS);
  const own = known.filter(({ day }) => day >= from);
  let firstDay = lastDay;
  for (const { day } of own) if (day < firstDay) firstDay = day;
  const last = lastDay;
  const isWithin = (day: LocalDay): boolean => day >= from && day <= last;
  const zone = known.at(-1)?.timeZone ?? UTC;
  const midday = sessions.filter(({ day, period }) => period === 'midday' && isWithin(day));
  return {
    days: Array.from({ length: PROTOCOL_DAYS }, (_, index) => countDay(own, addDays(from, index))),
    firstDay,
    lastDay,
    average: averageAfter(firstDay, own, [
      ...excluded.filter(({ at }) => isWithin(placeOnClock(at, zone).day)),
      ...toRefs(midday.flatMap(({ readings }) => readings)).map((ref) => ({
        ...ref,
        reason: 'midday' as const,
      })),
    ]),
  };
}

function countDay(sessions: readonly PressureSession[], day: LocalDay): ProtocolDay {
  const count = (wanted: PressurePeriod): number =>
    sessions
      .filter((session) => session.day === day && session.period === wanted)
      .reduce((total, { readings }) => total + readings.length, 0);
  return { day, morning: count('morning'), evening: count('evening') };
}

function averageAfter(
  firstDay: LocalDay,
  sessions: readonly PressureSession[],
  excluded: readonly ExcludedRecord<HomeReason>[],
): HomeSeries['average'] {
  const counted = sessions.filter(({ day }) => day > firstDay);
  const readings = counted.flatMap((session) => session.readings);
  const systolic = estimateOf(counted, 'systolicMmHg');
  const diastolic = estimateOf(counted, 'diastolicMmHg');
  if (systolic === null || diastolic === null) return null;
  const days = new Set(counted.map(({ day }) => day)).size;
  const value: HomeAverage = {
    systolic,
    diastolic,
    pulsePerMin: estimateMean(readings.flatMap(({ pulsePerMin }) => pulsePerMin ?? []))?.mean ?? null,
    readings: readings.length,
    days,
    isValid: readings.length >= LEAST_READINGS && days >= LEAST_DAYS,
    ellipse: computeMeanEllipse(
      counted.map(({ diastolicMmHg, systolicMmHg }) => [diastolicMmHg, systolicMmHg]),
    ),
  };
  const first = sessions.filter(({ day }) => day === firstDay);
  return createDerived(value, {
    unit: 'mmHg',
    method: 'home-average',
    version: 1,
    n: readings.length,
    inputs: toRefs(readings),
    excluded: [
      ...excluded,
      ...toRefs(first.flatMap((session) => session.readings)).map((ref) => ({
        ...ref,
        reason: 'first-day' as const,
      })),
      ...toDropped(sessions),
    ],
  });
}

/**
 * The mean over the readings, as the protocol wants it, with the spread and the interval of the sittings: two readings
 * a minute apart are not two independent looks at a pressure.
 */
function estimateOf(
  sessions: readonly PressureSession[],
  field: 'systolicMmHg' | 'diastolicMmHg',
): Estimate | null {
  const overReadings = estimateMean(
    sessions.flatMap(({ readings }) => readings.map((reading) => reading[field])),
  );
  const overSessions = estimateMean(sessions.map((session) => session[field]));
  if (overReadings === null || overSessions === null) return null;
  const { mean, n } = overReadings;
  const shift = mean - overSessions.mean;
  return {
    n,
    mean,
    sd: overSessions.sd,
    low: overSessions.low === null ? null : overSessions.low + shift,
    high: overSessions.high === null ? null : overSessions.high + shift,
  };
}

/** What to do next for a home average. */
export type ProtocolStep =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'running';
      /** From 1 to 7. */
      readonly dayNumber: number;
      /** What today still asks for, first things first; empty when today is done. */
      readonly missing: readonly ('morning' | 'evening')[];
      readonly isValid: boolean;
    }
  | { readonly kind: 'done'; readonly isValid: boolean };

/**
 * Where a home series stands on a day, given the period of the clock: null series is to be started.
 *
 * A morning that went by without two readings is no longer asked for.
 */
export function computeProtocolStep(
  series: HomeSeries | null,
  now: { readonly day: LocalDay; readonly period: PressurePeriod },
): ProtocolStep {
  if (series === null) return { kind: 'start' };
  const isValid = series.average?.value.isValid ?? false;
  const dayNumber = differenceInDays(now.day, series.firstDay) + 1;
  if (dayNumber > PROTOCOL_DAYS) return { kind: 'done', isValid };
  const today = series.days.find(({ day }) => day === now.day);
  const missing: ('morning' | 'evening')[] = [];
  if (now.period === 'morning' && (today?.morning ?? 0) < READINGS_PER_SITTING) missing.push('morning');
  if ((today?.evening ?? 0) < READINGS_PER_SITTING) missing.push('evening');
  return { kind: 'running', dayNumber, missing, isValid };
}
