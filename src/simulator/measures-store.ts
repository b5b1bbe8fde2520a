import { type Calendar, type DayNumber } from './calendar.ts';
import type { TrueMeasure } from './measures-draft.ts';
import { createMeasureHistory, type MeasureRecord } from './measures-history.ts';
import type { Person } from './person.ts';

/** What a tester may set on a group; times are epoch seconds. */
export type MeasureChange = {
  readonly date?: number;
  readonly timezone?: string;
  readonly category?: number;
  readonly attrib?: number;
  readonly deviceid?: string | null;
  readonly comment?: string | null;
  readonly measures?: readonly TrueMeasure[];
};

export type MeasuresStore = {
  /** What the service knows at that instant, oldest first. */
  readonly visible: (nowSec: number) => readonly MeasureRecord[];
  readonly has: (grpid: number) => boolean;
  readonly add: (change: MeasureChange & { date: number }, nowSec: number) => MeasureRecord;
  readonly edit: (grpid: number, change: MeasureChange, nowSec: number) => void;
  readonly delete: (grpid: number) => void;
};

/** Ids of added groups start here, above every generated one and beyond 32 bits, as real ones are. */
const firstAddedId = 5_200_000_000;

/** The person's history, computed on first use and extended as the clock moves, under a tester's changes. */
export function createMeasuresStore(person: Person, calendar: Calendar): MeasuresStore {
  const history = createMeasureHistory(person, calendar);
  const generated: MeasureRecord[] = [];
  const changed = new Map<number, MeasureRecord>();
  const deleted = new Set<number>();
  let nextDay: DayNumber = person.firstDay;
  let nextId = firstAddedId;
  let sorted: MeasureRecord[] | null = null;

  const all = (nowSec: number): MeasureRecord[] => {
    // East of the date line the next day has begun.
    const lastDay = calendar.dayOf(nowSec, 'UTC') + 1;
    if (nextDay <= lastDay) {
      for (; nextDay <= lastDay; nextDay += 1) generated.push(...history.recordsOf(nextDay));
      sorted = null;
    }
    sorted ??= [...generated.filter(({ grpid }) => !changed.has(grpid)), ...changed.values()]
      .filter(({ grpid }) => !deleted.has(grpid))
      .sort((a, b) => a.date - b.date || a.grpid - b.grpid);
    return sorted;
  };
  const find = (grpid: number): MeasureRecord | undefined =>
    deleted.has(grpid)
      ? undefined
      : (changed.get(grpid) ?? generated.find((record) => record.grpid === grpid));

  return {
    visible: (nowSec) => all(nowSec).filter(({ modified }) => modified <= nowSec),
    has: (grpid) => find(grpid) !== undefined,
    add: (change, nowSec) => {
      const record: MeasureRecord = {
        grpid: nextId,
        timezone: person.zoneOn(calendar.dayOf(change.date, person.homeZone)),
        category: 1,
        attrib: 0,
        deviceid: null,
        modelid: null,
        model: null,
        comment: null,
        created: nowSec,
        modified: nowSec,
        measures: [],
        ...change,
      };
      nextId += 1;
      changed.set(record.grpid, record);
      sorted = null;
      return record;
    },
    edit: (grpid, change, nowSec) => {
      const record = find(grpid);
      if (record === undefined) return;
      changed.set(grpid, { ...record, ...change, modified: nowSec });
      sorted = null;
    },
    delete: (grpid) => {
      deleted.add(grpid);
      sorted = null;
    },
  };
}
