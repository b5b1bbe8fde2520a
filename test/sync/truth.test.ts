/** The comparison with the truth, proved itself: an oracle that overlooks something proves nothing. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom, faultSeed } from './random.ts';
import { compareWithTruth, differ, type Comparison } from './truth.ts';
import { plain, type Plain } from './truth-records.ts';
import { openRaw, settled } from './world-storage.ts';
import { createWorld, type Tab, type World } from './world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const value = fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer(), { minLength: 1 }));
const arbitraryRecords = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 1e9 }),
    fields: fc.dictionary(fc.string(), value, { minKeys: 1 }),
  }),
  { selector: ({ id }) => id, minLength: 1 },
);
const arbitraryChoice = fc.tuple(arbitraryRecords, fc.nat());

function plains(records: readonly { id: number; fields: Record<string, unknown> }[]): Plain[] {
  return records.map(({ id, fields }) => plain(id, fields));
}

describe('two lists of records', () => {
  it('do not differ where they are the same in another order', () => {
    fc.assert(
      fc.property(arbitraryRecords, (records) => {
        expect(differ('measures', plains(records), plains(records).reverse())).toStrictEqual([]);
      }),
    );
  });

  it('differ by a record that is lost', () => {
    fc.assert(
      fc.property(arbitraryChoice, ([records, chosen]) => {
        const index = chosen % records.length;
        const differences = differ('workouts', plains(records), plains(records.toSpliced(index, 1)));
        expect(differences).toStrictEqual([expect.stringContaining(`workouts ${records[index]?.id}: lost`)]);
      }),
    );
  });

  it('differ by a record that is there twice', () => {
    fc.assert(
      fc.property(arbitraryChoice, ([records, chosen]) => {
        const again = plains(records)[chosen % records.length];
        const actual = [...plains(records), ...(again === undefined ? [] : [again])];
        expect(differ('intraday', plains(records), actual)).toStrictEqual([
          `intraday ${again?.id}: there twice`,
        ]);
      }),
    );
  });

  it('differ by a record that nobody knows', () => {
    const known = plains([{ id: 1, fields: { steps: 3 } }]);
    const actual = [...known, plain(2, { steps: 4 })];
    expect(differ('activity', known, actual)).toStrictEqual(['activity 2: not in the truth: {"steps":4}']);
  });

  it('differ by every field that was altered, added or left out', () => {
    const truth = [plain(1, { steps: 3, distanceM: 2.5, activeKcal: 1 })];
    const actual = [plain(1, { steps: 3.000_000_1, distanceM: 2.5, softSec: 0 })];
    expect(differ('activity', truth, actual)).toStrictEqual([
      'activity 1: activeKcal is undefined instead of 1',
      'activity 1: steps is 3.0000001 instead of 3',
      'activity 1: softSec is 0 instead of undefined',
    ]);
  });
});

describe('a whole archive', () => {
  let world: World;
  let tab: Tab;

  beforeAll(async () => {
    world = await createWorld({ dialect: 'withings' });
    tab = await world.openTab();
    tab.engine.start();
    await world.compare(tab);
  });

  afterAll(() => {
    tab.engine.stop();
  });

  async function compare(): Promise<Comparison> {
    return compareWithTruth(tab.archive, world.truth, 'withings');
  }

  it('that was read undisturbed is the truth', async () => {
    expect((await compare()).differences).toStrictEqual([]);
  });

  it.each(['intraday', 'sleep', 'activity', 'sleep-summary', 'workouts', 'measures'])(
    'that lost a chunk of %s is not, drawn from the seed',
    async (name) => {
      const db = await openRaw(
        world.storage.factory,
        `homeostat:${tab.account.provider}:${tab.account.userid}`,
      );
      const keys = await settled(db.transaction(name).objectStore(name).getAllKeys());
      const key = keys[Math.floor(createRandom(faultSeed)() * (keys.length - 1))] ?? '';
      const chunk: unknown = await settled(db.transaction(name).objectStore(name).get(key));
      await settled(db.transaction(name, 'readwrite').objectStore(name).delete(key));
      const { differences } = await compare();
      await settled(db.transaction(name, 'readwrite').objectStore(name).put(chunk, key));
      db.close();
      expect(differences).toContainEqual(expect.stringMatching(new RegExp(`^${name} .*: lost`)));
      expect((await compare()).differences).toStrictEqual([]);
    },
  );

  it.each(['measures', 'activity', 'sleep-summary', 'workouts'])(
    'whose %s changed at the service a moment ago is not, until it is read again',
    async (kind) => {
      const records = (await world.truth(kind)) as Record<string, never>[];
      const last = records.at(-3) ?? {};
      await world.control('readings', {
        ...(kind === 'measures' && { edit: [{ grpid: last['grpid'], values: { weightKg: 66.6 } }] }),
        ...(kind === 'activity' && { days: { edit: [{ day: last['day'], totals: { steps: 1 } }] } }),
        ...(kind === 'sleep-summary' && { nights: { edit: [{ id: last['id'], summary: { hr_min: 40 } }] } }),
        ...(kind === 'workouts' && { workouts: { edit: [{ id: last['id'], category: 9 }] } }),
      });
      expect((await compare()).differences).toContainEqual(expect.stringMatching(`^${kind} .* instead of `));
      expect((await world.compare(tab)).differences).toStrictEqual([]);
    },
  );
});
