import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { cutOff } from '../support/msw.ts';
import { startProduct } from '../support/product.ts';
import { renderApp, stillClock } from '../support/render-app.tsx';

const started = () => startProduct({ now: stillClock });

async function connected() {
  const product = started();
  await product.connect('simulator-withings');
  return product;
}

async function ended() {
  const product = await connected();
  await product.control('tokens', { kill: 'access' });
  await product.control('tokens', { kill: 'refresh' });
  return renderApp('/body?range=1y');
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const synced = () =>
  waitFor(() => expect(document.documentElement).toHaveAttribute('data-sync', 'idle'), { timeout: 15_000 });

describe('the start page', () => {
  it('leads a new reader to where one connects', async () => {
    started();
    renderApp('/');
    await heading('Connect your account');
    expect(location.pathname).toBe('/connect');
  });

  it('shows who is signed in how things stand', async () => {
    await connected();
    renderApp('/');
    await heading('Home');
    expect(location.pathname).toBe('/');
  });
});

describe('the shell', () => {
  it('offers Connect only to who is not connected', async () => {
    await connected();
    renderApp('/body');
    await screen.findByRole('figure', { name: /^Weight in/ });
    const links = within(screen.getByRole('navigation'))
      .getAllByRole('link')
      .map((link) => link.textContent);
    expect(links).toEqual(expect.arrayContaining(['Weight', 'Sleep', 'Settings']));
    expect(links).not.toContain('Connect');
  });

  it('shows the time of the last sync', async () => {
    await connected();
    renderApp('/body');
    await synced();
    const time = await within(screen.getByRole('banner')).findByText(/^\d\d:\d\d$/, {}, { timeout: 15_000 });
    expect(Date.parse(time.getAttribute('datetime') ?? '')).toBe(stillClock());
  });

  it('says on the document that a sync is going on', async () => {
    await connected();
    renderApp('/body');
    await waitFor(() => expect(document.documentElement).toHaveAttribute('data-sync', 'syncing'));
    await synced();
  });

  it('says on the document that the server is out of reach', async () => {
    cutOff();
    renderApp('/connect');
    await waitFor(() => expect(document.documentElement).toHaveAttribute('data-sync', 'offline'));
  });

  it('names the page in the title', async () => {
    started();
    renderApp('/settings');
    await heading('Settings');
    expect(document.title).toBe('Settings · Homeostat');
  });

  it('moves the focus to the heading of a page that was gone to', async () => {
    started();
    const { user } = renderApp('/connect');
    await heading('Connect your account');
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    expect(await heading('Settings')).toHaveFocus();
  });

  it('leaves the focus where it is on the first page', async () => {
    started();
    renderApp('/settings');
    await heading('Settings');
    expect(document.body).toHaveFocus();
  });

  it('lets the keyboard skip to the content first of all', async () => {
    started();
    const { user } = renderApp('/settings');
    await heading('Settings');
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
    expect(location.hash).toBe('');
  });

  it('says of an address with nothing there that there is nothing', async () => {
    started();
    renderApp('/no-such-page');
    await heading('Page not found');
    expect(screen.getByRole('link', { name: 'Go to your weight' })).toHaveAttribute('href', '/body');
  });
});

describe('a sign-in that has ended', () => {
  it('asks to reconnect', async () => {
    await ended();
    expect(await screen.findByRole('button', { name: 'Reconnect' }, { timeout: 15_000 })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('data-sync', 'error');
  });

  it('leads to the same service and back to the same page', async () => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const { user } = await ended();
    await user.click(await screen.findByRole('button', { name: 'Reconnect' }, { timeout: 15_000 }));
    const url = new URL(String(assign.mock.calls[0]?.[0]), location.origin);
    expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      '/auth/login',
      { provider: 'simulator-withings', return: '/body?range=1y' },
    ]);
    assign.mockRestore();
  });
});

describe('the theme', () => {
  it('is the system’s until one is chosen', async () => {
    started();
    renderApp('/settings');
    await heading('Settings');
    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
  });

  it('is the one chosen', async () => {
    started();
    const { user } = renderApp('/settings');
    await heading('Settings');
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  });
});
