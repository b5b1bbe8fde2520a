import { lazy, memo, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { computeRace } from '#domain/day-race.ts';
import type { DayProfile } from '#domain/usual-day.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type DayView, type DayWords, toClock, toClockText } from './day-view.ts';
import { toRaceSeries, toRaceTable, toRaceText } from './race-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 260;
const TICK_STEPS = [500, 1000, 2000, 5000, 10_000];

type RaceFigureProps = {
  readonly view: DayView;
  readonly compared: readonly DayProfile[];
  readonly now: number | null;
  readonly reader: DayWords;
};

/** Steps so far against the same kind of day at the same time. */
export const RaceFigure = memo(function RaceFigure({ view, compared, now, reader }: RaceFigureProps) {
  const messages = useMessages();
  const { words, format } = reader;
  const { day, zone, span } = view.record;
  const points = useMemo(() => computeRace(view.minutes, compared, now), [view, compared, now]);
  const name = words.race.name(format.day(day));
  const drawn = useMemo(() => {
    if (points === null) return null;
    const clock = toClock(zone, reader);
    return {
      series: toRaceSeries(points, reader),
      timeTicks: (from: number, to: number, width: number) => clock(from, to, width).ticks,
      formatTime: (at: number) => toClockText(at, zone, reader),
      axes: [
        {
          id: 'steps',
          side: 'left' as const,
          unit: words.lane.steps,
          minSpan: 1000,
          floor: 0,
          tickSteps: TICK_STEPS,
          formatTick: (value: number) => format.number(value, 0),
          formatValue: (value: number) => format.number(value, 0),
        },
      ],
    };
  }, [points, zone, reader, words, format]);
  const table = useMemo(
    () => (points === null ? null : toRaceTable(points, view, name, reader)),
    [points, view, name, reader],
  );
  if (points === null || drawn === null || table === null) return <p>{words.race.none}</p>;
  return (
    <ChartFigure
      name={name}
      summary={<p>{toRaceText(points, view, reader)}</p>}
      table={table}
      height={HEIGHT_PX}
      fallback={<Skeleton shape="chart" />}
      words={messages.chart}
    >
      <TimeSeriesChart
        {...drawn}
        name={name}
        from={span.from}
        to={span.to}
        height={HEIGHT_PX}
        words={messages.chart}
      />
    </ChartFigure>
  );
});
