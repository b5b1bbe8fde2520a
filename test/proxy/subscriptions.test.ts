import { describe, expect, it } from 'vitest';
import { createHarness, dataAnswer, failureAnswer, tokenAnswer, webhookSecret } from './harness.ts';

const webhook = { WEBHOOK_ORIGIN: 'https://hooks.example', WEBHOOK_SECRET: webhookSecret };
const own = `https://hooks.example/hooks/${webhookSecret}`;
const foreign = 'https://user:password@other.example/notify/canary-path?token=canary-token#x';

type Entry = { appli: number; callbackurl: string };

/** The notification service of one person: a list, and the refusal of what was asked a moment ago. */
function createNotifyService(clock: () => number, entries: Entry[]) {
  const calls: string[] = [];
  const lastAt = new Map<string, number>();
  return {
    calls,
    entries,
    fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      if (new URL(request.url).pathname === '/v2/oauth2') return tokenAnswer();
      const params = new URLSearchParams(await request.text());
      const { action, ...rest } = Object.fromEntries(params);
      calls.push([action, ...Object.values(rest)].join(' '));
      const before = lastAt.get(params.toString());
      if (before !== undefined && clock() - before < 10_000) return failureAnswer(601);
      lastAt.set(params.toString(), clock());
      const appli = Number(rest['appli']);
      const callbackurl = rest['callbackurl'] ?? '';
      const index = entries.findIndex((entry) => entry.appli === appli && entry.callbackurl === callbackurl);
      if (action === 'list') {
        return dataAnswer({
          profiles: entries.map((entry) => ({ ...entry, comment: null, expires: 2_147_483_647 })),
        });
      }
      if (action === 'revoke') {
        if (index < 0) return failureAnswer(294);
        entries.splice(index, 1);
      } else if (index < 0) entries.push({ appli, callbackurl });
      return dataAnswer({});
    },
  };
}

async function signedIn(entries: Entry[] = [], env: Record<string, string> = webhook) {
  const time = { ms: 0 };
  const service = createNotifyService(() => time.ms, entries);
  const harness = createHarness({ env, fetch: service.fetch });
  const pass = (ms: number): void => {
    time.ms += ms;
    harness.clock.ms += ms;
  };
  const tab = harness.browser();
  await tab.signIn();
  const change = async (method: string, appli: number): Promise<number> =>
    (await tab.ask(`/api/subscriptions?appli=${appli}`, { method })).status;
  const list = async (): Promise<{ appli: number; callbackurl: string; own: boolean }[]> => {
    const json = (await (await tab.ask('/api/subscriptions')).json()) as {
      profiles: { appli: number; callbackurl: string; own: boolean }[];
    };
    return json.profiles;
  };
  const notifier = async (): Promise<unknown> =>
    ((await (await tab.ask('/api/subscriptions')).json()) as { notifier: unknown }).notifier;
  const notify = async (body: string, secret = webhookSecret): Promise<number> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = new Request(`https://hooks.example/hooks/${secret}`, { method: 'POST', headers, body });
    return (await harness.proxy.fetch(request)).status;
  };
  return { ...harness, service, tab, change, list, notifier, notify, pass };
}

describe('the list of subscriptions', () => {
  it('says which are ours, and shows no secret: not ours, nor another app’s', async () => {
    const { tab } = await signedIn([
      { appli: 1, callbackurl: own },
      { appli: 44, callbackurl: foreign },
    ]);
    const answer = await tab.ask('/api/subscriptions');
    const shared = { comment: null, expires: 2_147_483_647 };
    expect([answer.status, await answer.json()]).toStrictEqual([
      200,
      {
        profiles: [
          { ...shared, appli: 1, callbackurl: 'https://hooks.example/hooks/', own: true },
          { ...shared, appli: 44, callbackurl: 'https://other.example/notify/canary-path', own: false },
        ],
        notifier: { live: true, since: Date.UTC(2026, 2, 1, 7) / 1000, heard: {} },
      },
    ]);
    const received = tab.received.join(' ');
    expect(
      [webhookSecret, 'password', 'canary-token'].filter((secret) => received.includes(secret)),
    ).toStrictEqual([]);
  });

  it('knows ours by their address, whatever secret they end in and however it is written', async () => {
    const { list } = await signedIn([
      { appli: 1, callbackurl: 'https://hooks.example/hooks/of-the-year-before-canary' },
      { appli: 4, callbackurl: `HTTPS://Hooks.Example:443/hooks/${webhookSecret}` },
      { appli: 16, callbackurl: own.replaceAll('/', String.raw`\/`) },
      { appli: 44, callbackurl: `https://hooks.example.evil.test/hooks/${webhookSecret}` },
      { appli: 46, callbackurl: `https://hooks.example/other/hooks/${webhookSecret}` },
    ]);
    expect((await list()).map((entry) => entry.own)).toStrictEqual([true, true, true, false, false]);
  });

  it.each([
    ['none', undefined],
    ['an empty list', []],
    ['an empty object', {}],
    ['null', null],
  ])('is empty where the service has %s', async (_, profiles) => {
    const harness = createHarness({ env: webhook });
    const tab = harness.browser();
    await tab.signIn();
    harness.service.answerNextData(dataAnswer({ profiles }));
    expect(await (await tab.ask('/api/subscriptions')).json()).toMatchObject({ profiles: [] });
  });

  it('keeps the readable neighbours of entries that make no sense', async () => {
    const harness = createHarness({ env: webhook });
    const tab = harness.browser();
    await tab.signIn();
    const profiles = [
      null,
      7,
      {},
      { appli: 'x', callbackurl: 'y' },
      { appli: '1', callbackurl: 'https://a.test/' },
    ];
    harness.service.answerNextData(dataAnswer({ profiles }));
    expect(await (await tab.ask('/api/subscriptions')).json()).toMatchObject({
      profiles: [{ appli: 1, callbackurl: 'https://a.test/', comment: null, own: false }],
    });
  });

  it('is there without WEBHOOK_ORIGIN too', async () => {
    const { list } = await signedIn([{ appli: 1, callbackurl: 'https://a.test/' }], {});
    expect(await list()).toHaveLength(1);
  });

  it('says of an installation without WEBHOOK_ORIGIN that it cannot be notified', async () => {
    const { notifier } = await signedIn([], {});
    expect(await notifier()).toStrictEqual({ live: false });
  });

  it('says when the service last told of what, of the person who asks alone', async () => {
    const { notifier, notify, pass } = await signedIn();
    const start = Date.UTC(2026, 2, 1, 7) / 1000;
    pass(60_000);
    await notify('userid=4711&appli=4');
    await notify('userid=815&appli=16');
    expect(await notifier()).toStrictEqual({
      live: true,
      since: start,
      heard: { measures: start + 60 },
    });
  });

  it('T23: has heard nothing of what came to a wrong address', async () => {
    const { notifier, notify } = await signedIn();
    expect(await notify('userid=4711&appli=1', webhookSecret.replaceAll('5', '6'))).toBe(404);
    expect(await notifier()).toMatchObject({ heard: {} });
  });

  it('S28: takes no parameters', async () => {
    const { tab } = await signedIn();
    expect((await tab.ask('/api/subscriptions?appli=1')).status).toBe(400);
  });
});

describe('a subscription', () => {
  it('is made for our address and no other', async () => {
    const { service, change } = await signedIn();
    expect([await change('POST', 44), service.entries]).toStrictEqual([
      204,
      [{ appli: 44, callbackurl: own }],
    ]);
  });

  it('is made from a JSON body as well', async () => {
    const { service, tab } = await signedIn();
    const answer = await tab.ask('/api/subscriptions', { method: 'POST', body: '{"appli":1}' });
    expect([answer.status, service.entries.length]).toStrictEqual([204, 1]);
  });

  it('is made below the base path, with the first of two secrets', async () => {
    const second = webhookSecret.split('').toReversed().join('');
    const env = { ...webhook, BASE_PATH: '/health/', WEBHOOK_SECRET: `${second},${webhookSecret}` };
    const { service, tab } = await signedIn([], env);
    await tab.ask('/health/api/subscriptions?appli=1', { method: 'POST' });
    expect(service.entries).toStrictEqual([
      { appli: 1, callbackurl: `https://hooks.example/health/hooks/${second}` },
    ]);
  });

  it('T25: ends without a trace at another app’s, and only for its own kind', async () => {
    const others = [
      { appli: 1, callbackurl: foreign },
      { appli: 44, callbackurl: own },
      { appli: 1, callbackurl: `https://hooks.example.evil.test/hooks/${webhookSecret}` },
    ];
    const { service, change } = await signedIn([...others, { appli: 1, callbackurl: own }]);
    expect([await change('DELETE', 1), service.entries]).toStrictEqual([204, others]);
    expect(service.calls.filter((call) => !call.startsWith('list'))).toStrictEqual([`revoke ${own} 1`]);
  });

  it('ends with every secret it was made with', async () => {
    const { service, change } = await signedIn([
      { appli: 1, callbackurl: own },
      { appli: 1, callbackurl: 'https://hooks.example/hooks/the-one-before' },
    ]);
    expect([await change('DELETE', 1), service.entries]).toStrictEqual([204, []]);
  });

  it('that is not there has ended already', async () => {
    const { service, change } = await signedIn([{ appli: 1, callbackurl: foreign }]);
    expect([await change('DELETE', 1), service.entries.length]).toStrictEqual([204, 1]);
    expect(service.calls).toStrictEqual(['list']);
  });

  it('that was just made is in the list, though that is not asked for again', async () => {
    const { list, change } = await signedIn();
    const seen = [(await list()).length];
    await change('POST', 1);
    seen.push((await list()).length);
    await change('DELETE', 1);
    seen.push((await list()).length);
    expect(seen).toStrictEqual([0, 1, 0]);
  });

  it('is the service’s word again 12 s later', async () => {
    const { list, change, service, pass } = await signedIn();
    await list();
    await change('POST', 1);
    pass(12_000);
    service.entries.length = 0;
    expect(await list()).toStrictEqual([]);
  });

  it('asked for twice at once and again is made once', async () => {
    const { service, change } = await signedIn();
    const statuses = [
      ...(await Promise.all([change('POST', 1), change('POST', 1)])),
      await change('POST', 1),
    ];
    expect([statuses, service.calls]).toStrictEqual([[204, 204, 204], [`subscribe ${own} 1`]]);
  });

  it('made, ended and made again in a moment has to wait, and holds up nothing else', async () => {
    const { service, change, list, pass, tab } = await signedIn();
    await change('POST', 1);
    pass(2000);
    await change('DELETE', 1);
    const answer = await tab.ask('/api/subscriptions?appli=1', { method: 'POST' });
    expect(await answer.json()).toMatchObject({ code: 'rate_limited', retryAfterSec: 10 });
    expect([await change('POST', 4), (await list()).map(({ appli }) => appli)]).toStrictEqual([204, [4]]);
    pass(10_000);
    expect([await change('POST', 1), service.entries.length]).toStrictEqual([204, 2]);
  });

  it('that the service refused may be tried again', async () => {
    const harness = createHarness({ env: webhook });
    const tab = harness.browser();
    await tab.signIn();
    harness.service.answerNextData(failureAnswer(2556));
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      statuses.push((await tab.ask('/api/subscriptions?appli=1', { method: 'POST' })).status);
    }
    expect(statuses).toStrictEqual([502, 204]);
  });

  it.each(['POST', 'DELETE'])(
    'cannot be changed by %s without WEBHOOK_ORIGIN, and the answer says so',
    async (method) => {
      const { service, tab } = await signedIn([{ appli: 1, callbackurl: foreign }], {});
      const answer = await tab.ask('/api/subscriptions?appli=1', { method });
      expect([answer.status, await answer.json(), service.calls]).toStrictEqual([
        400,
        { code: 'bad_request', message: expect.stringContaining('WEBHOOK_ORIGIN') },
        [],
      ]);
    },
  );

  it.each([
    ['POST', '', ''],
    ['POST', '?appli=0', ''],
    ['POST', '?appli=abc', ''],
    ['POST', '?appli=1', '{"appli":1}'],
    ['POST', '', '{"appli":"1"}'],
    ['POST', '', '{"appli":1.5}'],
    ['POST', '', '{"appli":1,"callbackurl":2}'],
    ['POST', '', '[1]'],
    ['POST', '', 'appli=1'],
    ['DELETE', '', ''],
    ['DELETE', '?appli=1&appli=4', ''],
    ['DELETE', '?appli=1&callbackurl=https://a.test/', ''],
  ])('S28: is not changed by %s%s %s', async (method, query, body) => {
    const { service, tab } = await signedIn();
    const init = body === '' ? { method } : { method, body };
    const answer = await tab.ask(`/api/subscriptions${query}`, init);
    expect([answer.status, service.calls]).toStrictEqual([400, []]);
  });

  it.each(['POST', 'DELETE'])('S15: is not changed by %s without our header', async (method) => {
    const { service, tab } = await signedIn();
    const answer = await tab.send('/api/subscriptions?appli=1', { method });
    expect([answer.status, service.calls]).toStrictEqual([403, []]);
  });

  it.each(['same-site', 'cross-site', 'none'])('S18: is not changed by a %s caller', async (site) => {
    const { service, tab } = await signedIn();
    const headers = { 'sec-fetch-site': site };
    const answer = await tab.ask('/api/subscriptions?appli=1', { method: 'POST', headers });
    expect([answer.status, service.calls]).toStrictEqual([403, []]);
  });

  it.each(['PUT', 'PATCH', 'OPTIONS'])('S16: is not changed by %s', async (method) => {
    const { service, tab } = await signedIn();
    const answer = await tab.ask('/api/subscriptions?appli=1', { method });
    expect([answer.status, service.calls]).toStrictEqual([405, []]);
  });

  it('asks for a session', async () => {
    const answer = await createHarness({ env: webhook })
      .browser()
      .ask('/api/subscriptions?appli=1', { method: 'POST' });
    expect(answer.status).toBe(401);
  });
});
