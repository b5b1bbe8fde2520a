import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';

import { Hypnogram, type HypnogramProps } from '#charts/Hypnogram.tsx';
import type { Bout, StageSegment } from '#charts/night-stages.ts';

import { englishWords } from './english-words.ts';
import { stageLabels } from './stage-labels.ts';

const MINUTE = 60;

/** An hour: awake, deep, nothing for ten minutes, deep again, REM. */
const night: readonly StageSegment[] = [
  { from: 0, to: 10 * MINUTE, stage: 'awake' },
  { from: 10 * MINUTE, to: 20 * MINUTE, stage: 'deep' },
  { from: 30 * MINUTE, to: 50 * MINUTE, stage: 'deep' },
  { from: 50 * MINUTE, to: 60 * MINUTE, stage: 'rem' },
];

function buildProps(change: Partial<HypnogramProps> = {}): HypnogramProps {
  return {
    figure: { name: 'Sleep on 1 January', summary: '', words: englishWords },
    segments: night,
    from: 0,
    to: 60 * MINUTE,
    stageLabels,
    clock: () => ({ ticks: [{ at: 0, label: '00:00' }], seams: [] }),
    formatSpan: (from, to) => `${from / MINUTE}–${to / MINUTE}`,
    formatDuration: (sec) => `${sec / MINUTE} min`,
    formatOrdinal: (ordinal, count) => `${ordinal} of ${count}`,
    formatTime: (at) => `minute ${at / MINUTE}`,
    formatDurationCell: (sec) => String(sec / MINUTE),
    toDatetime: (at) => new Date(at * 1000).toISOString(),
    tableCaption: 'Stages of the night',
    words: {
      roleDescription: 'hypnogram',
      keyboardHint: 'Arrow keys read stage by stage.',
      legend: 'Show only',
      from: 'From',
      until: 'Until',
      stage: 'Stage',
      duration: 'Minutes',
    },
    ...change,
  };
}

function renderNight(change: Partial<HypnogramProps> = {}) {
  const onRender = vi.fn<() => void>();
  const { container } = render(
    <Profiler id="night" onRender={onRender}>
      <Hypnogram {...buildProps(change)} />
    </Profiler>,
  );
  const plot = screen.getByRole('application', { name: 'Sleep on 1 January' });
  return {
    container,
    onRender,
    plot,
    said: () => container.querySelector('[aria-live="polite"]')?.textContent,
    panel: () => container.querySelector('p')?.textContent,
    bar: (stage: string) => plot.querySelector(`[data-stage="${stage}"]`),
    texts: () => [...plot.querySelectorAll('text')].map((text) => text.textContent),
  };
}

test('lanes are named in laboratory order', () => {
  expect(renderNight().texts().slice(0, 4)).toEqual(['Wake', 'REM', 'Light (N1+N2)', 'Deep (N3)']);
});

test.each([
  ['{Home}', '0–10 Wake, 10 min, 1 of 1'],
  ['{Home}{ArrowRight}', '10–20 Deep (N3), 10 min, 1 of 2'],
  ['{Home}{ArrowRight}{ArrowRight}', '20–30 No data, 10 min'],
  ['{End}{ArrowLeft}', '30–50 Deep (N3), 20 min, 2 of 2'],
])('after %s a screen reader says "%s"', async (keys, text) => {
  const { said } = renderNight();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard(keys);
  expect(said()).toBe(text);
});

test('the pointer reads the bout at its time at any height, without a render', () => {
  const { plot, panel, onRender } = renderNight();
  onRender.mockClear();
  fireEvent.pointerMove(plot, { clientX: 600, clientY: 3 });
  expect(panel()).toMatch(/REM 10 min, 1 of 1\s*50–60$/);
  expect(onRender).not.toHaveBeenCalled();
});

test('among the names of the lanes the pointer reads nothing', () => {
  const { plot, panel } = renderNight();
  fireEvent.pointerMove(plot, { clientX: 20, clientY: 40 });
  expect(panel()?.trim()).toBe('');
});

test('rails hear of the bout that is read', () => {
  const onReading = vi.fn<(bout: Bout | null) => void>();
  const { plot } = renderNight({ onReading });
  fireEvent.pointerMove(plot, { clientX: 600 });
  fireEvent.pointerLeave(plot, { pointerType: 'mouse' });
  expect(onReading.mock.calls.map(([bout]) => bout?.kind ?? null)).toEqual(['rem', null]);
});

test('a stage chosen in the legend dims the others', async () => {
  const { bar } = renderNight();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Deep (N3)' }));
  expect(bar('deep')).not.toHaveAttribute('data-dimmed');
  expect(bar('awake')).toHaveAttribute('data-dimmed');
  expect(bar('rem')).toHaveAttribute('data-dimmed');
});

test('the legend names the stages that occur', () => {
  renderNight();
  const legend = screen.getByRole('list', { name: 'Show only' });
  expect(
    within(legend)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Wake', 'REM', 'Deep (N3)']);
});

test('a seam in the clock is named where it lies', () => {
  const { texts } = renderNight({
    clock: () => ({ ticks: [], seams: [{ at: 30 * MINUTE, label: '−1 h' }] }),
  });
  expect(texts()).toContain('−1 h');
});

test('an unknown state has a lane and a switch of its own name', () => {
  const segments: StageSegment[] = [...night, { from: 3600, to: 3660, stage: 'unknown', label: 'State 7' }];
  const { texts } = renderNight({ segments, to: 3660 });
  expect(texts()).toContain('State 7');
  expect(screen.getByRole('button', { name: 'State 7' })).toBeInTheDocument();
});

test('a night of a thousand bouts takes few nodes', () => {
  const stages = ['light', 'deep', 'rem', 'awake'] as const;
  const segments = Array.from({ length: 1000 }, (_, index) => ({
    from: index * 30,
    to: index * 30 + 30,
    stage: stages[index % 4] ?? 'light',
  }));
  expect(renderNight({ segments, to: 30_000 }).container.querySelectorAll('*').length).toBeLessThan(80);
});

test('the table has a row per bout and per hole', async () => {
  renderNight();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show as table' }));
  const rows = within(screen.getByRole('table', { name: 'Stages of the night' })).getAllByRole('row');
  const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells).toEqual([
    ['From', 'Until', 'Stage', 'Minutes'],
    ['minute 0', 'minute 10', 'Wake', '10'],
    ['minute 10', 'minute 20', 'Deep (N3)', '10'],
    ['minute 20', 'minute 30', 'No data', '10'],
    ['minute 30', 'minute 50', 'Deep (N3)', '20'],
    ['minute 50', 'minute 60', 'REM', '10'],
  ]);
  expect(rows[2]?.querySelector('time')).toHaveAttribute('datetime', '1970-01-01T00:10:00.000Z');
});

test('a night without data is four empty lanes and no key reads anything', async () => {
  const { said, plot } = renderNight({ segments: [] });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(said()).toBe('');
  expect(plot.querySelectorAll('[data-stage]')).toHaveLength(0);
});
