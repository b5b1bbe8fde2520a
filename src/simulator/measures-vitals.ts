import { type DayNumber, weekdayOf, weekOf } from './calendar.ts';
import { attrib, type Draft, type Household, hourSec, measure, slot } from './measures-draft.ts';
import { morningSecond } from './measures-scale.ts';
import type { Person } from './person.ts';

/** What the other devices delivered on a day, and what was typed by hand. */
export function vitalsDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  if (day <= person.firstDay || person.isAbsent(day)) return [];
  return [
    ...pressureDrafts(person, household, day),
    ...clinicDrafts(person, day),
    ...oxygenDrafts(person, household, day),
    ...feverDrafts(person, household, day),
    ...typedPulseDrafts(person, day),
    ...watchDrafts(person, household, day),
    ...checkedTemperatureDrafts(person, household, day),
  ];
}

/**
 * In some weeks, on most days: two readings in the morning, often two in the evening, now and then three.
 *
 * Every few months a week is one of the home protocol: two in the morning and two in the evening, on every day.
 */
function pressureDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  const { random } = person;
  const isUsual = random.chance(0.3, 'pressure week', weekOf(day)) && random.chance(0.7, 'pressure day', day);
  const isProtocol = random.chance(0.2, 'protocol week', weekOf(day));
  if (!isUsual && !isProtocol) return [];
  const level = 121 + 0.7 * (person.baselineKg(day) - 80) + 4 * random.normal('pressure', day);
  const reading = (
    start: number,
    session: number,
    rise: number,
    index: number,
    first: number = slot.pressure + 2 * session,
  ): Draft => {
    const noise = (name: string): number => random.normal(name, day, session, index);
    // The first of two is higher, as it is in life.
    const systolic = level + rise + (index === 0 ? 3 : 0) + 3 * noise('systolic');
    return {
      slot: first + index,
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
  const morning = morningSecond(person, day) + 600;
  const evening = random.between(20, 21.5, 'pressure hour', day) * hourSec;
  const hasEvening = random.chance(0.5, 'pressure evening', day);
  // What the protocol asks for beyond what there is anyway has slots of its own: the rest keeps its numbers.
  const further = (start: number, number: number, rise: number): Draft[] =>
    [0, 1].map((index) => reading(start, number, rise, index, slot.protocol + 2 * number));
  return [
    ...(isUsual ? session(morning, 0, 2) : further(morning, 0, 2)),
    ...(isUsual && random.chance(0.1, 'third pressure', day)
      ? [reading(morning, 0, 2, 2, slot.thirdPressure - 2)]
      : []),
    ...(isUsual && hasEvening ? session(evening, 1, -2) : []),
    ...(isProtocol && !(isUsual && hasEvening) ? further(evening, 1, -2) : []),
  ];
}

/** At the doctor's, three readings that run higher than at home; they are typed in afterwards. */
function clinicDrafts({ random, baselineKg }: Person, day: DayNumber): Draft[] {
  if (weekdayOf(day) >= 5 || !random.chance(0.012, 'clinic', day)) return [];
  const level = 131 + 0.7 * (baselineKg(day) - 80) + 3 * random.normal('clinic', day);
  const start = Math.round(random.between(9.5, 11.5, 'clinic hour', day) * hourSec);
  return [0, 1, 2].map((index) => {
    const systolic = level - 3 * index + 2 * random.normal('clinic systolic', day, index);
    const diastolic = 0.6 * systolic + 6 + 2 * random.normal('clinic diastolic', day, index);
    return {
      slot: slot.clinic + index,
      second: start + index * 150,
      attrib: attrib.manual,
      device: null,
      values: [
        measure(9, diastolic, 0),
        measure(10, systolic, 0),
        measure(11, 68 + 3 * random.normal('clinic pulse', day, index), 0),
      ],
      ...(index === 0 && { comment: 'At the doctor’s' }),
    };
  });
}

/** The watch of later years: oxygen on some mornings, an ECG now and then, fitness every few weeks. */
function watchDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  if (household.scaleGeneration(day) === 0) return [];
  const { random } = person;
  const device = household.oximeter(day);
  const second = morningSecond(person, day);
  const drafts: Draft[] = [];
  if (random.chance(0.15, 'morning oxygen', day)) {
    const percent = Math.min(100, 96.2 + 1.2 * random.normal('morning oxygen', day));
    drafts.push({
      slot: slot.morningOxygen,
      second: second + 1500,
      device,
      values: [measure(54, percent, 0)],
    });
  }
  if (random.chance(0.05, 'ecg', day)) {
    const noise = (name: string): number => random.normal(name, day);
    drafts.push({
      slot: slot.ecg,
      second: 12.5 * hourSec,
      device,
      values: [
        measure(130, random.chance(0.08, 'ecg unclear', day) ? 2 : 0, 0),
        measure(135, 94 + 4 * noise('qrs'), 0),
        measure(136, 158 + 8 * noise('pr'), 0),
        measure(137, 392 + 10 * noise('qt'), 0),
        measure(138, 410 + 8 * noise('qtc'), 0),
      ],
    });
  }
  if (random.chance(0.07, 'fitness', day)) {
    const fitness = 42 - 0.25 * (person.baselineKg(day) - 80) + 0.7 * random.normal('fitness', day);
    drafts.push({ slot: slot.fitness, second: 19 * hourSec, device, values: [measure(123, fitness, -1)] });
  }
  return drafts;
}

/** In good health too, for comparison. */
function checkedTemperatureDrafts(
  { random, isIll }: Person,
  { thermometer }: Household,
  day: DayNumber,
): Draft[] {
  if (isIll(day) || !random.chance(0.13, 'checked temperature', day)) return [];
  const bodyC = 36.6 + 0.2 * random.normal('checked temperature', day);
  const skinC = bodyC - 3 + 0.3 * random.normal('checked skin', day);
  const values = [measure(71, bodyC, -3), measure(73, skinC, -3)];
  return [{ slot: slot.checkedTemperature, second: 20.75 * hourSec, device: thermometer, values }];
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
