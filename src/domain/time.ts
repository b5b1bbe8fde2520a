/**
 * Instants, calendar days and zones: the only place that turns one into another.
 *
 * Law of this room: no React, no clock, no randomness, no globals. `now` and the zone are arguments.
 * An instant is seconds since 1970 in UTC; a day is a calendar date in a named zone and is not 24 hours by assumption.
 * Calendar arithmetic counts days since 1970 in UTC. date-fns is not used for it: its functions read the zone of the
 * host, and even with its UTC context 2011-12-30 cannot be reached on a host in Pacific/Apia.
 */

import { tzOffset } from '@date-fns/tz/tzOffset';

declare const brand: unique symbol;

/** Seconds since 1970-01-01T00:00Z, an integer. */
export type EpochSec = number & { readonly [brand]: 'EpochSec' };
/** A calendar date, `YYYY-MM-DD`, without zone. */
export type LocalDay = string & { readonly [brand]: 'LocalDay' };
/** A zone name that the runtime's `Intl` knows, such as `Europe/Paris`. */
export type TimeZone = string & { readonly [brand]: 'TimeZone' };

/** The zone of instants themselves, and the fallback where none is known. */
export const UTC = 'UTC' as TimeZone;

/** Length of an ordinary day; local days may last 23 or 25 hours, or half an hour off, and some never happened. */
export const SECONDS_PER_DAY = 86_400;

/**
 * Brands a number as an instant in seconds.
 *
 * Throws a RangeError unless it is a safe integer; milliseconds are not recognised as such.
 */
export function toEpochSec(value: number): EpochSec {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `Failed to read an instant: ${value} is not a whole number of seconds. Round it or drop the record.`,
    );
  }
  // The check above is what the brand stands for.
  return value as EpochSec;
}

/**
 * The calendar date that a clock in the zone shows at an instant.
 *
 * Throws a RangeError outside the years 0000 to 9999, which `YYYY-MM-DD` cannot write.
 */
export function toLocalDay(at: EpochSec, zone: TimeZone): LocalDay {
  return toDay(Math.floor((at + offsetSecAt(at, zone)) / SECONDS_PER_DAY));
}

/** Reads `YYYY-MM-DD`; null for any other form and for dates no calendar has, such as 30 February. */
export function parseLocalDay(text: string): LocalDay | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  // Engines disagree on whether 30 February is invalid or 2 March; writing it back tells.
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text)) return null;
  // A date that survives the round trip is what the brand stands for.
  return text as LocalDay;
}

/**
 * First instant of a local day; null where the zone skipped the whole date.
 *
 * Usually 00:00, but 01:00 where the clock jumps at midnight (America/Sao_Paulo 2018-11-04), and the first of two
 * midnights where it is set back over midnight. Skipped: Pacific/Apia 2011-12-30. Independent of the host's zone,
 * unlike `startOfDay` of date-fns. Right for every zone since 1972; before, `tzOffset` misreads offsets of −00:xx.
 */
export function startOfLocalDay(day: LocalDay, zone: TimeZone): EpochSec | null {
  return startOfDayNumber(toDayNumber(day), zone);
}

/**
 * First instant after a local day: the start of the next day that the zone did not skip.
 *
 * Days tile time: where the clock is set back over midnight, the repeated minutes belong to the later day here.
 */
export function endOfLocalDay(day: LocalDay, zone: TimeZone): EpochSec {
  // No zone ever skipped two dates in a row.
  const next = toDayNumber(day) + 1;
  const end = startOfDayNumber(next, zone) ?? startOfDayNumber(next + 1, zone);
  if (end === null) throw new RangeError(`Failed to find the end of ${day}: ${zone} has no day after it.`);
  return end;
}

/** The date so many days later, or earlier where negative. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return toDay(toDayNumber(day) + days);
}

/** The same day of a later or earlier month, or that month's last day where it is shorter. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = new Date(toDayNumber(day) * SECONDS_PER_DAY * 1000);
  const dayOfMonth = date.getUTCDate();
  // Day 0 of the month after is the last of the month wanted.
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
  return toDay(date.getTime() / 1000 / SECONDS_PER_DAY);
}

/** Number of midnights from the earlier to the later date; negative when they are the other way round. */
export function differenceInDays(later: LocalDay, earlier: LocalDay): number {
  return toDayNumber(later) - toDayNumber(earlier);
}

/**
 * A zone name as the service writes it, made usable; null where the runtime does not know it.
 *
 * The service's documentation shows `"\"Europe/Paris\""` and `"Europe\/Paris"`, and empty strings occur.
 */
export function cleanTimeZone(text: unknown): TimeZone | null {
  if (typeof text !== 'string') return null;
  const name = text.replaceAll(/["'\\]/g, '').trim();
  if (name === '' || (!knownZones.has(name) && !isKnownToIntl(name))) return null;
  knownZones.add(name);
  // Known to `Intl` is what the brand stands for.
  return name as TimeZone;
}

/**
 * An instant as `2026-03-29T06:51:03+02:00`, the form of `<time datetime>`.
 *
 * Offsets with seconds, last used in 1972, are rounded to the minute together with the clock, so the instant is exact.
 */
export function formatInstant(at: EpochSec, zone: TimeZone): string {
  const offsetMin = Math.round(offsetSecAt(at, zone) / 60);
  const clock = new Date((at + offsetMin * 60) * 1000).toISOString().slice(0, -'.000Z'.length);
  const sign = offsetMin < 0 ? '-' : '+';
  return `${clock}${sign}${twoDigits(Math.abs(offsetMin) / 60)}:${twoDigits(Math.abs(offsetMin) % 60)}`;
}

// A memory of answers, not state: asking `Intl` costs 50 µs, and every record of ten years names its zone.
const knownZones = new Set<string>();

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function offsetSecAt(at: number, zone: TimeZone): number {
  const offsetMin = tzOffset(zone, new Date(at * 1000));
  if (Number.isNaN(offsetMin)) {
    throw new RangeError(
      `Failed to place ${at} in ${zone}: the runtime has no such zone or instant. Clean zone names first.`,
    );
  }
  return Math.round(offsetMin * 60);
}

function startOfDayNumber(dayNumber: number, zone: TimeZone): EpochSec | null {
  const midnight = dayNumber * SECONDS_PER_DAY;
  let first = Infinity;
  // Every zone's midnight is within a day of the one in UTC: the offset in force is that of either side.
  for (const probe of [midnight - SECONDS_PER_DAY, midnight + SECONDS_PER_DAY]) {
    const candidate = midnight - offsetSecAt(probe, zone);
    const clock = candidate + offsetSecAt(candidate, zone);
    const isInDay = clock >= midnight && clock < midnight + SECONDS_PER_DAY;
    if (isInDay && candidate < first) first = candidate;
  }
  return first === Infinity ? null : toEpochSec(first);
}

function toDayNumber(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 / SECONDS_PER_DAY;
}

function toDay(dayNumber: number): LocalDay {
  const date = new Date(dayNumber * SECONDS_PER_DAY * 1000);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new RangeError(
      'Failed to name a day: it is outside the years 0000 to 9999. Limit the range first.',
    );
  }
  // Four digits of year are guaranteed by the check above.
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length) as LocalDay;
}

function twoDigits(value: number): string {
  return String(Math.trunc(value)).padStart(2, '0');
}
