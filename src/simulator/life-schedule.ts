import type { DayNumber } from './calendar.ts';
import {
  type Frame,
  type Frames,
  hourSec,
  minuteSec,
  overlaps,
  type Span,
  wholeMinutes,
} from './life-frame.ts';
import type { DayKind, Routine } from './life-routine.ts';
import type { SleepPlan, SleepPlans } from './life-sleep-plan.ts';
import { type Pace, sportsOf, walkCategory, walking } from './life-sports.ts';
import type { Wear } from './life-wear.ts';
import type { Person } from './person.ts';

/** How a workout came to be one. */
export type WorkoutKind = 'tracked' | 'typed';

/** A stretch of movement. */
export type Bout = Span & {
  readonly pace: Pace;
  /** Number of the bout within the day. */
  readonly slot: number;
  /** Absent where the service filed no workout. */
  readonly workout?: { readonly category: number; readonly kind: WorkoutKind };
  /** Stood still, talked, waited for a lift: minutes of the span without movement. */
  readonly pause: Span | null;
};

export type InBed = Span & {
  /** The day that owns the night, by its end. */
  readonly night: DayNumber;
};

/** A day as it was lived; never overlapping, nothing in bed or on the plane. */
export type Schedule = {
  readonly bouts: readonly Bout[];
  readonly inBed: readonly InBed[];
  readonly seated: readonly Span[];
  /** Parts of the day without the tracker. */
  readonly offWrist: readonly Span[];
};

export type Schedules = { readonly of: (frame: Frame) => Schedule };

type SchedulesOptions = {
  readonly person: Person;
  readonly frames: Frames;
  readonly routine: Routine;
  readonly wear: Wear;
  readonly plans: SleepPlans;
};

/** A way on foot that a day of some kind brings along. */
type Way = {
  readonly hours: readonly [number, number];
  readonly minutes: readonly [number, number];
  readonly chance: number;
};

const ways: Readonly<Record<DayKind, readonly Way[]>> = {
  office: [
    { hours: [8.15, 8.5], minutes: [14, 22], chance: 1 },
    { hours: [12.4, 12.9], minutes: [12, 28], chance: 0.75 },
    { hours: [17.7, 18.1], minutes: [14, 24], chance: 1 },
    { hours: [19.6, 20.3], minutes: [8, 20], chance: 0.35 },
  ],
  home: [
    { hours: [8.3, 9], minutes: [10, 25], chance: 0.5 },
    { hours: [12.5, 13], minutes: [20, 40], chance: 0.8 },
    { hours: [17.4, 18.2], minutes: [20, 40], chance: 0.6 },
  ],
  weekend: [
    { hours: [9.6, 10.6], minutes: [25, 50], chance: 0.75 },
    { hours: [14.4, 15.6], minutes: [70, 150], chance: 0.65 },
    { hours: [18.5, 19.3], minutes: [15, 35], chance: 0.45 },
  ],
  holiday: [
    { hours: [9.8, 10.8], minutes: [40, 100], chance: 0.7 },
    { hours: [15.4, 17], minutes: [60, 150], chance: 0.65 },
    { hours: [20.5, 21.3], minutes: [20, 40], chance: 0.5 },
  ],
  abroad: [
    { hours: [9.3, 9.9], minutes: [60, 120], chance: 0.85 },
    { hours: [14, 15], minutes: [70, 150], chance: 0.8 },
    { hours: [20, 20.8], minutes: [20, 45], chance: 0.6 },
  ],
  ski: [
    { hours: [9.2, 9.4], minutes: [10, 15], chance: 1 },
    { hours: [17, 17.6], minutes: [15, 35], chance: 0.7 },
  ],
  ill: [{ hours: [11, 16], minutes: [6, 14], chance: 0.3 }],
  shift: [{ hours: [16, 17], minutes: [20, 40], chance: 0.5 }],
  travel: [{ hours: [19.3, 20.4], minutes: [15, 40], chance: 0.7 }],
};

/** Longer ways are noticed by the tracker and filed as a walk, most of the time. */
const noticedMinutes = 30;
/** Nobody sets off straight out of bed. */
const marginSec = 15 * minuteSec;

export function createSchedules({ person, frames, routine, wear, plans }: SchedulesOptions): Schedules {
  const { random } = person;

  const sportBouts = (frame: Frame): Bout[] =>
    sportsOf(person, routine, frame).map(({ sport, startH, minutes, isManual }, slot) => {
      const from = frame.at(startH * hourSec);
      return {
        from,
        to: from + minutes * minuteSec,
        pace: sport,
        slot,
        workout: { category: sport.category, kind: isManual ? 'typed' : 'tracked' },
        pause: pauseIn(person, frame.day, slot, from, minutes),
      };
    });
  const walkBout = (day: DayNumber, slot: number, from: number, minutes: number): Bout => {
    const isNoticed = minutes >= noticedMinutes && random.chance(0.7, 'walk noticed', day, slot);
    return {
      from,
      to: from + minutes * minuteSec,
      pace: {
        ...walking,
        stepsPerMinute: walking.stepsPerMinute + 5 * random.normal('walk pace', day, slot),
      },
      slot,
      ...(isNoticed && { workout: { category: walkCategory, kind: 'tracked' } }),
      pause: minutes >= 60 ? pauseIn(person, day, slot, from, minutes) : null,
    };
  };
  const wayBouts = (frame: Frame): Bout[] => {
    const { day } = frame;
    const season = 1 + 0.15 * routine.summerOf(day);
    return ways[routine.kindOf(day)].flatMap(({ hours, minutes, chance }, index) => {
      const slot = 4 + index;
      if (!random.chance(chance, 'way', day, slot)) return [];
      const length = Math.round(season * random.integer(...minutes, 'way minutes', day, slot));
      return walkBout(day, slot, frame.at(random.between(...hours, 'way hour', day, slot) * hourSec), length);
    });
  };
  /** To the airport and away from it, to the night shift and home. */
  const tripBouts = (frame: Frame): Bout[] => {
    const { day, flight } = frame;
    const next = frames.of(day + 1).flight;
    const starts: number[] = [];
    for (const plane of [flight, next]) {
      if (plane !== null) starts.push(plane.from - 1.6 * hourSec, plane.to + 0.6 * hourSec);
    }
    if (routine.worksNightOf(day)) starts.push(frame.at(20.7 * hourSec));
    if (routine.worksNightOf(day - 1)) starts.push(frame.at(5.6 * hourSec));
    return starts.map((from, index) =>
      walkBout(day, 8 + index, wholeMinutes(from), random.integer(14, 24, 'trip minutes', day, index)),
    );
  };

  return {
    of: (frame) => {
      const { day } = frame;
      const nights = [plans.of(day), plans.of(day + 1)];
      const inBed = nights
        .flatMap((plan) => [...plan.night, ...plan.naps].map((stay) => ({ ...stay, night: plan.day })))
        .filter((stay) => overlaps(stay, frame));
      const seated = [frame.flight, frames.of(day + 1).flight].flatMap((flight) => flight ?? []);
      const taken: Span[] = [
        ...inBed.map(({ from, to }) => ({ from: from - marginSec, to: to + marginSec })),
        ...seated,
      ];
      const bouts: Bout[] = [];
      // What comes first has the right of way: a missed flight is worse than a missed run.
      for (const bout of [...tripBouts(frame), ...sportBouts(frame), ...wayBouts(frame)]) {
        const isFree =
          bout.from >= frame.from && bout.to <= frame.to && !taken.some((span) => overlaps(span, bout));
        if (!isFree) continue;
        bouts.push(bout);
        taken.push({ from: bout.from - 5 * minuteSec, to: bout.to + 5 * minuteSec });
      }
      const typed = bouts.filter(({ workout }) => workout?.kind === 'typed');
      return {
        bouts: bouts.toSorted((a, b) => a.from - b.from),
        inBed,
        seated,
        offWrist: [...wear.pauses(frame), ...nights.flatMap((plan) => bareNight(plan)), ...typed],
      };
    },
  };
}

/** The tracker spends most nights on its charger. */
function bareNight({ night, nightSources }: SleepPlan): Span[] {
  const [first, last] = [night[0], night.at(-1)];
  if (first === undefined || last === undefined || nightSources.includes('tracker')) return [];
  return [{ from: first.from - 8 * minuteSec, to: last.to + 8 * minuteSec }];
}

function pauseIn(
  { random }: Person,
  day: DayNumber,
  slot: number,
  from: number,
  minutes: number,
): Span | null {
  if (minutes < 25 || !random.chance(0.3, 'pause', day, slot)) return null;
  const start = from + Math.round(minutes * random.between(0.35, 0.6, 'pause at', day, slot)) * minuteSec;
  return { from: start, to: start + random.integer(2, 6, 'pause length', day, slot) * minuteSec };
}
