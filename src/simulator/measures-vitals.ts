import { type DayNumber, weekOf } from './calendar.ts';
import { attrib, type Draft, type Household, hourSec, measure, slot } from './measures-draft.ts';
import { morningSecond } from './measures-scale.ts';
import type { Person } from './person.ts';

/** What the other devices delivered on a day, and what was typed by hand. */
export function vitalsDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  if (day <= person.firstDay || person.isAbsent(day)) return [];
  return [
    ...pressureDrafts(person, household, day),
    ...oxygenDrafts(person, household, day),
    ...feverDrafts(person, household, day),
    ...typedPulseDrafts(person, day),
  ];
}

/** In some weeks, on most days: two readings in the morning, often two in the evening. */
function pressureDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  const { random } = person;
  if (!random.chance(0.3, 'pressure week', weekOf(day)) || !random.chance(0.7, 'pressure day', day))
    return [];
  const level = 121 + 0.7 * (person.baselineKg(day) - 80) + 4 * random.normal('pressure', day);
  const reading = (start: number, session: number, rise: number, index: number): Draft => {
    const noise = (name: string): number => random.normal(name, day, session, index);
    // The first of two is higher, as it is in life.
    const systolic = level + rise + (index === 0 ? 3 : 0) + 3 * noise('systolic');
    return {
      slot: slot.pressure + 2 * session + index,
      second: start + index * 90,
      device: household.cuff(day),
      values: [
        measure(9, 0.62 * systolic + 3 + 2 * noise('diastolic'), 0),
        measure(10, systolic, 0),
        measure(11, 63 + 3 * noise('pulse'), 0),
      ],
      ...(random.chance(0.04, 'averaged', day, session, index) && { attrib: attrib.averaged }),
    };
  };
  const session = (start: number, number: number, rise: number): Draft[] =>
    [0, 1].map((index) => reading(start, number, rise, index));
  return [
    ...session(morningSecond(person, day) + 600, 0, 2),
    ...(random.chance(0.5, 'pressure evening', day)
      ? session(random.between(20, 21.5, 'pressure hour', day) * hourSec, 1, -2)
      : []),
  ];
}

function oxygenDrafts({ random }: Person, household: Household, day: DayNumber): Draft[] {
  if (!random.chance(0.08, 'oxygen', day)) return [];
  const percent = Math.min(100, 96.6 + 1.1 * random.normal('oxygen', day));
  const device = household.oximeter(day);
  return [{ slot: slot.oxygen, second: 22.2 * hourSec, device, values: [measure(54, percent, 0)] }];
}

function feverDrafts(person: Person, { thermometer }: Household, day: DayNumber): Draft[] {
  if (!person.isIll(day)) return [];
  const { random } = person;
  const bodyC = Math.max(36.4, 37.9 + 0.6 * random.normal('fever', day));
  const skinC = bodyC - 3.1 + 0.3 * random.normal('skin', day);
  // Some versions of the thermometer's app file the same thing as plain temperature.
  const type = random.chance(0.12, 'old app', day) ? 12 : 71;
  const values = [measure(type, bodyC, -3), measure(73, skinC, -3)];
  return [{ slot: slot.fever, second: 18.5 * hourSec, device: thermometer, values }];
}

function typedPulseDrafts({ random }: Person, day: DayNumber): Draft[] {
  if (!random.chance(0.012, 'typed pulse', day)) return [];
  return [
    {
      slot: slot.pulse,
      second: 17.75 * hourSec,
      attrib: attrib.manual,
      device: null,
      // Type 18 is in no document, yet comes along with hand-typed pulses; −1 is all it ever says.
      values: [measure(11, 54 + 5 * random.normal('typed pulse', day), 0), measure(18, -1, -3)],
      ...(random.chance(0.4, 'pulse comment', day) && { comment: 'after a walk' }),
    },
  ];
}
