/** Rows F63 to F65 of the fault matrix: tabs that die, sync together or freeze. */
import { describe, expect, it } from 'vitest';
import { expectWhole, live, moments, type Moment } from './fault-rows.ts';
import { createRandom, faultSeed } from './random.ts';
import { createWorld, type DialectName, type Tab, type World } from './world.ts';

const deathsPerMoment = 5;
const minuteMs = 60_000;

async function beginAt(moment: Moment, dialect: DialectName): Promise<{ world: World; tab: Tab }> {
  const world = await createWorld({ dialect });
  const tab = await world.openTab();
  if (moment !== 'in steady state') return { world, tab };
  tab.engine.start();
  await world.untilRested(tab);
  await live(world);
  return { world, tab };
}

/** So many things a tab does from here to the end of the moment: calls, answers and transactions. */
async function countLandmarks(moment: Moment, dialect: DialectName): Promise<number> {
  const { world, tab } = await beginAt(moment, dialect);
  const before = tab.landmarks();
  if (moment === 'in steady state') await world.clock.advance(10 * minuteMs);
  else tab.engine.start();
  await world.untilRested(tab);
  tab.engine.stop();
  return tab.landmarks() - before;
}

/** At first sync early, in mid-page while lists are read, in steady state anywhere. */
function drawDeath(moment: Moment, landmarks: number, random: () => number): number {
  if (moment === 'at first sync') return 1 + Math.floor(random() * landmarks * 0.15);
  if (moment === 'in mid-page') return Math.floor((0.15 + 0.85 * random()) * landmarks);
  return 1 + Math.floor(random() * landmarks);
}

describe.each(['nokia', 'withings'] as const)('F63 a tab that dies, in the manner of %s,', (dialect) => {
  it.each(moments)(
    `%s, at places drawn from the seed ${faultSeed}: the next one finds nothing lost, doubled or altered`,
    async (moment) => {
      const landmarks = await countLandmarks(moment, dialect);
      const random = createRandom(faultSeed + moment.length);
      const deaths = Array.from({ length: deathsPerMoment }, () => drawDeath(moment, landmarks, random));
      const { world, tab: first } = await beginAt(moment, dialect);
      let tab = first;
      // One after another: what the first left behind the second leaves half done again.
      for (const death of deaths) {
        tab.dieAfter(death);
        tab.engine.start();
        tab.engine.syncNow();
        await world.clock.advance(10 * minuteMs);
        tab.die();
        tab = await world.openTab();
        if (moment === 'in steady state') await live(world);
      }
      tab.engine.start();
      await expectWhole({ world, tab });
      tab.engine.stop();
    },
  );
});

function leaders(tabs: readonly Tab[]): number {
  return tabs.filter(({ engine, pulse }) => !pulse.isDead() && engine.status().leader).length;
}

/** Calls for records that came in twice within a minute, from whichever tab. */
async function repetitions(world: World): Promise<string[]> {
  const calls = await world.serviceCalls();
  const lasts = new Map<string, number>();
  return calls.flatMap(({ atMs, action, params }) => {
    const { access_token: _, ...rest } = params;
    const call = JSON.stringify([action, rest]);
    const last = lasts.get(call);
    lasts.set(call, atMs);
    return last !== undefined && atMs - last < 10_000 ? [call] : [];
  });
}

describe.each(['nokia', 'withings'] as const)('F64 three tabs, in the manner of %s,', (dialect) => {
  it.each(moments)(
    '%s: one of them leads, and none finds anything lost, doubled or altered',
    async (moment) => {
      const { world, tab } = await beginAt(moment, dialect);
      if (moment !== 'at first sync') tab.engine.start();
      if (moment === 'in mid-page')
        await world.until('pages were read', () => world.server.calls.length > 40);
      const others = [await world.openTab(), await world.openTab()];
      const tabs = [tab, ...others];
      for (const one of tabs) one.engine.start();
      let most = 0;
      for (const one of tabs)
        one.engine.subscribe(() => {
          most = Math.max(most, leaders(tabs));
        });
      const leader = tabs.find(({ engine }) => engine.status().leader) ?? tab;
      await world.untilRested(leader);
      for (const one of tabs) {
        one.engine.syncNow();
        await expectWhole({ world, tab: one });
      }
      expect([most, await repetitions(world)]).toStrictEqual([1, []]);
      for (const one of tabs) one.engine.stop();
    },
  );
});

const takeoverMs = 10_000;

describe.each(['nokia', 'withings'] as const)(
  'F65 a leader that freezes, in the manner of %s,',
  (dialect) => {
    it.each(moments)(
      '%s: another tab takes over, and nothing is lost, doubled or altered',
      async (moment) => {
        const { world, tab } = await beginAt(moment, dialect);
        const other = await world.openTab();
        tab.engine.start();
        await world.until('it leads', () => tab.engine.status().leader);
        other.engine.start();
        let calls = moment === 'in mid-page' ? 30 : 4;
        world.surroundings.before = () => {
          calls -= 1;
          if (calls === 0) tab.pulse.freeze();
        };
        tab.engine.syncNow();
        await world.until('it is frozen', () => calls <= 0);
        const frozenMs = world.clock.now();
        // Said to a leader that no longer listens.
        other.engine.readAgain();
        await world.until('the other leads', () => other.engine.status().leader);
        expect(world.clock.now() - frozenMs).toBeLessThanOrEqual(takeoverMs);
        await world.clock.advance(2 * minuteMs);
        // What the frozen tab had in hand must not be written over what the other one read since.
        await live(world);
        tab.pulse.thaw();
        await world.clock.advance(minuteMs);
        expect(leaders([tab, other])).toBe(1);
        await expectWhole({ world, tab: other });
        await expectWhole({ world, tab });
        const { lists } = await other.archive.readSyncState();
        expect(lists.measures.rereadAt).toBeGreaterThanOrEqual(frozenMs / 1000);
        tab.engine.stop();
        other.engine.stop();
      },
    );
  },
);
