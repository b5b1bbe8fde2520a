/** Beyond ±20 no physical quantity is written; the service itself uses −6 to 3. */
const LARGEST_EXPONENT = 20;

/**
 * `value · 10^exponent`, as the nearest number to the exact decimal.
 *
 * The service sends 1.15 as `115` and `-2`; 115 · 10⁻² multiplied in binary is 1.1500000000000001, so the scaling is
 * done in the decimal text. −0 becomes 0. Null, never 0, where there is no exact answer: NaN, ±∞, an exponent that is
 * no integer or beyond ±20, a magnitude above 2⁵³ − 1 before or after scaling, and a value that would vanish.
 */
export function scaleDecimal(value: number, exponent: number): number | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_EXPONENT) return null;
  if (!isExact(value)) return null;
  // Small values carry an exponent of their own ("1e-7").
  const [digits = '', ownExponent = '0'] = String(value).split('e');
  const scaled = Number(`${digits}e${Number(ownExponent) + exponent}`);
  if (!isExact(scaled) || (scaled === 0 && value !== 0)) return null;
  return scaled === 0 ? 0 : scaled;
}

function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
