import type { PillarSeries, PointSeries, TimeTick } from '#charts/time-series.ts';
import type { PressureSession } from '#domain/blood-pressure.ts';
import { type EpochSec, SECONDS_PER_DAY, toEpochSec, UTC } from '#domain/time.ts';
import type { Words } from './vitals-view.ts';

/** Means are of so many hours each, and need so many sittings. */
const STRETCH_SEC = 3 * 3600;
const LEAST_SITTINGS = 3;
/** Many share their minute: thin ones let the others through. */
const PILLAR_SEC = 60;

/** Sittings by the time of day at their place, from midnight to midnight. */
export type ClockProfileView = {
  readonly sessions: readonly PressureSession[];
  readonly series: readonly (PillarSeries | PointSeries)[];
};

export function toClockProfile(all: readonly PressureSession[], { messages }: Words): ClockProfileView {
  const { clock } = messages.pressure;
  const sessions = all.toSorted((a, b) => a.clockSec - b.clockSec || a.at - b.at);
  const means = meansOf(sessions);
  const points = (id: 'systolic' | 'diastolic', look: Pick<PointSeries, 'tone' | 'shape'>): PointSeries => ({
    id,
    label: clock[id],
    kind: 'points',
    at: Float64Array.from(means, ({ at }) => at),
    value: Float64Array.from(means, (mean) => mean[id]),
    ...look,
  });
  return {
    sessions,
    series: [
      {
        id: 'sittings',
        label: clock.sittings,
        kind: 'pillars',
        at: Float64Array.from(sessions, ({ clockSec }) => clockSec),
        value: Float64Array.from(sessions, ({ diastolicMmHg }) => diastolicMmHg),
        upper: Float64Array.from(sessions, ({ systolicMmHg }) => systolicMmHg),
        lengthSec: PILLAR_SEC,
        tone: 'muted',
      },
      points('systolic', { tone: 'primary' }),
      points('diastolic', { tone: 'secondary', shape: 'square' }),
    ],
  };
}

function meansOf(
  sessions: readonly PressureSession[],
): { readonly at: number; readonly systolic: number; readonly diastolic: number }[] {
  return Array.from({ length: SECONDS_PER_DAY / STRETCH_SEC }, (_, index) => {
    const from = index * STRETCH_SEC;
    const own = sessions.filter(({ clockSec }) => clockSec >= from && clockSec < from + STRETCH_SEC);
    const mean = (valueOf: (session: PressureSession) => number): number =>
      own.length < LEAST_SITTINGS
        ? Number.NaN
        : own.reduce((sum, session) => sum + valueOf(session), 0) / own.length;
    return {
      at: from + STRETCH_SEC / 2,
      systolic: mean(({ systolicMmHg }) => systolicMmHg),
      diastolic: mean(({ diastolicMmHg }) => diastolicMmHg),
    };
  });
}

/** The first day of the epoch has every time of day in UTC. */
export function toClockText(clockSec: number, { format }: Words): string {
  return format.time(clampToDay(clockSec), UTC);
}

function clampToDay(clockSec: number): EpochSec {
  return toEpochSec(Math.min(SECONDS_PER_DAY - 1, Math.max(0, Math.round(clockSec))));
}

/** Every six hours, or every three where there is room. */
export function toClockTicks(words: Words): (from: number, to: number, width: number) => TimeTick[] {
  return (_, __, width) => {
    const step = width > 480 ? STRETCH_SEC : 2 * STRETCH_SEC;
    return Array.from({ length: SECONDS_PER_DAY / step }, (___, index) => ({
      at: index * step,
      label: toClockText(index * step, words),
    }));
  };
}
