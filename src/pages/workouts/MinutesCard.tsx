import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { spanAround } from '#domain/workout-minutes.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { useMinutes } from '#queries/workouts.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toMinutesPicture } from './minutes-view.ts';
import type { WorkoutWords } from './workout-format.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 340;

/** A workout's minutes with a quarter of an hour on either side. */
export function MinutesCard({ row, words }: { row: WorkoutRow; words: WorkoutWords }) {
  const { chart } = useMessages();
  const { one, units } = words.messages;
  const span = useMemo(() => spanAround(row), [row]);
  const { minutes, isPending } = useMinutes(span, row.timeZone);
  const picture = useMemo(
    () => (minutes === undefined ? null : toMinutesPicture(row, minutes.samples, span, words)),
    [row, minutes, span, words],
  );
  // The chart compares these by identity.
  const axes = useMemo(() => {
    const text = (value: number) => words.format.number(value, 0);
    return [
      {
        id: 'heart',
        side: 'left' as const,
        unit: units.bpm,
        minSpan: 40,
        formatTick: text,
        formatValue: text,
      },
      {
        id: 'steps',
        side: 'right' as const,
        unit: one.minutes.stepsUnit,
        minSpan: 100,
        floor: 0,
        formatTick: text,
        formatValue: text,
      },
    ];
  }, [units, one, words]);
  if (picture === null) {
    const isUnread = minutes !== undefined && minutes.covered.length === 0;
    return (
      <Card title={one.minutes.title}>
        <p aria-busy={isPending}>
          {isPending ? one.minutes.loading : isUnread ? one.minutes.unread : one.minutes.none}
        </p>
      </Card>
    );
  }
  const { name, summary, table, ...shown } = picture;
  return (
    <Card title={one.minutes.title}>
      <ChartFigure
        name={name}
        summary={<p>{summary}</p>}
        table={table}
        height={HEIGHT_PX}
        fallback={<Skeleton shape="chart" />}
        words={chart}
      >
        <TimeSeriesChart {...shown} name={name} height={HEIGHT_PX} axes={axes} words={chart} />
      </ChartFigure>
    </Card>
  );
}
