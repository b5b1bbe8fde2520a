/**
 * Codes of sleep: phases, where they come from, and what happened in a night.
 *
 * Source: "Sleep v2 - Get" and "Sleep v2 - Getsummary" of developer.withings.com; the document of 2018 has the states 0
 * to 3. State 15 is for special plans.
 */

const sleepStates: Readonly<Record<number, string>> = {
  0: 'Awake',
  1: 'Light sleep',
  2: 'Deep sleep',
  3: 'REM sleep',
  4: 'Entered by hand',
  5: 'Asleep, phase unknown',
  15: 'Out of bed',
};

/** The phase of a sleep segment; a state that is new to us by its number. */
export function nameOfSleepState(state: number): string {
  return sleepStates[state] ?? `State ${state}`;
}

/** Values of `model` beside sleep; until 2015 a number of the device models stood there. */
const sleepSources: Readonly<Record<number, string>> = { 16: 'Tracker', 32: 'Sleep monitor' };

/** What recorded a night; a source that is new to us by its number. */
export function nameOfSleepSource(model: number): string {
  return sleepSources[model] ?? `Model ${model}`;
}

/** Keys of `night_events`. */
const nightEvents: Readonly<Record<number, string>> = {
  1: 'Got into bed',
  2: 'Fell asleep',
  3: 'Woke up',
  4: 'Got out of bed',
  5: 'Asleep, entered by hand',
  6: 'Awake, entered by hand',
};

/** What happened at an instant of a night; an event that is new to us by its number. */
export function nameOfNightEvent(event: number): string {
  return nightEvents[event] ?? `Event ${event}`;
}
