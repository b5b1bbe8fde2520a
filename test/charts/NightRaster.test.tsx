import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { NightRaster, type NightRasterProps } from '#charts/NightRaster.tsx';
import { addDays, type LocalDay } from '#domain/time.ts';

import { englishWords } from './english-words.ts';
import { observeSize } from './observe-size.ts';
import { stageLabels } from './stage-labels.ts';

// A real date.
const FIRST = '2026-01-01' as LocalDay;

function rowsOf(count: number): NightRasterProps['rows'] {
  return Array.from({ length: count }, (_, index) => ({
    day: addDays(FIRST, index),
    label: index === 0 ? 'Jan' : '',
    note: index === 3 ? 'Asia/Tokyo' : '',
    isFree: index === 5,
    reading: { title: `Night ${index + 1}`, lines: [{ label: 'Asleep', value: `${index} h` }] },
    cells: [String(index)],
  }));
}

function renderRaster(count: number, onOpen?: (day: LocalDay) => void) {
  observeSize(600, 300);
  const props: NightRasterProps = {
    figure: { name: 'Sleep in rows', summary: '', words: englishWords },
    rows: rowsOf(count),
    tones: new Uint8Array((count + 1) * 1440),
    firstHour: 12,
    stageLabels,
    formatHour: (hour) => `${hour}:00`,
    tableCaption: 'Nights',
    tableColumns: [{ header: 'Day' }, { header: 'Hours', numeric: true }],
    words: {
      roleDescription: 'raster',
      keyboardHint: 'Arrow keys read night by night.',
      free: 'Free day',
      unknown: 'No data',
      asleep: 'Asleep',
    },
    ...(onOpen === undefined ? {} : { onOpen }),
  };
  const { container } = render(<NightRaster {...props} />);
  return {
    plot: screen.getByRole('application', { name: 'Sleep in rows' }),
    said: () => container.querySelector('[aria-live="polite"]')?.textContent,
    texts: () => [...container.querySelectorAll('text')].map((text) => text.textContent),
    keys: () => screen.getAllByRole('listitem').map((item) => item.textContent),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('is read row by row, a week at a time with Shift', async () => {
  const { plot, said } = renderRaster(28);
  plot.focus();
  await userEvent.keyboard('{Home}');
  expect(said()).toBe('Night 1: Asleep 0 h');
  await userEvent.keyboard('{ArrowDown}');
  expect(said()).toBe('Night 2: Asleep 1 h');
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(said()).toBe('Night 9: Asleep 8 h');
  await userEvent.keyboard('{End}');
  expect(said()).toBe('Night 28: Asleep 27 h');
});

test('opens the night that is read', async () => {
  const onOpen = vi.fn<(day: LocalDay) => void>();
  const { plot } = renderRaster(7, onOpen);
  plot.focus();
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
  expect(onOpen).toHaveBeenCalledWith('2026-01-02');
});

test('has a table with a row per night', async () => {
  renderRaster(7);
  await userEvent.click(screen.getByRole('button', { name: englishWords.showTable }));
  expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(8);
});

test('names hours of both days, months and changes of the zone', () => {
  const { texts } = renderRaster(7);
  expect(texts()).toEqual(expect.arrayContaining(['12:00', '0:00', 'Jan', 'Asia/Tokyo']));
});

test('shows stages where rows are high enough, and sleep alone where they are not', () => {
  expect(renderRaster(28).keys()).toContain(stageLabels.deep);
});

test('shows sleep alone in a year', () => {
  const { keys } = renderRaster(365);
  expect(keys()).toEqual(['Asleep', 'No data', 'Free day']);
});
