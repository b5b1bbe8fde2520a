import { CalendarHeatMap, type CalendarWords } from '#charts/CalendarHeatMap.tsx';
import { type LocalDay } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useMemo } from 'react';
import { daysOf, type GalleryCase, quantities } from './gallery-data.ts';

const words: CalendarWords = {
  roleDescription: 'calendar',
  keyboardHint: 'Arrow keys walk from day to day and week to week.',
  legend: 'Show only',
  percentile: 'Percentile',
  zero: 'None',
  noData: 'No data',
  date: 'Date',
  remark: 'Remark',
  partialDay: 'Incomplete',
  month: 'Month',
  completeDays: 'Complete days',
  mean: 'Mean',
  lowest: 'Lowest',
  highest: 'Highest',
};
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const numberFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const formatCell = (value: number): string => numberFormat.format(value);
const formatValue = (value: number): string => `${formatCell(value)} steps`;
const formatPercentile = (rank: number): string => `P${Math.round(rank)}`;
const weekdayLabel = (weekday: number): string => weekdays[weekday - 1] ?? '';

function formatRange(from: number | null, to: number | null): string {
  if (from === null) return to === null ? '' : `below ${formatCell(to)}`;
  return to === null ? `${formatCell(from)} and more` : `${formatCell(from)}–${formatCell(to)}`;
}

/** Days as cells: the last one still under way, every fortieth without a step. */
export function CalendarPicture({ name, data }: { name: string; data: GalleryCase }) {
  const messages = useMessages();
  const format = useFormat();
  const days = useMemo(() => {
    const { first, value } = daysOf(data, quantities.steps);
    return {
      from: first,
      value: value.map((one, index) => (index % 40 === 39 ? one * 0 : Math.max(0, one))),
      partial: Uint8Array.from(value, (_, index) => (index === value.length - 1 ? 1 : 0)),
    };
  }, [data]);
  const formats = useMemo(
    () => ({
      formatDay: (day: LocalDay) => format.day(day),
      formatMonth: (day: LocalDay) => format.month(day),
      // The first of a month; only the month is read.
      monthLabel: (month: number) =>
        format.monthShort(`2026-${String(month).padStart(2, '0')}-01` as LocalDay),
    }),
    [format],
  );
  const figure = useMemo(
    () => ({
      name,
      summary: <p>{`${name}: what a page says about it in words.`}</p>,
      words: messages.chart,
    }),
    [name, messages],
  );
  return (
    <CalendarHeatMap
      figure={figure}
      days={days}
      firstWeekday={1}
      weekdayLabel={weekdayLabel}
      {...formats}
      valueLabel="Steps"
      valueHeader="Steps"
      formatValue={formatValue}
      formatCell={formatCell}
      formatRange={formatRange}
      formatPercentile={formatPercentile}
      tableCaption={name}
      words={words}
    />
  );
}
