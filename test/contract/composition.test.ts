/** What the product makes of the pretend service's weighings, against the same worked out anew from the truth. */
import { beforeAll, describe, expect, it } from 'vitest';

import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { computeBodyIndex } from '#domain/body-index.ts';
import { computeCompositionChange } from '#domain/composition-change.ts';
import { computeCompositions, computeCompositionTrend, type Composition } from '#domain/composition.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { createSimulator } from '#simulator/simulator.ts';

import {
  trueChange,
  trueCompositions,
  trueLevel,
  type TrueComposition,
} from '../support/true-composition.ts';
import { linkAccount, ORIGIN } from './linked-account.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const YEAR = 365 * 86_400;

describe.each([withings, nokia])('three years of a person through $id', (dialect) => {
  let truth: readonly TrueComposition[];
  let compositions: readonly Composition[];

  beforeAll(async () => {
    const simulator = createSimulator({ now: () => NOW, years: 3, limits: 'off', control: true });
    const account = await linkAccount(simulator, dialect);
    const readings = (await account.measurePages()).flatMap(({ groups }) =>
      groups.flatMap(({ id, measures, ...group }) =>
        measures.map((measure): MeasureReading => ({ groupId: id, ...group, ...measure })),
      ),
    );
    compositions = computeCompositions(readings).compositions;
    const answer = await simulator.fetch(new Request(`${ORIGIN}/__sim/truth?kind=measures`));
    const { records } = (await answer.json()) as { records: Parameters<typeof trueCompositions>[0] };
    truth = trueCompositions(records);
  });

  it('has a composition for every weighing with fat, in the values that were measured', () => {
    expect(truth.length).toBeGreaterThan(600);
    expect(
      compositions.map(({ at, weightKg, fatKg, leanKg, waterKg }) => ({
        at,
        weight: weightKg.value,
        fat: fatKg.value,
        lean: leanKg.value,
        water: waterKg ?? undefined,
      })),
    ).toEqual(truth);
  });

  it('has the same trend of fat and of the rest', () => {
    const trend = computeCompositionTrend(compositions);
    for (let index = 0; index < truth.length; index += 37) {
      expect(trend[index]?.fatKg).toBeCloseTo(trueLevel(truth, index, 'fat'), 9);
      expect(trend[index]?.leanKg).toBeCloseTo(trueLevel(truth, index, 'lean'), 9);
    }
  });

  it('has the same change over a year, and its energy', () => {
    const [from, to] = [NOW / 1000 - 1.5 * YEAR, NOW / 1000 - YEAR / 2];
    const change = computeCompositionChange(compositions, { from, to });
    const { start, fat, lean, end, kcal } = trueChange(truth, from, to);
    expect(change?.start.weightKg).toBeCloseTo(start, 9);
    expect(change?.fat.delta).toBeCloseTo(fat, 9);
    expect(change?.lean.delta).toBeCloseTo(lean, 9);
    expect(change?.end.weightKg).toBeCloseTo(end, 9);
    expect(change?.energyKcal?.value).toBeCloseTo(kcal, 5);
  });

  it('has indices that are the body mass index together', () => {
    const { fatKg, leanKg, weightKg } = compositions.at(-1) ?? {};
    const index = computeBodyIndex(fatKg?.value ?? 0, leanKg?.value ?? 0, 1.8);
    expect(index?.bmi).toBeCloseTo((weightKg?.value ?? 0) / 3.24, 1);
  });
});
