import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../support/product.ts';
import { renderApp, stillClock } from '../support/render-app.tsx';

async function openMenu() {
  const product = startProduct({ now: stillClock });
  await product.connect('simulator-withings');
  const { user } = renderApp('/body');
  await screen.findByRole('figure', { name: /^Weight in/ });
  await user.click(await screen.findByRole('button', { name: 'Account: Withings' }));
  await screen.findByRole('button', { name: 'Sign out and erase' });
  return { user };
}

describe('the account menu', () => {
  it('says who is connected', async () => {
    await openMenu();
    expect(screen.getByText('Withings, a simulated person')).toBeVisible();
    expect(screen.getByText('User id').nextSibling).toHaveTextContent(/^\d+$/);
  });

  it('looks for news when asked to', async () => {
    const { user } = await openMenu();
    const button = screen.getByRole('button', { name: 'Sync now' });
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'), { timeout: 40_000 });
    await user.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
  }, 60_000);

  it('closes on the way to the settings', async () => {
    const { user } = await openMenu();
    const banner = within(screen.getByRole('banner'));
    await user.click(banner.getAllByRole('link', { name: 'Settings' }).at(-1) ?? document.body);
    await screen.findByRole('heading', { level: 1, name: 'Settings' });
    expect(banner.queryByText('Withings, a simulated person')).not.toBeInTheDocument();
  });

  it('is not there for who has nothing to account for', async () => {
    startProduct({ now: stillClock });
    renderApp('/connect');
    await screen.findByRole('button', { name: 'Go to date' });
    await screen.findByRole('button', { name: 'Connect Withings' });
    expect(screen.queryByRole('button', { name: /Account/ })).not.toBeInTheDocument();
  });
});
