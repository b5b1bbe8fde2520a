import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { markStale, readCoverage } from '#archive/coverage.ts';
import type { Landed } from '#archive/landing.ts';
import { createMemoryStore, type RecordStore, type Records } from '#archive/record-store.ts';
import { landIntraday, landSleep, pruneSpans } from '#archive/span-chunks.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import type { EpochSec } from '#domain/time.ts';
import { after, arbitrarySamples, arbitrarySegments, createSample, createSegment } from './span-rows.ts';

let store: RecordStore;

beforeEach(() => {
  store = createMemoryStore();
});

async function write<Result>(work: (records: Records) => Promise<Result>): Promise<Result> {
  return store.transact('readwrite', work);
}

const archive = {
  read: async <Result>(work: (records: Records) => Promise<Result>) => store.transact('readonly', work),
  repair: write,
};

const hour = 3600;
const readAt = after(200_000);

function hours(from: number, to: number): Span {
  return { from: after(from * hour), to: after(to * hour) };
}

async function landMinutes(
  samples: readonly IntradaySample[],
  covers: Span = hours(0, 24),
  at: EpochSec = readAt,
): Promise<Landed> {
  return write((records) =>
    landIntraday(records, { kind: 'intraday', samples, unreadable: [], covers, readAt: at }),
  );
}

async function landNight(segments: readonly SleepSegment[], covers: Span = hours(-12, 12)): Promise<Landed> {
  return write((records) => landSleep(records, { kind: 'sleep', segments, unreadable: [], covers, readAt }));
}

async function minutesIn(span: Span): Promise<IntradaySample[]> {
  return (await readMinutes(archive, span)).samples;
}

describe('landing minutes', () => {
  it('gives back what landed, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySamples, async (samples) => {
        store = createMemoryStore();
        await landMinutes(samples);
        const unique = [...new Map(samples.map((sample) => [textOf(sample), sample])).values()];
        expect(await minutesIn(hours(0, 24))).toStrictEqual(unique.toSorted((a, b) => a.at - b.at));
      }),
    );
  });

  it('reads a local day that lies in two UTC days as one', async () => {
    const samples = [-6, -5, 3, 17].map((at) => createSample(after(at * hour)));
    await landMinutes(samples, hours(-6, 18));
    await expect(minutesIn(hours(-6, 18))).resolves.toStrictEqual(samples);
  });

  it('takes the first instant of a stretch in and leaves the last one out', async () => {
    const samples = [1, 2, 3].map((at) => createSample(after(at * hour)));
    await landMinutes(samples);
    await expect(minutesIn(hours(1, 3))).resolves.toStrictEqual(samples.slice(0, 2));
  });

  it('keeps both of two devices that report the same minute', async () => {
    const samples = ['watch', 'phone'].map((deviceId) => createSample(after(0), { deviceId }));
    await landMinutes(samples);
    await expect(minutesIn(hours(0, 24))).resolves.toStrictEqual(samples);
  });

  it('keeps once what one answer says twice in the same words', async () => {
    await landMinutes([createSample(after(0)), createSample(after(0))]);
    await expect(minutesIn(hours(0, 24))).resolves.toStrictEqual([createSample(after(0))]);
  });

  it('takes out of the window what the service no longer has', async () => {
    await landMinutes([createSample(after(0)), createSample(after(60))]);
    await landMinutes([createSample(after(60))]);
    await expect(minutesIn(hours(0, 24))).resolves.toStrictEqual([createSample(after(60))]);
  });

  it('leaves the rest of the UTC day as it is', async () => {
    const [before, within, behind] = [1, 5, 9].map((at) => createSample(after(at * hour)));
    if (before === undefined || within === undefined || behind === undefined) throw new Error('no samples');
    await landMinutes([before, within, behind]);
    await landMinutes([], hours(4, 8));
    await expect(minutesIn(hours(0, 24))).resolves.toStrictEqual([before, behind]);
  });

  it('leaves out what the service sends beyond the window', async () => {
    await landMinutes([createSample(after(-60)), createSample(after(0)), createSample(after(24 * hour))]);
    await expect(minutesIn(hours(-24, 48))).resolves.toStrictEqual([createSample(after(0))]);
  });

  it('tells an empty stretch that was read from one that was not', async () => {
    await landMinutes([], hours(6, 12));
    await expect(readMinutes(archive, hours(0, 24))).resolves.toStrictEqual({
      samples: [],
      covered: [hours(6, 12)],
    });
  });

  it('replaces the coverage of the window and cuts what reaches into it', async () => {
    await landMinutes([], hours(0, 24), after(1));
    await landMinutes([], hours(6, 12), after(2));
    const { intraday } = await readCoverage(archive);
    expect(intraday.map((entry) => [entry.from, entry.to, entry.readAt])).toStrictEqual([
      [after(0), after(6 * hour), after(1)],
      [after(6 * hour), after(12 * hour), after(2)],
      [after(12 * hour), after(24 * hour), after(1)],
    ]);
  });

  it('makes a stale stretch fresh again', async () => {
    await landMinutes([]);
    await write((records) => markStale(records, 'intraday', [{ span: hours(0, 24), changedAt: null }]));
    await landMinutes([]);
    expect((await readCoverage(archive)).intraday.map((entry) => entry.isStale)).toStrictEqual([false]);
  });
});

describe('what a landing of minutes says', () => {
  it('counts what came', async () => {
    await expect(landMinutes([createSample(after(0)), createSample(after(60))])).resolves.toStrictEqual({
      changed: 2,
      days: { from: '2026-03-01', to: '2026-03-01' },
      missing: 0,
    });
  });

  it('counts a minute with other values once', async () => {
    await landMinutes([createSample(after(0)), createSample(after(60))]);
    const changes = await landMinutes([createSample(after(0), { steps: 90 }), createSample(after(60))]);
    expect(changes.changed).toBe(1);
  });

  it('counts a minute that is gone', async () => {
    await landMinutes([createSample(after(0)), createSample(after(60))]);
    expect((await landMinutes([createSample(after(0))])).changed).toBe(1);
  });

  it('is nothing when the same comes again, with its fields in another order', async () => {
    await landMinutes([{ at: after(0), steps: 3, durationSec: 60 }]);
    await expect(landMinutes([{ durationSec: 60, at: after(0), steps: 3 }])).resolves.toStrictEqual({
      changed: 0,
      days: null,
      missing: 0,
    });
  });

  it('names the days of a stretch that is now known to be empty', async () => {
    await expect(landMinutes([], hours(-6, 18))).resolves.toStrictEqual({
      changed: 0,
      days: { from: '2026-02-28', to: '2026-03-01' },
      missing: 0,
    });
  });
});

describe('landing segments', () => {
  it('gives back what landed, with its tracks, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySegments, async (segments) => {
        store = createMemoryStore();
        await landNight(segments, hours(0, 24));
        const found = await readSegments(archive, hours(0, 24));
        const unique = [...new Map(segments.map((segment) => [textOf(segment), segment])).values()];
        expect(found.segments).toStrictEqual(unique.toSorted((a, b) => a.from - b.from || a.to - b.to));
      }),
    );
  });

  it('gives the segments without tracks to those who do not ask for them', async () => {
    const { heartRateBpm: _, ...bare } = createSegment(after(0));
    await landNight([createSegment(after(0))]);
    const { segments } = await readSegments(archive, hours(-12, 12), { tracks: false });
    expect(segments).toStrictEqual([bare]);
  });

  it('puts a segment over midnight into the stretch in which it begins, and into no other', async () => {
    const segment = createSegment(after(-60));
    await landNight([segment]);
    const [before, behind] = [
      await readSegments(archive, hours(-12, 0)),
      await readSegments(archive, hours(0, 12)),
    ];
    expect([before.segments, behind.segments]).toStrictEqual([[segment], []]);
  });

  it('keeps segments of two devices that watched the same hour', async () => {
    const segments = [createSegment(after(0)), createSegment(after(0), { source: 'tracker', modelId: 93 })];
    await landNight(segments);
    expect((await readSegments(archive, hours(-12, 12))).segments).toStrictEqual(segments);
  });

  it('replaces a segment whose track alone changed', async () => {
    await landNight([createSegment(after(0))]);
    const later = createSegment(after(0), { heartRateBpm: [{ at: after(0), value: 49 }] });
    expect((await landNight([later])).changed).toBe(1);
    expect((await readSegments(archive, hours(-12, 12))).segments).toStrictEqual([later]);
  });

  it('leaves no tracks behind when the segments of a day are gone', async () => {
    await landNight([createSegment(after(0))]);
    await landNight([]);
    await expect(write((records) => records.keys('sleep-tracks'))).resolves.toStrictEqual([]);
  });
});

describe('damage', () => {
  const otherDay = createSample(after(30 * hour));

  beforeEach(async () => {
    await landMinutes([createSample(after(0)), otherDay], hours(0, 48));
    await write((records) => records.put('intraday', '2026-03-01', { count: 1 }));
  });

  it('costs its day alone, which then counts as not read', async () => {
    await expect(readMinutes(archive, hours(0, 48))).resolves.toStrictEqual({
      samples: [otherDay],
      covered: [hours(24, 48)],
    });
  });

  it('is taken out for good, so that the day is fetched again', async () => {
    await readMinutes(archive, hours(0, 48));
    const { intraday } = await readCoverage(archive);
    expect(intraday).toStrictEqual([{ ...hours(24, 48), readAt, isStale: false }]);
    await expect(write((records) => records.keys('intraday'))).resolves.toStrictEqual(['2026-03-02']);
  });

  it('is noticed by a landing, which takes the rest of that day out of the coverage', async () => {
    await landMinutes([createSample(after(6 * hour))], hours(6, 12));
    await expect(readMinutes(archive, hours(0, 48))).resolves.toStrictEqual({
      samples: [createSample(after(6 * hour)), otherDay],
      covered: [hours(6, 12), hours(24, 48)],
    });
  });

  it('of tracks alone costs the segments too, since they cannot be fetched apart', async () => {
    await landNight([createSegment(after(0))], hours(0, 24));
    await write((records) => records.delete('sleep-tracks', '2026-03-01'));
    await expect(readSegments(archive, hours(0, 24))).resolves.toStrictEqual({ segments: [], covered: [] });
  });

  it('of the table of contents is made good from the chunks', async () => {
    await landMinutes([createSample(after(0))], hours(0, 24));
    await write((records) => records.delete('meta', 'chunks:intraday'));
    await expect(minutesIn(hours(0, 48))).resolves.toStrictEqual([createSample(after(0)), otherDay]);
  });
});

describe('pruning', () => {
  beforeEach(async () => {
    for (const day of [0, 1, 2]) {
      await landMinutes([createSample(after(day * 24 * hour))], hours(24 * day, 24 * day + 24));
    }
    await landNight([createSegment(after(0))], hours(0, 24));
  });

  it('drops the chunks of the days that ended before, and says how many', async () => {
    await expect(write((records) => pruneSpans(records, after(30 * hour)))).resolves.toBe(2);
    await expect(write((records) => records.keys('intraday'))).resolves.toStrictEqual([
      '2026-03-02',
      '2026-03-03',
    ]);
  });

  it('takes the tracks with the segments', async () => {
    await write((records) => pruneSpans(records, after(30 * hour)));
    await expect(write((records) => records.keys('sleep-tracks'))).resolves.toStrictEqual([]);
  });

  it('counts what it dropped as never read', async () => {
    await write((records) => pruneSpans(records, after(30 * hour)));
    const { covered } = await readMinutes(archive, hours(0, 72));
    expect(covered).toStrictEqual([hours(24, 72)]);
  });

  it('drops nothing of the day that an instant is in', async () => {
    await expect(write((records) => pruneSpans(records, after(23 * hour)))).resolves.toBe(0);
  });
});

function textOf(row: object): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
