import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Product, startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

let product: Product;

beforeEach(() => {
  product = startProduct({ now: stillClock });
});

/** As the service truly has it, in its own words. */
type TrueWorkout = {
  readonly id: number;
  readonly category: number;
  readonly from: number;
  readonly to: number;
  readonly attrib: number;
  readonly values: Readonly<Record<string, number | null>>;
};

async function trueWorkouts(): Promise<readonly TrueWorkout[]> {
  // The simulator's own words; a test that reads them wrongly fails.
  return (await product.truth('workouts')) as unknown as readonly TrueWorkout[];
}

async function openWorkouts(provider: string, path = '/workouts') {
  await product.connect(provider);
  renderApp(path);
  const truth = await trueWorkouts();
  await waitFor(() => expect(totalsText()).toMatch(/workout/), { timeout: 10_000 });
  return { truth };
}

/** The line above the first workout. */
function totalsText(): string {
  // Roles of every cell of the list take seconds to find here.
  return document.querySelector('thead tr:nth-child(2)')?.textContent ?? '';
}

function timesShown(): string[] {
  return [...document.querySelectorAll('tbody[style] time')].map(
    (time) => time.getAttribute('datetime') ?? '',
  );
}

function positive(value: number | null | undefined): number {
  return value !== null && value !== undefined && value > 0 ? value : 0;
}

function grouped(value: number, decimals: number): string {
  return value.toFixed(decimals).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Written anew, from the true records. */
function expectedTotals(truth: readonly TrueWorkout[], tellsPauses: boolean): string[] {
  let seconds = 0;
  let metres = 0;
  let kcal = 0;
  for (const { from, to, values } of truth) {
    seconds += to - from - (tellsPauses ? positive(values['pause_duration']) : 0);
    metres += positive(values['distance']) || positive(values['manual_distance']);
    kcal += positive(values['calories']) || positive(values['manual_calories']);
  }
  const minutes = Math.round(seconds / 60);
  return [
    `${truth.length} workouts`,
    `${Math.floor(minutes / 60)} h ${minutes % 60} min`,
    `${grouped(metres / 1000, 1)} km`,
    `${grouped(kcal, 0)} kcal`,
  ];
}

describe('the list of workouts', () => {
  it.each([
    ['simulator-withings', true],
    // The older generation tells of no pauses.
    ['simulator-nokia', false],
  ])('adds up what the service truly has, of %s', async (provider, tellsPauses) => {
    const { truth } = await openWorkouts(provider);
    for (const text of expectedTotals(truth, tellsPauses)) {
      await waitFor(() => expect(totalsText()).toContain(text), { timeout: 10_000 });
    }
  });

  it('is sorted by its headers, which say so, and the address keeps the order', async () => {
    const { truth } = await openWorkouts('simulator-withings');
    fireEvent.click(screen.getByText('Duration', { selector: 'th button' }));
    await waitFor(() => expect(location.search).toBe('?sort=-duration'));
    expect(screen.getByText('Duration', { selector: 'th button' }).parentElement).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    const longest = truth
      .map(({ from, to, values }) => ({ from, length: to - from - positive(values['pause_duration']) }))
      .toSorted((a, b) => b.length - a.length || b.from - a.from)
      .slice(0, 5);
    await waitFor(() =>
      expect(
        timesShown()
          .slice(0, 5)
          .map((time) => Date.parse(time) / 1000),
      ).toEqual(longest.map(({ from }) => from)),
    );
  });

  it('is narrowed down by type, and a chip takes that back', async () => {
    const { truth } = await openWorkouts('simulator-withings');
    const runs = truth.filter(({ category }) => category === 2).length;
    fireEvent.click(screen.getByText('Filters', { exact: true }));
    fireEvent.click(await screen.findByText(`Running (${runs})`));
    await waitFor(() => expect(totalsText()).toContain(`${runs} workouts`));
    expect(location.search).toBe('?type=2');
    const chip = document.querySelector('a[aria-label="Remove filter: Running"]');
    if (chip === null) throw new Error('Failed to find the chip: the filter is not in force.');
    fireEvent.click(chip);
    await waitFor(() => expect(totalsText()).toContain(`${truth.length} workouts`));
    expect(location.search).toBe('');
  });

  it('is found by part of a name while it is typed, which is one step of the history', async () => {
    const { truth } = await openWorkouts('simulator-withings');
    const steps = history.length;
    fireEvent.click(screen.getByText('Filters', { exact: true }));
    const field = await screen.findByLabelText('Search for a type');
    for (const typed of ['s', 'sw', 'swi', 'swim']) {
      fireEvent.change(field, { target: { value: typed } });
      await waitFor(() => expect(location.search).toBe(`?q=${typed}`));
    }
    const swims = truth.filter(({ category }) => category === 7).length;
    await waitFor(() => expect(totalsText()).toContain(`${swims} workouts`));
    expect(history.length).toBe(steps + 1);
  });
});

describe('the page of a workout', () => {
  it('says that it knows no such workout and leads back', async () => {
    await product.connect('simulator-withings');
    renderApp('/workouts/12');
    expect(
      await screen.findByText('There is no such workout', { selector: 'h1' }, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText(/All workouts/)).toHaveAttribute('href', '/workouts');
  });
});
