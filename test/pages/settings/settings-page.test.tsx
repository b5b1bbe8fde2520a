import { screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };
const stored = () =>
  JSON.parse(localStorage.getItem('homeostat.settings') ?? '{}') as Record<string, unknown>;

async function openSettings(indexedDB = new IDBFactory()) {
  const app = renderApp('/settings', { indexedDB });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return app;
}

async function connected() {
  await startProduct({ now: stillClock }).connect('simulator-withings');
}

describe('the display settings', () => {
  it.each([
    ['Pounds', { weightUnit: 'lb' }],
    ['Dark', { theme: 'dark' }],
    ['12 h', { hour12: true }],
  ])('keep the choice of %s', async (name, choice) => {
    startProduct({ now: stillClock });
    const { user } = await openSettings();
    await user.click(screen.getByRole('radio', { name }));
    expect(stored()).toMatchObject(choice);
  });

  it('give the clock back to the region', async () => {
    startProduct({ now: stillClock });
    const { user } = await openSettings();
    await user.click(screen.getByRole('radio', { name: '12 h' }));
    await user.click(screen.getByRole('radio', { name: 'By region' }));
    expect(stored()).not.toHaveProperty('hour12');
  });

  it('write numbers as the chosen region does', async () => {
    startProduct({ now: stillClock });
    const { user } = await openSettings();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Region' }), 'de-DE');
    expect(screen.getByText(/12\.345,6/)).toBeVisible();
  });
});

describe('the account', () => {
  it('is offered to be connected where there is none', async () => {
    startProduct({ now: stillClock });
    await openSettings();
    expect(await screen.findByRole('link', { name: 'Connect an account' })).toHaveAttribute(
      'href',
      '/connect',
    );
  });

  it('says which service, and when it was last read', async () => {
    await connected();
    await openSettings();
    expect(await screen.findByText('Withings, a simulated person')).toBeVisible();
    expect(
      await within(screen.getByRole('main')).findByText(
        /20 Nov 2026, \d\d:00/,
        { selector: 'time' },
        patience,
      ),
    ).toHaveAttribute('datetime');
  });

  it('warns where the browser does not let it store anything', async () => {
    await connected();
    const broken = {
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    };
    // Only this member is reached.
    await openSettings(broken as unknown as IDBFactory);
    expect(await screen.findByText(/^Only until this page is closed/, {}, patience)).toBeVisible();
  });

  it('asks before it erases, and leaves everything when told to', async () => {
    await connected();
    const { user } = await openSettings();
    await user.click(await screen.findByRole('button', { name: 'Sign out and erase' }));
    const dialog = screen.getByRole('dialog', { name: 'Sign out and erase?' });
    await user.click(within(dialog).getByRole('button', { name: 'Keep everything' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(location.pathname).toBe('/settings');
  });

  it('leaves no database behind when erased', async () => {
    await connected();
    const indexedDB = new IDBFactory();
    const { user } = await openSettings(indexedDB);
    await waitFor(async () => expect(await indexedDB.databases()).not.toEqual([]), patience);
    await user.click(await screen.findByRole('button', { name: 'Sign out and erase' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out and erase' }));
    await waitFor(() => expect(location.pathname).toBe('/connect'), patience);
    expect(await indexedDB.databases()).toEqual([]);
    expect(await screen.findByRole('button', { name: 'Connect Withings' })).toBeVisible();
  });
});
