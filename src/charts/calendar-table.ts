import { addDays, type LocalDay } from '#domain/time.ts';

import type { ChartTableData, ChartTableRow } from './ChartTable.tsx';

/** One value per day, however many years. */
export type CalendarDays = {
  readonly from: LocalDay;
  /** In the reader's unit, one per day from `from`; NaN where the day has none. */
  readonly value: Float64Array;
  /** 1 where the day's data are incomplete; such days count in no mean and no scale. */
  readonly partial?: Uint8Array;
};

export type CalendarTableWords = {
  readonly date: string;
  readonly remark: string;
  readonly partialDay: string;
  readonly month: string;
  readonly completeDays: string;
  readonly mean: string;
  readonly lowest: string;
  readonly highest: string;
};

type CalendarTableOptions = {
  readonly caption: string;
  readonly days: CalendarDays;
  /** With its unit. */
  readonly valueLabel: string;
  readonly percentileLabel: string;
  readonly formatDay: (day: LocalDay) => string;
  /** Of the month that this first day begins. */
  readonly formatMonth: (day: LocalDay) => string;
  /** Without unit, which the header names. */
  readonly formatValue: (value: number) => string;
  /** Of a day's value; empty where it has no rank. */
  readonly formatRank: (value: number, isPartial: boolean) => string;
  readonly words: CalendarTableWords;
};

/** A row per day that has a value. */
export function dayTable(options: CalendarTableOptions): ChartTableData {
  const { caption, days, valueLabel, percentileLabel, formatDay, formatValue, formatRank, words } = options;
  return {
    caption,
    columns: [
      { header: words.date },
      { header: valueLabel, numeric: true },
      { header: percentileLabel, numeric: true },
      { header: words.remark },
    ],
    rows: () => {
      const rows: ChartTableRow[] = [];
      days.value.forEach((value, index) => {
        if (Number.isNaN(value)) return;
        const day = addDays(days.from, index);
        const isPartial = days.partial?.[index] === 1;
        rows.push({
          datetime: day,
          time: formatDay(day),
          cells: [formatValue(value), formatRank(value, isPartial), isPartial ? words.partialDay : ''],
        });
      });
      return rows;
    },
  };
}

/** A row per month that has a complete day: how many, their mean, the lowest and the highest. */
export function monthTable(options: CalendarTableOptions): ChartTableData {
  const { caption, days, valueLabel, formatMonth, formatValue, words } = options;
  return {
    caption,
    columns: [
      { header: words.month },
      { header: words.completeDays, numeric: true },
      ...[words.mean, words.lowest, words.highest].map((header) => ({
        header: `${header}, ${valueLabel}`,
        numeric: true,
      })),
    ],
    rows: () => {
      const months = new Map<LocalDay, number[]>();
      days.value.forEach((value, index) => {
        if (Number.isNaN(value) || days.partial?.[index] === 1) return;
        // The first of a real day's month is a real day.
        const month = `${addDays(days.from, index).slice(0, 7)}-01` as LocalDay;
        const found = months.get(month);
        if (found === undefined) months.set(month, [value]);
        else found.push(value);
      });
      return [...months].map(([month, values]) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return {
          datetime: month.slice(0, 7),
          time: formatMonth(month),
          cells: [
            String(values.length),
            ...[mean, Math.min(...values), Math.max(...values)].map((value) => formatValue(value)),
          ],
        };
      });
    },
  };
}
