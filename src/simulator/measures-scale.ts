import { type DayNumber, weekdayOf } from './calendar.ts';
import {
  attrib,
  type Draft,
  type Household,
  hourSec,
  isAbroad,
  measure,
  round,
  slot,
  type TrueMeasure,
} from './measures-draft.ts';
import type { Person } from './person.ts';

const missedMornings = 0.08;

/** What was weighed on a day: the morning's reading, and now and then more of them. */
export function weighingDrafts(person: Person, household: Household, day: DayNumber): Draft[] {
  const { random } = person;
  if (!weighs(person, day)) return [];
  const second = morningSecond(person, day);
  const kg = person.baselineKg(day) + person.waterKg(day);
  if (isAbroad(person, day) && random.chance(0.5, 'typed abroad', day)) {
    const comment = random.chance(0.3, 'comment', day) && { comment: 'Hotel scale' };
    const values = [measure(1, kg, -1)];
    return [{ slot: slot.morning, second, attrib: attrib.manual, device: null, values, ...comment }];
  }
  return [
    ...morningGroups(person, household, day, second, kg),
    ...furtherWeighings(person, household, day, second, kg),
  ];
}

/** Between 06:30 and 07:36 on working days, 40 minutes later at the weekend. */
export function morningSecond({ random }: Person, day: DayNumber): number {
  const weekend = weekdayOf(day) >= 5 ? 2400 : 0;
  return Math.round(random.between(6.5 * hourSec, 7.6 * hourSec, 'rises', day) + weekend);
}

function weighs(person: Person, day: DayNumber): boolean {
  const { random } = person;
  if (day <= person.firstDay || person.isAbsent(day)) return false;
  if (person.isCertain(day)) return true;
  // In the air or on the way home from it.
  if (person.zoneOn(day) !== person.zoneOn(day - 1)) return false;
  if (isAbroad(person, day)) return random.chance(0.55, 'scale abroad', day);
  const isUnlucky = (on: DayNumber): boolean => random.chance(missedMornings, 'missed', on);
  // Never two in a row: "this morning or yesterday" holds on every day at home.
  return !isUnlucky(day) || isUnlucky(day - 1);
}

/** No two scales agree, and the first one shows steps of 50 g. */
function shown(generation: number, kg: number): number {
  return generation === 0 ? Math.round(kg * 20) / 20 : kg + 0.25;
}

function morningGroups(
  { random }: Person,
  household: Household,
  day: DayNumber,
  second: number,
  kg: number,
): Draft[] {
  const generation = household.scaleGeneration(day);
  const device = household.scale(day);
  const weight = measure(1, shown(generation, kg), -3);
  // Without fat: socks, or off the scale too soon.
  const composition = random.chance(0.07, 'socks', day)
    ? []
    : bodyParts(random.normal('fat', day), random.normal('hydration', day), weight.value, generation);
  const heart =
    generation === 0 || composition.length === 0
      ? []
      : [
          measure(11, 58 + 4 * random.normal('standing pulse', day), 0),
          ...(household.hasPulseWave(day) && random.chance(0.8, 'wave', day)
            ? [measure(91, 6.9 + 0.25 * random.normal('pulse wave', day), -3)]
            : []),
        ];
  // One weighing often arrives as several groups of the same second.
  const isSplit = composition.length > 0 && random.chance(0.22, 'split', day);
  const drafts: Draft[] = [
    { slot: slot.morning, second, device, values: isSplit ? [weight] : [weight, ...composition] },
  ];
  const rest = [...(isSplit ? composition : []), ...heart];
  if (rest.length > 0) drafts.push({ slot: slot.morningSplit, second, device, values: rest });
  if (generation === 0 && random.chance(0.06, 'room', day)) {
    const roomC = 19.5 + 1.5 * random.normal('room temperature', day);
    drafts.push({ slot: slot.room, second, device, values: [measure(12, roomC, -1)] });
  }
  return drafts;
}

/** Fat follows the weight; the rest of the same group adds up: weight = fat + lean, lean = muscle + bone. */
function bodyParts(
  fatNoise: number,
  waterNoise: number,
  weightKg: number,
  generation: number,
): TrueMeasure[] {
  const fatKg = round(17.2 + 0.72 * (weightKg - 80) + 0.25 * fatNoise, -2);
  const leanKg = weightKg - fatKg;
  const fat = [measure(5, leanKg, -3), measure(6, (100 * fatKg) / weightKg, -3), measure(8, fatKg, -2)];
  if (generation === 0) return fat;
  const boneKg = round(leanKg * 0.05, -2);
  return [
    ...fat,
    measure(76, leanKg - boneKg, -3),
    measure(77, leanKg * (0.72 + 0.004 * waterNoise), -2),
    measure(88, boneKg, -2),
  ];
}

function furtherWeighings(
  person: Person,
  household: Household,
  day: DayNumber,
  second: number,
  kg: number,
): Draft[] {
  const { random } = person;
  const generation = household.scaleGeneration(day);
  const again = (id: number, at: number, changeKg: number): Draft => ({
    slot: id,
    second: at,
    device: household.scale(day),
    values: [measure(1, shown(generation, kg + changeKg), -3)],
  });
  const drafts: Draft[] = [];
  if (random.chance(0.03, 'second', day)) {
    const wait = random.integer(60, 1500, 'second wait', day);
    drafts.push(again(slot.secondWeighing, second + wait, 0.08 * random.normal('second', day)));
  }
  if (random.chance(0.02, 'evening', day)) {
    drafts.push(again(slot.evening, random.between(20, 22.5, 'evening hour', day) * hourSec, 0.9));
  }
  if (!isAbroad(person, day) && random.chance(0.018, 'guest', day)) {
    // Near enough for the scale to hesitate, wrong enough to bend a trend.
    const other = random.chance(0.5, 'guest who', day) ? -4.5 : 5.5;
    const at = random.between(10, 19, 'guest hour', day) * hourSec;
    drafts.push({
      ...again(slot.guest, at, other + random.normal('guest', day)),
      attrib: attrib.ambiguous,
    });
  }
  return drafts;
}
