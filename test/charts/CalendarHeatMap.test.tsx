import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { CalendarHeatMap, type CalendarHeatMapProps } from '#charts/CalendarHeatMap.tsx';
import type { LocalDay } from '#domain/time.ts';

import { englishWords } from './english-words.ts';
import { observeSize } from './observe-size.ts';

// A real date.
const NEW_YEAR = '2026-01-01' as LocalDay;

const calendarWords: CalendarHeatMapProps['words'] = {
  roleDescription: 'calendar',
  keyboardHint: 'Arrow keys walk the days.',
  legend: 'Show only',
  percentile: 'Percentile',
  zero: 'None',
  noData: 'No data',
  date: 'Date',
  remark: 'Remark',
  partialDay: 'Incomplete',
  month: 'Month',
  completeDays: 'Complete days',
  mean: 'Mean',
  lowest: 'Lowest',
  highest: 'Highest',
};

function buildProps(change: Partial<CalendarHeatMapProps> = {}): CalendarHeatMapProps {
  return {
    figure: { name: 'Steps in 2026', summary: '', words: englishWords },
    days: { from: NEW_YEAR, value: Float64Array.from({ length: 100 }, (_, index) => index + 1) },
    firstWeekday: 1,
    weekdayLabel: (weekday) => `w${weekday}`,
    monthLabel: (month) => `m${month}`,
    formatDay: (day) => `on ${day}`,
    formatMonth: (day) => `in ${day.slice(0, 7)}`,
    valueLabel: 'Steps',
    valueHeader: 'Steps (1)',
    formatValue: (value) => `${value} steps`,
    formatCell: String,
    formatRange: (from, to) => `${from === null ? '' : from.toFixed(1)}–${to === null ? '' : to.toFixed(1)}`,
    formatPercentile: (rank) => `P${rank}`,
    tableCaption: 'Steps by day',
    words: calendarWords,
    ...change,
  };
}

function renderCalendar(change: Partial<CalendarHeatMapProps> = {}) {
  const { container } = render(<CalendarHeatMap {...buildProps(change)} />);
  return {
    container,
    plot: screen.getByRole('application', { name: 'Steps in 2026' }),
    said: () => container.querySelector('[aria-live="polite"]')?.textContent,
    panel: () => container.querySelector('p')?.textContent,
    looks: () =>
      [...container.querySelectorAll('[role="application"] [data-look]')].map(
        (path) =>
          `${path.getAttribute('data-look')}${path.hasAttribute('data-partial') ? 'p' : ''}${
            path.hasAttribute('data-dimmed') ? '-' : ''
          }`,
      ),
  };
}

const mixed = {
  from: NEW_YEAR,
  value: Float64Array.of(0, 10, 20, Number.NaN, 30, 40, 50, 60),
  partial: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('nothing, no data and an incomplete day look different', () => {
  expect(renderCalendar({ days: mixed }).looks().toSorted()).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '4p',
    '5',
    '6',
  ]);
});

test('around a centre nothing is a value like any other', () => {
  const days = { from: NEW_YEAR, value: Float64Array.of(-4, -1, 0, 1, 4) };
  expect(renderCalendar({ days, centre: 0, scale: 'linear' }).looks()).toEqual(['0', '1', '2', '3', '4']);
});

test('nothing and incomplete days do not pull the cut points', () => {
  renderCalendar({ days: mixed });
  const legend = screen.getByRole('list', { name: 'Show only' });
  expect(
    within(legend)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['None', '–18.0', '18.0–26.0', '26.0–34.0', '34.0–42.0', '42.0–', 'No data', 'Incomplete']);
});

test('colours may compare with a reference instead of the days drawn', () => {
  renderCalendar({ reference: Float64Array.of(0, 100, 200, 300, 400, 500), scale: 'linear' });
  expect(screen.getByRole('button', { name: '180.0–260.0' })).toBeInTheDocument();
});

test('a look chosen in the legend dims the others until it is put back', async () => {
  const { looks } = renderCalendar({ days: mixed });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'None' }));
  expect(screen.getByRole('button', { name: 'None' })).toHaveAttribute('aria-pressed', 'true');
  expect(looks().filter((look) => !look.endsWith('-'))).toEqual(['5']);
  await user.click(screen.getByRole('button', { name: 'None' }));
  expect(looks().some((look) => look.endsWith('-'))).toBe(false);
});

test('incomplete days stand out whatever they hold', async () => {
  const { looks } = renderCalendar({ days: mixed });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Incomplete' }));
  expect(looks().filter((look) => !look.endsWith('-'))).toEqual(['4p']);
});

test('at rest the panel tells the last day that has a value', () => {
  const days = { from: NEW_YEAR, value: Float64Array.of(5, 7, Number.NaN) };
  expect(renderCalendar({ days }).panel()).toMatch(/Steps 7 steps.*on 2026-01-02$/);
});

test.each([
  ['{ArrowLeft}', 'on 2026-04-10: Steps 100 steps, Percentile P99.5'],
  ['{End}{ArrowUp}', 'on 2026-04-09: Steps 99 steps, Percentile P98.5'],
  ['{End}{ArrowLeft}', 'on 2026-04-03: Steps 93 steps, Percentile P92.5'],
  ['{Home}{PageDown}', 'on 2026-02-01: Steps 32 steps, Percentile P31.5'],
])('after %s a screen reader says "%s"', async (keys, text) => {
  const { said } = renderCalendar();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard(keys);
  expect(said()).toBe(text);
});

test('a day without data says so, and an incomplete one has no percentile', async () => {
  const { said } = renderCalendar({ days: mixed });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{End}');
  expect(said()).toBe('on 2026-01-08: Steps 60 steps, Incomplete');
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(said()).toBe('on 2026-01-04: No data');
});

test('Enter and a click open the day', async () => {
  const onOpen = vi.fn<(day: LocalDay) => void>();
  const { plot } = renderCalendar({ onOpen });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}{Enter}');
  // Happy-dom lays nothing out: the observed width decides, and 1 January lies in the fourth row.
  const cell = plot.querySelector('[data-look="0"]')?.getAttribute('d') ?? '';
  const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(cell) ?? [];
  fireEvent.pointerDown(plot, { clientX: Number(x), clientY: Number(y), pointerType: 'mouse' });
  fireEvent.click(plot);
  expect(onOpen.mock.calls).toEqual([[NEW_YEAR], [NEW_YEAR]]);
});

test('ten years take few nodes', () => {
  const value = Float64Array.from({ length: 3652 }, (_, index) => index % 97);
  // A real date.
  const { container } = renderCalendar({ days: { from: '2017-01-01' as LocalDay, value } });
  expect(container.querySelectorAll('*').length).toBeLessThan(600);
});

test('the table has a row per day that has a value', async () => {
  renderCalendar({ days: mixed });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show as table' }));
  const rows = within(screen.getByRole('table', { name: 'Steps by day' })).getAllByRole('row');
  expect(rows).toHaveLength(1 + 7);
  expect(rows[7]?.querySelector('time')).toHaveAttribute('datetime', '2026-01-08');
  expect(rows[7]).toHaveTextContent(/^on 2026-01-0860Incomplete$/);
});

test('by month the table tells how many days are complete, their mean and their extremes', async () => {
  const value = Float64Array.from({ length: 33 }, (_, index) => index + 1);
  const partial = new Uint8Array(33);
  partial[32] = 1;
  renderCalendar({ days: { from: NEW_YEAR, value, partial }, tableBy: 'month' });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show as table' }));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  const cells = rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells).toEqual([
    ['in 2026-01', '31', '16', '1', '31'],
    ['in 2026-02', '1', '32', '32', '32'],
  ]);
});

test('a calendar without a value is outlines alone and claims no cut points', () => {
  const { looks, panel } = renderCalendar({
    days: { from: NEW_YEAR, value: new Float64Array(9).fill(Number.NaN) },
  });
  expect(looks()).toEqual(['6']);
  expect(panel()?.trim()).toBe('');
  expect(screen.getAllByRole('button', { pressed: false }).map((button) => button.textContent)).toEqual([
    'No data',
  ]);
});

test('a calendar without days is drawn without complaint', () => {
  expect(renderCalendar({ days: { from: NEW_YEAR, value: new Float64Array(0) } }).looks()).toEqual([]);
});

test('one value alone is told as such', () => {
  const { looks } = renderCalendar({ days: { from: NEW_YEAR, value: Float64Array.of(7) } });
  expect(looks()).toEqual(['4']);
  expect(screen.getByRole('button', { name: '7.0–' })).toBeInTheDocument();
});

test('on a telephone a year is cut into strips, and keys walk on from one to the next', async () => {
  observeSize(296, 300);
  const value = new Float64Array(365).fill(3);
  const { container, said } = renderCalendar({ days: { from: NEW_YEAR, value } });
  const names = [...container.querySelectorAll('text')].map((text) => text.textContent);
  expect(names.filter((name) => name === 'w1').length).toBeGreaterThan(1);
  expect(names.filter((name) => name === '2026')).toHaveLength(1);
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}{PageDown}{PageDown}{PageDown}{PageDown}{ArrowLeft}');
  expect(said()).toContain('on 2026-04-24');
});
