/** Two-sided 95 % quantiles of Student's t for 1 to 4 degrees of freedom, where the series below is too coarse. */
const FEW = [12.706_204_736, 4.302_652_73, 3.182_446_305, 2.776_445_105];

/** The same of the normal distribution. */
const Z_95 = 1.959_963_984_540_054;

/**
 * Two-sided 95 % quantile of Student's t: an interval for a mean is mean ± t · SD / √n with n − 1 degrees of freedom.
 *
 * Cornish–Fisher expansion in 1/ν to the fourth order (Abramowitz and Stegun 26.7.5), exact to 2 · 10⁻⁴ from five degrees
 * on. NaN below one degree of freedom.
 */
export function studentT95(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) return Number.NaN;
  const few = FEW[degreesOfFreedom - 1];
  if (few !== undefined) return few;
  const [z, v] = [Z_95, degreesOfFreedom];
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const fourth = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + first / v + second / v ** 2 + third / v ** 3 + fourth / v ** 4;
}

/** A mean with its spread and its 95 % interval; spread and interval are null with fewer than two values. */
export type Estimate = {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, n − 1 in the denominator. */
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** The mean of some values with its 95 % interval; null of none. */
export function estimateMean(values: readonly number[]): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = sum(values) / n;
  if (n === 1) return { n, mean, sd: null, low: null, high: null };
  const sd = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (n - 1));
  const reach = (studentT95(n - 1) * sd) / Math.sqrt(n);
  return { n, mean, sd, low: mean - reach, high: mean + reach };
}

/** Two conjugate half axes of an ellipse, each as a step in x and in y. */
export type EllipseAxes = readonly [readonly [x: number, y: number], readonly [x: number, y: number]];

/**
 * The 95 % confidence ellipse of the mean of paired values, around that mean; null of fewer than three pairs.
 *
 * Hotelling's T²: all μ with n (x̄ − μ)ᵀ S⁻¹ (x̄ − μ) ≤ 2 (n − 1) / (n − 2) · F, where F is the 95 % quantile for 2 and n − 2
 * degrees of freedom, which has the closed form (m / 2)(0.05^(−2/m) − 1). The axes are the columns of the Cholesky
 * factor of S, scaled. Without any spread in a direction the ellipse has none there.
 */
export function computeMeanEllipse(pairs: readonly (readonly [x: number, y: number])[]): EllipseAxes | null {
  const n = pairs.length;
  if (n < 3) return null;
  const meanX = sum(pairs.map(([x]) => x)) / n;
  const meanY = sum(pairs.map(([, y]) => y)) / n;
  const varianceX = sum(pairs.map(([x]) => (x - meanX) ** 2)) / (n - 1);
  const varianceY = sum(pairs.map(([, y]) => (y - meanY) ** 2)) / (n - 1);
  const covariance = sum(pairs.map(([x, y]) => (x - meanX) * (y - meanY))) / (n - 1);
  const degrees = n - 2;
  const f = (degrees / 2) * (0.05 ** (-2 / degrees) - 1);
  const scale = Math.sqrt((2 * (n - 1) * f) / (n * degrees));
  const alongX = Math.sqrt(varianceX);
  const shared = alongX === 0 ? 0 : covariance / alongX;
  // Rounding may leave a hair less than nothing.
  const own = Math.sqrt(Math.max(0, varianceY - shared ** 2));
  return [
    [alongX * scale, shared * scale],
    [0, own * scale],
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
