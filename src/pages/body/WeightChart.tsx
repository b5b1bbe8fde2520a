import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { Resolution } from '#charts/time-series.ts';
import { SECONDS_PER_DAY, toEpochSec, toLocalDay } from '#domain/time.ts';
import { useSettings } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toCount } from '../count.ts';
import {
  type RangeView,
  toChartSummary,
  toReading,
  toReadingTime,
  toTableRows,
  toTimeTicks,
  toWeightSeries,
  type Words,
} from './body-view.ts';
import { toExtent, toResolutionText, toStems, toWindowText } from './weight-picture.ts';
import type { WeightHistory } from './weight-history.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

/** The axis spans at least this much, so that 200 g do not look like a cliff. */
const MIN_SPAN_KG = 4;
/** Distances between grid lines in pounds for readers of stones: half and whole stones. */
const STONE_STEPS = [1, 2, 7, 14, 28, 70, 140];

/** Days are the smallest step of the address. */
const MIN_WINDOW_SEC = SECONDS_PER_DAY;

export type WeightChartProps = {
  history: WeightHistory;
  view: RangeView;
  words: Words;
  onSelect: (from: number, to: number) => void;
  onReset: () => void;
  /** Hears of every step of a gesture; where absent, `onSelect` hears of its end. */
  onWindow?: (from: number, to: number, phase: 'move' | 'end' | 'cancel') => void;
};

export function WeightChart({ history, view, words, onSelect, onReset, onWindow }: WeightChartProps) {
  const { format, messages } = words;
  const [{ weightUnit }] = useSettings();
  const today = toLocalDay(toEpochSec(useNow()), history.homeZone);
  const height = useMediaQuery('(width >= 60rem)') ? 540 : 460;
  const unit = messages.unit.axis[weightUnit];
  const { weightAxisUnit } = format;
  const name = messages.weight.chartName(unit, view.daysText);
  // The chart compares these by identity.
  const whole = useMemo(() => {
    const { readings, trend } = toWeightSeries(history, words);
    return {
      series: [toStems(history, words), readings, trend],
      overview: [trend],
      resolutionText: (resolution: Resolution) => toResolutionText(resolution, words),
      formatWindow: (from: number, to: number) => toWindowText(history, from, to, words),
      references: history.goal === null ? [] : [toGoalReference(history.goal.kg, words)],
      formatTime: (at: number) => toReadingTime(history, at, words),
      timeTicks: toTimeTicks(history, words.format),
      reading: (at: number) => toReading(history, at, words),
    };
  }, [history, words]);
  const extent = useMemo(() => toExtent(history, today), [history, today]);
  const axes = useMemo(
    () => [
      {
        id: 'weight',
        side: 'left' as const,
        unit,
        minSpan: format.weightNumber(MIN_SPAN_KG),
        ...(weightUnit === 'st' && { tickSteps: STONE_STEPS }),
        formatValue: format.weightTick,
        formatTick: format.weightTick,
      },
    ],
    [format, unit, weightUnit],
  );
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
        axes={axes}
        extent={extent}
        minWindowSec={MIN_WINDOW_SEC}
        {...(onWindow !== undefined && { onWindow })}
        onRangeSelect={onSelect}
        onRangeReset={onReset}
        words={messages.chart}
      />
    </ChartFigure>
  );
}

function toGoalReference(kg: number, { format, messages }: Words) {
  return {
    id: 'goal',
    label: `${messages.weight.goal} ${format.weight(kg)}`,
    value: format.weightNumber(kg),
  };
}
