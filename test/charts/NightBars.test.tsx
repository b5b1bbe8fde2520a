import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { NightBars, type NightBarsProps } from '#charts/NightBars.tsx';
import type { NightColumn } from '#charts/night-bars.ts';
import type { LocalDay } from '#domain/time.ts';

import { buildColumn } from './build-night.ts';
import { englishWords } from './english-words.ts';
import { observeSize } from './observe-size.ts';
import { stageLabels } from './stage-labels.ts';

const HOUR = 3600;
const week = Array.from({ length: 7 }, (_, index) => buildColumn(index + 1, -1, 6 + index / 4));
const nap = { from: 13 * HOUR, to: 14 * HOUR, stage: 'light', isNap: true } as const;
const nothing: NightColumn = {
  ...buildColumn(8, 0, 0),
  bars: [],
  midSleep: null,
  duration: '',
  reading: { title: '8 January', lines: [{ label: '', value: 'No night recorded' }] },
  cells: [''],
};

function buildProps(change: Partial<NightBarsProps> = {}): NightBarsProps {
  return {
    figure: { name: 'Nights of the week', summary: '', words: englishWords },
    columns: week,
    earliest: -6 * HOUR,
    windows: [],
    targets: [],
    height: 360,
    stageLabels,
    formatHour: (hour) => `${hour}:00`,
    tableCaption: 'Nights',
    tableColumns: [{ header: 'Day' }, { header: 'Hours', numeric: true }],
    words: {
      roleDescription: 'chart',
      keyboardHint: 'Arrow keys read night by night.',
      legend: 'Show only',
      midSleep: 'Mid-sleep',
      nap: 'Nap',
    },
    ...change,
  };
}

function renderBars(change: Partial<NightBarsProps> = {}) {
  const { container } = render(<NightBars {...buildProps(change)} />);
  const plot = screen.getByRole('application', { name: 'Nights of the week' });
  return {
    container,
    plot,
    said: () => container.querySelector('[aria-live="polite"]')?.textContent,
    panel: () => container.querySelector('p')?.textContent,
    texts: () => [...plot.querySelectorAll('text')].map((text) => text.textContent),
    keys: () => screen.getAllByRole('listitem').map((item) => item.textContent),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('every night has its name and its duration', () => {
  expect(renderBars().texts()).toEqual(expect.arrayContaining(['d1', '7 h', 'd7', '8.5 h']));
});

test('the clock is beside the nights', () => {
  expect(renderBars().texts()).toEqual(expect.arrayContaining(['23:00', '0:00', '6:00']));
});

test('keys read night by night', async () => {
  const { said } = renderBars();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}{ArrowRight}');
  expect(said()).toBe('2 January: Asleep 7.25 h');
});

test('a night that was not recorded is told as such and draws nothing', () => {
  const { panel, plot } = renderBars({ columns: [nothing] });
  expect(panel()).toMatch(/No night recorded\s*8 January$/);
  expect(plot.querySelectorAll('[data-stage]')).toHaveLength(0);
});

test('a click opens the night under it', () => {
  const onOpen = vi.fn<(day: LocalDay) => void>();
  const { plot } = renderBars({ onOpen });
  // The last of seven columns ends at the right edge of the observed 640 px.
  fireEvent.pointerDown(plot, { clientX: 630, clientY: 100, pointerType: 'mouse' });
  fireEvent.click(plot);
  expect(onOpen.mock.calls).toEqual([['2026-01-07']]);
});

test('a stage chosen in the legend dims the others', async () => {
  const { plot } = renderBars();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Deep (N3)' }));
  expect(plot.querySelector('[data-stage="light"]')).toHaveAttribute('data-dimmed');
  expect(plot.querySelector('[data-stage="deep"]')).not.toHaveAttribute('data-dimmed');
});

test('naps, middles, windows and targets are explained where they occur, and only there', () => {
  const first = buildColumn(1, -1, 6);
  const { keys } = renderBars({
    columns: [{ ...first, bars: [...first.bars, nap] }],
    windows: [{ id: 'bed', label: 'Usual bedtime', from: -HOUR, to: 0 }],
    targets: [{ id: 'goal', label: 'Target 22:30', at: -1.5 * HOUR }],
  });
  expect(keys().slice(2)).toEqual(['Mid-sleep', 'Nap', 'Usual bedtime', 'Target 22:30']);
});

test('without naps, windows and targets none is explained', () => {
  expect(renderBars().keys().slice(2)).toEqual(['Mid-sleep']);
});

test('a month takes few nodes', () => {
  const columns = Array.from({ length: 31 }, (_, index) => buildColumn(index + 1, -1, 6));
  expect(renderBars({ columns }).container.querySelectorAll('*').length).toBeLessThan(200);
});

test('names of nights that would touch are left out, the newest stays', () => {
  const columns = Array.from({ length: 31 }, (_, index) => buildColumn(index + 1, -1, 6));
  const names = renderBars({ columns })
    .texts()
    .filter((text) => /^d\d+$/.test(text ?? ''));
  expect(names.length).toBeLessThan(31);
  expect(names).toContain('d31');
});

test('the table has a row per night', async () => {
  renderBars({ columns: [...week, nothing] });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show as table' }));
  const rows = within(screen.getByRole('table', { name: 'Nights' })).getAllByRole('row');
  expect(rows).toHaveLength(1 + 8);
  expect(rows[1]?.querySelector('time')).toHaveAttribute('datetime', '2026-01-01');
  expect([...(rows[1]?.children ?? [])].map((cell) => cell.textContent)).toEqual(['1 January', '7']);
});

test('a week without nights is drawn without complaint', () => {
  expect(renderBars({ columns: [] }).panel()?.trim()).toBe('');
});

test('on a telephone nights are rows, each with its name and duration, and time runs to the right', () => {
  observeSize(296, 300);
  const columns = Array.from({ length: 31 }, (_, index) => buildColumn(index + 1, -1, 6));
  const { plot, panel, texts } = renderBars({ columns });
  expect(texts().filter((text) => /^d\d+$/.test(text ?? ''))).toHaveLength(31);
  expect(texts().filter((text) => text === '7 h')).toHaveLength(31);
  const axis = 20;
  fireEvent.pointerMove(plot, { clientX: 100, clientY: axis + 1 });
  expect(panel()).toContain('1 January');
  fireEvent.pointerMove(plot, { clientX: 100, clientY: Number.parseFloat(plot.style.blockSize) - 6 });
  expect(panel()).toContain('31 January');
});
