import type { PaceKind } from '#domain/workout-kinds.ts';
import type { Format } from './format.ts';
import { type DistanceUnit, metresFrom, metresTo } from './length-units.ts';

/** How fast something was, as a reader of that sport says it; speeds go in as metres per second. */
export type PaceFormat = {
  /** `5:12 min/km`, `2:05 min/100 m`, `22.4 km/h`. */
  readonly pace: (metresPerSecond: number, kind: PaceKind) => string;
};

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
/** International, exact by definition since 1959. */
const M_PER_YARD = 0.9144;
/** Races at the oar are rowed in metres everywhere. */
const ROWING_M = 500;

/**
 * Paces in the reader's unit of ways: per kilometre or mile on land, per 100 m or yards in the water, per 500 m at the
 * oar; of everything on wheels and skis the speed.
 *
 * Rounded to the second before minutes are split off, so that there is no 4:60.
 */
export function createPaceFormat(
  { number, numberLocale }: Pick<Format, 'number' | 'numberLocale'>,
  distanceUnit: DistanceUnit,
): PaceFormat {
  const two = new Intl.NumberFormat(numberLocale, { minimumIntegerDigits: 2 });
  const isMetric = distanceUnit === 'km';
  const per = (seconds: number, unit: string) => {
    const rounded = Math.round(seconds);
    const minutes = Math.floor(rounded / SECONDS_PER_MINUTE);
    return `${number(minutes, 0)}:${two.format(rounded % SECONDS_PER_MINUTE)} min/${unit}`;
  };
  return {
    pace(metresPerSecond, kind) {
      switch (kind) {
        case 'distance':
          return per(metresFrom(distanceUnit, 1) / metresPerSecond, distanceUnit);
        case 'swim':
          return isMetric
            ? per(100 / metresPerSecond, '100 m')
            : per((100 * M_PER_YARD) / metresPerSecond, '100 yd');
        case 'row':
          return per(ROWING_M / metresPerSecond, `${number(ROWING_M, 0)} m`);
        case 'speed':
          return `${number(metresTo(distanceUnit, metresPerSecond * SECONDS_PER_HOUR), 1)} ${isMetric ? 'km/h' : 'mph'}`;
        default:
          return kind satisfies never;
      }
    },
  };
}
