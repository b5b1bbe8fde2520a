import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import {
  type EpochSec,
  type LocalDay,
  parseLocalDay,
  toEpochSec,
  cleanTimeZone,
  type TimeZone,
} from '#domain/time.ts';

/** Letters of a written night: Awake, Light, Deep, REM, Manual, unSpecified, Out of bed, unKnown code, Hole. */
const states: Readonly<Record<string, number>> = { A: 0, L: 1, D: 2, R: 3, M: 4, S: 5, O: 15, K: 42 };

/** Segments as written, minute by minute from an instant: `A12 L30 D40 H15 R20`. */
export function segmentsFrom(
  start: string | number,
  written: string,
  about: Partial<SleepSegment> = {},
): SleepSegment[] {
  let at: number = typeof start === 'string' ? instant(start) : start;
  return written.split(' ').flatMap((word) => {
    const from = at;
    at += Number(word.slice(1)) * 60;
    const state = states[word.charAt(0)];
    if (state === undefined) return [];
    return [{ from: toEpochSec(from), to: toEpochSec(at), state, source: 'mat' as const, ...about }];
  });
}

export function summaryOf(
  span: readonly [from: string, to: string],
  about: Partial<NightSummary> & { readonly timeZone: TimeZone },
): NightSummary {
  const [from, to] = span.map(instant) as [EpochSec, EpochSec];
  return {
    id: null,
    day: day(span[1].slice(0, 10)),
    from,
    to,
    zoneSource: 'record',
    source: 'mat',
    values: {},
    ...about,
  };
}

export function instant(text: string): EpochSec {
  return toEpochSec(Date.parse(text) / 1000);
}

export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

export function zone(name: string): TimeZone {
  const clean = cleanTimeZone(name);
  if (clean === null) throw new Error(`${name} is no zone here`);
  return clean;
}
