import type { DayNumber } from './calendar.ts';
import type { Life, TrueDay, TrueNight } from './life.ts';

/** A day or night without what makes it large. */
export type DaySketch = Omit<TrueDay, 'minutes'>;
export type NightSketch = Omit<TrueNight, 'segments'>;

/** The person's life as far as it has been looked at: sketches stay, whole days only while they are in use. */
export type DaysCache = {
  readonly day: (day: DayNumber) => DaySketch;
  readonly wholeDay: (day: DayNumber) => TrueDay;
  readonly nights: (day: DayNumber) => readonly NightSketch[];
  readonly wholeNights: (day: DayNumber) => readonly TrueNight[];
};

/** A month's browsing. Ten years of minutes would be hundreds of megabytes. */
const keptWhole = 40;

export function createDaysCache(life: Life): DaysCache {
  const days = createPair(life.day, ({ minutes: _minutes, ...sketch }): DaySketch => sketch);
  const nights = createPair(life.nights, (whole) => whole.map(withoutSegments));
  return { day: days.sketch, wholeDay: days.whole, nights: nights.sketch, wholeNights: nights.whole };
}

export function withoutSegments({ segments: _segments, ...sketch }: TrueNight): NightSketch {
  return sketch;
}

function createPair<Whole, Sketch>(
  generate: (day: DayNumber) => Whole,
  toSketch: (whole: Whole) => Sketch,
): { sketch: (day: DayNumber) => Sketch; whole: (day: DayNumber) => Whole } {
  const sketches = new Map<DayNumber, Sketch>();
  const wholes = new Map<DayNumber, Whole>();
  const whole = (day: DayNumber): Whole => {
    const known = wholes.get(day) ?? generate(day);
    // Set anew, so that the first key is the one that was not wanted for longest.
    wholes.delete(day);
    wholes.set(day, known);
    for (const oldest of wholes.keys()) {
      if (wholes.size <= keptWhole) break;
      wholes.delete(oldest);
    }
    return known;
  };
  return {
    whole,
    sketch: (day) => {
      let known = sketches.get(day);
      if (known === undefined) {
        known = toSketch(wholes.get(day) ?? generate(day));
        sketches.set(day, known);
      }
      return known;
    },
  };
}
