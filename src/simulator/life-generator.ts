import { type Calendar, type DayNumber, formatDay } from './calendar.ts';
import { createFrames, type Frame, hourSec, minuteSec } from './life-frame.ts';
import { minutesOf } from './life-minutes.ts';
import { createNights } from './life-nights.ts';
import { createRoutine } from './life-routine.ts';
import { createSchedules } from './life-schedule.ts';
import { createSleepPlans } from './life-sleep-plan.ts';
import { totalsOf } from './life-totals.ts';
import { createWear } from './life-wear.ts';
import { workoutsOf } from './life-workouts.ts';
import type { Life, TrueDay } from './life.ts';
import type { Person } from './person.ts';

/**
 * Lives the person's days. What was planned comes first (where, which kind of day, when in bed, which sports), what
 * the devices saw of it follows from that, and every total is added up from what they saw: so a day's minutes,
 * sums, workouts and nights cannot disagree, and no day needs another to be lived before.
 */
export function createLife(person: Person, calendar: Calendar): Life {
  const frames = createFrames(person, calendar);
  const routine = createRoutine(person);
  const wear = createWear(person);
  const plans = createSleepPlans({ person, calendar, frames, routine, wear });
  const schedules = createSchedules({ person, frames, routine, wear, plans });

  const day = (number: DayNumber): TrueDay => {
    const frame = frames.of(number);
    const isWorn = wear.isWorn(number);
    const device = wear.tracker(number);
    const schedule = schedules.of(frame);
    const minutes = isWorn
      ? minutesOf({
          person,
          frame,
          schedule,
          kind: routine.kindOf(number),
          hasOxygen: wear.hasOxygen(number),
        })
      : [];
    return {
      day: formatDay(number),
      timeZone: frame.zone,
      from: frame.from,
      to: frame.to,
      isWorn,
      minutes,
      totals: isWorn ? totalsOf(minutes, restingKcal(person, frame)) : null,
      workouts:
        number > person.firstDay ? workoutsOf({ person, frame, schedule, minutes, isWorn, device }) : [],
      ...device,
      modified: frame.to + delaySec(person, number),
    };
  };
  return { day, nights: createNights({ person, plans, wear }) };
}

/** Basal metabolism of a man of forty for the length of the day (Mifflin & St Jeor 1990). */
function restingKcal({ baselineKg, heightM }: Person, { day, from, to }: Frame): number {
  const perDay = 10 * baselineKg(day) + 625 * heightM - 5 * 40 + 5;
  return Math.round((perDay * (to - from)) / (24 * hourSec));
}

/** Mostly the next minutes; now and then when the telephone is near again. */
function delaySec({ random, isCertain }: Person, day: DayNumber): number {
  const isLate = !isCertain(day) && random.chance(0.06, 'day late', day);
  return isLate
    ? random.integer(3, 60, 'day hours late', day) * hourSec
    : random.integer(2, 40, 'day delay', day) * minuteSec;
}
