import { type Composition, type CompositionLevel, computeCompositionTrend } from './composition.ts';
import { type EpochSec, SECONDS_PER_DAY } from './time.ts';
import { TREND_GAP_DAYS, TREND_SMOOTHING } from './trend.ts';

/** A difference of two levels; the error is null where there is too little to tell the noise of a reading. */
export type LevelChange = { readonly delta: number; readonly standardError: number | null };

/** What a change consists of; `too-few` where the noise is not known. */
export type ChangePattern =
  | 'fat-loss'
  | 'lean-loss'
  | 'recomposition'
  | 'gain-mostly-lean'
  | 'gain-mostly-fat'
  | 'none'
  | 'too-few';

export type CompositionChange = {
  readonly start: CompositionLevel;
  readonly end: CompositionLevel;
  /** Days of 86,400 s between the two. */
  readonly days: number;
  /** Compositions from the first to the last, both included. */
  readonly count: number;
  readonly fat: LevelChange;
  readonly lean: LevelChange;
  readonly weight: LevelChange;
  /** In kcal, with its 95 % interval; null where the noise is not known. */
  readonly energyKcal: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly pattern: ChangePattern;
};

/**
 * Energy of a kilogram of body fat and of a kilogram of everything else, kcal: 39.5 and 7.6 MJ/kg in the model of
 * Hall, "What is the required energy deficit per unit weight loss?", Int J Obes 32, 2008.
 */
export const FAT_KCAL_PER_KG = 9440;
export const LEAN_KCAL_PER_KG = 1816;

/** Two-sided 95 % quantile of the normal distribution, as the rule is written. */
const Z_95 = 1.96;
/** A median of absolute normal deviates times this is their standard deviation. */
const MAD_TO_SD = 1.4826;
/** With fewer differences their median says nothing. */
const FEWEST_DIFFERENCES = 6;

/** kcal that a change of so many kg of fat and of fat-free mass takes; negative for a loss. */
export function computeChangeEnergy(fatKg: number, leanKg: number): number {
  return FAT_KCAL_PER_KG * fatKg + LEAN_KCAL_PER_KG * leanKg;
}

/**
 * What changed between the first and the last composition of a stretch of time, `from` inclusive, `to` exclusive.
 *
 * Levels are those of the trend over everything before, so ΔW = ΔFM + ΔFFM exactly. Compositions are sorted by time.
 * Null with fewer than two of them in the stretch, or all at one instant.
 */
export function computeCompositionChange(
  compositions: readonly Composition[],
  { from, to }: { readonly from: number; readonly to: number },
): CompositionChange | null {
  const first = compositions.findIndex(({ at }) => at >= from);
  const last = compositions.findLastIndex(({ at }) => at < to);
  const trend = computeCompositionTrend(compositions);
  const [start, end] = [trend[first], trend[last]];
  if (start === undefined || end === undefined || end.at <= start.at) return null;
  const within = { at: compositions.map(({ at }) => at), first, last };
  const fatKg = compositions.map(({ fatKg }) => fatKg.value);
  const leanKg = compositions.map(({ leanKg }) => leanKg.value);
  const weightKg = fatKg.map((kg, index) => kg + (leanKg[index] ?? Number.NaN));
  const fat = changeOf(start.fatKg, end.fatKg, fatKg, within);
  const lean = changeOf(start.leanKg, end.leanKg, leanKg, within);
  const weight = changeOf(start.weightKg, end.weightKg, weightKg, within);
  return {
    start,
    end,
    days: (end.at - start.at) / SECONDS_PER_DAY,
    count: last - first + 1,
    fat,
    lean,
    // The sum of the parts, to the last digit.
    weight: { ...weight, delta: fat.delta + lean.delta },
    energyKcal: energyOf(fat.delta, lean.delta, fatKg, leanKg, within),
    pattern: patternOf(fat, lean),
  };
}

type Stretch = { readonly at: readonly EpochSec[]; readonly first: number; readonly last: number };

function changeOf(start: number, end: number, values: readonly number[], within: Stretch): LevelChange {
  return { delta: end - start, standardError: standardErrorOf(values, within) };
}

/** Of the energy itself, not of its parts: on an impedance scale what is fat too much is lean too little. */
function energyOf(
  fatDelta: number,
  leanDelta: number,
  fatKg: readonly number[],
  leanKg: readonly number[],
  within: Stretch,
): CompositionChange['energyKcal'] {
  const kcal = fatKg.map((kg, index) => computeChangeEnergy(kg, leanKg[index] ?? Number.NaN));
  const standardError = standardErrorOf(kcal, within);
  if (standardError === null) return null;
  const value = computeChangeEnergy(fatDelta, leanDelta);
  return { value, low: value - Z_95 * standardError, high: value + Z_95 * standardError };
}

/**
 * Standard error of the difference of two levels of the gap-aware trend, for readings with independent noise.
 *
 * A level is a weighted mean of its segment's readings. With α of each step its variance in units of σ² is
 * v₀ = 1, vᵢ = (1 − αᵢ)²·vᵢ₋₁ + αᵢ², and two levels of one segment, Δ days apart, share v·0.9^Δ of the earlier
 * one's: Var = σ²·(vₐ + v_b − 2·vₐ·0.9^Δ). Levels of different segments share nothing. σ is the noise of one reading,
 * see `noiseOf`. Real noise is not quite independent from day to day, so this is the least that it can be.
 */
function standardErrorOf(values: readonly number[], { at, first, last }: Stretch): number | null {
  const noise = noiseOf(values, at, first, last) ?? noiseOf(values, at, 0, last);
  if (noise === null) return null;
  let variance = 1;
  let atFirst = 1;
  let shared = 1;
  for (let index = 0; index <= last; index += 1) {
    const days = index === 0 ? Infinity : daysBetween(at, index);
    const kept = days > TREND_GAP_DAYS ? 0 : (1 - TREND_SMOOTHING) ** days;
    variance = kept ** 2 * variance + (1 - kept) ** 2;
    if (index === first) atFirst = variance;
    if (index > first) shared *= kept;
  }
  return noise * Math.sqrt(Math.max(0, atFirst + variance - 2 * atFirst * shared));
}

/**
 * Standard deviation of a single reading, from differences of neighbours, so that a drift hardly counts as noise
 * (von Neumann 1941), by their median, so that outliers do not either: 1.4826 · median|d| / √2. Neighbours of different
 * segments have no difference. Null with fewer than six.
 */
function noiseOf(
  values: readonly number[],
  at: readonly EpochSec[],
  first: number,
  last: number,
): number | null {
  const differences: number[] = [];
  for (let index = first + 1; index <= last; index += 1) {
    if (daysBetween(at, index) > TREND_GAP_DAYS) continue;
    differences.push(Math.abs((values[index] ?? Number.NaN) - (values[index - 1] ?? Number.NaN)));
  }
  if (differences.length < FEWEST_DIFFERENCES) return null;
  const sorted = differences.toSorted((a, b) => a - b);
  const middle = ((sorted[sorted.length >> 1] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0)) / 2;
  return (MAD_TO_SD * middle) / Math.SQRT2;
}

function daysBetween(at: readonly EpochSec[], index: number): number {
  return ((at[index] ?? Number.NaN) - (at[index - 1] ?? Number.NaN)) / SECONDS_PER_DAY;
}

/**
 * What a change consists of, by sign and size against noise: what is smaller than 1.96 standard errors counts as none.
 *
 * Fat less and lean more is a recomposition. Otherwise the larger part names the change; fat more and lean less goes by
 * the larger one too.
 */
function patternOf(fat: LevelChange, lean: LevelChange): ChangePattern {
  if (fat.standardError === null || lean.standardError === null) return 'too-few';
  const fatKg = distinguishable(fat.delta, fat.standardError);
  const leanKg = distinguishable(lean.delta, lean.standardError);
  if (fatKg === 0 && leanKg === 0) return 'none';
  if (fatKg < 0 && leanKg > 0) return 'recomposition';
  const isMostlyFat = Math.abs(fatKg) >= Math.abs(leanKg);
  const larger = isMostlyFat ? fatKg : leanKg;
  if (larger < 0) return isMostlyFat ? 'fat-loss' : 'lean-loss';
  return isMostlyFat ? 'gain-mostly-fat' : 'gain-mostly-lean';
}

function distinguishable(delta: number, standardError: number): number {
  return Math.abs(delta) < Z_95 * standardError ? 0 : delta;
}
