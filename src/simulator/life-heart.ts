import { type DayNumber, weekOf } from './calendar.ts';
import type { Person } from './person.ts';

export const maxHeartRate = 184;

/** Beats per minute at rest, after the calmest hour of the night; higher with fever. */
export function restingHeartRate(person: Person, day: DayNumber): number {
  const { random } = person;
  const form = 1.6 * random.normal('form', weekOf(day));
  return 54 + form + 0.9 * random.normal('resting', day) + (person.isIll(day) ? 8 : 0);
}

/** Beats per minute of somebody asleep: falls until two thirds of the night, and rises towards morning. */
export function sleepingHeartRate(person: Person, restingBpm: number, at: number, progress: number): number {
  const dip = 7 * (progress - 0.65) ** 2;
  return restingBpm + 1 + 2.4 * dip + 1.1 * noise(person, at);
}

/** Beats per minute awake; `effort` is the share of the heart-rate reserve (Karvonen 1957) that is used. */
export function awakeHeartRate(person: Person, restingBpm: number, at: number, effort: number): number {
  const resting = restingBpm + 10;
  const restlessness = (effort === 0 ? 5 : 3) * noise(person, at);
  return clampHeartRate(resting + 2 + effort * (maxHeartRate - resting) + restlessness);
}

export function clampHeartRate(bpm: number): number {
  return Math.round(Math.max(41, Math.min(maxHeartRate + 4, bpm)));
}

/** Light, moderate, intense, peak: 0 to 3. */
export function heartRateZone(bpm: number): number {
  const share = bpm / maxHeartRate;
  if (share < 0.6) return 0;
  if (share < 0.7) return 1;
  return share < 0.85 ? 2 : 3;
}

function noise({ random }: Person, at: number): number {
  return random.normal('pulse', Math.floor(at / 60));
}
