import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

describe('the page of devices', () => {
  it('shows every device of the account with its battery in words', async () => {
    const product = startProduct({ now: stillClock });
    await product.connect('simulator-withings');
    const truth = await product.truth('devices');
    renderApp('/devices');
    for (const { model } of truth) {
      expect(await screen.findByText(String(model), {}, { timeout: 10_000 })).toBeVisible();
    }
    expect(document.querySelectorAll('svg[data-level]')).toHaveLength(truth.length);
    expect(screen.getByText('Low, below 30 %')).toBeVisible();
    expect(screen.getByText('Not known to the service')).toBeVisible();
  });

  it('says of devices without a number that nobody knows what comes from them', async () => {
    const product = startProduct({ now: stillClock });
    await product.connect('simulator-nokia');
    const truth = await product.truth('devices');
    renderApp('/devices');
    await waitFor(
      () =>
        expect(screen.getAllByText(/The service sent this device without a number/)).toHaveLength(
          truth.length,
        ),
      { timeout: 10_000 },
    );
  });
});
