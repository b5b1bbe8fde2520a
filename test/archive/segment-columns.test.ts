import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSegments, encodeSegments, isSegmentChunk, isTrackChunk } from '#archive/segment-columns.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { after, arbitrarySegments, createSegment } from './span-rows.ts';

describe('segment columns', () => {
  it('give every segment back as it was, sorted by its beginning', () => {
    fc.assert(
      fc.property(arbitrarySegments, (rows) => {
        const { segments, tracks } = encodeSegments(rows);
        expect(decodeSegments(segments, tracks)).toStrictEqual(sorted(rows));
      }),
    );
  });

  it('survive a structured clone, as storing them is one', () => {
    fc.assert(
      fc.property(arbitrarySegments, (rows) => {
        const { segments, tracks } = structuredClone(encodeSegments(rows));
        expect(isSegmentChunk(segments)).toBe(true);
        expect(tracks === null || isTrackChunk(tracks, segments.count)).toBe(true);
        expect(decodeSegments(segments, tracks)).toStrictEqual(sorted(rows));
      }),
    );
  });

  it('give the segments without their tracks when these are not read', () => {
    const { heartRateBpm: _, ...bare } = createSegment(after(0));
    expect(decodeSegments(encodeSegments([createSegment(after(0))]).segments, null)).toStrictEqual([bare]);
  });

  it('keep a track without a point apart from none', () => {
    const rows = [createSegment(after(0), { snoringSec: [] }), createSegment(after(600))];
    const { segments, tracks } = encodeSegments(rows);
    expect(decodeSegments(segments, tracks)).toStrictEqual(rows);
  });

  it('need no tracks where no segment has any', () => {
    const { heartRateBpm: _, ...bare } = createSegment(after(0));
    expect(encodeSegments([bare])).toMatchObject({ segments: { hasTracks: false }, tracks: null });
  });

  it.each([
    ['nothing', null],
    ['an empty record', {}],
    ['a segment without a state', { ...chunk().segments, state: Number.NaN }],
    ['a lane of another length', { ...chunk().segments, from: new Float64Array(3) }],
    ['a source that is no lane', { ...chunk().segments, source: 'mat' }],
  ])('do not take %s for a chunk', (_, value) => {
    expect(isSegmentChunk(value)).toBe(false);
  });

  it.each([
    ['nothing', null],
    ['tracks of other segments', { ...Object(chunk().tracks), count: 5 }],
    ['a track that is no record', { count: 2, tracks: { heartRateBpm: 1 } }],
    ['fewer points than promised', { count: 2, tracks: { heartRateBpm: lanes(2) } }],
    ['a negative number of points', { count: 2, tracks: { heartRateBpm: lanes(-1) } }],
  ])('do not take %s for the tracks', (_, value) => {
    expect(isTrackChunk(value, 2)).toBe(false);
  });
});

function chunk() {
  return encodeSegments([createSegment(after(0)), createSegment(after(600), { state: 2 })]);
}

/** Two points, and the promise of so many in each of two segments. */
function lanes(size: number) {
  return { size, after: new Float64Array(2), value: new Float64Array(2) };
}

function sorted(rows: readonly SleepSegment[]): SleepSegment[] {
  return rows.toSorted((a, b) => a.from - b.from || a.to - b.to);
}
