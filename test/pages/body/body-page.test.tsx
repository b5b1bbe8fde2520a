import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Product, startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

let product: Product;

beforeEach(async () => {
  product = startProduct({ now: stillClock });
  await product.connect('simulator-withings');
});

const patience = { timeout: 15_000 };

/** The page once the first history is in. */
async function openPage(path: string) {
  const app = renderApp(path);
  await screen.findByRole('radio', { name: 'kg' }, patience);
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-sync', 'idle'), patience);
  // The screen follows the archive twice a second.
  await screen.findByText('Last 14 readings', {}, patience);
  return app;
}

async function readRows(user: Awaited<ReturnType<typeof openPage>>['user']) {
  const figure = await screen.findByRole('figure', { name: /^Weight in/ }, patience);
  await user.click(within(figure).getByRole('button', { name: 'Show as table' }));
  const table = within(figure).getByRole('table');
  return [...table.querySelectorAll('tbody tr')].map((row) => ({
    at: Date.parse(row.querySelector('time')?.getAttribute('datetime') ?? '') / 1000,
    cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  }));
}

describe('the weight page', () => {
  it('has the latest weight as the service has it', async () => {
    const { user } = await openPage('/body?range=4w');
    const [latest] = await readRows(user);
    const truth = (await product.weights()).at(-1);
    expect(latest?.at).toBe(truth?.at);
    expect(Number(latest?.cells[0])).toBe(truth?.kg);
  });

  it('has the whole history below the picture, and moves over it by key', async () => {
    const { user } = await openPage('/body?range=4w');
    const strip = await screen.findByRole('group', { name: 'The whole history' }, patience);
    const begin = within(strip).getByRole('slider', { name: 'Where the picture begins' });
    expect(within(strip).getByRole('slider', { name: 'What the picture shows' })).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('2026'),
    );
    begin.focus();
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(location.search).toMatch(/^\?from=2026-\d\d-\d\d&to=/), patience);
  });

  it('says how much of the data is drawn', async () => {
    await openPage('/body?range=4w');
    expect(await screen.findByText(/^\d+ values, each drawn$/, {}, patience)).toBeVisible();
  });

  it.each([
    ['range=4w', 2],
    ['range=1y', 0],
  ])('in %s has %i paths of stems: above and below the trend', async (range, count) => {
    await openPage(`/body?${range}`);
    const figure = await screen.findByRole('figure', { name: /^Weight in/ }, patience);
    await waitFor(() => expect(figure.querySelector('path[data-series="trend"]')).not.toBeNull(), patience);
    expect(figure.querySelectorAll('path[data-series="stems"]')).toHaveLength(count);
  });

  it('says what is drawn, in which unit and over which days', async () => {
    await openPage('/body?from=2026-10-01&to=2026-10-31');
    expect(
      await screen.findByRole('figure', { name: /^Weight in kg, 1\D+31 Oct 2026$/ }, patience),
    ).toBeVisible();
  });

  it('says how fast the weight changes and on how many weighings that rests', async () => {
    await openPage('/body');
    expect(screen.getByText(/\d+ weighings in 28 days$/)).toHaveTextContent(
      /\([+−]?\d\.\d\d to [+−]?\d\.\d\d\)/,
    );
  });

  it('shows three months where the address asks for nothing', async () => {
    await openPage('/body');
    expect(screen.getByRole('radio', { name: '3 months' })).toBeChecked();
  });

  it('shows the usual range and says so where the address cannot be read', async () => {
    await openPage('/body?range=forever');
    expect(screen.getByText(/cannot be read \(forever\)/)).toBeVisible();
    expect(screen.getByRole('radio', { name: '3 months' })).toBeChecked();
  });

  it('says how many readings may be somebody else’s', async () => {
    const truth = await product.weights();
    const doubtful = truth.filter(({ attrib }) => attrib === 1 || attrib === 4);
    await openPage('/body?range=all');
    expect(doubtful.length).toBeGreaterThan(0);
    expect(screen.getByText(/may belong to someone else — not in the trend/)).toHaveTextContent(
      /^\d+ readings? may/,
    );
  });

  it('explains how its numbers are made', async () => {
    const { user } = await openPage('/body');
    await user.click(screen.getByText('How this is computed'));
    expect(await screen.findByText(/α = 1 − 0.9\^Δt/)).toBeVisible();
  });
});

describe('the unit switch', () => {
  it('changes headline, chart and list, and keeps the range', async () => {
    const { user } = await openPage('/body?range=1y');
    await user.click(screen.getByRole('radio', { name: 'lb' }));
    expect(await screen.findByRole('figure', { name: /^Weight in lb/ })).toBeVisible();
    expect(screen.getAllByText(/^\d+\.\d lb$/).length).toBeGreaterThan(10);
    expect(location.search).toBe('?range=1y');
  });

  it('is remembered', async () => {
    const { user } = await openPage('/body');
    await user.click(screen.getByRole('radio', { name: 'st' }));
    expect(JSON.parse(localStorage.getItem('homeostat.settings') ?? '{}')).toMatchObject({
      weightUnit: 'st',
    });
  });
});

describe('the range bar', () => {
  it('puts a preset into the address, where Back undoes it', async () => {
    const { user } = await openPage('/body?range=4w');
    await user.click(screen.getByRole('radio', { name: '1 year' }));
    expect(location.search).toBe('?range=1y');
    history.back();
    await waitFor(() => expect(screen.getByRole('radio', { name: '4 weeks' })).toBeChecked());
  });

  it('steps back by the span in view and forward again to the preset', async () => {
    const { user } = await openPage('/body?range=4w');
    await user.click(screen.getByRole('button', { name: 'Earlier' }));
    expect(location.search).toBe('?from=2026-09-26&to=2026-10-23');
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(location.search).toBe('?range=4w');
  });

  it('offers Today only away from it', async () => {
    const { user } = await openPage('/body?range=4w');
    expect(screen.queryByRole('button', { name: 'Today' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Earlier' }));
    await user.click(screen.getByRole('button', { name: 'Today' }));
    expect(location.search).toBe('?range=4w');
  });

  it('does not step beyond today', async () => {
    await openPage('/body?range=4w');
    expect(screen.getByRole('button', { name: 'Later' })).toBeDisabled();
  });

  it('shows the days that were typed, and takes nothing else out of the address', async () => {
    const { user } = await openPage('/body?compare=year');
    await user.click(screen.getByTitle('Choose days…'));
    fireEvent.change(await screen.findByLabelText('First day'), { target: { value: '2026-02-03' } });
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2026-03-04' } });
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(location.search).toBe('?compare=year&from=2026-02-03&to=2026-03-04');
    expect(screen.queryByLabelText('First day')).toBeNull();
  });
});

describe('the chart', () => {
  it('is zoomed by a drag, which Back undoes, and a double click leads to the preset from before', async () => {
    await openPage('/body?range=1y');
    const chart = await screen.findByRole('application', { name: /^Weight in/ }, patience);
    fireEvent.pointerDown(chart, { clientX: 300, pointerId: 1, button: 0 });
    fireEvent.pointerMove(chart, { clientX: 400, pointerId: 1 });
    fireEvent.pointerUp(chart, { clientX: 400, pointerId: 1 });
    expect(location.search).toMatch(/^\?from=2026-0[45]-\d\d&to=2026-0[67]-\d\d$/);
    // A browser has drawn the days when Back and Forward are done; here the address is ahead of them.
    const preset = screen.getByRole('radio', { name: '1 year' });
    await waitFor(() => expect(preset).not.toBeChecked(), patience);
    history.back();
    await waitFor(() => expect(preset).toBeChecked(), patience);
    expect(location.search).toBe('?range=1y');
    history.forward();
    await waitFor(() => expect(preset).not.toBeChecked(), patience);
    expect(location.search).toMatch(/^\?from=/);
    fireEvent.doubleClick(chart);
    await waitFor(() => expect(location.search).toBe('?range=1y'));
  });

  it('keeps focus and scroll position when the days change', async () => {
    const { user } = await openPage('/body?range=4w');
    const scroll = vi.spyOn(window, 'scrollTo');
    const earlier = screen.getByRole('button', { name: 'Earlier' });
    await user.click(earlier);
    expect(location.search).toMatch(/^\?from=/);
    expect(earlier).toHaveFocus();
    expect(scroll).not.toHaveBeenCalled();
    scroll.mockRestore();
  });
});

describe('a range without a weighing', () => {
  it('says so and leads to the nearest one', async () => {
    const { user } = await openPage('/body?from=2011-01-01&to=2011-01-31');
    expect(screen.getByText('No weigh-in in this range')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Go there' }));
    expect(await screen.findByRole('figure', { name: /^Weight in/ }, patience)).toBeVisible();
  });
});
