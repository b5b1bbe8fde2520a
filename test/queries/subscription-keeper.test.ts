import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeNotificationWishes, readNotificationWishes } from '#archive/notification-wishes.ts';
import { toEpochSec } from '#domain/time.ts';
import type { Runtime } from '#queries/runtime.ts';
import { settle } from '../sync/surroundings.ts';
import { createDevice, type Device } from './device.ts';
import { createFakeServer, startSec, type FakeServer } from './fake-server.ts';

const key = 'simulator-withings:42';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let server: FakeServer;
let device: Device;

beforeEach(() => {
  server = createFakeServer();
  device = createDevice(server);
  server.signIn();
});

afterEach(() => {
  device.closeTabs();
});

const attempts = () => server.requests.filter((request) => request === 'POST api/subscriptions').length;
const looks = () => server.requests.filter((request) => request === 'GET api/subscriptions').length;
const ours = (...kinds: number[]) => {
  for (const appli of kinds) server.subscriptions.set(appli, null);
};

async function want(runtime: Runtime, ...kinds: number[]): Promise<void> {
  const archive = await runtime.openedArchive(key);
  await changeNotificationWishes(archive, (before) => ({
    ...before,
    wanted: kinds.map((appli) => ({ appli, since: toEpochSec(startSec - 86_400) })),
  }));
}

/** A tab to which the server keeps a line open, on a device where some kinds were subscribed to. */
async function openLive(...wanted: number[]) {
  const { runtime, visibility } = await device.startTab();
  await want(runtime, ...wanted);
  // Out of view it does not look every five minutes, and days pass quickly.
  visibility.set(false);
  device.streams.begin();
  await settle();
  return { runtime, live: () => runtime.sync.get().live };
}

describe('a page of a server that the service notifies', () => {
  it('is live while something that is read here is subscribed to', async () => {
    ours(1, 44);
    expect((await openLive()).live()).toBe('on');
  });

  it.each([
    ['nothing', []],
    ['nothing that is read here', [54, 999]],
  ])('is not live when %s is subscribed to, and nobody asks for it', async (_, kinds) => {
    ours(...kinds);
    expect((await openLive()).live()).toBeNull();
    expect(attempts()).toBe(0);
  });

  it('asks for no subscriptions before the server keeps a line open', async () => {
    await device.startTab();
    await device.clock.advance(600_000);
    expect(looks()).toBe(0);
  });

  it('tells the other tabs whether it is live', async () => {
    ours(1);
    await openLive();
    const second = await device.startTab();
    expect(second.runtime.sync.get()).toMatchObject({ leader: false, live: 'on' });
  });

  it('looks again once a day', async () => {
    ours(1);
    await openLive(1);
    await device.clock.advance(DAY_MS - 60_000);
    expect(looks()).toBe(1);
    await device.clock.advance(120_000);
    expect(looks()).toBe(2);
  });

  it('looks again when a page has changed the subscriptions', async () => {
    const { runtime, live } = await openLive();
    ours(1);
    runtime.announce({ kind: 'subscriptions-changed' });
    await settle();
    expect(live()).toBe('on');
  });

  it('F77: is interrupted while the line is broken, and live again when it is back', async () => {
    ours(1);
    const { live } = await openLive();
    device.streams.interrupt();
    await device.clock.advance(11_000);
    expect(live()).toBe('broken');
    device.streams.begin();
    expect(live()).toBe('on');
  });

  it('is not interrupted by a line that is ended and opened anew', async () => {
    ours(1);
    const { live } = await openLive();
    device.streams.interrupt();
    await device.clock.advance(3000);
    device.streams.begin();
    await device.clock.advance(60_000);
    expect(live()).toBe('on');
  });
});

describe('F76: a subscription that the service has lost', () => {
  it('is asked for again, that one alone', async () => {
    ours(1);
    const { live } = await openLive(1, 44);
    expect([...server.subscriptions.keys()]).toEqual([1, 44]);
    expect([attempts(), live()]).toEqual([1, 'on']);
  });

  it('is off while asking fails, at most once an hour, then every two, up to once a day', async () => {
    server.fail('POST api/subscriptions', 'bad_request');
    const { live, runtime } = await openLive(1);
    expect(live()).toBe('off');
    const counts: number[] = [];
    for (const hours of [0.9, 0.2, 1.8, 0.2, 3.8, 0.2, 7.8, 0.2, 15.8, 0.2, 23.8, 0.2, 23.8, 0.2]) {
      await device.clock.advance(hours * HOUR_MS);
      counts.push(attempts());
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]);
    expect(await readNotificationWishes(await runtime.openedArchive(key))).toMatchObject({
      trouble: 'bad_request',
    });
  });

  it('that is lost again and again is asked for no more often', async () => {
    await openLive(1);
    server.subscriptions.clear();
    (await device.startTab()).runtime.announce({ kind: 'subscriptions-changed' });
    await settle();
    expect(attempts()).toBe(1);
    await device.clock.advance(HOUR_MS + 1000);
    expect(attempts()).toBe(2);
  });

  it('is not asked for where the permission was taken back', async () => {
    server.fail('POST api/subscriptions', 'not_granted');
    const { runtime, live } = await openLive(1);
    expect(live()).toBeNull();
    await device.clock.advance(2 * DAY_MS);
    expect(attempts()).toBe(1);
    expect((await readNotificationWishes(await runtime.openedArchive(key))).wanted).toEqual([]);
  });

  it('is asked for two days before it would end', async () => {
    server.subscriptions.set(1, startSec + 3 * 86_400);
    await openLive(1);
    expect(attempts()).toBe(0);
    await device.clock.advance(DAY_MS + 60_000);
    expect([attempts(), server.subscriptions.get(1)]).toEqual([1, null]);
  });
});

/** The newest weighing is of the start of the test; three hours later the page begins to listen. */
async function listenLater() {
  ours(1);
  const { runtime, visibility } = await device.startTab();
  await want(runtime, 1);
  visibility.set(false);
  await device.clock.advance(3 * HOUR_MS);
  device.streams.begin();
  await settle();
  return { runtime };
}

describe('F75: notifications that silently stop', () => {
  it('are asked for again when a weighing came in that nobody told of', async () => {
    const { runtime } = await listenLater();
    expect([attempts(), runtime.sync.get().live]).toEqual([1, 'on']);
  });

  it('are off where asking again fails', async () => {
    server.fail('POST api/subscriptions', 'upstream_timeout');
    const { runtime } = await listenLater();
    expect(runtime.sync.get().live).toBe('off');
  });

  it('have not stopped where the weighing was told of', async () => {
    server.notifier['heard'] = { measures: startSec + 10 };
    await listenLater();
    expect(attempts()).toBe(0);
  });

  it('are not missed by a server that did not listen then', async () => {
    server.notifier['since'] = startSec + HOUR_MS / 1000;
    await listenLater();
    expect(attempts()).toBe(0);
  });
});
