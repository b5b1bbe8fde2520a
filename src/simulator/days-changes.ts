import { type Calendar, type DayNumber, formatDay } from './calendar.ts';
import { parseDay } from './day-query.ts';
import type { DaysCache } from './days-cache.ts';
import { eventsOf, summarize } from './life-night-summary.ts';
import { totalsOf } from './life-totals.ts';
import type { TrueDay, TrueNight, TrueSegment, TrueWorkout } from './life.ts';
import type { Person } from './person.ts';

export type DayChange = Partial<Pick<TrueDay, 'timeZone' | 'minutes' | 'totals' | 'modelId' | 'deviceId'>>;
export type NightChange = Partial<Omit<TrueNight, 'id'>>;
export type WorkoutChange = Partial<Omit<TrueWorkout, 'id'>>;

/** When a tester's record is told: mostly now. */
type At = { readonly nowSec: number; readonly lastDay: DayNumber };

/** What a tester made of the person's life, over what was lived. A changed record is told whole, at once. */
export type DaysChanges = {
  readonly day: (day: DayNumber) => TrueDay | 'deleted' | undefined;
  readonly nights: (day: DayNumber) => readonly TrueNight[];
  readonly workouts: (day: DayNumber) => readonly TrueWorkout[];
  /** The lived record of that id no longer counts. */
  readonly replacesNight: (id: number) => boolean;
  readonly replacesWorkout: (id: number) => boolean;
  readonly touchedDays: () => readonly DayNumber[];
  readonly putDay: (day: DayNumber, change: DayChange, at: At) => TrueDay;
  readonly deleteDay: (day: DayNumber) => void;
  readonly putNight: (before: TrueNight | null, change: NightChange, at: At) => TrueNight;
  readonly deleteNight: (id: number) => void;
  readonly putWorkout: (before: TrueWorkout | null, change: WorkoutChange, at: At) => TrueWorkout;
  readonly deleteWorkout: (id: number) => void;
};

/** Above all generated ids and beyond 32 bits, as real ones are. */
const firstAddedId = 5_300_000_000;
const matModel = 32;
const lightSleep = 1;

export function createDaysChanges(cache: DaysCache, person: Person, calendar: Calendar): DaysChanges {
  const days = new Map<DayNumber, TrueDay | 'deleted'>();
  const nights = new Map<number, TrueNight | 'deleted'>();
  const workouts = new Map<number, TrueWorkout | 'deleted'>();
  let nextId = firstAddedId;
  const newId = (): number => {
    nextId += 1;
    return nextId;
  };
  const zoneAt = (at: number): string => person.zoneOn(calendar.dayOf(at, person.homeZone));
  const dayAt = (at: number, zone: string): string => formatDay(calendar.dayOf(at, zone));

  return {
    day: (day) => days.get(day),
    nights: (day) => recordsOf(nights, day),
    workouts: (day) => recordsOf(workouts, day),
    replacesNight: (id) => nights.has(id),
    replacesWorkout: (id) => workouts.has(id),
    touchedDays: () => [
      ...days.keys(),
      ...[...nights.values(), ...workouts.values()].flatMap((record) => {
        const day = record === 'deleted' ? null : parseDay(record.day);
        return day === null ? [] : [day];
      }),
    ],
    putDay: (day, change, { nowSec }) => {
      const known = days.get(day);
      const before = known === undefined || known === 'deleted' ? cache.wholeDay(day) : known;
      const totals =
        change.totals ?? (change.minutes === undefined ? before.totals : totalsOf(change.minutes));
      const told = { ...before, ...change, totals, isWorn: true, modified: nowSec };
      days.set(day, told);
      return told;
    },
    deleteDay: (day) => {
      days.set(day, 'deleted');
    },
    putNight: (before, change, { nowSec, lastDay }) => {
      const model = change.model ?? before?.model ?? matModel;
      const { modelId, deviceId } = before ?? usualDevice(cache, lastDay, model);
      const segments = change.segments ??
        before?.segments ?? [
          { from: change.from ?? nowSec, to: change.to ?? nowSec, state: lightSleep, model },
        ];
      const to = change.to ?? lastEnd(segments);
      const timeZone = change.timeZone ?? before?.timeZone ?? zoneAt(to);
      const id = before?.id ?? newId();
      const day = change.day ?? dayAt(to, timeZone);
      const isNew = before === null || change.segments !== undefined;
      const night: TrueNight = {
        isNap: false,
        created: nowSec,
        modelId,
        deviceId,
        summary: {},
        events: {},
        ...before,
        ...(isNew && {
          summary: summarize(person, parseDay(day) ?? 0, id % 8, segments),
          events: eventsOf(segments),
        }),
        from: segments[0]?.from ?? nowSec,
        modified: nowSec,
        ...change,
        id,
        model,
        segments,
        to,
        timeZone,
        day,
      };
      nights.set(id, night);
      return night;
    },
    deleteNight: (id) => {
      nights.set(id, 'deleted');
    },
    putWorkout: (before, change, { nowSec, lastDay }) => {
      const { modelId, deviceId } = cache.day(lastDay - 1);
      const from = change.from ?? before?.from ?? nowSec;
      const timeZone = change.timeZone ?? before?.timeZone ?? zoneAt(from);
      const workout: TrueWorkout = {
        category: 1,
        attrib: 0,
        modelId,
        deviceId,
        values: {},
        to: from,
        ...before,
        modified: nowSec,
        ...change,
        id: before?.id ?? newId(),
        from,
        timeZone,
        day: change.day ?? dayAt(from, timeZone),
      };
      workouts.set(workout.id, workout);
      return workout;
    },
    deleteWorkout: (id) => {
      workouts.set(id, 'deleted');
    },
  };
}

function recordsOf<Record extends { readonly day: string }>(
  records: ReadonlyMap<number, Record | 'deleted'>,
  day: DayNumber,
): Record[] {
  if (records.size === 0) return [];
  const name = formatDay(day);
  return [...records.values()]
    .filter((record) => record !== 'deleted')
    .filter((record) => record.day === name);
}

/** The device that recorded the last nights in that manner. */
function usualDevice(
  cache: DaysCache,
  lastDay: DayNumber,
  model: number,
): { readonly modelId: number; readonly deviceId: string } {
  for (let day = lastDay - 1; day > lastDay - 30; day -= 1) {
    const night = cache.nights(day).find((candidate) => candidate.model === model);
    if (night !== undefined) return night;
  }
  return cache.day(lastDay - 1);
}

function lastEnd(segments: readonly TrueSegment[]): number {
  return segments.reduce((end, { to }) => Math.max(end, to), 0);
}
