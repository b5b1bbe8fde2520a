import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '#domain/decisions.ts';
import { type MeasureReading, measureType } from '#domain/measures.ts';
import { toEpochSec, UTC } from '#domain/time.ts';
import { computeJudgedWeighIns, computeWeighIns } from '#domain/weigh-ins.ts';
import { sortWeightSources } from '#domain/weight-sources.ts';

function reading(groupId: number, change: Partial<MeasureReading> = {}): MeasureReading {
  return {
    groupId,
    at: toEpochSec(groupId * 86_400),
    timeZone: UTC,
    category: 1,
    attrib: 0,
    type: measureType.weight,
    value: 80,
    ...change,
  };
}

const verdicts = (...pairs: readonly (readonly [number, Verdict])[]) =>
  new Map<number | string, Verdict>(pairs);
const none = verdicts();
const sorted = (readings: readonly MeasureReading[], decided = none) => {
  const { inputs, excluded } = sortWeightSources(readings, decided);
  return [inputs.map(({ id }) => id), excluded.map(({ id, reason }) => [id, reason])];
};

describe('the sources of a weight', () => {
  it.each([
    ['ambiguous', { attrib: 1 }],
    ['typed-at-sign-up', { attrib: 4 }],
    ['goal', { category: 2 }],
    ['no-weight', { value: 0 }],
    ['no-weight', { position: 3 }],
  ])('are not what is %s', (reason, change) => {
    expect(sorted([reading(1), reading(2, change)])).toEqual([[1], [[2, reason]]]);
  });

  it.each([{ attrib: 2 }, { attrib: 7 }, { attrib: 17 }, { position: 7 }])('are what has %j', (change) => {
    expect(sorted([reading(1, change)])).toEqual([[1], []]);
  });

  it('follow the reader: kept goes in, hidden and somebody else’s do not', () => {
    const readings = [reading(1, { attrib: 1 }), reading(2), reading(3)];
    expect(sorted(readings, verdicts([1, 'keep'], [2, 'hide'], [3, 'not-me']))).toEqual([
      [1],
      [
        [2, 'hidden'],
        [3, 'not-me'],
      ],
    ]);
  });

  it('are those of the window, both ends included', () => {
    const window = { from: toEpochSec(2 * 86_400), to: toEpochSec(3 * 86_400) };
    const { inputs } = sortWeightSources(
      [1, 2, 3, 4].map((id) => reading(id)),
      none,
      { window },
    );
    expect(inputs.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('lose no reading: what went in and what was left out is what was fetched', () => {
    const some = fc.array(
      fc.record({
        attrib: fc.constantFrom(0, 1, 2, 3, 4, 7),
        category: fc.constantFrom(1, 2),
        value: fc.constantFrom(0, 70, 80),
        verdict: fc.constantFrom<Verdict | null>(null, 'keep', 'hide', 'not-me'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const readings = list.map((change, index) => reading(index, change));
        const decided = verdicts(
          ...list.flatMap(({ verdict }, index) => (verdict === null ? [] : [[index, verdict] as const])),
        );
        const { inputs, excluded } = sortWeightSources(readings, decided);
        const counted = computeWeighIns(readings, decided).filter(({ status }) => status === 'counted');
        expect(
          [...inputs, ...excluded].map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b)),
        ).toEqual(readings.map(({ groupId }) => groupId));
        expect(counted.flatMap(({ groupIds }) => groupIds)).toEqual(inputs.map(({ id }) => id));
      }),
      { seed: 3 },
    );
  });
});

describe('weighings under verdicts', () => {
  const readings = [reading(1), reading(2, { attrib: 1 }), reading(3), reading(4)];

  it('count what was kept', () => {
    const kept = computeWeighIns(readings, verdicts([2, 'keep']));
    expect(kept.map(({ status }) => status)).toEqual(['counted', 'counted', 'counted', 'counted']);
  });

  it.each(['hide', 'not-me'] as const)('are one fewer for one "%s"', (verdict) => {
    expect(computeWeighIns(readings, verdicts([3, verdict])).map(({ groupIds }) => groupIds)).toEqual([
      [1],
      [2],
      [4],
    ]);
  });

  it('merge what was kept with what lies within thirty minutes', () => {
    const close = [reading(1), reading(2, { attrib: 1, at: toEpochSec(86_400 + 60), value: 82 })];
    expect(computeWeighIns(close, verdicts([2, 'keep'])).map(({ kg }) => kg)).toEqual([81]);
  });

  it('are told apart by verdict where they are listed to be taken back', () => {
    const decided = computeJudgedWeighIns(readings, verdicts([4, 'hide'], [2, 'keep']));
    expect(decided.map(({ groupIds, verdict, status }) => [groupIds, verdict, status])).toEqual([
      [[2], 'keep', 'counted'],
      [[4], 'hide', 'hidden'],
    ]);
  });
});
