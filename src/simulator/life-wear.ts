import { type DayNumber, weekOf, weekdayOf } from './calendar.ts';
import { type Frame, hourSec, minuteSec, type Span, wholeMinutes } from './life-frame.ts';
import { createHousehold } from './measures-draft.ts';
import type { Person } from './person.ts';

export type LifeDevice = { readonly deviceId: string; readonly modelId: number };

/** The tracker on the wrist and the mat under the sheet. */
export type Wear = {
  /** The tracker was worn on that day, if not all of it. */
  readonly isWorn: (day: DayNumber) => boolean;
  /** Parts of a day on which it lay on the table. */
  readonly pauses: (frame: Frame) => readonly Span[];
  readonly tracker: (day: DayNumber) => LifeDevice;
  /** Whether that tracker measures oxygen by itself during the night. */
  readonly hasOxygen: (day: DayNumber) => boolean;
  readonly mat: LifeDevice;
};

/** "Sleep Analyzer": 63 among the device models, 32 among the sources of sleep. */
const matModelId = 63;
const steelHeartRate = 55;

export function createWear(person: Person): Wear {
  const { random, firstDay, holidayOn, isCertain } = person;
  const household = createHousehold(person);
  const newId = (name: string): string =>
    Array.from({ length: 40 }, (_, index) => random.integer(0, 15, name, index).toString(16)).join('');
  const firstTracker: LifeDevice = { deviceId: newId('tracker id'), modelId: steelHeartRate };
  const isWorn = (day: DayNumber): boolean => {
    if (day <= firstDay) return false;
    // The profile names the day after signing up as the first with activity.
    if (day === firstDay + 1 || isCertain(day)) return true;
    const holiday = holidayOn(day);
    if (holiday !== null && random.chance(0.4, 'tracker left at home', holiday.from)) return false;
    return !isBatteryEmpty(person, day) && !random.chance(0.012, 'tracker forgotten', day);
  };
  return {
    isWorn,
    pauses: (frame) => (isCertain(frame.day) ? [] : pausesOf(person, frame)),
    tracker: (day) => {
      if (household.scaleGeneration(day) === 0) return firstTracker;
      const { deviceid, modelid } = household.oximeter(day);
      return { deviceId: deviceid, modelId: modelid };
    },
    hasOxygen: (day) => household.scaleGeneration(day) > 0,
    mat: { deviceId: newId('mat id'), modelId: matModelId },
  };
}

/** In about one week in ten, for a day or two. */
function isBatteryEmpty({ random }: Person, day: DayNumber): boolean {
  const week = weekOf(day);
  if (!random.chance(0.1, 'battery', week)) return false;
  const since = weekdayOf(day) - random.integer(0, 5, 'battery day', week);
  return since >= 0 && since < random.integer(1, 2, 'battery days', week);
}

function pausesOf({ random }: Person, { day, from, to, at }: Frame): Span[] {
  const pauses: Span[] = [];
  const luck = random.uniform('wear', day);
  if (luck < 0.07) pauses.push({ from, to: at(random.between(9, 12, 'put on', day) * hourSec) });
  else if (luck < 0.12) pauses.push({ from: at(random.between(18, 20, 'taken off', day) * hourSec), to });
  else if (luck < 0.27) {
    const start = at(random.between(18.5, 20, 'charging', day) * hourSec);
    pauses.push({
      from: start,
      to: start + wholeMinutes(random.between(50, 110, 'charging time', day) * minuteSec),
    });
  }
  return pauses.filter((pause) => pause.to > pause.from);
}
