import type { Format } from './format.ts';
import { type DistanceUnit, type LengthUnit, metresTo, splitFeet } from './length-units.ts';
import { celsiusToFahrenheit, fahrenheitSteps, type TemperatureUnit } from './temperature-units.ts';

/** In what a reader thinks of ways, of bodies and of warmth. */
export type QuantityUnits = {
  readonly distanceUnit: DistanceUnit;
  readonly lengthUnit: LengthUnit;
  readonly temperatureUnit: TemperatureUnit;
};

/**
 * Ways, measures of the body, temperatures and durations as text for a person; they go in as m, °C and s.
 *
 * Decimals, minus and what is no number are as in `Format`. Each may be handed on by itself.
 */
export type QuantityFormat = {
  /** A way: `5.2 km`, `3.2 mi`. */
  readonly distance: (metres: number) => string;
  /** In the unit of ways, not rounded, for axes and tables. */
  readonly distanceNumber: (metres: number) => number;
  readonly distanceUnit: DistanceUnit;
  /** A height climbed: `123 m`, `404 ft`. */
  readonly elevation: (metres: number) => string;
  /** A measure of the body: `95.3 cm`, `37.5 in`. */
  readonly length: (metres: number) => string;
  readonly lengthNumber: (metres: number) => number;
  readonly lengthUnit: LengthUnit;
  /** How tall somebody is: `178 cm`, `5 ft 10 in`. */
  readonly height: (metres: number) => string;
  /** `36.6 °C`, `97.9 °F`. */
  readonly temperature: (celsius: number) => string;
  readonly temperatureNumber: (celsius: number) => number;
  readonly temperatureUnit: '°C' | '°F';
  /** A difference with its sign: `+0.4 °C`. */
  readonly temperatureDelta: (celsius: number) => string;
  /** To the minute: `7 h 12 min`, `8 h 0 min`, `12 min`. */
  readonly duration: (seconds: number) => string;
  /** A difference with its sign: `−1 h 5 min`, `+12 min`. */
  readonly durationDelta: (seconds: number) => string;
};

const DISTANCE_DECIMALS = 1;
const LENGTH_DECIMALS = 1;
const TEMPERATURE_DECIMALS = 1;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

const MINUS = '−';

/** Apart from `createFormat`, because the first screen says none of it. */
export function createQuantityFormat(
  { number, signed }: Pick<Format, 'number' | 'signed'>,
  { distanceUnit, lengthUnit, temperatureUnit }: QuantityUnits,
): QuantityFormat {
  const measure = (value: number, decimals: number, unit: string) => `${number(value, decimals)} ${unit}`;
  const distanceNumber = (metres: number) => metresTo(distanceUnit, metres);
  const lengthNumber = (metres: number) => metresTo(lengthUnit, metres);
  const isFahrenheit = temperatureUnit === 'f';
  const degrees = isFahrenheit ? '°F' : '°C';
  const temperatureNumber = (celsius: number) => (isFahrenheit ? celsiusToFahrenheit(celsius) : celsius);
  const duration = (seconds: number, plus: string) => {
    const minutes = Math.round(Math.abs(seconds) / SECONDS_PER_MINUTE);
    const direction = seconds < 0 ? MINUS : plus;
    const sign = minutes > 0 ? direction : '';
    // Also NaN and ±∞, which have no hours.
    if (!(minutes >= MINUTES_PER_HOUR && minutes < Infinity)) return `${sign}${measure(minutes, 0, 'min')}`;
    const hours = measure(Math.floor(minutes / MINUTES_PER_HOUR), 0, 'h');
    return `${sign}${hours} ${measure(minutes % MINUTES_PER_HOUR, 0, 'min')}`;
  };

  return {
    distance: (metres) => measure(distanceNumber(metres), DISTANCE_DECIMALS, distanceUnit),
    distanceNumber,
    distanceUnit,
    elevation: (metres) =>
      distanceUnit === 'km' ? measure(metres, 0, 'm') : measure(metresTo('ft', metres), 0, 'ft'),
    length: (metres) => measure(lengthNumber(metres), LENGTH_DECIMALS, lengthUnit),
    lengthNumber,
    lengthUnit,
    height(metres) {
      if (lengthUnit === 'cm') return measure(lengthNumber(metres), 0, 'cm');
      const { feet, inches } = splitFeet(metres);
      return `${measure(feet, 0, 'ft')} ${measure(inches, 0, 'in')}`;
    },
    temperature: (celsius) => measure(temperatureNumber(celsius), TEMPERATURE_DECIMALS, degrees),
    temperatureNumber,
    temperatureUnit: degrees,
    temperatureDelta: (celsius) =>
      `${signed(isFahrenheit ? fahrenheitSteps(celsius) : celsius, TEMPERATURE_DECIMALS)} ${degrees}`,
    duration: (seconds) => duration(seconds, ''),
    durationDelta: (seconds) => duration(seconds, '+'),
  };
}
