/**
 * The trends of the weight page by other ways than the product's: sums, matrices and least squares instead of
 * recursions. Nothing of the product is imported, and every `at` is in days of 86,400 s.
 */
export type Weighed = { readonly day: number; readonly kg: number };

/** The gap-aware average as one weighted sum of all readings since the last silence of more than 30 days. */
export function averageAt(readings: readonly Weighed[], index: number): number {
  let first = index;
  while (first > 0 && dayOf(readings, first) - dayOf(readings, first - 1) <= 30) first -= 1;
  let sum = kgOf(readings, first) * 0.9 ** (dayOf(readings, index) - dayOf(readings, first));
  for (let one = first + 1; one <= index; one += 1) {
    const own = 1 - 0.9 ** (dayOf(readings, one) - dayOf(readings, one - 1));
    sum += kgOf(readings, one) * own * 0.9 ** (dayOf(readings, index) - dayOf(readings, one));
  }
  return sum;
}

/** The Hacker's Diet on a calendar with every day filled in; `calendarDay` numbers the days of a zone. */
export function classicAt(
  readings: readonly (Weighed & { readonly calendarDay: number })[],
  index: number,
): number {
  const wanted = readings[index]?.calendarDay ?? 0;
  const firsts = new Map<number, number>();
  for (const { calendarDay, kg } of readings) if (!firsts.has(calendarDay)) firsts.set(calendarDay, kg);
  const known = [...firsts].filter(([day]) => day <= wanted);
  const filled: number[] = [];
  for (const [place, [day, kg]] of known.entries()) {
    const [nextDay, nextKg] = known[place + 1] ?? [day + 1, kg];
    for (let one = day; one < nextDay; one += 1) {
      filled.push(kg + ((nextKg - kg) * (one - day)) / (nextDay - day));
    }
  }
  return filled.reduce((trend, kg, place) => (place === 0 ? kg : 0.9 * trend + 0.1 * kg), 0);
}

/** Local regression by solving the weighted normal equations of every window anew. */
export function loessOf(readings: readonly Weighed[], reach = 22.5, rounds = 4): number[] {
  let robustness = readings.map(() => 1);
  let fitted: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    fitted = readings.map(
      ({ day }, index) => lineAt(readings, robustness, day, reach) ?? kgOf(readings, index),
    );
    const distances = readings.map(({ kg }, index) => Math.abs(kg - (fitted[index] ?? 0)));
    const limit = 6 * middle(distances);
    if (limit === 0) break;
    robustness = distances.map((one) => Math.max(0, 1 - (one / limit) ** 2) ** 2);
  }
  return fitted;
}

function lineAt(
  readings: readonly Weighed[],
  robustness: readonly number[],
  day: number,
  reach: number,
): number | null {
  const rows = readings.flatMap((one, index) => {
    const distance = Math.abs(one.day - day) / reach;
    return distance < 1
      ? [{ x: one.day - day, y: one.kg, weight: (1 - distance ** 3) ** 3 * (robustness[index] ?? 0) }]
      : [];
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const meanX = rows.reduce((sum, { x, weight }) => sum + weight * x, 0) / total;
  const meanY = rows.reduce((sum, { y, weight }) => sum + weight * y, 0) / total;
  const spread = rows.reduce((sum, { x, weight }) => sum + weight * (x - meanX) ** 2, 0) / total;
  if (spread <= 1e-9) return meanY;
  const together =
    rows.reduce((sum, { x, y, weight }) => sum + weight * (x - meanX) * (y - meanY), 0) / total;
  return meanY - (together / spread) * meanX;
}

export type Variances = { readonly observation: number; readonly level: number; readonly slope: number };

/**
 * Level and its variance at some days, from all readings at once: best linear unbiased prediction (Henderson) with the
 * starting level and slope as unknowns of a generalised least squares, and the covariance of the random walks between.
 */
export function localLinearAt(
  readings: readonly Weighed[],
  variances: Variances,
  days: readonly number[],
): { level: number; variance: number }[] {
  const { start, root, design, beta, information } = regress(readings, variances);
  const rest = readings.map(
    ({ kg }, index) => kg - (beta[0] ?? 0) - (beta[1] ?? 0) * (design[index]?.[1] ?? 0),
  );
  const solvedRest = solve(root, rest);
  return days.map((day) => {
    const x = day - start;
    const reach = readings.map((one) => covariance(one.day - start, x, variances));
    const solved = solve(root, reach);
    const level = (beta[0] ?? 0) + (beta[1] ?? 0) * x + dot(reach, solvedRest);
    const open = [1, x].map(
      (one, column) =>
        one -
        dot(
          design.map((row) => row[column] ?? 0),
          solved,
        ),
    );
    const [[a = 0, b = 0] = [], [, c = 0] = []] = information;
    const [u = 0, v = 0] = open;
    const drift = (c * u * u - 2 * b * u * v + a * v * v) / (a * c - b * b);
    return { level, variance: covariance(x, x, variances) - dot(reach, solved) + drift };
  });
}

/** Twice the restricted log-likelihood of some variances, up to a constant (Patterson & Thompson 1971). */
export function restrictedLikelihood(readings: readonly Weighed[], variances: Variances): number {
  const { root, residualSquares, information } = regress(readings, variances);
  const [[a = 0, b = 0] = [], [, c = 0] = []] = information;
  const logDeterminant = 2 * root.reduce((sum, row, index) => sum + Math.log(row[index] ?? 0), 0);
  return -(logDeterminant + Math.log(a * c - b * b) + residualSquares);
}

/** The most likely variances on the grid that the product documents, by trying all of its points. */
export function mostLikely(readings: readonly Weighed[]): Variances {
  const last = readings.at(-1)?.day ?? 0;
  const recent = readings.filter(({ day }) => day > last - 365);
  const at = (level: number, slope: number) => {
    const ratios = { observation: 1, level: 10 ** level, slope: 10 ** slope };
    const { root, residualSquares, information } = regress(recent, ratios);
    const observation = residualSquares / (recent.length - 2);
    const [[a = 0, b = 0] = [], [, c = 0] = []] = information;
    const logDeterminant = 2 * root.reduce((sum, row, index) => sum + Math.log(row[index] ?? 0), 0);
    const likelihood = -(
      (recent.length - 2) * Math.log(observation) +
      logDeterminant +
      Math.log(a * c - b * b)
    );
    return { level, slope, observation, likelihood };
  };
  const best = (levels: readonly number[], slopes: readonly number[]) =>
    levels
      .flatMap((level) => slopes.map((slope) => at(level, slope)))
      .reduce((most, one) => (one.likelihood > most.likelihood ? one : most));
  const coarse = best(grid(-4, 0.5, 0.5), grid(-7, -2, 0.5));
  const { level, slope, observation } = best(
    grid(Math.max(-4, coarse.level - 0.5), Math.min(0.5, coarse.level + 0.5), 0.125),
    grid(Math.max(-7, coarse.slope - 0.5), Math.min(-2, coarse.slope + 0.5), 0.125),
  );
  return { observation, level: observation * 10 ** level, slope: observation * 10 ** slope };
}

function grid(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function regress(readings: readonly Weighed[], variances: Variances) {
  const start = readings[0]?.day ?? 0;
  const design = readings.map(({ day }) => [1, day - start]);
  const root = cholesky(
    readings.map((one, row) =>
      readings.map(
        (other, column) =>
          covariance(one.day - start, other.day - start, variances) +
          (row === column ? variances.observation : 0),
      ),
    ),
  );
  const columns = [0, 1].map((column) => design.map((row) => row[column] ?? 0));
  const solved = columns.map((column) => solve(root, column));
  const information = columns.map((column) => solved.map((other) => dot(column, other)));
  const weights = readings.map(({ kg }) => kg);
  const right = solved.map((column) => dot(column, weights));
  const [[a = 0, b = 0] = [], [, c = 0] = []] = information;
  const [u = 0, v = 0] = right;
  const determinant = a * c - b * b;
  const beta = [(c * u - b * v) / determinant, (a * v - b * u) / determinant];
  const rest = weights.map((kg, index) => kg - (beta[0] ?? 0) - (beta[1] ?? 0) * (design[index]?.[1] ?? 0));
  return { start, root, design, beta, information, residualSquares: dot(rest, solve(root, rest)) };
}

/** Of a random walk plus an integrated random walk, both of which begin at 0. */
function covariance(a: number, b: number, { level, slope }: Variances): number {
  const [early, late] = a < b ? [a, b] : [b, a];
  return level * early + (slope * early * early * (3 * late - early)) / 6;
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = matrix.map(() => []);
  for (const [row, values] of matrix.entries()) {
    for (let column = 0; column <= row; column += 1) {
      let sum = values[column] ?? 0;
      const [own, other] = [root[row] ?? [], root[column] ?? []];
      for (let index = 0; index < column; index += 1) sum -= (own[index] ?? 0) * (other[index] ?? 0);
      own[column] = row === column ? Math.sqrt(sum) : sum / (other[column] ?? 1);
    }
  }
  return root;
}

function solve(root: readonly (readonly number[])[], right: readonly number[]): number[] {
  const half = [...right];
  for (let row = 0; row < half.length; row += 1) {
    let sum = half[row] ?? 0;
    for (let index = 0; index < row; index += 1) sum -= (root[row]?.[index] ?? 0) * (half[index] ?? 0);
    half[row] = sum / (root[row]?.[row] ?? 1);
  }
  for (let row = half.length - 1; row >= 0; row -= 1) {
    let sum = half[row] ?? 0;
    for (let index = row + 1; index < half.length; index += 1)
      sum -= (root[index]?.[row] ?? 0) * (half[index] ?? 0);
    half[row] = sum / (root[row]?.[row] ?? 1);
  }
  return half;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, index) => sum + one * (b[index] ?? 0), 0);
}

function dayOf(readings: readonly Weighed[], index: number): number {
  return readings[index]?.day ?? Number.NaN;
}

function kgOf(readings: readonly Weighed[], index: number): number {
  return readings[index]?.kg ?? Number.NaN;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
