import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

describe('the weight page without a weighing', () => {
  it('leads who is not connected to where one connects', async () => {
    startProduct({ now: stillClock });
    renderApp('/body');
    expect(await screen.findByRole('link', { name: 'Connect an account' })).toHaveAttribute(
      'href',
      '/connect',
    );
  });

  it('says that the history is still arriving', async () => {
    const product = startProduct({ now: stillClock });
    await product.connect('simulator-nokia');
    await product.control('faults', {
      match: { path: '/measure' },
      fault: { kind: 'delay', ms: 2000 },
      times: 1,
    });
    renderApp('/body');
    expect(await screen.findByText(/^History still arriving/)).toBeVisible();
  });
});
