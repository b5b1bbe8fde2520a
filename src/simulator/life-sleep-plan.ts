import type { Calendar, DayNumber } from './calendar.ts';
import { type Frame, type Frames, hourSec, minuteSec, type Span, wholeMinutes } from './life-frame.ts';
import type { Routine } from './life-routine.ts';
import type { Wear } from './life-wear.ts';
import { morningSecond } from './measures-scale.ts';
import type { Person } from './person.ts';

/** One stay in bed, from lying down to getting up. */
export type Stay = Span & {
  readonly isNap: boolean;
  /** How much of a night's sleep went before, in hours: sleep goes on where it broke off. */
  readonly sleptBeforeH: number;
};

type SleepSource = 'mat' | 'tracker';

/** What was slept and ended on a day, recorded or not. */
export type SleepPlan = {
  readonly day: DayNumber;
  /** Where the person woke. */
  readonly timeZone: string;
  /** One stay, or two with a break of 60 to 150 minutes. */
  readonly night: readonly Stay[];
  readonly naps: readonly Stay[];
  readonly nightSources: readonly SleepSource[];
  readonly napSources: readonly SleepSource[];
};

export type SleepPlans = { readonly of: (day: DayNumber) => SleepPlan };

type SleepPlansOptions = {
  readonly person: Person;
  readonly calendar: Calendar;
  readonly frames: Frames;
  readonly routine: Routine;
  readonly wear: Wear;
};

const earliestBedH = 22.5;
const latestBedH = 24.5;
const shortestNightH = 7.1;
const longestNightH = 8.8;
/** Up, and on the scale some minutes later. */
const fromBedToScale = { low: 4, high: 14 };

export function createSleepPlans(options: SleepPlansOptions): SleepPlans {
  const { person, frames, routine, wear } = options;
  return {
    of: (day) => {
      const frame = frames.of(day);
      const night = nightOf(options, frame);
      const naps = napsOf(options, frame, night.length > 1);
      const wokeInNewZone = frame.flight?.isNight === true;
      const isAway = wokeInNewZone || routine.sleptAway(day);
      const isAwayByDay = frame.zone !== person.homeZone || person.holidayOn(day) !== null;
      return {
        day,
        timeZone: wokeInNewZone ? frame.zone : frame.zoneAtStart,
        night,
        naps,
        nightSources: nightSourcesOf(options, day, isAway),
        napSources: isAwayByDay
          ? wear.isWorn(day)
            ? ['tracker']
            : []
          : isMatOff(person, day)
            ? []
            : ['mat'],
      };
    },
  };
}

function nightOf(options: SleepPlansOptions, frame: Frame): Stay[] {
  const { person, routine } = options;
  const { random } = person;
  const { day, flight } = frame;
  if (flight?.isNight === true) {
    const from = flight.from + random.integer(55, 95, 'seat', day) * minuteSec;
    return [stay(from, frame.from + random.between(3.6, 4.8, 'cabin lights', day) * hourSec)];
  }
  if (routine.worksNightOf(day - 1)) {
    const from = frame.at(morningSecond(person, day) + random.integer(25, 45, 'blinds', day) * minuteSec);
    return [stay(from, from + random.between(6.4, 7.4, 'day sleep', day) * hourSec)];
  }
  const whole = ordinaryNight(options, frame);
  return breaksUp(options, day) ? broken(person, day, whole) : [whole];
}

/** Later to bed before a free day and in summer, earlier when ill. */
function ordinaryNight({ person, calendar, routine }: SleepPlansOptions, frame: Frame): Stay {
  const { random } = person;
  const { day, zoneAtStart } = frame;
  const isFree = routine.isFree(day);
  const isAtLeisure = ['holiday', 'ski'].includes(routine.kindOf(day));
  const riseH =
    morningSecond(person, day) / hourSec -
    random.integer(fromBedToScale.low, fromBedToScale.high, 'gets up', day) / 60 +
    (isAtLeisure ? random.between(0, 1.1, 'sleeps in', day) : 0);
  const wishedH =
    23 +
    (isFree ? 0.75 : 0) +
    0.2 * routine.summerOf(day) +
    0.35 * random.normal('bed time', day) -
    (person.isIll(day) ? 0.6 : 0);
  // The alarm clock is what makes somebody go to bed.
  const boundH = Math.max(24 + riseH - longestNightH, Math.min(24 + riseH - shortestNightH, wishedH));
  const bedH = Math.max(earliestBedH, Math.min(latestBedH, boundH));
  return stay(
    calendar.toInstant(day - 1, bedH * hourSec, zoneAtStart),
    calendar.toInstant(day, riseH * hourSec, zoneAtStart),
  );
}

function breaksUp({ person, routine }: SleepPlansOptions, day: DayNumber): boolean {
  if (person.isCertain(day) || routine.kindOf(day) === 'travel') return false;
  return person.random.chance(person.isIll(day) ? 0.1 : 0.025, 'broken night', day);
}

function broken({ random }: Person, day: DayNumber, { from, to }: Stay): Stay[] {
  const breakSec = random.integer(60, 150, 'break', day) * minuteSec;
  const first = from + (to - from - breakSec) * random.between(0.42, 0.62, 'first part', day);
  const up = wholeMinutes(first);
  return [stay(from, up), stay(up + breakSec, to, (up - from) / hourSec)];
}

function napsOf(options: SleepPlansOptions, { day, at }: Frame, afterBrokenNight: boolean): Stay[] {
  const { person, routine } = options;
  const { random } = person;
  const chances = {
    travel: 0,
    abroad: 0.06,
    ski: 0.05,
    holiday: 0.25,
    ill: 0.6,
    shift: 0,
    weekend: 0.2,
    home: 0.04,
    office: 0,
  };
  const kind = routine.kindOf(day);
  const isBeforeShift = routine.worksNightOf(day) && !routine.worksNightOf(day - 1);
  const chance =
    chances[kind] + (afterBrokenNight && chances[kind] > 0 ? 0.3 : 0) + (isBeforeShift ? 0.8 : 0);
  if (!random.chance(chance, 'nap', day)) return [];
  const from = at(random.between(13.5, 15.4, 'nap time', day) * hourSec);
  const length = random.integer(32, isBeforeShift ? 110 : 88, 'nap length', day) * minuteSec;
  return [{ ...stay(from, from + length), isNap: true }];
}

function nightSourcesOf({ person, wear }: SleepPlansOptions, day: DayNumber, isAway: boolean): SleepSource[] {
  if (day <= person.firstDay) return [];
  if (person.isCertain(day)) return ['mat'];
  const hasTracker = wear.isWorn(day - 1) && wear.isWorn(day);
  if (isAway) return hasTracker ? ['tracker'] : [];
  const tracker: SleepSource[] =
    hasTracker && person.random.chance(0.12, 'tracker at night', day) ? ['tracker'] : [];
  return isMatOff(person, day) ? tracker : ['mat', ...tracker];
}

/** Its plug was needed for something else, for one night or two. */
function isMatOff({ random, isCertain }: Person, day: DayNumber): boolean {
  if (isCertain(day)) return false;
  const isPulled = (on: DayNumber): boolean => random.chance(0.02, 'mat off', on);
  return isPulled(day) || (isPulled(day - 1) && random.chance(0.5, 'mat still off', day));
}

function stay(from: number, to: number, sleptBeforeH = 0): Stay {
  return { from: wholeMinutes(from), to: wholeMinutes(to), isNap: false, sleptBeforeH };
}
