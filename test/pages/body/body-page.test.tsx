import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
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
  const figure = await screen.findByRole('figure', {}, patience);
  await user.click(within(figure).getByRole('button', { name: 'Show as table' }));
  const table = within(figure).getByRole('table');
  return [...table.querySelectorAll('tbody tr')].map((row) => ({
    at: Date.parse(row.querySelector('time')?.getAttribute('datetime') ?? '') / 1000,
    cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  }));
}

async function typeDays(from: string, to: string) {
  const { user } = await openPage('/body');
  await user.click(screen.getByRole('button', { name: /^\d.* 2026$/ }));
  for (const [label, text] of [
    ['First day', from],
    ['Last day', to],
  ] as const) {
    await user.clear(await screen.findByLabelText(label));
    if (text !== '') await user.type(screen.getByLabelText(label), text);
  }
  await user.click(screen.getByRole('button', { name: 'Show' }));
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
    const figure = await screen.findByRole('figure', {}, patience);
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

  it('shows the days that were typed', async () => {
    await typeDays('2026-02-03', '2026-03-04');
    expect(location.search).toBe('?from=2026-02-03&to=2026-03-04');
    expect(screen.queryByLabelText('First day')).toBeNull();
  });

  it('says so when the days are the wrong way round', async () => {
    await typeDays('2026-03-04', '2026-02-03');
    expect(screen.getByRole('alert')).toHaveTextContent('The first day comes after the last.');
    expect(location.search).toBe('');
  });

  it('says so when a day is missing', async () => {
    await typeDays('2026-03-04', '');
    expect(screen.getByRole('alert')).toHaveTextContent('Give both days as a date.');
  });
});

describe('a range without a weighing', () => {
  it('says so and leads to the nearest one', async () => {
    const { user } = await openPage('/body?from=2011-01-01&to=2011-01-31');
    expect(screen.getByText('No weigh-in in this range')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Go there' }));
    expect(await screen.findByRole('figure', {}, patience)).toBeVisible();
  });
});
