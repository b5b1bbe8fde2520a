import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { Resolution } from '#charts/time-series.ts';
import type { Decision } from '#domain/decisions.ts';
import { countDays } from '#domain/range.ts';
import { SECONDS_PER_DAY, toEpochSec, toLocalDay } from '#domain/time.ts';
import { useMessages, useSettings } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ChartGestures } from '../chart-gestures.ts';
import { toCount } from '../count.ts';
import {
  type RangeView,
  toChartSummary,
  toGoalLines,
  toGoalRanges,
  toReading,
  toReadingTime,
  toTableRows,
  toTimeTicks,
  toWeightSeries,
  type Words,
} from './body-view.ts';
import { ExplainedWeight } from './ExplainedWeight.tsx';
import {
  MOST_DAYS_OF_READINGS,
  toBand,
  toExtent,
  toFlags,
  toResolutionText,
  toStems,
  toWhiskers,
  toWindowText,
  toYearAgo,
} from './weight-picture.ts';
import type { WeightChoices } from './weight-choices.ts';
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
  gestures: ChartGestures;
  choices: WeightChoices;
  decisions: readonly Decision[];
};

export function WeightChart({ history, view, words, gestures, choices, decisions }: WeightChartProps) {
  const { format, own } = words;
  const messages = useMessages();
  const [{ weightUnit }] = useSettings();
  const today = toLocalDay(toEpochSec(useNow()), history.homeZone);
  const height = useMediaQuery('(width >= 60rem)') ? 540 : 460;
  const unit = messages.unit.axis[weightUnit];
  const { weightAxisUnit } = format;
  const name = own.chartName(unit, view.daysText);
  // The chart compares these by identity.
  const hasReadings = countDays(view.range) <= MOST_DAYS_OF_READINGS;
  const { hasStems, hasYearAgo } = choices;
  const drawn = useMemo(() => toWeightSeries(history, words), [history, words]);
  const series = useMemo(() => {
    const band = toBand(history, words);
    const stems = hasReadings ? toStems(history, words) : toWhiskers(history, words);
    return [
      ...(band === null ? [] : [band]),
      ...(hasStems ? [stems] : []),
      ...(hasYearAgo ? [toYearAgo(history, words)] : []),
      ...(hasReadings ? [drawn.readings] : []),
      drawn.trend,
    ];
  }, [history, words, drawn, hasReadings, hasStems, hasYearAgo]);
  const annotations = useMemo(() => toFlags(history, decisions, words), [history, decisions, words]);
  const whole = useMemo(() => {
    return {
      overview: [drawn.trend],
      ranges: toGoalRanges(history, words),
      resolutionText: (resolution: Resolution) => toResolutionText(resolution, words),
      formatWindow: (from: number, to: number) => toWindowText(history, from, to, words),
      references: toGoalLines(history, words),
      formatTime: (at: number) => toReadingTime(history, at, words),
      timeTicks: toTimeTicks(history, words.format),
      reading: (at: number) => toReading(history, at, words),
    };
  }, [history, words, drawn]);
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
    const { table } = words.own;
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
          <p>
            <ExplainedWeight name={words.own.summary} subject={{ of: 'range', view }}>
              {toChartSummary(history, view, words)}
            </ExplainedWeight>
          </p>
          {view.doubtfulCount > 0 && <p>{own.doubtfulNote(toCount(view.doubtfulCount, format))}</p>}
        </>
      }
      table={table}
      height={height}
      fallback={<Skeleton shape="chart" />}
      words={messages.chart}
    >
      <TimeSeriesChart
        {...whole}
        series={series}
        annotations={annotations}
        name={name}
        from={view.from}
        to={view.to}
        height={height}
        axes={axes}
        extent={extent}
        minWindowSec={MIN_WINDOW_SEC}
        {...gestures}
        words={messages.chart}
      />
    </ChartFigure>
  );
}
