import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startProduct } from '../support/product.ts';
import { renderApp, stillClock } from '../support/render-app.tsx';

async function openWeight(query = '?range=4w') {
  const product = startProduct({ now: stillClock });
  await product.connect('simulator-withings');
  const { user } = renderApp(`/body${query}`);
  await screen.findByRole('figure', { name: /^Weight in/ });
  await screen.findByRole('button', { name: 'Go to date' });
  return user;
}

async function openSettings() {
  startProduct({ now: stillClock });
  const { user } = renderApp('/settings');
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  await screen.findByRole('button', { name: 'Go to date' });
  return user;
}

const dialog = (name: string) => screen.findByRole('dialog', { name });

async function goTo(day: string, user: Awaited<ReturnType<typeof openWeight>>) {
  const asked = await dialog('Go to date');
  fireEvent.change(within(asked).getByLabelText('Day'), { target: { value: day } });
  await user.click(within(asked).getByRole('button', { name: 'Go' }));
}

describe('going to a date', () => {
  it('puts the day into the middle of as many days as are in view', async () => {
    const user = await openWeight();
    await user.keyboard('g');
    await goTo('2026-03-15', user);
    await waitFor(() => expect(location.search).toBe('?from=2026-03-01&to=2026-03-28'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows nothing after today', async () => {
    const user = await openWeight('?from=2026-01-01&to=2026-01-20');
    await user.click(screen.getByRole('button', { name: 'Go to date' }));
    await goTo('2026-11-18', user);
    await waitFor(() => expect(location.search).toBe('?from=2026-11-01&to=2026-11-20'));
  });

  it('leaves the whole record for three months of it', async () => {
    const user = await openWeight('?range=all');
    await user.keyboard('g');
    await goTo('2026-03-15', user);
    await waitFor(() => expect(location.search).toBe('?from=2026-01-28&to=2026-04-29'));
  });

  it('leads from a page without days to the page of that day', async () => {
    const user = await openSettings();
    await user.keyboard('g');
    await goTo('2026-03-15', user);
    await waitFor(() => expect(location.pathname).toBe('/day/2026-03-15'));
  });

  it.each([
    ['', 'Give a whole date.'],
    ['1066-10-14', 'Give years between 1900 and 2199.'],
  ])('says what is wrong with "%s"', async (day, problem) => {
    const user = await openSettings();
    await user.keyboard('g');
    await goTo(day, user);
    expect(screen.getByRole('alert')).toHaveTextContent(problem);
    expect(location.pathname).toBe('/settings');
  });
});

describe('the keys of a page with a range', () => {
  it.each([
    ['3', '?range=6m'],
    ['5', '?range=all'],
  ])('%s chooses a preset', async (key, query) => {
    const user = await openWeight();
    await user.keyboard(key);
    await waitFor(() => expect(location.search).toBe(query));
  });

  it('T leads back to today', async () => {
    const user = await openWeight('?from=2026-03-01&to=2026-03-28');
    await user.keyboard('t');
    await waitFor(() => expect(location.search).toBe('?range=4w'));
  });

  it('the arrows step by the span in view', async () => {
    const user = await openWeight('?from=2026-03-01&to=2026-03-28');
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(location.search).toBe('?from=2026-02-01&to=2026-02-28'));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(location.search).toBe('?from=2026-03-01&to=2026-03-28'));
  });

  it('the arrows belong to a control that has the focus', async () => {
    const user = await openWeight('?from=2026-03-01&to=2026-03-28');
    screen.getByRole('radio', { name: 'kg' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(location.search).toBe('?from=2026-03-01&to=2026-03-28');
  });

  it.each(['{Control>}3{/Control}', '{Alt>}3{/Alt}', '{Meta>}3{/Meta}'])(
    '%s is left to others',
    async (keys) => {
      const user = await openWeight();
      await user.keyboard(keys);
      expect(location.search).toBe('?range=4w');
    },
  );

  it('they write in a field', async () => {
    const user = await openWeight();
    await user.click(screen.getByTitle('Choose days…'));
    (await screen.findByLabelText('First day')).focus();
    await user.keyboard('t3g');
    expect(location.search).toBe('?range=4w');
    expect(screen.queryByRole('dialog', { name: 'Go to date' })).not.toBeInTheDocument();
  });

  it('they rest while a dialog is open', async () => {
    const user = await openWeight();
    await user.keyboard('?');
    await dialog('Keys');
    await user.keyboard('3');
    expect(location.search).toBe('?range=4w');
  });

  it('they end with the page', async () => {
    const user = await openWeight();
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await screen.findByRole('heading', { level: 1, name: 'Settings' });
    await user.keyboard('3');
    expect(location.pathname).toBe('/settings');
  });
});

describe('the list of keys', () => {
  it('names those of the shell, the page and its charts', async () => {
    const user = await openWeight();
    await user.click(screen.getByRole('button', { name: 'Keys' }));
    const list = await dialog('Keys');
    expect(within(list).getByText('Go to a date')).toBeVisible();
    expect(within(list).getByText('Show: 6 months')).toBeVisible();
    expect(within(list).getByText('Ten values at a time')).toBeVisible();
    await user.click(within(list).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('leaves out what a page does not have', async () => {
    const user = await openSettings();
    await user.keyboard('?');
    const list = await dialog('Keys');
    expect(within(list).getByText('Go to a date')).toBeVisible();
    expect(within(list).queryByText('On this page')).not.toBeInTheDocument();
  });
});
