import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { TimeSeriesChartProps } from '#charts/TimeSeriesChart.tsx';
import type { WindowPhase } from '#charts/use-window.ts';

import { DAY, renderChart, trend } from './render-chart.tsx';

/** happy-dom lays nothing out. */
const STRIP_PX = 390 + 16;
const extent = { from: -20 * DAY, to: 19 * DAY };

function renderStrip(change: Partial<TimeSeriesChartProps> = {}) {
  const onWindow = vi.fn<(from: number, to: number, phase: WindowPhase) => void>();
  const chart = renderChart({ extent, overview: [trend], minWindowSec: DAY, onWindow, from: 0, ...change });
  const strip = screen.getByRole('group', { name: 'The whole history' });
  vi.spyOn(strip, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, STRIP_PX, 44));
  const grip = (name: string) => within(strip).getByRole('slider', { name });
  const last = () => {
    const [from = 0, to = 0, phase] = onWindow.mock.lastCall ?? [];
    return [phase, Math.round((10 * from) / DAY) / 10, Math.round((10 * to) / DAY) / 10];
  };
  return { ...chart, strip, grip, last, onWindow };
}

/** Pixels on the strip at which a day lies. */
function xOf(day: number): number {
  return 8 + (day + 20) * 10;
}

function drag(strip: HTMLElement, grip: HTMLElement, from: number, to: number) {
  fireEvent.pointerDown(grip, { clientX: xOf(from), button: 0, pointerId: 1 });
  fireEvent.pointerMove(strip, { clientX: xOf(to), pointerId: 1 });
  fireEvent.pointerUp(strip, { clientX: xOf(to), pointerId: 1 });
}

test('the strip shows the whole history', () => {
  const { strip } = renderStrip();
  expect(strip.querySelector('path')?.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L/);
});

test('without an extent, or without a listener, there is no strip', () => {
  renderChart({ overview: [trend], extent });
  expect(screen.queryByRole('group')).toBeNull();
});

test('its window and both ends are sliders that tell where they are', () => {
  const { grip } = renderStrip();
  expect(grip('Where the picture begins')).toHaveAttribute('aria-valuetext', 'day 0');
  expect(grip('Where the picture ends')).toHaveAttribute('aria-valuetext', 'day 19');
  expect(grip('What the picture shows')).toHaveAttribute('aria-valuetext', 'day 0 – day 19');
});

test.each([
  ['Where the picture begins', 0, -10, [-10, 19]],
  ['Where the picture ends', 19, 9, [0, 9]],
  ['What the picture shows', 5, 0, [-5, 14]],
  ['What the picture shows', 5, -19, [-20, -1]],
])('"%s" dragged from day %i to %i shows the days %j', (name, from, to, days) => {
  const { strip, grip, last } = renderStrip();
  drag(strip, grip(name), from, to);
  expect(last()).toEqual(['end', ...days]);
});

test('one end never passes the other', () => {
  const { strip, grip, last } = renderStrip();
  drag(strip, grip('Where the picture begins'), 0, 30);
  expect(last()).toEqual(['end', 18, 19]);
});

test('a press beside the window brings it there', () => {
  const { strip, last } = renderStrip({ from: 9 * DAY });
  fireEvent.pointerDown(strip, { clientX: xOf(-10), button: 0, pointerId: 1 });
  expect(last()).toEqual(['move', -15, -5]);
});

test('a drag that is cancelled leaves the window as it was', () => {
  const { strip, grip, last } = renderStrip();
  fireEvent.pointerDown(grip('Where the picture begins'), { clientX: xOf(0), button: 0, pointerId: 1 });
  fireEvent.pointerMove(strip, { clientX: xOf(-9), pointerId: 1 });
  fireEvent.pointerCancel(strip, { pointerId: 1 });
  expect(last()).toEqual(['cancel', 0, 19]);
});

test.each([
  ['Where the picture begins', '{ArrowLeft}', [-1.9, 19]],
  ['Where the picture begins', '{ArrowRight}', [1.9, 19]],
  ['Where the picture ends', '{ArrowLeft}', [0, 17.1]],
  ['What the picture shows', '{ArrowLeft}{ArrowLeft}', [-3.8, 15.2]],
  ['What the picture shows', '{PageDown}', [-19, 0]],
  ['What the picture shows', '{Home}', [-20, -1]],
])('on "%s" the keys %s show the days %j', async (name, keys, days) => {
  const { grip, last } = renderStrip();
  const user = userEvent.setup();
  grip(name).focus();
  await user.keyboard(keys);
  expect(last()).toEqual(['move', ...days]);
});

test('the picture of the history is not drawn again while the window moves', () => {
  const { strip, grip } = renderStrip();
  const path = strip.querySelector('path');
  const observer = new MutationObserver(() => {});
  if (path !== null) observer.observe(path, { attributes: true });
  drag(strip, grip('What the picture shows'), 5, 0);
  expect(strip.querySelector('path')).toBe(path);
  expect(observer.takeRecords()).toEqual([]);
});
