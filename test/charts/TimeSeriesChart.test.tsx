import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { seriesMark } from '#charts/time-series.ts';

import { buildLine, buildPoints, dailyPairs } from './build-series.ts';
import { axes, DAY, readings, renderChart, trend, xOfDay } from './render-chart.tsx';

function mostTicks(from: number, to: number) {
  return Array.from({ length: 16 }, (_, index) => ({
    at: from + ((to - from) * index) / 16,
    label: `${index} Mar`,
  }));
}

test('a line is one path', () => {
  const { container } = renderChart();
  expect(container.querySelectorAll('path[data-series="trend"]')).toHaveLength(1);
});

test('a line has one beginning per segment', () => {
  const series = buildLine([
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

test.each([20, 3650, 100_000])('%i data with all that a chart can have take at most 120 nodes', (count) => {
  const mark = new Uint8Array(count);
  mark[3] = seriesMark.manual;
  mark[7] = seriesMark.doubtful;
  const line = buildLine(dailyPairs(count));
  const { container } = renderChart({
    series: [
      { ...line, id: 'stems', kind: 'stems', foot: line.value, toneBelow: 'muted' },
      buildPoints(dailyPairs(count), { mark }),
      line,
    ],
    references: [{ id: 'goal', label: 'Goal 78 kg', value: 78 }],
    annotations: [{ id: 'note', label: 'Moved', at: DAY }],
    timeTicks: mostTicks,
    to: count * DAY,
    extent: { from: 0, to: count * DAY },
    overview: [line],
    resolutionText: ({ count }) => `${count} values`,
    onWindow: () => {},
  });
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
  const series = buildLine([[7 * DAY, 81.25]], { label: 'Reading' });
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

test.each([
  ['where the caller says', { restsAt: 7 * DAY }, 'day 7'],
  ['at the newest datum where that is out of view', { restsAt: 40 * DAY }, 'day 19'],
  ['at the newest datum where nothing is said', {}, 'day 19'],
])('the reading rests %s', (_, change, day) => {
  const { panel } = renderChart(change);
  expect(panel()).toContain(day);
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

test('a drag over a picture that grows meanwhile begins where the hand began it', () => {
  const onRangeSelect = vi.fn<(from: number, to: number) => void>();
  const { plot, update } = renderChart({ onRangeSelect });
  fireEvent.pointerDown(plot, { clientX: xOfDay(10), button: 0, pointerId: 1 });
  fireEvent.pointerMove(plot, { clientX: xOfDay(12), pointerId: 1 });
  // Nineteen days more arrive at the left: what was the middle is three quarters to the right.
  update({ onRangeSelect, from: -19 * DAY });
  fireEvent.pointerUp(plot, { clientX: xOfDay(16), pointerId: 1 });
  const [from = 0, to = 0] = onRangeSelect.mock.calls[0] ?? [];
  expect(from / DAY).toBeCloseTo(10, 3);
  expect(to / DAY).toBeCloseTo(-19 + 32, 3);
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
  const longer = buildPoints(dailyPairs(25));
  update({ series: [longer], to: 24 * DAY });
  expect(panel()).toContain('day 7');
});

test('without data the picture is an empty frame and no key reads anything', async () => {
  const { said, container } = renderChart({ series: [buildLine([])] });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowLeft}');
  expect(said()).toBe('');
  expect(container.querySelector('[data-series]')?.getAttribute('d')).toBe('');
});

test('two axes with their own units stand on either side of the plot', () => {
  const steps = { ...line9000(), axis: 'steps' };
  const { container } = renderChart({
    axes: [...axes, { ...axisOf('steps'), side: 'right', unit: 'steps', minSpan: 1000, tickSteps: [1000] }],
    series: [trend, steps],
  });
  const texts = [...container.querySelectorAll('text')];
  const xOf = (label: string) => Number(texts.find((text) => text.textContent === label)?.getAttribute('x'));
  expect(xOf('kg')).toBeLessThan(100);
  expect(xOf('steps')).toBeGreaterThan(540);
  expect(texts.map((text) => text.textContent)).toEqual(expect.arrayContaining(['80', '9000']));
});

test('an axis without a side scales its series and has no labels', () => {
  const hidden = { ...line9000(), axis: 'hidden' };
  const { container, path } = renderChart({
    axes: [...axes, { ...axisOf('hidden'), side: 'none', unit: 'secret' }],
    series: [trend, hidden],
  });
  expect([...container.querySelectorAll('text')].map((text) => text.textContent)).not.toContain('secret');
  // Right in the middle of its own scale, whatever the other axis shows.
  expect(path('high')?.getAttribute('d')).toMatch(/^M-?[\d.]+ 121L/);
});

test('a line may be told apart by its dashes, in the plot and in the legend', () => {
  const { container } = renderChart({ series: [buildLine(dailyPairs(20), { dash: 'dashed' })] });
  expect(container.querySelectorAll('path[data-dash="dashed"]')).toHaveLength(2);
});

test('a range is a stripe between its ends', () => {
  const { container } = renderChart({
    ranges: [{ id: 'goal', label: 'Goal', low: 79, high: 81 }],
  });
  const stripe = container.querySelector('[data-range="goal"]');
  expect(Number(stripe?.getAttribute('height'))).toBeGreaterThan(10);
  expect(screen.getByText('Goal')).toBeInTheDocument();
});

test('a range that has to be shown is, however far from the data', () => {
  const ranges = [{ id: 'goal', label: 'Goal', low: 60, high: 62, isAlwaysShown: true }];
  const { container } = renderChart({ ranges });
  expect(container.querySelector('[data-range="goal"]')).not.toBeNull();
});

test('a range out of sight is left out where it does not have to be shown', () => {
  const ranges = [{ id: 'goal', label: 'Goal', low: 60, high: 62 }];
  expect(renderChart({ ranges }).container.querySelector('[data-range="goal"]')).toBeNull();
});

test('notes are flags above the plot, those in view', () => {
  const { container } = renderChart({
    annotations: [
      { id: 'a', label: 'Moved', at: 3 * DAY },
      { id: 'b', label: 'Ill', at: 9 * DAY, to: 12 * DAY },
      { id: 'c', label: 'Later', at: 40 * DAY },
    ],
  });
  expect(container.querySelector('[data-annotations="2"]')).not.toBeNull();
  const texts = [...container.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining(['Moved', 'Ill']));
  expect(texts).not.toContain('Later');
});

test('names of notes that would lie over each other are left out', () => {
  const { container } = renderChart({
    annotations: [
      { id: 'a', label: 'A long name of a note', at: 3 * DAY },
      { id: 'b', label: 'Ill', at: 3.5 * DAY },
    ],
  });
  const texts = [...container.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toContain('Ill');
  expect(texts).not.toContain('A long name of a note');
});

test.each([
  [']', 'day 3: Moved, Reading r3, Trend t3'],
  [']]', 'day 9: Ill, Reading r9, Trend t9'],
  ['][', 'day 3: Moved, Reading r3, Trend t3'],
  ['[', 'day 9: Ill, Reading r9, Trend t9'],
])('the keys %s go from note to note', (keys, text) => {
  const { plot, said } = renderChart({
    annotations: [
      { id: 'a', label: 'Moved', at: 3 * DAY },
      { id: 'b', label: 'Ill', at: 9 * DAY },
    ],
  });
  for (const key of keys) fireEvent.keyDown(plot, { key });
  expect(said()).toBe(text);
});

test('what a picture keeps of its data is said in the words of the caller', () => {
  renderChart({ resolutionText: ({ count, kept }) => `${count} values, ${kept}` });
  expect(screen.getByText('20 values, all')).toBeInTheDocument();
});

test('where several series have different instants, each tells its nearest value', () => {
  const { plot, panel } = renderChart({
    series: [
      buildLine([
        [6.9 * DAY, 81],
        [12 * DAY, 82],
      ]),
      buildPoints([
        [7 * DAY, 80],
        [12.2 * DAY, 83],
      ]),
    ],
    reading: () => null,
  });
  fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
  expect(panel()).toMatch(/Trend 81\.0 kg\s*Readings 80\.0 kg/);
});

test('a series with nothing near the crosshair has nothing to say', () => {
  const { plot, panel } = renderChart({
    series: [buildLine([[2 * DAY, 81]]), buildPoints([[12 * DAY, 83]])],
    reading: () => null,
  });
  fireEvent.pointerMove(plot, { clientX: xOfDay(12) });
  expect(panel()).toMatch(/^Readings 83\.0 kg\s*day 12$/);
});

function axisOf(id: string) {
  return {
    ...axes[0],
    id,
    side: 'left' as const,
    unit: '',
    minSpan: 1,
    formatTick: String,
    formatValue: String,
  };
}

function line9000() {
  return buildLine(
    [
      [0, 9000],
      [19 * DAY, 9000],
    ],
    { id: 'high', label: 'High' },
  );
}

test('a grid line runs through every tick of the first axis', () => {
  const { container } = renderChart();
  const lines = [...container.querySelectorAll('.recharts-cartesian-grid line')];
  const ticks = [...container.querySelectorAll('text')].filter((text) =>
    /^\d\d$/.test(text.textContent ?? ''),
  );
  expect(lines.length).toBeGreaterThan(3);
  expect(new Set(lines.map((line) => roundedAttribute(line, 'y1')))).toEqual(
    new Set(ticks.map((text) => roundedAttribute(text, 'y'))),
  );
});

function roundedAttribute(element: Element, name: string): number {
  return Math.round(Number(element.getAttribute(name)));
}
