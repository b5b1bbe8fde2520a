import type { ChartTableData } from '#charts/ChartTable.tsx';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { TimeTick } from '#charts/time-series.ts';
import { formatInstant, type LocalDay, startOfLocalDay, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { GallerySeries } from './gallery-data.ts';

const startOfDay = (day: LocalDay): number | null => startOfLocalDay(day, UTC);
const dayOf = (at: number): LocalDay => toLocalDay(toEpochSec(Math.floor(at)), UTC);

/** How the gallery writes instants: in UTC, where its data live. */
export function toTimeWords(format: Format) {
  const label = (day: LocalDay, unit: TimeTickUnit, startsYear: boolean): string => {
    if (unit === 'year') return format.year(day);
    if (unit === 'day' || unit === 'week') return format.dayShort(day);
    return startsYear ? `${format.monthShort(day)} ${format.year(day)}` : format.monthShort(day);
  };
  return {
    formatTime: (at: number): string => format.day(dayOf(at)),
    formatWindow: (from: number, to: number): string => format.dayRange(dayOf(from), dayOf(to - 1)),
    timeTicks: (from: number, to: number, width: number): readonly TimeTick[] =>
      computeTimeTicks({ from, to, width, startOfDay, label }),
  };
}

export type TimeWords = ReturnType<typeof toTimeWords>;

/** A row for every value of the first series; the others have the same instants. */
export function toTable(
  caption: string,
  columns: readonly { readonly header: string; readonly series: GallerySeries }[],
  { formatTime }: TimeWords,
): ChartTableData {
  const [first] = columns;
  return {
    caption,
    columns: [{ header: 'Day' }, ...columns.map(({ header }) => ({ header, numeric: true }))],
    rows: () =>
      [...(first?.series.at ?? [])].flatMap((at, index) =>
        Number.isNaN(first?.series.value[index])
          ? []
          : {
              datetime: formatInstant(toEpochSec(at), UTC).slice(0, 10),
              time: formatTime(at),
              cells: columns.map(({ series }) => toCell(series.value[index])),
            },
      ),
  };
}

/** Empty where there is none: missing is not zero. */
function toCell(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(1);
}
