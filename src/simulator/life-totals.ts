import { heartRateZone, maxHeartRate } from './life-heart.ts';
import { statistics } from './life-night-summary.ts';
import type { TrueMinutes } from './life.ts';

type Sums = Readonly<Record<string, number>>;

/** Sums of minutes by the names that days and workouts share; exact, since they are added up in hundredths. */
export function sumsOf(minutes: readonly TrueMinutes[]): Sums {
  const sum = (valueOf: (minute: TrueMinutes) => number | undefined): number =>
    minutes.reduce((total, minute) => total + Math.round((valueOf(minute) ?? 0) * 100), 0) / 100;
  return {
    steps: sum(({ steps }) => steps),
    distance: sum(({ distanceM }) => distanceM),
    elevation: sum(({ elevationM }) => elevationM),
    calories: sum(({ activeKcal }) => activeKcal),
  };
}

/** Over the readings, not over time; absent where there was none. */
export function heartRateOf(minutes: readonly TrueMinutes[]): Sums {
  const measured = minutes.filter(({ heartRateBpm }) => heartRateBpm !== undefined);
  if (measured.length === 0) return {};
  const zones = [0, 0, 0, 0];
  for (const { heartRateBpm = 0, durationSec } of measured) {
    const zone = heartRateZone(heartRateBpm);
    zones[zone] = (zones[zone] ?? 0) + durationSec;
  }
  return {
    ...statistics(
      'hr',
      measured.map(({ heartRateBpm = 0 }) => heartRateBpm),
    ),
    ...Object.fromEntries(zones.map((seconds, zone) => [`hr_zone_${zone}`, seconds])),
  };
}

/** Totals of a day as `getactivity` names them; `restingKcal`, if known, is what the body burns by lying still. */
export function totalsOf(minutes: readonly TrueMinutes[], restingKcal?: number): Sums {
  const sums = sumsOf(minutes);
  const seconds = { soft: 0, moderate: 0, intense: 0 };
  for (const minute of minutes) {
    const intensity = intensityOf(minute);
    if (intensity !== null) seconds[intensity] += minute.durationSec;
  }
  return {
    ...sums,
    ...seconds,
    active: seconds.moderate + seconds.intense,
    ...(restingKcal !== undefined && {
      totalcalories: (Math.round((sums['calories'] ?? 0) * 100) + Math.round(restingKcal * 100)) / 100,
    }),
    ...heartRateOf(minutes),
  };
}

/** By cadence (100 and 130 steps a minute, Tudor-Locke et al. 2018) or by pulse, whichever says more. */
function intensityOf({
  steps = 0,
  activeKcal = 0,
  heartRateBpm = 0,
}: TrueMinutes): 'soft' | 'moderate' | 'intense' | null {
  if (steps === 0 && activeKcal === 0) return null;
  if (steps >= 130 || heartRateBpm >= 0.72 * maxHeartRate) return 'intense';
  return steps >= 100 || heartRateBpm >= 0.58 * maxHeartRate ? 'moderate' : 'soft';
}
