import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeChangeEnergy, computeCompositionChange } from '#domain/composition-change.ts';
import { computeCompositions } from '#domain/composition.ts';
import { DAY, weighing } from './body-readings.ts';

type Row = readonly [day: number, fatKg: number, leanKg: number];

function compositionsOf(rows: readonly Row[]) {
  return computeCompositions(
    rows.flatMap(([day, fatMass, fatFreeMass]) => weighing(day, { fatMass, fatFreeMass })),
  ).compositions;
}

function changeOf(rows: readonly Row[], from = 0, to = Infinity) {
  return computeCompositionChange(compositionsOf(rows), { from: from * DAY, to: to * DAY });
}

/** A hundred days on end that drift, with a noise of known size that alternates. */
function drifting(fatPerDay: number, leanPerDay: number, noise = 0.1): Row[] {
  return Array.from({ length: 100 }, (_, day) => {
    const off = [1, -0.4, 0.3, -1, 0.6, -0.5][day % 6] ?? 0;
    return [day, 20 + fatPerDay * day + noise * off, 60 + leanPerDay * day - noise * off];
  });
}

describe('the energy of a change', () => {
  it('is −19,788 kcal for 2 kg of fat and 0.5 kg of the rest lost', () => {
    expect(computeChangeEnergy(-2, -0.5)).toBeCloseTo(-19_788, 9);
  });

  it('is given as an interval around it', () => {
    const { energyKcal, fat, lean } = changeOf(drifting(-0.03, 0)) ?? {};
    expect(energyKcal?.value).toBeCloseTo(9440 * (fat?.delta ?? 0) + 1816 * (lean?.delta ?? 0), 6);
    expect(energyKcal?.low).toBeLessThan(energyKcal?.value ?? 0);
    expect(energyKcal?.high).toBeGreaterThan(energyKcal?.value ?? 0);
  });
});

describe('the change between two dates', () => {
  it('is that of the trend levels', () => {
    // One day of 0.1 each: 20 → 20.1 and 60 → 59.9.
    const change = changeOf([
      [0, 20, 60],
      [1, 21, 59],
    ]);
    expect(change?.fat.delta).toBeCloseTo(0.1, 10);
    expect(change?.lean.delta).toBeCloseTo(-0.1, 10);
  });

  it('adds up exactly: ΔW = ΔFM + ΔFFM', () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 5, max: 50, noNaN: true }),
        fc.double({ min: 30, max: 90, noNaN: true }),
      ),
      { minLength: 2, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        let day = 0;
        const change = changeOf(list.map(([gap, fat, lean]): Row => [(day += gap), fat, lean]));
        if (change === null) return;
        expect(change.weight.delta).toBe(change.fat.delta + change.lean.delta);
        expect(change.end.weightKg - change.start.weightKg).toBeCloseTo(change.weight.delta, 9);
      }),
      { numRuns: 80, seed: 11 },
    );
  });

  it('looks at the first and the last composition of the stretch, and not at its end', () => {
    const change = changeOf(drifting(0, 0), 10, 21);
    expect([change?.start.at, change?.end.at, change?.days, change?.count]).toEqual([
      10 * DAY,
      20 * DAY,
      10,
      11,
    ]);
  });

  it('is none with one composition or with none', () => {
    expect(changeOf(drifting(0, 0), 10, 11)).toBeNull();
    expect(changeOf(drifting(0, 0), 200, 300)).toBeNull();
  });
});

/** Weight of every reading in a level, by the definition of the trend. */
function weightsOf(days: readonly number[], last: number): number[] {
  return days.map((_, index) => {
    if (index > last) return 0;
    const own = index === 0 ? 1 : 1 - 0.9 ** ((days[index] ?? 0) - (days[index - 1] ?? 0));
    return own * 0.9 ** ((days[last] ?? 0) - (days[index] ?? 0));
  });
}

describe('the standard error', () => {
  it('is that of the weights which the readings have in both levels', () => {
    const days = [0, 1, 2, 4, 5, 9, 10, 11, 14, 15, 20];
    const rows = days.map((day, index): Row => [day, 20 + (index % 2) * 0.2, 60]);
    const [from, to] = [weightsOf(days, 3), weightsOf(days, 10)];
    const variance = to.reduce((sum, weight, index) => sum + (weight - (from[index] ?? 0)) ** 2, 0);
    // Every difference of neighbours is 0.2.
    const noise = (1.4826 * 0.2) / Math.SQRT2;
    expect(changeOf(rows, 4, 21)?.fat.standardError).toBeCloseTo(noise * Math.sqrt(variance), 9);
  });

  it('is not made smaller by what levels on both sides of a gap do not share', () => {
    const stretch = Array.from({ length: 10 }, (_, day) => day);
    const days = [...stretch, ...stretch.map((day) => day + 60)];
    const rows = days.map((day, index): Row => [day, 20 + (index % 2) * 0.2, 60]);
    const variance = 2 * weightsOf(stretch, 9).reduce((sum, weight) => sum + weight ** 2, 0);
    const noise = (1.4826 * 0.2) / Math.SQRT2;
    expect(changeOf(rows, 9, 70)?.fat.standardError).toBeCloseTo(noise * Math.sqrt(variance), 9);
  });

  it('is not known from a handful of readings', () => {
    const change = changeOf(drifting(0, 0).slice(0, 5));
    expect([change?.fat.standardError, change?.energyKcal, change?.pattern]).toEqual([null, null, 'too-few']);
  });

  it('covers what is there: nineteen of twenty changes of nothing are called none', () => {
    let seed = 1;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const runs = Array.from({ length: 300 }, () => {
      const rows = Array.from({ length: 60 }, (_, day): Row => [day, 20 + 0.3 * normal(), 60]);
      const { fat } = changeOf(rows, 30, 60) ?? {};
      return Math.abs(fat?.delta ?? 0) < 1.96 * (fat?.standardError ?? 0);
    });
    const share = runs.filter(Boolean).length / runs.length;
    expect(share).toBeGreaterThan(0.88);
    expect(share).toBeLessThan(0.99);
  });
});

describe('the pattern of a change', () => {
  it.each([
    ['fat-loss', -0.03, -0.005],
    ['lean-loss', -0.005, -0.03],
    ['recomposition', -0.02, 0.02],
    ['gain-mostly-lean', 0.005, 0.03],
    ['gain-mostly-fat', 0.03, 0.005],
    ['gain-mostly-fat', 0.03, -0.01],
    ['lean-loss', 0.01, -0.03],
    ['none', 0, 0],
    ['none', 0.0005, -0.0005],
  ] as const)('is %s for %f kg of fat and %f kg of the rest a day', (pattern, fat, lean) => {
    expect(changeOf(drifting(fat, lean))?.pattern).toBe(pattern);
  });

  it('is none as long as the change is below 1.96 standard errors, however large it is', () => {
    expect(changeOf(drifting(-0.03, 0, 20))?.pattern).toBe('none');
  });
});
