import { describe, expect, test } from 'vitest';
import { app, type DialectName, type Row, startSimulator } from './client.ts';

const callbackurl = 'https://app.example/hook?secret=1';
const dialects: DialectName[] = ['nokia', 'withings'];

type Answerer = (method: string, url: string) => Response | Promise<Response>;

const start = async (
  dialect: DialectName,
  options: Parameters<typeof startSimulator>[0] = {},
  answer: Answerer = () => new Response(null, { status: 200 }),
) => {
  const seen: string[] = [];
  const deliver: typeof fetch = async (input, init) => {
    const { method, url } = new Request(input, { method: init?.method ?? 'GET' });
    seen.push(`${method} ${url}`);
    return answer(method, url);
  };
  const simulator = startSimulator({ years: 1, deliver, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const notify = (action: string, params: Record<string, string> = {}, token = access_token) =>
    simulator.call(dialect, token, '/notify', { action, ...params });
  const profiles = async (params: Record<string, string> = {}) =>
    ((await notify('list', params)).body['profiles'] ?? []) as Row[];
  return { ...simulator, notify, profiles, seen };
};

describe.each(dialects)('notify in the manner of %s', (dialect) => {
  test('lists what was subscribed', async () => {
    const { notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1', comment: 'weight' });
    await notify('subscribe', { callbackurl, appli: '44' });
    expect((await profiles()).map(({ appli, comment }) => [appli, comment])).toEqual([
      [1, 'weight'],
      [44, dialect === 'nokia' ? '' : null],
    ]);
  });

  test('lists one category', async () => {
    const { notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    await notify('subscribe', { callbackurl, appli: '44' });
    expect((await profiles({ appli: '44' })).map(({ appli }) => appli)).toEqual([44]);
  });

  test('lists nothing as an empty list', async () => {
    expect((await (await start(dialect)).notify('list')).body).toEqual({ profiles: [] });
  });

  test('probes the address with HEAD before it subscribes', async () => {
    const { notify, seen } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    expect(seen).toEqual([`HEAD ${callbackurl}`]);
  });

  test.each([405, 404, 500, 302])('refuses with 343 an address that answers HEAD with %i', async (status) => {
    const { notify, profiles } = await start(dialect, {}, () => new Response(null, { status }));
    expect([(await notify('subscribe', { callbackurl, appli: '1' })).status, await profiles()]).toEqual([
      343,
      [],
    ]);
  });

  test('refuses with 343 an address that nobody answers', async () => {
    const { notify } = await start(dialect, {}, () => {
      throw new TypeError('no such host');
    });
    expect((await notify('subscribe', { callbackurl, appli: '1' })).status).toBe(343);
  });

  test.each(['', 'not an address', 'ftp://app.example/', `https://app.example/${'x'.repeat(240)}`])(
    'refuses the address "%s" with 293',
    async (wrong) => {
      const { notify, seen } = await start(dialect);
      expect([(await notify('subscribe', { callbackurl: wrong, appli: '1' })).status, seen]).toEqual([
        293,
        [],
      ]);
    },
  );

  test('refuses a comment of 256 characters with 304', async () => {
    const { notify } = await start(dialect);
    expect((await notify('subscribe', { callbackurl, appli: '1', comment: 'x'.repeat(256) })).status).toBe(
      304,
    );
  });

  test('refuses one subscription too many with 305', async () => {
    const { notify } = await start(dialect);
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) {
      statuses.push(
        (await notify('subscribe', { callbackurl: `${callbackurl}&n=${index}`, appli: '1' })).status,
      );
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 0), 305]);
  });

  test('keeps one subscription where the same is asked for twice', async () => {
    const { notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    await notify('subscribe', { callbackurl, appli: '1', comment: 'again' });
    expect((await profiles()).map(({ comment }) => comment)).toEqual(['again']);
  });

  test('refuses a category that does not exist', async () => {
    expect((await (await start(dialect)).notify('subscribe', { callbackurl, appli: '3' })).status).toBe(503);
  });

  test('needs the permission of the category', async () => {
    const { signIn, notify } = await start(dialect);
    const { access_token } = await signIn(dialect, { scope: 'user.metrics' });
    const statuses = await Promise.all(
      ['1', '44', '46', '50'].map(
        async (appli) => (await notify('subscribe', { callbackurl, appli }, access_token)).status,
      ),
    );
    expect(statuses).toEqual([0, 2553, 2553, 2553]);
  });

  test('tells of one subscription', async () => {
    const { notify } = await start(dialect, { callbackUrls: 'plain' });
    await notify('subscribe', { callbackurl, appli: '1', comment: 'weight' });
    expect((await notify('get', { callbackurl, appli: '1' })).body).toMatchObject({
      callbackurl,
      appli: 1,
      comment: 'weight',
    });
  });

  test.each(['get', 'update', 'revoke'])('says 286 to %s of what was never subscribed', async (action) => {
    const { notify } = await start(dialect);
    expect((await notify(action, { callbackurl, appli: '1', comment: 'x' })).status).toBe(286);
  });

  test.each([
    ['comment', 'other', { comment: 'other' }],
    ['new_appli', '4', { appli: 4 }],
    ['new_callbackurl', 'https://app.example/new', { callbackurl: 'https://app.example/new' }],
  ])('updates %s', async (name, value, expected) => {
    const { notify, profiles } = await start(dialect, { callbackUrls: 'plain' });
    await notify('subscribe', { callbackurl, appli: '1', comment: 'weight' });
    const answer = await notify('update', { callbackurl, appli: '1', [name]: value });
    expect([answer, (await profiles())[0]]).toEqual([{ status: 0 }, expect.objectContaining(expected)]);
  });

  test.each([{}, { comment: 'x', new_appli: '4' }])('updates nothing with %o', async (changes) => {
    const { notify } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    expect((await notify('update', { callbackurl, appli: '1', ...changes })).status).toBe(503);
  });

  test('probes a new address', async () => {
    const { notify } = await start(
      dialect,
      {},
      (_, url) => new Response(null, { status: url.endsWith('/gone') ? 404 : 200 }),
    );
    await notify('subscribe', { callbackurl, appli: '1' });
    const changes = { new_callbackurl: 'https://app.example/gone' };
    expect((await notify('update', { callbackurl, appli: '1', ...changes })).status).toBe(343);
  });

  test('revokes one category', async () => {
    const { notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    await notify('subscribe', { callbackurl, appli: '44' });
    await notify('revoke', { callbackurl, appli: '1' });
    expect((await profiles()).map(({ appli }) => appli)).toEqual([44]);
  });

  test('revokes every category of an address', async () => {
    const { notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    await notify('subscribe', { callbackurl, appli: '44' });
    await notify('subscribe', { callbackurl: 'https://else.example/', appli: '1' });
    await notify('revoke', { callbackurl });
    expect(await profiles()).toHaveLength(1);
  });

  test('shows an app also what a tester planted', async () => {
    const { control, profiles } = await start(dialect, { callbackUrls: 'plain' });
    await control('subscriptions', { add: [{ callbackurl: 'https://else.example/', appli: 1 }] });
    expect((await profiles()).map((profile) => profile['callbackurl'])).toEqual(['https://else.example/']);
  });

  test('hides an app from another', async () => {
    const { control, profiles } = await start(dialect);
    await control('subscriptions', { add: [{ callbackurl, appli: 1, clientId: 'other-app' }] });
    expect(await profiles()).toEqual([]);
  });

  test('loses a subscription that a tester takes away', async () => {
    const { control, notify, profiles } = await start(dialect);
    await notify('subscribe', { callbackurl, appli: '1' });
    await control('subscriptions', { delete: [{ callbackurl, appli: 1, clientId: app.client_id }] });
    expect(await profiles()).toEqual([]);
  });
});

test('in 2018 success had no body', async () => {
  const { notify } = await start('nokia');
  const subscribed = await notify('subscribe', { callbackurl, appli: '1' });
  expect([subscribed, await notify('revoke', { callbackurl, appli: '1' })]).toEqual([
    { status: 0 },
    { status: 0 },
  ]);
});

test('today success has an empty body', async () => {
  const { notify } = await start('withings');
  expect(await notify('subscribe', { callbackurl, appli: '1' })).toEqual({ status: 0, body: {} });
});

test.each([
  ['no body', { status: 0 }],
  ['list', { status: 0, body: [] }],
] as const)('success can be said with %s', async (empty, expected) => {
  const { notify } = await start('withings', { empty });
  expect(await notify('subscribe', { callbackurl, appli: '1' })).toEqual(expected);
});

test('in 2018 the addresses of the list were escaped twice', async () => {
  const { notify, profiles } = await start('nokia');
  await notify('subscribe', { callbackurl, appli: '1' });
  expect((await profiles())[0]?.['callbackurl']).toBe(String.raw`https:\/\/app.example\/hook?secret=1`);
});

test('today the addresses of the list are plain and never expire', async () => {
  const { notify, profiles } = await start('withings');
  await notify('subscribe', { callbackurl, appli: '1' });
  expect((await profiles())[0]).toMatchObject({ callbackurl, expires: 2_147_483_647 });
});

test('in 2018 a subscription without a category was for the weight', async () => {
  const { notify, profiles } = await start('nokia');
  await notify('subscribe', { callbackurl });
  expect((await profiles()).map(({ appli }) => appli)).toEqual([1]);
});

test('today the category is needed', async () => {
  expect((await (await start('withings')).notify('subscribe', { callbackurl })).status).toBe(503);
});

test('without anybody to carry it every address passes', async () => {
  const simulator = startSimulator({ years: 1 });
  const { access_token } = await simulator.signIn('withings');
  const params = { action: 'subscribe', callbackurl, appli: '1' };
  expect((await simulator.call('withings', access_token, '/notify', params)).status).toBe(0);
});
