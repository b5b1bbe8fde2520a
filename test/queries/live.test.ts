import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../sync/surroundings.ts';
import { createDevice, type Device } from './device.ts';
import { createFakeServer, startSec, type FakeServer } from './fake-server.ts';

const key = 'simulator-withings:42';

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

function requestsOf(path: string): number {
  return server.requests.filter((request) => request === `GET ${path}`).length;
}

function hint(kind: string, fromSec = startSec, toSec = fromSec): void {
  device.streams.say('hint', JSON.stringify({ kind, from: fromSec, to: toSec }));
}

/** Of what was asked already, nothing is asked again within twelve seconds. */
async function openAtRest() {
  const tab = await device.startTab();
  await device.clock.advance(60_000);
  server.requests.length = 0;
  return tab;
}

describe('a page that is told that something has changed', () => {
  it('reads it at once', async () => {
    const { runtime } = await openAtRest();
    server.service.add(99, startSec + 30, 91);
    hint('measures');
    await settle();
    const readings = await (await runtime.openedArchive(key)).readReadings([1]);
    expect(readings.map(({ value }) => value)).toContain(91);
    expect(requestsOf('api/measures')).toBe(1);
  });

  it('looks at everything where nobody says what is new, at once and then once for all who say it again', async () => {
    await openAtRest();
    for (let second = 0; second < 10; second += 1) {
      hint('user');
      await device.clock.advance(1000);
    }
    expect(requestsOf('api/measures')).toBe(1);
    await device.clock.advance(6000);
    expect(requestsOf('api/measures')).toBe(2);
    await device.clock.advance(60_000);
    expect(requestsOf('api/measures')).toBe(2);
  });

  it.each([
    ['measures', ['api/measures']],
    ['activity', ['api/activity', 'api/intraday', 'api/workouts']],
    ['sleep', ['api/sleep', 'api/sleep-summary']],
  ])('reads nothing but what a hint of %s may be about', async (kind, paths) => {
    await openAtRest();
    hint(kind);
    await settle();
    // Whose account it is is asked for beside every list.
    const asked = new Set(server.requests.filter((request) => request !== 'GET auth/session'));
    expect([...asked].toSorted()).toStrictEqual(paths.map((path) => `GET ${path}`));
  });

  it.each(['user', 'other'])(
    'looks at every list when all it hears is that something is new: %s',
    async (kind) => {
      await openAtRest();
      hint(kind);
      await settle();
      const lists = ['api/measures', 'api/activity', 'api/sleep-summary', 'api/workouts'];
      expect(lists.map((path) => requestsOf(path))).toStrictEqual([1, 1, 1, 1]);
    },
  );

  it('looks at every list when it has missed something', async () => {
    await openAtRest();
    device.streams.say('resync', '{}');
    await settle();
    expect([requestsOf('api/measures'), requestsOf('api/activity')]).toStrictEqual([1, 1]);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"kind":"measures"}',
    '{"kind":"x","from":1,"to":2}',
    '{"kind":"sleep","from":5,"to":1}',
  ])('does nothing for what is no hint: %s', async (data) => {
    await openAtRest();
    device.streams.say('hint', data);
    await settle();
    expect(server.requests).toStrictEqual([]);
  });

  it('F74: looks again until what was told of is there', async () => {
    const { runtime } = await openAtRest();
    hint('measures');
    await device.clock.advance(14_000);
    expect(requestsOf('api/measures')).toBe(1);
    server.service.add(99, startSec + 30, 91);
    await device.clock.advance(2000);
    expect(requestsOf('api/measures')).toBe(2);
    expect(await (await runtime.openedArchive(key)).readReadings([1])).toHaveLength(6);
    await device.clock.advance(120_000);
    expect(requestsOf('api/measures')).toBe(2);
  });

  it('F72: of a burst of hints makes a handful of calls', async () => {
    await openAtRest();
    for (let index = 0; index < 1000; index++) {
      hint('measures', startSec - index, startSec);
      if (index % 100 === 0) await device.clock.advance(300);
    }
    await device.clock.advance(30_000);
    expect(server.requests.length).toBeLessThanOrEqual(10);
    expect(requestsOf('api/measures')).toBeGreaterThan(0);
  });

  it('does not read years minute by minute', async () => {
    await openAtRest();
    hint('activity', startSec - 3000 * 86_400, startSec);
    await device.clock.advance(60_000);
    expect(requestsOf('api/activity')).toBeGreaterThan(0);
    expect(requestsOf('api/intraday')).toBe(0);
  });
});

describe('the stream', () => {
  it('is held by one tab of a browser, and taken over from it', async () => {
    const first = await device.startTab();
    const second = await device.startTab();
    expect(device.streams.count()).toStrictEqual({ ever: 1, now: 1 });
    first.runtime.dispose();
    await settle();
    expect(device.streams.count()).toStrictEqual({ ever: 2, now: 1 });
    second.runtime.dispose();
    await settle();
    expect(device.streams.count().now).toBe(0);
  });

  it('is closed by a sign-out', async () => {
    const { runtime } = await device.startTab();
    await runtime.signOut();
    expect(device.streams.count().now).toBe(0);
  });

  it('is tried again after five minutes when the server had none, and not in between', async () => {
    await device.startTab();
    device.streams.breakAll();
    await device.clock.advance(299_000);
    expect(device.streams.count()).toStrictEqual({ ever: 1, now: 0 });
    await device.clock.advance(2000);
    expect(device.streams.count()).toStrictEqual({ ever: 2, now: 1 });
  });

  it('F75: is not relied on: without a word for five minutes the page looks by itself', async () => {
    await openAtRest();
    await device.clock.advance(300_000);
    expect(requestsOf('api/measures')).toBeGreaterThan(0);
  });
});
