import { cleanup, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { cutOff } from '../../support/msw.ts';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const started = () => startProduct({ now: stillClock });

describe('the connect page', () => {
  it('has one button per service that this installation offers', async () => {
    started();
    renderApp('/connect');
    const buttons = await screen.findAllByRole('button', { name: /^Connect / });
    expect(buttons.map((button) => button.textContent)).toEqual(['Connect Withings', 'Connect Nokia Health']);
  });

  it('says of a simulated service that nobody real is behind it', async () => {
    started();
    renderApp('/connect');
    expect(await screen.findAllByText(/^A simulated person/)).toHaveLength(2);
  });

  it('sends the reader to the sign-in of the service that was pressed', async () => {
    started();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const { user } = renderApp('/connect');
    await user.click(await screen.findByRole('button', { name: 'Connect Nokia Health' }));
    expect(assign).toHaveBeenCalledWith('/auth/login?provider=simulator-nokia&return=%2F');
    assign.mockRestore();
  });

  it.each([
    ['/body?range=1y', '/body?range=1y'],
    ['https://elsewhere.example', '/'],
    ['', '/'],
  ])('asked to come back to %j it has the reader come back to %s', async (wanted, back) => {
    started();
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const { user } = renderApp(`/connect?${new URLSearchParams({ return: wanted })}`);
    await user.click(await screen.findByRole('button', { name: 'Connect Withings' }));
    const query = new URLSearchParams({ provider: 'simulator-withings', return: back });
    expect(assign).toHaveBeenCalledWith(`/auth/login?${query}`);
    assign.mockRestore();
  });

  it.each([
    ['denied', /did not allow/],
    ['auth_state', /expired/],
    ['unreachable', /did not answer/],
    ['refused', /refused/],
    ['anything-else', /did not work/],
    ['constructor', /did not work/],
  ])('says what went wrong and what to do when the sign-in ended with %s', async (code, title) => {
    started();
    renderApp(`/connect?error=${code}`);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(/connect again/i);
  });

  it('says nothing of an error where there was none', async () => {
    started();
    renderApp('/connect');
    await screen.findAllByRole('button', { name: /^Connect / });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says when this server cannot be reached', async () => {
    cutOff();
    renderApp('/connect');
    expect(await screen.findByRole('alert')).toHaveTextContent('This server does not answer');
  });

  it('keeps what was read in this browser unless told otherwise', async () => {
    started();
    renderApp('/connect');
    expect(await screen.findByRole('checkbox', { name: 'Keep nothing on this device' })).not.toBeChecked();
    expect(screen.getByText('In this browser')).toBeVisible();
  });

  it('says what keeping nothing means', async () => {
    started();
    renderApp('/connect');
    expect(
      await screen.findByRole('checkbox', { name: 'Keep nothing on this device' }),
    ).toHaveAccessibleDescription(/held in memory until the page is closed/);
  });

  it('says where the record is once nothing is to be kept', async () => {
    started();
    const { user } = renderApp('/connect');
    await user.click(await screen.findByRole('checkbox', { name: 'Keep nothing on this device' }));
    expect(screen.getByText('In memory')).toBeVisible();
    expect(screen.queryByText('In this browser')).toBeNull();
  });

  it('remembers the choice over the way to the service and back', async () => {
    started();
    const { user } = renderApp('/connect');
    await user.click(await screen.findByRole('checkbox', { name: 'Keep nothing on this device' }));
    cleanup();
    renderApp('/connect');
    expect(await screen.findByRole('checkbox', { name: 'Keep nothing on this device' })).toBeChecked();
  });

  it('says who is connected already, with a way to the charts and one out', async () => {
    const product = started();
    await product.connect('simulator-nokia');
    renderApp('/connect');
    expect(await screen.findByText('This browser reads from Nokia Health.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open your numbers' })).toHaveAttribute('href', '/');
    expect(screen.getByRole('button', { name: 'Sign out and erase' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Connect / })).toBeNull());
  });
});
