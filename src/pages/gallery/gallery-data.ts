import { addDays, type LocalDay, SECONDS_PER_DAY } from '#domain/time.ts';

/**
 * What the gallery draws: invented, and the same at every visit, so that pictures can be compared with those of before.
 */
export const galleryCases = [
  { id: 'ordinary', title: 'Ninety days', count: 90 },
  { id: 'empty', title: 'No data', count: 0 },
  { id: 'single', title: 'A single day', count: 1 },
  { id: 'gappy', title: 'Holes', count: 90 },
  { id: 'years', title: 'Ten years', count: 3653 },
] as const;

export type GalleryCase = (typeof galleryCases)[number];

/** One value for every day of the case; NaN where the day has none. */
export type GalleryDays = {
  readonly first: LocalDay;
  readonly value: Float64Array;
};

/** Of the days that have a value: each at seven in the morning, UTC. */
export type GallerySeries = { readonly at: Float64Array; readonly value: Float64Array };

export type DaysOptions = {
  readonly seed: number;
  readonly mean: number;
  /** Of the year's wave. */
  readonly swing: number;
  /** Of one day beside the next. */
  readonly noise: number;
};

/** What is drawn, each in the unit of its picture. */
export const quantities = {
  weight: { seed: 11, mean: 78, swing: 2.5, noise: 0.9 },
  steps: { seed: 12, mean: 8000, swing: 2000, noise: 5000 },
  pulse: { seed: 13, mean: 62, swing: 3, noise: 6 },
  fat: { seed: 14, mean: 24, swing: 2, noise: 1 },
  muscle: { seed: 15, mean: 61, swing: -1.5, noise: 0.6 },
  bone: { seed: 16, mean: 3.1, swing: 0.02, noise: 0.1 },
  diastolic: { seed: 17, mean: 82, swing: 4, noise: 14 },
  systolic: { seed: 18, mean: 128, swing: 6, noise: 22 },
} as const satisfies Record<string, DaysOptions>;

// A real date; every case ends with it.
const LAST_DAY = '2026-11-20' as LocalDay;
const LAST_MIDNIGHT_SEC = Date.UTC(2026, 10, 20) / 1000;
const HOLES_SEED = 5;
const WAKING_SEC = 7 * 3600;
/** Days drawn where there is nothing to draw, or one thing. */
const EMPTY_DAYS = 90;
const YEAR_DAYS = 365.25;

/** Epoch seconds of the ends of the picture: whole days. */
export function windowOf({ count }: GalleryCase): { from: number; to: number } {
  const days = count > 1 ? count : EMPTY_DAYS;
  const to = LAST_MIDNIGHT_SEC + SECONDS_PER_DAY;
  return { from: to - days * SECONDS_PER_DAY, to };
}

export function daysOf({ id, count }: GalleryCase, { seed, mean, swing, noise }: DaysOptions): GalleryDays {
  const random = createRandom(seed);
  // The same days are missing of every quantity, as when somebody did not step on the scales.
  const chances = createRandom(HOLES_SEED);
  const days = count > 1 ? count : EMPTY_DAYS;
  const value = Float64Array.from({ length: days }, (_, index) => {
    const daysAgo = days - 1 - index;
    const wave = swing * Math.sin((2 * Math.PI * daysAgo) / YEAR_DAYS);
    // The sum of two is nearer to how people's values scatter than one.
    const scatter = noise * (random() + random() - 1);
    return hasValue[id](index, days, chances()) ? mean + wave + scatter : Number.NaN;
  });
  return { first: addDays(LAST_DAY, 1 - days), value };
}

/** Whether a day of the case has a value; `chance` is from 0 to 1. */
const hasValue: Readonly<
  Record<GalleryCase['id'], (index: number, days: number, chance: number) => boolean>
> = {
  ordinary: () => true,
  empty: () => false,
  single: (index, days) => index === Math.floor(days / 2),
  gappy: (index, _, chance) => chance > 0.3 && !(index >= 20 && index < 34) && !(index >= 60 && index < 67),
  years: () => true,
};

/** The days that have a value, as a time series; of another quantity of the same days where `other` is given. */
export function seriesOf({ first, value }: GalleryDays, other: Float64Array = value): GallerySeries {
  const origin = Date.parse(`${first}T00:00:00Z`) / 1000 + WAKING_SEC;
  const known = [...value.keys()].filter((index) => !Number.isNaN(value[index]));
  return {
    at: Float64Array.from(known, (index) => origin + index * SECONDS_PER_DAY),
    value: Float64Array.from(known, (index) => other[index] ?? Number.NaN),
  };
}

/** Days as instants, with NaN where a day has no value: what a line must not join. */
export function gridOf({ first, value }: GalleryDays): GallerySeries {
  const origin = Date.parse(`${first}T00:00:00Z`) / 1000;
  return { at: Float64Array.from(value, (_, index) => origin + index * SECONDS_PER_DAY), value };
}

/** A running mean over a fortnight of what is there; NaN after a week without. */
export function smoothOf(series: GallerySeries): GallerySeries {
  const value = Float64Array.from(series.value, (_, index) => {
    const near = series.value.slice(Math.max(0, index - 6), index + 8).filter((one) => !Number.isNaN(one));
    return near.length === 0 ? Number.NaN : near.reduce((sum, one) => sum + one, 0) / near.length;
  });
  return { at: series.at, value };
}

export type GalleryStage = 'out' | 'awake' | 'rem' | 'light' | 'deep' | 'unknown';

/** Epoch seconds; `to` is exclusive. */
export type GallerySegment = { readonly from: number; readonly to: number; readonly stage: GalleryStage };

const BEDTIME_SEC = -1.5 * 3600;
const WAKE_SEC = 6.75 * 3600;
const stageOrder: readonly GalleryStage[] = ['light', 'deep', 'light', 'rem', 'awake'];

/** The night before the last day: neighbours never share a stage. In place of ten years a night without rest. */
export function nightOf({ id }: GalleryCase): readonly GallerySegment[] {
  const random = createRandom(21);
  const meanSec = id === 'years' ? 240 : 1500;
  const segments: GallerySegment[] = [];
  let from = LAST_MIDNIGHT_SEC + BEDTIME_SEC;
  const end = LAST_MIDNIGHT_SEC + WAKE_SEC;
  for (let index = 0; from < end; index += 1) {
    const to = Math.min(end, from + Math.round((meanSec * (0.4 + 1.2 * random())) / 60) * 60);
    segments.push({ from, to, stage: stageOrder[index % stageOrder.length] ?? 'light' });
    from = to;
  }
  if (id === 'empty') return [];
  if (id === 'single') return segments.slice(3, 4);
  if (id !== 'gappy') return segments;
  return segments
    .filter((_, index) => index % 6 !== 4)
    .map((segment, index) => ({ ...segment, stage: oddStages[index] ?? segment.stage }));
}

/** What a night with holes holds besides: a walk, and something that we know no name for. */
const oddStages: Readonly<Record<number, GalleryStage>> = { 3: 'out', 7: 'unknown' };

/** How many nights stand side by side: a week, a fortnight with holes, a month. */
const nightCounts: Readonly<Record<GalleryCase['id'], number>> = {
  ordinary: 7,
  empty: 7,
  single: 7,
  gappy: 14,
  years: 31,
};

/** A night as the clock shows it: seconds from 00:00 of its day, negative before. */
export type GalleryNight = {
  readonly day: LocalDay;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly stage: GalleryStage }[];
};

export function nightsOf({ id }: GalleryCase): readonly GalleryNight[] {
  const random = createRandom(22);
  const count = nightCounts[id];
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(LAST_DAY, index + 1 - count);
    const [begin, length, chance] = [BEDTIME_SEC + 5400 * random(), 6 + 3 * random(), random()];
    if (!hasValue[id](index, count, chance)) return { day, bars: [] };
    const end = begin + length * 3600;
    const cuts = [begin, begin + 1800, begin + 9000, begin + 14_400, end - 3600, end];
    const stages = ['awake', 'deep', 'light', 'rem', 'light'] as const;
    return {
      day,
      bars: stages.map((stage, part) => ({ from: cuts[part] ?? begin, to: cuts[part + 1] ?? end, stage })),
    };
  });
}

/** mulberry32 (Tommy Ettinger, 2017, public domain): numbers from 0 to 1 that depend on the seed alone. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Four weeks in the middle of the case, hour by hour: a day's steps on its way there, at noon and back. */
export function hoursOf(data: GalleryCase): { readonly first: LocalDay; readonly value: Float64Array } {
  const { first, value: days } = daysOf(data, quantities.steps);
  const begin = Math.max(0, Math.floor(days.length / 2) - HOUR_DAYS / 2);
  const value = new Float64Array(HOUR_DAYS * hourShares.length);
  for (let index = 0; index < value.length; index += 1) {
    const steps = days[begin + Math.floor(index / hourShares.length)] ?? Number.NaN;
    value[index] = Math.round(steps * (hourShares[index % hourShares.length] ?? 0));
  }
  return { first: addDays(first, begin), value };
}

export const HOUR_DAYS = 28;
const hourShares = [
  0, 0, 0, 0, 0, 0, 0.01, 0.06, 0.18, 0.04, 0.02, 0.03, 0.14, 0.05, 0.02, 0.03, 0.03, 0.06, 0.2, 0.07, 0.04,
  0.02, 0, 0,
];
