import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { LineSeries, SeriesReading } from '#charts/time-series.ts';
import { addDays, type LocalDay, SECONDS_PER_DAY } from '#domain/time.ts';
import { computeYearCourses, LEAP_DAYS, leapDayOf, type YearCourse } from '#domain/workout-periods.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { atDay } from './time-ticks.ts';
import type { MeasureFormat, WorkoutWords } from './workout-format.ts';

/** Any leap year: the axis has its days. */
// A real date.
const NEW_YEAR = '2024-01-01' as LocalDay;
/** More lines are a thicket. */
const MOST_YEARS = 5;

export type YearsPicture = {
  readonly name: string;
  readonly summary: string;
  readonly table: ChartTableData;
  readonly series: readonly LineSeries[];
  readonly from: number;
  readonly to: number;
  readonly restsAt: number;
  readonly readingRows: number;
  readonly reading: (at: number) => SeriesReading | null;
  readonly formatTime: (at: number) => string;
};

/** This year's running sum beside those of the years before, each date in the same place. */
export function toYears(
  rows: readonly WorkoutRow[],
  { firstDay, today }: { readonly firstDay: LocalDay; readonly today: LocalDay },
  measure: MeasureFormat,
  words: WorkoutWords,
): YearsPicture | null {
  const courses = computeYearCourses(rows, measure.measure, { firstDay, today, most: MOST_YEARS });
  const [current] = courses;
  if (current === undefined) return null;
  const { format, messages } = words;
  const name = messages.years.name(
    measure.name,
    measure.unit,
    courses.map(({ year }) => String(year)).join(', '),
  );
  const from = atDay(NEW_YEAR);
  const at = Float64Array.from({ length: LEAP_DAYS }, (_, day) => from + day * SECONDS_PER_DAY);
  const dayText = (slot: number) => format.dayShort(addDays(NEW_YEAR, slot));
  const slotOf = (instant: number) =>
    Math.min(LEAP_DAYS - 1, Math.max(0, Math.round((instant - from) / SECONDS_PER_DAY)));
  return {
    name,
    summary: toSummary(courses, { firstDay, today }, measure, words),
    table: toTable(courses, { name, measure, dayText }, words),
    series: courses.map(({ year, running }, index) => ({
      id: String(year),
      label: String(year),
      kind: 'line' as const,
      thinning: 'shape' as const,
      at,
      value: running.map(measure.scale),
      ...looks[Math.min(index, looks.length - 1)],
      tone: looks[Math.min(index, looks.length - 1)]?.tone ?? 'muted',
    })),
    from,
    to: from + (LEAP_DAYS - 1) * SECONDS_PER_DAY,
    // Where the years can be compared: later, this one has nothing to say.
    restsAt: from + leapDayOf(today) * SECONDS_PER_DAY,
    readingRows: courses.length > 3 ? 2 : 1,
    reading(instant) {
      const slot = slotOf(instant);
      return {
        at: at[slot] ?? instant,
        lines: courses.flatMap(({ year, running }) => {
          const value = running[slot] ?? Number.NaN;
          return Number.isNaN(value) ? [] : [{ label: String(year), value: measure.text(value) }];
        }),
      };
    },
    formatTime: (instant) => dayText(slotOf(instant)),
  };
}

/** Told apart by their dashes too. */
const looks = [
  { tone: 'primary', dash: 'solid' },
  { tone: 'secondary', dash: 'dashed' },
  { tone: 'muted', dash: 'solid' },
  { tone: 'muted', dash: 'dashed' },
  { tone: 'muted', dash: 'dotted' },
] as const;

function toSummary(
  [current, before]: readonly YearCourse[],
  { firstDay, today }: { readonly firstDay: LocalDay; readonly today: LocalDay },
  measure: MeasureFormat,
  { format, messages }: WorkoutWords,
): string {
  const slot = leapDayOf(today);
  const value = measure.text(current?.running[slot] ?? 0);
  const then = before?.running[slot] ?? Number.NaN;
  const year = String(current?.year ?? '');
  if (before === undefined || Number.isNaN(then)) return messages.years.alone(year, value);
  const summary = messages.years.summary(year, value, String(before.year), measure.text(then));
  // A year of which the beginning is not known looks idle, and was not.
  const isWhole = Number(firstDay.slice(0, 4)) < before.year || leapDayOf(firstDay) === 0;
  return isWhole ? summary : `${summary} ${messages.years.since(String(before.year), format.day(firstDay))}`;
}

function toTable(
  courses: readonly YearCourse[],
  options: {
    readonly name: string;
    readonly measure: MeasureFormat;
    readonly dayText: (slot: number) => string;
  },
  { messages }: WorkoutWords,
): ChartTableData {
  const { name, measure, dayText } = options;
  return {
    caption: name,
    columns: [
      { header: messages.years.day },
      ...courses.map(({ year }) => ({
        header: messages.periods.header(String(year), measure.unit),
        numeric: true,
      })),
    ],
    *rows() {
      for (let slot = 0; slot < LEAP_DAYS; slot += 1) {
        yield {
          // A date of no year.
          datetime: addDays(NEW_YEAR, slot).slice(5),
          time: dayText(slot),
          cells: courses.map(({ running }) => {
            const value = running[slot] ?? Number.NaN;
            return Number.isNaN(value) ? '' : measure.cell(value);
          }),
        };
      }
    },
  };
}
