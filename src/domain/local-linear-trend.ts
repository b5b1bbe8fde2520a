import { SECONDS_PER_DAY } from './time.ts';
import type { EpochSec } from './time.ts';
import { TREND_GAP_DAYS } from './trend.ts';

/**
 * The variances of a local linear trend, Δ in days of 86,400 s.
 *
 * A reading is level + noise; over Δ days the level moves by slope · Δ and by chance, and the slope moves by chance
 * (Harvey, Forecasting, Structural Time Series Models, 1989; Durbin & Koopman, Time Series Analysis by State Space
 * Methods, 2012). In the square of the values' unit: of a reading, of the level per day, of the slope per day³.
 */
export type LocalLinearModel = {
  readonly observation: number;
  readonly level: number;
  readonly slope: number;
};

/** The smoothed state at some instants; columns, sorted by time. */
export type SmoothedTrend = {
  readonly at: Float64Array;
  readonly level: Float64Array;
  /** Per day. */
  readonly slope: Float64Array;
  /** Variance of the level. */
  readonly variance: Float64Array;
  /** 1 where there was a reading, 0 on days in between. */
  readonly isObserved: Uint8Array;
};

type Point = { readonly at: EpochSec; readonly value: number };

/** Variances are estimated from this much of the newest end: people change their scales and their ways. */
export const FIT_DAYS = 365;

/** Fewer readings say nothing about three variances. */
const LEAST_TO_FIT = 20;

/** For those: a reading off by 0.5 kg, a level by 0.15 kg a day, a slope of which little is expected to change. */
const USUAL_MODEL: LocalLinearModel = { observation: 0.25, level: 0.0225, slope: 1e-5 };

/** Ratios to the variance of a reading between which the likelihood is looked at, as powers of ten. */
const LEVEL_BOUNDS = { from: -4, to: 0.5 };
const SLOPE_BOUNDS = { from: -7, to: -2 };
const COARSE_STEP = 0.5;
const FINE_STEP = 0.125;

/** Before the first reading next to nothing is known; in units of the variance of a reading. */
const VAGUE_LEVEL = 1e7;
const VAGUE_SLOPE = 1e4;

/** Values without any noise would have a likelihood without bound. */
const LEAST_OBSERVATION = 1e-6;

/**
 * The variances under which the readings of the last 365 days are most likely.
 *
 * Maximum likelihood by the prediction errors of the Kalman filter on a bounded grid of the two ratios, coarse and then
 * fine around the best, with the variance of a reading concentrated out. The first two errors have no finite variance
 * and are left out. Fewer than 20 readings: usual values. Points sorted by time; NaN is left out.
 */
export function fitLocalLinearTrend(points: readonly Point[]): LocalLinearModel {
  const last = points.at(-1)?.at ?? 0;
  const recent = toSteps(points.filter(({ at }) => at > last - FIT_DAYS * SECONDS_PER_DAY));
  if (recent.at.length < LEAST_TO_FIT) return USUAL_MODEL;
  const coarse = findBest(recent, range(LEVEL_BOUNDS, COARSE_STEP), range(SLOPE_BOUNDS, COARSE_STEP));
  const around = (middle: number, { from, to }: typeof LEVEL_BOUNDS) =>
    range({ from: Math.max(from, middle - COARSE_STEP), to: Math.min(to, middle + COARSE_STEP) }, FINE_STEP);
  const { observation, level, slope } = findBest(
    recent,
    around(coarse.level, LEVEL_BOUNDS),
    around(coarse.slope, SLOPE_BOUNDS),
  );
  return { observation, level: observation * 10 ** level, slope: observation * 10 ** slope };
}

/**
 * The level on every reading's instant, and once a day in between, as all readings together tell it.
 *
 * Kalman filter and Rauch–Tung–Striebel smoother with F = [[1, Δ], [0, 1]] and
 * Q = slope · [[Δ³/3, Δ²/2], [Δ²/2, Δ]] + level · [[Δ, 0], [0, 0]]. Between two readings no more than 30 days apart the
 * days are told as well, where the doubt grows; longer gaps are left empty, although the smoothing runs through them.
 * Points sorted by time, several at one instant allowed; NaN is left out; no points, no states.
 */
export function smoothLocalLinearTrend(points: readonly Point[], model: LocalLinearModel): SmoothedTrend {
  const steps = toSteps(points, 1);
  const { at, isObserved } = steps;
  const observation = Math.max(model.observation, LEAST_OBSERVATION);
  const states = filter(steps, model.level / observation, model.slope / observation);
  const { level, slope, variance } = smooth(steps, states);
  for (let index = 0; index < variance.length; index += 1) {
    variance[index] = Math.max(0, (variance[index] ?? 0) * observation);
  }
  return { at, level, slope, variance, isObserved };
}

/** Instants in days since the first, with NaN where there is no reading. */
type Steps = {
  readonly at: Float64Array;
  readonly day: Float64Array;
  readonly value: Float64Array;
  readonly isObserved: Uint8Array;
};

/** `everyDays`: also the instants that many days after a reading, up to the next one. */
function toSteps(points: readonly Point[], everyDays = Infinity): Steps {
  const at: number[] = [];
  const value: number[] = [];
  let before: number | null = null;
  for (const point of points) {
    if (Number.isNaN(point.value)) continue;
    const gap = before === null ? 0 : (point.at - before) / SECONDS_PER_DAY;
    if (before !== null && gap <= TREND_GAP_DAYS) {
      // Half a day of slack: people weigh themselves at about the same time.
      for (let days = everyDays; days < gap - everyDays / 2; days += everyDays) {
        at.push(before + days * SECONDS_PER_DAY);
        value.push(Number.NaN);
      }
    }
    at.push(point.at);
    value.push(point.value);
    before = point.at;
  }
  const first = at[0] ?? 0;
  return {
    at: Float64Array.from(at),
    day: Float64Array.from(at, (instant) => (instant - first) / SECONDS_PER_DAY),
    value: Float64Array.from(value),
    isObserved: Uint8Array.from(value, (one) => (Number.isNaN(one) ? 0 : 1)),
  };
}

/** Five numbers a step: level, slope, and the variance of the level, their covariance, the variance of the slope. */
const WIDTH = 5;

type States = {
  /** After the reading of each step. */
  readonly after: Float64Array;
  /** Before it. */
  readonly before: Float64Array;
  readonly sumOfSquares: number;
  readonly sumOfLogs: number;
  readonly count: number;
};

/** The Kalman filter, all variances in units of that of a reading. */
function filter(
  { day, value }: Pick<Steps, 'day' | 'value'>,
  levelRatio: number,
  slopeRatio: number,
): States {
  const length = day.length;
  const after = new Float64Array(WIDTH * length);
  const before = new Float64Array(WIDTH * length);
  let [level, slope, p11, p12, p22] = [value[0] ?? 0, 0, VAGUE_LEVEL, 0, VAGUE_SLOPE];
  let sumOfSquares = 0;
  let sumOfLogs = 0;
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const days = index === 0 ? 0 : (day[index] ?? 0) - (day[index - 1] ?? 0);
    level += slope * days;
    p11 += 2 * days * p12 + days * days * p22 + (slopeRatio * days ** 3) / 3 + levelRatio * days;
    p12 += days * p22 + (slopeRatio * days * days) / 2;
    p22 += slopeRatio * days;
    const place = WIDTH * index;
    before[place] = level;
    before[place + 1] = slope;
    before[place + 2] = p11;
    before[place + 3] = p12;
    before[place + 4] = p22;
    const reading = value[index] ?? Number.NaN;
    if (!Number.isNaN(reading)) {
      const error = reading - level;
      const spread = p11 + 1;
      if (count >= 2) {
        sumOfSquares += (error * error) / spread;
        sumOfLogs += Math.log(spread);
      }
      count += 1;
      level += (p11 / spread) * error;
      slope += (p12 / spread) * error;
      p22 -= (p12 * p12) / spread;
      p12 /= spread;
      p11 /= spread;
    }
    after[place] = level;
    after[place + 1] = slope;
    after[place + 2] = p11;
    after[place + 3] = p12;
    after[place + 4] = p22;
  }
  return { after, before, sumOfSquares, sumOfLogs, count };
}

/** The Rauch–Tung–Striebel smoother, from the last step to the first. */
function smooth(
  { day }: Pick<Steps, 'day'>,
  { after, before }: States,
): { level: Float64Array; slope: Float64Array; variance: Float64Array } {
  const length = day.length;
  const [level, slope, variance] = [0, 1, 2].map(() => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  // The smoothed state of the step after.
  let [x1, x2, p11, p12, p22] = [0, 0, 0, 0, 0];
  for (let index = length - 1; index >= 0; index -= 1) {
    const place = WIDTH * index;
    const [a1 = 0, a2 = 0, f11 = 0, f12 = 0, f22 = 0] = after.subarray(place, place + WIDTH);
    if (index === length - 1) {
      [x1, x2, p11, p12, p22] = [a1, a2, f11, f12, f22];
    } else {
      const days = (day[index + 1] ?? 0) - (day[index] ?? 0);
      const [b1 = 0, b2 = 0, q11 = 0, q12 = 0, q22 = 0] = before.subarray(place + WIDTH, place + 2 * WIDTH);
      const determinant = q11 * q22 - q12 * q12;
      // Rows of the filtered covariance times the transposed transition.
      const [c11, c12, c21, c22] = [f11 + days * f12, f12, f12 + days * f22, f22];
      const g11 = (c11 * q22 - c12 * q12) / determinant;
      const g12 = (c12 * q11 - c11 * q12) / determinant;
      const g21 = (c21 * q22 - c22 * q12) / determinant;
      const g22 = (c22 * q11 - c21 * q12) / determinant;
      const [d1, d2] = [x1 - b1, x2 - b2];
      const [d11, d12, d22] = [p11 - q11, p12 - q12, p22 - q22];
      x1 = a1 + g11 * d1 + g12 * d2;
      x2 = a2 + g21 * d1 + g22 * d2;
      p11 = f11 + g11 * g11 * d11 + 2 * g11 * g12 * d12 + g12 * g12 * d22;
      p12 = f12 + g11 * g21 * d11 + (g11 * g22 + g12 * g21) * d12 + g12 * g22 * d22;
      p22 = f22 + g21 * g21 * d11 + 2 * g21 * g22 * d12 + g22 * g22 * d22;
    }
    level[index] = x1;
    slope[index] = x2;
    variance[index] = p11;
  }
  return { level, slope, variance };
}

/** The ratios, as powers of ten, with the largest likelihood, and the variance of a reading that goes with them. */
function findBest(
  steps: Steps,
  levels: readonly number[],
  slopes: readonly number[],
): { observation: number; level: number; slope: number } {
  let best = { observation: USUAL_MODEL.observation, level: levels[0] ?? 0, slope: slopes[0] ?? 0 };
  let most = -Infinity;
  for (const level of levels) {
    for (const slope of slopes) {
      const { sumOfSquares, sumOfLogs, count } = filter(steps, 10 ** level, 10 ** slope);
      const observation = Math.max(LEAST_OBSERVATION, sumOfSquares / (count - 2));
      const likelihood = -((count - 2) * Math.log(observation) + sumOfLogs + sumOfSquares / observation);
      if (likelihood > most) {
        most = likelihood;
        best = { observation, level, slope };
      }
    }
  }
  return best;
}

function range({ from, to }: { from: number; to: number }, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}
