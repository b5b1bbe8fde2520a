import { describe, expect, it } from 'vitest';
import { createCookieJar, parseCookies } from '#proxy/cookies.ts';
import { codeOf, createHarness } from './harness.ts';

describe('cookies on https', () => {
  it('S10: all have the prefix, no domain and no script access', async () => {
    const browser = createHarness().browser();
    await browser.signIn();
    await browser.ask('/auth/refresh', { method: 'POST' });
    await browser.ask('/auth/logout', { method: 'POST' });
    const session = /^__Host-Http-sid=[^;,\s"\\]*; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=\d+$/;
    const transaction =
      /^__Host-Http-txn-[\w-]{8}=[^;,\s"\\]*; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=(0|600)$/;
    expect(browser.setCookies).toHaveLength(5);
    expect(browser.setCookies.filter((line) => !session.test(line) && !transaction.test(line))).toStrictEqual(
      [],
    );
  });

  it('S10: of a session last 30 days', async () => {
    const browser = createHarness().browser();
    const answer = await browser.signIn();
    expect(answer.headers.getSetCookie().at(-1)).toMatch(/Max-Age=2592000$/);
  });
});

describe('cookies on loopback', () => {
  it('S10: carry the port in their name and are no less closed to scripts', async () => {
    const browser = createHarness({ env: { PUBLIC_ORIGIN: 'http://127.0.0.1:8080' } }).browser();
    await browser.signIn();
    expect(browser.setCookies.map((line) => line.replace(/=[^;]*/, ''))).toStrictEqual([
      expect.stringMatching(/^homeostat-txn-8080-[\w-]{8}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
      expect.stringMatching(/^homeostat-txn-8080-[\w-]{8}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0$/),
      'homeostat-sid-8080; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000',
    ]);
  });
});

describe('reading cookies', () => {
  it('S13: trims space and tab and nothing else', () => {
    expect(parseCookies(' a=1;\tb = 2 ;\u00A0__Host-Http-sid=evil;c')).toStrictEqual([
      ['a', '1'],
      ['b', '2'],
      ['\u00A0__Host-Http-sid', 'evil'],
    ]);
  });

  it('keeps what follows the first equals sign', () => {
    expect(parseCookies('a=b=c')).toStrictEqual([['a', 'b=c']]);
  });

  it('S13: takes no cookie whose name differs in case', () => {
    const jar = createCookieJar('https://health.example');
    expect(parseCookies('__host-http-sid=x').some(([name]) => name === jar.session)).toBe(false);
  });

  it.each(['/auth/session', '/api/user'])('S13: refuses two session cookies at %s', async (path) => {
    const browser = createHarness().browser();
    await browser.signIn();
    const value = browser.cookies.get('__Host-Http-sid') ?? '';
    const cookie = `__Host-Http-sid=${value}; __Host-Http-sid=evil`;
    const answer = await browser.ask(path, { headers: { cookie } });
    expect([answer.status, await codeOf(answer)]).toStrictEqual([400, 'bad_request']);
  });
});
