import { formatDay } from './calendar.ts';
import { covers, type Frame, hourSec, minuteSec, overlaps } from './life-frame.ts';
import type { Bout, Schedule } from './life-schedule.ts';
import { heartRateOf, sumsOf } from './life-totals.ts';
import type { LifeDevice } from './life-wear.ts';
import type { TrueMinutes, TrueWorkout } from './life.ts';
import type { Person } from './person.ts';

type WorkoutsOptions = {
  readonly person: Person;
  readonly frame: Frame;
  readonly schedule: Schedule;
  /** Empty on a day without the tracker: then only what was typed in is left. */
  readonly minutes: readonly TrueMinutes[];
  readonly isWorn: boolean;
  readonly device: LifeDevice;
};

const attrib = { tracked: 0, typed: 2, confirmed: 7 } as const;
const slotsPerDay = 16;

/** The workouts of a day; what the tracker recorded adds up from the minutes within. */
export function workoutsOf(options: WorkoutsOptions): TrueWorkout[] {
  const { schedule, isWorn } = options;
  return schedule.bouts.flatMap((bout) => {
    if (bout.workout === undefined) return [];
    if (bout.workout.kind === 'typed') return toWorkout(options, bout, bout.workout.category, attrib.typed);
    // Half a workout is none: the tracker was off or charging.
    if (!isWorn || schedule.offWrist.some((span) => overlaps(span, bout))) return [];
    const isConfirmed = options.person.random.chance(0.2, 'confirmed', options.frame.day, bout.slot);
    return toWorkout(options, bout, bout.workout.category, isConfirmed ? attrib.confirmed : attrib.tracked);
  });
}

function toWorkout(options: WorkoutsOptions, bout: Bout, category: number, kind: number): TrueWorkout {
  const { person, frame, device } = options;
  const { random } = person;
  const { day } = frame;
  const waitSec =
    kind === attrib.tracked
      ? random.integer(4, 40, 'workout delay', day, bout.slot) * minuteSec
      : random.integer(1, 20, 'workout hours', day, bout.slot) * hourSec;
  return {
    id: 3_000_000_000 + random.integer(0, 1999, 'workout ids') * 1_000_000 + day * slotsPerDay + bout.slot,
    category,
    from: bout.from,
    to: bout.to,
    day: formatDay(day),
    timeZone: frame.zone,
    attrib: kind,
    ...device,
    modified: bout.to + (person.isCertain(day) ? 4 * minuteSec : waitSec),
    values: kind === attrib.typed ? typedValues(bout) : trackedValues(options, bout),
  };
}

function trackedValues({ minutes }: WorkoutsOptions, bout: Bout): TrueWorkout['values'] {
  const within = minutes.filter(({ at, durationSec }) => covers(bout, { from: at, to: at + durationSec }));
  const { swim } = bout.pace;
  const total = (name: 'strokes' | 'poolLaps'): number =>
    within.reduce((sum, minute) => sum + (minute[name] ?? 0), 0);
  return {
    ...sumsOf(within),
    intensity: intensityOf(bout),
    manual_distance: 0,
    manual_calories: 0,
    manual_intensity: 0,
    ...heartRateOf(within),
    pause_duration: bout.pause === null ? 0 : bout.pause.to - bout.pause.from,
    algo_pause_duration: null,
    spo2_average: null,
    ...(swim !== undefined && {
      pool_laps: total('poolLaps'),
      strokes: total('strokes'),
      pool_length: swim.poolLengthM,
    }),
  };
}

/** Round figures, as people type them; what nobody measured is 0, as the service sends it. */
function typedValues(bout: Bout): TrueWorkout['values'] {
  const { pace, from, to } = bout;
  const minutes = (to - from) / minuteSec;
  const kcal = toStep(minutes * pace.kcalPerMinute, 10);
  return {
    calories: kcal,
    intensity: intensityOf(bout),
    manual_distance: toStep(minutes * pace.metersPerMinute, 500),
    manual_calories: kcal,
    manual_intensity: intensityOf(bout),
    hr_average: 0,
    hr_min: 0,
    hr_max: 0,
    pause_duration: 0,
    algo_pause_duration: null,
    spo2_average: null,
    steps: 0,
    distance: 0,
    elevation: 0,
  };
}

function toStep(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** 0 to 100, in tens. */
function intensityOf({ pace }: Bout): number {
  return Math.round(pace.effort * 10) * 10;
}
