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
