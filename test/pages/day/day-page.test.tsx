import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };

async function openDay(path: string) {
  const product = startProduct({ now: stillClock });
  await product.connect('simulator-withings');
  return renderApp(path);
}

describe('the page of a day', () => {
  it('shows the day of its address, says what is missing, and walks by key faster than it draws', async () => {
    const { user } = await openDay('/day/2026-11-18?lanes=hr,steps');
    const figure = await screen.findByRole('figure', { name: /^18 Nov 2026, Whole day/ }, patience);
    await within(figure).findByText(/^\d[\d,]* steps; heart rate \d+ to \d+ bpm/, {}, patience);
    expect(within(figure).getByText(/nothing is known of/)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/^Wednesday,? 18 November 2026$/);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    await waitFor(() => expect(location.pathname).toBe('/day/2026-11-16'));
    expect(location.search).toBe('?lanes=hr,steps');
    await user.keyboard('t');
    await waitFor(() => expect(location.pathname).toBe('/day/2026-11-20'));
  });

  it('takes a stretch as it is typed, says what cannot be one, and goes back to the whole day', async () => {
    const { user } = await openDay('/day/2026-11-18');
    const from = await screen.findByLabelText('From', {}, patience);
    await user.clear(from);
    await user.type(from, '25:00{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Give two times of this day');
    await user.clear(from);
    await user.type(from, '06:30');
    await user.clear(screen.getByLabelText('Until'));
    await user.type(screen.getByLabelText('Until'), '09:00{Enter}');
    await waitFor(() => expect(location.search).toBe('?from=06:30&to=09:00'));
    expect(await screen.findByRole('heading', { name: 'Totals: 06:30–09:00' }, patience)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Whole day' }));
    await waitFor(() => expect(location.search).toBe(''));
  });

  it('shows today in place of what is no date, and says so', async () => {
    await openDay('/day/2026-02-30');
    expect(await screen.findByText(/“2026-02-30” is no date/, {}, patience)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('20 November 2026');
  });
});
