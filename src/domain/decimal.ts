/**
 * Powers of ten that a double holds exactly, as it does up to 10²².
 *
 * One division or multiplication of two exact numbers is rounded once, to the nearest number (IEEE 754), which is
 * what reading the written decimal gives.
 */
const powersOfTen: readonly number[] = Array.from({ length: 21 }, (_, exponent) => Number(`1e${exponent}`));

/** Beyond ±20 no physical quantity is written; the service itself uses −6 to 3. */
const LARGEST_EXPONENT = 20;

/**
 * `value · 10^exponent`, as the nearest number to the exact decimal.
 *
 * The service sends 1.15 as `115` and `-2`; 115 · 10⁻² multiplied in binary is 1.1500000000000001, because binary has
 * no exact 10⁻². It has 10², so integers are divided by that; a fraction is scaled in its decimal text. −0 becomes 0.
 * Null, never 0, where there is no exact answer: NaN, ±∞, an exponent that is no integer or beyond ±20, a magnitude
 * above 2⁵³ − 1 before or after scaling, and a value that would vanish.
 */
export function scaleDecimal(value: number, exponent: number): number | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_EXPONENT) return null;
  if (!isExact(value)) return null;
  const scaled = Number.isInteger(value) ? scaleInteger(value, exponent) : scaleText(value, exponent);
  if (!isExact(scaled) || (scaled === 0 && value !== 0)) return null;
  return scaled === 0 ? 0 : scaled;
}

function scaleInteger(value: number, exponent: number): number {
  const power = powersOfTen[Math.abs(exponent)] ?? Number.NaN;
  return exponent < 0 ? value / power : value * power;
}

function scaleText(value: number, exponent: number): number {
  // Small values carry an exponent of their own ("1e-7").
  const [digits = '', ownExponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(ownExponent) + exponent}`);
}

function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
