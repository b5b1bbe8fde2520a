import { addDays, addMonths, differenceInDays, type LocalDay } from '#domain/time.ts';

import { boxPath, hatchPath } from './hatch-path.ts';
import type { Box, ReadingKey, ReadingStep } from './use-reading.ts';

type CalendarOptions = {
  /** The first day drawn, and how many. */
  readonly from: LocalDay;
  readonly count: number;
  readonly width: number;
  /** Kept free for the names of years and week-days. */
  readonly left: number;
  /** 1 Monday (ISO 8601) … 7 Sunday. */
  readonly firstWeekday: number;
};

/** Consecutive months of one year as columns of weeks. */
export type CalendarStrip = {
  readonly year: number;
  readonly startsYear: boolean;
  /** Number of the first day of its first month; before the data where negative. */
  readonly start: number;
  /** Cells before that day in its first column. */
  readonly offset: number;
  /** Numbers of the days drawn: `first` up to but not including `end`. */
  readonly first: number;
  readonly end: number;
  /** Of the cells; the names of the months stand above. */
  readonly top: number;
  readonly months: readonly { readonly month: number; readonly x: number }[];
};

export type CalendarLayout = {
  readonly left: number;
  readonly height: number;
  /** From one cell to the next. */
  readonly pitch: number;
  readonly cell: number;
  readonly strips: readonly CalendarStrip[];
  /** The `d` of the lines between months. */
  readonly stairs: string;
};

/** How a day is drawn: 0 … 4 by its value, or one of these; a partial day is `partial` more. */
export const dayLook = { zero: 5, none: 6, partial: 8 } as const;

export const MONTH_LABEL_PX = 20;
const STRIP_GAP_PX = 10;
const YEAR_GAP_PX = 18;
const MAX_PITCH_PX = 20;
/** Few years have room for cells that a finger hits; many must not grow into an endless page. */
const MIN_PITCH_PX = 13;
const MIN_PITCH_OF_MANY_YEARS_PX = 9;
const FEW_YEARS = 2;
/** A year in one strip or cut into halves, thirds or quarters; columns of the longest such strip in any year. */
const CUTS = [
  { months: 12, columns: 54 },
  { months: 6, columns: 28 },
  { months: 4, columns: 19 },
  { months: 3, columns: 14 },
];
/** Day 0 of Unix time. */
// A real date.
const THURSDAY = '1970-01-01' as LocalDay;

/** Years below each other, each in as many strips as it takes to fit the width without scrolling. */
export function layoutCalendar(options: CalendarOptions): CalendarLayout {
  const { from, count, width, left, firstWeekday } = options;
  const firstYear = Number(from.slice(0, 4));
  const lastYear = yearOfDay(from, count - 1);
  const isFew = lastYear - firstYear < FEW_YEARS;
  const least = isFew ? MIN_PITCH_PX : MIN_PITCH_OF_MANY_YEARS_PX;
  const pitchOf = (columns: number): number => Math.floor(((width - left) / columns) * 2) / 2;
  // The last cut also serves where nothing fits.
  const cut = CUTS.find(({ columns }) => pitchOf(columns) >= least) ??
    CUTS.at(-1) ?? { months: 3, columns: 14 };
  const pitch = Math.min(MAX_PITCH_PX, Math.max(1, pitchOf(cut.columns)));
  const gap = pitch >= MIN_PITCH_PX ? 3 : 2;

  const strips: CalendarStrip[] = [];
  let stairs = '';
  let bottom = 0;
  for (let year = firstYear; year <= lastYear; year += 1) {
    let startsYear = true;
    for (let month = 1; month <= 12; month += cut.months) {
      const day = firstOfMonth(year, month);
      const start = differenceInDays(day, from);
      const first = Math.max(0, start);
      const end = Math.min(count, differenceInDays(addMonths(day, cut.months), from));
      if (first >= end) continue;
      const top = bottom + (bottom === 0 ? 0 : startsYear ? YEAR_GAP_PX : STRIP_GAP_PX) + MONTH_LABEL_PX;
      const offset = modulo(differenceInDays(day, THURSDAY) + 4 - firstWeekday, 7);
      const starts = Array.from({ length: cut.months }, (_, index) =>
        differenceInDays(addMonths(day, index), from),
      );
      const columnOf = (number: number): number => Math.floor((number - start + offset) / 7);
      const months = starts.map((number, index) => ({
        month: month + index,
        x: left + columnOf(number) * pitch,
      }));
      strips.push({ year, startsYear, start, offset, first, end, top, months });
      for (const number of starts) {
        // Only between two days that are drawn.
        if (number <= first || number >= end) continue;
        const x = left + columnOf(number) * pitch - gap / 2;
        const row = (number - start + offset) % 7;
        const [upper, lower] = [top - 1, top + 7 * pitch - gap + 1];
        const step = top + row * pitch - gap / 2;
        stairs += row === 0 ? `M${x} ${upper}V${lower}` : `M${x + pitch} ${upper}V${step}H${x}V${lower}`;
      }
      startsYear = false;
      bottom = top + 7 * pitch - gap;
    }
  }
  // A line's width more: what is marked in the last row is outlined.
  return { left, height: Math.ceil(bottom) + 4, pitch, cell: pitch - gap, strips, stairs };
}

/** Where a day is drawn; null for days that are not. */
export function dayBox({ left, pitch, cell, strips }: CalendarLayout, day: number): Box | null {
  const strip = strips.find(({ first, end }) => day >= first && day < end);
  if (strip === undefined) return null;
  const place = day - strip.start + strip.offset;
  return {
    x: left + Math.floor(place / 7) * pitch,
    y: strip.top + (place % 7) * pitch,
    width: cell,
    height: cell,
  };
}

/** The day drawn at a place, half of the gaps around it included; null where there is none. */
export function dayAt({ left, pitch, cell, strips }: CalendarLayout, x: number, y: number): number | null {
  const half = (pitch - cell) / 2;
  const column = Math.floor((x - left + half) / pitch);
  for (const { start, offset, first, end, top } of strips) {
    const row = Math.floor((y - top + half) / pitch);
    if (row < 0 || row > 6 || column < 0) continue;
    const day = start - offset + column * 7 + row;
    return day >= first && day < end ? day : null;
  }
  return null;
}

/** Where a key leads on the calendar: days down the weeks, weeks across, months by page, years with Shift. */
export function stepOnCalendar(
  { from, count }: Pick<CalendarOptions, 'from' | 'count'>,
  day: number,
  { key, isLong }: ReadingStep,
): number {
  const byDays = (days: number): number => {
    const reached = day + days;
    // A step over the edge would land on another week-day.
    return reached < 0 || reached >= count ? day : reached;
  };
  const byMonths = (months: number): number => differenceInDays(addMonths(addDays(from, day), months), from);
  const targets: Readonly<Record<ReadingKey, () => number>> = {
    ArrowUp: () => byDays(isLong ? -7 : -1),
    ArrowDown: () => byDays(isLong ? 7 : 1),
    ArrowLeft: () => byDays(isLong ? -28 : -7),
    ArrowRight: () => byDays(isLong ? 28 : 7),
    PageUp: () => byMonths(isLong ? -12 : -1),
    PageDown: () => byMonths(isLong ? 12 : 1),
    Home: () => 0,
    End: () => count - 1,
  };
  return targets[key]();
}

export type CalendarPath = { readonly year: number; readonly look: number; readonly path: string };

/** One path per look and year, none for a look that does not occur: never a node per day. */
export function calendarPaths(layout: CalendarLayout, looks: Uint8Array): CalendarPath[] {
  const { left, pitch, cell } = layout;
  const paths = new Map<string, { year: number; look: number; path: string }>();
  for (const { year, start, offset, first, end, top } of layout.strips) {
    for (let day = first; day < end; day += 1) {
      const look = looks[day] ?? dayLook.none;
      const place = day - start + offset;
      const x = left + Math.floor(place / 7) * pitch;
      const y = top + (place % 7) * pitch;
      const key = `${year} ${look}`;
      const found = paths.get(key) ?? { year, look, path: '' };
      found.path += cellPath(look, x, y, cell);
      paths.set(key, found);
    }
  }
  return [...paths.values()];
}

function cellPath(look: number, x: number, y: number, cell: number): string {
  if (look === dayLook.zero) return `M${x + cell / 2} ${y + cell / 2}h0`;
  // Half of a stroke of two pixels lies outside and rounds the corners.
  const box = { x: x + 1, y: y + 1, width: cell - 2, height: cell - 2 };
  return look >= dayLook.partial ? boxPath(box) + hatchPath(box, 4) : boxPath(box);
}

function yearOfDay(from: LocalDay, day: number): number {
  return Number(addDays(from, day).slice(0, 4));
}

function firstOfMonth(year: number, month: number): LocalDay {
  // The first of a real month is a real day.
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as LocalDay;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
