import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openArchive } from '#archive/archive.ts';
import {
  changeNotificationWishes,
  noWishes,
  readNotificationWishes,
  type NotificationWishes,
} from '#archive/notification-wishes.ts';
import { toEpochSec } from '#domain/time.ts';
import { account } from './databases.ts';

const since = toEpochSec(1_790_000_000);
const wishes: NotificationWishes = {
  wanted: [{ appli: 1, since }],
  attempts: 2,
  retryAt: toEpochSec(1_790_003_600),
  trouble: 'bad_request',
};

describe('what the reader wants to be notified of', () => {
  it('is nothing before anything was asked for', async () => {
    const archive = await openArchive(account, { indexedDB: new FakeFactory() });
    expect(await readNotificationWishes(archive)).toEqual(noWishes);
  });

  it('outlives the page', async () => {
    const indexedDB = new FakeFactory();
    const before = await openArchive(account, { indexedDB });
    await changeNotificationWishes(before, () => wishes);
    before.close();
    expect(await readNotificationWishes(await openArchive(account, { indexedDB }))).toEqual(wishes);
  });

  it('goes with the record', async () => {
    const indexedDB = new FakeFactory();
    const before = await openArchive(account, { indexedDB });
    await changeNotificationWishes(before, () => wishes);
    await before.erase();
    expect(await readNotificationWishes(await openArchive(account, { indexedDB }))).toEqual(noWishes);
  });

  it.each([
    [7, noWishes],
    [{ wanted: 'all', attempts: -1, retryAt: 'soon', trouble: 5 }, noWishes],
    [{ ...wishes, wanted: [{ appli: 1, since }, null, { appli: 'x', since }, { appli: 2 }] }, wishes],
  ])('is read as far as it makes sense: %j', async (stored, expected) => {
    const archive = await openArchive(account, { indexedDB: new FakeFactory() });
    await archive.writeOwn((records) => records.put('meta', 'notifications', stored));
    expect(await readNotificationWishes(archive)).toEqual(expected);
  });
});
