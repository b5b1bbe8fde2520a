/** The international avoirdupois pound, exact by definition (1959). */
export const KG_PER_LB = 0.45359237;

/** A stone is fourteen pounds. */
export const LB_PER_STONE = 14;

/** The unit in which a reader thinks of weight. */
export type WeightUnit = 'kg' | 'lb' | 'st';

/** The unit of a weight axis: stones have no decimals, so their axis counts pounds. */
export type WeightAxisUnit = 'kg' | 'lb';

/** Pounds of a mass; not rounded. */
export function kgToLb(kg: number): number {
  return kg / KG_PER_LB;
}

/** Kilograms of a mass in pounds; not rounded. */
export function lbToKg(lb: number): number {
  return lb * KG_PER_LB;
}

/** Whole stones and the rest in pounds, 0 ≤ rest < 14; the sign goes with `sign`. */
export type Stones = { readonly sign: -1 | 1; readonly stones: number; readonly pounds: number };

/**
 * Splits pounds into stones and pounds, rounded to so many decimals of a pound.
 *
 * Rounded before it is split, so that 13.96 lb becomes 1 st 0.0 lb and never 0 st 14.0 lb. NaN and ±∞ stay in `pounds`.
 */
export function splitStones(lb: number, decimals: number): Stones {
  const scale = 10 ** decimals;
  const units = Math.round(Math.abs(lb) * scale);
  const sign = lb < 0 && units > 0 ? -1 : 1;
  if (!Number.isFinite(units)) return { sign, stones: 0, pounds: units };
  const unitsPerStone = LB_PER_STONE * scale;
  return { sign, stones: Math.floor(units / unitsPerStone), pounds: (units % unitsPerStone) / scale };
}

/** The international foot and inch, exact by definition (International Yard and Pound Agreement, 1959). */
export const M_PER_FOOT = 0.3048;
export const M_PER_INCH = 0.0254;

/** The international mile, 5280 feet, exact by the same agreement. */
export const M_PER_MILE = 1609.344;

const M_PER_KM = 1000;
const M_PER_CM = 0.01;
const INCHES_PER_FOOT = 12;

/** The unit of ways; heights climbed are in metres beside kilometres, in feet beside miles. */
export type DistanceUnit = 'km' | 'mi';

/** The unit of body measures: a body's height is in feet and inches for readers of inches. */
export type LengthUnit = 'cm' | 'in';

/** Degrees Celsius or Fahrenheit. */
export type TemperatureUnit = 'c' | 'f';

const metresPer = { km: M_PER_KM, mi: M_PER_MILE, cm: M_PER_CM, in: M_PER_INCH, ft: M_PER_FOOT, m: 1 };

/** A length in another unit; not rounded. */
export function metresTo(unit: keyof typeof metresPer, metres: number): number {
  return metres / metresPer[unit];
}

/** Metres of a length in another unit; not rounded. */
export function metresFrom(unit: keyof typeof metresPer, value: number): number {
  return value * metresPer[unit];
}

/** Fahrenheit of a temperature: °F = °C · 1.8 + 32, exact (NIST SP 811, B.8); not rounded. */
export function celsiusToFahrenheit(celsius: number): number {
  return fahrenheitSteps(celsius) + 32;
}

/** Celsius of a temperature in Fahrenheit; not rounded. */
export function fahrenheitToCelsius(fahrenheit: number): number {
  return (fahrenheit - 32) / 1.8;
}

/** A difference of temperatures: the zeros of the scales do not matter to it. */
export function fahrenheitSteps(celsiusSteps: number): number {
  return celsiusSteps * 1.8;
}

/** Whole feet and the rest in whole inches, 0 ≤ rest < 12: 5 ft 11.6 in is 6 ft 0 in. NaN and ±∞ stay in `inches`. */
export function splitFeet(metres: number): { readonly feet: number; readonly inches: number } {
  const inches = Math.round(metresTo('in', metres));
  if (!Number.isFinite(inches)) return { feet: 0, inches };
  return { feet: Math.floor(inches / INCHES_PER_FOOT), inches: inches % INCHES_PER_FOOT };
}
