import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';

import { QuartileRows, type QuartileRow } from '#charts/QuartileRows.tsx';
import { englishWords } from './english-words.ts';

const rowOf = (name: string, low: number, median: number, high: number): QuartileRow => ({
  name,
  label: name.slice(0, 3),
  note: 'n 4',
  low,
  median,
  high,
  reading: { title: name, lines: [{ label: 'Median', value: String(median) }] },
  cells: [String(low), String(median), String(high)],
});
const rows = [
  rowOf('Monday', 10, 20, 40),
  rowOf('Tuesday', 0, 0, 0),
  rowOf('Wednesday', Number.NaN, Number.NaN, Number.NaN),
];

function draw() {
  const { container } = render(
    <QuartileRows
      figure={{ name: 'Steps by day of the week', summary: <p>Most on Monday.</p>, words: englishWords }}
      rows={rows}
      minSpan={10}
      formatTick={String}
      tableCaption="Steps"
      tableColumns={['Day', 'Lower', 'Median', 'Upper'].map((header) => ({ header }))}
      words={{ roleDescription: 'profile', keyboardHint: 'Arrows', atRest: 'Bar: the middle half.' }}
    />,
  );
  const press = (key: string): string => {
    fireEvent.keyDown(screen.getByRole('application', { name: 'Steps by day of the week' }), { key });
    return container.querySelector('[aria-live]')?.textContent ?? '';
  };
  return { container, press };
}

test('keys read row by row', () => {
  const { press } = draw();
  expect(press('Home')).toContain('Monday');
  expect(press('ArrowDown')).toBe('Tuesday: Median 0');
});

test('while nothing is read it is told what bar and line are', () => {
  draw();
  expect(screen.getByText('Bar: the middle half.')).toBeVisible();
});

test('a row without values has its name and no bar, and one of zeros has its median', () => {
  const { container } = draw();
  expect(container.querySelectorAll('svg g')).toHaveLength(3);
  expect(container.querySelectorAll('svg g > path')).toHaveLength(4);
});

test('the table has a row for each, named by its header', async () => {
  draw();
  fireEvent.click(screen.getByRole('button', { name: 'Show as table' }));
  const [, ...shown] = within(await screen.findByRole('table')).getAllByRole('row');
  expect(shown.map((row) => row.textContent)).toEqual(['Monday102040', 'Tuesday000', 'WednesdayNaNNaNNaN']);
});
