import { differenceInDays, toLocalDay } from './time.ts';
import type { EpochSec, TimeZone } from './time.ts';
import { startsTrendSegment, TREND_SMOOTHING, type TrendPoint } from './trend.ts';

/**
 * The trend of the Hacker's Diet (Walker, fourmilab.ch/hackdiet) of values sorted by time, one of which counts a day.
 *
 * T₀ = W₀; Tᵢ = Tᵢ₋₁ + 0.1 · (Wᵢ − Tᵢ₋₁) from one calendar day of the zone to the next. Days without a value take theirs
 * from the straight line between their neighbours, however long the gap. Of several values a day the first counts, as
 * in TrendWeight; the others get the trend of their day. One point out per point in, but NaN is left out. A gap of more
 * than 30 days begins a segment of the line, although the numbers run on through it.
 */
export function computeClassicTrend(
  points: readonly { readonly at: EpochSec; readonly value: number }[],
  zone: TimeZone,
): readonly TrendPoint[] {
  const trend: TrendPoint[] = [];
  let current: { day: ReturnType<typeof toLocalDay>; weight: number; trend: number } | null = null;
  for (const { at, value } of points) {
    if (Number.isNaN(value)) continue;
    const day = toLocalDay(at, zone);
    const startsSegment = startsTrendSegment(trend.at(-1)?.at, at);
    if (current === null) {
      current = { day, weight: value, trend: value };
    } else if (day !== current.day) {
      const days = differenceInDays(day, current.day);
      let level: number = current.trend;
      for (let passed = 1; passed <= days; passed += 1) {
        const weight: number = current.weight + ((value - current.weight) * passed) / days;
        level += TREND_SMOOTHING * (weight - level);
      }
      current = { day, weight: value, trend: level };
    }
    trend.push({ at, value: current.trend, startsSegment });
  }
  return trend;
}
