import { addDays, addMonths, type LocalDay } from '#domain/time.ts';

import type { TimeTick } from './time-series.ts';

export type TimeTickUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

type TimeTickOptions = {
  /** Epoch seconds of the axis' ends. */
  readonly from: number;
  readonly to: number;
  /** Width of the plot in CSS pixels. */
  readonly width: number;
  /** First instant of a day in the zone of the axis; null where the zone skipped the whole day. */
  readonly startOfDay: (day: LocalDay) => number | null;
  /** `startsYear` is true on the first tick and wherever the year changed since the tick before. */
  readonly label: (day: LocalDay, unit: TimeTickUnit, startsYear: boolean) => string;
  /** 1 Monday (ISO 8601) … 7 Sunday. */
  readonly firstWeekday?: number;
};

type Rung = { readonly unit: TimeTickUnit; readonly count: number; readonly shortestDays: number };

/** Average width of a character of a tick's label: measuring every label would cost a layout each. */
export const CHARACTER_PX = 7.4;
/** Air between two labels. */
const LABEL_GAP_PX = 8;
/** Nearer than this a row of labels looks busy, however short they are. */
const MIN_TICK_GAP_PX = 60;
const MIN_YEAR_GAP_PX = 48;
/** On the widest screen too. */
const MAX_TICKS = 16;
const DAY_SEC = 86_400;

/** `shortestDays`: the shortest a rung can be in any calendar, so that February never crowds the labels. */
const LADDER: readonly Rung[] = [
  { unit: 'day', count: 1, shortestDays: 1 },
  { unit: 'day', count: 2, shortestDays: 2 },
  { unit: 'week', count: 1, shortestDays: 7 },
  { unit: 'week', count: 2, shortestDays: 14 },
  { unit: 'month', count: 1, shortestDays: 28 },
  { unit: 'month', count: 2, shortestDays: 59 },
  { unit: 'quarter', count: 3, shortestDays: 90 },
  { unit: 'quarter', count: 6, shortestDays: 181 },
  ...[1, 2, 5, 10, 20, 50, 100].map((count) => ({ unit: 'year' as const, count, shortestDays: 365 * count })),
];

/**
 * Ticks on starts of days, weeks, months, quarters or years: the finest of them whose labels have room.
 *
 * A day that the zone skipped has no tick. Empty where the axis has no length or no width.
 */
export function computeTimeTicks(options: TimeTickOptions): TimeTick[] {
  const { from, to, width } = options;
  if (!(to > from) || !(width > 0)) return [];
  const pxPerSec = width / (to - from);
  for (const rung of LADDER) {
    const minGap = rung.unit === 'year' ? MIN_YEAR_GAP_PX : MIN_TICK_GAP_PX;
    if (rung.shortestDays * DAY_SEC * pxPerSec < minGap) continue;
    const ticks = ticksOf(rung, options);
    if (ticks.length <= MAX_TICKS && hasRoom(ticks, pxPerSec)) return ticks;
  }
  return [];
}

function hasRoom(ticks: readonly TimeTick[], pxPerSec: number): boolean {
  return ticks.every(({ at, label }, index) => {
    const before = ticks[index - 1];
    if (before === undefined) return true;
    const labelsPx = ((label.length + before.label.length) / 2) * CHARACTER_PX + LABEL_GAP_PX;
    return (at - before.at) * pxPerSec >= labelsPx;
  });
}

function ticksOf(rung: Rung, { from, to, startOfDay, label, firstWeekday = 1 }: TimeTickOptions): TimeTick[] {
  const ticks: TimeTick[] = [];
  let lastYear = '';
  // No zone is more than a day away from UTC, so the axis begins at or after this day.
  const earliest = utcDay(from - DAY_SEC);
  for (let day = alignDown(earliest, rung, firstWeekday); ; day = advance(day, rung)) {
    if (utcInstant(day) > to + DAY_SEC) return ticks;
    const at = startOfDay(day);
    if (at === null || at < from || at > to) continue;
    const year = day.slice(0, -6);
    ticks.push({ at, label: label(day, rung.unit, year !== lastYear) });
    lastYear = year;
  }
}

/** The last start of this rung at or before `day`. */
function alignDown(day: LocalDay, rung: Rung, firstWeekday: number): LocalDay {
  if (rung.unit === 'day' || rung.unit === 'week') {
    const dayNumber = utcInstant(day) / DAY_SEC;
    // Day 0 of Unix time was a Thursday (4).
    const offset = rung.unit === 'week' ? 4 - firstWeekday : 0;
    const period = rung.unit === 'week' ? 7 * rung.count : rung.count;
    return addDays(day, -modulo(dayNumber + offset, period));
  }
  const [year = 0, month = 1] = day.split('-').map(Number);
  const months = rung.unit === 'year' ? 12 * rung.count : rung.count;
  return addMonths(firstOfMonth(day), -modulo(year * 12 + month - 1, months));
}

function advance(day: LocalDay, { unit, count }: Rung): LocalDay {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, 7 * count);
  return addMonths(day, unit === 'year' ? 12 * count : count);
}

function firstOfMonth(day: LocalDay): LocalDay {
  // The first of a real day's month is a real day.
  return `${day.slice(0, -2)}01` as LocalDay;
}

function utcInstant(day: LocalDay): number {
  return Date.parse(`${day}T00:00Z`) / 1000;
}

function utcDay(at: number): LocalDay {
  // `toISOString` begins with a real calendar date.
  return new Date(at * 1000).toISOString().slice(0, 10) as LocalDay;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
