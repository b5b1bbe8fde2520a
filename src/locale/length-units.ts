/** The international foot and inch, exact by definition (International Yard and Pound Agreement, 1959). */
const M_PER_FOOT = 0.3048;
const M_PER_INCH = 0.0254;

/** The international mile, 5280 feet, exact by the same agreement. */
const M_PER_MILE = 1609.344;

const M_PER_KM = 1000;
const M_PER_CM = 0.01;
export const INCHES_PER_FOOT = 12;

/** The unit of ways; heights climbed are in metres beside kilometres, in feet beside miles. */
export type DistanceUnit = 'km' | 'mi';

/** The unit of body measures: a body's height is in feet and inches for readers of inches. */
export type LengthUnit = 'cm' | 'in';

const metresPer = { km: M_PER_KM, mi: M_PER_MILE, cm: M_PER_CM, in: M_PER_INCH, ft: M_PER_FOOT, m: 1 };

/** A length in another unit; not rounded. */
export function metresTo(unit: keyof typeof metresPer, metres: number): number {
  return metres / metresPer[unit];
}

/** Metres of a length in another unit; not rounded. */
export function metresFrom(unit: keyof typeof metresPer, value: number): number {
  return value * metresPer[unit];
}

/**
 * Whole feet and the rest in inches to so many decimals, 0 ≤ rest < 12: 5 ft 11.6 in is 6 ft 0 in. NaN and ±∞ stay in
 * `inches`.
 */
export function splitFeet(metres: number, decimals = 0): { readonly feet: number; readonly inches: number } {
  const scale = 10 ** decimals;
  const units = Math.round(metresTo('in', metres) * scale);
  if (!Number.isFinite(units)) return { feet: 0, inches: units };
  const unitsPerFoot = INCHES_PER_FOOT * scale;
  return { feet: Math.floor(units / unitsPerFoot), inches: (units % unitsPerFoot) / scale };
}
