import type { Calendar, DayNumber } from './calendar.ts';
import {
  attrib,
  category,
  createHousehold,
  type Draft,
  hourSec,
  measure,
  newScaleDay,
  slot,
  slotsPerDay,
  type TrueMeasure,
} from './measures-draft.ts';
import { weighingDrafts } from './measures-scale.ts';
import { vitalsDrafts } from './measures-vitals.ts';
import { maintenanceDay, type Person } from './person.ts';

/** A measure group as it truly is: the oracle that answers on the wire are compared with. */
export type MeasureRecord = {
  readonly grpid: number;
  /** Epoch seconds, as are `created` and `modified`. */
  readonly date: number;
  readonly timezone: string;
  readonly category: number;
  readonly attrib: number;
  readonly deviceid: string | null;
  readonly modelid: number | null;
  readonly model: string | null;
  readonly comment: string | null;
  readonly created: number;
  /** Before this instant the service does not know the group. */
  readonly modified: number;
  readonly measures: readonly TrueMeasure[];
};

type MeasureHistory = { readonly recordsOf: (day: DayNumber) => MeasureRecord[] };

/** What the person's devices delivered, day by day; each day stands alone. */
export function createMeasureHistory(person: Person, calendar: Calendar): MeasureHistory {
  const household = createHousehold(person);
  const firstId = 1_000_000_000 + person.random.integer(0, 3999, 'group ids') * 1_000_000;

  const toRecord = (day: DayNumber, draft: Draft): MeasureRecord => {
    const timezone = person.zoneOn(day);
    const date = calendar.toInstant(day, Math.round(draft.second), timezone);
    const created = date + delaySec(person, day, draft);
    return {
      grpid: firstId + day * slotsPerDay + draft.slot,
      date,
      timezone,
      category: draft.category ?? category.reading,
      attrib: draft.attrib ?? attrib.sure,
      deviceid: draft.device?.deviceid ?? null,
      modelid: draft.device?.modelid ?? null,
      model: draft.device?.model ?? null,
      comment: draft.comment ?? null,
      created,
      modified: created + (person.random.chance(0.1, 'touched', day, draft.slot) ? 61 : 0),
      measures: draft.values,
    };
  };
  return {
    recordsOf: (day) => {
      if (day < person.firstDay || !calendar.exists(day, person.zoneOn(day))) return [];
      const drafts = [
        ...milestoneDrafts(person, day),
        ...weighingDrafts(person, household, day),
        ...vitalsDrafts(person, household, day),
      ];
      return drafts.map((draft) => toRecord(day, draft));
    },
  };
}

/** Signing up, goals, and the height that the new scale asked for. */
function milestoneDrafts(person: Person, day: DayNumber): Draft[] {
  const life = person.dayOfCycle(day);
  const drafts: Draft[] = [];
  const goal = (kg: number): void => {
    const values = [measure(1, Math.round(kg), -1)];
    drafts.push({
      slot: slot.goal,
      second: 20.5 * hourSec,
      category: category.goal,
      attrib: attrib.manual,
      device: null,
      values,
    });
  };
  const height = (id: number, meters: number, kind: number): void => {
    drafts.push({
      slot: id,
      second: 19.7 * hourSec,
      attrib: kind,
      device: null,
      values: [measure(4, meters, -2)],
    });
  };
  if (day === person.firstDay) {
    // A centimetre more than was measured later: people do that.
    height(slot.signUp, person.heightM + 0.01, attrib.atSignUp);
    goal(person.baselineKg(day) - 3);
  } else if (life === 0) goal(person.baselineKg(day) - 10);
  else if (life === maintenanceDay) goal(person.baselineKg(day) + 0.5);
  else if (life === newScaleDay) height(slot.height, person.heightM, attrib.manual);
  return drafts;
}

/** Mostly the next minute; sometimes when the network is back; now and then with days of delay. */
function delaySec({ random, isCertain }: Person, day: DayNumber, draft: Draft): number {
  if (draft.device === null || isCertain(day)) return random.integer(20, 70, 'quick', day, draft.slot);
  // Groups of one weighing share the second, and travel together.
  const luck = random.uniform('delay', day, draft.second);
  if (luck < 0.015) return random.integer(24, 150, 'days late', day) * hourSec;
  if (luck < 0.09) return random.integer(1, 12, 'hours late', day) * hourSec;
  return random.integer(40, 280, 'minutes', day, draft.second);
}
