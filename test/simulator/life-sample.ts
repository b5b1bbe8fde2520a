import { createCalendar, type DayNumber } from '#simulator/calendar.ts';
import { createLife } from '#simulator/life-generator.ts';
import type { TrueMinutes, TrueNight } from '#simulator/life.ts';
import { createPerson } from '#simulator/person.ts';
import { createRandom } from '#simulator/random.ts';

const nowSec = Date.parse('2026-11-22T12:00:00Z') / 1000;
/** Another person in every run; `SAMPLE_SEED` brings back the one that a failed run printed. */
export const sampleSeed = Number(process.env['SAMPLE_SEED'] ?? Math.floor(Math.random() * 1e9));

/** A person of ten years' history, and their life. */
export function startLife(seed: number) {
  const calendar = createCalendar();
  const person = createPerson({ seed, years: 10, nowSec, calendar });
  const today = calendar.dayOf(nowSec, person.homeZone);
  return { calendar, person, today, firstDay: person.firstDay + 1, ...createLife(person, calendar) };
}

/** Days of the whole history, evenly drawn; the seed that is printed brings the same ones back. */
export function sampleDays(seed: number, count: number, from: DayNumber, to: DayNumber): DayNumber[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => random.integer(from, to, 'sample', index));
}

export function daysFrom(from: DayNumber, count: number): DayNumber[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-22 07:04` on the clock of the place, by an arithmetic that is not the simulator's. */
export function localTime(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at * 1000);
}

/** What the clock of the place shows, as if it were UTC: differences of it are differences on the clock. */
export function shownSec(at: number, timeZone: string): number {
  return Date.parse(`${localTime(at, timeZone).replace(' ', 'T')}:00Z`) / 1000;
}

/** Exact: values of two decimals, added up in hundredths. */
export function sum(values: readonly (number | null | undefined)[]): number {
  return values.reduce<number>((total, value) => total + Math.round((value ?? 0) * 100), 0) / 100;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function minutesWithin(
  minutes: readonly TrueMinutes[],
  { from, to }: { readonly from: number; readonly to: number },
): TrueMinutes[] {
  return minutes.filter(({ at, durationSec }) => at < to && at + durationSec > from);
}

export function secondsIn(
  { segments }: TrueNight,
  state: number,
  from = -Infinity,
  to: number = Infinity,
): number {
  return segments
    .filter((segment) => segment.state === state)
    .reduce(
      (total, segment) => total + Math.max(0, Math.min(segment.to, to) - Math.max(segment.from, from)),
      0,
    );
}
