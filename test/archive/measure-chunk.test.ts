import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChunk, isMeasureChunk, liftReadings } from '#archive/measure-chunk.ts';
import { encodeChunk } from '#archive/measure-encoding.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import { arbitraryGroups, byTime, createGroup, seconds } from './measure-groups.ts';

const always = { from: -Infinity, to: Infinity };

describe('measure chunk', () => {
  it('gives every group back as it was, sorted by time', () => {
    fc.assert(
      fc.property(arbitraryGroups, (groups) => {
        expect(decodeChunk(encodeChunk(groups))).toStrictEqual(groups.toSorted(byTime));
      }),
    );
  });

  it('survives a structured clone, as storing it is one', () => {
    fc.assert(
      fc.property(arbitraryGroups, (groups) => {
        const stored: unknown = structuredClone(encodeChunk(groups));
        expect(isMeasureChunk(stored) && decodeChunk(stored)).toStrictEqual(groups.toSorted(byTime));
      }),
    );
  });

  it('lifts the same readings as walking through the groups', () => {
    fc.assert(
      fc.property(arbitraryGroups, fc.array(fc.integer({ min: 0, max: 20 })), (groups, extra) => {
        const types = [...extra, ...groups.flatMap((group) => group.measures.slice(0, 1).map((m) => m.type))];
        expect(liftReadings(encodeChunk(groups), { types, ...always })).toStrictEqual(
          groups.toSorted(byTime).flatMap((group) => readingsOf(group, types)),
        );
      }),
    );
  });

  it('takes the first instant of a range in and leaves the last one out', () => {
    const chunk = encodeChunk(
      [10, 20, 30].map((day) => createGroup({ id: day, at: seconds(`2026-03-${day}T00:00:00Z`) })),
    );
    const lifted = liftReadings(chunk, {
      types: [1],
      from: seconds('2026-03-10T00:00:00Z'),
      to: seconds('2026-03-30T00:00:00Z'),
    });
    expect(lifted.map((reading) => reading.groupId)).toStrictEqual([10, 20]);
  });

  it('keeps a value of zero apart from a missing one', () => {
    const chunk = encodeChunk([createGroup({ id: 1, measures: [{ type: 1, value: 0, position: 0 }] })]);
    expect(decodeChunk(chunk)[0]?.measures).toStrictEqual([{ type: 1, value: 0, position: 0 }]);
  });

  it('keeps an empty comment apart from none', () => {
    const groups = [createGroup({ id: 1, comment: '' }), createGroup({ id: 2 })];
    expect(decodeChunk(encodeChunk(groups))).toStrictEqual(groups);
  });

  it('stores a column of equal values as one number', () => {
    const chunk = encodeChunk(Array.from({ length: 31 }, (_, index) => createGroup({ id: index + 1 })));
    expect(chunk.category).toBe(1);
  });

  it.each([
    ['nothing', null],
    ['text', 'chunk'],
    ['an empty record', {}],
    ['a missing column', { ...encodeChunk([createGroup({ id: 1 })]), type: undefined }],
    ['a column of the wrong length', { ...encodeChunk([createGroup({ id: 1 })]), id: new Float64Array(3) }],
    ['sizes that promise more measures than there are', damagedSizes()],
    ['a dictionary that is no list', { ...encodeChunk([createGroup({ id: 1 })]), zones: 'Europe/Paris' }],
  ])('does not take %s for a chunk', (_, value) => {
    expect(isMeasureChunk(value)).toBe(false);
  });
});

function damagedSizes(): unknown {
  const chunk = encodeChunk([
    createGroup({ id: 1, measures: [1, 2].map((type) => ({ type, value: type / 3 })) }),
    createGroup({ id: 2, measures: [] }),
  ]);
  return { ...chunk, size: Int32Array.of(2, 7) };
}

function readingsOf(group: MeasureGroup, types: readonly number[]) {
  return group.measures
    .filter((measure) => types.includes(measure.type))
    .map(({ type, value, ...position }) => ({
      groupId: group.id,
      at: group.at,
      timeZone: group.timeZone,
      category: group.category,
      attrib: group.attrib,
      ...(group.deviceId !== undefined && { deviceId: group.deviceId }),
      type,
      value,
      ...position,
    }));
}
