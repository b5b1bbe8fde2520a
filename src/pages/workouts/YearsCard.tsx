import { lazy, memo, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { LocalDay } from '#domain/time.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toDayTicks } from './time-ticks.ts';
import type { MeasureFormat, WorkoutWords } from './workout-format.ts';
import styles from './Workouts.module.css';
import { toYears } from './years-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 320;

export type YearsCardProps = {
  /** Of all days, whatever range is in view. */
  rows: readonly WorkoutRow[];
  firstDay: LocalDay;
  today: LocalDay;
  measure: MeasureFormat;
  words: WorkoutWords;
};

/** This year so far against the years before. */
export const YearsCard = memo(function YearsCard({ rows, firstDay, today, measure, words }: YearsCardProps) {
  const { chart } = useMessages();
  const { years: labels } = words.messages;
  const picture = useMemo(
    () => toYears(rows, { firstDay, today }, measure, words),
    [rows, firstDay, today, measure, words],
  );
  // The chart compares these by identity.
  const still = useMemo(
    () => ({
      axes: [
        {
          id: 'amount',
          side: 'left' as const,
          unit: measure.unit,
          minSpan: measure.minSpan,
          floor: 0,
          formatTick: measure.tick,
          formatValue: measure.shown,
        },
      ],
      timeTicks: toDayTicks(words.format, { firstWeekday: 1, withYear: false }),
    }),
    [measure, words],
  );
  if (picture === null) return null;
  const { name, summary, table, ...lines } = picture;
  return (
    <Card title={labels.title}>
      <ChartFigure
        name={name}
        summary={
          <>
            <p>{summary}</p>
            <p className={styles['small']}>
              {labels.leap} {labels.filtered}
            </p>
          </>
        }
        table={table}
        height={HEIGHT_PX}
        fallback={<Skeleton shape="chart" />}
        words={chart}
      >
        <TimeSeriesChart {...lines} {...still} name={name} height={HEIGHT_PX} words={chart} />
      </ChartFigure>
    </Card>
  );
});
