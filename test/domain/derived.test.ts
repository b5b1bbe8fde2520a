import { describe, expect, it } from 'vitest';
import { createDerived, groupExcluded, mapDerived, type ExcludedRecord } from '#domain/derived.ts';
import { toEpochSec } from '#domain/time.ts';

const ref = (id: number) => ({ kind: 'measures' as const, id, at: toEpochSec(1_700_000_000 + id) });
const left = (id: number, reason: string): ExcludedRecord => ({ ...ref(id), reason });

describe('createDerived', () => {
  it('counts its inputs and has looked at everything unless told otherwise', () => {
    const made = { unit: 'kg', method: 'mean', version: 1, inputs: [ref(1), ref(2)] };
    expect(createDerived(81, made)).toStrictEqual({ ...made, value: 81, n: 2, window: null, excluded: [] });
  });

  it('takes records that are one value together for one', () => {
    const made = { unit: 'kg', method: 'mean', version: 1, inputs: [ref(1), ref(2)], n: 1 };
    expect(createDerived(81, made).n).toBe(1);
  });
});

describe('mapDerived', () => {
  it('computes further and keeps what it was made of', () => {
    const derived = createDerived(2, { unit: 'kg', method: 'mean', version: 3, inputs: [ref(1)] });
    expect(mapDerived(derived, (value) => value * 7)).toStrictEqual({ ...derived, value: 14 });
  });
});

describe('groupExcluded', () => {
  it('has the most frequent reason first, and within one the newest record', () => {
    const excluded = [left(1, 'a'), left(2, 'b'), left(3, 'b')];
    expect(groupExcluded(excluded)).toStrictEqual([
      { reason: 'b', records: [excluded[2], excluded[1]] },
      { reason: 'a', records: [excluded[0]] },
    ]);
  });

  it('loses no record', () => {
    const excluded = Array.from({ length: 50 }, (_, index) => left(index, `reason ${index % 7}`));
    expect(groupExcluded(excluded).flatMap(({ records }) => records)).toHaveLength(50);
  });
});
