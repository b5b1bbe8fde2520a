import type { Calendar, DayNumber } from './calendar.ts';
import { type DaysCache, type DaySketch, type NightSketch, withoutSegments } from './days-cache.ts';
import { createDaysChanges, type DaysChanges } from './days-changes.ts';
import { eventsOf, summarize } from './life-night-summary.ts';
import { totalsOf } from './life-totals.ts';
import type { TrueMinutes, TrueNight, TrueWorkout } from './life.ts';
import type { Person } from './person.ts';
import type { Switches } from './switches.ts';

/** A day as a row: its totals without its minutes and workouts. */
export type KnownDay = Omit<DaySketch, 'workouts' | 'totals'> & {
  readonly totals: Readonly<Record<string, number>>;
};
/** Not completed is a night that the service will think about again. */
export type KnownNight = NightSketch & { readonly isCompleted: boolean };
export type WholeNight = TrueNight & { readonly isCompleted: boolean };

/** What the service knows of days and nights at an instant; nothing of it lies ahead of that instant. */
export type DaysStore = {
  readonly firstDay: DayNumber;
  readonly lastDay: (nowSec: number) => DayNumber;
  /** `null` where the service has no row for that day. */
  readonly day: (day: DayNumber, nowSec: number) => KnownDay | null;
  readonly minutes: (day: DayNumber, nowSec: number) => readonly TrueMinutes[];
  readonly device: (day: DayNumber) => { readonly deviceId: string; readonly modelId: number };
  readonly workouts: (day: DayNumber, nowSec: number) => readonly TrueWorkout[];
  /** Without their segments, which are what costs. */
  readonly nights: (day: DayNumber, nowSec: number) => readonly KnownNight[];
  readonly wholeNights: (day: DayNumber, nowSec: number) => readonly WholeNight[];
  /** When the person is in bed, whether the service was told or not. */
  readonly stays: (day: DayNumber) => readonly NightSketch[];
  /** Days with records that may have changed after that instant, latest first. */
  readonly daysChangedSince: (since: number, nowSec: number) => readonly DayNumber[];
  readonly changes: DaysChanges;
  /** A night or workout that is there to be changed. */
  readonly findNight: (id: number, nowSec: number) => TrueNight | null;
  readonly findWorkout: (id: number, nowSec: number) => TrueWorkout | null;
};

/** The tracker tells the telephone, and the telephone the service, at these times. */
export const syncEverySec = 1800;
/** No record is told or revised later than that after its end. */
export const longestLagDays = 7;
/** A day that is told so late came in two parts. */
const lateSec = 2 * 3600;
/** And the second of them, this long, was late. */
const latePartSec = 6 * 3600;
/** What the service knows of a night before it thinks again. */
const firstShare = 0.85;
const awake = 0;

type Options = {
  readonly cache: DaysCache;
  readonly person: Person;
  readonly calendar: Calendar;
  readonly switches: Switches;
};

export function createDaysStore({ cache, person, calendar, switches }: Options): DaysStore {
  const changes = createDaysChanges(cache, person, calendar);
  const firstDay = person.firstDay + 1;
  // East of the date line the next day has begun.
  const lastDay = (nowSec: number): DayNumber => calendar.dayOf(nowSec, 'UTC') + 1;
  const isLived = (day: DayNumber, nowSec: number): boolean =>
    day >= firstDay && day <= lastDay(nowSec) && calendar.exists(day, person.zoneOn(day));
  const findOn = <Found>(nowSec: number, find: (day: DayNumber) => Found | undefined): Found | null => {
    for (let day = lastDay(nowSec); day >= firstDay; day -= 1) {
      const found = find(day);
      if (found !== undefined) return found;
    }
    return null;
  };
  const minutes: DaysStore['minutes'] = (day, nowSec) => {
    const changed = changes.day(day);
    if (changed === 'deleted') return [];
    if (changed !== undefined) {
      return changed.modified > nowSec ? [] : changed.minutes.filter(({ at }) => at <= nowSec);
    }
    if (!isLived(day, nowSec)) return [];
    const until = knownUntil(cache.day(day), nowSec, switches);
    return cache.wholeDay(day).minutes.filter(({ at, durationSec }) => at + durationSec <= until);
  };

  const livedNight = (day: DayNumber, night: NightSketch, nowSec: number): KnownNight => {
    if (switches.revisions === 'none') return { ...night, modified: night.created, isCompleted: true };
    if (night.modified <= nowSec) return { ...night, isCompleted: true };
    const whole = cache.wholeNights(day).find(({ id }) => id === night.id);
    const first = whole === undefined ? night : withoutSegments(firstVersion(person, day, whole));
    return { ...first, modified: night.created, isCompleted: false };
  };
  const nights: DaysStore['nights'] = (day, nowSec) =>
    [
      ...(isLived(day, nowSec) ? cache.nights(day) : [])
        .filter(({ id, created }) => created <= nowSec && !changes.replacesNight(id))
        .map((night) => livedNight(day, night, nowSec)),
      ...changes
        .nights(day)
        .filter(({ modified }) => modified <= nowSec)
        .map((night) => ({ ...withoutSegments(night), isCompleted: true })),
    ].sort(byStart);
  const segmentsOf = (day: DayNumber, night: KnownNight): TrueNight['segments'] => {
    const changed = changes.nights(day).find(({ id }) => id === night.id);
    const whole = changed ?? cache.wholeNights(day).find(({ id }) => id === night.id);
    return whole?.segments.filter(({ to }) => to <= night.to) ?? [];
  };

  return {
    firstDay,
    lastDay,
    minutes,
    changes,
    day: (day, nowSec) => {
      const changed = changes.day(day);
      if (changed === 'deleted') return null;
      if (changed !== undefined)
        return changed.modified > nowSec ? null : toKnownDay(changed, changed.totals);
      if (!isLived(day, nowSec)) return null;
      const sketch = cache.day(day);
      const until = knownUntil(sketch, nowSec, switches);
      if (until >= sketch.to) {
        const isTold = switches.revisions === 'late' && sketch.modified <= nowSec;
        return toKnownDay({ ...sketch, modified: isTold ? sketch.modified : until }, sketch.totals);
      }
      const known = until <= sketch.from ? [] : minutes(day, nowSec);
      return known.length === 0
        ? null
        : toKnownDay({ ...sketch, modified: until }, totalsUntil(sketch, known, until));
    },
    device: (day) => {
      const changed = changes.day(day);
      return changed === undefined || changed === 'deleted' ? cache.day(day) : changed;
    },
    workouts: (day, nowSec) =>
      [
        ...(isLived(day, nowSec) && changes.day(day) !== 'deleted' ? cache.day(day).workouts : []).filter(
          ({ id, modified }) => modified <= nowSec && !changes.replacesWorkout(id),
        ),
        ...changes.workouts(day).filter(({ modified }) => modified <= nowSec),
      ].sort(byStart),
    nights,
    wholeNights: (day, nowSec) =>
      nights(day, nowSec).map((night) => ({ ...night, segments: segmentsOf(day, night) })),
    stays: (day) => cache.nights(day),
    daysChangedSince: (since, nowSec) => {
      const earliest = Math.max(firstDay, calendar.dayOf(since, 'UTC') - longestLagDays);
      const days = new Set(changes.touchedDays());
      for (let day = lastDay(nowSec); day >= earliest; day -= 1) days.add(day);
      return [...days].sort((a, b) => b - a);
    },
    findNight: (id, nowSec) => {
      const inChanges = changes.replacesNight(id);
      return findOn(nowSec, (day) =>
        (inChanges ? changes.nights(day) : nightsWith(cache, day, id)).find((night) => night.id === id),
      );
    },
    findWorkout: (id, nowSec) => {
      const inChanges = changes.replacesWorkout(id);
      return findOn(nowSec, (day) =>
        (inChanges ? changes.workouts(day) : cache.day(day).workouts).find((workout) => workout.id === id),
      );
    },
  };
}

function byStart(a: { readonly from: number }, b: { readonly from: number }): number {
  return a.from - b.from;
}

function nightsWith(cache: DaysCache, day: DayNumber, id: number): readonly TrueNight[] {
  return cache.nights(day).some((night) => night.id === id) ? cache.wholeNights(day) : [];
}

/** How far the service knows a day: to the last sync, and where the last part was late, to the part before. */
function knownUntil({ to, modified }: DaySketch, nowSec: number, { revisions }: Switches): number {
  const isWaiting = revisions === 'late' && modified > nowSec && modified - to > lateSec;
  const lastSync = Math.floor(nowSec / syncEverySec) * syncEverySec;
  return Math.min(isWaiting ? to - latePartSec : to, lastSync);
}

function toKnownDay(
  { day, timeZone, from, to, isWorn, modelId, deviceId, modified }: Omit<DaySketch, 'totals'>,
  totals: DaySketch['totals'],
): KnownDay | null {
  return totals === null ? null : { day, timeZone, from, to, isWorn, totals, modelId, deviceId, modified };
}

/** Resting metabolism goes evenly through the day. */
function totalsUntil(
  { totals, from, to }: DaySketch,
  known: readonly TrueMinutes[],
  until: number,
): DaySketch['totals'] {
  if (totals === null) return null;
  const restingKcal = (totals['totalcalories'] ?? 0) - (totals['calories'] ?? 0);
  return totalsOf(known, Math.round((restingKcal * (until - from)) / (to - from)));
}

/** The night as the service first has it: without its end, unless that was all the sleep there was. */
function firstVersion(person: Person, day: DayNumber, night: TrueNight): TrueNight {
  const limit = night.from + firstShare * (night.to - night.from);
  const segments = night.segments.filter(({ to }) => to <= limit);
  const last = segments.at(-1);
  if (last === undefined || segments.every(({ state }) => state === awake)) return night;
  // The last digits of the id say which of the day's stays it is.
  const summary = summarize(person, day, night.id % 8, segments);
  return { ...night, to: last.to, segments, summary, events: eventsOf(segments) };
}
