/**
 * Instants, calendar days and zones: the only place that turns one into another.
 *
 * Law of this room: no React, no clock, no randomness, no globals. `now` and the zone are arguments.
 * An instant is seconds since 1970 in UTC; a day is a calendar date in a named zone and is not 24 hours by assumption.
 * Calendar arithmetic counts days since 1970 in UTC. date-fns is not used for it: its functions read the zone of the
 * host, and even with its UTC context 2011-12-30 cannot be reached on a host in Pacific/Apia.
 */

import { tzOffset } from '@date-fns/tz/tzOffset';
import {
  digitsAt,
  type EpochSec,
  type LocalDay,
  parseLocalDay,
  remember,
  type TimeZone,
  toEpochSec,
} from './time-values.ts';

// Whoever places days in zones reads them as well. What only reads them does without the rest.
export { cleanTimeZone, parseLocalDay, toEpochSec, UTC } from './time-values.ts';
export type { EpochSec, LocalDay, TimeZone, ZoneSource } from './time-values.ts';

/** Length of an ordinary day; local days may last 23 or 25 hours, or half an hour off, and some never happened. */
export const SECONDS_PER_DAY = 86_400;

/**
 * The calendar date that a clock in the zone shows at an instant.
 *
 * Throws a RangeError outside the years 0000 to 9999, which `YYYY-MM-DD` cannot write.
 */
export function toLocalDay(at: EpochSec, zone: TimeZone): LocalDay {
  return toDay(Math.floor((at + offsetSecAt(at, zone)) / SECONDS_PER_DAY));
}

/**
 * First instant of a local day; null where the zone skipped the whole date.
 *
 * Usually 00:00, but 01:00 where the clock jumps at midnight (America/Sao_Paulo 2018-11-04), and the first of two
 * midnights where it is set back over midnight. Skipped: Pacific/Apia 2011-12-30. Independent of the host's zone,
 * unlike `startOfDay` of date-fns. Right for every zone since 1972; before, `tzOffset` misreads offsets of −00:xx.
 */
export function startOfLocalDay(day: LocalDay, zone: TimeZone): EpochSec | null {
  return reachClock(toDayNumber(day), 0, zone);
}

/**
 * The instant at which the clock of a zone shows a time of a local day; null where the zone skipped the date.
 *
 * `clockSec` counts from 00:00 on the clock. Of two such instants it is the first, and a time that the clock jumped over
 * is moved on by the jump (02:30 to 03:30), as Temporal does by default.
 */
export function instantAt(day: LocalDay, clockSec: number, zone: TimeZone): EpochSec | null {
  return reachClock(toDayNumber(day), clockSec, zone);
}

/**
 * First instant after a local day: the start of the next day that the zone did not skip.
 *
 * Days tile time: where the clock is set back over midnight, the repeated minutes belong to the later day here.
 */
export function endOfLocalDay(day: LocalDay, zone: TimeZone): EpochSec {
  // No zone ever skipped two dates in a row.
  const next = toDayNumber(day) + 1;
  const end = reachClock(next, 0, zone) ?? reachClock(next + 1, 0, zone);
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

// A memory of answers, not state. Asking `Intl` costs 3 µs for an offset, and every record of ten years names its zone,
// most of them one and the same.
const zoneOffsets = new Map<TimeZone, Map<number, number>>();
const MOST_ZONES = 50;
/** A hundred years of stretches, and the hours of a few changes. */
const MOST_OFFSETS = 8000;

/**
 * The zone's offset at an instant in seconds, positive to the east of Greenwich.
 *
 * Looked up once for each end of a stretch of six days and the same in between where the ends agree: since 1970 no
 * zone has changed its offset and changed it back sooner than after a week (Recife in October 2000). Where they do not,
 * the ends of the hour decide: the days around a change of the clock are asked for as often as any.
 */
export function offsetSecAt(at: number, zone: TimeZone): number {
  // Before 1970 there were four days (Freetown in 1939).
  if (at < 0) return lookUpOffsetSec(at, zone);
  const offsets = zoneOffsets.get(zone) ?? remember(zoneOffsets, zone, new Map<number, number>(), MOST_ZONES);
  return (
    offsetWithin(STRETCH_SEC, at, zone, offsets) ??
    offsetWithin(SECONDS_PER_HOUR, at, zone, offsets) ??
    lookUpOffsetSec(at, zone)
  );
}

const SECONDS_PER_HOUR = 3600;
const STRETCH_SEC = 6 * SECONDS_PER_DAY;

/** The offset at both ends of the stretch of such a length around an instant; null where they differ. */
function offsetWithin(
  lengthSec: number,
  at: number,
  zone: TimeZone,
  offsets: Map<number, number>,
): number | null {
  const from = at - (at % lengthSec);
  const before = rememberedOffset(from, zone, offsets);
  return before === rememberedOffset(from + lengthSec, zone, offsets) ? before : null;
}

function rememberedOffset(at: number, zone: TimeZone, offsets: Map<number, number>): number {
  return offsets.get(at) ?? remember(offsets, at, lookUpOffsetSec(at, zone), MOST_OFFSETS);
}

function lookUpOffsetSec(at: number, zone: TimeZone): number {
  const offsetMin = tzOffset(zone, new Date(at * 1000));
  if (Number.isNaN(offsetMin)) {
    throw new RangeError(
      `Failed to place ${at} in ${zone}: the runtime has no such zone or instant. Clean zone names first.`,
    );
  }
  return Math.round(offsetMin * 60);
}

function reachClock(dayNumber: number, clockSec: number, zone: TimeZone): EpochSec | null {
  const dayEnd = (dayNumber + 1) * SECONDS_PER_DAY;
  const wanted = dayNumber * SECONDS_PER_DAY + clockSec;
  let first = Infinity;
  // Every zone's clock is within a day of the one in UTC: the offset in force is that of either side.
  for (const probe of [wanted - SECONDS_PER_DAY, wanted + SECONDS_PER_DAY]) {
    const candidate = wanted - offsetSecAt(probe, zone);
    const clock = candidate + offsetSecAt(candidate, zone);
    if (clock >= wanted && clock < dayEnd && candidate < first) first = candidate;
  }
  return first === Infinity ? null : toEpochSec(first);
}

/** Days from 0000-03-01, where the years of the algorithm begin, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;
const DAYS_PER_ERA = 146_097;

/**
 * Days from 1970 to a date; NaN where the text is none, as stored data may hold it.
 *
 * `days_from_civil` of Hinnant, the inverse of `toDay`. `Date.parse` takes several times as long.
 */
function toDayNumber(day: LocalDay): number {
  if (parseLocalDay(day) === null) return Number.NaN;
  const month = digitsAt(day, 5, 7);
  const year = digitsAt(day, 0, 4) - (month <= 2 ? 1 : 0);
  const monthFromMarch = month <= 2 ? month + 9 : month - 3;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + digitsAt(day, 8, 10) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

/**
 * The date of a day counted from 1970.
 *
 * `civil_from_days` of Hinnant, "chrono-compatible low-level date algorithms": years that begin in March, in eras of
 * 400 years, after which the Gregorian calendar repeats.
 */
function toDay(dayNumber: number): LocalDay {
  const sinceMarch = Math.floor(dayNumber) + DAYS_BEFORE_1970;
  const era = Math.floor(sinceMarch / DAYS_PER_ERA);
  const dayOfEra = sinceMarch - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9999)) {
    throw new RangeError(
      'Failed to name a day: it is outside the years 0000 to 9999. Limit the range first.',
    );
  }
  // Four digits of year are guaranteed by the check above.
  return `${year >= 1000 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as LocalDay;
}

function twoDigits(value: number): string {
  const digits = String(Math.trunc(value));
  return digits.length < 2 ? `0${digits}` : digits;
}
