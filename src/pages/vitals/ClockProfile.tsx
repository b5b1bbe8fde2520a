import { lazy, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import type { PressureSession } from '#domain/blood-pressure.ts';
import type { PressureAverages } from '#domain/pressure-averages.ts';
import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { SECONDS_PER_DAY } from '#domain/time.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toClockProfile, toClockText, toClockTicks } from './clock-view.ts';
import { toPressureTable, toPressureText, toSessionLines } from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import { type RangeView, toMomentOf, type Words } from './vitals-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 340;

export type ClockProfileProps = {
  history: VitalsHistory;
  sessions: readonly PressureSession[];
  averages: PressureAverages | null;
  view: RangeView;
  guideline: BloodPressureGuideline;
  words: Words;
};

/** The same sittings by the time of day. */
export function ClockProfile(props: ClockProfileProps) {
  const { history, sessions, averages, view, guideline, words } = props;
  const { common, messages, format } = words;
  const { clock, unit } = messages.pressure;
  const name = clock.name(view.daysText);
  // The chart compares these by identity.
  const drawn = useMemo(() => {
    const profile = toClockProfile(sessions, words);
    const write = (value: number): string => format.number(value, 0);
    return {
      series: profile.series,
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
      formatTime: (at: number) => toClockText(at, words),
      timeTicks: toClockTicks(words),
      reading: (at: number) => {
        const session = profile.sessions.find(({ clockSec }) => clockSec === at);
        if (session === undefined) return null;
        const moment = { label: toMomentOf(session, history, words).text, value: '' };
        return { at, lines: [...toSessionLines(session, guideline, words), moment] };
      },
    };
  }, [history, sessions, guideline, words, format, unit]);
  const table = useMemo(() => {
    const { columns, rowOf } = toPressureTable(history, guideline, words);
    return { caption: name, columns, rows: () => toClockProfile(sessions, words).sessions.map(rowOf) };
  }, [history, sessions, guideline, words, name]);
  const mean = (of: PressureAverages['morning']): string | null => of && toPressureText(of, words);
  return (
    <ChartFigure
      name={name}
      summary={<p>{clock.summary(mean(averages?.morning ?? null), mean(averages?.evening ?? null))}</p>}
      table={table}
      height={HEIGHT_PX}
      fallback={<Skeleton shape="chart" />}
      words={common.chart}
    >
      {/* Its axis is a day of the clock: the crosshair of the other pictures has no place on it. */}
      <CrosshairGroup>
        <TimeSeriesChart
          {...drawn}
          name={name}
          from={0}
          to={SECONDS_PER_DAY}
          height={HEIGHT_PX}
          words={common.chart}
        />
      </CrosshairGroup>
    </ChartFigure>
  );
}
