import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { startProduct } from '../../support/product.ts';
import { renderApp, stillClock } from '../../support/render-app.tsx';

const patience = { timeout: 15_000 };
const secret = 'c3a1f0e95b7d42688a90d1e2f3b4c5d6';
const foreign = { callbackurl: 'https://other.example/hooks/canary-path?token=canary-token', appli: 44 };

type Stored = { readonly subscriptions: readonly { readonly appli: number; readonly callbackurl: string }[] };

beforeEach(() => {
  // The record is not what is looked at here.
  localStorage.setItem('homeostat.paused', '1');
});

async function openSection({ origin = location.origin }: { origin?: string } = {}) {
  const env = origin === '' ? {} : { WEBHOOK_ORIGIN: origin, WEBHOOK_SECRET: secret };
  const product = startProduct({ now: stillClock, env });
  await product.connect('simulator-withings');
  const change = async (body: object) => (await product.control('subscriptions', body)) as Stored;
  await change({ add: [foreign] });
  const { user } = renderApp('/settings');
  const section = within(await screen.findByRole('region', { name: 'Notifications' }, patience));
  return {
    user,
    section,
    /** What the service truly holds: ours by their kind, and the addresses of others. */
    held: async () => {
      const { subscriptions } = await change({ add: [] });
      const own = subscriptions.filter(({ callbackurl }) => callbackurl.endsWith(`/hooks/${secret}`));
      return {
        own: own.map(({ appli }) => appli),
        others: subscriptions.filter((one) => !own.includes(one)).map(({ callbackurl }) => callbackurl),
      };
    },
    control: product.control,
  };
}

describe('the notifications', () => {
  it('are not spoken of where nobody is signed in', async () => {
    startProduct();
    renderApp('/settings');
    await screen.findByRole('link', { name: 'Connect an account' }, patience);
    expect(screen.queryByRole('region', { name: 'Notifications' })).toBeNull();
  });

  it('T25: are subscribed to and ended all at once, and those of another app stay', async () => {
    const { user, section, held } = await openSection();
    await user.click(await section.findByRole('button', { name: /^Subscribe to everything/ }, patience));
    expect(await section.findByText('6 kinds subscribed to.', {}, patience)).toBeVisible();
    expect(await held()).toEqual({ own: [1, 2, 4, 16, 44, 46], others: [foreign.callbackurl] });
    expect(section.getByText(/^Live: /)).toBeVisible();
    expect(section.getByText('Another app is told at other.example; that stays as it is.')).toBeVisible();
    expect(document.body.innerHTML).not.toMatch(new RegExp(`canary|${secret}`));

    await user.click(section.getByRole('button', { name: 'Unsubscribe all of ours' }));
    const dialog = screen.getByRole('dialog', { name: 'Unsubscribe all of ours?' });
    await user.click(within(dialog).getByRole('button', { name: 'Unsubscribe' }));
    expect(await section.findByText('6 kinds unsubscribed from.', {}, patience)).toBeVisible();
    expect(await held()).toEqual({ own: [], others: [foreign.callbackurl] });
  });

  it('change one by one by the keyboard, which keeps its place', async () => {
    const { user, section, held } = await openSection();
    const button = await section.findByRole('button', { name: 'Subscribe: Weight and body' }, patience);
    button.focus();
    await user.keyboard('{Enter}');
    expect(
      await section.findByRole('button', { name: 'Unsubscribe: Weight and body' }, patience),
    ).toHaveFocus();
    expect((await held()).own).toEqual([1]);
  });

  it('F76: that the service refuses say why and what mends it, and are not forgotten', async () => {
    const { user, section, held, control } = await openSection();
    await control('faults', {
      match: { path: '/notify', action: 'subscribe' },
      fault: { kind: 'status', status: 343 },
    });
    await user.click(await section.findByRole('button', { name: 'Subscribe: Sleep' }, patience));
    const said = await section.findByText(
      /^Not done: Sleep\. The service did not accept the address/,
      {},
      patience,
    );
    expect(said).toHaveTextContent('Check that WEBHOOK_ORIGIN leads here from the internet');
    expect(said.closest('output')).not.toBeNull();
    expect(section.getByText('Lost at the service')).toBeVisible();
    expect(section.getByText(/^Live updates off/)).toBeVisible();
    expect((await held()).own).toEqual([]);
  });

  it('cannot be had without WEBHOOK_ORIGIN, which is said, with what the operator sets', async () => {
    const { section } = await openSection({ origin: '' });
    expect(await section.findByText('Live updates are not set up', {}, patience)).toBeVisible();
    expect(section.getByText(/sets WEBHOOK_ORIGIN to the https address/)).toBeVisible();
    expect(section.queryByRole('button')).toBeNull();
  });
});
