import { computeClassicTrend } from '#domain/classic-trend.ts';
import {
  fitLocalLinearTrend,
  smoothLocalLinearTrend,
  type SmoothedTrend,
} from '#domain/local-linear-trend.ts';
import { computeLoess } from '#domain/loess.ts';
import type { EpochSec, TimeZone } from '#domain/time.ts';
import { startsTrendSegment, type TrendPoint } from '#domain/trend.ts';
import type { Estimator } from './weight-choices.ts';

type Points = readonly { readonly at: EpochSec; readonly value: number }[];

type Wanted = { readonly estimator: Estimator; readonly hasBand: boolean; readonly zone: TimeZone };

/** The trend that was asked for, null for the usual one, and the band where it was asked for. */
type Others = { readonly trend: readonly TrendPoint[] | null; readonly band: SmoothedTrend | null };

/** Loaded when one of them is chosen. */
export type OtherEstimators = { readonly computeOthers: (points: Points, wanted: Wanted) => Others };

export function computeOthers(points: Points, { estimator, hasBand, zone }: Wanted): Others {
  const needsLocal = hasBand || estimator === 'local';
  const smoothed = needsLocal ? smoothLocalLinearTrend(points, fitLocalLinearTrend(points)) : null;
  return { trend: trendOf(points, estimator, zone, smoothed), band: hasBand ? smoothed : null };
}

function trendOf(
  points: Points,
  estimator: Estimator,
  zone: TimeZone,
  smoothed: SmoothedTrend | null,
): readonly TrendPoint[] | null {
  switch (estimator) {
    case 'classic':
      return computeClassicTrend(points, zone);
    case 'loess':
      return computeLoess(points);
    case 'local':
      return smoothed && toPoints(points, smoothed);
    case 'average':
      return null;
    default:
      return estimator satisfies never;
  }
}

/** The smoothed level on the instants of the readings. */
function toPoints(points: Points, { level, isObserved }: SmoothedTrend): TrendPoint[] {
  const observed = level.filter((_, index) => isObserved[index] === 1);
  return points.map(({ at }, index) => ({
    at,
    value: observed[index] ?? Number.NaN,
    startsSegment: startsTrendSegment(points[index - 1]?.at, at),
  }));
}
