import { beforeEach, describe, expect, it } from 'vitest';
import { openArchive, type Archive } from '#archive/archive.ts';
import { readInventory, type KindInventory } from '#archive/inventory.ts';
import { land, type Landing } from '#archive/landing.ts';
import { emptyList, type ListState, type SyncState } from '#archive/sync-state.ts';
import type { ActivityDay } from '#domain/activity.ts';
import type { ListKind, RecordKind } from '#domain/record-kinds.ts';
import { parseLocalDay, type LocalDay, type TimeZone } from '#domain/time.ts';
import { createGroup } from './measure-groups.ts';
import { createSample, createSegment, seconds } from './span-rows.ts';

const paris = 'Europe/Paris' as TimeZone;
const auckland = 'Pacific/Auckland' as TimeZone;

let archive: Archive;

beforeEach(async () => {
  archive = await openArchive({ provider: 'p', userid: '1' }, { indexedDB: undefined });
});

async function landed(landing: Landing, change: Partial<SyncState> = {}): Promise<void> {
  await land(
    archive,
    landing,
    { ...(await archive.readSyncState()), ...change },
    seconds('2026-03-20T12:00:00Z'),
  );
}

async function stockOf(kind: RecordKind, zone: TimeZone = paris): Promise<KindInventory | undefined> {
  return (await readInventory(archive, zone)).kinds.find((stock) => stock.kind === kind);
}

/** The state in which one list has come so far. */
async function reached(kind: ListKind, state: Partial<ListState>): Promise<Partial<SyncState>> {
  const { lists } = await archive.readSyncState();
  return { lists: { ...lists, [kind]: { ...emptyList, ...state } } };
}

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

function activityOn(...days: string[]): Extract<Landing, { kind: 'activity' }> {
  const records: ActivityDay[] = days.map((text) => ({
    day: day(text),
    timeZone: paris,
    zoneSource: 'record',
    steps: 5000,
  }));
  const raw = new Map(records.map((record) => [record.day, { date: record.day }]));
  return { kind: 'activity', records, raw, unreadable: [], whole: null };
}

function minutesBetween(from: string, to: string, ...instants: string[]): Landing {
  return {
    kind: 'intraday',
    samples: instants.map((instant) => createSample(seconds(instant))),
    unreadable: [],
    covers: { from: seconds(from), to: seconds(to) },
    readAt: seconds('2026-03-20T11:00:00Z'),
  };
}

function nightBetween(from: string, to: string, ...instants: string[]): Landing {
  return {
    kind: 'sleep',
    segments: instants.map((instant) => createSegment(seconds(instant))),
    unreadable: [],
    covers: { from: seconds(from), to: seconds(to) },
    readAt: seconds('2026-03-20T11:00:00Z'),
  };
}

describe('the inventory', () => {
  it('has a line for every kind', async () => {
    const { kinds } = await readInventory(archive, paris);
    expect(kinds.map(({ kind }) => kind)).toStrictEqual([
      'measures',
      'activity',
      'sleep-summary',
      'workouts',
      'intraday',
      'sleep',
      'user',
      'devices',
      'goals',
    ]);
  });

  it.each(['measures', 'activity', 'intraday', 'devices'] as const)(
    'shows of %s that nothing is there before anything was read',
    async (kind) => {
      await expect(stockOf(kind)).resolves.toStrictEqual({
        kind,
        records: 0,
        first: null,
        last: null,
        bytes: 0,
        removed: 0,
        unreadable: 0,
        holes: [],
        readAt: null,
        isComplete: false,
        reachedBack: null,
      });
    },
  );
});

describe('the inventory of a list', () => {
  it('counts records of several years, with the first and the last day', async () => {
    await landed(activityOn('2024-12-31', '2026-03-05', '2025-06-01'));
    await expect(stockOf('activity')).resolves.toMatchObject({
      records: 3,
      first: '2024-12-31',
      last: '2026-03-05',
    });
  });

  it('dates readings in their own zone', async () => {
    const groups = ['2026-02-28T23:30:00Z', '2026-03-15T12:00:00Z'].map((at, index) =>
      createGroup({ id: index + 1, at: seconds(at) }),
    );
    await landed({ kind: 'measures', records: groups, raw: new Map(), unreadable: [], whole: null });
    await expect(stockOf('measures')).resolves.toMatchObject({
      records: 2,
      first: '2026-03-01',
      last: '2026-03-15',
    });
  });

  it('finds the stretches of days without a record, oldest first', async () => {
    const change = await reached('activity', { isComplete: true, reachedBack: day('2000-01-01') });
    await landed(activityOn('2026-03-01', '2026-03-02', '2026-03-04', '2026-03-10'), change);
    expect((await stockOf('activity'))?.holes).toStrictEqual([
      { from: '2026-03-03', to: '2026-03-03' },
      { from: '2026-03-05', to: '2026-03-09' },
    ]);
  });

  it('takes for a hole only what lies where the list has been read', async () => {
    const change = await reached('activity', { reachedBack: day('2026-03-04') });
    await landed(activityOn('2025-01-01', '2026-03-04', '2026-03-06'), change);
    expect((await stockOf('activity'))?.holes).toStrictEqual([{ from: '2026-03-05', to: '2026-03-05' }]);
  });

  it('does not expect a reading every day', async () => {
    const groups = [1, 9].map((date) => createGroup({ id: date, at: seconds(`2026-03-0${date}T12:00:00Z`) }));
    const change = await reached('measures', { isComplete: true, reachedBack: day('2026-03-01') });
    await landed({ kind: 'measures', records: groups, raw: new Map(), unreadable: [], whole: null }, change);
    expect((await stockOf('measures'))?.holes).toStrictEqual([]);
  });

  it('tells how far the list was read, and when', async () => {
    const state = {
      isComplete: true,
      reachedBack: day('2024-01-01'),
      newsAt: seconds('2026-03-20T10:00:00Z'),
    };
    await landed(activityOn('2026-03-01'), await reached('activity', state));
    await expect(stockOf('activity')).resolves.toMatchObject({
      isComplete: true,
      reachedBack: '2024-01-01',
      readAt: seconds('2026-03-20T10:00:00Z'),
    });
  });

  it('counts what could not be read', async () => {
    const problem = { path: '3', expected: 'Object', received: 'null' };
    await landed({ ...activityOn('2026-03-01'), unreadable: [problem] });
    expect((await stockOf('activity'))?.unreadable).toBe(1);
  });

  it('counts what the service no longer has', async () => {
    const whole = { from: day('2026-03-01'), to: day('2026-03-09'), ids: new Set<string>() };
    await landed(activityOn('2026-03-01', '2026-03-02'));
    for (const confirmed of [false, true]) {
      await landed({ ...activityOn('2026-03-01'), whole: { ...whole, confirmed } });
    }
    await expect(stockOf('activity')).resolves.toMatchObject({ records: 1, removed: 1 });
  });

  it('weighs more with every record', async () => {
    await landed(activityOn('2026-03-01'));
    const before = (await stockOf('activity'))?.bytes ?? 0;
    await landed(activityOn('2026-03-02', '2026-03-03'));
    expect((await stockOf('activity'))?.bytes).toBeGreaterThan(before);
  });
});

describe('the inventory of minutes and segments', () => {
  it('counts samples, dated in the zone that is asked for', async () => {
    await landed(
      minutesBetween(
        '2026-03-01T00:00:00Z',
        '2026-03-02T00:00:00Z',
        '2026-03-01T08:00:00Z',
        '2026-03-01T12:00:00Z',
      ),
    );
    await expect(stockOf('intraday', paris)).resolves.toMatchObject({
      records: 2,
      first: '2026-03-01',
      last: '2026-03-01',
      readAt: seconds('2026-03-20T11:00:00Z'),
    });
    await expect(stockOf('intraday', auckland)).resolves.toMatchObject({
      first: '2026-03-01',
      last: '2026-03-02',
    });
  });

  it('weighs what its chunks weigh', async () => {
    await landed(minutesBetween('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-01T08:00:00Z'));
    expect((await stockOf('intraday'))?.bytes).toBeGreaterThan(0);
  });

  it('finds the days that nobody has read between those that were', async () => {
    await landed(minutesBetween('2026-02-28T23:00:00Z', '2026-03-01T23:00:00Z'));
    await landed(minutesBetween('2026-03-04T23:00:00Z', '2026-03-05T23:00:00Z'));
    await expect(stockOf('intraday', paris)).resolves.toMatchObject({
      holes: [{ from: '2026-03-02', to: '2026-03-04' }],
      reachedBack: '2026-03-05',
    });
  });

  it('finds no hole where a day was read without anything in it', async () => {
    await landed(minutesBetween('2026-02-28T23:00:00Z', '2026-03-01T23:00:00Z', '2026-03-01T08:00:00Z'));
    await landed(minutesBetween('2026-03-01T23:00:00Z', '2026-03-02T23:00:00Z'));
    await landed(minutesBetween('2026-03-02T23:00:00Z', '2026-03-03T23:00:00Z', '2026-03-03T08:00:00Z'));
    expect((await stockOf('intraday', paris))?.holes).toStrictEqual([]);
  });

  it('finds no hole in the hours that a journey leaves between two days', async () => {
    await landed(minutesBetween('2026-02-28T23:00:00Z', '2026-03-01T23:00:00Z'));
    await landed(minutesBetween('2026-03-02T05:00:00Z', '2026-03-03T05:00:00Z'));
    expect((await stockOf('intraday', paris))?.holes).toStrictEqual([]);
  });

  it('labels a night with the day on which it ends', async () => {
    await landed(nightBetween('2026-03-01T11:00:00Z', '2026-03-02T11:00:00Z', '2026-03-01T22:00:00Z'));
    await expect(stockOf('sleep', paris)).resolves.toMatchObject({
      records: 1,
      first: '2026-03-02',
      last: '2026-03-02',
      reachedBack: '2026-03-02',
    });
  });

  it('finds the nights that nobody has read', async () => {
    await landed(nightBetween('2026-03-01T11:00:00Z', '2026-03-02T11:00:00Z'));
    await landed(nightBetween('2026-03-04T11:00:00Z', '2026-03-05T11:00:00Z'));
    expect((await stockOf('sleep', paris))?.holes).toStrictEqual([{ from: '2026-03-03', to: '2026-03-04' }]);
  });
});

describe('the inventory of a fact', () => {
  it.each([
    [
      'devices',
      [
        { type: 'Scale', model: 'Body' },
        { type: 'Watch', model: 'Steel' },
      ],
      2,
    ],
    ['goals', { steps: 10_000 }, 1],
    ['goals', null, 0],
  ] as const)('counts %s %j', async (kind, value, records) => {
    await landed({ kind, value });
    expect((await stockOf(kind))?.records).toBe(records);
  });

  it('tells when it was read', async () => {
    const { facts } = await archive.readSyncState();
    const readAt = seconds('2026-03-20T10:00:00Z');
    await landed({ kind: 'goals', value: {} }, { facts: { ...facts, goals: readAt } });
    await expect(stockOf('goals')).resolves.toMatchObject({ isComplete: true, readAt });
  });
});
