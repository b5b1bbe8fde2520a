import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw, serveProxy, statusOf, type Harness, type RunningServer } from './harness.ts';

let server: Harness & RunningServer;
beforeAll(async () => {
  server = await serveProxy(
    {},
    { assets: (path) => Promise.resolve(path === '/index.html' ? new Response('<html>') : null) },
  );
});
afterAll(() => server.stop());

const get = (
  path: string,
  headers: readonly string[] = [],
  host = `127.0.0.1:${server.port}`,
): Promise<string> =>
  sendRaw(
    server.port,
    [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers, 'Connection: close', '', ''].join('\r\n'),
  );
const isAlive = async (): Promise<boolean> => (await fetch(`${server.origin}/healthz`)).ok;
const headOf = (answer: string): string => answer.slice(0, answer.indexOf('\r\n\r\n'));

describe('on a socket', () => {
  it('the whole of signing in, asking, refreshing and signing out works', async () => {
    const browser = server.browser();
    expect((await browser.signIn({ returnPath: '/body' })).headers.get('location')).toBe('/body');
    expect((await browser.ask('/api/user')).status).toBe(200);
    expect((await browser.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect((await browser.ask('/auth/logout', { method: 'POST' })).status).toBe(204);
    expect((await browser.ask('/api/user')).status).toBe(401);
  });

  it('S24, S29: every kind of data is asked for, and no address of the service holds a secret', async () => {
    const browser = server.browser();
    await browser.signIn();
    // Nothing from memory: an earlier test may have asked the same.
    server.clock.ms += 12_000;
    const before = server.service.requests.length;
    const days = 'from=2026-03-01&to=2026-03-07';
    const window = 'from=1772323200&to=1772409600';
    const paths = ['user', 'devices', 'goals', 'measures', `activity?${days}`, `intraday?${window}`];
    paths.push(`sleep?${window}`, `sleep-summary?${days}`, `workouts?${days}`, 'subscriptions');
    const answers = await Promise.all(paths.map((path) => browser.ask(`/api/${path}`)));
    expect(answers.map(({ status }) => status)).toStrictEqual(paths.map(() => 200));
    const asked = server.service.requests.slice(before);
    expect(asked.map(({ url }) => url.search)).toStrictEqual(paths.map(() => ''));
    expect(asked.every(({ headers }) => headers.get('authorization')?.startsWith('Bearer '))).toBe(true);
  });

  it('data are written as their own text, under the headers of every other answer, each once', async () => {
    const browser = server.browser();
    await browser.signIn();
    const fields = [`Cookie: ${[...browser.cookies].map((pair) => pair.join('=')).join('; ')}`, 'X-Dash: 1'];
    const [data, refusal] = [await get('/api/user', fields), await get('/api/user?x=1', fields)];
    const namesOf = (answer: string): string[] =>
      headOf(answer)
        .split('\r\n')
        .slice(1)
        .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
        .toSorted();
    expect([statusOf(data), statusOf(refusal)]).toStrictEqual([200, 400]);
    expect(namesOf(data)).toStrictEqual(namesOf(refusal));
    const text = data.slice(headOf(data).length + 4);
    expect(headOf(data)).toContain(`content-length: ${Buffer.byteLength(text)}`);
    expect(JSON.parse(text)).toBeTypeOf('object');
  });

  it.each([
    'from=1&from=2',
    'to=1&updatedSince=2',
    'from=1e99',
    'unheard=1',
    'from=2026-02-31&to=2026-03-01',
  ])('S28: %s is refused', async (query) => {
    const browser = server.browser();
    await browser.signIn();
    const before = server.service.requests.length;
    const answers = await Promise.all(
      ['measures', 'activity', 'sleep', 'workouts'].map((path) => browser.ask(`/api/${path}?${query}`)),
    );
    expect(answers.map(({ status }) => status)).toStrictEqual([400, 400, 400, 400]);
    expect(server.service.requests).toHaveLength(before);
  });

  it.each([
    '',
    'a/b',
    'evil.test',
    'evil.test:80',
    '127.0.0.1.evil.test',
    '127.0.0.1:1',
    '127.0.0.1@evil.test',
    '\xA0',
    '[::1',
  ])('S23: Host %j is not served, and the process lives', async (host) => {
    const answer = await get('/auth/session', [], host);
    expect([400, 421]).toContain(statusOf(answer));
    expect(headOf(answer)).toContain('x-content-type-options: nosniff');
    expect(await isAlive()).toBe(true);
  });

  it('S23: no Host at all is not served', async () => {
    expect(statusOf(await sendRaw(server.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400);
  });

  it('S23: two Hosts are not served', async () => {
    const answer = await get('/auth/session', ['Host: evil.test']);
    expect([400, 421]).toContain(statusOf(answer));
  });

  it('S23: a request line that names another host is not served', async () => {
    expect(statusOf(await get('http://evil.test/auth/session'))).toBe(421);
  });

  it('T31: a name that was pointed at this machine is not served', async () => {
    expect(statusOf(await get('/auth/session', [], `rebound.evil.test:${server.port}`))).toBe(421);
  });

  it('S23: the probes answer under any name', async () => {
    expect(statusOf(await get('/healthz', [], '10.0.0.7:8080'))).toBe(200);
  });

  it('S23: a person who types localhost is led to the public address', async () => {
    const headers = ['Sec-Fetch-Dest: document', 'Accept: text/html'];
    const answer = await get('/body?range=4w', headers, `localhost:${server.port}`);
    expect(statusOf(answer)).toBe(308);
    expect(answer).toContain(`location: ${server.origin}/body?range=4w\r\n`);
  });

  it('S23: a script under that name is not served', async () => {
    expect(statusOf(await get('/auth/session', ['Sec-Fetch-Dest: empty'], `localhost:${server.port}`))).toBe(
      421,
    );
  });

  it('S23, T26: forwarded headers change nothing', async () => {
    const answer = await get('/auth/login?provider=withings', [
      'X-Forwarded-Host: evil.test',
      'X-Forwarded-Proto: https',
      'X_Forwarded_Proto: https',
      'Forwarded: host=evil.test;proto=https',
    ]);
    const location = /^location: (.+)$/m.exec(answer)?.[1] ?? '';
    expect(new URL(location.trim()).searchParams.get('redirect_uri')).toBe(
      `${server.origin}/auth/callback/withings`,
    );
    expect(answer).not.toContain('Secure');
  });

  it('S13: a cookie name that begins with a no-break space is another cookie', async () => {
    const browser = server.browser();
    await browser.signIn();
    const [[name, value] = ['', '']] = [...browser.cookies];
    const answer = await get('/auth/session', [`Cookie: \xA0${name}=${value}`]);
    expect(answer).toContain('"connected":false');
  });

  it('S13: two session cookies are refused', async () => {
    const browser = server.browser();
    await browser.signIn();
    const [[name, value] = ['', '']] = [...browser.cookies];
    expect(statusOf(await get('/auth/session', [`Cookie: ${name}=${value}; ${name}=evil`]))).toBe(400);
    expect(statusOf(await get('/auth/session', [`Cookie: ${name}=${value}`, `Cookie: ${name}=evil`]))).toBe(
      400,
    );
  });

  it('S16: TRACE is not answered', async () => {
    const answer = await sendRaw(
      server.port,
      `TRACE / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: a=secret-canary\r\nConnection: close\r\n\r\n`,
    );
    expect(statusOf(answer)).toBe(405);
    expect(answer).not.toContain('secret-canary');
  });

  it.each([
    ['S21', '/auth/login?provider=withings&return=%', 400],
    ['S21', '/auth/login?provider=withings&return=//[', 400],
    ['S21', '/auth/callback/withings?code=x&state=a&state=b', 400],
    ['S21', `/auth/callback/withings?state=y&code=${'c'.repeat(1_000_000)}`, 431],
    ['S21', '/%', 404],
    ['S21', '/auth/callback/%ff', 400],
    ['S22', '/auth/login?provider=withings&return=/%0d%0aSet-Cookie:a=b', 400],
    ['S24', '/api/../../oauth2', 404],
    ['S24', '/api//measures', 404],
    ['S24', '/api/%2e%2e/x', 404],
    ['S24', '/api/measures;x', 404],
    ['S24', '\\api\\measures', 400],
    ['S24', '/api/sleep-summary;x', 404],
    ['S24', '/api/sleep/summary', 404],
    ['S24', '/api/goals/..%2fuser', 404],
    ['S24', '/api/Workouts', 404],
    ['S24', '/api/subscriptions/1', 404],
  ])('%s: %.80s is refused and the process lives', async (_, path, status) => {
    const before = server.service.requests.length;
    const answer = await get(path, ['X-Dash: 1']);
    expect(statusOf(answer)).toBe(status);
    expect(headOf(answer)).not.toMatch(/set-cookie/i);
    expect(await isAlive()).toBe(true);
    expect(server.service.requests).toHaveLength(before);
  });

  it('S22: a header that is broken over lines is refused with all our headers', async () => {
    const answer = await get('/', ['X-Test: a\x00b']);
    expect(statusOf(answer)).toBe(400);
    expect(headOf(answer)).toContain("content-security-policy: default-src 'none'");
  });

  it('S41: no answer says what made it', async () => {
    const answer = await get('/healthz');
    expect(headOf(answer)).not.toMatch(/^(server|x-powered-by):/im);
  });

  it('a body whose length is a lie does no harm', async () => {
    await sendRaw(
      server.port,
      `POST /auth/logout HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Dash: 1\r\nContent-Length: 5\r\nConnection: close\r\n\r\na`,
      { hangUp: true },
    );
    expect(await isAlive()).toBe(true);
  });
});
