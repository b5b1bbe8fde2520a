import type { ChartTableData } from '#charts/ChartTable.tsx';
import type { TimeSeries } from '#charts/time-series.ts';
import { latestPoint, type RacePoint } from '#domain/day-race.ts';
import { formatInstant } from '#domain/time.ts';
import { toCount } from '../count.ts';
import { type DayView, type DayWords, toClockText } from './day-view.ts';

/** Where the race stands at the last quarter that is over. */
export function toRaceText(points: readonly RacePoint[], view: DayView, reader: DayWords): string {
  const { words, format } = reader;
  const { zone, span } = view.record;
  const last = latestPoint(points);
  if (last === null) return words.race.none;
  const time = last.at >= span.to ? '24:00' : toClockText(last.at, zone, reader);
  const own = format.number(last.own, 0);
  const median = last.usual.percentiles?.[2];
  if (median === undefined) return words.race.alone(time, own);
  const difference = Math.round(last.own - median);
  const days = toCount(last.usual.n, format);
  if (difference === 0) return words.race.level(time, own, days);
  const apart = format.number(Math.abs(difference), 0);
  return difference > 0
    ? words.race.ahead(time, own, apart, days)
    : words.race.behind(time, own, apart, days);
}

export function toRaceSeries(points: readonly RacePoint[], { words }: DayWords): readonly TimeSeries[] {
  const at = Float64Array.from(points, (point) => point.at);
  const rank = (index: 1 | 2 | 3) =>
    Float64Array.from(points, ({ usual }) => usual.percentiles?.[index] ?? Number.NaN);
  const own = Float64Array.from(points, (point) => point.own ?? Number.NaN);
  return [
    { id: 'band', label: words.race.band, kind: 'band', tone: 'muted', at, value: rank(1), upper: rank(3) },
    {
      id: 'median',
      label: words.race.median,
      kind: 'line',
      tone: 'muted',
      dash: 'dashed',
      at,
      value: rank(2),
    },
    { id: 'own', label: words.race.own, kind: 'line', tone: 'primary', at, value: own },
  ];
}

export function toRaceTable(
  points: readonly RacePoint[],
  view: DayView,
  caption: string,
  reader: DayWords,
): ChartTableData {
  const { words, format } = reader;
  const { table } = words.race;
  const { zone, span } = view.record;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : format.tableNumber(value, 0);
  return {
    caption,
    columns: [
      { header: table.time },
      ...[table.own, table.low, table.median, table.high, table.n].map((header) => ({
        header,
        numeric: true,
      })),
    ],
    rows: () =>
      points.map(({ at, own, usual: { n, percentiles } }) => ({
        datetime: formatInstant(at, zone),
        time: at >= span.to ? '24:00' : toClockText(at, zone, reader),
        cells: [
          number(own),
          number(percentiles?.[1]),
          number(percentiles?.[2]),
          number(percentiles?.[3]),
          number(n),
        ],
      })),
  };
}
