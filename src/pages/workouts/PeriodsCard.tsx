import { lazy, memo, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { Weekday } from '#domain/activity-periods.ts';
import type { LocalDay } from '#domain/time.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toPeriods } from './periods-view.ts';
import { toDayTicks } from './time-ticks.ts';
import type { MeasureFormat, WorkoutWords } from './workout-format.ts';

const StackedBars = lazy(async () => ({ default: (await import('#charts/StackedBars.tsx')).StackedBars }));

const HEIGHT_PX = 320;

export type PeriodsCardProps = {
  rows: readonly WorkoutRow[];
  from: LocalDay;
  to: LocalDay;
  measure: MeasureFormat;
  firstWeekday: Weekday;
  words: WorkoutWords;
};

/** What was done each week, by type. */
export const PeriodsCard = memo(function PeriodsCard(props: PeriodsCardProps) {
  const { rows, from, to, measure, firstWeekday, words } = props;
  const { chart } = useMessages();
  const { periods: labels } = words.messages;
  const picture = useMemo(
    () => toPeriods(rows, { from, to }, measure, firstWeekday, words),
    [rows, from, to, measure, firstWeekday, words],
  );
  const timeTicks = useMemo(
    () => toDayTicks(words.format, { firstWeekday, withYear: true }),
    [words, firstWeekday],
  );
  if (picture === null) {
    return (
      <Card title={labels.title}>
        <p>{labels.empty}</p>
      </Card>
    );
  }
  const { unit, name, summary, table, ...bars } = picture;
  return (
    <Card title={unit === 'week' ? labels.title : labels.titleMonths}>
      <ChartFigure
        name={name}
        summary={<p>{summary}</p>}
        table={table}
        height={HEIGHT_PX}
        fallback={<Skeleton shape="chart" />}
        words={chart}
      >
        <StackedBars
          {...bars}
          name={name}
          totalLabel={labels.total}
          height={HEIGHT_PX}
          unit={measure.unit}
          minSpan={measure.minSpan}
          formatValue={measure.shown}
          formatTick={measure.tick}
          timeTicks={timeTicks}
          words={chart}
        />
      </ChartFigure>
    </Card>
  );
});
