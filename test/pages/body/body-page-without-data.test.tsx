import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createDeviceMemory } from '#queries/device-memory.ts';
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

  it('shows a bar while the history arrives', async () => {
    const product = startProduct({ now: stillClock });
    await product.connect('simulator-nokia');
    await product.control('faults', {
      match: { path: '/measure' },
      fault: { kind: 'delay', ms: 2000 },
      times: 1,
    });
    renderApp('/body');
    expect(
      await screen.findByRole('progressbar', { name: 'Share of your history that has been read' }),
    ).toBeVisible();
  });

  it('says that reading is paused, and where it is resumed', async () => {
    await startProduct({ now: stillClock }).connect('simulator-withings');
    // As the reader left it on an earlier visit.
    createDeviceMemory(localStorage).setPaused(true);
    renderApp('/body');
    expect(await screen.findByRole('heading', { name: 'Reading is paused' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to “Your data”' })).toHaveAttribute('href', '/settings');
  });
});
