import { render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { vi } from 'vitest';

import type { ChartAxis, TimeSeries } from '#charts/time-series.ts';
import { TimeSeriesChart, type TimeSeriesChartProps } from '#charts/TimeSeriesChart.tsx';

import { buildLine, buildPoints, dailyPairs } from './build-series.ts';
import { englishWords } from './english-words.ts';

export const DAY = 86_400;
/** What the observed 640 px leave to the plot: two letters and a gap at the left, a margin at the right. */
export const PLOT_LEFT = 25;
export const PLOT_WIDTH = 640 - PLOT_LEFT - 14;

export const readings = buildPoints(dailyPairs(20));
export const trend = buildLine(dailyPairs(20));
export const axes: readonly ChartAxis[] = [
  {
    id: 'weight',
    side: 'left',
    unit: 'kg',
    minSpan: 4,
    formatValue: (value) => `${value.toFixed(1)} kg`,
    formatTick: String,
  },
];

export function buildProps(change: Partial<TimeSeriesChartProps> = {}): TimeSeriesChartProps {
  const series: readonly TimeSeries[] = change.series ?? [readings, trend];
  return {
    name: 'Weight in kg',
    words: englishWords,
    series,
    axes,
    from: 0,
    to: 19 * DAY,
    height: 340,
    formatTime: (at) => `day ${at / DAY}`,
    timeTicks: () => [
      { at: 5 * DAY, label: '6 Jan' },
      { at: 12 * DAY, label: '13 Jan' },
    ],
    reading: (at) => ({
      at,
      lines: [
        { label: 'Reading', value: `r${at / DAY}` },
        { label: 'Trend', value: `t${at / DAY}` },
      ],
    }),
    ...change,
  };
}

export function renderChart(change: Partial<TimeSeriesChartProps> = {}) {
  const onRender = vi.fn<() => void>();
  const element = (props: TimeSeriesChartProps) => (
    <Profiler id="chart" onRender={onRender}>
      <TimeSeriesChart {...props} />
    </Profiler>
  );
  const view = render(element(buildProps(change)));
  const update = (next: Partial<TimeSeriesChartProps>) => view.rerender(element(buildProps(next)));
  const plot = screen.getByRole('application', { name: 'Weight in kg' });
  const path = (id: string, mark?: string) =>
    view.container.querySelector(
      `path[data-series="${id}"]${mark === undefined ? '' : `[data-mark="${mark}"]`}`,
    );
  const said = () => view.container.querySelector('[aria-live="polite"]')?.textContent;
  const panel = () => view.container.querySelector('p')?.textContent;
  return { ...view, plot, path, said, panel, onRender, update };
}

/** Pixels from the element's left edge at which a day is drawn. */
export function xOfDay(day: number): number {
  return PLOT_LEFT + (day / 19) * PLOT_WIDTH;
}
