import type { Calendar, DayNumber } from './calendar.ts';
import type { Person } from './person.ts';

export type Span = { readonly from: number; readonly to: number };

/** A day as a stretch of time. Days follow each other without gap or overlap, also where the person changes zones. */
export type Frame = Span & {
  readonly day: DayNumber;
  /** Where the day ended. */
  readonly zone: string;
  /** Another one on a day of travel. */
  readonly zoneAtStart: string;
  /** An instant by the clock of the zone where the day ended. */
  readonly at: (second: number) => number;
  /** The flight that landed on this day. */
  readonly flight: Flight | null;
};

/** Eastward by night, westward by day, as the airlines do. */
export type Flight = Span & { readonly isNight: boolean };

export type Frames = { readonly of: (day: DayNumber) => Frame };

export const minuteSec = 60;
export const hourSec = 3600;

export function createFrames({ zoneOn, random }: Person, calendar: Calendar): Frames {
  const flightOn = (day: DayNumber): Flight | null => {
    const [old, zone] = [zoneOn(day - 1), zoneOn(day)];
    if (old === zone) return null;
    const midnight = startOfDay(calendar, day, old);
    const eastwardSec = midnight - startOfDay(calendar, day, zone);
    const lengthSec = wholeMinutes(5 * hourSec + 0.6 * Math.abs(eastwardSec));
    const delaySec = random.integer(-30, 30, 'flight', day) * minuteSec;
    const isNight = eastwardSec > 0;
    const from = midnight + (isNight ? -2.5 : 10.5) * hourSec + delaySec;
    return { from, to: from + lengthSec, isNight };
  };
  return {
    of: (day) => {
      const [zone, zoneAtStart] = [zoneOn(day), zoneOn(day - 1)];
      return {
        day,
        zone,
        zoneAtStart,
        // The day before ended by the clock of its own zone.
        from: startOfDay(calendar, day, zoneAtStart),
        to: startOfDay(calendar, day + 1, zone),
        at: (second) => wholeMinutes(calendar.toInstant(day, second, zone)),
        flight: flightOn(day),
      };
    },
  };
}

/**
 * São Paulo skipped midnight in spring; there the day begins an hour after the instant the arithmetic gives. A date
 * that a zone skipped begins and ends with the one after it.
 */
export function startOfDay(calendar: Calendar, day: DayNumber, zone: string): number {
  if (!calendar.exists(day, zone)) return startOfDay(calendar, day + 1, zone);
  const midnight = calendar.toInstant(day, 0, zone);
  return calendar.dayOf(midnight, zone) < day ? midnight + hourSec : midnight;
}

export function wholeMinutes(seconds: number): number {
  return Math.round(seconds / minuteSec) * minuteSec;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

export function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

export function contains(span: Span, at: number): boolean {
  return at >= span.from && at < span.to;
}
