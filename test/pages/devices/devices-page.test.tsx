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
    await waitFor(() => expect(document.querySelectorAll('svg[data-level]')).toHaveLength(truth.length), {
      timeout: 10_000,
    });
    for (const { model } of truth) expect(screen.getByText(String(model))).toBeInTheDocument();
    expect(screen.getByText('Low, below 30 %')).toBeInTheDocument();
    expect(screen.getByText('Not known to the service')).toBeInTheDocument();
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
