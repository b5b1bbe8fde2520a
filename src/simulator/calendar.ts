/** A calendar date as the number of days since 1970-01-01, without zone. */
export type DayNumber = number;

const secondsPerDay = 86_400;
const halfDaySec = 43_200;

export type Calendar = {
  /**
   * Epoch seconds of a wall-clock time; a time that the zone skipped comes out up to an hour away, and where it skipped
   * a whole date, at the same time of the date before.
   */
  readonly toInstant: (day: DayNumber, secondOfDay: number, zone: string) => number;
  readonly dayOf: (at: number, zone: string) => DayNumber;
  /** False for a date that the zone skipped, such as 2011-12-30 in Apia. */
  readonly exists: (day: DayNumber, zone: string) => boolean;
};

// Shorter than any pause between two clock changes, so that there is at most one inside.
const bucketSec = 28 * secondsPerDay;
/** Clocks change at round times. */
const changeStepSec = 900;

type Stretch = { readonly before: number; readonly change: number; readonly after: number };

/** Own arithmetic on purpose: the product's may be what is being proved wrong. */
export function createCalendar(): Calendar {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const stretches = new Map<string, Stretch>();

  const exactOffset = (at: number, zone: string): number => {
    let format = formats.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
      formats.set(zone, format);
    }
    // "11/22/2026, GMT+01:00", and without figures in Greenwich.
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(at * 1000)) ?? [];
    const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
    return sign === '-' ? -seconds : seconds;
  };
  // Ten years of days would cost thousands of `Intl` calls: two for four weeks, and a search where they differ.
  const stretchOf = (bucket: number, zone: string): Stretch => {
    const key = `${zone} ${bucket}`;
    const known = stretches.get(key);
    if (known !== undefined) return known;
    const from = bucket * bucketSec;
    const before = exactOffset(from, zone);
    const after = exactOffset(from + bucketSec, zone);
    const change =
      before === after ? from : findChange(from, from + bucketSec, (at) => exactOffset(at, zone));
    const stretch = { before, change, after };
    stretches.set(key, stretch);
    return stretch;
  };
  const offsetAt = (at: number, zone: string): number => {
    const { before, change, after } = stretchOf(Math.floor(at / bucketSec), zone);
    return at < change ? before : after;
  };
  const dayOf: Calendar['dayOf'] = (at, zone) => Math.floor((at + offsetAt(at, zone)) / secondsPerDay);
  return {
    toInstant: (day, secondOfDay, zone) => {
      const wall = day * secondsPerDay + secondOfDay;
      const at = wall - offsetAt(wall - offsetAt(wall, zone), zone);
      const shown = at + offsetAt(at, zone);
      return shown - wall > halfDaySec ? at - (shown - wall) : at;
    },
    dayOf,
    exists: (day, zone) => {
      const noon = day * secondsPerDay + halfDaySec;
      return dayOf(noon - offsetAt(noon - offsetAt(noon, zone), zone), zone) === day;
    },
  };
}

/** Bisection for the first instant with the later offset. */
function findChange(from: number, to: number, offsetAt: (at: number) => number): number {
  const before = offsetAt(from);
  let last = from;
  let first = to;
  while (first - last > changeStepSec) {
    const middle = last + changeStepSec * Math.floor((first - last) / changeStepSec / 2);
    if (offsetAt(middle) === before) last = middle;
    else first = middle;
  }
  return first;
}

export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / 1000 / secondsPerDay;
}

export function yearOf(day: DayNumber): number {
  return new Date(day * secondsPerDay * 1000).getUTCFullYear();
}

export function firstDayOfQuarter(day: DayNumber): DayNumber {
  const date = new Date(day * secondsPerDay * 1000);
  return dayNumber(date.getUTCFullYear(), date.getUTCMonth() - (date.getUTCMonth() % 3) + 1, 1);
}

/** 0 is Monday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Number of the week, counted in Mondays. */
export function weekOf(day: DayNumber): number {
  return Math.floor((day + 3) / 7);
}

export function formatDay(day: DayNumber): string {
  return new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10);
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
