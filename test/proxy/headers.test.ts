import { beforeAll, describe, expect, it } from 'vitest';
import { createHarness, failureAnswer } from './harness.ts';

const assets = (path: string): Promise<Response | null> =>
  Promise.resolve(
    path === '/index.html'
      ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } })
      : path === '/assets/app-1234.js'
        ? new Response('1', {
            headers: {
              'content-type': 'text/javascript; charset=utf-8',
              'cache-control': 'public, max-age=31536000, immutable',
            },
          })
        : null,
  );

const files = new Set(['200 page', '200 asset', '404 page']);

/** Every route in every way it can end. */
async function crawl(env: Record<string, string> = {}): Promise<{ name: string; answer: Response }[]> {
  const { service, browser, proxy, origin } = createHarness({ env, assets });
  const tab = browser();
  await tab.signIn();
  service.answerNextData(failureAnswer(2556));
  const found: { name: string; answer: Response }[] = [];
  const add = async (name: string, answer: Promise<Response>): Promise<void> => {
    found.push({ name, answer: await answer });
  };
  await add('502', tab.ask('/api/measures'));
  await add('200 data', tab.ask('/api/user'));
  await add('200 session', tab.send('/auth/session'));
  await add('303 login', tab.send('/auth/login?provider=withings'));
  await add('400 callback', tab.send('/auth/callback/withings'));
  await add('400 callback page', tab.send('/auth/callback/withings', { headers: { accept: 'text/html' } }));
  await add('204 refresh', tab.ask('/auth/refresh', { method: 'POST' }));
  await add('403', tab.send('/auth/logout', { method: 'POST' }));
  await add('400', tab.ask('/api/user?x=1'));
  await add('401', browser().ask('/api/user'));
  await add('404 data', tab.ask('/api/nothing'));
  await add('404 assets', tab.send('/assets/gone.js'));
  await add('404 page', tab.send('/nowhere', { headers: { accept: 'text/html' } }));
  await add('405', tab.send('/auth/logout'));
  await add('405 page', tab.send('/', { method: 'POST' }));
  await add('413', tab.ask('/auth/logout', { method: 'POST', headers: { 'content-length': '9999999' } }));
  await add('421', proxy.fetch(new Request(`${origin.replace('health', 'evil')}/`)));
  await add('200 page', tab.send('/body'));
  await add('200 health', tab.send('/healthz'));
  await add('200 ready', tab.send('/readyz'));
  await add('200 asset', tab.send('/assets/app-1234.js'));
  await add('204 logout', tab.ask('/auth/logout', { method: 'POST' }));
  return found;
}

let answers: { name: string; answer: Response }[];
beforeAll(async () => {
  answers = await crawl();
});

const violating = (isFine: (answer: Response, name: string) => boolean): string[] =>
  answers.filter(({ answer, name }) => !isFine(answer, name)).map(({ name }) => name);

describe('every answer, whatever its status,', () => {
  it('is one of the kinds that were looked for', () => {
    expect(violating((answer, name) => name.startsWith(String(answer.status)))).toStrictEqual([]);
  });

  it.each([
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-embedder-policy', 'require-corp'],
    ['cross-origin-resource-policy', 'same-origin'],
  ])('S34, S37: has %s', (name, value) => {
    expect(violating((answer) => answer.headers.get(name) === value)).toStrictEqual([]);
  });

  it('S36: holds browsers to https for at least a year, and leaves sibling hosts alone', () => {
    const strict = /^max-age=(\d+)$/;
    expect(
      violating(
        (answer) =>
          Number(strict.exec(answer.headers.get('strict-transport-security') ?? '')?.[1]) >= 31_536_000,
      ),
    ).toStrictEqual([]);
  });

  it('S35: has a policy that allows nothing by default, nothing inline and no other host', () => {
    const forbidden = /unsafe|\*|https?:|blob:/;
    expect(
      violating((answer) => {
        const policy = answer.headers.get('content-security-policy') ?? '';
        return (
          policy.startsWith("default-src 'none'; ") &&
          policy.includes("frame-ancestors 'none'") &&
          policy.includes("base-uri 'none'") &&
          !forbidden.test(policy)
        );
      }),
    ).toStrictEqual([]);
  });

  it('S37: switches off the devices that the app has no use for', () => {
    expect(
      violating((answer) => answer.headers.get('permissions-policy')?.includes('geolocation=()') === true),
    ).toStrictEqual([]);
  });

  it('S32: is never stored, unless it is a file of the app', () => {
    expect(
      violating((answer, name) => files.has(name) || answer.headers.get('cache-control') === 'no-store'),
    ).toStrictEqual([]);
  });

  it('S34: says what it is, in UTF-8', () => {
    const textual = /^(application\/json|text\/(html|javascript); charset=utf-8)/;
    expect(
      violating((answer) => answer.body === null || textual.test(answer.headers.get('content-type') ?? '')),
    ).toStrictEqual([]);
  });

  it('S41: does not say what made it', () => {
    expect(
      violating((answer) => !answer.headers.has('server') && !answer.headers.has('x-powered-by')),
    ).toStrictEqual([]);
  });

  it('S17: opens nothing to other origins', () => {
    expect(
      violating((answer) => ![...answer.headers.keys()].some((name) => name.startsWith('access-control'))),
    ).toStrictEqual([]);
  });

  it('S31: that failed has a code and a message of the catalogue and nothing else', async () => {
    const failed = answers.filter(
      ({ answer }) => answer.status >= 400 && answer.headers.get('content-type')?.includes('json') === true,
    );
    const keys = await Promise.all(
      failed.map(async ({ answer }) => Object.keys((await answer.clone().json()) as Record<string, unknown>)),
    );
    expect(failed.length).toBeGreaterThan(8);
    expect(keys.filter((names) => names.join() !== 'code,message')).toStrictEqual([]);
  });
});

describe('a page', () => {
  it('S35: may load its own scripts, styles, data and worker, and one Trusted Types policy', () => {
    const page = answers.find(({ name }) => name === '200 page')?.answer;
    expect(page?.headers.get('content-security-policy')?.split('; ')).toStrictEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types sw',
    ]);
  });
});

describe('an answer with data', () => {
  it('T17: is a sandbox should somebody open it as a document', () => {
    const data = answers.find(({ name }) => name === '200 data')?.answer;
    expect(data?.headers.get('content-security-policy')).toMatch(/; sandbox$/);
  });
});

describe('on loopback', () => {
  it('S36: nothing binds the browser to https', async () => {
    const loopback = await crawl({ PUBLIC_ORIGIN: 'http://127.0.0.1:8080' });
    expect(loopback.filter(({ answer }) => answer.headers.has('strict-transport-security'))).toStrictEqual(
      [],
    );
  });
});
