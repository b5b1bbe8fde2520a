import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { HourHeatMap } from '#charts/HourHeatMap.tsx';

import { observeSize } from './observe-size.ts';

const columns = Array.from({ length: 28 }, (_, day) => `${day + 1} Nov`);
const rows = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
const value = Float64Array.from({ length: 28 * 24 }, (_, index) => {
  if (index % 24 < 6) return Number.NaN;
  return index % 24 === 6 ? 0 : index;
});

function renderMap(onOpen = vi.fn<(column: number) => void>()) {
  const { container } = render(
    <HourHeatMap
      name="Steps by hour"
      columns={columns}
      rows={rows}
      value={value}
      read={(column, row) => `${columns[column]}, ${rows[row]}`}
      formatValue={(steps) => `${steps} steps`}
      formatCut={(steps) => String(Math.round(steps))}
      words={{
        roleDescription: 'heat map',
        keyboardHint: 'Arrow keys move.',
        legend: 'Show only',
        zero: 'None',
        noData: 'Unknown',
        range: (from, to) => `${from} to ${to}`,
        below: (to) => `below ${to}`,
        above: (from) => `${from} and more`,
      }}
      onOpen={onOpen}
    />,
  );
  const plot = screen.getByRole('application', { name: 'Steps by hour' });
  return {
    container,
    plot,
    onOpen,
    said: () => container.querySelector('[aria-live="polite"]')?.textContent,
  };
}

beforeEach(() => {
  observeSize(640, 340);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('cells of one look are one path', () => {
  const { container } = renderMap();
  // Five colours, nothing, and not known.
  expect(container.querySelectorAll('[role="application"] path[data-look]')).toHaveLength(7);
});

test('keys move by hour and by day, and say unknown apart from none', async () => {
  const user = userEvent.setup();
  const { plot, said } = renderMap();
  plot.focus();
  await user.keyboard('{Home}');
  expect(said()).toBe('1 Nov, 0:00: Unknown');
  await user.keyboard('{ArrowDown>6/}');
  expect(said()).toBe('1 Nov, 6:00: 0 steps');
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(said()).toBe('2 Nov, 7:00: 31 steps');
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(said()).toBe('9 Nov, 7:00: 199 steps');
});

test('Enter and a click open the day of a cell', async () => {
  const user = userEvent.setup();
  const { plot, onOpen } = renderMap();
  plot.focus();
  await user.keyboard('{Home}{ArrowRight}{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(1);
  fireEvent.pointerMove(plot, { clientX: 630, clientY: 20 });
  fireEvent.click(plot);
  expect(onOpen).toHaveBeenLastCalledWith(27);
});

test('the legend names the colours by their cuts', () => {
  renderMap();
  const keys = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(keys[0]).toBe('None');
  expect(keys.at(-1)).toBe('Unknown');
  expect(keys).toHaveLength(7);
});
