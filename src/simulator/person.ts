import {
  type Calendar,
  type DayNumber,
  dayNumber,
  firstDayOfQuarter,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import { createRandom, type Random } from './random.ts';

const usualHomeZone = 'Europe/Paris';

/**
 * The simulated person: a life in calendar dates, every figure a closed formula of seed and day.
 *
 * The life repeats every eight years (a diet, a plateau, half of it regained, a slow drift back), so that any
 * ten years hold one of everything, whatever the clock says, and so that tomorrow's run tells the same past.
 * Only the days around the start of the run bend: the person is at home then and weighs every morning.
 */
export type Person = {
  readonly random: Random;
  readonly userid: number;
  readonly name: string;
  readonly homeZone: string;
  readonly heightM: number;
  /** The day of signing up; nothing is older. */
  readonly firstDay: DayNumber;
  readonly zoneOn: (day: DayNumber) => string;
  readonly holidayOn: (day: DayNumber) => Holiday | null;
  /** Away from every scale. */
  readonly isAbsent: (day: DayNumber) => boolean;
  /** Around the start of the run nothing is left to chance: see above. */
  readonly isCertain: (day: DayNumber) => boolean;
  /** What the body weighs without the day's water: kg. */
  readonly baselineKg: (day: DayNumber) => number;
  /** Water and salt of the day, standard deviation 0.4 kg, a little alike from day to day. */
  readonly waterKg: (day: DayNumber) => number;
  readonly isIll: (day: DayNumber) => boolean;
  /** Days since the last diet began, 0 to 2,921. */
  readonly dayOfCycle: (day: DayNumber) => number;
  /** Counts diets; 0 is the one of 2019. */
  readonly cycleOf: (day: DayNumber) => number;
};

/** Eight years with their two leap days. */
const cycleDays = 2922;
/** About seven months. */
const dietDays = 213;
const plateauDays = 300;
/** Days after the start of a diet on which the plateau ends. */
export const maintenanceDay = dietDays + plateauDays;
const regainDays = 440;
const dietLossKg = 9;
const regainKg = 4.2;
/** Days after the start of the diet at which the scale broke and nobody bought a battery. */
const longGap = { from: 1240, days: 41 };

const tripZones = [
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'America/Los_Angeles',
  'Australia/Adelaide',
  'America/Sao_Paulo',
];

type Span = { readonly from: DayNumber; readonly to: DayNumber };
/** Days away from home in the home zone, both ends included. */
export type Holiday = Span & { readonly kind: 'summer' | 'ski' | 'christmas' };
type YearPlan = Span & {
  readonly absences: readonly Holiday[];
  readonly trips: readonly (Span & { readonly zone: string })[];
  readonly illnesses: readonly Span[];
};

type PersonOptions = {
  seed: number;
  years: number;
  nowSec: number;
  calendar: Calendar;
  homeZone?: string | undefined;
};

export function createPerson({
  seed,
  years,
  nowSec,
  calendar,
  homeZone = usualHomeZone,
}: PersonOptions): Person {
  const random = createRandom(seed);
  const present = calendar.dayOf(nowSec, homeZone);
  const firstDay = firstDayOfQuarter(present - Math.round(years * 365.25));
  const dietStart = dayNumber(2019, 1, 7) + random.integer(0, 40, 'diet start');
  const peakKg = random.between(85, 92, 'peak weight');

  const isCertain = (day: DayNumber): boolean => day >= present - 1 && day <= present + 30;
  const cycleOf = (day: DayNumber): number => Math.floor((day - dietStart) / cycleDays);
  const dayOfCycle = (day: DayNumber): number => day - dietStart - cycleOf(day) * cycleDays;
  // An absence that reaches into the certain days does not take place at all: half a holiday would look odd.
  const takesPlace = (span: Span): boolean => span.to < present - 1 || span.from > present + 30;
  const plans = new Map<number, YearPlan>();
  // Days are asked for in runs, mostly of one year.
  let latest = planYear(random, yearOf(present), takesPlace);
  const planOf = (day: DayNumber): YearPlan => {
    if (day >= latest.from && day <= latest.to) return latest;
    const year = yearOf(day);
    latest = plans.get(year) ?? planYear(random, year, takesPlace);
    plans.set(year, latest);
    return latest;
  };
  const isAbsent = (day: DayNumber): boolean => {
    if (isCertain(day)) return false;
    const inGap = dayOfCycle(day) - longGap.from;
    return (inGap >= 0 && inGap < longGap.days) || planOf(day).absences.some((span) => holds(span, day));
  };

  return {
    random,
    userid: 10_000_000 + random.integer(0, 9_999_999, 'userid'),
    name: 'Camille Martin',
    homeZone,
    heightM: random.integer(174, 186, 'height') / 100,
    firstDay,
    isCertain,
    holidayOn: (day) => planOf(day).absences.find((span) => holds(span, day)) ?? null,
    isAbsent,
    cycleOf,
    dayOfCycle,
    zoneOn: (day) => planOf(day).trips.find((trip) => holds(trip, day))?.zone ?? homeZone,
    isIll: (day) => planOf(day).illnesses.some((span) => holds(span, day)),
    waterKg: (day) => {
      const fresh = (back: number): number => random.normal('water', day - back);
      // Moving average of order 2; the divisor is the norm of its weights and keeps the deviation at 0.4 kg.
      return (0.4 * (fresh(0) + 0.5 * fresh(1) + 0.25 * fresh(2))) / Math.hypot(1, 0.5, 0.25);
    },
    baselineKg: (day) =>
      peakKg +
      lifeKg(dayOfCycle(day)) +
      0.45 * slowNoise(random, day, 45) +
      // A little heavier in winter, heaviest in mid-January.
      0.4 * Math.cos((2 * Math.PI * (day - dayNumber(2019, 1, 15))) / 365.25) +
      (weekdaysKg[weekdayOf(day)] ?? 0) +
      holidayKg(planOf(day).absences, day),
  };
}

/** From Monday: after the weekend a little up, on Friday lowest; the seven add up to nothing. */
const weekdaysKg = [0.3, 0.12, -0.02, -0.14, -0.24, -0.14, 0.12];

/** Sum of the life's slow movements since the diet began; ends where it began, so that cycles join. */
function lifeKg(day: number): number {
  // The first weeks of a diet take most: 1 − (1 − x)^1.6.
  const diet = -dietLossKg * (1 - (1 - portion(day, 0, dietDays)) ** 1.6);
  const regain = regainKg * smooth(portion(day, maintenanceDay, regainDays));
  const driftFrom = maintenanceDay + regainDays;
  const drift = (dietLossKg - regainKg) * portion(day, driftFrom, cycleDays - driftFrom);
  return diet + regain + drift;
}

function portion(day: number, from: number, length: number): number {
  return Math.max(0, Math.min(1, (day - from) / length));
}

function smooth(x: number): number {
  return x * x * (3 - 2 * x);
}

/** Value noise: independent normals every `step` days with smooth passages between them. */
function slowNoise(random: Random, day: DayNumber, step: number): number {
  const knot = Math.floor(day / step);
  const left = random.normal('slow', knot);
  return left + (random.normal('slow', knot + 1) - left) * smooth(day / step - knot);
}

/** What a holiday put on goes within some weeks. */
function holidayKg(absences: readonly Span[], day: DayNumber): number {
  let sum = 0;
  for (const { from, to } of absences) if (day > to) sum += 0.055 * (to - from) * Math.exp((to - day) / 12);
  return sum;
}

function holds(span: Span, day: DayNumber): boolean {
  return day >= span.from && day <= span.to;
}

/** Nothing in a plan crosses the turn of the year, so that a day need only look at its own year. */
function planYear(random: Random, year: number, takesPlace: (span: Span) => boolean): YearPlan {
  const span = (name: string, earliest: DayNumber, latest: DayNumber, short: number, long: number): Span => {
    const from = random.integer(earliest, latest, name, year);
    return { from, to: from + random.integer(short, long, `${name} length`, year) - 1 };
  };
  const absences: Holiday[] = [
    { kind: 'summer', ...span('summer', dayNumber(year, 7, 5), dayNumber(year, 8, 4), 10, 21) },
  ];
  if (random.chance(0.6, 'ski', year)) {
    absences.push({ kind: 'ski', ...span('ski date', dayNumber(year, 2, 8), dayNumber(year, 2, 22), 7, 8) });
  }
  if (random.chance(0.5, 'christmas', year)) {
    absences.push({ kind: 'christmas', from: dayNumber(year, 12, 23), to: dayNumber(year, 12, 30) });
  }
  const trip = (index: number, earliest: DayNumber, latest: DayNumber): YearPlan['trips'][number] => ({
    ...span(`trip ${index}`, earliest, latest, 5, 12),
    zone:
      tripZones[(((year * 2 + index) % tripZones.length) + tripZones.length) % tripZones.length] ??
      usualHomeZone,
  });
  const trips = [
    trip(0, dayNumber(year, 3, 10), dayNumber(year, 5, 20)),
    trip(1, dayNumber(year, 9, 8), dayNumber(year, 11, 25)),
  ];
  return {
    from: dayNumber(year, 1, 1),
    to: dayNumber(year, 12, 31),
    absences: absences.filter(takesPlace),
    trips: trips.filter(takesPlace),
    illnesses: [
      span('cold', dayNumber(year, 1, 6), dayNumber(year, 3, 20), 3, 5),
      span('autumn cold', dayNumber(year, 10, 1), dayNumber(year, 12, 10), 2, 4),
    ],
  };
}
