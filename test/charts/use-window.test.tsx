import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { TimeSeriesChartProps } from '#charts/TimeSeriesChart.tsx';
import type { WindowPhase } from '#charts/use-window.ts';

import { DAY, renderChart, xOfDay } from './render-chart.tsx';

const extent = { from: -20 * DAY, to: 19 * DAY };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function renderMovable(change: Partial<TimeSeriesChartProps> = {}) {
  const onWindow = vi.fn<(from: number, to: number, phase: WindowPhase) => void>();
  const chart = renderChart({ extent, minWindowSec: DAY, onWindow, ...change });
  const days = () =>
    onWindow.mock.calls.map(([from, to, phase]) => [phase, Math.round(from / DAY), Math.round(to / DAY)]);
  const drawn = () => chart.path('trend')?.getAttribute('d');
  return { ...chart, onWindow, days, drawn };
}

/** happy-dom's wheel has no keys and no place. */
function turnWheel(plot: Element, deltaY: number, keys: MouseEventInit = { ctrlKey: true }) {
  const event = new MouseEvent('wheel', { ...keys, clientX: xOfDay(9.5), bubbles: true, cancelable: true });
  return fireEvent(plot, Object.assign(event, { deltaY, deltaMode: 0 }));
}

function finger(pointerId: number, day: number) {
  return { pointerId, pointerType: 'touch', clientX: xOfDay(day) };
}

function rest(ms = 300) {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe('the wheel', () => {
  test('with Ctrl looks closer at the pointer, at once, and settles when it rests', () => {
    const { plot, days, drawn } = renderMovable();
    const before = drawn();
    turnWheel(plot, -100);
    expect(drawn()).not.toBe(before);
    expect(days()).toEqual([['move', 3, 16]]);
    rest();
    expect(days().at(-1)).toEqual(['end', 3, 16]);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }])('with %o does not zoom the page as a whole', (keys) => {
    const { plot } = renderMovable();
    expect(turnWheel(plot, -100, keys)).toBe(false);
  });

  test('alone scrolls the page', () => {
    const { plot, onWindow } = renderMovable();
    expect(turnWheel(plot, -100, {})).toBe(true);
    expect(onWindow).not.toHaveBeenCalled();
  });

  test('several turns are one gesture', () => {
    const { plot, days } = renderMovable();
    turnWheel(plot, -100);
    rest(100);
    turnWheel(plot, -100);
    rest();
    expect(days().map(([phase]) => phase)).toEqual(['move', 'move', 'end']);
  });

  test('stops at the bounds', () => {
    const { plot, days } = renderMovable();
    for (let turn = 0; turn < 12; turn += 1) turnWheel(plot, 100);
    expect(days().at(-1)).toEqual(['move', -20, 19]);
  });

  test('against a bound says nothing', () => {
    const { plot, onWindow } = renderMovable({ extent: { from: 0, to: 19 * DAY } });
    turnWheel(plot, 100);
    rest(1000);
    expect(onWindow).not.toHaveBeenCalled();
  });

  test('stops at the shortest window', () => {
    const { plot, onWindow } = renderMovable();
    for (let turn = 0; turn < 20; turn += 1) turnWheel(plot, -100);
    const [from = 0, to = 0] = onWindow.mock.lastCall ?? [];
    expect(to - from).toBe(DAY);
  });

  test('does nothing where nobody wants to hear of it', () => {
    const { plot } = renderChart({ extent });
    expect(turnWheel(plot, -100)).toBe(true);
  });
});

describe('a window that is moved', () => {
  test('follows a drag with Shift', () => {
    const { plot, days } = renderMovable();
    fireEvent.pointerDown(plot, { clientX: xOfDay(5), button: 0, shiftKey: true, pointerId: 1 });
    fireEvent.pointerMove(plot, { clientX: xOfDay(9), pointerId: 1 });
    fireEvent.pointerUp(plot, { clientX: xOfDay(9), pointerId: 1 });
    expect(days()).toEqual([
      ['move', -4, 15],
      ['end', -4, 15],
    ]);
  });

  test('returns where Escape is pressed', () => {
    const { plot, days, drawn } = renderMovable();
    const before = drawn();
    fireEvent.pointerDown(plot, { clientX: xOfDay(5), button: 0, shiftKey: true, pointerId: 1 });
    fireEvent.pointerMove(plot, { clientX: xOfDay(9), pointerId: 1 });
    fireEvent.keyDown(plot, { key: 'Escape' });
    fireEvent.pointerUp(plot, { clientX: xOfDay(9), pointerId: 1 });
    expect(days()).toEqual([
      ['move', -4, 15],
      ['cancel', 0, 19],
    ]);
    expect(drawn()).toBe(before);
  });

  test('leaves the frame of axes and grid untouched', async () => {
    const { plot, container } = renderMovable();
    const frame = container.querySelector('.recharts-surface');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    if (frame !== null)
      observer.observe(frame, { subtree: true, childList: true, attributes: true, characterData: true });
    fireEvent.pointerDown(plot, { clientX: xOfDay(5), button: 0, shiftKey: true, pointerId: 1 });
    for (let day = 5; day < 9; day += 0.25)
      fireEvent.pointerMove(plot, { clientX: xOfDay(day), pointerId: 1 });
    await Promise.resolve();
    expect(frame).not.toBeNull();
    expect(changes.concat(observer.takeRecords())).toEqual([]);
  });

  test('goes back to the range of a page that does not follow', () => {
    const { plot, drawn } = renderMovable();
    const before = drawn();
    turnWheel(plot, -100);
    rest();
    expect(drawn()).not.toBe(before);
    rest(1000);
    expect(drawn()).toBe(before);
  });

  test('gives way to the range that the page makes of it', () => {
    const { plot, update, drawn, onWindow } = renderMovable();
    turnWheel(plot, -100);
    rest();
    update({ extent, onWindow, from: 2 * DAY, to: 16 * DAY });
    const answered = drawn();
    rest(1000);
    expect(drawn()).toBe(answered);
  });

  test('is not disturbed by a page that follows every step', () => {
    const { plot, update, days, onWindow } = renderMovable();
    turnWheel(plot, -100);
    update({ extent, onWindow, from: 3 * DAY, to: 16 * DAY });
    turnWheel(plot, -100);
    rest();
    expect(days()).toEqual([
      ['move', 3, 16],
      ['move', 5, 14],
      ['end', 5, 14],
    ]);
  });

  test('tells its end to a page that takes the picture away', () => {
    const { plot, unmount, days } = renderMovable();
    turnWheel(plot, -100);
    unmount();
    expect(days().map(([phase]) => phase)).toEqual(['move', 'end']);
  });

  test('is told as a selected range to a page that only knows those', () => {
    const onRangeSelect = vi.fn<(from: number, to: number) => void>();
    const { plot } = renderChart({ extent, onRangeSelect });
    turnWheel(plot, -100);
    expect(onRangeSelect).not.toHaveBeenCalled();
    rest();
    expect(onRangeSelect).toHaveBeenCalledOnce();
  });
});

describe('two fingers', () => {
  test('look closer when they part, and what they hold stays under them', () => {
    const { plot, days } = renderMovable();
    fireEvent.pointerDown(plot, finger(1, 8));
    fireEvent.pointerDown(plot, finger(2, 10));
    fireEvent.pointerMove(plot, finger(1, 7));
    fireEvent.pointerMove(plot, finger(2, 11));
    // What two of nineteen days held now takes four of them: half as much is seen.
    expect(days().at(-1)).toEqual(['move', 5, 14]);
    fireEvent.pointerUp(plot, finger(2, 11));
    expect(days().at(-1)).toEqual(['end', 5, 14]);
  });

  test('move the window when they move together', () => {
    const { plot, days } = renderMovable();
    fireEvent.pointerDown(plot, finger(1, 4));
    fireEvent.pointerDown(plot, finger(2, 8));
    fireEvent.pointerMove(plot, finger(1, 7));
    fireEvent.pointerMove(plot, finger(2, 11));
    expect(days().at(-1)).toEqual(['move', -3, 16]);
  });

  test('leave the window as it was when the browser takes them away', () => {
    const { plot, days } = renderMovable();
    fireEvent.pointerDown(plot, finger(1, 8));
    fireEvent.pointerDown(plot, finger(2, 10));
    fireEvent.pointerMove(plot, finger(2, 12));
    fireEvent.pointerCancel(plot, finger(2, 12));
    expect(days().at(-1)).toEqual(['cancel', 0, 19]);
  });
});

describe('the keys', () => {
  test.each([
    ['+', 3, 16],
    ['=', 3, 16],
    ['-', -9, 19],
  ])('%s looks closer or wider, and says what is seen', (key, from, to) => {
    const { plot, days, said } = renderMovable({ formatWindow: (from, to) => `${from}–${to}` });
    fireEvent.keyDown(plot, { key });
    expect(days()).toEqual([['move', from, to]]);
    expect(said()).toMatch(/–/);
    rest();
    expect(days().at(-1)).toEqual(['end', from, to]);
  });

  test('a zoom by key keeps the reading where it is', () => {
    const { plot, panel } = renderMovable();
    fireEvent.pointerMove(plot, { clientX: xOfDay(7) });
    fireEvent.keyDown(plot, { key: '+' });
    expect(panel()).toContain('day 7');
  });

  test('that zoom are told where one can', () => {
    renderMovable();
    expect(screen.getByText(/Plus and minus look closer and wider\./)).toBeInTheDocument();
  });
});
