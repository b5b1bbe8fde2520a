import { SECONDS_PER_DAY } from './time.ts';
import type { EpochSec } from './time.ts';

/** Share of a day's reading that enters the trend (Walker, The Hacker's Diet, fourmilab.ch/hackdiet). */
export const TREND_SMOOTHING = 0.1;

/** A longer silence ends a segment of the trend: what was before says nothing about what comes after. */
export const TREND_GAP_DAYS = 30;

/** A band of 95 % reaches so many standard deviations to both sides of a level. */
export const BAND_95 = 1.96;

/** One point of a trend; `startsSegment` where the line begins anew. */
export type TrendPoint = { readonly at: EpochSec; readonly value: number; readonly startsSegment: boolean };

/**
 * Gap-aware exponentially weighted moving average of values sorted by time.
 *
 * Tᵢ = Tᵢ₋₁ + α(Δt)·(Wᵢ − Tᵢ₋₁) with α(Δt) = 1 − (1 − 0.1)^Δt and Δt in days of 86,400 s (Wright 1986, for irregular
 * spacing): for one reading a day exactly the classic of the Hacker's Diet, and no reading is invented for a gap.
 * A segment starts at its first reading, T₀ = W₀: at the first point and after more than 30 days of silence.
 * A second reading at the same instant does not move it. One point out per point in, but NaN is left out.
 */
export function computeGapAwareTrend(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
): readonly TrendPoint[] {
  const trend: TrendPoint[] = [];
  for (const { at, value } of points) {
    if (Number.isNaN(value)) continue;
    const previous = trend.at(-1);
    if (previous === undefined || startsTrendSegment(previous.at, at)) {
      trend.push({ at, value, startsSegment: true });
    } else {
      const alpha = 1 - (1 - TREND_SMOOTHING) ** ((at - previous.at) / SECONDS_PER_DAY);
      trend.push({ at, value: previous.value + alpha * (value - previous.value), startsSegment: false });
    }
  }
  return trend;
}

/** Whether a line begins anew with a point: it is the first, or the one before it is more than 30 days away. */
export function startsTrendSegment(previous: EpochSec | undefined, at: EpochSec): boolean {
  return previous === undefined || at - previous > TREND_GAP_DAYS * SECONDS_PER_DAY;
}
