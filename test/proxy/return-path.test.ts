import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReturnPath } from '#proxy/page-routes.ts';
import { createHarness } from './harness.ts';

const origin = 'https://health.example';

/** Built from the pieces that open redirects are made of. */
const hostile = fc
  .array(
    fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '%2e',
      '%09',
      '\t',
      '\n',
      '\r',
      '\0',
      '@',
      ':',
      '?',
      '#',
      ';',
      '[',
      'evil.test',
      'http:',
      'https://',
      'javascript:',
      'body',
      'connect',
      '〱',
      '。',
      '\u00A0',
      '%',
      '%0d%0aSet-Cookie:a=b',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('the route to return to', () => {
  it.each([
    ['/', '/'],
    ['/body', '/body'],
    ['/body?range=4w#chart', '/body?range=4w#chart'],
    ['/day/2026-03-29', '/day/2026-03-29'],
    ['/sleep/../body', '/body'],
    ['/./', '/'],
  ])('S20: %s is %s', (text, path) => {
    expect(parseReturnPath(text)).toBe(path);
  });

  it.each([
    '',
    '%',
    '//[',
    '//evil.test',
    '/\\evil.test',
    '/.//evil.test',
    '/body/..//evil.test',
    '/\t/evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:a=b',
    '/\r\nSet-Cookie:a=b',
    '/body\u007f',
    '/auth/logout',
    '/api/user',
    '/simulator/',
    '/assets/x.js',
    '/body.',
    `/body?${'x'.repeat(200)}`,
  ])('S20, S22: %j is none', (text) => {
    expect(parseReturnPath(text)).toBeNull();
  });

  it('S20: never leads a browser to another origin', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '/'), (tail, lead) => {
        const path = parseReturnPath(lead + tail);
        expect(path === null || new URL(path, origin).origin === origin).toBe(true);
        expect(path === null || /^\/(?!\/)[\u0021-\u007e]*$/.test(path)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('S20: ends a sign-in on our own origin or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (tail) => {
        const browser = createHarness().browser();
        const begun = await browser.send(
          `/auth/login?${new URLSearchParams({ provider: 'withings', return: `/${tail}` })}`,
        );
        if (begun.status === 400) return;
        const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
        const ended = await browser.send(`/auth/callback/withings?code=X&state=${state}`);
        expect(new URL(ended.headers.get('location') ?? 'none:', origin).origin).toBe(origin);
      }),
      { numRuns: 300 },
    );
  });

  it('S22: adds no header of its own', async () => {
    const answer = await createHarness()
      .browser()
      .send('/auth/login?provider=withings&return=/%0d%0aSet-Cookie:a=b');
    expect([answer.status, answer.headers.getSetCookie()]).toStrictEqual([400, []]);
  });

  it('lies below the base path', async () => {
    const browser = createHarness({ env: { BASE_PATH: '/health' } }).browser();
    const begun = await browser.send('/health/auth/login?provider=withings&return=/body');
    const authorize = new URL(begun.headers.get('location') ?? '');
    expect(authorize.searchParams.get('redirect_uri')).toBe(`${origin}/health/auth/callback/withings`);
    const state = authorize.searchParams.get('state') ?? '';
    const ended = await browser.send(`/health/auth/callback/withings?code=X&state=${state}`);
    expect(ended.headers.get('location')).toBe('/health/body');
  });
});
