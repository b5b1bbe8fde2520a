import { describe, expect, it } from 'vitest';
import { answerAtRoot } from '#proxy/simulator-mount.ts';
import { createHarness, serveProxy, webhookSecret, type Browser, type Harness } from './harness.ts';

const simulated = { PROVIDER: 'simulator', PUBLIC_ORIGIN: 'http://127.0.0.1:8080', SIM_YEARS: '1' };
const origin = simulated.PUBLIC_ORIGIN;
const dialects = ['withings', 'nokia'] as const;

/** Login, consent page, its form, callback: as a browser walks it. */
async function walkIn(browser: Browser, provider: string, decision = 'allow', base = '/'): Promise<Response> {
  const begun = await browser.send(`${base}auth/login?provider=${provider}&return=/body`);
  const consentUrl = begun.headers.get('location') ?? '';
  const page = await browser.send(consentUrl);
  const action = /<form[^>]*action="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const answered = await browser.send(new URL(action, consentUrl).href, {
    method: 'POST',
    body: new URLSearchParams({ decision }),
    headers: { origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' },
  });
  return browser.send(answered.headers.get('location') ?? '');
}

const weights = async (answer: Response): Promise<unknown> => {
  const body = (await answer.json()) as { measuregrps: { measures: { type: number }[] }[] };
  return body.measuregrps.filter(({ measures }) => measures.some(({ type }) => type === 1)).length;
};

describe.each(dialects)('a simulated account of the %s generation', (generation) => {
  const provider = `simulator-${generation}`;

  it('is connected by way of its consent page', async () => {
    const browser = createHarness({ env: simulated }).browser();
    const arrived = await walkIn(browser, provider);
    expect([arrived.status, arrived.headers.get('location')]).toStrictEqual([303, '/body']);
    expect(await (await browser.send('/auth/session')).json()).toMatchObject({
      connected: true,
      provider,
      dialect: generation,
      scopes: ['user.info', 'user.metrics', 'user.activity'],
    });
  });

  it('gives the profile and the measures', async () => {
    const browser = createHarness({ env: simulated }).browser();
    await walkIn(browser, provider);
    expect((await browser.ask('/api/user')).status).toBe(200);
    expect(await weights(await browser.ask('/api/measures'))).toBeGreaterThan(10);
  });

  it('refreshes and goes on with the new token', async () => {
    const { clock, browser: open } = createHarness({ env: simulated });
    const browser = open();
    await walkIn(browser, provider);
    clock.ms += 3 * 3_600_000;
    expect((await browser.ask('/api/user')).status).toBe(401);
    expect((await browser.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect((await browser.ask('/api/user')).status).toBe(200);
  });

  it('F45: refreshes with the old cookie again when the answer was lost', async () => {
    const { clock, browser: open } = createHarness({ env: simulated });
    const browser = open();
    await walkIn(browser, provider);
    const unlucky = browser.fork();
    await browser.ask('/auth/refresh', { method: 'POST' });
    clock.ms += 61_000;
    expect((await unlucky.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect((await unlucky.ask('/api/user')).status).toBe(200);
  });

  it('F1: is invisible about a token killed in mid-sync: auth_expired, one refresh, on', async () => {
    const { browser: open } = createHarness({ env: { ...simulated, SIM_CONTROL: '1' } });
    const browser = open();
    await walkIn(browser, provider);
    await browser.ask('/api/measures');
    await browser.send('/__sim/tokens', { method: 'POST', body: '{"kill":"access"}' });
    expect(await (await browser.ask('/api/measures?offset=100')).json()).toHaveProperty(
      'code',
      'auth_expired',
    );
    expect((await browser.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect((await browser.ask('/api/measures?offset=100')).status).toBe(200);
  });

  it('F44: asks to reconnect when the refresh token was killed, and keeps the session readable', async () => {
    const { browser: open } = createHarness({ env: { ...simulated, SIM_CONTROL: '1' } });
    const browser = open();
    await walkIn(browser, provider);
    await browser.send('/__sim/tokens', { method: 'POST', body: '{"kill":"refresh"}' });
    const refused = await browser.ask('/auth/refresh', { method: 'POST' });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'reconnect_required' }]);
    expect(await (await browser.send('/auth/session')).json()).toHaveProperty('connected', true);
  });

  it('gives every other kind of data that this generation has', async () => {
    const browser = createHarness({ env: simulated }).browser();
    await walkIn(browser, provider);
    const days = 'from=2026-02-20&to=2026-02-26';
    const span = 'from=1772150400&to=1772236800';
    const answers = await Promise.all(
      [
        'devices',
        'goals',
        `activity?${days}`,
        `intraday?${span}`,
        `sleep?${span}`,
        `sleep-summary?${days}`,
        `workouts?${days}`,
        'subscriptions',
      ].map(async (path) => {
        const answer = await browser.ask(`/api/${path}`);
        const names = Object.keys((await answer.json()) as object);
        const list = names.find((name) => /^(?:devices|goals|activities|series|profiles)$/.test(name));
        return [path.split('?')[0], answer.status, list ?? 'nothing'];
      }),
    );
    expect(answers).toStrictEqual([
      ['devices', 200, 'devices'],
      ['goals', 200, generation === 'nokia' ? 'nothing' : 'goals'],
      ['activity', 200, 'activities'],
      ['intraday', 200, 'series'],
      ['sleep', 200, 'series'],
      ['sleep-summary', 200, 'series'],
      ['workouts', 200, 'series'],
      ['subscriptions', 200, 'profiles'],
    ]);
  });

  it('F37: is never asked more often than it allows', { timeout: 30_000 }, async () => {
    const { clock, browser: open } = createHarness({ env: { ...simulated, SIM_CONTROL: '1' } });
    const browser = open();
    await walkIn(browser, provider);
    const statuses: number[] = [];
    for (let call = 0; call < 400; call += 1) {
      clock.ms += (call * 7919) % 600;
      const offset = `from=2026-02-20&to=2026-02-26&offset=${call}`;
      statuses.push((await browser.ask(`/api/${call % 3 === 0 ? 'workouts' : 'activity'}?${offset}`)).status);
    }
    const { calls } = (await (await browser.send('/__sim/calls')).json()) as { calls: { status: number }[] };
    expect(calls.filter(({ status }) => status === 601)).toStrictEqual([]);
    expect(new Set(statuses)).toStrictEqual(new Set([200, 429]));
  });

  it('F39: is not connected when the person says no', async () => {
    const browser = createHarness({ env: simulated }).browser();
    const arrived = await walkIn(browser, provider, 'deny');
    expect(arrived.headers.get('location')).toBe('/connect?error=denied');
  });

  it('is connected below a base path too', async () => {
    const browser = createHarness({ env: { ...simulated, BASE_PATH: '/health/' } }).browser();
    const arrived = await walkIn(browser, provider, 'allow', '/health/');
    expect(arrived.headers.get('location')).toBe('/health/body');
    expect((await browser.ask('/health/api/user')).status).toBe(200);
  });
});

/** What the service truly holds. */
const kept = async (tab: Browser): Promise<string[]> => {
  const truth = (await (await tab.send('/__sim/truth?kind=subscriptions')).json()) as {
    records: { callbackurl: string; appli: number }[];
  };
  return truth.records.map(({ callbackurl, appli }) => `${appli} ${callbackurl}`);
};

describe.each(dialects)('notifications of a simulated account of the %s generation', (generation) => {
  const foreign = { callbackurl: 'https://other.example/hooks/canary', appli: 1 };
  const own = `${origin}/hooks/${webhookSecret}`;

  /** The simulator’s own calls to our address arrive there; whatever else it calls answers. */
  async function walkedIn(): Promise<Harness & { tab: Browser; hints: unknown[] }> {
    const hints: unknown[] = [];
    const delivered: { to?: (request: Request) => Promise<Response> } = {};
    const harness = createHarness({
      env: { ...simulated, SIM_CONTROL: '1', WEBHOOK_ORIGIN: origin, WEBHOOK_SECRET: webhookSecret },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        return request.url.startsWith(origin) && delivered.to !== undefined
          ? delivered.to(request)
          : new Response();
      },
      onHint: (userid, { kind }) => hints.push([userid, kind]),
    });
    delivered.to = harness.proxy.fetch;
    const tab = harness.browser();
    await walkIn(tab, `simulator-${generation}`);
    await tab.send('/__sim/subscriptions', { method: 'POST', body: JSON.stringify({ add: [foreign] }) });
    return { ...harness, tab, hints };
  }
  it('S51, T25: come to our address, which passes its probe, and another app’s stays as it is', async () => {
    const { tab } = await walkedIn();
    expect((await tab.ask('/api/subscriptions?appli=1', { method: 'POST' })).status).toBe(204);
    expect(await kept(tab)).toStrictEqual([`1 ${foreign.callbackurl}`, `1 ${own}`]);
    expect(await (await tab.ask('/api/subscriptions')).json()).toMatchObject({
      profiles: [
        { appli: 1, callbackurl: foreign.callbackurl, own: false },
        { appli: 1, callbackurl: `${origin}/hooks/`, own: true },
      ],
    });
    expect((await tab.ask('/api/subscriptions?appli=1', { method: 'DELETE' })).status).toBe(204);
    expect(await kept(tab)).toStrictEqual([`1 ${foreign.callbackurl}`]);
    expect(tab.received.join(' ').split(webhookSecret)).toHaveLength(2);
  });

  it('are delivered as this generation delivers them', async () => {
    const { tab, hints, clock } = await walkedIn();
    await tab.ask('/api/subscriptions?appli=1', { method: 'POST' });
    const add = [{ at: clock.ms / 1000 - 60, values: { weightKg: 80 } }];
    await tab.send('/__sim/readings', { method: 'POST', body: JSON.stringify({ add }) });
    await tab.ask('/api/user');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { userid } = (await (await tab.send('/auth/session')).json()) as { userid: string };
    expect(hints).toStrictEqual([[userid, 'measures']]);
  });
});

describe('a simulated account whose app signs', () => {
  it('is connected and refreshed without the secret', async () => {
    const { browser: open, clock } = createHarness({
      env: { ...simulated, TOKEN_AUTH: 'signature', SIM_CONTROL: '1' },
    });
    const browser = open();
    const arrived = await walkIn(browser, 'simulator-withings');
    clock.ms += 3 * 3_600_000;
    const refreshed = await browser.ask('/auth/refresh', { method: 'POST' });
    expect([arrived.headers.get('location'), refreshed.status]).toStrictEqual(['/body', 204]);
    expect((await browser.ask('/api/user')).status).toBe(200);
    expect(await (await browser.send('/__sim/calls')).text()).not.toContain('client_secret');
  });
});

describe('the simulator inside the product', () => {
  it('has the same person behind both generations', async () => {
    const { browser } = createHarness({ env: simulated });
    const userids = await Promise.all(
      dialects.map(async (generation) => {
        const tab = browser();
        await walkIn(tab, `simulator-${generation}`);
        const session = (await (await tab.send('/auth/session')).json()) as { userid: string };
        return session.userid;
      }),
    );
    expect(userids[0]).toBe(userids[1]);
  });

  it('starts its clock where it is told', async () => {
    const env = { ...simulated, SIM_CONTROL: '1', SIM_NOW: '2020-06-01T00:00:00Z' };
    const answer = await createHarness({ env }).browser().send('/__sim/clock');
    expect(await answer.json()).toStrictEqual({ now: Date.UTC(2020, 5, 1) / 1000 });
  });

  it('sees nothing of the browser’s session and sets no cookie of its own', async () => {
    const seen: Request[] = [];
    const service = {
      fetch: (request: Request) => {
        seen.push(request);
        return Promise.resolve(new Response('', { headers: { 'set-cookie': 'homeostat-sid-8080=evil' } }));
      },
    };
    const request = new Request(`${origin}/simulator/measure?action=getmeas`, {
      headers: { cookie: 'homeostat-sid-8080=canary', accept: 'text/html' },
    });
    const answer = await answerAtRoot(service, request, '/simulator/');
    expect(seen.map(({ url }) => url)).toStrictEqual([`${origin}/measure?action=getmeas`]);
    expect([...(seen[0]?.headers ?? [])]).toStrictEqual([['accept', 'text/html']]);
    expect(answer.headers.getSetCookie()).toStrictEqual([]);
  });

  it('S35: has pages under the same policy as ours', async () => {
    const tab = createHarness({ env: simulated }).browser();
    const begun = await tab.send('/auth/login?provider=simulator-withings');
    const page = await tab.send(begun.headers.get('location') ?? '');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
    expect(await page.text()).not.toMatch(/<script|<style|\sstyle=/);
  });

  it.each([
    ['/__sim/truth?kind=user', 'GET'],
    ['/__sim/reset', 'POST'],
    ['/simulator/__sim/truth?kind=user', 'GET'],
  ])('S41: has no controls unless they are switched on: %s', async (path, method) => {
    const answer = await createHarness({ env: simulated }).browser().send(path, { method });
    expect([404, 405]).toContain(answer.status);
  });

  it('S41: has its controls in one place only', async () => {
    const tab = createHarness({ env: { ...simulated, SIM_CONTROL: '1' } }).browser();
    const answers = await Promise.all(
      ['/simulator/__sim/clock', '/simulator//x/__sim/clock', '/simulator/%5F%5Fsim/clock'].map((path) =>
        tab.send(path),
      ),
    );
    expect(answers.map(({ status }) => status)).toStrictEqual([404, 404, 404]);
  });

  it('T5: has controls that no other site’s page can reach', async () => {
    const tab = createHarness({ env: { ...simulated, SIM_CONTROL: '1' } }).browser();
    const answer = await tab.send('/__sim/reset', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
    });
    expect(answer.status).toBe(403);
  });

  it('T29: does not exist beside a real account', async () => {
    const tab = createHarness({ env: { SIM_CONTROL: '1' } }).browser();
    const answers = await Promise.all(
      ['/__sim/truth', '/simulator/', '/simulator/oauth2_user/authorize2'].map((path) => tab.send(path)),
    );
    expect(answers.map(({ status }) => status)).toStrictEqual([404, 404, 404]);
  });

  it('refuses a form of more than a mebibyte, whatever length it claims', async () => {
    const server = await serveProxy({ ...simulated, SIM_CONTROL: '1' });
    const endless = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(65_536)),
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' };
    const status = await fetch(`${server.origin}/__sim/readings`, init).then(
      (answer) => answer.status,
      () => 'cut off',
    );
    await server.stop();
    expect([413, 'cut off']).toContain(status);
  });
});
