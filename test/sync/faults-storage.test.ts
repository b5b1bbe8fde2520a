/** Rows F56 to F60 and F62 of the fault matrix: what browsers do to databases. */
import { expect } from 'vitest';
import { readCoverage } from '#archive/coverage.ts';
import { readActivity, readNights, readWorkouts } from '#archive/lists.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import { addDays, toEpochSec, toLocalDay, UTC, type LocalDay } from '#domain/time.ts';
import { prove, type Moment, type Row, type Scene } from './fault-rows.ts';
import { createQuota } from './quota.ts';
import { createRandom, faultSeed } from './random.ts';
import { openRaw, settled, type StorageFault } from './world-storage.ts';
import type { DialectName, World } from './world.ts';

const both: readonly DialectName[] = ['nokia', 'withings'];
const quiet = {
  met: null,
  untold: ({ phase }: { phase: string }) => phase === 'error' || phase === 'reconnect',
};

/** So many calls after the beginning lists are being read. */
const callsBefore: Readonly<Record<Moment, number>> = {
  'at first sync': 0,
  'in mid-page': 45,
  'in steady state': 0,
};

/** Once, when so many calls were made as the moment wants. */
function once(change: (scene: Scene) => unknown) {
  return (scene: Scene): void => {
    let left = callsBefore[scene.moment];
    scene.world.surroundings.before = async () => {
      left -= 1;
      if (left === 0 || (left < 0 && callsBefore[scene.moment] === 0)) {
        scene.world.surroundings.before = () => undefined;
        await change(scene);
      }
    };
  };
}

function nameOf({ tab }: Scene): string {
  return `homeostat:${tab.account.provider}:${tab.account.userid}`;
}

/** Whatever was open is dead, and nothing opens any more. */
function forbid(world: World, refusal: ReturnType<NonNullable<StorageFault['onOpen']>>): void {
  world.storage.fault.onOpen = () => refusal;
  world.storage.fault.onTransaction = () => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  };
}

const refusals = [
  ['that is forbidden', 'throws'],
  ['that never answers', 'never'],
  ['that does not open', new DOMException('Internal error opening backing store.', 'UnknownError')],
] as const;

/** Every store but the one that says how far reading has come. */
async function damage(scene: Scene): Promise<void> {
  const random = createRandom(faultSeed);
  const garbage = ['garbage', null, 42, {}, [], { count: 1e9 }, new Uint8Array(3)];
  const db = await openRaw(scene.world.storage.factory, nameOf(scene));
  for (const name of db.objectStoreNames) {
    if (name === 'meta' || name === 'unreadable') continue;
    const keys = await settled(db.transaction(name).objectStore(name).getAllKeys());
    for (const key of keys.filter(() => random() < 0.3)) {
      const value = garbage[Math.floor(random() * garbage.length)];
      await settled(db.transaction(name, 'readwrite').objectStore(name).put(value, key));
    }
  }
  db.close();
}

async function damageProgress(scene: Scene): Promise<void> {
  const db = await openRaw(scene.world.storage.factory, nameOf(scene));
  const keys = await settled(db.transaction('meta').objectStore('meta').getAllKeys());
  for (const key of keys)
    await settled(db.transaction('meta', 'readwrite').objectStore('meta').put('garbage', key));
  db.close();
}

/** What the screens do: they come upon the damage. */
async function look({ tab: { archive } }: Scene): Promise<void> {
  const days = ['1990-01-01', '2099-12-31'] as [LocalDay, LocalDay];
  const all = { from: toEpochSec(0), to: toEpochSec(4_102_444_800) };
  await archive.readMeasureGroups();
  await readActivity(archive, ...days);
  await readNights(archive, ...days);
  await readWorkouts(archive, ...days);
  await readMinutes(archive, all);
  await readSegments(archive, all);
  await readCoverage(archive);
}

async function lookAndSync(scene: Scene): Promise<void> {
  await look(scene);
  scene.tab.engine.syncNow();
  await scene.world.clock.advance(60_000);
  await look(scene);
}

/** A release of tomorrow has been here, and left a schema that nobody of today knows. */
async function upgrade(world: World, name: string): Promise<void> {
  const db = await openRaw(world.storage.factory, name, 99);
  await settled(db.transaction('meta', 'readwrite').objectStore('meta').put('of tomorrow', 'news'));
  db.close();
}

async function newsOf(scene: Scene): Promise<unknown> {
  const db = await openRaw(scene.world.storage.factory, nameOf(scene));
  const news: unknown = await settled(db.transaction('meta').objectStore('meta').get('news'));
  db.close();
  return news;
}

function lastDays(world: World, first: number, last: number): { from: LocalDay; to: LocalDay } {
  const today = toLocalDay(toEpochSec(world.nowSec()), UTC);
  return { from: addDays(today, -first), to: addDays(today, -last) };
}

const rows: readonly Row[] = [
  {
    ...quiet,
    fault: 'F56 a browser without databases',
    dialects: both,
    moments: ['at first sync', 'in steady state'],
    keep: 'no database',
    begin: () => undefined,
    told: ({ durable }) => !durable,
  },
  ...refusals.flatMap(([words, refusal], index): Row[] => [
    {
      ...quiet,
      fault: `F56 a database ${words}`,
      dialects: [both[index % 2] ?? 'nokia'],
      moments: ['at first sync'],
      prepare: (world) => forbid(world, refusal),
      begin: () => undefined,
      told: ({ durable }) => !durable,
    },
    {
      ...quiet,
      fault: `F59 a connection that is lost, and a database ${words}`,
      dialects: [both[(index + 1) % 2] ?? 'nokia'],
      begin: once(({ world }) => forbid(world, refusal)),
      told: ({ durable }) => !durable,
    },
  ]),
  {
    ...quiet,
    fault: 'F59 a connection that is lost, and a database that opens at the second try',
    dialects: both,
    begin: once(({ world }) => {
      let opens = 0;
      let isLost = true;
      world.storage.fault.onOpen = () => {
        opens += 1;
        return opens === 1 ? new DOMException('Internal error.', 'UnknownError') : null;
      };
      world.storage.fault.onTransaction = () => {
        if (!isLost) return;
        isLost = false;
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      };
    }),
    untold: ({ durable, phase }) => !durable || phase === 'error',
    afterwards: ({ tab }) => expect(tab.engine.status().durable).toBe(true),
  },
  {
    ...quiet,
    fault: 'F59 connections that are lost again and again',
    dialects: both,
    begin: ({ world }) => {
      let transactions = 0;
      world.storage.fault.onTransaction = (transaction) => {
        transactions += 1;
        if (transactions % 7 !== 0) return;
        transaction.abort();
        throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      };
    },
  },
  {
    ...quiet,
    fault: 'F57 a device without room',
    dialects: both,
    begin: ({ world, moment }) => {
      const quota = createQuota(() => (moment === 'in steady state' ? 1000 : 100_000));
      world.storage.fault.onTransaction = quota.onTransaction;
    },
    told: ({ durable }) => !durable,
  },
  {
    ...quiet,
    fault: 'F58 a database that the browser takes away',
    dialects: both,
    begin: once(async (scene) => scene.world.storage.evict(nameOf(scene))),
  },
  {
    ...quiet,
    fault: `F60 garbage among the records, by the seed ${faultSeed}`,
    dialects: both,
    begin: once(damage),
    end: lookAndSync,
  },
  {
    ...quiet,
    fault: 'F60 garbage in place of what says how far reading has come',
    dialects: both,
    begin: once(damageProgress),
    end: lookAndSync,
  },
  {
    ...quiet,
    fault: 'F62 a newer release that was here before',
    dialects: both,
    begin: once(async (scene) => upgrade(scene.world, nameOf(scene))),
    told: ({ newerSchema, durable }) => newerSchema && !durable,
    afterwards: async (scene) => expect(await newsOf(scene)).toBe('of tomorrow'),
  },
];

prove(rows);

const roomForMore = 1.15;
const rooms = new WeakMap<World, { readonly fill: () => void }>();

/** How often each window of minutes or phases from before so many days was asked for. */
async function timesAsked(world: World, daysAgo: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (const { action, params } of await world.serviceCalls()) {
    const from = Number(params['startdate'] ?? Infinity);
    if (action === 'getmeas' || from > world.nowSec() - daysAgo * 86_400) continue;
    const name = `${action} ${from}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

prove([
  {
    ...quiet,
    fault: 'F57 room for everything but old minutes',
    dialects: both,
    moments: ['in steady state'],
    prepare: (world) => {
      let limitBytes = Infinity;
      const quota = createQuota(() => limitBytes);
      world.storage.fault.onTransaction = quota.onTransaction;
      rooms.set(world, {
        fill: () => {
          limitBytes = quota.usedBytes() * roomForMore;
        },
      });
    },
    begin: ({ world, tab }) => {
      rooms.get(world)?.fill();
      tab.engine.setWishes([
        { kind: 'intraday', ...lastDays(world, 80, 40) },
        { kind: 'sleep', ...lastDays(world, 80, 40) },
      ]);
    },
    told: ({ pruned, durable }) => pruned && durable,
    meanwhile: async ({ world }) => world.clock.advance(20 * 60_000),
    end: ({ tab }) => tab.engine.setWishes([]),
    afterwards: async ({ world, tab }) => {
      expect(tab.engine.status().durable).toBe(true);
      // What has no room is not asked for over and over; an empty answer is, once.
      expect(Math.max(...(await timesAsked(world, 45)).values())).toBeLessThanOrEqual(2);
    },
  },
]);
