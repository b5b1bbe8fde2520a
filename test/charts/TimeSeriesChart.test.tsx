import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';

import { seriesMark, type TimeSeries } from '#charts/time-series.ts';
import { TimeSeriesChart, type TimeSeriesChartProps } from '#charts/TimeSeriesChart.tsx';

import { buildDailySeries, buildSeries } from './build-series.ts';
import { englishWords } from './english-words.ts';

const DAY = 86_400;
/** What the observed 640 px leave to the plot: two digits and a gap at the left, a margin at the right. */
const PLOT_LEFT = 23;
const PLOT_WIDTH = 640 - PLOT_LEFT - 14;

const readings = buildDailySeries(20, {
  id: 'readings',
  label: 'Readings',
  kind: 'points',
  tone: 'secondary',
});
const trend = buildDailySeries(20, { id: 'trend', label: 'Trend' });

function buildProps(change: Partial<TimeSeriesChartProps> = {}): TimeSeriesChartProps {
  const series: readonly TimeSeries[] = change.series ?? [readings, trend];
  return {
    name: 'Weight in kg',
    words: englishWords,
    series,
    references: [],
    from: 0,
    to: 19 * DAY,
    height: 340,
    unit: 'kg',
    minSpan: 4,
    formatValue: (value) => `${value.toFixed(1)} kg`,
    formatTick: String,
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

function renderChart(change: Partial<TimeSeriesChartProps> = {}) {
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

function mostTicks(from: number, to: number) {
  return Array.from({ length: 16 }, (_, index) => ({
    at: from + ((to - from) * index) / 16,
    label: `${index} Mar`,
  }));
}

/** Pixels from the element's left edge at which a day is drawn. */
function xOfDay(day: number): number {
  return PLOT_LEFT + (day / 19) * PLOT_WIDTH;
}

test('a line is one path', () => {
  const { container } = renderChart();
  expect(container.querySelectorAll('path[data-series="trend"]')).toHaveLength(1);
});

test('a line has one beginning per segment', () => {
  const series = buildSeries([
    [DAY, 80],
    [2 * DAY, 81],
    [3 * DAY, Number.NaN],
    [4 * DAY, 82],
    [5 * DAY, 82],
  ]);
  const { path } = renderChart({ series: [series] });
  expect(path('trend')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

test('readings are one path per kind of mark', () => {
  const mark = new Uint8Array(20);
  mark[3] = seriesMark.manual;
  mark[7] = seriesMark.doubtful;
  const { container } = renderChart({ series: [{ ...readings, mark }] });
  const kinds = [...container.querySelectorAll('[data-series]')].map((path) =>
    path.getAttribute('data-mark'),
  );
  expect(new Set(kinds)).toEqual(new Set(['doubtful', 'manual', 'normal']));
});

test('the legend names the marks that occur', () => {
  const mark = new Uint8Array(20);
  mark[3] = seriesMark.manual;
  renderChart({ series: [{ ...readings, mark }, trend] });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Readings',
    'Entered by hand',
    'Trend',
  ]);
});

test.each([20, 3650, 100_000])('%i data take at most 120 nodes', (count) => {
  const mark = new Uint8Array(count);
  mark[3] = seriesMark.manual;
  mark[7] = seriesMark.doubtful;
  const series = [buildDailySeries(count, { id: 'readings', kind: 'points', mark }), buildDailySeries(count)];
  const references = [{ id: 'goal', label: 'Goal 78 kg', value: 78 }];
  const { container } = renderChart({ series, references, timeTicks: mostTicks, to: count * DAY });
  expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(120);
});

test('the unit and every tick stand beside their axes', () => {
  const { container } = renderChart();
  const texts = [...container.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining(['kg', '80', '6 Jan', '13 Jan']));
});

test('a reference far from the data is drawn inside the plot, with its name', () => {
  const { container } = renderChart({ references: [{ id: 'goal', label: 'Goal 70.0 kg', value: 70 }] });
  const y = Number(container.querySelector('[data-reference="goal"]')?.getAttribute('y1'));
  const label = [...container.querySelectorAll('text')].find((text) => text.textContent === 'Goal 70.0 kg');
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(250);
  expect(Number(label?.getAttribute('y'))).toBeLessThan(250);
});

test('at rest the panel tells the newest datum', () => {
  expect(renderChart().panel()).toMatch(/Reading r19\s*Trend t19\s*day 19$/);
});

test('the pointer reads the nearest datum', () => {
  const { plot, panel } = renderChart();
  fireEvent.pointerMove(plot, { clientX: xOfDay(7.4) });
  expect(panel()).toMatch(/Reading r7\s*Trend t7\s*day 7$/);
});

test('where the caller has nothing to say, the series tell their values', () => {
  const series = buildSeries([[7 * DAY, 81.25]], { label: 'Reading' });
  const { panel } = renderChart({ series: [series], reading: () => null });
  expect(panel()).toMatch(/^Reading 81\.3 kg\s*day 7$/);
});

test('the crosshair stands on the datum, not under the pointer', () => {
  const { plot, container } = renderChart();
  fireEvent.pointerMove(plot, { clientX: xOfDay(7.4) });
  const moved = [...container.querySelectorAll<HTMLElement>('div[style*="translate"]')];
  expect(moved[0]?.style.transform).toContain(`translate(${Math.round(xOfDay(7))}px`);
});

test('following the pointer renders nothing', () => {
  const { plot, onRender } = renderChart();
  onRender.mockClear();
  for (let day = 0; day < 19; day += 0.1) fireEvent.pointerMove(plot, { clientX: xOfDay(day) });
  expect(onRender).not.toHaveBeenCalled();
});

test('when the pointer leaves, the panel returns to the newest datum', () => {
  const { plot, panel } = renderChart();
  fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
  fireEvent.pointerLeave(plot, { pointerType: 'mouse' });
  expect(panel()).toContain('day 19');
});

test('a finger that is lifted leaves its reading', () => {
  const { plot, panel } = renderChart();
  fireEvent.pointerDown(plot, { clientX: xOfDay(7), pointerType: 'touch' });
  fireEvent.pointerUp(plot, { clientX: xOfDay(7), pointerType: 'touch' });
  fireEvent.pointerLeave(plot, { pointerType: 'touch' });
  expect(panel()).toContain('day 7');
});

test('a caller hears of the datum that is read, and when none is', () => {
  const onReading = vi.fn<(at: number | null) => void>();
  const { plot } = renderChart({ onReading });
  fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
  fireEvent.pointerMove(plot, { clientX: xOfDay(7.1) });
  fireEvent.pointerLeave(plot, { pointerType: 'mouse' });
  expect(onReading.mock.calls).toEqual([[7 * DAY], [null]]);
});

test('the chart is one tab stop', async () => {
  const { plot } = renderChart();
  const user = userEvent.setup();
  await user.tab();
  expect(plot).toHaveFocus();
  await user.tab();
  expect(document.body).toHaveFocus();
});

test.each([
  ['{ArrowLeft}', 'day 19'],
  ['{ArrowLeft}{ArrowLeft}', 'day 18'],
  ['{Home}{ArrowRight}', 'day 1'],
  ['{End}{Shift>}{ArrowLeft}{/Shift}', 'day 12'],
  ['{End}{PageUp}', 'day 9'],
  ['{Home}{PageDown}', 'day 10'],
  ['{Home}{ArrowLeft}', 'day 0'],
  ['{End}{ArrowRight}', 'day 19'],
])('after %s the reading of %s is spoken', async (keys, day) => {
  const { said } = renderChart();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard(keys);
  const number = day.slice(4);
  expect(said()).toBe(`${day}: Reading r${number}, Trend t${number}`);
});

test('keys that mean something to the browser are left to it', async () => {
  const { said } = renderChart();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(said()).toBe('');
});

test('the pointer does not speak', () => {
  const { plot, said } = renderChart();
  fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
  expect(said()).toBe('');
});

test('Escape puts the reading down', async () => {
  const { panel } = renderChart();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}{Escape}');
  expect(panel()).toContain('day 19');
});

test('a drag selects a span, from the earlier to the later end', () => {
  const onRangeSelect = vi.fn<(from: number, to: number) => void>();
  const { plot } = renderChart({ onRangeSelect });
  fireEvent.pointerDown(plot, { clientX: xOfDay(12), button: 0, pointerId: 1 });
  fireEvent.pointerMove(plot, { clientX: xOfDay(8), pointerId: 1 });
  fireEvent.pointerUp(plot, { clientX: xOfDay(4), pointerId: 1 });
  const [from = 0, to = 0] = onRangeSelect.mock.calls[0] ?? [];
  expect(from / DAY).toBeCloseTo(4, 3);
  expect(to / DAY).toBeCloseTo(12, 3);
});

test('a click selects nothing', () => {
  const onRangeSelect = vi.fn<(from: number, to: number) => void>();
  const { plot } = renderChart({ onRangeSelect });
  fireEvent.pointerDown(plot, { clientX: 300, button: 0, pointerId: 1 });
  fireEvent.pointerUp(plot, { clientX: 303, pointerId: 1 });
  expect(onRangeSelect).not.toHaveBeenCalled();
});

test('Escape during a drag selects nothing', () => {
  const onRangeSelect = vi.fn<(from: number, to: number) => void>();
  const { plot } = renderChart({ onRangeSelect });
  fireEvent.pointerDown(plot, { clientX: 100, button: 0, pointerId: 1 });
  fireEvent.keyDown(plot, { key: 'Escape' });
  fireEvent.pointerUp(plot, { clientX: 300, pointerId: 1 });
  expect(onRangeSelect).not.toHaveBeenCalled();
});

test('a finger that slides reads and does not select', () => {
  const onRangeSelect = vi.fn<(from: number, to: number) => void>();
  const { plot, panel } = renderChart({ onRangeSelect });
  fireEvent.pointerDown(plot, { clientX: xOfDay(4), pointerType: 'touch' });
  fireEvent.pointerMove(plot, { clientX: xOfDay(9), pointerType: 'touch' });
  fireEvent.pointerUp(plot, { clientX: xOfDay(9), pointerType: 'touch' });
  expect(onRangeSelect).not.toHaveBeenCalled();
  expect(panel()).toContain('day 9');
});

test('a double click asks for the range before', () => {
  const onRangeReset = vi.fn<() => void>();
  const { plot } = renderChart({ onRangeReset });
  fireEvent.doubleClick(plot);
  expect(onRangeReset).toHaveBeenCalledOnce();
});

test('a stale picture says so', () => {
  const { plot } = renderChart({ stale: true });
  expect(plot.parentElement).toHaveAttribute('aria-busy', 'true');
});

test('a reading stays on its instant when newer data arrive', () => {
  const { plot, panel, update } = renderChart();
  fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
  const longer = buildDailySeries(25, {
    id: 'readings',
    label: 'Readings',
    kind: 'points',
    tone: 'secondary',
  });
  update({ series: [longer], to: 24 * DAY });
  expect(panel()).toContain('day 7');
});

test('without data the picture is an empty frame and no key reads anything', async () => {
  const { said, container } = renderChart({ series: [buildSeries([])] });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowLeft}');
  expect(said()).toBe('');
  expect(container.querySelector('[data-series]')?.getAttribute('d')).toBe('');
});
