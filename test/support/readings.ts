import { type MeasureReading, measureCategory, measureType } from '#domain/measures.ts';
import { cleanTimeZone, type EpochSec, type TimeZone, toEpochSec, UTC } from '#domain/time.ts';

export const paris = zone('Europe/Paris');
export const auckland = zone('Pacific/Auckland');

export function zone(name: string): TimeZone {
  return cleanTimeZone(name) ?? UTC;
}

/** An instant from `2026-03-29T07:00:00+02:00`. */
export function instant(text: string): EpochSec {
  return toEpochSec(Date.parse(text) / 1000);
}

let nextGroupId = 1;

/** A weight of a scale in Paris; `at` as in `instant`. */
export function weightReading(at: string, kg: number, rest: Partial<MeasureReading> = {}): MeasureReading {
  nextGroupId += 1;
  return {
    groupId: nextGroupId,
    at: instant(at),
    timeZone: paris,
    category: measureCategory.reading,
    attrib: 0,
    type: measureType.weight,
    value: kg,
    ...rest,
  };
}

/** One reading a day at 07:00 Paris winter time, beginning with `first`. */
export function dailyWeights(first: string, values: readonly number[]): MeasureReading[] {
  const start = Date.parse(`${first}T07:00:00+01:00`);
  return values.map((kg, day) => weightReading(new Date(start + day * 86_400_000).toISOString(), kg));
}
