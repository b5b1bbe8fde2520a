import { describe, expect, it } from 'vitest';
import { annotationsOf, decisionKey, toVerdicts, type Annotation, type Decision } from '#domain/decisions.ts';
import { type LocalDay, toEpochSec } from '#domain/time.ts';

const decidedAt = toEpochSec(1_790_000_000);
const day = (text: string) => text as LocalDay;

function annotation(id: string, from: string, to: string | null = null): Annotation {
  return { kind: 'annotation', id, from: day(from), to: to === null ? null : day(to), text: id, decidedAt };
}

describe('decisionKey', () => {
  it('is another one for each thing that is decided about', () => {
    const keys = [
      decisionKey({ kind: 'reading', list: 'measures', id: 12 }),
      decisionKey({ kind: 'reading', list: 'workouts', id: 12 }),
      decisionKey({ kind: 'annotation', id: '12' }),
      decisionKey({ kind: 'night', day: day('2026-03-01') }),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});

describe('toVerdicts', () => {
  const decisions: Decision[] = [
    { kind: 'reading', list: 'measures', id: 1, verdict: 'hide', decidedAt },
    { kind: 'reading', list: 'measures', id: 2, verdict: null, note: 'after dinner', decidedAt },
    { kind: 'reading', list: 'workouts', id: 3, verdict: 'not-me', decidedAt },
    annotation('a', '2026-03-01'),
  ];

  it('has the verdicts on one list, and no mere notes', () => {
    expect([...toVerdicts(decisions, 'measures')]).toStrictEqual([[1, 'hide']]);
  });
});

describe('annotationsOf', () => {
  const trip = annotation('trip', '2026-03-05', '2026-03-12');
  const scale = annotation('scale', '2026-03-02');

  it('has them in order of their days', () => {
    expect(annotationsOf([trip, scale])).toStrictEqual([scale, trip]);
  });

  it('has those that touch the days asked for, at either end', () => {
    const found = [
      ['2026-03-12', '2026-03-20'],
      ['2026-02-01', '2026-03-02'],
      ['2026-03-13', '2026-03-20'],
    ].map(([from = '', to = '']) => annotationsOf([trip, scale], { from: day(from), to: day(to) }));
    expect(found).toStrictEqual([[trip], [scale], []]);
  });
});
