import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import {
  decodeSubscription,
  decodeSubscriptions,
  fetchSubscriptions,
  revokeSubscription,
  subscribe,
} from '#api/notify.ts';
import type { Subscription } from '#domain/devices.ts';

const ADDRESS = 'https://dash.example/hooks/s';

function decodeOne(profile: Record<string, unknown>): Subscription | undefined {
  return decodeSubscriptions({ profiles: [profile] }).subscriptions[0];
}

describe('a subscription', () => {
  it('is a kind, an address, a comment and an end', () => {
    expect(decodeOne({ appli: 1, callbackurl: ADDRESS, comment: 'mine', expires: 1_800_000_000 })).toEqual({
      appli: 1,
      callbackUrl: ADDRESS,
      comment: 'mine',
      expiresAt: 1_800_000_000,
    });
  });

  it.each([[null], [''], [undefined]])('has no comment where that is %j', (comment) => {
    expect(decodeOne({ appli: 1, callbackurl: ADDRESS, comment })?.comment).toBeNull();
  });

  it.each([[2_147_483_647], [null], [undefined], [0]])('has no end where that is %j', (expires) => {
    expect(decodeOne({ appli: 1, callbackurl: ADDRESS, expires })).not.toHaveProperty('expiresAt');
  });

  it('loses the doubled escapes of its address', () => {
    expect(decodeOne({ appli: 1, callbackurl: String.raw`http:\/\/www.google.fr` })?.callbackUrl).toBe(
      'http://www.google.fr',
    );
  });

  it.each([true, false])('tells whether it is this installation’s own: %s', (own) => {
    expect(decodeOne({ appli: 1, callbackurl: ADDRESS, own })?.isOwn).toBe(own);
  });

  it.each([1, 4, 16, 44, 45, 98, 12_345])('may be of kind %i, listed by the document or not', (appli) => {
    expect(decodeOne({ appli, callbackurl: ADDRESS })?.appli).toBe(appli);
  });

  it('may carry its kind as text', () => {
    expect(decodeOne({ appli: '44', callbackurl: ADDRESS })?.appli).toBe(44);
  });

  it.each([
    ['no kind', { callbackurl: ADDRESS }, 'appli'],
    ['a kind in words', { appli: 'weight', callbackurl: ADDRESS }, 'appli'],
    ['no address', { appli: 1 }, 'callbackurl'],
    ['an empty address', { appli: 1, callbackurl: '' }, 'callbackurl'],
  ])('with %s is quarantined and costs its neighbours nothing', (_, bad, name) => {
    const list = decodeSubscriptions({ profiles: [bad, { appli: 44, callbackurl: ADDRESS }] });
    expect(list.subscriptions).toHaveLength(1);
    expect(list.quarantined).toMatchObject([{ path: `profiles.0.${name}`, raw: bad }]);
  });
});

describe('a list of subscriptions', () => {
  it.each([[undefined], [null], [{}], [[]], [{ profiles: null }], [{ profiles: [] }], [{ profiles: {} }]])(
    'of %j is empty',
    (body) => {
      expect(decodeSubscriptions(body)).toEqual({ subscriptions: [], quarantined: [] });
    },
  );

  it.each([['text'], [42], [{ profiles: 'none' }]])('cannot be read from %j', (body) => {
    expect(() => decodeSubscriptions(body)).toThrow(
      expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
    );
  });
});

describe('a single subscription that was asked for', () => {
  const asked = { appli: 1, callbackUrl: ADDRESS };

  it('is read as it is answered', () => {
    expect(
      decodeSubscription({ appli: 44, callbackurl: 'https://dash.example/other', comment: 'mine' }, asked),
    ).toEqual({ appli: 44, callbackUrl: 'https://dash.example/other', comment: 'mine' });
  });

  it.each([[undefined], [null], [[]], [{}], [{ comment: null }]])(
    'is the one asked for where the answer does not repeat it: %j',
    (body) => {
      expect(decodeSubscription(body, asked)).toEqual({ ...asked, comment: null });
    },
  );

  it.each([['text'], [42], [{ appli: 'weight' }]])('cannot be read from %j', (body) => {
    expect(() => decodeSubscription(body, asked)).toThrow(
      expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
    );
  });
});

describe('the calls', () => {
  it('list at the neutral route', async () => {
    const list = await fetchSubscriptions({
      get: async (path) => ({ profiles: [{ appli: 1, callbackurl: path }] }),
    });
    expect(list.subscriptions[0]?.callbackUrl).toBe('api/subscriptions');
  });

  it('list with what our own server has heard', async () => {
    const { notifier } = await fetchSubscriptions({
      get: async () => ({
        profiles: [],
        notifier: { live: true, since: 1_800_000_000, heard: { measures: 1_800_000_060, sleep: 'soon' } },
      }),
    });
    expect([1, 4, 44, 999].map((appli) => notifier.heardAt(appli))).toEqual([
      1_800_000_060,
      1_800_000_060,
      null,
      null,
    ]);
    expect([notifier.canBeNotified, notifier.listeningSince]).toEqual([true, 1_800_000_000]);
  });

  it.each([[undefined], [{ live: false }], [{ live: 'yes', since: 5 }], [[]], [7]])(
    'take a server that says %j of itself for one that cannot be notified',
    async (said) => {
      const { notifier } = await fetchSubscriptions({ get: async () => ({ profiles: [], notifier: said }) });
      expect([notifier.canBeNotified, notifier.listeningSince]).toEqual([false, null]);
    },
  );

  it.each([
    ['subscribe', subscribe, 'POST'],
    ['revoke', revokeSubscription, 'DELETE'],
  ] as const)('%s by kind alone, since the address is the secret of the server', async (_, call, method) => {
    const sent: unknown[] = [];
    await call({ send: async (...args) => void sent.push(args) }, 44);
    expect(sent).toEqual([[method, 'api/subscriptions', { appli: 44 }, undefined]]);
  });
});
