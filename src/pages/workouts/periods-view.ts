import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { BarPart } from '#charts/stacked-bars.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import { addDays, differenceInDays, type LocalDay } from '#domain/time.ts';
import { amountOf, computeWorkoutPeriods, type WorkoutPeriods } from '#domain/workout-periods.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { toCount } from '../count.ts';
import { atDay } from './time-ticks.ts';
import { type MeasureFormat, typeName, type WorkoutWords } from './workout-format.ts';

/** More bars than these are months. */
const MOST_WEEKS = 106;
const DAYS_PER_WEEK = 7;
/** As many as there are hues, less the one for the rest. */
const MOST_TYPES = 3;
const hues = [2, 3, 4, 1] as const;

export type PeriodsPicture = {
  readonly unit: 'week' | 'month';
  readonly name: string;
  readonly summary: string;
  readonly table: ChartTableData;
  readonly at: Float64Array;
  readonly to: number;
  readonly parts: readonly BarPart[];
  readonly formatBar: (index: number) => string;
};

/** Bars by week and type, of more than two years by month; null where nothing tells of the measure. */
export function toPeriods(
  rows: readonly WorkoutRow[],
  days: { readonly from: LocalDay; readonly to: LocalDay },
  measure: MeasureFormat,
  firstWeekday: Weekday,
  words: WorkoutWords,
): PeriodsPicture | null {
  const unit = differenceInDays(days.to, days.from) > MOST_WEEKS * DAYS_PER_WEEK ? 'month' : 'week';
  const computed = computeWorkoutPeriods(rows, {
    unit,
    measure: measure.measure,
    firstWeekday,
    ...days,
    most: MOST_TYPES,
  });
  const { periods, parts } = computed;
  const last = periods.at(-1);
  if (parts.length === 0 || last === undefined) return null;
  const { format, messages } = words;
  const name = messages.periods[unit === 'week' ? 'nameWeek' : 'nameMonth'](
    measure.name,
    measure.unit,
    format.dayRange(days.from, days.to),
  );
  const periodText = ({ from, to }: { from: LocalDay; to: LocalDay }) =>
    unit === 'week' ? format.dayRange(from, to) : format.month(from);
  const nameOf = (category: number | null) =>
    category === null ? messages.restOfTypes : typeName(category, words);
  return {
    unit,
    name,
    summary: toSummary(rows, computed, measure, periodText, words),
    table: toTable(computed, { name, unit, measure, periodText, nameOf }, words),
    at: Float64Array.from(periods, ({ from }) => atDay(from)),
    to: atDay(addDays(last.to, 1)),
    parts: parts.map(({ category, amount }, index) => ({
      id: String(category ?? 'rest'),
      label: nameOf(category),
      hue: category === null ? 1 : (hues[index] ?? 1),
      value: amount.map(measure.scale),
    })),
    formatBar(index) {
      const period = periods[index];
      return period === undefined ? '' : periodText(period);
    },
  };
}

function toSummary(
  rows: readonly WorkoutRow[],
  { periods, parts }: WorkoutPeriods,
  measure: MeasureFormat,
  periodText: (period: { from: LocalDay; to: LocalDay }) => string,
  { format, messages }: WorkoutWords,
): string {
  const totals = periods.map((_, index) => parts.reduce((sum, { amount }) => sum + (amount[index] ?? 0), 0));
  const most = totals.reduce((best, total, index) => (total > (totals[best] ?? 0) ? index : best), 0);
  const period = periods[most];
  const told = rows.filter((row) => amountOf(row, measure.measure) > 0).length;
  const all = toCount(rows.length, format);
  return [
    messages.periods.summary(
      measure.text(totals.reduce((sum, total) => sum + total, 0)),
      all,
      measure.text(totals[most] ?? 0),
      period === undefined ? '' : periodText(period),
    ),
    ...(told < rows.length ? [messages.periods.known(format.number(told, 0), all)] : []),
  ].join(' ');
}

function toTable(
  { periods, parts }: WorkoutPeriods,
  options: {
    readonly name: string;
    readonly unit: 'week' | 'month';
    readonly measure: MeasureFormat;
    readonly periodText: (period: { from: LocalDay; to: LocalDay }) => string;
    readonly nameOf: (category: number | null) => string;
  },
  { messages }: WorkoutWords,
): ChartTableData {
  const { name, unit, measure, periodText, nameOf } = options;
  const labels = messages.periods;
  return {
    caption: name,
    columns: [
      { header: labels[unit] },
      { header: labels.header(labels.total, measure.unit), numeric: true },
      ...parts.map(({ category }) => ({
        header: labels.header(nameOf(category), measure.unit),
        numeric: true,
      })),
    ],
    *rows() {
      for (let index = periods.length - 1; index >= 0; index -= 1) {
        const period = periods[index];
        if (period === undefined) continue;
        const amounts = parts.map(({ amount }) => amount[index] ?? 0);
        yield {
          datetime: unit === 'week' ? period.from : period.from.slice(0, 7),
          time: periodText(period),
          cells: [amounts.reduce((sum, amount) => sum + amount, 0), ...amounts].map(measure.cell),
        };
      }
    },
  };
}
