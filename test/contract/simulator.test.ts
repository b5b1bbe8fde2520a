/** Ten years of the pretend service through both dialects and the decoders, against what truly happened. */
import { beforeAll, describe, expect, it } from 'vitest';

import type { Dialect } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeMeasurePage, type MeasurePage } from '#api/measures.ts';
import { decodeUser, type User } from '#api/user.ts';
import { measureType, type Measure, type MeasureGroup } from '#domain/measures.ts';
import { createSimulator, type Simulator } from '#simulator/simulator.ts';

import { linkAccount, ORIGIN, type LinkedAccount } from './linked-account.ts';

const NOW = Date.UTC(2026, 2, 1, 12);

type TrueRecord = {
  readonly grpid: number;
  readonly date: number;
  readonly category: number;
  readonly attrib: number;
  readonly timezone: string;
  readonly measures: readonly Measure[];
};

function createTenYears(): Simulator {
  return createSimulator({ now: () => NOW, years: 10, limits: 'off', control: true, strictAuth: true });
}

async function readTruth(simulator: Simulator): Promise<readonly TrueRecord[]> {
  const response = await simulator.fetch(new Request(`${ORIGIN}/__sim/truth?kind=measures`));
  // The control plane's own answer; a wrong shape fails the comparisons below.
  return ((await response.json()) as { records: TrueRecord[] }).records;
}

async function switchOn(simulator: Simulator, fault: string, times: number): Promise<void> {
  const response = await simulator.fetch(
    new Request(`${ORIGIN}/__sim/faults`, {
      method: 'POST',
      body: JSON.stringify({ match: { path: '/measure' }, fault: { kind: fault }, times }),
    }),
  );
  if (!response.ok) throw new Error(`Failed to switch on ${fault}: ${await response.text()}.`);
}

function byId(groups: readonly MeasureGroup[]): MeasureGroup[] {
  return [...groups].sort((a, b) => a.id - b.id);
}

/** What both generations tell about a group, in a comparable form. */
function sharedOf({ id, at, category, attrib, measures }: MeasureGroup): object {
  return { id, at, category, attrib, measures };
}

describe.each([nokia, withings])('ten years in the $id dialect', (dialect: Dialect) => {
  let account: LinkedAccount;
  let truth: readonly TrueRecord[];
  let pages: readonly MeasurePage[];

  beforeAll(async () => {
    const simulator = createTenYears();
    account = await linkAccount(simulator, dialect);
    truth = await readTruth(simulator);
    pages = await account.measurePages();
  });

  it('come in several pages', () => {
    expect(pages.length).toBeGreaterThan(3);
  });

  it('lose nothing to the quarantine', () => {
    expect(pages.flatMap(({ quarantined }) => quarantined)).toEqual([]);
  });

  it('hold every record once, as it truly is', () => {
    const truly = truth
      .map(({ grpid, date, category, attrib, measures }) => ({
        id: grpid,
        at: date,
        category,
        attrib,
        measures,
      }))
      .sort((a, b) => a.id - b.id);
    expect(byId(pages.flatMap(({ groups }) => groups)).map(sharedOf)).toEqual(truly);
  });

  it('keep the record of the service for every group', () => {
    expect(pages.map(({ groups, raw }) => groups.every(({ id }) => raw.has(id)))).not.toContain(false);
  });

  it('contain every type of the document', () => {
    const { temperature: _, ...documented } = measureType;
    const met = new Set(
      pages.flatMap(({ groups }) => groups.flatMap(({ measures }) => measures.map(({ type }) => type))),
    );
    expect(Object.values(documented).filter((type) => !met.has(type))).toEqual([]);
  });

  it('tell the clock of the service on each page', () => {
    expect(new Set(pages.map(({ serverTime }) => serverTime))).toEqual(new Set([NOW / 1000]));
  });

  it('belong to the person who signed in', async () => {
    expect(decodeUser(await account.call({ operation: 'user' })).userid).toBe(account.userid);
  });

  it('came with all permissions asked for', () => {
    expect(account.scope).toBe('user.info user.metrics user.activity');
  });
});

async function readAll(dialect: Dialect): Promise<{ user: User; groups: MeasureGroup[] }> {
  const account = await linkAccount(createTenYears(), dialect);
  const pages = await account.measurePages();
  return {
    user: decodeUser(await account.call({ operation: 'user' })),
    groups: byId(pages.flatMap(({ groups }) => groups)),
  };
}

describe('both dialects', () => {
  it('give the same groups and the same person', async () => {
    const [old, today] = await Promise.all([readAll(nokia), readAll(withings)]);
    expect(old.groups.map(sharedOf)).toEqual(today.groups.map(sharedOf));
    expect(old.user).toEqual(today.user);
  });
});

describe('the zone of a group', () => {
  it('is the one where it was taken, for every trip', async () => {
    const simulator = createTenYears();
    const pages = await (await linkAccount(simulator, withings)).measurePages();
    const zones = new Map((await readTruth(simulator)).map(({ grpid, timezone }) => [grpid, timezone]));
    const misplaced = pages
      .flatMap(({ groups }) => groups)
      .filter(({ id, timeZone, zoneSource }) => zoneSource !== 'record' || timeZone !== zones.get(id));
    expect(misplaced).toEqual([]);
  });
});

describe('unreadable records among the good ones', () => {
  it('cost no good record', async () => {
    const simulator = createTenYears();
    const account = await linkAccount(simulator, withings);
    await switchOn(simulator, 'badRecords', 1000);
    const pages = await account.measurePages();
    const read = new Set(pages.flatMap(({ groups }) => groups.map(({ id }) => id)));
    expect((await readTruth(simulator)).filter(({ grpid }) => !read.has(grpid))).toEqual([]);
  });

  it('are told, one by one', async () => {
    const simulator = createTenYears();
    const account = await linkAccount(simulator, withings);
    await switchOn(simulator, 'badRecords', 1);
    const [page] = await account.measurePages();
    expect(page?.quarantined.length).toBeGreaterThan(10);
  });
});

describe('asking for one type', () => {
  it.each([nokia, withings])('in the $id dialect gives nothing else', async (dialect) => {
    const account = await linkAccount(createTenYears(), dialect);
    const page = decodeMeasurePage(
      await account.call({ operation: 'measures', types: [measureType.height] }),
    );
    expect(new Set(page.groups.flatMap(({ measures }) => measures.map(({ type }) => type)))).toEqual(
      new Set([measureType.height]),
    );
  });
});
