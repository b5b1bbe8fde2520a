import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { ChartTableRow } from '#charts/ChartTable.tsx';
import { computeClockAxis } from '#charts/clock-axis.ts';
import type { Sleep } from '#domain/night-assembly.ts';
import { type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toCount } from '../count.ts';
import { type RailId, railIds, toRail } from './night-view.ts';
import { datetimeOf, hourText, nightDay, type SleepWords } from './sleep-words.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

type NightRailsProps = { date: LocalDay; night: Sleep; words: SleepWords; stale: boolean };

/** What the device measured along the night, as far as it did, each below the other at the same instants. */
export function NightRails({ date, night, words, stale }: NightRailsProps) {
  const rails = useMemo(() => railIds.map((id) => ({ id, rail: toRail(night, id) })), [night]);
  return rails.map(
    ({ id, rail }) =>
      rail !== null && (
        <NightRail key={id} id={id} rail={rail} date={date} night={night} words={words} stale={stale} />
      ),
  );
}

type NightRailProps = NightRailsProps & {
  id: RailId;
  rail: { readonly at: Float64Array; readonly value: Float64Array };
};

const HEIGHT_PX = 170;
/** What is read stands in two lines above the plot there. */
const HEIGHT_ON_PHONES_PX = 220;

function NightRail({ id, rail, date, night, words, stale }: NightRailProps) {
  const messages = useMessages();
  const height = useMediaQuery('(width < 40rem)') ? HEIGHT_ON_PHONES_PX : HEIGHT_PX;
  const { format, words: say } = words;
  const { label, unit } = say.night.rail[id];
  const { numbers, pieces, timeZone: zone } = night;
  const name = say.night.railName(label, unit, nightDay(date, words));
  const numbersKnown = useMemo(() => [...rail.value].filter((one) => !Number.isNaN(one)), [rail]);
  const drawn = useMemo(
    () => ({
      series: [
        id === 'snoring' || id === 'movement'
          ? {
              id,
              label,
              at: rail.at,
              value: rail.value,
              tone: 'secondary' as const,
              kind: 'bars' as const,
              lengthSec: barSecOf(rail.at),
            }
          : { id, label, at: rail.at, value: rail.value, tone: 'primary' as const, kind: 'line' as const },
      ],
      axes: [
        {
          id,
          side: 'left' as const,
          unit,
          minSpan: 10,
          ...(id === 'snoring' || id === 'movement' ? { floor: 0 } : {}),
          formatTick: (value: number) => format.number(value, 0),
          formatValue: (value: number) => `${format.number(value, Number.isInteger(value) ? 0 : 1)} ${unit}`,
        },
      ],
      formatTime: (at: number) => format.time(toEpochSec(Math.round(at)), zone),
      timeTicks: (from: number, to: number, width: number) =>
        computeClockAxis({
          from,
          to,
          width,
          zone,
          formatHour: (hour) => hourText(hour, words),
          formatJump: () => '',
        }).ticks,
    }),
    [id, label, unit, rail, format, zone, words],
  );
  const table = useMemo(() => {
    const columns = [{ header: say.night.railTime }, { header: `${label} (${unit})`, numeric: true }];
    return { caption: name, columns, rows: () => toRailRows(rail, zone, format) };
  }, [name, say, label, unit, rail, zone, format]);
  const mean = numbersKnown.reduce((sum, one) => sum + one, 0) / numbersKnown.length;
  return (
    <ChartFigure
      name={name}
      summary={
        <p>
          {say.night.railSummary({
            low: format.number(Math.min(...numbersKnown), 0),
            high: format.number(Math.max(...numbersKnown), 0),
            mean: format.number(mean, 1),
            unit,
            counted: toCount(numbersKnown.length, format),
          })}
        </p>
      }
      table={table}
      height={height}
      fallback={<Skeleton shape="chart" />}
      words={messages.chart}
    >
      <TimeSeriesChart
        {...drawn}
        name={name}
        from={pieces[0]?.from ?? numbers.bedAt}
        to={pieces.at(-1)?.to ?? numbers.upAt}
        height={height}
        stale={stale}
        words={messages.chart}
      />
    </ChartFigure>
  );
}

/** As long as the shortest step between two values: a minute, or what the device took for one. */
function barSecOf(at: Float64Array): number {
  let shortest = 600;
  for (let index = 1; index < at.length; index += 1) {
    shortest = Math.min(shortest, (at[index] ?? 0) - (at[index - 1] ?? 0));
  }
  return Math.max(60, shortest);
}

function* toRailRows(rail: NightRailProps['rail'], zone: TimeZone, format: Format): Generator<ChartTableRow> {
  for (const [index, at] of rail.at.entries()) {
    const value = rail.value[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    yield {
      datetime: datetimeOf(at, zone),
      time: format.time(toEpochSec(at), zone),
      cells: [format.tableNumber(value, Number.isInteger(value) ? 0 : 2)],
    };
  }
}
