/** Ten years of a new reader, with the service's real limits: how many calls it takes, and when the first chart is there. */
import { describe, expect, it, vi } from 'vitest';
import { toEpochSec, toLocalDay, UTC, type LocalDay } from '#domain/time.ts';
import { createWorld, type DialectName, type World } from './world.ts';

vi.setConfig({ testTimeout: 240_000 });

const tokenPaths: ReadonlySet<string> = new Set(['/oauth2/token', '/v2/oauth2', '/oauth2_user/authorize2']);
const recentDays = 30;

async function dataCalls(world: World) {
  return (await world.serviceCalls()).filter(({ path }) => !tokenPaths.has(path));
}

function pages(rows: number, page: number): number {
  return Math.max(1, Math.ceil(rows / page));
}

/** The formula of the planner, from the service's own records. */
async function lowestBound(world: World, dialect: DialectName): Promise<number> {
  const rowsOf = async (kind: string): Promise<number> => (await world.truth(kind)).length;
  // 2018 has no goals, and tells a week of nights in a call, whether anybody slept in it or not.
  const isOld = dialect === 'nokia';
  const [first] = (await world.truth('activity')) as { from: number }[];
  const accountDays = Math.ceil((world.nowSec() - (first?.from ?? Number.NaN)) / 86_400);
  return (
    (isOld ? 2 : 3) +
    pages(await rowsOf('measures'), 500) +
    pages(await rowsOf('activity'), 200) +
    (isOld ? pages(accountDays, 7) : pages(await rowsOf('sleep-summary'), 300)) +
    pages(await rowsOf('workouts'), 200) +
    2 * recentDays
  );
}

describe.each(['withings', 'nokia'] as const)('ten years in the manner of %s', (dialect) => {
  it('take no more than a twentieth more calls than the fewest possible, none of them refused', async () => {
    const world = await createWorld({
      dialect,
      limits: 'real',
      simulator: { years: 10, pageSize: 500, rowsPerPage: 0 },
    });
    const tab = await world.openTab();
    const today = toLocalDay(toEpochSec(world.nowSec()), UTC);
    tab.engine.setWishes([{ kind: 'measures', from: '1900-01-01' as LocalDay, to: today }]);
    let callsToChart = Infinity;
    tab.engine.subscribe((event) => {
      if (event.kind !== 'written' || event.subject !== 'measures') return;
      const made = world.server.calls.filter(({ path }) => path.startsWith('/api/')).length;
      callsToChart = Math.min(callsToChart, made);
    });
    tab.engine.start();
    await world.until(
      'all is read',
      () => tab.engine.status().complete && tab.engine.status().progress === null,
    );
    const calls = await dataCalls(world);
    const bound = await lowestBound(world, dialect);
    // oxlint-disable-next-line no-console -- the runner shows notices to the reader.
    console.log(
      `notice: cold_sync_calls_vs_bound_${dialect}=${(calls.length / bound).toFixed(3)} (${calls.length} of ${bound}), first chart after ${callsToChart}`,
    );
    expect(callsToChart).toBeLessThanOrEqual(3);
    expect(calls.length / bound).toBeLessThanOrEqual(1.05);
    expect(calls.filter(({ status }) => status === 601)).toStrictEqual([]);
    tab.engine.stop();
  });
});
