import { measureCategory, type MeasureReading, measureType } from './measures.ts';
import type { EpochSec } from './time.ts';

/** kg/m²: fat, everything else, and both together. */
export type BodyIndex = { readonly fmi: number; readonly ffmi: number; readonly bmi: number };

/**
 * Fat mass index, fat-free mass index and their sum, the body mass index, in kg/m².
 *
 * FMI = FM/h², FFMI = FFM/h², BMI = FMI + FFMI (VanItallie et al., Am J Clin Nutr 52, 1990; Kyle et al., Nutrition 19,
 * 2003). Null for a height that is none.
 */
export function computeBodyIndex(fatKg: number, leanKg: number, heightM: number): BodyIndex | null {
  if (!(heightM > 0 && heightM < Infinity)) return null;
  const fmi = fatKg / heightM ** 2;
  const ffmi = leanKg / heightM ** 2;
  return { fmi, ffmi, bmi: fmi + ffmi };
}

/** Bounds between classes of the body mass index, kg/m², ascending. */
export const bmiBounds = {
  /** WHO, Obesity: preventing and managing the global epidemic, Technical Report Series 894, 2000. */
  who: [18.5, 25, 30, 35, 40],
  /** Action points for Asian populations beside 18.5 (WHO expert consultation, Lancet 363, 2004). */
  asian: [18.5, 23, 27.5, 32.5, 37.5],
} as const;

export type BmiScheme = keyof typeof bmiBounds;

/** How many bounds of a scheme a body mass index has reached: 0 below the first, 5 from the last on. */
export function computeBmiClass(bmi: number, scheme: BmiScheme): number {
  return bmiBounds[scheme].filter((bound) => bmi >= bound).length;
}

export type IndexRange = { readonly low: number; readonly high: number };

/**
 * Ranges of both indices that belong to a body mass index of 18.5 to 25 in 5,635 healthy white adults, kg/m².
 *
 * Schutz, Kyle, Pichard, Int J Obes 26, 2002. What is usual in one population, not a goal, and no verdict.
 */
export const indexReferences: Readonly<
  Record<'female' | 'male', Readonly<Record<'fmi' | 'ffmi', IndexRange>>>
> = {
  female: { ffmi: { low: 14.6, high: 16.8 }, fmi: { low: 3.9, high: 8.2 } },
  male: { ffmi: { low: 16.7, high: 19.8 }, fmi: { low: 1.8, high: 5.2 } },
};

/** The height that was told last, in m; null where there never was one. A goal is no height. */
export function computeHeight(
  readings: readonly MeasureReading[],
): { readonly metres: number; readonly at: EpochSec; readonly groupId: number } | null {
  let latest: MeasureReading | null = null;
  for (const reading of readings) {
    const isHeight = reading.type === measureType.height && reading.category === measureCategory.reading;
    if (!isHeight || !(reading.value > 0)) continue;
    const isNewer =
      latest === null ||
      reading.at > latest.at ||
      (reading.at === latest.at && reading.groupId > latest.groupId);
    if (isNewer) latest = reading;
  }
  return latest && { metres: latest.value, at: latest.at, groupId: latest.groupId };
}
