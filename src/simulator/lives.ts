import { type Calendar, createCalendar } from './calendar.ts';
import { createDaysCache, type DaysCache } from './days-cache.ts';
import { createLife } from './life-generator.ts';
import { createPerson, type Person } from './person.ts';

/** One person's life and what was looked at of it so far; nothing that a tester changes is in it. */
export type LivedLife = {
  readonly calendar: Calendar;
  readonly person: Person;
  readonly days: DaysCache;
};

type LifeOptions = {
  readonly seed: number;
  readonly years: number;
  readonly nowSec: number;
  readonly homeZone: string | undefined;
};

// A memory of answers, not state: the same options are the same life, day by day. After a reset, and where many
// simulators begin at the same instant, most of it has been lived before.
const lives = new Map<string, LivedLife>();
const mostLives = 4;

export function liveAs({ seed, years, nowSec, homeZone }: LifeOptions): LivedLife {
  const key = JSON.stringify([seed, years, nowSec, homeZone]);
  const known = lives.get(key) ?? begin({ seed, years, nowSec, homeZone });
  // Set anew, so that the first key is the one that was not wanted for longest.
  lives.delete(key);
  lives.set(key, known);
  for (const oldest of lives.keys()) {
    if (lives.size <= mostLives) break;
    lives.delete(oldest);
  }
  return known;
}

function begin(options: LifeOptions): LivedLife {
  const calendar = createCalendar();
  const person = createPerson({ ...options, calendar });
  return { calendar, person, days: createDaysCache(createLife(person, calendar)) };
}
