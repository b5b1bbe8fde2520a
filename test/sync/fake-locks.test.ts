import { describe, expect, it } from 'vitest';
import { createFakeLocks } from './fake-locks.ts';
import { settle } from './surroundings.ts';

const forEver = async (): Promise<void> => new Promise(() => undefined);

describe('the pretend locks', () => {
  it('let one tab hold a lock at a time, in the order of asking', async () => {
    const locks = createFakeLocks();
    const order: string[] = [];
    const ends: (() => void)[] = [];
    for (const name of ['first', 'second', 'third']) {
      void locks.openTab().request('a', async () => {
        order.push(name);
        await new Promise<void>((resolve) => {
          ends.push(resolve);
        });
      });
    }
    await settle();
    expect(order).toEqual(['first']);
    ends[0]?.();
    await settle();
    expect(order).toEqual(['first', 'second']);
  });

  it('let readers share', async () => {
    const locks = createFakeLocks();
    let readers = 0;
    for (const tab of [locks.openTab(), locks.openTab()]) {
      void tab.request('a', { mode: 'shared' }, async () => {
        readers++;
        await forEver();
      });
    }
    await settle();
    expect(readers).toBe(2);
  });

  it('resolve with what the callback returns', async () => {
    expect(
      await createFakeLocks()
        .openTab()
        .request('a', () => 7),
    ).toBe(7);
  });

  it('reject with what the callback throws, and are free again', async () => {
    const tab = createFakeLocks().openTab();
    await expect(tab.request('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await tab.request('a', (lock) => lock?.name)).toBe('a');
  });

  it('answer at once with nothing when only an available lock was wanted', async () => {
    const locks = createFakeLocks();
    void locks.openTab().request('a', forEver);
    expect(await locks.openTab().request('a', { ifAvailable: true }, (lock) => lock)).toBeNull();
  });

  it('give up the place in the queue on a signal', async () => {
    const locks = createFakeLocks();
    void locks.openTab().request('a', forEver);
    const giveUp = new AbortController();
    const waiting = locks.openTab().request('a', { signal: giveUp.signal }, forEver);
    giveUp.abort();
    await expect(waiting).rejects.toHaveProperty('name', 'AbortError');
    expect((await locks.openTab().query()).pending).toEqual([]);
  });

  it('keep a held lock whatever its signal says', async () => {
    const locks = createFakeLocks();
    const giveUp = new AbortController();
    void locks.openTab().request('a', { signal: giveUp.signal }, forEver);
    await settle();
    giveUp.abort();
    await settle();
    expect((await locks.openTab().query()).held).toHaveLength(1);
  });

  it('take a lock from its holder when it is stolen, and let the queue wait on', async () => {
    const locks = createFakeLocks();
    const robbed = locks.openTab().request('a', forEver);
    void locks.openTab().request('a', forEver);
    void locks.openTab().request('a', { steal: true }, forEver);
    await expect(robbed).rejects.toHaveProperty('name', 'AbortError');
    expect(await locks.openTab().query()).toMatchObject({
      held: [{ clientId: 'tab-3' }],
      pending: [{ clientId: 'tab-2' }],
    });
  });

  it('tell a frozen holder of its loss when it thaws', async () => {
    const locks = createFakeLocks();
    const frozen = locks.openTab();
    let isLost = false;
    frozen.request('a', forEver).catch(() => {
      isLost = true;
    });
    await settle();
    frozen.freeze();
    void locks.openTab().request('a', { steal: true }, forEver);
    await settle();
    expect(isLost).toBe(false);
    frozen.thaw();
    await settle();
    expect(isLost).toBe(true);
  });

  it('grant a lock to a frozen tab, which hears of it when it thaws', async () => {
    const locks = createFakeLocks();
    const leader = locks.openTab();
    void leader.request('a', forEver);
    const frozen = locks.openTab();
    let isGranted = false;
    void frozen.request('a', async () => {
      isGranted = true;
      await forEver();
    });
    await settle();
    frozen.freeze();
    leader.close();
    await settle();
    expect([isGranted, (await leader.query()).held?.[0]?.clientId]).toEqual([false, 'tab-2']);
    frozen.thaw();
    await settle();
    expect(isGranted).toBe(true);
  });

  it('refuse what the standard refuses', async () => {
    const tab = createFakeLocks().openTab();
    const { signal } = new AbortController();
    for (const options of [
      { steal: true, ifAvailable: true },
      { steal: true, mode: 'shared' },
      { steal: true, signal },
      { ifAvailable: true, signal },
    ] as const) {
      await expect(tab.request('a', options, forEver)).rejects.toHaveProperty('name', 'NotSupportedError');
    }
  });
});
