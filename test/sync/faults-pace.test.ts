/** Row F37 of the fault matrix: the service's limits, which must never be met. */
import { describe, expect, it } from 'vitest';
import { addDays, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import { expectWhole, live, moments } from './fault-rows.ts';
import { createWorld, type World } from './world.ts';

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

describe.each(['nokia', 'withings'] as const)('F37 limits of calls, in the manner of %s,', (dialect) => {
  it.each(moments)('%s: none is ever met, and nothing is lost, doubled or altered', async (moment) => {
    const world = await createWorld({ dialect, ...halfAYear });
    const tab = await world.openTab();
    tab.engine.start();
    if (moment === 'in mid-page') {
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
    }
    await world.untilRested(tab);
    if (moment === 'in steady state') {
      await live(world);
      tab.engine.readAgain();
      for (let press = 0; press < 20; press++) {
        tab.engine.syncNow();
        await world.clock.advance(1500);
      }
    }
    await expectWhole({ world, tab });
    expect([await refusals(world), held(world)]).toStrictEqual([0, 0]);
    expect(tab.told.some(({ progress }) => (progress?.remainingSec ?? 0) > 0)).toBe(true);
    tab.engine.stop();
  });
});
