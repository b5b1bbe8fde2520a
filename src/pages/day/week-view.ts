import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { Lane } from '#charts/lane-layout.ts';
import type { SeriesReading } from '#charts/time-series.ts';
import { withoutDrift } from '#domain/day-minutes.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { addDays, type LocalDay, toEpochSec, UTC } from '#domain/time.ts';
import type { DayProfile } from '#domain/usual-day.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { type FirstWeekday, toIsoWeekday } from '#locale/week.ts';
import type { DayWords } from './day-view.ts';

export const DAY_SEC = 86_400;
const QUARTER_SEC = 900;
const ROW_PX = 36;
const HOUR_WEEKS = 4;

/** The week of the reader that a day lies in. */
export function weekOf(day: LocalDay, firstWeekday: FirstWeekday): DaySpan {
  const weekday = new Date(Date.parse(`${day}T00:00Z`)).getUTCDay() || 7;
  const back = (weekday - toIsoWeekday(firstWeekday) + 7) % 7;
  const from = addDays(day, -back);
  return { from, to: addDays(from, 6) };
}

/** The days of some weeks that end with a week. */
export function daysUpTo({ to }: DaySpan, weeks = HOUR_WEEKS): readonly LocalDay[] {
  return Array.from({ length: weeks * 7 }, (_, index) => addDays(to, index + 1 - weeks * 7));
}

export type WeekDay = {
  readonly day: LocalDay;
  readonly steps: Float64Array | null;
  readonly total: number | null;
};

/** Seven days with their steps by quarter of the clock; null where nothing of a day is known. */
export function toWeek({ from }: DaySpan, profiles: readonly DayProfile[]): readonly WeekDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(from, index);
    const steps = profiles.find((one) => one.day === day)?.quarterSteps ?? null;
    const known = [...(steps ?? [])].filter((value) => !Number.isNaN(value));
    const total = known.length === 0 ? null : withoutDrift(known.reduce((sum, value) => sum + value, 0));
    return { day, steps: total === null ? null : steps, total };
  });
}

/** Rows of one scale on an axis of the clock alone: midnight is 0. */
export function toWeekLanes(week: readonly WeekDay[], { words, format }: DayWords): readonly Lane[] {
  const calendar = createCalendarFormat(format.locale);
  const highest = Math.max(
    1,
    ...week.flatMap(({ steps }) => [...(steps ?? [])].filter((value) => !Number.isNaN(value))),
  );
  const at = Float64Array.from({ length: 96 }, (_, quarter) => quarter * QUARTER_SEC);
  return week.map(({ day, steps, total }): Lane => {
    const label = `${calendar.weekdayShort(day)} ${format.dayShort(day)}`;
    return {
      id: day,
      label,
      height: ROW_PX,
      axis: {
        id: day,
        side: 'left',
        unit:
          total === null
            ? words.week.unread
            : words.summarySteps({ count: Math.round(total), text: format.number(total, 0) }),
        minSpan: highest * 1.1,
        floor: 0,
        tickSteps: [100, 200, 500, 1000, 2000, 5000],
        formatTick: (value) => format.number(value, 0),
        formatValue: (value) => format.number(value, 0),
      },
      series: [
        {
          id: day,
          label,
          kind: 'bars',
          tone: 'primary',
          axis: day,
          at,
          value: steps ?? new Float64Array(96).fill(Number.NaN),
          lengthSec: QUARTER_SEC,
        },
      ],
    };
  });
}

/** What each day of the week had at a time of the clock. */
export function toWeekReading(week: readonly WeekDay[], { format }: DayWords): (at: number) => SeriesReading {
  const calendar = createCalendarFormat(format.locale);
  return (at) => {
    const quarter = Math.min(95, Math.max(0, Math.floor(at / QUARTER_SEC)));
    const lines = week.flatMap(({ day, steps }) => {
      const value = steps?.[quarter];
      return value === undefined || Number.isNaN(value)
        ? []
        : [{ label: calendar.weekdayShort(day), value: format.number(value, 0) }];
    });
    return { at, lines };
  };
}

export function toWeekTable(
  week: readonly WeekDay[],
  caption: string,
  { words, format }: DayWords,
): ChartTableData {
  return {
    caption,
    columns: [{ header: words.table.time }, { header: words.table.steps, numeric: true }],
    *rows() {
      for (const { day, steps } of week) {
        for (const [quarter, value] of steps?.entries() ?? []) {
          if (Number.isNaN(value)) continue;
          const clock = clockOf(quarter * 15);
          yield {
            datetime: `${day}T${clock}`,
            time: `${format.day(day)}, ${format.time(toEpochSec(quarter * QUARTER_SEC), UTC)}`,
            cells: [format.tableNumber(Math.round(value * 100) / 100, 0)],
          };
        }
      }
    },
  };
}

/** Hours of some weeks: a column a day, a row an hour; NaN where nothing is known. */
export function toHours(days: readonly LocalDay[], profiles: readonly DayProfile[]): Float64Array {
  const value = new Float64Array(days.length * 24).fill(Number.NaN);
  for (const [column, day] of days.entries()) {
    const hours = profiles.find((one) => one.day === day)?.hourSteps;
    if (hours !== undefined) value.set(hours, column * 24);
  }
  return value;
}

/** The hour with the most steps on average over the days that know it; null where none does. */
export function bestHour(value: Float64Array): { readonly hour: number; readonly mean: number } | null {
  let best: { hour: number; mean: number } | null = null;
  for (let hour = 0; hour < 24; hour += 1) {
    const known = [...value].filter((one, index) => index % 24 === hour && !Number.isNaN(one));
    if (known.length === 0) continue;
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    if (best === null || mean > best.mean) best = { hour, mean };
  }
  return best;
}

export function toHourTable(
  days: readonly LocalDay[],
  value: Float64Array,
  caption: string,
  { words, format }: DayWords,
): ChartTableData {
  return {
    caption,
    columns: [{ header: words.table.time }, { header: words.table.steps, numeric: true }],
    *rows() {
      for (const [index, steps] of value.entries()) {
        const day = days[Math.floor(index / 24)];
        if (day === undefined || Number.isNaN(steps)) continue;
        yield {
          datetime: `${day}T${clockOf((index % 24) * 60)}`,
          time: `${format.day(day)}, ${hourText(index % 24, format)}`,
          cells: [format.tableNumber(steps, 0)],
        };
      }
    },
  };
}

/** `06:00` as the reader's clocks show it, whatever the zone. */
export function hourText(hour: number, format: DayWords['format']): string {
  return hour === 24 ? '24:00' : format.time(toEpochSec(hour * 3600), UTC);
}

function clockOf(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
