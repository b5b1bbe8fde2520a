import 'fake-indexeddb/auto';
import { onlineManager } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HealthProvider } from '#queries/HealthProvider.tsx';
import { addDays, cleanTimeZone, parseLocalDay, toEpochSec } from '#domain/time.ts';
import { useDayRecord } from '#queries/day.ts';
import { useChangeDecisions, useDecisions } from '#queries/decisions.ts';
import { useInventory } from '#queries/inventory.ts';
import { useKeepNothing } from '#queries/keep.ts';
import { useReadings } from '#queries/measures.ts';
import { keyOf, type Runtime } from '#queries/runtime.ts';
import { loginUrl, useSession, useSignOut } from '#queries/session.ts';
import { useSyncControls, useSyncStatus } from '#queries/sync.ts';
import { useWishes } from '#queries/wishes.ts';
import { createDevice, type Device } from './device.ts';
import { createFakeServer, type FakeServer } from './fake-server.ts';

let server: FakeServer;
let device: Device;

beforeEach(() => {
  server = createFakeServer();
  device = createDevice(server);
});

afterEach(() => {
  device.closeTabs();
  onlineManager.setOnline(true);
});

function within(runtime: Runtime) {
  return {
    wrapper: ({ children }: { children: ReactNode }) => (
      <HealthProvider runtime={runtime}>{children}</HealthProvider>
    ),
  };
}

/** A screen that shows all five readings of a sync that is done. */
async function renderSynced() {
  server.signIn();
  const { runtime } = device.openTab();
  const { result } = renderHook(() => useReadings([1]), within(runtime));
  await waitFor(() => expect(runtime.sync.get().lastSyncAt).not.toBeNull());
  await outside(async () => device.clock.advance(1000));
  await waitFor(() => expect(result.current.readings).toHaveLength(5));
  return { runtime, result };
}

function renderDecisions(runtime: Runtime) {
  return renderHook(() => ({ ...useDecisions(), change: useChangeDecisions() }), within(runtime)).result;
}

/** The record has moved, and is open in its new place. */
async function waitForPlace(runtime: Runtime, place: 'device' | 'memory'): Promise<void> {
  await waitFor(async () => {
    const { provider = '', userid = '' } = runtime.session.get();
    const { durable } = await runtime.openedArchive(keyOf({ provider, userid }));
    expect(durable).toBe(place === 'device');
  });
}

/** Anything that changes the runtime from outside React. */
async function outside(change: () => unknown): Promise<void> {
  await act(async () => {
    await change();
  });
}

describe('useDayRecord', () => {
  it('keeps what it gave of a day until the same day by another clock is here', async () => {
    const { runtime } = await renderSynced();
    const day = parseLocalDay('2026-02-27');
    if (day === null) throw new Error('Failed to parse a day: it has another notation.');
    const surroundings = { week: { from: addDays(day, -4), to: addDays(day, 2) }, today: addDays(day, 2) };
    const zones: unknown[] = [];
    const { rerender } = renderHook(
      ({ name }: { name: string }) => {
        const { record } = useDayRecord(day, { ...surroundings, clockZone: cleanTimeZone(name) });
        zones.push(record?.zone);
      },
      { ...within(runtime), initialProps: { name: 'Europe/Paris' } },
    );
    await waitFor(() => expect(zones.at(-1)).toBe('Europe/Paris'));
    const before = zones.length;
    rerender({ name: 'Asia/Tokyo' });
    await waitFor(() => expect(zones.at(-1)).toBe('Asia/Tokyo'));
    expect(zones.slice(before)).not.toContain(undefined);
  });
});

describe('useReadings', () => {
  it('gives the readings of the account, sorted by time', async () => {
    const { result } = await renderSynced();
    expect(result.current.readings?.map((reading) => reading.value)).toStrictEqual([84, 83, 82, 81, 80]);
  });

  it('is pending until it is known whose readings they are', () => {
    const { runtime } = device.openTab();
    const { result } = renderHook(() => useReadings([1]), within(runtime));
    expect(result.current).toMatchObject({ isPending: true, readings: undefined });
  });

  it('is not pending when nobody is signed in', async () => {
    const { runtime } = device.openTab();
    const { result } = renderHook(() => useReadings([1]), within(runtime));
    await waitFor(() => expect(result.current.isPending).toBe(false));
    expect(result.current.readings).toBeUndefined();
  });

  it('grows when a new reading arrives', async () => {
    const { result } = await renderSynced();
    server.service.setTime(server.service.time() + 3600);
    server.service.add(50, server.service.time());
    await outside(async () => device.clock.advance(5 * 60_000));
    await waitFor(() => expect(result.current.readings).toHaveLength(6));
  });

  it('keeps the same list while nothing has changed', async () => {
    const { result } = await renderSynced();
    const before = result.current.readings;
    await outside(async () => device.clock.advance(5 * 60_000));
    expect(result.current.readings).toBe(before);
  });

  it('is drawn at most twice a second while the history pours in', async () => {
    for (let id = 100; id < 160; id++) server.service.add(id, server.service.time() - id * 86_400);
    server.signIn();
    const { runtime } = device.openTab();
    const lists = new Set<unknown>();
    const { result } = renderHook(() => {
      const { readings } = useReadings([1]);
      lists.add(readings);
      return readings;
    }, within(runtime));
    await waitFor(() => expect(runtime.sync.get().lastSyncAt).not.toBeNull());
    await outside(async () => device.clock.advance(500));
    await waitFor(() => expect(result.current).toHaveLength(65));
    // None yet, the empty archive, the first page, and all that came within half a second.
    expect(lists.size).toBeLessThanOrEqual(4);
  });

  it('shows nothing any more after signing out', async () => {
    const { runtime, result } = await renderSynced();
    await outside(runtime.signOut);
    expect(result.current).toMatchObject({ readings: undefined, isPending: false });
  });

  it('reads the archive offline', async () => {
    server.signIn();
    await device.startTab();
    device.closeTabs();
    device.online.set(false);
    onlineManager.setOnline(false);
    const { runtime } = device.openTab();
    const { result } = renderHook(() => useReadings([1]), within(runtime));
    await waitFor(() => expect(result.current.readings).toHaveLength(5));
  });
});

describe('useDecisions', () => {
  const hidden = {
    kind: 'reading',
    list: 'measures',
    id: 1,
    verdict: 'hide',
    decidedAt: toEpochSec(1_790_000_000),
  } as const;

  it('shows what was decided, and no longer once it is taken back', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    const result = renderDecisions(runtime);
    await waitFor(() => expect(result.current.decisions).toStrictEqual([]));
    let undo: (() => Promise<void>) | undefined;
    await outside(async () => {
      undo = await result.current.change([{ put: hidden }]);
    });
    await waitFor(() => expect(result.current.decisions).toStrictEqual([hidden]));
    await outside(() => undo?.());
    await waitFor(() => expect(result.current.decisions).toStrictEqual([]));
  });

  it('follows what another tab decides', async () => {
    server.signIn();
    const [mine, other] = [await device.startTab(), await device.startTab()];
    const [here, there] = [renderDecisions(mine.runtime), renderDecisions(other.runtime)];
    await waitFor(() => expect(here.current.decisions).toStrictEqual([]));
    await outside(() => there.current.change([{ put: hidden }]));
    await waitFor(() => expect(here.current.decisions).toStrictEqual([hidden]));
  });

  it.each([true, false])('keeps what was decided when keeping nothing becomes %s', async (keepNothing) => {
    server.signIn();
    const { runtime } = await device.startTab();
    const result = renderDecisions(runtime);
    if (!keepNothing) {
      await outside(() => runtime.setKeepNothing(true));
      await waitForPlace(runtime, 'memory');
    }
    await waitFor(() => expect(result.current.decisions).toStrictEqual([]));
    await outside(() => result.current.change([{ put: hidden }]));
    await waitFor(() => expect(result.current.decisions).toStrictEqual([hidden]));
    await outside(() => runtime.setKeepNothing(keepNothing));
    await waitForPlace(runtime, keepNothing ? 'memory' : 'device');
    await waitFor(() => expect(result.current.decisions).toStrictEqual([hidden]));
  });

  it('has nothing any more after signing out', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    const result = renderDecisions(runtime);
    await outside(() => result.current.change([{ put: hidden }]));
    await outside(runtime.signOut);
    server.signIn();
    await outside(async () => device.clock.advance(31_000));
    await waitFor(() => expect(result.current.decisions ?? []).toStrictEqual([]));
  });
});

describe('useSession', () => {
  it('goes from loading to what the server says', async () => {
    server.signIn();
    const { runtime } = device.openTab();
    const { result } = renderHook(() => useSession(), within(runtime));
    expect(result.current.status).toBe('loading');
    await waitFor(() => expect(result.current.status).toBe('connected'));
  });
});

describe('useSignOut', () => {
  it('is pending until nothing is left', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    const { result } = renderHook(() => ({ ...useSignOut(), session: useSession() }), within(runtime));
    let done: Promise<void> | undefined;
    act(() => {
      done = result.current.signOut();
    });
    expect(result.current.isPending).toBe(true);
    await outside(() => done);
    expect(result.current).toMatchObject({ isPending: false, session: { status: 'disconnected' } });
  });
});

describe('useSyncStatus and useSyncControls', () => {
  it('follow and drive the sync', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    const { result } = renderHook(
      () => ({ status: useSyncStatus(), controls: useSyncControls() }),
      within(runtime),
    );
    await outside(async () => device.clock.advance(1000));
    server.fail('api/measures', 'rate_limited');
    await outside(async () => {
      result.current.controls.syncNow();
      await device.clock.advance(0);
    });
    expect(result.current.status).toMatchObject({ phase: 'waiting', error: 'rate_limited' });
  });
});

describe('useInventory', () => {
  it('counts what is kept, and counts again when more has come', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    const { result } = renderHook(() => useInventory(), within(runtime));
    const counted = () => result.current.inventory?.kinds.find(({ kind }) => kind === 'measures')?.records;
    await waitFor(() => expect(counted()).toBe(5));
    server.service.setTime(server.service.time() + 3600);
    server.service.add(50, server.service.time());
    await outside(async () => device.clock.advance(5 * 60_000 + 2000));
    await waitFor(() => expect(counted()).toBe(6));
  });
});

describe('useKeepNothing', () => {
  it('follows what is chosen', async () => {
    const { runtime } = await device.startTab();
    const { result } = renderHook(() => useKeepNothing(), within(runtime));
    expect(result.current[0]).toBe(false);
    await outside(() => result.current[1](true));
    expect(result.current[0]).toBe(true);
  });
});

describe('useWishes', () => {
  it('has what a screen shows read while it is mounted', async () => {
    server.signIn();
    const { runtime } = await device.startTab();
    await outside(async () => device.clock.advance(15_000));
    const day = parseLocalDay('2026-02-20');
    if (day === null) throw new Error('Failed to read the day. Write YYYY-MM-DD.');
    const asked = () => server.requests.filter((request) => request === 'GET api/sleep').length;
    const before = asked();
    const { unmount } = renderHook(() => useWishes([{ kind: 'sleep', from: day, to: day }]), within(runtime));
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
    unmount();
  });
});

describe('loginUrl', () => {
  afterEach(() => {
    document.head.innerHTML = '';
  });

  it('leads to our own server, with the way back', () => {
    expect(loginUrl('simulator-nokia', '/body?range=all')).toBe(
      '/auth/login?provider=simulator-nokia&return=%2Fbody%3Frange%3Dall',
    );
  });

  it('stays below the path that the product is mounted under', () => {
    document.head.innerHTML = '<meta name="base-path" content="/health/" />';
    expect(loginUrl('withings', '/')).toBe('/health/auth/login?provider=withings&return=%2F');
  });
});

describe('a hook without a provider', () => {
  it('says what is missing', () => {
    expect(() => renderHook(() => useSession())).toThrow('no HealthProvider is above');
  });
});
