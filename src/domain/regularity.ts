import { SECONDS_PER_DAY } from './time.ts';

/**
 * How regular somebody sleeps: numbers over many nights, from times of the clock and states by the minute.
 *
 * Times of the clock are seconds from 00:00 and go round: the mean of 23:30 and 00:30 is 00:00.
 */

/** What a minute was, for regularity. What is not recorded is unknown, and never awake. */
export const minuteState = { awake: 0, asleep: 1, unknown: 2 } as const;

/** Where values on a circle lie: seconds from 00:00, and how far around they are scattered, in seconds. */
export type CircularMean = { readonly meanSec: number; readonly spreadSec: number };

/** Shorter than this, values on a circle have no direction in common: 06:00 and 18:00. */
const LEAST_RESULTANT = 1e-9;

/**
 * Mean and spread of times of the clock by their directions on a circle (Mardia & Jupp, Directional Statistics).
 *
 * The spread is √(−2 ln R) with R the length of the mean direction. Null for no value, and where they cancel out.
 */
export function circularMean(clockSecs: readonly number[]): CircularMean | null {
  if (clockSecs.length === 0) return null;
  let [sine, cosine] = [0, 0];
  for (const sec of clockSecs) {
    sine += Math.sin((sec / SECONDS_PER_DAY) * 2 * Math.PI);
    cosine += Math.cos((sec / SECONDS_PER_DAY) * 2 * Math.PI);
  }
  // Rounding makes the mean of equal values longer than one.
  const resultant = Math.min(1, Math.hypot(sine, cosine) / clockSecs.length);
  if (resultant < LEAST_RESULTANT) return null;
  const perRadian = SECONDS_PER_DAY / (2 * Math.PI);
  return {
    meanSec: modulo(Math.atan2(sine, cosine) * perRadian, SECONDS_PER_DAY),
    // −2 ln 1 is −0.
    spreadSec: Math.sqrt(Math.max(0, -2 * Math.log(resultant))) * perRadian,
  };
}

/**
 * Lower quartile, median and upper quartile of times of the clock: of their distances from the circular mean.
 *
 * Quartiles of type 7 (linear between ranks). The lower may be negative and the upper beyond a day, so that they are in
 * order. Null as for the mean.
 */
export function circularQuartiles(clockSecs: readonly number[]): readonly [number, number, number] | null {
  const mean = circularMean(clockSecs);
  if (mean === null) return null;
  const distances = clockSecs.map((sec) => clockDifference(sec, mean.meanSec)).toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((share) => mean.meanSec + quantile(distances, share)) as [
    number,
    number,
    number,
  ];
}

/** From one time of the clock to another the shorter way round, −12 h exclusive to 12 h inclusive, in seconds. */
export function clockDifference(laterSec: number, earlierSec: number): number {
  const difference = modulo(laterSec - earlierSec, SECONDS_PER_DAY);
  return difference > SECONDS_PER_DAY / 2 ? difference - SECONDS_PER_DAY : difference;
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export type SleepRegularity = {
  /** −100 to 100; null where the record does not suffice. */
  readonly index: number | null;
  /** Pairs of consecutive days with at least one minute known in both. */
  readonly pairs: number;
  /** Share of the minutes of all pairs that are known in both days, 0 to 1. */
  readonly coverage: number;
};

/** Fewer pairs of days depend on chance (Fischer et al. 2021). */
export const LEAST_PAIRS = 7;
export const LEAST_COVERAGE = 0.7;

/**
 * The Sleep Regularity Index: how likely somebody is in the same state at the same minute of two consecutive days.
 *
 * SRI = −100 + 200 · (share of equal minutes) (Phillips et al. 2017, doi 10.1038/s41598-017-03171-4). Minutes unknown
 * on either day leave the sum and the number that it is divided by. Days are rows of `minuteState`, equally long and in
 * order, one for every day whether or not it was recorded.
 */
export function computeSleepRegularity(days: readonly Uint8Array[]): SleepRegularity {
  let [same, known, all, pairs] = [0, 0, 0, 0];
  for (let day = 1; day < days.length; day += 1) {
    const before = days[day - 1] ?? NO_MINUTES;
    const after = days[day] ?? NO_MINUTES;
    let knownHere = 0;
    for (let minute = 0; minute < before.length; minute += 1) {
      if (before[minute] === minuteState.unknown || after[minute] === minuteState.unknown) continue;
      knownHere += 1;
      if (before[minute] === after[minute]) same += 1;
    }
    all += before.length;
    known += knownHere;
    if (knownHere > 0) pairs += 1;
  }
  const coverage = all === 0 ? 0 : known / all;
  const suffices = pairs >= LEAST_PAIRS && coverage >= LEAST_COVERAGE;
  return { index: suffices ? -100 + (200 * same) / known : null, pairs, coverage };
}

const NO_MINUTES = new Uint8Array();

/** A night as chronotypes are reckoned from: the middle of its sleep on the clock, and how long it was. */
export type TimedNight = {
  readonly midSleepSec: number;
  /** First sleep to last sleep. */
  readonly durationSec: number;
  /** Slept into a day without work. */
  readonly isFree: boolean;
};

export type SocialJetLag = {
  /** Mid-sleep on work days and on free days, seconds from 00:00. */
  readonly workMidSec: number;
  readonly freeMidSec: number;
  /** The distance between them. */
  readonly jetLagSec: number;
  /** Mid-sleep on free days without what was caught up on from the week: the chronotype. */
  readonly correctedMidSec: number;
  readonly workNights: number;
  readonly freeNights: number;
};

const DAYS_PER_WEEK = 7;

/**
 * Social jet lag and chronotype as the Munich Chronotype Questionnaire defines them, from measured nights.
 *
 * SJL = |MSF − MSW|; MSFsc = MSF − (SDf − SDweek)/2 where SDf is the longer, MSF otherwise (Roenneberg et al. 2003,
 * 2012, 2019). SDweek weighs the two by the days of a week that are free, so that a missing weekend does not shift it.
 * Null without nights of both sorts, and where a week has none of either.
 */
export function computeSocialJetLag(
  nights: readonly TimedNight[],
  freeDaysPerWeek: number,
): SocialJetLag | null {
  const [free, work] = [nights.filter(({ isFree }) => isFree), nights.filter(({ isFree }) => !isFree)];
  const [freeMid, workMid] = [free, work].map((some) =>
    circularMean(some.map(({ midSleepSec }) => midSleepSec)),
  );
  if (!freeMid || !workMid || freeDaysPerWeek < 1 || freeDaysPerWeek >= DAYS_PER_WEEK) return null;
  const [freeSec, workSec] = [meanOf(free), meanOf(work)];
  const weekSec = (freeSec * freeDaysPerWeek + workSec * (DAYS_PER_WEEK - freeDaysPerWeek)) / DAYS_PER_WEEK;
  const caughtUpSec = Math.max(0, freeSec - weekSec) / 2;
  return {
    workMidSec: workMid.meanSec,
    freeMidSec: freeMid.meanSec,
    jetLagSec: Math.abs(clockDifference(freeMid.meanSec, workMid.meanSec)),
    correctedMidSec: modulo(freeMid.meanSec - caughtUpSec, SECONDS_PER_DAY),
    workNights: work.length,
    freeNights: free.length,
  };
}

function meanOf(nights: readonly TimedNight[]): number {
  return nights.reduce((sum, { durationSec }) => sum + durationSec, 0) / nights.length;
}

/** What is missing to the sleep that somebody needs; negative where there was more. */
export type SleepDebt = { readonly debtSec: number; readonly nights: number };

export const DEBT_DAYS = 14;

/**
 * The plain sum of need minus sleep over the nights given, of which a null was not recorded and does not count.
 *
 * Null where no night counts.
 */
export function computeSleepDebt(sleepSecs: readonly (number | null)[], needSec: number): SleepDebt | null {
  const recorded = sleepSecs.filter((sleepSec) => sleepSec !== null);
  if (recorded.length === 0) return null;
  return {
    debtSec: recorded.reduce((sum, sleepSec) => sum + needSec - sleepSec, 0),
    nights: recorded.length,
  };
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
