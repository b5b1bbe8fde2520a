import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createRuntime } from '#queries/runtime.ts';
import { network } from '../../support/msw.ts';
import { startProduct } from '../../support/product.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createShortWaits } from '../../support/short-waits.ts';

const patience = { timeout: 25_000 };
/** A year of everything comes in first. */
const fillMs = 120_000;

async function openSection(indexedDB = new IDBFactory()) {
  const { now, surroundings } = createShortWaits();
  const product = startProduct({ now });
  await product.connect('simulator-withings');
  const { user } = renderApp('/settings', { now, surroundings, indexedDB });
  const section = await screen.findByRole('region', { name: 'Your data' }, patience);
  return { product, user, section: within(section) };
}

type Section = Awaited<ReturnType<typeof openSection>>['section'];

const findButton = (section: Section, name: string) => section.findByRole('button', { name }, patience);
const findComplete = (section: Section) => section.findByText('Everything is here.', {}, patience);

/** As the keyboard does it. */
async function press(user: UserEvent, button: HTMLElement) {
  button.focus();
  expect(button).toHaveFocus();
  await user.keyboard('{Enter}');
}

describe('your data', () => {
  it('is not spoken of where there is none', async () => {
    startProduct();
    renderApp('/settings');
    await screen.findByRole('link', { name: 'Connect an account' }, patience);
    expect(screen.queryByRole('region', { name: 'Your data' })).toBeNull();
  });

  it('is a table with a caption and a row for every kind', async () => {
    const { section } = await openSection();
    const table = await section.findByRole('table', { name: 'What is kept on this device' }, patience);
    const names = within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
    expect(names).toEqual([
      'Weight and body',
      'Daily activity',
      'Nights',
      'Workouts',
      'Minutes of the day',
      'Sleep phases',
      'Profile',
      'Devices',
      'Goals',
      'Together',
    ]);
  });

  it('stops and goes on by the keyboard, and says so', async () => {
    const { section, user } = await openSection();
    await press(user, await findButton(section, 'Pause'));
    expect(await section.findByText(/^Paused/, {}, patience)).toBeVisible();
    await press(user, await findButton(section, 'Resume'));
    await waitFor(() => expect(section.queryByText(/^Paused/)).toBeNull(), patience);
  });

  it('leaves the document at rest while paused', async () => {
    const { section, user } = await openSection();
    await user.click(await findButton(section, 'Pause'));
    await section.findByText(/^Paused/, {}, patience);
    expect(document.documentElement).toHaveAttribute('data-sync', 'idle');
  });
});

describe('your data of a year', () => {
  let filled: IDBFactory;

  beforeAll(async () => {
    filled = await fill();
    network.resetHandlers();
    localStorage.clear();
  }, fillMs);

  it('shows the first day and every record of a history once it is whole', async () => {
    const { section, product } = await openSection(filled);
    await findComplete(section);
    const days = await product.truth('activity');
    await waitFor(() => {
      const row = section.getByRole('rowheader', { name: 'Daily activity' }).closest('tr');
      const cells = row?.querySelectorAll('td') ?? [];
      expect(cells[0]?.querySelector('time')?.dateTime).toBe(days[0]?.['day']);
      expect(cells[2]).toHaveTextContent(String(days.length));
    }, patience);
  });

  it('says how often it looks and when it looks next', async () => {
    const { section } = await openSection(filled);
    expect(
      await section.findByText(
        /^Looks for news every 5 minutes while open, next at \d\d:\d\d\.$/,
        {},
        patience,
      ),
    ).toBeVisible();
  });

  it('asks before it reads everything again, and takes no for an answer', async () => {
    const { section, user } = await openSection(filled);
    await findComplete(section);
    await press(user, await findButton(section, 'Read everything again'));
    const dialog = screen.getByRole('dialog', { name: 'Read everything again?' });
    await user.click(within(dialog).getByRole('button', { name: 'Leave it' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(section.getByText('Everything is here.')).toBeVisible();
  });

  it('reads everything again when told to, with a bar', async () => {
    const { section, user } = await openSection(filled);
    await findComplete(section);
    await press(user, await findButton(section, 'Read everything again'));
    const dialog = screen.getByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Read everything again' }));
    expect(await section.findByRole('progressbar', {}, patience)).toBeVisible();
    await findComplete(section);
  });
});

/** A device on which everything has come in. */
async function fill(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const { now, surroundings } = createShortWaits();
  await startProduct({ now }).connect('simulator-withings');
  const runtime = createRuntime({
    fetch: (input, init) => fetch(input, init),
    baseUrl: `${location.origin}/`,
    locks: undefined,
    indexedDB,
    storage: localStorage,
    now,
    surroundings,
  });
  await vi.waitFor(
    () => expect(runtime.sync.get()).toMatchObject({ complete: true, progress: null }),
    fillMs - 5000,
  );
  runtime.dispose();
  return indexedDB;
}
