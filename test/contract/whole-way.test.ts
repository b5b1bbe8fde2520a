/** From the client through the product's own server to the pretend service and back, in both generations. */
import { describe, expect, it } from 'vitest';

import { createClient, type Client } from '#api/client.ts';
import { fetchMeasures, type MeasurePage } from '#api/measures.ts';
import { fetchUser } from '#api/user.ts';

import { BASE_URL, createBrowser, type Browser } from './own-server.ts';

const NOW = Date.UTC(2026, 2, 1, 12);

async function connect(
  provider: string,
): Promise<{ browser: Browser; client: Client; pass: (ms: number) => void }> {
  let nowMs = NOW;
  const now = (): number => nowMs;
  const browser = createBrowser(now);
  await browser.signIn(provider);
  const client = createClient({ fetch: browser.fetch, baseUrl: BASE_URL, now });
  return {
    browser,
    client,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

async function readHistory(client: Client): Promise<MeasurePage[]> {
  const pages: MeasurePage[] = [];
  for (let offset: number | null = 0; offset !== null; offset = pages.at(-1)?.nextOffset ?? null) {
    pages.push(await fetchMeasures(client, offset === 0 ? {} : { offset }));
  }
  return pages;
}

function idsOf(pages: readonly MeasurePage[]): number[] {
  return pages.flatMap(({ groups }) => groups.map(({ id }) => id)).sort((a, b) => a - b);
}

async function trueIds(browser: Browser): Promise<number[]> {
  // The control plane's own answer; a wrong shape fails the comparisons.
  const truth = (await browser.control('truth?kind=measures')) as { records: { grpid: number }[] };
  return truth.records.map(({ grpid }) => grpid).sort((a, b) => a - b);
}

describe.each(['simulator-nokia', 'simulator-withings'])('linked to %s', (provider) => {
  it('the session names the service and the person', async () => {
    const { client } = await connect(provider);
    const user = await fetchUser(client);
    expect(await client.session()).toMatchObject({ connected: true, provider, userid: user.userid });
  });

  it('the whole history arrives', async () => {
    const { browser, client } = await connect(provider);
    expect(idsOf(await readHistory(client))).toEqual(await trueIds(browser));
  });

  it('an access token that ends in the middle of it costs one refresh and no record', async () => {
    const { browser, client } = await connect(provider);
    await client.session();
    await browser.control('faults', { match: { path: '/measure', nth: 2 }, fault: 'killAccess', times: 1 });
    expect(idsOf(await readHistory(client))).toEqual(await trueIds(browser));
    expect(browser.count('/auth/refresh')).toBe(1);
  });

  it('an access token that ends by the clock costs one refresh', async () => {
    const { browser, client, pass } = await connect(provider);
    await client.session();
    pass(4 * 3600 * 1000);
    expect((await fetchUser(client)).userid).not.toBeNull();
    expect(browser.count('/auth/refresh')).toBe(1);
  });

  it('a dead refresh token asks for a new link', async () => {
    const { browser, client } = await connect(provider);
    await browser.control('tokens', { kill: 'refresh' });
    await expect(fetchUser(client)).rejects.toMatchObject({ code: 'reconnect_required' });
  });

  it.each([
    ['the same call too soon', { kind: 'status', status: 601, body: { wait_seconds: 7 } }, 'rate_limited'],
    ['a failure of the service', { kind: 'status', status: 2556 }, 'upstream_unavailable'],
    ['a parameter that the service refuses', { kind: 'status', status: 503 }, 'bad_request'],
    ['a missing permission', { kind: 'status', status: 2553 }, 'not_granted'],
    ['an HTTP error', { kind: 'http', http: 503 }, 'upstream_unavailable'],
    ["somebody else's page", { kind: 'html200' }, 'upstream_invalid'],
    ['a redirect', { kind: 'redirect' }, 'upstream_invalid'],
    ['half an answer', { kind: 'truncate' }, 'upstream_invalid'],
  ])('%s is told in our own words and ends no session', async (_, fault, code) => {
    const { browser, client } = await connect(provider);
    await browser.control('faults', { match: { path: '/measure' }, fault, times: 1 });
    await expect(fetchMeasures(client, {})).rejects.toMatchObject({ code });
    expect(await client.session()).toMatchObject({ connected: true });
  });

  it('signing out ends the session', async () => {
    const { client } = await connect(provider);
    await client.logout();
    expect(await client.session()).toMatchObject({ connected: false });
  });
});
