import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  coveredWithin,
  isCovered,
  loadCoverage,
  markStale,
  readCoverage,
  saveCoverage,
  uncover,
} from '#archive/coverage.ts';
import { createMemoryStore, type RecordStore, type Records } from '#archive/record-store.ts';
import type { CoveredSpan } from '#archive/sync-state.ts';
import type { EpochSec } from '#domain/time.ts';
import { after } from './span-rows.ts';

let store: RecordStore;

beforeEach(() => {
  store = createMemoryStore();
});

async function write<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
  return store.transact('readwrite', work);
}

/** Hours after midnight, read at that hour of the clock. */
function read(from: number, to: number, readAt: EpochSec = after(100_000), isStale = false): CoveredSpan {
  return { from: after(from * 3600), to: after(to * 3600), readAt, isStale };
}

function hours(from: number, to: number) {
  return { from: after(from * 3600), to: after(to * 3600) };
}

async function savedAndLoaded(entries: readonly CoveredSpan[]): Promise<CoveredSpan[]> {
  return write(async (records) => {
    await saveCoverage(records, 'sleep', entries);
    return loadCoverage(records, 'sleep');
  });
}

describe('coverage', () => {
  it('is nothing before anything was read', async () => {
    await expect(readCoverage({ read: write })).resolves.toStrictEqual({ intraday: [], sleep: [] });
  });

  it('comes back as it was stored, sorted by time', async () => {
    const entries = [read(24, 48, after(200_000)), read(0, 24), read(72, 96, after(1), true)];
    await expect(savedAndLoaded(entries)).resolves.toStrictEqual([
      read(0, 24),
      read(24, 48, after(200_000)),
      read(72, 96, after(1), true),
    ]);
  });

  it('keeps the kinds apart', async () => {
    await savedAndLoaded([read(0, 24)]);
    await expect(readCoverage({ read: write })).resolves.toMatchObject({ intraday: [] });
  });

  it('joins neighbours that were read at the same time', async () => {
    await expect(savedAndLoaded([read(0, 12), read(12, 24)])).resolves.toStrictEqual([read(0, 24)]);
  });

  it('leaves neighbours apart of which one is stale', async () => {
    const entries = [read(0, 12), read(12, 24, after(100_000), true)];
    await expect(savedAndLoaded(entries)).resolves.toStrictEqual(entries);
  });

  it('leaves an empty stretch out', async () => {
    await expect(savedAndLoaded([read(5, 5)])).resolves.toStrictEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'all of it'],
    ['a lane too short', { count: 3, from: [1] }],
  ])('counts as not read when what is stored is %s', async (_, stored) => {
    await write((records) => records.put('meta', 'coverage:sleep', stored));
    await expect(write((records) => loadCoverage(records, 'sleep'))).resolves.toStrictEqual([]);
  });

  it('is cut where a stretch is taken out of the middle, not lost', () => {
    expect(uncover([read(0, 24)], hours(6, 9))).toStrictEqual([read(0, 6), read(9, 24)]);
  });

  it('says of every instant whether it was read, whatever is taken out', () => {
    const moment = fc.integer({ min: 0, max: 50 });
    const stretch = fc.tuple(moment, moment).map(([a, b]) => hours(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(stretch, stretch, moment, (whole, taken, hour) => {
        const at = after(hour * 3600);
        const isIn = (span: { from: number; to: number }): boolean => at >= span.from && at < span.to;
        const left = uncover([{ ...whole, readAt: after(0), isStale: false }], taken);
        expect(left.filter((entry) => entry.from < entry.to).some(isIn)).toBe(isIn(whole) && !isIn(taken));
      }),
    );
  });

  it('tells which parts of a stretch were read, joined where they touch', () => {
    const entries = [read(0, 12), read(12, 24, after(1)), read(30, 40)];
    expect(coveredWithin(entries, hours(6, 36))).toStrictEqual([hours(6, 24), hours(30, 36)]);
  });

  it('takes a stretch for read only without a gap', () => {
    const entries = [read(0, 12), read(13, 24)];
    expect([isCovered(entries, hours(0, 12)), isCovered(entries, hours(0, 24))]).toStrictEqual([true, false]);
  });
});

describe('marking stale', () => {
  async function marked(changedAt: EpochSec | null): Promise<CoveredSpan[]> {
    return write(async (records) => {
      await saveCoverage(records, 'intraday', [read(0, 24), read(24, 48)]);
      await markStale(records, 'intraday', [{ span: hours(6, 9), changedAt }]);
      return loadCoverage(records, 'intraday');
    });
  }

  const cut = [read(0, 6), read(6, 9, after(100_000), true), read(9, 48)];

  it('marks the stretch alone when it changed after it was read', async () => {
    await expect(marked(after(100_001))).resolves.toStrictEqual(cut);
  });

  it('marks the stretch when it changed in the very second of reading', async () => {
    await expect(marked(after(100_000))).resolves.toStrictEqual(cut);
  });

  it('leaves what was read after the change', async () => {
    await expect(marked(after(99_999))).resolves.toStrictEqual([read(0, 48)]);
  });

  it('marks whatever was read before when nobody knows the time of the change', async () => {
    await expect(marked(null)).resolves.toStrictEqual(cut);
  });

  it('marks every stretch of a page that changed, those that reach into each other too', async () => {
    const entries = await write(async (records) => {
      await saveCoverage(records, 'intraday', [read(0, 24), read(24, 48)]);
      await markStale(records, 'intraday', [
        { span: hours(6, 9), changedAt: null },
        { span: hours(8, 12), changedAt: null },
        { span: hours(40, 60), changedAt: after(99_999) },
      ]);
      return loadCoverage(records, 'intraday');
    });
    expect(entries).toStrictEqual([read(0, 6), read(6, 12, after(100_000), true), read(12, 48)]);
  });

  it('covers nothing that was not read', async () => {
    await write((records) => markStale(records, 'intraday', [{ span: hours(0, 24), changedAt: null }]));
    await expect(readCoverage({ read: write })).resolves.toMatchObject({ intraday: [] });
  });
});
