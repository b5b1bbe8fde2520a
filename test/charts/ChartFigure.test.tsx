import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, use } from 'react';
import { expect, test, vi } from 'vitest';

import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { ChartTableData, ChartTableRow } from '#charts/ChartTable.tsx';
import { englishWords } from './english-words.ts';

function buildRows(count: number): ChartTableRow[] {
  return Array.from({ length: count }, (_, index) => ({
    datetime: new Date(index * 86_400_000).toISOString(),
    time: `day ${index}`,
    cells: [`${80 + index}.0`, 'by hand'],
  }));
}

function buildTable(count: number): ChartTableData {
  const rows = buildRows(count);
  return {
    caption: 'Weight, every reading',
    columns: [{ header: 'Time' }, { header: 'Weight (kg)', numeric: true }, { header: 'How' }],
    rows: vi.fn<() => readonly ChartTableRow[]>(() => rows),
  };
}

function renderFigure(table = buildTable(3)) {
  render(
    <ChartFigure
      words={englishWords}
      name="Weight in kg, March 2026"
      summary="80 kg by trend."
      table={table}
      height={320}
    >
      <p>picture</p>
    </ChartFigure>,
  );
  return { user: userEvent.setup(), table };
}

test('the figure has a name and a summary in words', () => {
  renderFigure();
  expect(screen.getByRole('figure', { name: 'Weight in kg, March 2026' })).toHaveTextContent(
    '80 kg by trend.',
  );
});

test('the table is hidden until it is asked for', () => {
  renderFigure();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('rows are not built until the table is opened', async () => {
  const { user, table } = renderFigure();
  expect(table.rows).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(table.rows).toHaveBeenCalled();
});

test('the button shows a table with a caption and one row per datum', async () => {
  const { user } = renderFigure();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  const table = screen.getByRole('table', { name: 'Weight, every reading' });
  expect(within(table).getAllByRole('row')).toHaveLength(1 + 3);
});

test('the first column is a time that machines can read', async () => {
  const { user } = renderFigure();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  const header = screen.getByRole('rowheader', { name: 'day 1' });
  expect(header.querySelector('time')).toHaveAttribute('datetime', '1970-01-02T00:00:00.000Z');
});

test('a row that is no instant is headed by its name alone', async () => {
  const { user } = renderFigure({ ...buildTable(0), rows: () => [{ name: 'Deep', cells: ['72', ''] }] });
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.getByRole('rowheader', { name: 'Deep' }).querySelector('time')).toBeNull();
});

test('cells stand under their headers', async () => {
  const { user } = renderFigure();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  const [, first] = screen.getAllByRole('row');
  expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
    'Time',
    'Weight (kg)',
    'How',
  ]);
  expect([...(first?.children ?? [])].map((cell) => cell.textContent)).toEqual(['day 0', '80.0', 'by hand']);
});

test('the button works by keyboard and says whether the table is open', async () => {
  const { user } = renderFigure();
  await user.tab();
  await user.keyboard('{Enter}');
  const button = screen.getByRole('button', { name: 'Hide table' });
  expect(button).toHaveAttribute('aria-expanded', 'true');
  const region = screen.getByRole('region', { name: 'Weight, every reading' });
  expect(button).toHaveAttribute('aria-controls', region.id);
});

test('the button hides the table again', async () => {
  const { user } = renderFigure();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  await user.click(screen.getByRole('button', { name: 'Hide table' }));
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('a long table is announced at once and not shown by halves', async () => {
  vi.useFakeTimers();
  renderFigure(buildTable(1000));
  act(() => screen.getByRole('button', { name: 'Show as table' }).click());
  expect(screen.getByRole('status')).toHaveTextContent('Preparing the table');
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  vi.useRealTimers();
});

test('every row of a long table arrives, each once and in order', async () => {
  vi.useFakeTimers();
  renderFigure(buildTable(1000));
  act(() => screen.getByRole('button', { name: 'Show as table' }).click());
  for (let piece = 0; piece < 20; piece += 1) {
    act(() => {
      vi.runAllTimers();
    });
  }
  const times = [...document.querySelectorAll('tbody time')].map((time) => time.textContent);
  expect(times).toEqual(Array.from({ length: 1000 }, (_, index) => `day ${index}`));
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false');
  vi.useRealTimers();
});

test('what one can take away stays folded until it is asked for, by keyboard too', async () => {
  const { user } = renderFigure();
  expect(screen.queryByRole('button', { name: 'Save CSV' })).not.toBeInTheDocument();
  const more = screen.getByRole('button', { name: 'More' });
  expect(more).toHaveAttribute('aria-expanded', 'false');
  more.focus();
  await user.keyboard('{Enter}');
  expect(more).toHaveAttribute('aria-expanded', 'true');
  const copy = await screen.findByRole('button', { name: 'Copy as text' });
  expect(document.getElementById(more.getAttribute('aria-controls') ?? '')).toContainElement(copy);
  await user.tab();
  expect(copy).toHaveFocus();
});

async function openMore() {
  const { user } = renderFigure();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('button', { name: 'Copy as text' });
  return user;
}

test('name, summary and table are copied and it is said', async () => {
  const user = await openMore();
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied.'));
  expect(await navigator.clipboard.readText()).toBe(
    'Weight in kg, March 2026\n80 kg by trend.\n\nTime\tWeight (kg)\tHow\n' +
      'day 0\t80.0\tby hand\nday 1\t81.0\tby hand\nday 2\t82.0\tby hand\n',
  );
});

test('where the clipboard is refused the text stands there, selected', async () => {
  const user = await openMore();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Copy as text' });
  expect(field).toHaveFocus();
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toMatch(/^Weight in kg[^]*day 2\t82/);
  expect(screen.getByRole('status')).toHaveTextContent('Your browser did not allow it');
});

test('the table is saved under the name of the figure', async () => {
  const user = await openMore();
  const files: [string, Blob][] = [];
  const blobs = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:table');
  const clicks = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.mock.lastCall?.[0];
    if (blob instanceof Blob) files.push([this.download, blob]);
  });
  await user.click(screen.getByRole('button', { name: 'Save CSV' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Saved'));
  const [[name, blob] = []] = files;
  expect(name).toBe('weight-in-kg-march-2026.csv');
  expect(await blob?.text()).toMatch(
    /^Time,Weight \(kg\),How\r\n1970-01-01T00:00:00\.000Z,80\.0,by hand\r\n/,
  );
  clicks.mockRestore();
  blobs.mockRestore();
});

test('a figure without a picture says that there is none to save', async () => {
  const user = await openMore();
  await user.click(screen.getByRole('button', { name: 'Save PNG' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('That did not work'));
});

test('the place of the picture is as high as the picture while it loads', async () => {
  // Awaited: the picture suspends.
  await act(async () =>
    render(
      <ChartFigure
        words={englishWords}
        name="Weight"
        summary=""
        table={buildTable(0)}
        height={320}
        fallback={<p>loading</p>}
      >
        <Never />
      </ChartFigure>,
    ),
  );
  expect(screen.getByText('loading').parentElement).toHaveStyle({ blockSize: '320px' });
});

test('a picture that cannot be drawn leaves the table within reach', async () => {
  const silence = vi.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <Suspense>
      <ChartFigure words={englishWords} name="Weight" summary="" table={buildTable(2)} height={320}>
        <Broken />
      </ChartFigure>
    </Suspense>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent(/^Failed to draw the picture: /);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.getAllByRole('row')).toHaveLength(1 + 2);
  silence.mockRestore();
});

const never = new Promise<never>(() => {});

function Never() {
  return use(never);
}

function Broken(): never {
  throw new Error('Failed to fetch dynamically imported module');
}
