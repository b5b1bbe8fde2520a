/** Rows F35 and F69 of the fault matrix: days that do not last 24 hours, and nights in which clocks change. */
import { describe, expect, it } from 'vitest';
import { readCoverage } from '#archive/coverage.ts';
import { readNights } from '#archive/lists.ts';
import { readSegments } from '#archive/spans.ts';
import { endOfLocalDay, parseLocalDay, startOfLocalDay, toEpochSec, type LocalDay } from '#domain/time.ts';
import { cleanTimeZone } from '#domain/time.ts';
import { expectWhole, live } from './fault-rows.ts';
import { createWorld, type DialectName, type Tab, type World } from './world.ts';

/** Zone, a day of so many hours there, and when it is looked at. */
const places = [
  ['Europe/Paris', '2026-03-29', 23, '2026-04-12T10:25:00Z'],
  ['Europe/Paris', '2025-10-26', 25, '2025-11-09T11:25:00Z'],
  ['Australia/Lord_Howe', '2026-10-04', 23.5, '2026-10-18T02:25:00Z'],
  ['Australia/Lord_Howe', '2026-04-05', 24.5, '2026-04-19T02:25:00Z'],
  ['America/Sao_Paulo', '2018-11-04', 23, '2018-11-18T14:25:00Z'],
  ['America/Sao_Paulo', '2018-02-17', 25, '2018-03-04T14:25:00Z'],
  ['Pacific/Apia', '2011-12-30', 0, '2012-01-15T22:25:00Z'],
] as const;

async function settle(
  dialect: DialectName,
  { homeZone, startAt, isLiving }: { homeZone: string; startAt: string; isLiving: boolean },
): Promise<{ world: World; tab: Tab }> {
  const world = await createWorld({ dialect, startAt, simulator: { homeZone } });
  const tab = await world.openTab();
  if (isLiving) {
    // The clock of the wall goes on while lists are being read.
    let later = 0;
    world.surroundings.before = async ({ searchParams }) => {
      if (!searchParams.has('offset')) return;
      later += 1;
      if (later === 3) await live(world);
    };
  }
  tab.engine.start();
  await world.untilRested(tab);
  return { world, tab };
}

/** Hours of a local day that were read minute by minute. */
async function coveredHours(tab: Tab, day: LocalDay, zoneName: string): Promise<number> {
  const zone = cleanTimeZone(zoneName);
  const start = zone === null ? null : startOfLocalDay(day, zone);
  if (zone === null || start === null) return 0;
  const end = endOfLocalDay(day, zone);
  const spans = (await readCoverage(tab.archive)).intraday;
  const seconds = spans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
    0,
  );
  return seconds / 3600;
}

/** Segments that lie in no night of their source, or in two. */
async function strays(tab: Tab): Promise<number[]> {
  const { segments } = await readSegments(tab.archive, {
    from: toEpochSec(0),
    to: toEpochSec(4_102_444_800),
  });
  const nights = await readNights(tab.archive, day('1990-01-01'), day('2099-12-31'));
  const count = ({ from, to, source }: (typeof segments)[number]): number =>
    nights.filter((night) => night.source === source && from >= night.from && to <= night.to).length;
  return segments.filter((segment) => count(segment) !== 1).map(({ from }) => from);
}

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day.`);
  return parsed;
}

describe.each(places)('F35 F69 in %s, where %s has %s hours,', (homeZone, long, hours, startAt) => {
  async function expectSound({ world, tab }: { world: World; tab: Tab }): Promise<void> {
    await expectWhole({ world, tab });
    expect(await coveredHours(tab, day(long), homeZone)).toBe(hours);
    expect(await strays(tab)).toStrictEqual([]);
  }

  it('at first sync and in steady state: days and nights are whole, and each segment lies in one night', async () => {
    const { world, tab } = await settle('nokia', { homeZone, startAt, isLiving: false });
    await expectSound({ world, tab });
    await live(world);
    await world.clock.advance(90 * 60_000);
    await expectSound({ world, tab });
    tab.engine.stop();
  });

  it('in mid-page: days and nights are whole, and each segment lies in one night', async () => {
    const { world, tab } = await settle('withings', { homeZone, startAt, isLiving: true });
    await expectSound({ world, tab });
    tab.engine.stop();
  });
});
