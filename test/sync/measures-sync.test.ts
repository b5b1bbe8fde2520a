import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '#api/errors.ts';
import { fetchMeasures } from '#api/measures.ts';
import { openArchive, type Archive } from '#archive/archive.ts';
import { toEpochSec } from '#domain/time.ts';
import { maxPagesPerRun, PagingError } from '#api/paging.ts';
import { overlapSec, syncMeasures } from '#sync/measures-sync.ts';
import { createFakeService, failWith, type FakeService } from './fake-service.ts';

const day = 86_400;
const start = Date.parse('2026-03-01T06:00:00Z') / 1000;
const account = { provider: 'simulator-withings', userid: '42' };

let archive: Archive;
let service: FakeService;
/** This device's clock; deliberately not the service's. */
let deviceSec: number;

beforeEach(async () => {
  archive = await openArchive(account, { indexedDB: undefined });
  service = createFakeService({ nowSec: start });
  deviceSec = start + 12_345;
  for (let index = 0; index < 10; index++) service.add(index + 1, start - index * day, 80 + index / 10);
});

async function sync(): Promise<void> {
  await syncMeasures({
    archive,
    fetchPage: async (params) => fetchMeasures(service.client, params),
    now: () => toEpochSec(deviceSec),
    onLanded: () => undefined,
  });
}

async function stored() {
  return (await archive.readReadings([1])).map((reading) => [reading.groupId, reading.at, reading.value]);
}

async function measuresState() {
  return (await archive.readSyncState()).measures;
}

/** Runs `act` just before the nth measures call is answered. */
function before(nth: number, act: () => unknown): void {
  service.interfere((call, index) => (call.path === 'api/measures' && index === nth ? act() : undefined));
}

describe('the first sync', () => {
  it('brings every group', async () => {
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('asks page after page from the offsets that the service names', async () => {
    await sync();
    expect(service.measureCalls().slice(0, 4)).toStrictEqual([
      {},
      { offset: 3 },
      { offset: 6 },
      { offset: 9 },
    ]);
  });

  it('ends with what changed since its first page, with a day of overlap', async () => {
    await sync();
    expect(service.measureCalls()[4]).toStrictEqual({ updatedSince: start - overlapSec });
  });

  it('shows the newest page before the next one is asked for', async () => {
    let seen = 0;
    before(2, async () => {
      seen = (await archive.readReadings([1])).length;
    });
    await sync();
    expect(seen).toBe(3);
  });

  it('takes the time of the service for its cursor, whatever clock this device has', async () => {
    deviceSec = start + 365 * day;
    await sync();
    expect(await measuresState()).toStrictEqual({ phase: 'increments', cursor: start });
  });

  it.each([1, 2, 3, 4])('loses nothing when a reading arrives at the head before page %i', async (page) => {
    before(page, () => service.add(99, start + 60));
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('brings an edit of a page that was already read', async () => {
    before(3, () => {
      service.setTime(start + 30);
      service.edit(1, { measures: [{ type: 1, value: 70_000, unit: -3 }] });
    });
    await sync();
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
        await sync();
        await sync();
        expect(await stored()).toStrictEqual(service.truth());
      }),
      { numRuns: 50 },
    );
  });

  it('goes on without a time of the service, and asks for everything the next time', async () => {
    service.interfere((call) =>
      call.params['offset'] === undefined ? { measuregrps: [], more: 0 } : undefined,
    );
    await sync();
    await sync();
    expect(service.measureCalls()).toStrictEqual([{}, {}]);
  });

  it('counts the groups itself where the service says "more" without an offset', async () => {
    service.interfere((_, index) => {
      if (index !== 1) return undefined;
      return { updatetime: start, measuregrps: [wireGroup(1, start), wireGroup(2, start - day)], more: 1 };
    });
    await sync();
    expect(service.measureCalls()[1]).toStrictEqual({ offset: 2 });
  });
});

describe('a first sync that was interrupted', () => {
  it('goes on at the page after the last one that landed', async () => {
    before(3, () => failWith('upstream_unavailable'));
    await expect(sync()).rejects.toThrow(ApiError);
    service.interfere(() => undefined);
    await sync();
    expect(service.measureCalls().map((call) => call['offset'] ?? 0)).toStrictEqual([0, 3, 6, 6, 9, 0]);
  });

  it.each([1, 2, 3, 4, 5])('ends complete after dying at call %i', async (call) => {
    before(call, () => failWith('upstream_timeout'));
    await expect(sync()).rejects.toThrow(ApiError);
    service.interfere(() => undefined);
    service.setTime(start + 600);
    service.add(99, start + 300);
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('keeps the time of its first page for the end', async () => {
    before(3, () => failWith('upstream_unavailable'));
    await expect(sync()).rejects.toThrow(ApiError);
    service.interfere(() => undefined);
    service.setTime(start + 600);
    await sync();
    expect(service.measureCalls().at(-1)).toStrictEqual({ updatedSince: start - overlapSec });
  });

  it.each([
    ['more than an hour has passed', 3601],
    ['the clock of this device was set back', -1],
  ])('starts over when %s', async (_, passed) => {
    before(3, () => failWith('upstream_unavailable'));
    await expect(sync()).rejects.toThrow(ApiError);
    service.interfere(() => undefined);
    deviceSec += passed;
    await sync();
    expect(service.measureCalls()[3]).toStrictEqual({});
  });
});

describe('an increment', () => {
  beforeEach(async () => {
    await sync();
    service.calls.length = 0;
  });

  it('asks for what changed since the cursor, with a day of overlap', async () => {
    service.setTime(start + 5 * day);
    await sync();
    await sync();
    expect(service.measureCalls().filter((call) => call['offset'] === undefined)).toStrictEqual([
      { updatedSince: start - overlapSec },
      { updatedSince: start + 5 * day - overlapSec },
    ]);
  });

  it('brings a reading that was taken long ago and arrived only now', async () => {
    service.setTime(start + day);
    service.add(99, start - 40 * day, 77, start + day);
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('brings an edit once', async () => {
    service.setTime(start + 3 * day);
    service.edit(4, { measures: [{ type: 1, value: 71_000, unit: -3 }] });
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('brings what was uploaded just before the last answer and became visible just after', async () => {
    service.setTime(start + 100);
    await sync();
    service.add(99, start + 90, 79, start + 95);
    service.setTime(start + 200);
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('pages when there is more than one page', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    await sync();
    expect(await stored()).toStrictEqual(service.truth());
  });

  it('leaves the cursor where it was until its last page has landed', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    before(2, () => failWith('upstream_unavailable'));
    await expect(sync()).rejects.toThrow(ApiError);
    expect(await measuresState()).toStrictEqual({ phase: 'increments', cursor: start });
  });

  it('moves the cursor to the time of its first page', async () => {
    service.setTime(start + 2 * day);
    for (let id = 20; id < 28; id++) service.add(id, start + day + id);
    before(2, () => service.setTime(start + 3 * day));
    await sync();
    expect(await measuresState()).toStrictEqual({ phase: 'increments', cursor: start + 2 * day });
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
    await expect(sync()).rejects.toThrow(new PagingError('no-progress'));
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
    await expect(sync()).rejects.toThrow(new PagingError('no-progress'));
  });

  it('is given up after two empty pages in a row', async () => {
    service.interfere((call) => ({
      updatetime: start,
      measuregrps: [],
      more: 1,
      offset: Number(call.params['offset'] ?? 0) + 3,
    }));
    await expect(sync()).rejects.toThrow(new PagingError('empty-pages'));
    expect(service.measureCalls()).toHaveLength(2);
  });

  it('is asked again from where it last made sense', async () => {
    service.interfere((call) => ({
      updatetime: start,
      measuregrps: [],
      more: 1,
      offset: Number(call.params['offset'] ?? 0) + 3,
    }));
    await expect(sync()).rejects.toThrow(PagingError);
    expect(await measuresState()).toMatchObject({ phase: 'history', nextOffset: 3 });
  });

  it('may send one empty page in the middle', async () => {
    const pages: Record<number, unknown> = {
      1: { updatetime: start, measuregrps: [wireGroup(1, start)], more: 1, offset: 1 },
      2: { updatetime: start, measuregrps: [], more: 1, offset: 2 },
      3: { updatetime: start, measuregrps: [wireGroup(2, start - day)], more: 0 },
    };
    service.interfere((_, index) => pages[index] ?? { updatetime: start, measuregrps: [] });
    await sync();
    expect((await stored()).map(([id]) => id)).toStrictEqual([2, 1]);
  });

  it('is given up after a hundred pages, with what came kept', async () => {
    service.interfere((_, index) => ({
      updatetime: start,
      measuregrps: [wireGroup(index, start - index * day)],
      more: 1,
      offset: index,
    }));
    await expect(sync()).rejects.toThrow(new PagingError('too-many-pages'));
    expect(service.measureCalls()).toHaveLength(maxPagesPerRun);
    expect(await stored()).toHaveLength(maxPagesPerRun);
  });

  it('never moves the cursor of an increment', async () => {
    await sync();
    service.interfere((_, index) => ({
      updatetime: start + 9 * day,
      measuregrps: [wireGroup(index, start)],
      more: true,
      offset: index,
    }));
    await expect(sync()).rejects.toThrow(PagingError);
    expect(await measuresState()).toStrictEqual({ phase: 'increments', cursor: start });
  });
});

describe('a page with faults', () => {
  it('lands without the record that cannot be read', async () => {
    service.interfere((_, index) =>
      index > 1
        ? undefined
        : {
            updatetime: start,
            measuregrps: [wireGroup(1, start), { grpid: 2, date: 'soon' }, wireGroup(3, start)],
          },
    );
    await sync();
    expect((await stored()).map(([id]) => id)).toStrictEqual(expect.arrayContaining([1, 3]));
  });

  it('that cannot be read at all leaves everything as it was', async () => {
    before(2, () => ({ measuregrps: 'none' }));
    const run = sync();
    await expect(run).rejects.toMatchObject({ code: 'upstream_invalid' });
    expect(await measuresState()).toMatchObject({ phase: 'history', nextOffset: 3 });
  });
});

function wireGroup(grpid: number, date: number) {
  return { grpid, date, modified: date, category: 1, attrib: 0, measures: [{ type: 1, value: 80, unit: 0 }] };
}
