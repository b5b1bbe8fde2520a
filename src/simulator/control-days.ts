import type { DayNumber } from './calendar.ts';
import {
  ControlError,
  type JsonObject,
  readInstant,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from './control-input.ts';
import { readZone } from './control-measures.ts';
import { parseDay } from './day-query.ts';
import type { DayChange, NightChange, WorkoutChange } from './days-changes.ts';
import type { TrueMinutes, TrueNight, TrueSegment, TrueWorkout } from './life.ts';
import type { State } from './state.ts';

/** Changes of one kind of record; an edit names what it changes. */
type Changes<Key, Before, Change> = {
  readonly add: readonly { readonly key: Key; readonly change: Change }[];
  readonly edit: readonly { readonly key: Key; readonly before: Before; readonly change: Change }[];
  readonly delete: readonly Key[];
};
export type DayChanges = Changes<DayNumber, null, DayChange>;
export type NightChanges = Changes<number | null, TrueNight, NightChange>;
export type WorkoutChanges = Changes<number | null, TrueWorkout, WorkoutChange>;

type Reader<T> = (value: unknown, field: string) => T;
type Readers<T> = { readonly [Name in keyof T]?: Reader<T[Name]> };

/**
 * Records may be sent back as the truth shows them: these fields follow from the others or from the moment of the
 * change, and are passed over.
 */
const passedOver = ['created', 'modified', 'isCompleted', 'isWorn', 'workouts'] as const;

const segmentReaders: Readers<TrueSegment> = {
  from: readInstant,
  to: readInstant,
  state: readInteger,
  model: readInteger,
  isOutOfBed: (value, field) => {
    if (value !== true) throw new ControlError(field, 'true, or nothing');
    return value;
  },
  heartRateBpm: readTrack,
  breathsPerMinute: readTrack,
  snoringSec: readTrack,
};

const minuteReaders: Readers<TrueMinutes> = {
  at: readInstant,
  durationSec: readInteger,
  steps: readNumber,
  distanceM: readNumber,
  elevationM: readNumber,
  activeKcal: readNumber,
  strokes: readNumber,
  poolLaps: readNumber,
  heartRateBpm: readNumber,
  spo2Percent: readNumber,
};

const dayReaders: Readers<DayChange> = {
  timeZone: readZone,
  modelId: readInteger,
  deviceId: readText,
  totals: readNumbers,
  minutes: (value, field) =>
    readList(value, field).map((item, index) => {
      const at = `${field}[${index}]`;
      return readWhole<TrueMinutes>(item, at, minuteReaders, ['at', 'durationSec']);
    }),
};

const nightReaders: Readers<NightChange> = {
  day: readDayText,
  timeZone: readZone,
  isNap: readFlag,
  from: readInstant,
  to: readInstant,
  model: readInteger,
  modelId: readInteger,
  deviceId: readText,
  summary: readNumbers,
  events: (value, field) =>
    Object.fromEntries(
      Object.entries(readObject(value, field, null)).map(([name, offsets]) => [
        name,
        readList(offsets, `${field}.${name}`).map((offset) => readNumber(offset, `${field}.${name}`)),
      ]),
    ),
  segments: (value, field) =>
    readList(value, field).map((item, index) => {
      const at = `${field}[${index}]`;
      return readWhole<TrueSegment>(item, at, segmentReaders, ['from', 'to', 'state', 'model']);
    }),
};

const workoutReaders: Readers<WorkoutChange> = {
  day: readDayText,
  timeZone: readZone,
  category: readInteger,
  attrib: readInteger,
  from: readInstant,
  to: readInstant,
  modelId: readInteger,
  deviceId: readText,
  values: (value, field) =>
    Object.fromEntries(
      Object.entries(readObject(value, field, null)).map(([name, number]) => [
        name,
        number === null ? null : readNumber(number, `${field}.${name}`),
      ]),
    ),
};

/** Days are added and edited alike: each has one row at most. */
export function readDayChanges(json: unknown, state: State): DayChanges {
  const body = readKind(json, 'days');
  const lived = (value: unknown, field: string): DayNumber => {
    const day = parseDay(readDayText(value, field)) ?? 0;
    if (day < state.days.firstDay || day > state.days.lastDay(state.clock.nowSec())) {
      throw new ControlError(field, 'a day between the first and today');
    }
    return day;
  };
  const read = (item: unknown, field: string): { key: DayNumber; before: null; change: DayChange } => {
    const fields = readObject(item, field, ['day', 'from', 'to', ...passedOver, ...Object.keys(dayReaders)]);
    const change = readFields<DayChange>(fields, field, dayReaders);
    return { key: lived(fields['day'], `${field}.day`), before: null, change };
  };
  return {
    add: readList(body['add'], 'days.add').map((item, index) => read(item, `days.add[${index}]`)),
    edit: readList(body['edit'], 'days.edit').map((item, index) => read(item, `days.edit[${index}]`)),
    delete: readList(body['delete'], 'days.delete').map((item, index) =>
      lived(item, `days.delete[${index}]`),
    ),
  };
}

export function readNightChanges(json: unknown, { days, clock }: State): NightChanges {
  return readChanges<TrueNight, NightChange>(json, {
    name: 'nights',
    readers: nightReaders,
    needed: ['from', 'to'],
    find: (id) => days.findNight(id, clock.nowSec()),
  });
}

export function readWorkoutChanges(json: unknown, { days, clock }: State): WorkoutChanges {
  return readChanges<TrueWorkout, WorkoutChange>(json, {
    name: 'workouts',
    readers: workoutReaders,
    needed: ['from', 'to'],
    find: (id) => days.findWorkout(id, clock.nowSec()),
  });
}

function readChanges<Before, Change>(
  json: unknown,
  {
    name,
    readers,
    needed,
    find,
  }: {
    name: string;
    readers: Readers<Change>;
    needed: readonly string[];
    find: (id: number) => Before | null;
  },
): Changes<number | null, Before, Change> {
  const body = readKind(json, name);
  const known = (value: unknown, field: string): { id: number; before: Before } => {
    const id = readInteger(value, field);
    const before = find(id);
    if (before === null) throw new ControlError(field, 'the id of a record that exists');
    return { id, before };
  };
  const read = (item: unknown, field: string): { fields: JsonObject; change: Change } => {
    const fields = readObject(item, field, ['id', ...passedOver, ...Object.keys(readers)]);
    return { fields, change: readFields<Change>(fields, field, readers) };
  };
  return {
    add: readList(body['add'], `${name}.add`).map((item, index) => {
      const field = `${name}.add[${index}]`;
      const { fields, change } = read(item, field);
      if (fields['id'] !== undefined) throw new ControlError(`${field}.id`, 'no id: it is given');
      for (const need of needed) {
        if (fields[need] === undefined) throw new ControlError(`${field}.${need}`, 'epoch seconds');
      }
      return { key: null, change };
    }),
    edit: readList(body['edit'], `${name}.edit`).map((item, index) => {
      const field = `${name}.edit[${index}]`;
      const { fields, change } = read(item, field);
      const { id, before } = known(fields['id'], `${field}.id`);
      return { key: id, before, change };
    }),
    delete: readList(body['delete'], `${name}.delete`).map(
      (item, index) => known(item, `${name}.delete[${index}]`).id,
    ),
  };
}

function readKind(json: unknown, name: string): JsonObject {
  return json === undefined ? {} : readObject(json, name, ['add', 'edit', 'delete']);
}

function readFields<T>(fields: JsonObject, field: string, readers: Readers<T>): T {
  const values: Record<string, unknown> = {};
  for (const [name, read] of Object.entries<Reader<unknown> | undefined>(readers)) {
    if (fields[name] !== undefined && read !== undefined)
      values[name] = read(fields[name], `${field}.${name}`);
  }
  // Each field was read by the reader of its type; all of them are optional or were asked for by the caller.
  return values as T;
}

function readWhole<T>(item: unknown, field: string, readers: Readers<T>, needed: readonly string[]): T {
  const fields = readObject(item, field, Object.keys(readers));
  const missing = needed.find((name) => fields[name] === undefined);
  if (missing !== undefined) throw new ControlError(`${field}.${missing}`, 'a number');
  return readFields<T>(fields, field, readers);
}

function readDayText(value: unknown, field: string): string {
  const text = readText(value, field);
  if (parseDay(text) === null) throw new ControlError(field, 'a day such as 2026-03-29');
  return text;
}

function readFlag(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new ControlError(field, 'true or false');
  return value;
}

function readNumbers(value: unknown, field: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(readObject(value, field, null)).map(([name, number]) => [
      name,
      readNumber(number, `${field}.${name}`),
    ]),
  );
}

function readTrack(value: unknown, field: string): (readonly [number, number])[] {
  return readList(value, field).map((point, index) => {
    const at = `${field}[${index}]`;
    const [instant, number] = readList(point, at);
    return [readInstant(instant, at), readNumber(number, at)];
  });
}
