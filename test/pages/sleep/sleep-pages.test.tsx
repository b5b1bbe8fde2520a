import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };

describe('the pages of nights', () => {
  it.each(['/sleep', '/sleep/2026-03-29'])(
    'at %s lead who is not connected to where one connects',
    async (path) => {
      startProduct({ now: stillClock });
      renderApp(path);
      expect(await screen.findByText(/^No account is connected/, {}, patience)).toBeVisible();
      expect(screen.getByRole('link', { name: 'Connect an account' })).toHaveAttribute('href', '/connect');
    },
  );

  it('know a date that no calendar has', async () => {
    startProduct({ now: stillClock });
    renderApp('/sleep/2026-02-30');
    expect(await screen.findByRole('heading', { name: 'There is no such date' }, patience)).toBeVisible();
    expect(screen.getByText(/“2026-02-30”/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'All nights' })).toHaveAttribute('href', '/sleep');
  });

  it('read the night in view, and say that one to come has not been slept', async () => {
    const product = startProduct({ now: stillClock });
    await product.connect('simulator-withings');
    renderApp('/sleep/2099-01-01');
    expect(await screen.findByText('This night has not been slept yet.', {}, patience)).toBeVisible();
  });
});
