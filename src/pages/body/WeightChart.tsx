import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { useSettings } from '#settings/use-settings.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ChartGestures } from '../chart-gestures.ts';
import { toCount } from '../count.ts';
import {
  type RangeView,
  toChartSummary,
  toGoalLines,
  toReading,
  toReadingTime,
  toTableRows,
  toTimeTicks,
  toWeightSeries,
  type Words,
} from './body-view.ts';
import type { WeightHistory } from './weight-history.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

/** The axis spans at least this much, so that 200 g do not look like a cliff. */
const MIN_SPAN_KG = 4;
/** Distances between grid lines in pounds for readers of stones: half and whole stones. */
const STONE_STEPS = [1, 2, 7, 14, 28, 70, 140];

export type WeightChartProps = {
  history: WeightHistory;
  view: RangeView;
  words: Words;
  gestures: ChartGestures;
};

export function WeightChart({ history, view, words, gestures }: WeightChartProps) {
  const { format, messages } = words;
  const [{ weightUnit }] = useSettings();
  const height = useMediaQuery('(width >= 60rem)') ? 480 : 380;
  const unit = messages.unit.axis[weightUnit];
  const { weightAxisUnit } = format;
  const name = messages.weight.chartName(unit, view.daysText);
  // The chart compares these by identity.
  const whole = useMemo(() => {
    const { readings, trend } = toWeightSeries(history, words);
    return {
      series: [readings, trend],
      references: toGoalLines(history, words),
      formatTime: (at: number) => toReadingTime(history, at, words),
      timeTicks: toTimeTicks(history, words.format),
      reading: (at: number) => toReading(history, at, words),
    };
  }, [history, words]);
  const table = useMemo(() => {
    const { table } = words.messages.weight;
    return {
      caption: name,
      columns: [
        { header: table.time },
        { header: table.weight(weightAxisUnit), numeric: true },
        { header: table.trend(weightAxisUnit), numeric: true },
        { header: table.note },
      ],
      rows: () => toTableRows(history, view, words),
    };
  }, [history, view, words, name, weightAxisUnit]);

  return (
    <ChartFigure
      name={name}
      summary={
        <>
          <p>{toChartSummary(history, view, words)}</p>
          {view.doubtfulCount > 0 && (
            <p>{messages.weight.doubtfulNote(toCount(view.doubtfulCount, format))}</p>
          )}
        </>
      }
      table={table}
      height={height}
      fallback={<Skeleton shape="chart" />}
      words={messages.chart}
    >
      <TimeSeriesChart
        {...whole}
        name={name}
        from={view.from}
        to={view.to}
        height={height}
        unit={unit}
        minSpan={format.weightNumber(MIN_SPAN_KG)}
        {...(weightUnit === 'st' && { tickSteps: STONE_STEPS })}
        formatValue={format.weightTick}
        formatTick={format.weightTick}
        {...gestures}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
