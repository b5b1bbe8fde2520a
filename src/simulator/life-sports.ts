import { weekdayOf } from './calendar.ts';
import type { Frame } from './life-frame.ts';
import type { DayKind, Routine } from './life-routine.ts';
import type { Person } from './person.ts';

/** What a minute of it does to the counters. */
export type Pace = {
  readonly stepsPerMinute: number;
  readonly strideM: number;
  /** On wheels, skis or in the water, where no steps measure the way. */
  readonly metersPerMinute: number;
  readonly climbMPerMinute: number;
  readonly kcalPerMinute: number;
  /** Share of the heart-rate reserve. */
  readonly effort: number;
  readonly swim?: { readonly strokesPerMinute: number; readonly poolLengthM: number };
};

type Sport = Pace & { readonly category: number; readonly minutes: readonly [number, number] };

/** A sport on a day, before the day has found room for it. */
export type SportPlan = {
  readonly sport: Sport;
  readonly startH: number;
  readonly minutes: number;
  /** Typed in afterwards, the tracker left in the changing room. */
  readonly isManual: boolean;
};

const still = { stepsPerMinute: 0, strideM: 0, metersPerMinute: 0, climbMPerMinute: 0 };

export const walking: Pace = {
  stepsPerMinute: 108,
  strideM: 0.74,
  metersPerMinute: 0,
  climbMPerMinute: 0.35,
  kcalPerMinute: 4.1,
  effort: 0.27,
};
/** Categories are those of the service's table of workouts. */
export const walkCategory = 1;

const sports = {
  run: {
    category: 2,
    minutes: [28, 62],
    stepsPerMinute: 164,
    strideM: 1.04,
    metersPerMinute: 0,
    climbMPerMinute: 0.7,
    kcalPerMinute: 11.4,
    effort: 0.74,
  },
  hiking: {
    category: 3,
    minutes: [90, 190],
    stepsPerMinute: 101,
    strideM: 0.66,
    metersPerMinute: 0,
    climbMPerMinute: 3.2,
    kcalPerMinute: 6.6,
    effort: 0.45,
  },
  bicycling: {
    ...still,
    category: 6,
    minutes: [55, 150],
    metersPerMinute: 365,
    climbMPerMinute: 2.6,
    kcalPerMinute: 8.3,
    effort: 0.55,
  },
  swimming: {
    ...still,
    category: 7,
    minutes: [28, 50],
    metersPerMinute: 42,
    kcalPerMinute: 8.8,
    effort: 0.5,
    swim: { strokesPerMinute: 31, poolLengthM: 25 },
  },
  tennis: {
    category: 12,
    minutes: [55, 90],
    stepsPerMinute: 62,
    strideM: 0.6,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 7.2,
    effort: 0.5,
  },
  badminton: {
    category: 15,
    minutes: [45, 80],
    stepsPerMinute: 66,
    strideM: 0.55,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 6.5,
    effort: 0.47,
  },
  weights: {
    category: 16,
    minutes: [35, 65],
    stepsPerMinute: 7,
    strideM: 0.5,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 4.9,
    effort: 0.34,
  },
  elliptical: {
    ...still,
    category: 18,
    minutes: [25, 45],
    stepsPerMinute: 128,
    kcalPerMinute: 8.1,
    effort: 0.55,
  },
  basketball: {
    category: 20,
    minutes: [45, 75],
    stepsPerMinute: 88,
    strideM: 0.7,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 8.4,
    effort: 0.62,
  },
  yoga: { ...still, category: 28, minutes: [40, 70], kcalPerMinute: 2.7, effort: 0.12 },
  dancing: {
    category: 29,
    minutes: [50, 100],
    stepsPerMinute: 74,
    strideM: 0.45,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 5.6,
    effort: 0.4,
  },
  skiing: {
    ...still,
    category: 34,
    minutes: [110, 165],
    metersPerMinute: 240,
    kcalPerMinute: 6.1,
    effort: 0.42,
  },
  rowing: {
    ...still,
    category: 187,
    minutes: [25, 45],
    metersPerMinute: 175,
    kcalPerMinute: 9.2,
    effort: 0.6,
  },
  climbing: {
    ...still,
    category: 195,
    minutes: [60, 110],
    climbMPerMinute: 0.6,
    kcalPerMinute: 6.3,
    effort: 0.38,
  },
  intervals: {
    category: 550,
    minutes: [20, 35],
    stepsPerMinute: 48,
    strideM: 0.6,
    metersPerMinute: 0,
    climbMPerMinute: 0,
    kcalPerMinute: 10.1,
    effort: 0.7,
  },
  // The service adds categories every year; this one is in nobody's table.
  unknown: {
    ...still,
    category: 999,
    minutes: [30, 60],
    stepsPerMinute: 30,
    strideM: 0.6,
    kcalPerMinute: 5,
    effort: 0.35,
  },
} satisfies Record<string, Sport>;

type SportName = keyof typeof sports;

/** When, what, and how likely; the second chance is that of midsummer, between them the season decides. */
type Habit = {
  readonly sport: SportName | 'something';
  readonly weekday: number;
  readonly hours: readonly [number, number];
  readonly winter: number;
  readonly summer: number;
  readonly manual?: number;
};

const habits: readonly Habit[] = [
  { weekday: 0, sport: 'yoga', hours: [18.9, 19.5], winter: 0.4, summer: 0.3, manual: 0.2 },
  { weekday: 1, sport: 'run', hours: [18.7, 19.3], winter: 0.4, summer: 0.6 },
  { weekday: 2, sport: 'swimming', hours: [12.2, 12.5], winter: 0.5, summer: 0.4 },
  { weekday: 3, sport: 'weights', hours: [18.7, 19.4], winter: 0.5, summer: 0.25 },
  { weekday: 4, sport: 'something', hours: [18.8, 19.5], winter: 0.25, summer: 0.2, manual: 0.35 },
  { weekday: 5, sport: 'bicycling', hours: [9.6, 10.6], winter: 0.05, summer: 0.55 },
  { weekday: 5, sport: 'hiking', hours: [10, 11], winter: 0.08, summer: 0.2 },
  { weekday: 5, sport: 'tennis', hours: [16.2, 17], winter: 0.05, summer: 0.25, manual: 0.5 },
  { weekday: 6, sport: 'run', hours: [9.2, 10], winter: 0.25, summer: 0.45 },
  { weekday: 6, sport: 'swimming', hours: [10.5, 11.2], winter: 0.2, summer: 0.1 },
  { weekday: 6, sport: 'something', hours: [16, 17.5], winter: 0.15, summer: 0.1, manual: 0.3 },
];

const somethings: readonly SportName[] = [
  'badminton',
  'elliptical',
  'basketball',
  'dancing',
  'rowing',
  'climbing',
  'intervals',
  'unknown',
];

const awayHabits: Partial<Record<DayKind, readonly Omit<Habit, 'weekday'>[]>> = {
  ski: [
    { sport: 'skiing', hours: [9.8, 10.2], winter: 0.9, summer: 0.9 },
    { sport: 'skiing', hours: [13.8, 14.2], winter: 0.75, summer: 0.75 },
  ],
  abroad: [
    { sport: 'elliptical', hours: [18, 18.6], winter: 0.12, summer: 0.12 },
    { sport: 'run', hours: [8.2, 8.6], winter: 0.1, summer: 0.1 },
  ],
  holiday: [
    { sport: 'hiking', hours: [10, 10.6], winter: 0.15, summer: 0.25 },
    { sport: 'bicycling', hours: [16.5, 17.2], winter: 0, summer: 0.2 },
    { sport: 'swimming', hours: [15.5, 16.5], winter: 0.05, summer: 0.2 },
  ],
};

/** Which sports the person means to do on a day. */
export function sportsOf({ random }: Person, routine: Routine, { day }: Frame): SportPlan[] {
  const kind = routine.kindOf(day);
  const isAtHome = kind === 'office' || kind === 'home' || kind === 'weekend';
  const candidates = isAtHome
    ? habits.filter(({ weekday }) => weekday === weekdayOf(day))
    : (awayHabits[kind] ?? []);
  return candidates.flatMap((habit, slot) => {
    const chance = habit.winter + ((1 + routine.summerOf(day)) / 2) * (habit.summer - habit.winter);
    if (!random.chance(chance, 'sport', day, slot)) return [];
    const name =
      habit.sport === 'something' ? pick(random.uniform('something', day), somethings) : habit.sport;
    const sport: Sport = sports[name];
    return {
      sport,
      startH: random.between(...habit.hours, 'sport hour', day, slot),
      minutes: random.integer(...sport.minutes, 'sport minutes', day, slot),
      isManual: random.chance(habit.manual ?? 0, 'typed workout', day, slot),
    };
  });
}

function pick(luck: number, names: readonly SportName[]): SportName {
  return names[Math.floor(luck * names.length)] ?? 'unknown';
}
