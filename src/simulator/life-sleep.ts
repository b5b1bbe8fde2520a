import type { DayNumber } from './calendar.ts';
import { minuteSec } from './life-frame.ts';
import type { Stay } from './life-sleep-plan.ts';
import type { Person } from './person.ts';

/** Whole minutes of one stay in bed: what the sleeper did, whoever recorded it. */
export type Hypnogram = readonly number[];

/** Stages as the wire numbers them. */
export const stage = { awake: 0, light: 1, deep: 2, rem: 3, outOfBed: 15, unknown: 255 } as const;

const { awake, light, deep, rem, outOfBed } = stage;

/** Sleep runs in rounds of about 90 minutes (Feinberg & Floyd 1979). */
const cycleMinutes = 94;
/** Share of each round in deep sleep: early nights are deep … */
const deepShares = [0.4, 0.3, 0.14, 0.05, 0.02, 0.01];
/** … and late ones dream. */
const remShares = [0.07, 0.16, 0.25, 0.31, 0.34, 0.34];

/** The sleep of one stay; `slot` tells the stays of one day apart. */
export function sleepThrough(person: Person, day: DayNumber, slot: number, stay: Stay): Hypnogram {
  const { random } = person;
  const minutes = (stay.to - stay.from) / minuteSec;
  const latency = stay.isNap
    ? random.integer(3, 7, 'nap latency', day, slot)
    : random.integer(5, 25, 'latency', day, slot);
  const lingering = stay.isNap
    ? random.integer(1, 4, 'nap end', day, slot)
    : random.integer(2, 12, 'lingers', day, slot);
  const asleep = minutes - latency - lingering;
  const sleep = stay.isNap ? napStages(asleep) : nightStages(person, day, slot, asleep, stay.sleptBeforeH);
  return [...repeat(awake, latency), ...sleep, ...repeat(awake, lingering)];
}

/** Light, and after half an hour some deep sleep; nobody dreams at four in the afternoon. */
function napStages(minutes: number): number[] {
  const deepMinutes = minutes > 40 ? Math.round(0.22 * minutes) : 0;
  const before = Math.round(0.4 * (minutes - deepMinutes));
  return [
    ...repeat(light, before),
    ...repeat(deep, deepMinutes),
    ...repeat(light, minutes - before - deepMinutes),
  ];
}

function nightStages(
  person: Person,
  day: DayNumber,
  slot: number,
  minutes: number,
  sleptBeforeH: number,
): number[] {
  const { random } = person;
  // The alarm clock does not wait for the end of a dream, and sometimes the dream is over.
  const tail = random.chance(0.5, 'tail', day, slot) ? random.integer(3, 12, 'tail length', day, slot) : 0;
  const cycled = minutes - tail;
  const count = Math.max(1, Math.round(cycled / cycleMinutes));
  const before = Math.round((sleptBeforeH * 60) / cycleMinutes);
  const stages: number[] = [];
  for (let index = 0; index < count; index += 1) {
    // The boundaries waver by a few minutes, the sum does not.
    const waver = index === count - 1 ? 0 : Math.round(1.6 * random.normal('cycle', day, slot, index));
    const length = Math.round((cycled * (index + 1)) / count) + waver - stages.length;
    stages.push(...cycleStages({ person, day, key: slot * 8 + index, length, round: before + index }));
  }
  return [...stages, ...repeat(light, tail)];
}

type Cycle = {
  readonly person: Person;
  readonly day: DayNumber;
  readonly key: number;
  readonly length: number;
  /** Counted from the first of the night. */
  readonly round: number;
};

/** Down through light sleep into the deep, up again, a dream, and often a moment awake. */
function cycleStages({ person, day, key, length, round }: Cycle): number[] {
  const { random } = person;
  const share = (shares: readonly number[], name: string): number =>
    (shares[Math.min(round, shares.length - 1)] ?? 0) * (1 + 0.14 * random.normal(name, day, key));
  const deepMinutes = Math.round(length * share(deepShares, 'deep'));
  const remMinutes = Math.round(length * share(remShares, 'rem'));
  const lightMinutes = length - deepMinutes - remMinutes;
  const descent = Math.round(lightMinutes * random.between(0.28, 0.46, 'descent', day, key));
  const descending = repeat(light, descent);
  const ascending = repeat(light, lightMinutes - descent);
  const deepSleep = repeat(deep, deepMinutes);
  if (deepMinutes > 18 && random.chance(0.45, 'shallow', day, key)) {
    const at = Math.round(deepMinutes * random.between(0.3, 0.7, 'shallow at', day, key));
    deepSleep.fill(light, at, at + random.integer(1, 3, 'shallow length', day, key));
  }
  const restless = person.isIll(day) ? 3 : 1;
  // At the start of a round: the moment awake after the dream before.
  if (round > 0 && random.chance(0.6, 'wakes', day, key))
    wake(descending, 0, random.integer(1, 5, 'awake', day, key));
  if (random.chance(0.35 * restless, 'stirs', day, key)) {
    const at = Math.round(ascending.length * random.between(0.2, 0.6, 'stirs at', day, key));
    wake(ascending, at, random.integer(1, 3, 'stirs length', day, key));
  }
  if (random.chance(0.08 * restless, 'lies awake', day, key)) {
    const at = Math.round(ascending.length * random.between(0.1, 0.3, 'lies awake at', day, key));
    wake(ascending, at, random.integer(7, 18, 'lies awake length', day, key));
  }
  if (round > 0 && random.chance(0.09, 'gets out', day, key)) {
    wake(descending, 0, random.integer(3, 7, 'gets out length', day, key), outOfBed);
  }
  return [...descending, ...deepSleep, ...ascending, ...repeat(rem, remMinutes)];
}

/** Leaves at least one minute on either side, so that the block keeps its place in the round. */
function wake(block: number[], at: number, minutes: number, how: number = awake): void {
  block.fill(how, Math.max(0, at), Math.min(block.length - 1, at + minutes));
}

/**
 * The same sleep as a wrist sees it: it lies down and rises a little later or earlier than the mat says, takes
 * dreams for light sleep, misses short awakenings and never knows whether one is in bed.
 */
export function throughTracker(
  { random }: Person,
  day: DayNumber,
  slot: number,
  hypnogram: Hypnogram,
): { readonly hypnogram: Hypnogram; readonly skippedMinutes: number } {
  const skippedMinutes = random.integer(0, 4, 'tracker begins', day, slot);
  const cut = random.integer(0, 2, 'tracker ends', day, slot);
  const lag = random.integer(0, 3, 'tracker lag', day, slot);
  const seen = hypnogram.slice(skippedMinutes, hypnogram.length - cut).map((_, index, part) => {
    const at = Math.max(0, index + skippedMinutes - (index > 30 && index < part.length - 30 ? lag : 0));
    const state = hypnogram[at] ?? light;
    if (state === rem) return light;
    if (state === outOfBed) return awake;
    const isMoment = state === awake && hypnogram[at - 1] === light && hypnogram[at + 1] === light;
    return isMoment ? light : state;
  });
  return { hypnogram: seen, skippedMinutes };
}

/** Now and then the record has a hole: never at the ends, never longer than an hour. */
export function withHole(person: Person, day: DayNumber, slot: number, hypnogram: Hypnogram): Hypnogram {
  const { random } = person;
  if (person.isCertain(day) || hypnogram.length < 180 || !random.chance(0.06, 'hole', day, slot))
    return hypnogram;
  const from = Math.round(hypnogram.length * random.between(0.2, 0.7, 'hole at', day, slot));
  const to = from + random.integer(5, 45, 'hole length', day, slot);
  return hypnogram.map((state, index) => (index >= from && index < to ? stage.unknown : state));
}

function repeat(state: number, minutes: number): number[] {
  return Array.from<number>({ length: Math.max(0, minutes) }).fill(state);
}
