import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { LaneChart, type LaneChartProps } from '#charts/LaneChart.tsx';
import type { Lane } from '#charts/lane-layout.ts';

import { englishWords } from './english-words.ts';
import { observeSize } from './observe-size.ts';

const HOUR = 3600;

function laneOf(id: string, kind: 'line' | 'bars', count: number): Lane {
  const at = Float64Array.from({ length: count }, (_, index) => index * ((24 * HOUR) / count));
  const value = Float64Array.from(at, (_, index) => 50 + (index % 7));
  const series = { id, label: id, tone: 'primary' as const, axis: id, at, value };
  return {
    id,
    label: id,
    height: 80,
    axis: { id, side: 'left', unit: 'u', minSpan: 10, formatTick: String, formatValue: String },
    series: [
      kind === 'line' ? { ...series, kind } : { ...series, kind, lengthSec: (24 * HOUR) / count },
      { ...series, id: `${id}-usual`, kind: 'band', upper: value.map((one) => one + 5) },
    ],
  };
}

const lanes = [laneOf('pulse', 'line', 144), laneOf('steps', 'bars', 96)];

function buildProps(change: Partial<LaneChartProps> = {}): LaneChartProps {
  return {
    name: 'A day',
    lanes,
    events: [
      { id: 'run', kind: 'workout', label: 'Run', spoken: 'Run 9–10', at: 9 * HOUR, to: 10 * HOUR },
      { id: 'weight', kind: 'pin', label: '80 kg', spoken: 'Weighed 80 kg', at: 7 * HOUR },
    ].toSorted((a, b) => a.at - b.at) as LaneChartProps['events'],
    from: 0,
    to: 24 * HOUR,
    extent: { from: 0, to: 24 * HOUR },
    minWindowSec: 300,
    clock: () => ({ ticks: [{ at: 12 * HOUR, label: '12' }], seams: [{ at: 2 * HOUR, label: '+1 h' }] }),
    formatTime: (at) => `at ${Math.round(at / 360) / 10}`,
    formatWindow: (from, to) => `${from / HOUR} to ${to / HOUR}`,
    reading: (at) => ({ at, lines: [{ label: 'Pulse', value: String(Math.round(at / HOUR)) }] }),
    words: englishWords,
    ...change,
  };
}

function renderLanes(change: Partial<LaneChartProps> = {}) {
  observeSize(800, 400);
  const { container } = render(<LaneChart {...buildProps(change)} />);
  const plot = screen.getByRole('application', { name: 'A day' });
  return { container, plot, said: () => container.querySelector('[aria-live="polite"]')?.textContent };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('each series of each lane is one path, however many data it has', () => {
  const { container } = renderLanes({
    lanes: [laneOf('pulse', 'line', 1440), laneOf('steps', 'bars', 1440)],
  });
  expect(container.querySelectorAll('path[data-series="steps"]')).toHaveLength(1);
  expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(100);
});

test('names its lanes, its seam, its events and its times', () => {
  const { plot } = renderLanes();
  const texts = [...plot.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining(['pulseu', 'stepsu', '+1 h', 'Run', '80 kg', '12']));
});

test('keys read from datum to datum, and not what is usual', async () => {
  const user = userEvent.setup();
  const { plot, said } = renderLanes({ lanes: [lanes[1] ?? laneOf('steps', 'bars', 96)] });
  plot.focus();
  await user.keyboard('{Home}');
  // The middle of the first quarter of an hour.
  expect(said()).toBe('at 0.1: Pulse 0');
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(said()).toBe('at 1.9: Pulse 2');
});

test('the square brackets go from event to event', async () => {
  const user = userEvent.setup();
  const { plot, said } = renderLanes();
  plot.focus();
  await user.keyboard('{Home}]');
  expect(said()).toContain('Weighed 80 kg');
  await user.keyboard(']');
  expect(said()).toContain('Run 9–10');
  await user.keyboard('[[');
  expect(said()).toContain('Weighed 80 kg');
});

test('a stretch that is drawn is told to the minute', () => {
  const onWindow = vi.fn<(from: number, to: number, phase: string) => void>();
  const { plot } = renderLanes({ onWindow });
  plot.setPointerCapture = () => {};
  fireEvent.pointerDown(plot, { clientX: 200, clientY: 100, button: 0, pointerId: 1 });
  fireEvent.pointerMove(plot, { clientX: 400, clientY: 100, pointerId: 1 });
  fireEvent.pointerUp(plot, { clientX: 400, clientY: 100, pointerId: 1 });
  expect(onWindow).toHaveBeenCalledOnce();
  const [from = 0, to = 0, phase] = onWindow.mock.calls[0] ?? [];
  expect([from > 4 * HOUR, to < 14 * HOUR, to - from > 5 * HOUR, phase]).toEqual([true, true, true, 'end']);
});

test('a band of an event reaches through all lanes, an instant is a pin', () => {
  const { container } = renderLanes();
  expect(container.querySelectorAll('[data-kind="workout"] rect')).toHaveLength(1);
  expect(container.querySelectorAll('[data-kind]')).toHaveLength(1);
});
