import { describe, expect, it } from 'vitest';
import { toVerdicts } from '#domain/decisions.ts';
import type { WeightVerdicts } from '#domain/weigh-ins.ts';
import { measureCategory, type MeasureReading } from '#domain/measures.ts';
import { createFormat } from '#locale/format.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import { german } from '#locale/messages/german-catalogue.ts';
import { changeSpans } from '#pages/body/body-view.ts';
import { computeOthers } from '#pages/body/other-estimators.ts';
import { estimators, type Estimator } from '#pages/body/weight-choices.ts';
import { explainWeight } from '#pages/body/weight-explanations.ts';
import { computeWeightHistory } from '#pages/body/weight-history.ts';
import type { WeightSubject } from '#pages/body/weight-subject.ts';
import { dailyWeights, instant, weightReading } from '../../support/readings.ts';

const now = instant('2026-01-28T12:00:00+01:00');
const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), own: englishWeight };
const month = Array.from({ length: 28 }, (_, day) => 80 - day * 0.05 + (day % 2) * 0.1);

const mine = dailyWeights('2026-01-01', month);
const guest = weightReading('2026-01-20T09:00:00+01:00', 55, { attrib: 1 });
const goal = weightReading('2026-01-10T09:00:00+01:00', 78, { category: measureCategory.goal });
const earlier = dailyWeights('2025-10-01', [85, 85, 84]);
const everything = [...earlier, ...mine, guest, goal];

const hide = (reading: MeasureReading) =>
  toVerdicts(
    [{ kind: 'reading', list: 'measures', id: reading.groupId, verdict: 'hide', decidedAt: now }],
    'measures',
  );

function explain(
  subject: WeightSubject,
  options: { readings?: readonly MeasureReading[]; verdicts?: WeightVerdicts; estimator?: Estimator } = {},
) {
  const { readings = everything, verdicts = new Map(), estimator = 'average' } = options;
  const history = computeWeightHistory(readings, { verdicts, estimator, others: { computeOthers } });
  return explainWeight(subject, { history, now, words, catalogue: null });
}

const reasonsOf = ({ derived }: ReturnType<typeof explain>) =>
  derived.excluded.map(({ id, reason }) => [id, reason]);

describe('the trend', () => {
  it('rests on the readings since the last long silence; all others say why not', () => {
    const trend = explain({ of: 'trend' });
    expect(trend.derived.n).toBe(28);
    expect(trend.derived.inputs.map(({ id }) => id)).toEqual(mine.map(({ groupId }) => groupId));
    expect(reasonsOf(trend)).toEqual([
      ...earlier.map(({ groupId }) => [groupId, 'outside']),
      [goal.groupId, 'goal'],
      [guest.groupId, 'ambiguous'],
    ]);
  });

  it('is told with its value, its formula and what was counted', () => {
    expect(explain({ of: 'trend' })).toMatchObject({
      title: 'Trend now',
      value: expect.stringMatching(/^7\d\.\d kg$/) as string,
      formula: expect.stringContaining('0.9^Δt') as string,
      counted: '28 weighings',
      window: null,
    });
  });

  it('loses exactly one weighing, and changes, when a reading is hidden', () => {
    const [last] = mine.slice(-1);
    const [before, after] = [
      explain({ of: 'trend' }),
      explain({ of: 'trend' }, { verdicts: hide(last ?? guest) }),
    ];
    expect(after.derived.n).toBe(before.derived.n - 1);
    expect(after.derived.value).not.toBe(before.derived.value);
    expect(after.derived.excluded).toHaveLength(before.derived.excluded.length + 1);
  });

  it('of an earlier day knows nothing of what came later', () => {
    const index = 3 + 9;
    const { derived } = explain({ of: 'trend-then', index });
    expect(derived.n).toBe(10);
    expect(derived.inputs.at(-1)?.id).toBe(mine[9]?.groupId);
  });

  it('of a local regression rests on the 22.5 days around it', () => {
    const { derived, method } = explain({ of: 'trend' }, { estimator: 'loess' });
    expect(method).toBe('Local regression (LOESS)');
    expect(derived.inputs.map(({ id }) => id)).toEqual(mine.slice(-23).map(({ groupId }) => groupId));
    expect(derived.n).toBe(23);
  });

  it('of a smoother rests on all readings', () => {
    expect(explain({ of: 'trend-then', index: 5 }, { estimator: 'local' }).derived.n).toBe(31);
  });
});

describe('every number', () => {
  const subjects: readonly WeightSubject[] = [
    { of: 'trend' },
    { of: 'goal' },
    ...changeSpans.map((span) => ({ of: 'change', span }) as const),
  ];

  it.each(estimators)('of the whole record accounts for all that was fetched, by %s', (estimator) => {
    if (estimator === 'loess') return;
    for (const subject of subjects) {
      const { inputs, excluded } = explain(subject, { estimator }).derived;
      expect(inputs.length + excluded.length).toBe(everything.length);
    }
  });

  it('has words for every reason and a time for every record', () => {
    const { derived, reasonText, momentOf } = explain({ of: 'trend' });
    expect(derived.excluded.map(({ reason }) => reasonText(reason))).toContain('May belong to someone else');
    expect(derived.inputs.map((ref) => momentOf(ref).datetime)[0]).toBe('2026-01-01T07:00:00+01:00');
  });

  it('speaks German to readers of German', () => {
    const history = computeWeightHistory(everything);
    const { what } = explainWeight({ of: 'rate' }, { history, now, words, catalogue: german });
    expect(what).toMatch(/^Wie schnell/);
  });
});

describe('the rate', () => {
  it('rests on the last 28 days, with its interval beside it', () => {
    const rate = explain({ of: 'rate' });
    expect(rate).toMatchObject({
      counted: '28 weighings',
      value: expect.stringMatching(/kg\/week$/) as string,
    });
    expect(rate.derived.unit).toBe('kg/d');
    expect(rate.notes?.[0]).toMatch(/^95 % interval: −0\.\d\d kg to −0\.\d\d kg per week\.$/);
    expect(reasonsOf(rate)).toEqual([
      [goal.groupId, 'goal'],
      [guest.groupId, 'ambiguous'],
    ]);
  });
});

describe('the distance to the goal', () => {
  it('rests on the goal that the service has, too', () => {
    const { derived } = explain({ of: 'goal' });
    expect(derived.inputs.map(({ id }) => id)).toContain(goal.groupId);
    expect(derived.excluded.map(({ id }) => id)).not.toContain(goal.groupId);
  });
});

describe('a weighing', () => {
  it('is the median of the readings within thirty minutes', () => {
    const thrice = ['07:00', '07:05', '07:10'].map((time, index) =>
      weightReading(`2026-01-26T${time}:00Z`, 80 + index),
    );
    const { derived, value } = explain({ of: 'latest' }, { readings: thrice });
    expect([derived.n, derived.inputs.length, value]).toEqual([1, 3, '81.0 kg']);
  });

  it('that is doubtful is made of the readings that count nowhere else', () => {
    const { derived } = explain({ of: 'weighing', index: 0 }, { readings: [guest] });
    expect([derived.inputs.map(({ id }) => id), derived.excluded]).toEqual([[guest.groupId], []]);
  });
});
