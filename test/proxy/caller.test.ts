import { describe, expect, it } from 'vitest';
import { codeOf, createHarness, type Browser, type Harness } from './harness.ts';

async function signedIn(env: Record<string, string> = {}): Promise<Harness & { tab: Browser }> {
  const harness = createHarness({ env });
  const tab = harness.browser();
  await tab.signIn();
  return { ...harness, tab };
}

const isConnected = async (tab: Browser): Promise<unknown> => {
  const session: unknown = await (await tab.send('/auth/session')).json();
  return typeof session === 'object' && session !== null && 'connected' in session && session.connected;
};

const contentTypes = [
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json',
  'application/csp-report',
  'text/xml',
  'application/octet-stream',
  'TEXT/PLAIN; charset=utf-8',
];
const foreignOrigins = [
  'https://evil.test',
  'https://other.health.example',
  'https://health.example:8443',
  'null',
];

describe('a change', () => {
  it.each(contentTypes)(
    'S15: is refused without our header, content type %s, and nothing happens',
    async (type) => {
      const { tab } = await signedIn();
      const answer = await tab.send('/auth/logout', {
        method: 'POST',
        body: 'a=b',
        headers: type === undefined ? {} : { 'content-type': type },
      });
      expect([answer.status, await codeOf(answer), await isConnected(tab)]).toStrictEqual([
        403,
        'forbidden',
        true,
      ]);
    },
  );

  it.each(['0', 'true', '1, 1', '*'])('S15: is refused with our header saying %s', async (value) => {
    const { tab } = await signedIn();
    const answer = await tab.send('/auth/refresh', { method: 'POST', headers: { 'x-dash': value } });
    expect(answer.status).toBe(403);
  });

  it.each(foreignOrigins)('S18: is refused to %s even with cookie and header', async (origin) => {
    const { tab } = await signedIn();
    const answer = await tab.ask('/auth/logout', { method: 'POST', headers: { origin } });
    expect([answer.status, await isConnected(tab)]).toStrictEqual([403, true]);
  });

  it.each(['cross-site', 'same-site', 'none'])('S18: is refused to a %s caller', async (site) => {
    const { tab } = await signedIn();
    const answer = await tab.ask('/auth/refresh', { method: 'POST', headers: { 'sec-fetch-site': site } });
    expect(answer.status).toBe(403);
  });

  it('is done for our own pages', async () => {
    const { tab, origin } = await signedIn();
    const headers = { origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' };
    expect((await tab.ask('/auth/logout', { method: 'POST', headers })).status).toBe(204);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('S16: is not made by %s', async (method) => {
    const { tab } = await signedIn();
    const answer = await tab.ask('/auth/logout', { method });
    expect([answer.status, answer.headers.get('allow'), await isConnected(tab)]).toStrictEqual([
      405,
      'POST',
      true,
    ]);
  });
});

describe('data', () => {
  it('S15: are refused without our header', async () => {
    const { service, tab } = await signedIn();
    const answer = await tab.send('/api/measures');
    expect([answer.status, service.dataCalls()]).toStrictEqual([403, 0]);
  });

  it.each(foreignOrigins)('S18: are refused to %s', async (origin) => {
    const { service, tab } = await signedIn();
    const answer = await tab.ask('/api/measures', { headers: { origin } });
    expect([answer.status, service.dataCalls()]).toStrictEqual([403, 0]);
  });

  it('S39: are refused to whoever opens them as a document', async () => {
    const { tab } = await signedIn();
    const answer = await tab.ask('/api/user', {
      headers: { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('S16: do not answer to %s', async (method) => {
    const { service, tab } = await signedIn();
    expect([(await tab.ask('/api/user', { method })).status, service.dataCalls()]).toStrictEqual([405, 0]);
  });
});

describe('the session', () => {
  it.each(['cross-site', 'same-site'])('is not told to a %s caller', async (site) => {
    const { tab } = await signedIn();
    expect((await tab.send('/auth/session', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
  });

  it('is told to a person who types the address', async () => {
    const { tab } = await signedIn();
    expect((await tab.send('/auth/session', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });
});

describe('cross-origin sharing', () => {
  it.each([
    ['OPTIONS', '/api/measures'],
    ['OPTIONS', '/auth/logout'],
    ['OPTIONS', '/'],
    ['GET', '/auth/session'],
    ['GET', '/healthz'],
    ['POST', '/api/user'],
  ])('S17: is offered by nothing, %s %s', async (method, path) => {
    const { tab } = await signedIn();
    const answer = await tab.send(path, {
      method,
      headers: {
        origin: 'https://evil.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-dash',
      },
    });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toStrictEqual([]);
  });
});

describe('a request body', () => {
  it('of more than a mebibyte is refused before it is read', async () => {
    const answer = await createHarness()
      .browser()
      .ask('/auth/logout', { method: 'POST', headers: { 'content-length': String(2 ** 21) } });
    expect([answer.status, await codeOf(answer)]).toStrictEqual([413, 'too_large']);
  });
});
