/**
 * What clocks on walls show, asked of `Intl` one reading at a time: shares no code with what it is compared to.
 *
 * Readings and dates are numbers here: a reading is the seconds from 1970 that a clock in UTC would have to have counted
 * to show the same date and time; a date is a number of days counted likewise.
 */

export type Clock = {
  readonly zone: string;
  readonly read: (at: number) => number;
};

export const DAY_SEC = 86_400;

export function createClock(zone: string): Clock {
  // Sweden writes `2026-03-29 03:00:00`.
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return {
    zone,
    read: (at) => {
      const text = formatter.format(at * 1000);
      const reading = Date.parse(`${text.slice(0, 10)}T${text.slice(11)}Z`) / 1000;
      if (text.length !== 19 || Number.isNaN(reading)) throw new Error(`${zone} shows ${text} at ${at}`);
      return reading;
    },
  };
}

/** Instants from which on the clock runs differently; two changes within a day would be missed. */
export function findChanges({ read }: Clock, from: number, to: number): number[] {
  const offsetAt = (at: number): number => read(at) - at;
  const changes: number[] = [];
  let offset = offsetAt(from);
  for (let at = from; at < to; at += DAY_SEC) {
    let after = at + DAY_SEC;
    const next = offsetAt(after);
    if (next === offset) continue;
    for (let before = at; after - before > 1;) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    changes.push(after);
    offset = next;
  }
  return changes;
}

/**
 * The readings of every minute from one instant to another.
 *
 * Every `strideSec` the clock is read, and each minute in between where it ran differently at either end.
 */
export function* readMinutes(
  { read }: Clock,
  { from, to, strideSec }: { readonly from: number; readonly to: number; readonly strideSec: number },
): Generator<readonly [at: number, reading: number]> {
  let reading = read(from);
  for (let begin = from; begin < to; begin += strideSec) {
    const end = Math.min(begin + strideSec, to);
    const readingAtEnd = read(end);
    const isSteady = readingAtEnd - reading === end - begin;
    yield [begin, reading];
    for (let at = begin + 60; at < end; at += 60) {
      yield [at, isSteady ? reading + at - begin : read(at)];
    }
    reading = readingAtEnd;
  }
}

export function nameOfDate(date: number): string {
  return new Date(date * DAY_SEC * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
