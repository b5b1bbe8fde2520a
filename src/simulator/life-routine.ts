import { type DayNumber, dayNumber, weekdayOf } from './calendar.ts';
import type { Person } from './person.ts';

/** What kind of day it was; the first that fits. */
export type DayKind =
  | 'travel'
  | 'ill'
  | 'abroad'
  | 'ski'
  | 'holiday'
  | 'shift'
  | 'weekend'
  | 'home'
  | 'office';

/** What the days are made of, before anything is measured. */
export type Routine = {
  readonly kindOf: (day: DayNumber) => DayKind;
  /** No alarm clock in the morning. */
  readonly isFree: (day: DayNumber) => boolean;
  /** From this evening into the next morning. */
  readonly worksNightOf: (day: DayNumber) => boolean;
  /** −1 in midwinter to 1 in midsummer. */
  readonly summerOf: (day: DayNumber) => number;
  /** The night that ended on this day was spent somewhere else than over the mat. */
  readonly sleptAway: (day: DayNumber) => boolean;
};

/** Days after the start of a diet after which a colleague's five night shifts were taken over: once in eight years. */
const shiftsFrom = 1400;
const shiftNights = 5;
const longestSearchWeeks = 20;
const daysPerWeek = 7;

export function createRoutine(person: Person): Routine {
  const { random, homeZone, zoneOn, holidayOn, isCertain } = person;
  const isAbroad = (day: DayNumber): boolean => zoneOn(day) !== homeZone;
  const isTravel = (day: DayNumber): boolean => zoneOn(day) !== zoneOn(day - 1);
  const shiftWeeks = new Map<number, DayNumber | null>();
  const shiftMonday = (day: DayNumber): DayNumber | null => {
    const cycle = person.cycleOf(day);
    const known = shiftWeeks.get(cycle);
    if (known !== undefined) return known;
    const monday = findShiftWeek(person, day - person.dayOfCycle(day) + shiftsFrom);
    shiftWeeks.set(cycle, monday);
    return monday;
  };
  const isShift = (day: DayNumber): boolean => {
    const since = day - (shiftMonday(day) ?? Number.POSITIVE_INFINITY);
    return since >= 0 && since <= shiftNights;
  };
  const kindOf = (day: DayNumber): DayKind => {
    if (isTravel(day)) return 'travel';
    if (person.isIll(day)) return 'ill';
    if (isAbroad(day)) return 'abroad';
    const holiday = holidayOn(day);
    if (holiday !== null) return holiday.kind === 'ski' ? 'ski' : 'holiday';
    if (isShift(day)) return 'shift';
    if (weekdayOf(day) >= 5) return 'weekend';
    const isHomeOffice =
      (weekdayOf(day) === 2 || weekdayOf(day) === 4) && random.chance(0.5, 'home office', day);
    return isHomeOffice && !isCertain(day) ? 'home' : 'office';
  };
  return {
    kindOf,
    isFree: (day) => ['abroad', 'ski', 'holiday', 'weekend'].includes(kindOf(day)),
    worksNightOf: (day) => kindOf(day) === 'shift' && day - (shiftMonday(day) ?? day) < shiftNights,
    summerOf: (day) => -Math.cos((2 * Math.PI * (day - dayNumber(2019, 1, 5))) / 365.25),
    sleptAway: (day) => isAbroad(day - 1) || (holidayOn(day - 1) !== null && holidayOn(day) !== null),
  };
}

/** The first week of seven ordinary days; none where it would touch the days around the start of the run. */
function findShiftWeek(person: Person, earliest: DayNumber): DayNumber | null {
  const isOrdinary = (day: DayNumber): boolean =>
    person.zoneOn(day) === person.homeZone && person.holidayOn(day) === null && !person.isIll(day);
  const week = Array.from({ length: daysPerWeek + 1 }, (_, index) => index - 1);
  for (let weeks = 0; weeks < longestSearchWeeks; weeks += 1) {
    const monday = earliest - weekdayOf(earliest) + daysPerWeek * (weeks + 1);
    if (week.every((index) => isOrdinary(monday + index))) {
      return week.some((index) => person.isCertain(monday + index)) ? null : monday;
    }
  }
  return null;
}
