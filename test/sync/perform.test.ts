import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '#api/errors.ts';
import { maxPagesPerRun, PagingError } from '#api/paging.ts';
import { limitsOf } from '#api/service-limits.ts';
import { openArchive, type Archive } from '#archive/archive.ts';
import { readCoverage } from '#archive/coverage.ts';
import { readActivity, readFact, readNights, readWorkouts } from '#archive/lists.ts';
import { readRemoved } from '#archive/removed.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import { readUnreadable } from '#archive/unreadable.ts';
import { parseLocalDay, toEpochSec, type LocalDay } from '#domain/time.ts';
import { requireAccount } from '#sync/account.ts';
import { loadOthers, perform } from '#sync/perform.ts';
import type { PlannedCall } from '#sync/plan.ts';
import { createFakeService, failWith, type FakeService } from './fake-service.ts';

const day = 86_400;
const start = Date.parse('2026-03-01T06:00:00Z') / 1000;
const account = { provider: 'simulator-withings', userid: '42' };

let archive: Archive;
let service: FakeService;
/** This device's clock; deliberately not the service's. */
let deviceSec: number;
let signatures: string[];
let abort: AbortController;
let doubted: Set<string>;

beforeEach(async () => {
  archive = await openArchive(account, { indexedDB: undefined });
  service = createFakeService({ nowSec: start });
  deviceSec = start + 12_345;
  signatures = [];
  abort = new AbortController();
  doubted = new Set();
  for (let index = 0; index < 10; index++) service.add(index + 1, start - index * day, 80 + index / 10);
});

/** Carries out one call after the other, each from the state that the archive is in. */
async function run(...calls: PlannedCall[]): Promise<void> {
  for (const call of calls) {
    await perform(
      {
        client: service.client,
        archive,
        limits: limitsOf('withings'),
        signal: abort.signal,
        now: () => toEpochSec(deviceSec),
        takeTurn: async (signature) => {
          signatures.push(signature);
        },
        requireSameAccount: async () => requireAccount(await service.client.session(), account),
        doubted,
        loadOthers,
        onZones: () => undefined,
        onLanded: () => undefined,
      },
      call,
      await archive.readSyncState(),
    );
  }
}

function toDay(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`Failed to read ${text}: it is no day. Write YYYY-MM-DD.`);
  return parsed;
}

type ListKind = 'measures' | 'activity' | 'sleep-summary' | 'workouts';

function windowOf(
  operation: ListKind,
  from: string | null,
  to: string | null,
  purpose: PlannedCall['purpose'] = 'history',
): PlannedCall {
  const ask = {
    type: 'window' as const,
    from: from === null ? null : toDay(from),
    to: to === null ? null : toDay(to),
  };
  return { operation, purpose, ask };
}

function changesOf(operation: ListKind, since: number): PlannedCall {
  return { operation, purpose: 'news', ask: { type: 'changes', since: toEpochSec(since) } };
}

const everything = windowOf('measures', null, null);
/** As much overlap as a look for news has. */
const news = () => changesOf('measures', start - day);

async function stored() {
  return (await archive.readReadings([1])).map((reading) => [reading.groupId, reading.at, reading.value]);
}

async function measures() {
  return (await archive.readSyncState()).lists.measures;
}

/** Runs `act` just before the nth measures call is answered. */
function before(nth: number, act: () => unknown): void {
  service.interfere((call, index) => (call.path === 'api/measures' && index === nth ? act() : undefined));
}

function wireGroup(grpid: number, date: number) {
  return { grpid, date, modified: date, category: 1, attrib: 0, measures: [{ type: 1, value: 80, unit: 0 }] };
}

function oneNight(id: number, at: number) {
  return { id, startdate: at - 28_000, enddate: at, timezone: 'UTC', data: {} };
}

describe('a window of measures', () => {
  it('brings every group of it', async () => {
    await run(everything);
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('asks page after page from the offsets that the service names', async () => {
    await run(everything);
    expect(service.measureCalls()).toStrictEqual([{}, { offset: 3 }, { offset: 6 }, { offset: 9 }]);
  });

  it('is asked for as the seconds of its days in UTC, both ends included', async () => {
    await run(windowOf('measures', '2026-02-20', '2026-02-21'));
    expect(service.measureCalls()).toStrictEqual([
      {
        from: Date.parse('2026-02-20T00:00:00Z') / 1000,
        to: Date.parse('2026-02-21T23:59:59Z') / 1000,
      },
    ]);
  });

  it('waits for its turn before each page, and calls each page by a name of its own', async () => {
    await run(everything);
    expect(new Set(signatures).size).toBe(4);
  });

  it('shows the newest page before the next one is asked for', async () => {
    let seen = 0;
    before(2, async () => {
      seen = (await archive.readReadings([1])).length;
    });
    await run(everything);
    expect(seen).toBe(3);
  });

  it('takes the time of the service for its cursor, whatever clock this device has', async () => {
    deviceSec = start + 365 * day;
    await run(everything);
    expect((await measures()).cursor).toBe(start);
  });

  it('learns how far this device is ahead', async () => {
    await run(everything);
    expect((await archive.readSyncState()).clockAheadSec).toBe(12_345);
  });

  it.each([1, 2, 3, 4])('loses nothing when a reading arrives at the head before page %i', async (page) => {
    before(page, () => service.add(99, start + 60));
    await run(everything, news());
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('brings an edit of a page that was already read with the next look', async () => {
    before(3, () => {
      service.setTime(start + 30);
      service.edit(1, { measures: [{ type: 1, value: 70_000, unit: -3 }] });
    });
    await run(everything, news());
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('loses nothing whatever arrives between the pages', async () => {
    const arrivals = fc.array(
      fc.record({ page: fc.integer({ min: 1, max: 5 }), daysAgo: fc.nat({ max: 20 }) }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async (list) => {
        archive = await openArchive(account, { indexedDB: undefined });
        service = createFakeService({ nowSec: start });
        for (let index = 0; index < 10; index++) service.add(index + 1, start - index * day);
        service.interfere((_, page) => {
          service.setTime(service.time() + 1);
          for (const [index, arrival] of list.entries()) {
            if (arrival.page === page)
              service.add(100 + index, start - arrival.daysAgo * day, 75, service.time());
          }
        });
        await run(everything, news(), news());
        expect(await stored()).toStrictEqual(service.truth());
      }),
      { numRuns: 50 },
    );
  });

  it('goes on without a time of the service', async () => {
    service.give('api/measures', undefined);
    service.interfere(() => ({ measuregrps: [wireGroup(1, start - 500)] }));
    await run(everything);
    expect(await measures()).toMatchObject({ isComplete: true, cursor: start - 500 });
  });

  it('counts the groups itself where the service says "more" without an offset', async () => {
    service.interfere((_, index) => {
      if (index !== 1) return undefined;
      return { updatetime: start, measuregrps: [wireGroup(1, start), wireGroup(2, start - day)], more: 1 };
    });
    await run(everything);
    expect(service.measureCalls()[1]).toStrictEqual({ offset: 2 });
  });
});

describe('a page without records where more was promised', () => {
  it('is asked for once more before it ends the list', async () => {
    before(2, () => ({ updatetime: start, measuregrps: [] }));
    await run(everything);
    expect(service.measureCalls().map(({ offset }) => offset ?? 0)).toStrictEqual([0, 3, 3, 6, 9]);
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('takes its turn like any other call', async () => {
    before(2, () => ({ updatetime: start, measuregrps: [] }));
    await run(everything);
    expect(signatures[1]).toBe(signatures[2]);
  });

  it('is believed the second time', async () => {
    service.interfere(({ params }) =>
      params['offset'] === 3 ? { updatetime: start, measuregrps: [] } : undefined,
    );
    await run(everything);
    expect(await stored()).toHaveLength(3);
    expect((await measures()).isComplete).toBe(true);
  });
});

describe('a window that was broken off', () => {
  it.each([1, 2, 3, 4])(
    'at call %i leaves the state as it was, and is complete the next time',
    async (call) => {
      before(call, () => failWith('upstream_timeout'));
      const empty = await measures();
      await expect(run(everything)).rejects.toThrow(ApiError);
      expect(await measures()).toStrictEqual(empty);
      service.interfere(() => undefined);
      service.setTime(start + 600);
      service.add(99, start + 300);
      await run(everything);
      expect(await stored()).toStrictEqual(service.truth());
    },
  );

  it('keeps what landed', async () => {
    before(3, () => failWith('upstream_unavailable'));
    await expect(run(everything)).rejects.toThrow(ApiError);
    expect(await stored()).toHaveLength(6);
  });

  it('lands nothing any more once it was aborted', async () => {
    before(2, () => abort.abort());
    await expect(run(everything)).rejects.toThrow('aborted');
    expect(await stored()).toHaveLength(3);
  });

  it('lands nothing of another account', async () => {
    before(2, () => service.signInAs({ provider: 'simulator-withings', userid: '43' }));
    await expect(run(everything)).rejects.toThrow('another account');
    expect(await stored()).toHaveLength(3);
  });
});

describe('what changed', () => {
  beforeEach(async () => {
    await run(everything);
    service.calls.length = 0;
  });

  it('is asked for by the time of the service that the plan names', async () => {
    await run(changesOf('measures', start - day));
    expect(service.measureCalls()).toStrictEqual([{ updatedSince: start - day }]);
  });

  it('brings a reading that was taken long ago and arrived only now', async () => {
    service.setTime(start + day);
    service.add(99, start - 40 * day, 77, start + day);
    await run(news());
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('brings an edit once', async () => {
    service.setTime(start + 3 * day);
    service.edit(4, { measures: [{ type: 1, value: 71_000, unit: -3 }] });
    await run(news());
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('pages when there is more than one page', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    await run(news());
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('leaves the cursor where it was until its last page has landed', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    before(2, () => failWith('upstream_unavailable'));
    await expect(run(news())).rejects.toThrow(ApiError);
    expect((await measures()).cursor).toBe(start);
  });

  it('moves the cursor to the time of its first page', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    before(2, () => service.setTime(start + 3 * day));
    await run(news());
    expect((await measures()).cursor).toBe(start + 2 * day);
  });

  it('takes nothing for deleted that did not change', async () => {
    await run(news(), news());
    expect(await stored()).toHaveLength(10);
  });
});

describe('a record that is gone', () => {
  const recheck = windowOf('measures', null, null, 'recheck');

  beforeEach(async () => {
    await run(everything);
    service.remove(5);
  });

  it('is still here after the window that it was missing from', async () => {
    await run(everything);
    expect(await stored()).toHaveLength(10);
    expect((await measures()).recheck).not.toBeNull();
  });

  it('counts as deleted when it is missing a second time', async () => {
    await run(everything, recheck);
    expect(await stored()).toStrictEqual(service.truth());
    expect((await readRemoved(archive, 'measures')).map(({ id }) => id)).toStrictEqual([5]);
    expect((await measures()).recheck).toBeNull();
  });

  it('stays when it is back the second time', async () => {
    await run(everything);
    service.add(5, start - 4 * day, 80.4);
    await run(recheck);
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('never goes by an empty answer and a good one', async () => {
    before(5, () => ({ updatetime: start, measuregrps: [] }));
    await run(everything);
    service.add(5, start - 4 * day, 80.4);
    await run(recheck);
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('is not missed where a record came that cannot be read and does not say which it is', async () => {
    const measuregrps = [{ date: start }];
    service.interfere(() => ({ updatetime: start, measuregrps }));
    await run(everything, recheck);
    expect(await stored()).toHaveLength(10);
  });

  it('is not missed where it came and could not be read', async () => {
    const others = Array.from({ length: 10 }, (_, index) => wireGroup(index + 1, start - index * day));
    service.interfere(() => ({
      updatetime: start,
      measuregrps: others.map((group) => (group.grpid === 5 ? { ...group, date: 'soon' } : group)),
    }));
    await run(everything, recheck);
    expect(await stored()).toHaveLength(10);
  });
});

describe('a service that never says it is done', () => {
  it('is given up when it names the same offset again and again', async () => {
    service.interfere((_, index) => ({
      updatetime: start,
      measuregrps: [wireGroup(index, start)],
      more: 1,
      offset: 1,
    }));
    await expect(run(everything)).rejects.toThrow(new PagingError('no-progress'));
    expect(service.measureCalls()).toStrictEqual([{}, { offset: 1 }]);
  });

  it('is given up when its offsets go in a circle', async () => {
    const next: Record<number, number> = { 0: 5, 5: 9, 9: 5 };
    service.interfere((call, index) => ({
      updatetime: start,
      measuregrps: [wireGroup(index, start)],
      more: 1,
      offset: next[Number(call.params['offset'] ?? 0)] ?? 0,
    }));
    await expect(run(everything)).rejects.toThrow(new PagingError('no-progress'));
  });

  it('is given up after two empty pages in a row', async () => {
    service.interfere((call) => ({
      updatetime: start,
      measuregrps: [],
      more: 1,
      offset: Number(call.params['offset'] ?? 0) + 3,
    }));
    await expect(run(everything)).rejects.toThrow(new PagingError('empty-pages'));
    expect(service.measureCalls()).toHaveLength(2);
  });

  it('may send one empty page in the middle', async () => {
    const pages: Record<number, unknown> = {
      1: { updatetime: start, measuregrps: [wireGroup(1, start)], more: 1, offset: 1 },
      2: { updatetime: start, measuregrps: [], more: 1, offset: 2 },
      3: { updatetime: start, measuregrps: [wireGroup(2, start - day)], more: 0 },
    };
    service.interfere((_, index) => pages[index] ?? { updatetime: start, measuregrps: [] });
    await run(everything);
    expect((await stored()).map(([id]) => id)).toStrictEqual([2, 1]);
  });

  it('is given up after a hundred pages, with what came kept', async () => {
    service.interfere((_, index) => ({
      updatetime: start,
      measuregrps: [wireGroup(index, start - index * day)],
      more: 1,
      offset: index,
    }));
    await expect(run(everything)).rejects.toThrow(new PagingError('too-many-pages'));
    expect(service.measureCalls()).toHaveLength(maxPagesPerRun);
    expect(await stored()).toHaveLength(maxPagesPerRun);
  });

  it('never moves the cursor', async () => {
    await run(everything);
    service.interfere((_, index) => ({
      updatetime: start + 9 * day,
      measuregrps: [wireGroup(index, start)],
      more: true,
      offset: index,
    }));
    await expect(run(news())).rejects.toThrow(PagingError);
    expect((await measures()).cursor).toBe(start);
  });
});

describe('a page with faults', () => {
  it('lands without the record that cannot be read, which is kept apart', async () => {
    service.interfere(() => ({
      updatetime: start,
      measuregrps: [wireGroup(1, start), { grpid: 2, date: 'soon' }, wireGroup(3, start)],
    }));
    await run(everything);
    expect((await stored()).map(([id]) => id)).toStrictEqual(expect.arrayContaining([1, 3]));
    expect(await readUnreadable(archive, 'measures')).toHaveLength(1);
  });

  it('that cannot be read at all leaves everything as it was', async () => {
    const empty = await measures();
    before(2, () => ({ measuregrps: 'none' }));
    await expect(run(everything)).rejects.toMatchObject({ code: 'upstream_invalid' });
    expect(await measures()).toStrictEqual(empty);
  });
});

describe('a window of days', () => {
  it('is asked for with both ends, the open ones as far as there is anything', async () => {
    await run(
      everything,
      windowOf('activity', null, null),
      windowOf('sleep-summary', '2026-01-01', null),
      windowOf('workouts', null, '2026-02-01'),
    );
    expect([
      service.callsTo('api/activity'),
      service.callsTo('api/sleep-summary'),
      service.callsTo('api/workouts'),
    ]).toStrictEqual([
      // Two days after today by the service's clock.
      [{ from: '2000-01-01', to: '2026-03-03' }],
      [{ from: '2026-01-01', to: '2026-03-03' }],
      [{ from: '2000-01-01', to: '2026-02-01' }],
    ]);
  });

  it('can be asked for what changed instead', async () => {
    await run(changesOf('activity', start));
    expect(service.callsTo('api/activity')).toStrictEqual([{ updatedSince: start }]);
  });

  it('lands the days, nights and workouts that came', async () => {
    service.give('api/activity', {
      activities: [{ date: '2026-02-27', timezone: 'Europe/Paris', steps: 4321 }],
    });
    service.give('api/sleep-summary', {
      series: [{ id: 7, startdate: start - 30_000, enddate: start - 3000, date: '2026-03-01', data: {} }],
    });
    service.give('api/workouts', {
      series: [{ id: 8, category: 2, startdate: start - 9000, enddate: start - 6000, date: '2026-03-01' }],
    });
    for (const kind of ['activity', 'sleep-summary', 'workouts'] as const)
      await run(windowOf(kind, '2026-02-01', null));
    const [from, to] = [toDay('2026-02-01'), toDay('2026-03-02')];
    expect([
      (await readActivity(archive, from, to)).map(({ steps }) => steps),
      (await readNights(archive, from, to)).map(({ id }) => id),
      (await readWorkouts(archive, from, to)).map(({ id }) => id),
    ]).toStrictEqual([[4321], [7], [8]]);
  });
});

describe('nights of a service that answers with one week of what was asked', () => {
  it('are not missed outside that week', async () => {
    const nights = [oneNight(1, start), oneNight(2, start - 100 * day)];
    service.give('api/sleep-summary', { series: nights });
    const months = windowOf('sleep-summary', '2025-06-01', null);
    await run(months);
    service.give('api/sleep-summary', { series: nights.slice(0, 1) });
    await run(months, windowOf('sleep-summary', '2025-06-01', null, 'recheck'));
    expect(await readNights(archive, toDay('2025-06-01'), toDay('2026-03-02'))).toHaveLength(2);
  });

  it('are missed within it', async () => {
    const nights = [oneNight(1, start), oneNight(2, start - day)];
    service.give('api/sleep-summary', { series: nights });
    const months = windowOf('sleep-summary', '2025-06-01', null);
    await run(months);
    service.give('api/sleep-summary', { series: nights.slice(1) });
    await run(months, windowOf('sleep-summary', '2025-06-01', null, 'recheck'));
    const left = await readNights(archive, toDay('2025-06-01'), toDay('2026-03-02'));
    expect(left.map(({ id }) => id)).toStrictEqual([2]);
  });
});

describe('a stretch of time', () => {
  const [from, to] = [toEpochSec(start - day), toEpochSec(start)];

  it('of minutes lands, and is covered as of the time by the service', async () => {
    service.give('api/intraday', { series: { [from + 60]: { steps: 12, duration: 60 } } });
    await run(everything, { operation: 'intraday', purpose: 'screen', from, to });
    const { samples, covered } = await readMinutes(archive, { from, to });
    expect([samples.length, covered]).toStrictEqual([1, [{ from, to }]]);
    expect((await readCoverage(archive)).intraday).toMatchObject([{ readAt: start }]);
  });

  it('is covered even where nothing was recorded', async () => {
    await run({ operation: 'sleep', purpose: 'screen', from, to });
    expect((await readSegments(archive, { from, to })).covered).toStrictEqual([{ from, to }]);
  });

  it('that is longer than a day is asked for in pieces', async () => {
    await run({ operation: 'intraday', purpose: 'screen', from: toEpochSec(to - 25 * 3600), to });
    expect(service.callsTo('api/intraday')).toHaveLength(2);
    expect((await readCoverage(archive)).intraday).toMatchObject([{ from: to - 25 * 3600, to }]);
  });

  it('with as many segments as an answer may hold is asked for again in halves', async () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      startdate: from + index * 200,
      enddate: from + index * 200 + 200,
      state: index % 3,
    }));
    service.interfere(({ path, params }) => {
      if (path !== 'api/sleep') return undefined;
      const inside = all.filter(
        ({ startdate }) => startdate >= Number(params['from']) && startdate < Number(params['to']),
      );
      return { series: inside.slice(0, 200), model: 32 };
    });
    await run({ operation: 'sleep', purpose: 'screen', from, to });
    expect((await readSegments(archive, { from, to })).segments).toHaveLength(300);
  });

  it.each([
    [
      'intraday',
      'activity',
      'api/activity',
      { activities: [{ date: '2026-02-28', timezone: 'UTC', steps: 9 }] },
    ],
    ['sleep', 'sleep-summary', 'api/sleep-summary', { series: [oneNight(1, start - 3600)] }],
  ] as const)(
    'of %s that is answered with nothing, where there should be something, is believed the second time',
    async (kind, list, path, body) => {
      const call = { operation: kind, purpose: 'screen', from, to } as const;
      service.give(path, body);
      await run(windowOf(list, '2026-02-01', null), call);
      expect((await readCoverage(archive))[kind]).toStrictEqual([]);
      await run(call);
      expect((await readCoverage(archive))[kind]).toMatchObject([{ from, to }]);
    },
  );

  it('of minutes that are here is not lost by one answer with nothing', async () => {
    const call = { operation: 'intraday', purpose: 'screen', from, to } as const;
    service.give('api/intraday', { series: { [from + 60]: { steps: 12, duration: 60 } } });
    await run(call);
    service.give('api/intraday', { series: {} });
    await run(call);
    expect((await readMinutes(archive, call)).samples).toHaveLength(1);
  });

  it('that fails half way is not covered beyond what came', async () => {
    service.interfere(({ params }) =>
      Number(params['from']) > to - 25 * 3600 ? failWith('upstream_timeout') : undefined,
    );
    const call = { operation: 'intraday', purpose: 'screen', from: toEpochSec(to - 25 * 3600), to } as const;
    await expect(run(call)).rejects.toThrow(ApiError);
    expect((await readMinutes(archive, call)).covered).toStrictEqual([{ from: call.from, to: to - 3600 }]);
  });
});

describe('a fact', () => {
  it('is kept as it was read, with the time', async () => {
    service.give('api/goals', { goals: { steps: 9000 } });
    await run({ operation: 'goals', purpose: 'recent' });
    expect(await readFact(archive, 'goals')).toStrictEqual({ steps: 9000 });
    expect((await archive.readSyncState()).facts.goals).toBe(deviceSec);
  });

  it.each(['not_granted', 'upstream_invalid', 'bad_request'] as const)(
    'that the account does not have (%s) is not asked for again at once',
    async (code) => {
      service.interfere(() => failWith(code));
      await run({ operation: 'devices', purpose: 'recent' });
      expect((await archive.readSyncState()).facts.devices).toBe(deviceSec);
    },
  );

  it('keeps what was known of it when it fails', async () => {
    await run({ operation: 'user', purpose: 'recent' });
    service.interfere(() => failWith('upstream_invalid'));
    await run({ operation: 'user', purpose: 'recent' });
    expect(await readFact(archive, 'user')).toMatchObject({ userid: '42' });
  });

  it.each(['rate_limited', 'reconnect_required', 'upstream_unavailable'] as const)(
    'that fails for everybody (%s) is left for later',
    async (code) => {
      service.interfere(() => failWith(code));
      await expect(run({ operation: 'user', purpose: 'recent' })).rejects.toMatchObject({ code });
      expect((await archive.readSyncState()).facts.user).toBeNull();
    },
  );
});

describe('the zones of records', () => {
  it('are told, but not those that stand for an unknown one', async () => {
    const told: unknown[] = [];
    service.give('api/activity', {
      activities: [
        { date: '2026-02-27', timezone: 'Asia/Tokyo', steps: 1 },
        { date: '2026-02-28', steps: 2 },
      ],
    });
    await perform(
      {
        client: service.client,
        archive,
        limits: limitsOf('withings'),
        signal: abort.signal,
        now: () => toEpochSec(deviceSec),
        takeTurn: async () => undefined,
        requireSameAccount: async () => undefined,
        doubted,
        loadOthers,
        onZones: (zones) => told.push(...zones),
        onLanded: () => undefined,
      },
      windowOf('activity', '2026-02-01', null),
      await archive.readSyncState(),
    );
    expect(told).toStrictEqual([['2026-02-27', 'Asia/Tokyo']]);
  });
});
