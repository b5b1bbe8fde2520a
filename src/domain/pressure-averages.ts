import type { PressureReason, PressureReading, PressureSession } from './blood-pressure.ts';
import { type Estimate, estimateMean } from './confidence.ts';
import {
  createDerived,
  type Derived,
  type DerivedWindow,
  type ExcludedRecord,
  type RecordRef,
} from './derived.ts';
import type { Pressure } from './pressure-classes.ts';

/** What some sessions amount to; every value in mmHg but for the pulse, which is per minute. */
export type PressureAverages = {
  readonly sessions: number;
  readonly readings: number;
  /** Over the sessions, so that a long sitting weighs no more than a short one. */
  readonly systolic: Estimate;
  readonly diastolic: Estimate;
  readonly pulse: Estimate | null;
  /** Mean over the sessions of S − D. */
  readonly pulsePressureMmHg: number;
  /** Mean over the sessions of (S + 2 D) / 3. */
  readonly meanPressureMmHg: number;
  /** Average real variability; null with fewer than two sessions. */
  readonly variability: Pressure | null;
  readonly morning: PeriodAverage | null;
  readonly evening: PeriodAverage | null;
  /** Null where mornings or evenings are missing. */
  readonly morningMinusEvening: Pressure | null;
};

export type PeriodAverage = Pressure & { readonly sessions: number };

/**
 * Averages over sessions, which are sorted by time; null of none.
 *
 * Standard deviation with n − 1, interval from Student's t over the sessions. Average real variability is the mean of
 * |xᵢ₊₁ − xᵢ| between successive sessions (Mena et al., J Hypertens 23, 2005). The difference of morning and evening is
 * that of their means (Kario, Hypertension 47, 2006); sessions about noon are in everything but these.
 */
export function computePressureAverages(
  sessions: readonly PressureSession[],
  {
    window = null,
    excluded = [],
  }: {
    readonly window?: DerivedWindow | null;
    readonly excluded?: readonly ExcludedRecord<PressureReason>[];
  } = {},
): Derived<PressureAverages, PressureReason> | null {
  const systolic = estimateMean(sessions.map(({ systolicMmHg }) => systolicMmHg));
  const diastolic = estimateMean(sessions.map(({ diastolicMmHg }) => diastolicMmHg));
  if (systolic === null || diastolic === null) return null;
  const readings = sessions.flatMap((session) => session.readings);
  const [morning, evening] = [averageOf(sessions, 'morning'), averageOf(sessions, 'evening')];
  const value: PressureAverages = {
    sessions: sessions.length,
    readings: readings.length,
    systolic,
    diastolic,
    pulse: estimateMean(sessions.flatMap(({ pulsePerMin }) => pulsePerMin ?? [])),
    pulsePressureMmHg: systolic.mean - diastolic.mean,
    meanPressureMmHg: (systolic.mean + 2 * diastolic.mean) / 3,
    variability: computeVariability(sessions),
    morning,
    evening,
    morningMinusEvening:
      morning === null || evening === null
        ? null
        : {
            systolicMmHg: morning.systolicMmHg - evening.systolicMmHg,
            diastolicMmHg: morning.diastolicMmHg - evening.diastolicMmHg,
          },
  };
  return createDerived(value, {
    unit: 'mmHg',
    method: 'pressure-averages',
    version: 1,
    n: sessions.length,
    window,
    inputs: toRefs(readings),
    excluded: [...excluded, ...toDropped(sessions)],
  });
}

function computeVariability(sessions: readonly PressureSession[]): Pressure | null {
  if (sessions.length < 2) return null;
  const meanStep = (valueOf: (session: PressureSession) => number): number => {
    let total = 0;
    for (const [index, session] of sessions.entries()) {
      const before = sessions[index - 1];
      if (before !== undefined) total += Math.abs(valueOf(session) - valueOf(before));
    }
    return total / (sessions.length - 1);
  };
  return {
    systolicMmHg: meanStep(({ systolicMmHg }) => systolicMmHg),
    diastolicMmHg: meanStep(({ diastolicMmHg }) => diastolicMmHg),
  };
}

function averageOf(
  sessions: readonly PressureSession[],
  wanted: 'morning' | 'evening',
): PeriodAverage | null {
  const own = sessions.filter(({ period }) => period === wanted);
  const systolic = estimateMean(own.map(({ systolicMmHg }) => systolicMmHg));
  const diastolic = estimateMean(own.map(({ diastolicMmHg }) => diastolicMmHg));
  if (systolic === null || diastolic === null) return null;
  return { sessions: own.length, systolicMmHg: systolic.mean, diastolicMmHg: diastolic.mean };
}

/** The records that readings came from. */
export function toRefs(readings: readonly PressureReading[]): RecordRef[] {
  return readings.flatMap(({ groupIds, at }) =>
    groupIds.map((id) => ({ kind: 'measures', id, at }) as const),
  );
}

/** The first readings that were left out of their sessions. */
export function toDropped(sessions: readonly PressureSession[]): ExcludedRecord<PressureReason>[] {
  const dropped = sessions.flatMap((session) => session.dropped ?? []);
  return toRefs(dropped).map((ref) => ({ ...ref, reason: 'first' }));
}
