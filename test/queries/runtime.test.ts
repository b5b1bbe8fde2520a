import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '#archive/archive.ts';
import { parseLocalDay } from '#domain/time.ts';
import type { Runtime } from '#queries/runtime.ts';
import { settle } from '../sync/surroundings.ts';
import { createDevice, type Device } from './device.ts';
import { createFakeServer, type FakeServer } from './fake-server.ts';

const account = { provider: 'simulator-withings', userid: '42' };
const key = 'simulator-withings:42';

let server: FakeServer;
let device: Device;

beforeEach(() => {
  server = createFakeServer();
  device = createDevice(server);
});

afterEach(() => {
  device.closeTabs();
});

async function readings(runtime: Runtime, of = key): Promise<number> {
  return (await (await runtime.openedArchive(of)).readReadings([1])).length;
}

function status(runtime: Runtime) {
  return runtime.session.get().status;
}

/** Signs in, syncs everything and closes the tab. */
async function fillArchive(): Promise<void> {
  server.signIn();
  await device.startTab();
  device.closeTabs();
  await device.clock.advance(1000);
  server.requests.length = 0;
}

/** A storage that is there and refuses everything. */
const forbiddenStorage = new Proxy(localStorage, {
  get() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
});

describe('a device that nobody signed in on', () => {
  it('is disconnected and knows what can be linked', async () => {
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'disconnected', hasArchive: false });
    expect(runtime.session.get().providers.map((provider) => provider.id)).toStrictEqual([
      'simulator-withings',
    ]);
  });

  it('keeps no database', async () => {
    await device.startTab();
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('cannot be told apart from an unreachable server while that is unreachable', async () => {
    server.fail('*', 'network');
    const { runtime } = await device.startTab();
    expect(status(runtime)).toBe('unreachable');
  });

  it('learns of a sign-in in another tab when it comes into view', async () => {
    const { runtime, visibility } = await device.startTab();
    server.signIn();
    visibility.set(true);
    await settle();
    expect(status(runtime)).toBe('connected');
  });
});

describe('a device that signs in', () => {
  it('syncs into the archive of the account', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({
      status: 'connected',
      ...account,
      scopes: ['user.metrics'],
    });
    expect(await readings(runtime)).toBe(5);
    expect(runtime.sync.get()).toMatchObject({ phase: 'idle', complete: true });
  });

  it('has something to show once the first page has landed', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    expect(runtime.session.get().hasArchive).toBe(true);
  });

  it('remembers the account', async () => {
    server.signIn();
    await device.startTab();
    expect(JSON.parse(localStorage.getItem('homeostat.account') ?? '')).toStrictEqual(account);
  });

  it('works without a storage', async () => {
    server.signIn();
    const { runtime } = await device.startTab({ storage: forbiddenStorage });
    expect(runtime.sync.get().complete).toBe(true);
  });
});

describe('a reload', () => {
  beforeEach(fillArchive);

  it('reads the archive before the server has answered', async () => {
    server.fail('auth/session', 'hang');
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'loading', ...account, hasArchive: true });
    expect(runtime.queryClient.getQueryData(['measures', key, 'readings', [1]])).toHaveLength(5);
  });

  it('shows the archive while the server is down, and says so', async () => {
    server.fail('*', 'network');
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'unreachable', hasArchive: true });
    expect(await readings(runtime)).toBe(5);
  });

  it('shows the archive where the browser is offline', async () => {
    device.online.set(false);
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'unreachable', hasArchive: true });
  });

  it('connects when the network returns', async () => {
    device.online.set(false);
    const { runtime } = await device.startTab();
    device.online.set(true);
    await settle();
    expect(status(runtime)).toBe('connected');
  });

  it('asks a server that was down again by itself', async () => {
    server.fail('*', 'upstream_unavailable');
    const { runtime } = await device.startTab();
    server.heal();
    await device.clock.advance(30_000);
    expect(status(runtime)).toBe('connected');
  });

  it('keeps the archive readable when the session is gone', async () => {
    await device.startTab();
    device.closeTabs();
    await server.fetch('http://127.0.0.1:8080/auth/logout', { method: 'POST' });
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'reconnect', hasArchive: true });
    expect(await readings(runtime)).toBe(5);
  });

  it('opens the archive of another account that signed in meanwhile', async () => {
    server.signIn({ provider: 'simulator-nokia', userid: '43' });
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ provider: 'simulator-nokia', userid: '43' });
    await expect(runtime.openedArchive(key)).rejects.toThrow('it is not open');
  });

  it('drops from the screen what was read for the account before', async () => {
    server.signIn({ provider: 'simulator-nokia', userid: '43' });
    const { runtime } = await device.startTab();
    expect(runtime.queryClient.getQueryData(['measures', key, 'readings', [1]])).toBeUndefined();
  });
});

describe('a link that is refused', () => {
  it('shows "reconnect" over what stays readable', async () => {
    await fillArchive();
    server.fail('api/measures', 'reconnect_required');
    const { runtime } = await device.startTab();
    expect(runtime.session.get()).toMatchObject({ status: 'reconnect', hasArchive: true });
    expect(await readings(runtime)).toBe(5);
  });

  it('is not tried again because the reader looks', async () => {
    await fillArchive();
    server.fail('api/measures', 'reconnect_required');
    const { runtime, visibility } = await device.startTab();
    const before = server.requests.filter((request) => request === 'GET api/measures').length;
    for (let look = 0; look < 3; look++) {
      visibility.set(true);
      await settle();
    }
    expect(server.requests.filter((request) => request === 'GET api/measures')).toHaveLength(before);
    expect(status(runtime)).toBe('reconnect');
  });

  it('is taken up again after a sign-in in another tab', async () => {
    await fillArchive();
    server.fail('api/measures', 'reconnect_required');
    const { runtime, visibility } = await device.startTab();
    server.heal();
    server.signIn();
    visibility.set(true);
    await settle();
    expect(status(runtime)).toBe('connected');
    expect(runtime.sync.get().phase).toBe('idle');
  });

  it('moves to the new account when another tab signed in as somebody else', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    server.signIn({ provider: 'simulator-withings', userid: '43' });
    await device.clock.advance(1000);
    runtime.syncNow();
    await settle();
    expect(runtime.session.get()).toMatchObject({ status: 'connected', userid: '43' });
    expect(runtime.sync.get()).toMatchObject({ phase: 'idle', complete: true });
  });
});

describe('signing out', () => {
  it('ends the session and leaves nothing of the record', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await runtime.signOut();
    expect(server.isSignedIn()).toBe(false);
    expect(await device.factory.databases()).toStrictEqual([]);
    expect(localStorage).toHaveLength(0);
    expect(runtime.queryClient.getQueryCache().getAll()).toStrictEqual([]);
    expect(runtime.session.get()).toMatchObject({ status: 'disconnected', hasArchive: false });
    expect(runtime.session.get()).not.toHaveProperty('userid');
  });

  it('removes the records of accounts that were open before', async () => {
    await fillArchive();
    server.signIn({ provider: 'simulator-nokia', userid: '43' });
    const { runtime } = await device.startTab();
    await runtime.signOut();
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('keeps offering the services', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await runtime.signOut();
    expect(runtime.session.get().providers).toHaveLength(1);
  });

  it('stops the sync first', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await runtime.signOut();
    server.requests.length = 0;
    runtime.syncNow();
    await device.clock.advance(60 * 60_000);
    expect(server.requests.filter((request) => request.includes('api/'))).toStrictEqual([]);
  });

  it('in the middle of the first sync leaves nothing either', async () => {
    for (let id = 100; id < 160; id++) server.service.add(id, server.service.time() - id * 86_400);
    server.signIn();
    const { runtime } = device.openTab();
    for (let turn = 0; turn < 60; turn++) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    await runtime.signOut();
    await settle();
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('clears the other tabs', async () => {
    server.signIn();
    const [first, second] = [await device.startTab(), await device.startTab()];
    await first.runtime.signOut();
    await settle();
    expect(second.runtime.session.get()).toMatchObject({ status: 'disconnected', hasArchive: false });
    expect(second.runtime.queryClient.getQueryCache().getAll()).toStrictEqual([]);
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('in another tab is noticed by one that comes back under another account', async () => {
    server.signIn();
    const sleeping = await device.startTab();
    server.signIn({ provider: 'simulator-nokia', userid: '43' });
    localStorage.setItem('homeostat.account', '{"provider":"simulator-nokia","userid":"43"}');
    sleeping.restore();
    await settle();
    expect(sleeping.runtime.session.get()).toMatchObject({ status: 'connected', userid: '43' });
  });

  it('in another tab outweighs an answer that was on its way', async () => {
    server.signIn();
    const first = await device.startTab();
    const release = server.hold();
    const second = await device.startTab();
    const done = first.runtime.signOut();
    await device.clock.advance(5000);
    await done;
    release();
    await settle();
    expect(status(second.runtime)).toBe('disconnected');
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('clears a tab that heard nothing of it when that comes back', async () => {
    server.signIn();
    const sleeping = await device.startTab();
    localStorage.clear();
    sleeping.restore();
    await settle();
    expect(status(sleeping.runtime)).toBe('disconnected');
  });

  it('does not wait for a server that hangs', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    server.fail('auth/logout', 'hang');
    const done = runtime.signOut();
    await device.clock.advance(5000);
    await done;
    expect(await device.factory.databases()).toStrictEqual([]);
  });
});

async function signOutOffline(): Promise<Runtime> {
  server.signIn();
  const { runtime } = await device.startTab();
  device.online.set(false);
  await runtime.signOut();
  return runtime;
}

describe('signing out offline', () => {
  it('leaves nothing of the record', async () => {
    const runtime = await signOutOffline();
    expect(await device.factory.databases()).toStrictEqual([]);
    expect(localStorage.getItem('homeostat.account')).toBeNull();
    expect(runtime.session.get()).toMatchObject({ status: 'unreachable', hasArchive: false });
  });

  it('ends the session when the network returns', async () => {
    const runtime = await signOutOffline();
    device.online.set(true);
    await settle();
    expect([server.isSignedIn(), status(runtime)]).toStrictEqual([false, 'disconnected']);
  });

  it('ends the session at the next start, before anything else is asked', async () => {
    await signOutOffline();
    device.closeTabs();
    device.online.set(true);
    server.requests.length = 0;
    const { runtime } = await device.startTab();
    expect(server.requests).toStrictEqual(['POST auth/logout', 'GET auth/session']);
    expect(status(runtime)).toBe('disconnected');
  });

  it('never signs in again by itself while the server has not heard of it', async () => {
    await signOutOffline();
    device.closeTabs();
    device.online.set(true);
    server.fail('auth/logout', 'upstream_unavailable');
    server.requests.length = 0;
    const { runtime } = await device.startTab();
    expect(status(runtime)).toBe('unreachable');
    expect(server.requests).not.toContain('GET api/measures');
  });

  it('finishes erasing at the next start when the tab was closed in between', async () => {
    await fillArchive();
    localStorage.setItem('homeostat.signout-pending', '1');
    await device.startTab();
    expect(await device.factory.databases()).toStrictEqual([]);
    expect(localStorage).toHaveLength(0);
  });
});

describe('an archive of a newer release', () => {
  it('is left alone, and the record is read into memory', async () => {
    await fillArchive();
    await new Promise((resolve) => {
      const request = device.factory.open(`homeostat:${key}`, 9);
      request.addEventListener('success', () => {
        request.result.close();
        resolve(undefined);
      });
    });
    const { runtime } = await device.startTab();
    expect(runtime.sync.get()).toMatchObject({ durable: false, complete: true });
    expect((await openArchive(account, { indexedDB: device.factory })).newerSchema).toBe(true);
  });
});

describe('a reader who wants nothing kept on this device', () => {
  it('before signing in finds no database afterwards, and sees everything', async () => {
    const { runtime } = await device.startTab();
    runtime.setKeepNothing(true);
    await settle();
    server.signIn();
    device.closeTabs();
    const { runtime: signedIn } = await device.startTab();
    expect(signedIn.keepNothing.get()).toBe(true);
    expect(await readings(signedIn)).toBe(5);
    expect(signedIn.sync.get()).toMatchObject({ durable: false, leader: true });
    expect(await device.factory.databases()).toStrictEqual([]);
    expect(localStorage.getItem('homeostat.account')).toBeNull();
  });

  it('has what was kept before erased, and read into memory', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await device.clock.advance(15_000);
    runtime.setKeepNothing(true);
    await settle();
    expect(await device.factory.databases()).toStrictEqual([]);
    await device.clock.advance(15_000);
    expect(await readings(runtime)).toBe(5);
  });

  it('has it so in every tab', async () => {
    server.signIn();
    const [first, second] = [await device.startTab(), await device.startTab()];
    first.runtime.setKeepNothing(true);
    await settle();
    expect(second.runtime.keepNothing.get()).toBe(true);
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('stays signed in when the tab comes into view', async () => {
    server.signIn();
    const { runtime, visibility } = await device.startTab();
    runtime.setKeepNothing(true);
    await settle();
    visibility.set(true);
    await settle();
    expect(status(runtime)).toBe('connected');
  });

  it('may change their mind', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    runtime.setKeepNothing(true);
    await device.clock.advance(15_000);
    runtime.setKeepNothing(false);
    await device.clock.advance(15_000);
    expect(runtime.sync.get().durable).toBe(true);
    expect(await readings(runtime)).toBe(5);
    expect(await device.factory.databases()).toHaveLength(1);
  });

  it('finds nothing left that a page closed too soon has left', async () => {
    await fillArchive();
    localStorage.setItem('homeostat.keep-nothing', '1');
    await device.startTab();
    expect(await device.factory.databases()).toStrictEqual([]);
  });

  it('is still remembered after signing out, and nothing else is', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    runtime.setKeepNothing(true);
    await settle();
    await runtime.signOut();
    expect(Object.keys(localStorage)).toStrictEqual(['homeostat.keep-nothing']);
  });
});

describe('a pause', () => {
  it('outlives the page', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    runtime.pause();
    await settle();
    device.closeTabs();
    await device.clock.advance(60_000);
    server.requests.length = 0;
    const { runtime: next } = await device.startTab();
    await device.clock.advance(60_000);
    expect(next.sync.get().phase).toBe('paused');
    expect(server.requests.filter((request) => request.includes('api/'))).toStrictEqual([]);
  });

  it('ends for good when it is resumed', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    runtime.pause();
    await settle();
    runtime.resume();
    await settle();
    expect(runtime.sync.get().phase).toBe('idle');
    expect(localStorage.getItem('homeostat.paused')).toBeNull();
  });

  it('ends with the session', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    runtime.pause();
    await runtime.signOut();
    expect(localStorage).toHaveLength(0);
  });
});

describe('what a screen shows', () => {
  it('is asked for while it is on screen, and not before it was wished for', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await device.clock.advance(15_000);
    const asked = () => server.requests.filter((request) => request === 'GET api/intraday').length;
    const before = asked();
    const [day] = [parseLocalDay('2026-02-20')];
    if (day === null) throw new Error('Failed to read the day. Write YYYY-MM-DD.');
    const leave = runtime.wish([{ kind: 'intraday', from: day, to: day }]);
    await settle();
    leave();
    expect(asked()).toBeGreaterThan(before);
  });
});
