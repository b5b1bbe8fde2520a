/**
 * What a person's scale readings amount to, worked out anew from what the pretend service truly has: no code of the
 * product is in here, and the averages are written as sums over all readings instead of step by step.
 */

type TrueRecord = {
  readonly date: number;
  readonly category: number;
  readonly attrib: number;
  readonly measures: readonly { readonly type: number; readonly value: number }[];
};

export type TrueComposition = {
  readonly at: number;
  readonly weight: number;
  readonly fat: number;
  readonly lean: number;
  readonly water: number | undefined;
};

const DAY = 86_400;
const FAT = 8;
const LEAN = 5;
const WEIGHT = 1;
const WATER = 77;

/** One per second at which fat was measured. */
export function trueCompositions(records: readonly TrueRecord[]): TrueComposition[] {
  const seconds = new Map<number, Map<number, number>>();
  for (const { date, category, attrib, measures } of records) {
    if (category !== 1 || attrib === 1 || attrib === 4) continue;
    const values = seconds.get(date) ?? new Map<number, number>();
    for (const { type, value } of measures) values.set(type, value);
    seconds.set(date, values);
  }
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, values]) => {
      const [weight, fat, lean] = [values.get(WEIGHT), values.get(FAT), values.get(LEAN)];
      if (weight === undefined || fat === undefined || lean === undefined) return [];
      return [{ at, weight, fat, lean, water: values.get(WATER) }];
    });
}

/** Level of the trend at the reading with this number: every reading of its segment, by the weight it has left. */
export function trueLevel(readings: readonly TrueComposition[], last: number, what: 'fat' | 'lean'): number {
  let first = last;
  while (first > 0 && gap(readings, first) <= 30) first -= 1;
  let level = 0;
  for (let index = first; index <= last; index += 1) {
    const own = index === first ? 1 : 1 - Math.exp(Math.log(0.9) * gap(readings, index));
    const age = ((readings[last]?.at ?? 0) - (readings[index]?.at ?? 0)) / DAY;
    level += own * Math.exp(Math.log(0.9) * age) * (readings[index]?.[what] ?? Number.NaN);
  }
  return level;
}

function gap(readings: readonly TrueComposition[], index: number): number {
  return ((readings[index]?.at ?? 0) - (readings[index - 1]?.at ?? 0)) / DAY;
}

/** Between the first reading from one second on and the last before another. */
export function trueChange(readings: readonly TrueComposition[], from: number, to: number) {
  const first = readings.findIndex(({ at }) => at >= from);
  let last = readings.length - 1;
  while (last > 0 && (readings[last]?.at ?? 0) >= to) last -= 1;
  const of = (what: 'fat' | 'lean') => trueLevel(readings, last, what) - trueLevel(readings, first, what);
  const [fat, lean] = [of('fat'), of('lean')];
  const start = trueLevel(readings, first, 'fat') + trueLevel(readings, first, 'lean');
  return { start, fat, lean, end: start + fat + lean, kcal: 9440 * fat + 1816 * lean };
}
