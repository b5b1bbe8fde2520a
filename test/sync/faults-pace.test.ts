/** Row F37 of the fault matrix: the service's limits, which must never be met. */
import { describe, expect, it } from 'vitest';
import { addDays, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import { expectWhole, live } from './fault-rows.ts';
import { createWorld, type Tab, type World } from './world.ts';

/** Half a year in small pages is some hundred calls more than a minute has. */
const halfAYear = { limits: 'real', simulator: { years: 0.5, pageSize: 20, rowsPerPage: 7 } } as const;

async function refusals(world: World): Promise<number> {
  return (await world.serviceCalls()).filter(({ status }) => status === 601).length;
}

function held(world: World): number {
  return world.server.calls.filter(({ status }) => status === 429).length;
}

/** Somebody leafs through days while history is being read: each second another one. */
async function leaf(world: World, setWishes: (day: number) => void): Promise<void> {
  for (let day = 0; day < 60; day++) {
    setWishes(day);
    await world.clock.advance(1000);
  }
}

/** Nothing was refused, nothing is missing, and the reader was told how long it takes. */
async function expectUnmet(world: World, tab: Tab): Promise<void> {
  await expectWhole({ world, tab });
  expect([await refusals(world), held(world)]).toStrictEqual([0, 0]);
  expect(tab.told.some(({ progress }) => (progress?.remainingSec ?? 0) > 0)).toBe(true);
}

describe.each(['nokia', 'withings'] as const)('F37 limits of calls, in the manner of %s,', (dialect) => {
  it('at first sync and in steady state: none is ever met, and nothing is lost, doubled or altered', async () => {
    const world = await createWorld({ dialect, ...halfAYear });
    const tab = await world.openTab();
    tab.engine.start();
    await world.untilRested(tab);
    await expectUnmet(world, tab);
    await live(world);
    tab.told.length = 0;
    tab.engine.readAgain();
    for (let press = 0; press < 20; press++) {
      tab.engine.syncNow();
      await world.clock.advance(1500);
    }
    await expectUnmet(world, tab);
    tab.engine.stop();
  });

  it('in mid-page: none is ever met, and nothing is lost, doubled or altered', async () => {
    const world = await createWorld({ dialect, ...halfAYear });
    const tab = await world.openTab();
    tab.engine.start();
    await world.until('pages were read', () => world.server.calls.length > 60);
    const today = toLocalDay(toEpochSec(world.nowSec()), UTC);
    await leaf(world, (back) => {
      const day = addDays(today, -back);
      tab.engine.setWishes([
        { kind: 'intraday', from: day, to: day },
        { kind: 'sleep', from: day, to: day },
        { kind: 'activity', from: addDays(day, -7), to: day },
      ]);
    });
    await world.untilRested(tab);
    await expectUnmet(world, tab);
    tab.engine.stop();
  });
});
