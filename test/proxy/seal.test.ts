import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBase64, parseBase85, toBase64Url, toBase85 } from '#proxy/bytes.ts';
import { createSealer } from '#proxy/seal.ts';
import { createHarness, realEnv, secondKey } from './harness.ts';

const key = parseBase64(realEnv.SECRET_KEY) ?? new Uint8Array();
const otherKey = parseBase64(secondKey) ?? new Uint8Array();
const sessionCookie = '__Host-Http-sid';

describe('a sealed value', () => {
  it('opens as it was', async () => {
    const sealer = createSealer([key]);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const opened = await sealer.open('session', await sealer.seal('session', value));
        expect(JSON.stringify(opened)).toBe(JSON.stringify(value));
      }),
      { numRuns: 50 },
    );
  });

  it('never looks the same twice', async () => {
    const sealer = createSealer([key]);
    expect(await sealer.seal('session', 1)).not.toBe(await sealer.seal('session', 1));
  });

  it('T2: does not open for another purpose', async () => {
    const sealer = createSealer([key]);
    expect(await sealer.open('session', await sealer.seal('txn', 1))).toBeUndefined();
  });

  it('F52: opens with an older key of the list', async () => {
    const sealed = await createSealer([otherKey]).seal('session', 'kept');
    expect(await createSealer([key, otherKey]).open('session', sealed)).toBe('kept');
  });

  it('F52: does not open when its key is gone', async () => {
    const sealed = await createSealer([otherKey]).seal('session', 'lost');
    expect(await createSealer([key]).open('session', sealed)).toBeUndefined();
  });

  it.each([100, 5000])('S14: does not open with any bit changed, %d random characters', async (length) => {
    const sealer = createSealer([key]);
    const text = await sealer.seal(
      'session',
      toBase64Url(crypto.getRandomValues(new Uint8Array(length * 0.75))),
    );
    const step = length > 1000 ? 61 : 1;
    for (let bit = 0; bit < text.length * 8; bit += step) {
      const index = Math.floor(bit / 8);
      const flipped = String.fromCharCode(text.charCodeAt(index) ^ (1 << (bit % 8)));
      const changed = text.slice(0, index) + flipped + text.slice(index + 1);
      expect(await sealer.open('session', changed)).toBeUndefined();
    }
  });

  it('S14: does not open when cut anywhere or lengthened', async () => {
    const sealer = createSealer([key]);
    const text = await sealer.seal('session', { a: 1 });
    for (let length = 0; length < text.length; length += 1) {
      expect(await sealer.open('session', text.slice(0, length))).toBeUndefined();
    }
    for (const tail of ['A', '=', '==', 'AAAA', ' '])
      expect(await sealer.open('session', text + tail)).toBeUndefined();
  });
});

describe('a session cookie', () => {
  it('S14: is no session with any bit changed, and never an error of ours', async () => {
    const { browser } = createHarness();
    const tab = browser();
    await tab.signIn();
    const value = tab.cookies.get(sessionCookie) ?? '';
    const statuses = new Set<number>();
    for (let bit = 0; bit < value.length * 8; bit += 1) {
      const index = Math.floor(bit / 8);
      const flipped = value.charCodeAt(index) ^ (1 << (bit % 8));
      // What cannot stand in a cookie header never arrives as that.
      if (flipped < 0x21 || flipped > 0x7e || flipped === 0x3b) continue;
      const changed = value.slice(0, index) + String.fromCharCode(flipped) + value.slice(index + 1);
      statuses.add(
        (await tab.ask('/api/user', { headers: { cookie: `${sessionCookie}=${changed}` } })).status,
      );
    }
    expect([...statuses]).toStrictEqual([401]);
  });

  it('S14: is no transaction, and a transaction is no session', async () => {
    const { browser, service } = createHarness();
    const tab = browser();
    const { state } = await tab.beginSignIn();
    const [name = '', value = ''] = [...tab.cookies][0] ?? [];
    const asSession = await tab.ask('/api/user', { headers: { cookie: `${sessionCookie}=${value}` } });
    await tab.send(`/auth/callback/withings?code=X&state=${state}`);
    const session = tab.cookies.get(sessionCookie) ?? '';
    const asTransaction = await tab.send(`/auth/callback/withings?code=X&state=${state}`, {
      headers: { cookie: `${name}=${session}` },
    });
    expect([asSession.status, asTransaction.status, service.tokenCalls()]).toStrictEqual([401, 400, 1]);
  });

  it('F52: is read with the older key and replaced by one of the newer key', async () => {
    const before = createHarness().browser();
    await before.signIn();
    const after = createHarness({ env: { SECRET_KEY: `${secondKey},${realEnv.SECRET_KEY}` } }).browser();
    for (const [name, value] of before.cookies) after.cookies.set(name, value);
    expect((await after.ask('/auth/refresh', { method: 'POST' })).status).toBe(204);
    expect(after.cookies.get(sessionCookie)?.slice(0, 6)).not.toBe(
      before.cookies.get(sessionCookie)?.slice(0, 6),
    );
  });

  it('F52: of a dropped key means signing in again, never an error of ours', async () => {
    const before = createHarness().browser();
    await before.signIn();
    const after = createHarness({ env: { SECRET_KEY: secondKey } }).browser();
    for (const [name, value] of before.cookies) after.cookies.set(name, value);
    expect((await after.ask('/api/user')).status).toBe(401);
  });
});

describe('base 85', () => {
  it('gives back any bytes, in signs that a cookie may hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase85(bytes);
        expect(text).toMatch(/^[\u0021\u0023-\u002b\u002d-\u003a\u003c-\u005b\u005d-\u007e]*$/);
        expect(parseBase85(text)).toStrictEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('takes five characters for four bytes', () => {
    expect(toBase85(new Uint8Array(3200))).toHaveLength(4000);
  });

  it.each(['"', 'abc d', '~~~~~'])('refuses %s', (text) => {
    expect(parseBase85(text)).toBeNull();
  });
});
