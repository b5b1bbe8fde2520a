import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { PressureSession } from '#domain/blood-pressure.ts';
import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { type LocalDay, SECONDS_PER_DAY } from '#domain/time.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ChartGestures } from '../chart-gestures.ts';
import {
  sessionAt,
  toChartSummary,
  toLimits,
  toPillars,
  toPressureTable,
  toSessionLines,
} from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import {
  type RangeView,
  toExtent,
  toInstantText,
  toMomentOf,
  toTimeTicks,
  toWindowText,
  type Words,
} from './vitals-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 380;
/** Days are the smallest step of the address. */
const MIN_WINDOW_SEC = SECONDS_PER_DAY;

export type PressureChartProps = {
  history: VitalsHistory;
  sessions: readonly PressureSession[];
  view: RangeView;
  guideline: BloodPressureGuideline;
  words: Words;
  gestures: ChartGestures;
  today: LocalDay;
};

/** A pillar from diastolic to systolic for each sitting. */
export function PressureChart(props: PressureChartProps) {
  const { history, sessions, view, guideline, words, gestures, today } = props;
  const { common, messages, format } = words;
  const { unit } = messages.pressure;
  const name = messages.pressure.chart.name(view.daysText);
  // The chart compares these by identity.
  const whole = useMemo(() => {
    const write = (value: number): string => format.number(value, 0);
    const series = toPillars(history, words);
    return {
      series,
      overview: series,
      axes: [
        {
          id: 'pressure',
          side: 'left' as const,
          unit,
          minSpan: 80,
          tickSteps: [10, 20, 40],
          formatTick: write,
          formatValue: (value: number) => `${write(value)} ${unit}`,
        },
      ],
      references: toLimits(guideline, words),
      formatTime: (at: number) => {
        const session = sessionAt(history, at);
        return session === null
          ? toInstantText(at, history, words)
          : toMomentOf(session, history, words).text;
      },
      formatWindow: (from: number, to: number) => toWindowText(from, to, history, format),
      timeTicks: toTimeTicks(history.homeZone, format),
      reading: (at: number) => {
        const session = sessionAt(history, at);
        return session === null ? null : { at, lines: toSessionLines(session, guideline, words) };
      },
    };
  }, [history, guideline, words, format, unit]);
  const extent = useMemo(() => toExtent(history, today), [history, today]);
  const table = useMemo(() => {
    const { columns, rowOf } = toPressureTable(history, guideline, words);
    return { caption: name, columns, rows: () => sessions.toReversed().map(rowOf) };
  }, [history, sessions, guideline, words, name]);
  return (
    <ChartFigure
      name={name}
      summary={<p>{toChartSummary(sessions, words)}</p>}
      table={table}
      height={HEIGHT_PX}
      fallback={<Skeleton shape="chart" />}
      words={common.chart}
    >
      <TimeSeriesChart
        {...whole}
        name={name}
        from={view.from}
        to={view.to}
        height={HEIGHT_PX}
        extent={extent}
        minWindowSec={MIN_WINDOW_SEC}
        {...gestures}
        words={common.chart}
      />
    </ChartFigure>
  );
}
