import { lazy, memo, useMemo, useState } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { Resolution } from '#charts/time-series.ts';
import type { ActivityDays } from '#domain/activity-days.ts';
import { SECONDS_PER_DAY } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useMediaQuery } from '#ui/use-media-query.ts';
import type { ChartGestures } from '../chart-gestures.ts';
import { toCount } from '../count.ts';
import styles from './ActivityPage.module.css';
import {
  type ActivityPicture,
  toBars,
  toExtent,
  toGoalLine,
  toOverview,
  toPictureName,
  toPictureSummary,
  toReading,
  toReadingTime,
  toTable,
  toTimeTicks,
  toUsualNote,
  toUsualRange,
  toWindow,
  toWindowText,
} from './activity-view.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';
import { createSignal, OpenPeriod } from './OpenPeriod.tsx';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

export type ActivityChartProps = {
  days: ActivityDays;
  picture: ActivityPicture;
  metric: MetricFormat;
  words: ActivityWords;
  gestures: ChartGestures;
};

/** What else changes on the page leaves it alone, also while its program is on its way. */
export const ActivityChart = memo(function ActivityChart({
  days,
  picture,
  metric,
  words,
  gestures,
}: ActivityChartProps) {
  const { chart } = useMessages();
  const height = useMediaQuery('(width >= 60rem)') ? 480 : 400;
  const [reading] = useState(createSignal);
  const { firstWeekday, today } = picture;
  const name = toPictureName(picture, metric, words);
  // The chart compares these by identity.
  const shown = useMemo(
    () => ({
      series: [toBars(picture, metric, words)],
      references: toGoalLine(picture, metric, words),
      ranges: toUsualRange(picture, metric, words),
      reading: (at: number) => toReading(picture, at, metric, words),
      formatTime: (at: number) => toReadingTime(picture, at, words),
      ...toWindow(picture),
    }),
    [picture, metric, words],
  );
  const overview = useMemo(
    () => [toOverview(days, metric, firstWeekday, words)],
    [days, metric, firstWeekday, words],
  );
  const still = useMemo(
    () => ({
      timeTicks: toTimeTicks(words.format, firstWeekday),
      formatWindow: (from: number, to: number) => toWindowText(from, to, words),
      resolutionText: ({ count }: Resolution) =>
        words.messages.chart.resolution(toCount(count, words.format)),
    }),
    [words, firstWeekday],
  );
  const axes = useMemo(
    () => [
      {
        id: 'amount',
        side: 'left' as const,
        unit: metric.unit,
        minSpan: metric.minSpan,
        floor: 0,
        formatTick: metric.tick,
        formatValue: metric.shownText,
      },
    ],
    [metric],
  );
  const extent = useMemo(() => toExtent(days, today), [days, today]);
  const table = useMemo(() => toTable(picture, metric, words, name), [picture, metric, words, name]);
  const notes = [
    toPictureSummary(picture, metric, words),
    toUsualNote(picture, words),
    picture.unit === 'day' ? null : words.messages.chart.whole,
  ].filter((note) => note !== null);

  return (
    <>
      <ChartFigure
        name={name}
        summary={notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        table={table}
        height={height}
        fallback={<Skeleton shape="chart" />}
        words={chart}
      >
        <TimeSeriesChart
          {...shown}
          {...still}
          name={name}
          height={height}
          axes={axes}
          extent={extent}
          overview={overview}
          minWindowSec={SECONDS_PER_DAY}
          onReading={reading.set}
          {...gestures}
          words={chart}
        />
      </ChartFigure>
      <p className={styles['small']}>
        <OpenPeriod signal={reading} picture={picture} words={words} />
      </p>
    </>
  );
});
