import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 30_000 };

describe('the page of vital signs', () => {
  it('names classes as the reader chooses, opens averages, and says what is not given', async () => {
    await startProduct({ now: stillClock }).connect('simulator-withings');
    const { user } = renderApp('/vitals?range=all');
    const title = await screen.findByText(/\(ESC 2024, at home\)$/, {}, patience);
    expect(title).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Classes'), 'AHA/ACC 2017 and 2025');
    expect(await screen.findByText(/\(AHA\/ACC 2017 and 2025\)$/, {}, patience)).toBeVisible();

    await user.click(
      await screen.findByRole('button', { name: /^Explain.*Morning minus evening/ }, patience),
    );
    const drawer = await screen.findByRole('dialog', {}, patience);
    expect(within(drawer).getByText('mean of mornings − mean of evenings')).toBeVisible();
    expect(within(drawer).getByText(/records? looked at: .* went in, .* left out/)).toBeVisible();
    await user.keyboard('{Escape}');

    const missing = await screen.findByRole('region', { name: 'Not given by this account' }, patience);
    expect(within(missing).getByText('Vascular age')).toBeVisible();
    expect(within(missing).queryByText('Pulse')).toBeNull();

    await user.click(screen.getByText('How this is computed'));
    const table = await screen.findByRole('table', { name: /^Classes of blood pressure/ }, patience);
    expect(within(table).getAllByText('ESC 2024, at home')).toHaveLength(3);
    expect(within(table).getAllByText('AHA/ACC 2017 and 2025')).toHaveLength(4);
  });

  it('says what to do where nothing is connected', async () => {
    startProduct({ now: stillClock });
    renderApp('/vitals');
    expect(await screen.findByText('Connect your account to see your vital signs here.')).toBeVisible();
  });
});
