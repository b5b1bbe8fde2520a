import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settingsKey } from '#settings/settings-store.ts';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };

async function openPage(path: string, provider: string | null) {
  const product = startProduct({ now: stillClock });
  if (provider !== null) await product.connect(provider);
  return { product, ...renderApp(path) };
}

describe('the activity page', () => {
  it('says that nothing is connected, and leads to where it is', async () => {
    await openPage('/activity', null);
    expect(
      await screen.findByText('Connect your account to see your activity here.', {}, patience),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Connect an account' })).toHaveAttribute('href', '/connect');
  });

  it('has the days of the service as they truly are', async () => {
    const { product, user } = await openPage('/activity?range=w', 'simulator-withings');
    const figure = await screen.findByRole('figure', { name: /^Steps by day, / }, patience);
    await user.click(within(figure).getByRole('button', { name: 'Show as table' }));
    const truth = (await product.truth('activity')).slice(-7);
    await waitFor(() => {
      const rows = [...within(figure).getByRole('table').querySelectorAll('tbody tr')].map((row) => [
        row.querySelector('time')?.getAttribute('datetime'),
        Number(row.querySelector('td')?.textContent),
      ]);
      expect(rows).toEqual(
        truth
          .map(({ day, totals }) => [day, (totals as Record<string, number>)['steps']])
          .filter(([day]) => String(day) >= '2026-11-14')
          .toReversed(),
      );
    }, patience);
  });

  it('takes the goal from the settings where the service has none, and ways in the reader’s unit', async () => {
    localStorage.setItem(settingsKey, JSON.stringify({ goalSteps: 7000, distanceUnit: 'mi' }));
    await openPage('/activity?metric=distance', 'simulator-nokia');
    expect(await screen.findByText('from your settings', {}, patience)).toBeVisible();
    expect(screen.getByText('7,000 steps a day')).toBeVisible();
    expect(screen.getByRole('figure', { name: /^Distance \(mi\) by day, / })).toBeVisible();
  });

  it('warns of days that cannot be read in the address, and shows the usual ones', async () => {
    await openPage('/activity?range=decade', 'simulator-withings');
    expect(await screen.findByText(/cannot be read \(decade\)/, {}, patience)).toBeVisible();
    expect(await screen.findByRole('radio', { name: 'Month', checked: true }, patience)).toBeVisible();
  });
});
