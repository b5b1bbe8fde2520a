import type { Span } from './record-kinds.ts';
import {
  addDays,
  type EpochSec,
  endOfLocalDay,
  instantAt,
  type LocalDay,
  offsetSecAt,
  SECONDS_PER_DAY,
  startOfLocalDay,
  type TimeZone,
  toLocalDay,
} from './time.ts';

/**
 * Local days and nights as stretches of instants: what minutes and sleep segments are asked for and shown by.
 *
 * Days tile time, and so do nights: each instant is in exactly one of each, whatever the zone does to its clock.
 */

/**
 * A local day from its first instant to the first of the next; null where the zone skipped the date.
 *
 * 86,400 s, but 23, 23.5, 24.5 or 25 hours where the clock changes by as much, and 21 to 27 in Antarctica.
 */
export function daySpan(day: LocalDay, zone: TimeZone): Span | null {
  const from = startOfLocalDay(day, zone);
  return from === null ? null : { from, to: endOfLocalDay(day, zone) };
}

/**
 * The first instant of a local day at which its clock shows 12:00 or later; null where the zone skipped the date.
 *
 * So 13:00 where the clock jumps at noon (Africa/Khartoum 2000-01-15), and the first of two noons where it is set back
 * over noon, which no zone has done since 1972.
 */
export function noonOf(day: LocalDay, zone: TimeZone): EpochSec | null {
  return instantAt(day, SECONDS_PER_DAY / 2, zone);
}

/**
 * The night that ends on a local day: from noon of the day before to its noon; null where the zone skipped the date.
 *
 * Labelled as the service labels its summaries. After a skipped date (Pacific/Apia 2011-12-30) the night begins at noon
 * of the last day that there was, so that no instant is without a night.
 */
export function nightSpan(day: LocalDay, zone: TimeZone): Span | null {
  const to = noonOf(day, zone);
  if (to === null) return null;
  // No zone ever skipped two dates in a row.
  const from = noonOf(addDays(day, -1), zone) ?? noonOf(addDays(day, -2), zone);
  if (from === null)
    throw new RangeError(`Failed to find the night of ${day}: ${zone} has no day before it.`);
  return { from, to };
}

/**
 * The label of the night that an instant falls in: the local day on which that night ends.
 *
 * Up to noon it is the day itself, from noon on the next day that the zone did not skip. A segment of sleep belongs to
 * the night in which it begins.
 */
export function nightOf(at: EpochSec, zone: TimeZone): LocalDay {
  const today = toLocalDay(at, zone);
  const noon = noonOf(today, zone);
  if (noon === null || at < noon) return today;
  const next = addDays(today, 1);
  return noonOf(next, zone) === null ? addDays(next, 1) : next;
}

/**
 * Whether a zone's clock shows the same time of the same day twice, an hour or so apart, where it is set back.
 *
 * Such a time is told with its offset.
 */
export function isClockRepeated(at: number, zone: TimeZone): boolean {
  const own = offsetSecAt(at, zone);
  return [-LONGEST_CHANGE_SEC, LONGEST_CHANGE_SEC].some((distance) => {
    const other = offsetSecAt(at + distance, zone);
    return other !== own && offsetSecAt(at + own - other, zone) === other;
  });
}

/** Antarctic stations have changed their clocks by as much. */
const LONGEST_CHANGE_SEC = 3 * 3600;
