import {
  type DayChanges,
  type NightChanges,
  readDayChanges,
  readNightChanges,
  readWorkoutChanges,
  type WorkoutChanges,
} from './control-days.ts';
import { formatDay } from './calendar.ts';
import { readInteger, readObject } from './control-input.ts';
import { applyMeasureChanges, readMeasureChanges } from './control-measures.ts';
import { activityItem, measureItem, type NewsItem, nightItem } from './news.ts';
import type { State } from './state.ts';

type Told = {
  readonly added: readonly unknown[];
  readonly edited: readonly unknown[];
  readonly deleted: readonly unknown[];
};
type Applied = { readonly told: Told; readonly items: readonly NewsItem[] };

/** Adds, edits and deletes records of every kind, and tells the apps that subscribed. */
export function changeReadings(state: State, json: unknown): unknown {
  const kinds = ['days', 'nights', 'workouts'];
  const body = readObject(json, 'body', ['add', 'edit', 'delete', 'readableAfterSec', ...kinds]);
  const readableAfterSec = readInteger(body['readableAfterSec'] ?? 0, 'readableAfterSec', 0);
  // Read whole before anything is changed: half a change would be a trap.
  const measures = readMeasureChanges(body, state);
  const days = readDayChanges(body['days'], state);
  const nights = readNightChanges(body['nights'], state);
  const workouts = readWorkoutChanges(body['workouts'], state);

  const groups = applyMeasureChanges(measures, state, readableAfterSec);
  const atSec = state.clock.nowSec() + readableAfterSec;
  const applied = {
    days: changeDays(days, state, atSec),
    nights: changeNights(nights, state, atSec),
    workouts: changeWorkouts(workouts, state, atSec),
  };
  const items = [
    ...groups.flatMap(({ record }) => (record === undefined ? [] : [measureItem(record)])),
    ...Object.values(applied).flatMap((kind) => kind.items),
  ];
  state.news.announce(items, readableAfterSec > 0);
  const asked = Object.entries(applied).filter(([kind]) => body[kind] !== undefined);
  return {
    added: groups.slice(0, measures.add.length).map(({ grpid }) => grpid),
    edited: measures.edit.map(({ grpid }) => grpid),
    deleted: measures.delete,
    ...Object.fromEntries(asked.map(([kind, { told }]) => [kind, told])),
  };
}

function changeDays(changes: DayChanges, { days, clock }: State, atSec: number): Applied {
  const lastDay = days.lastDay(clock.nowSec());
  const put = (list: DayChanges['add'], nowSec: number): NewsItem[] =>
    list.map(({ key, change }) => activityItem(days.changes.putDay(key, change, { nowSec, lastDay })));
  const items = [...put(changes.add, atSec), ...put(changes.edit, clock.nowSec())];
  for (const day of changes.delete) days.changes.deleteDay(day);
  return {
    items,
    told: {
      added: changes.add.map(({ key }) => formatDay(key)),
      edited: changes.edit.map(({ key }) => formatDay(key)),
      deleted: changes.delete.map(formatDay),
    },
  };
}

function changeNights(changes: NightChanges, { days, clock }: State, atSec: number): Applied {
  const nowSec = clock.nowSec();
  const lastDay = days.lastDay(nowSec);
  const added = changes.add.map(({ change }) =>
    days.changes.putNight(null, change, { nowSec: atSec, lastDay }),
  );
  const edited = changes.edit.map(({ before, change }) =>
    days.changes.putNight(before, change, { nowSec, lastDay }),
  );
  for (const id of changes.delete) if (id !== null) days.changes.deleteNight(id);
  return { items: [...added, ...edited].map(nightItem), told: toldOf(added, edited, changes.delete) };
}

function changeWorkouts(changes: WorkoutChanges, { days, clock }: State, atSec: number): Applied {
  const nowSec = clock.nowSec();
  const lastDay = days.lastDay(nowSec);
  const added = changes.add.map(({ change }) =>
    days.changes.putWorkout(null, change, { nowSec: atSec, lastDay }),
  );
  const edited = changes.edit.map(({ before, change }) =>
    days.changes.putWorkout(before, change, { nowSec, lastDay }),
  );
  for (const id of changes.delete) if (id !== null) days.changes.deleteWorkout(id);
  return { items: [...added, ...edited].map(activityItem), told: toldOf(added, edited, changes.delete) };
}

function toldOf(
  added: readonly { readonly id: number }[],
  edited: readonly { readonly id: number }[],
  deleted: readonly unknown[],
): Told {
  return { added: added.map(({ id }) => id), edited: edited.map(({ id }) => id), deleted };
}
