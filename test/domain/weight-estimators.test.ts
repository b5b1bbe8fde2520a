import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeClassicTrend } from '#domain/classic-trend.ts';
import {
  fitLocalLinearTrend,
  smoothLocalLinearTrend,
  type LocalLinearModel,
} from '#domain/local-linear-trend.ts';
import { computeLoess } from '#domain/loess.ts';
import { UTC } from '#domain/time.ts';
import { BAND_95, computeGapAwareTrend } from '#domain/trend.ts';
import {
  averageAt,
  classicAt,
  localLinearAt,
  loessOf,
  mostLikely,
  restrictedLikelihood,
} from '../support/independent-trends.ts';
import { paris } from '../support/readings.ts';
import { samples, simulateWeights, type Sample } from './random-weights.ts';

const model: LocalLinearModel = { observation: 0.2, level: 0.01, slope: 4e-6 };
const weighed = (points: readonly Sample[]) =>
  points.map(({ at, value }) => ({ day: at / 86_400, kg: value }));
const classic = (points: readonly Sample[]) => computeClassicTrend(points, UTC).map(({ value }) => value);
const observed = (points: readonly Sample[], variances = model) => {
  const { level, isObserved } = smoothLocalLinearTrend(points, variances);
  return [...level].filter((_, index) => isObserved[index] === 1);
};

const estimators: readonly (readonly [string, (points: readonly Sample[]) => readonly number[]])[] = [
  ['the Hacker’s Diet', classic],
  ['the gap-aware average', (points) => computeGapAwareTrend(points).map(({ value }) => value)],
  ['the local linear trend', (points) => observed(points, fitLocalLinearTrend(points))],
  ['the local regression', (points) => computeLoess(points).map(({ value }) => value)],
];

describe.each(estimators)('%s', (_, estimate) => {
  it('keeps a constant weight constant under any spacing', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 60 * 96 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 20, max: 300 }), (list, value) => {
        let quarters = 0;
        const points = samples(...list.map((gap) => [(quarters += gap) / 96, value] as const));
        const far = estimate(points).filter((level) => !(Math.abs(level - value) < 1e-6));
        expect(far).toEqual([]);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it('says nothing of no readings', () => {
    expect(estimate([])).toEqual([]);
  });

  it('is the reading itself where there is one', () => {
    expect(estimate(samples([3, 81]))).toEqual([81]);
  });

  it('has a value for every reading and none for what is missing', () => {
    const points = samples([0, 80], [1, Number.NaN], [2, 81]);
    expect(estimate(points)).toHaveLength(2);
  });
});

describe('the Hacker’s Diet', () => {
  it('moves a tenth of the way each day', () => {
    const [first, second, third] = classic(samples([0, 80], [1, 81], [2, 79]));
    expect([first, second, third]).toEqual([80, 80.1, 79.99].map((kg) => expect.closeTo(kg, 10) as number));
  });

  it('takes missing days from the straight line between their neighbours', () => {
    expect(classic(samples([0, 80], [3, 82]))[1]).toBeCloseTo(80.374, 10);
  });

  it('runs on through a gap', () => {
    const values = classic(samples([0, 80], [1, 80], [11, 78], [12, 78]));
    expect(values[2]).toBeCloseTo(79.172, 3);
    expect(values[3]).toBeCloseTo(79.055, 3);
  });

  it('counts the first of several readings a day', () => {
    expect(classic(samples([0, 80], [1.2, 81], [1.5, 90], [2.3, 79]))).toEqual(
      [80, 80.1, 80.1, 79.99].map((kg) => expect.closeTo(kg, 10) as number),
    );
  });

  it('counts the days of the zone', () => {
    // 23:30 and 00:30 UTC are one day in Paris in winter, and two in Greenwich.
    const points = samples([0, 80], [20.98, 82], [21.02, 90]);
    expect(computeClassicTrend(points, UTC)[2]?.value).not.toBe(computeClassicTrend(points, UTC)[1]?.value);
    expect(computeClassicTrend(points, paris)[2]?.value).toBe(computeClassicTrend(points, paris)[1]?.value);
  });

  it('breaks the line, but not the numbers, after a month of silence', () => {
    const trend = computeClassicTrend(samples([0, 80], [31, 80], [62.5, 78]), UTC);
    expect(trend.map(({ startsSegment }) => startsSegment)).toEqual([true, true, true]);
    expect(trend[2]?.value).toBeGreaterThan(78);
  });

  it('agrees with a calendar that is filled in day by day', () => {
    const { points } = simulateWeights(3, 120, model);
    const readings = weighed(points).map((one) => ({ ...one, calendarDay: Math.floor(one.day) }));
    for (const [index, value] of classic(points).entries()) {
      expect(value).toBeCloseTo(classicAt(readings, index), 9);
    }
  });
});

describe('the gap-aware average', () => {
  it('agrees with one weighted sum of all readings', () => {
    const { points } = simulateWeights(4, 120, model);
    for (const [index, { value }] of computeGapAwareTrend(points).entries()) {
      expect(value).toBeCloseTo(averageAt(weighed(points), index), 9);
    }
  });
});

describe('the local linear trend', () => {
  it('agrees with the best linear unbiased prediction from all readings at once', () => {
    const { points } = simulateWeights(11, 60, model);
    const { at, level, variance } = smoothLocalLinearTrend(points, model);
    const expected = localLinearAt(
      weighed(points),
      model,
      [...at].map((instant) => instant / 86_400),
    );
    for (const [index, one] of expected.entries()) {
      expect(level[index]).toBeCloseTo(one.level, 4);
      expect(variance[index]).toBeCloseTo(one.variance, 4);
    }
  });

  it('covers the true level on 93 to 97 of 100 days of 500 lives with known variances', () => {
    let [inside, all] = [0, 0];
    for (let seed = 0; seed < 500; seed += 1) {
      const { points, truth } = simulateWeights(seed, 60, model);
      const { level, variance, isObserved } = smoothLocalLinearTrend(points, model);
      const rows = [...level.keys()].filter((index) => isObserved[index] === 1);
      for (const [place, row] of rows.entries()) {
        const reach = BAND_95 * Math.sqrt(variance[row] ?? 0);
        all += 1;
        if (Math.abs((truth[place] ?? 0) - (level[row] ?? 0)) <= reach) inside += 1;
      }
    }
    expect(all).toBe(30_000);
    expect(inside / all).toBeGreaterThan(0.93);
    expect(inside / all).toBeLessThan(0.97);
  });

  it('finds the most likely variances of its grid', () => {
    const { points } = simulateWeights(21, 110, model);
    const fitted = fitLocalLinearTrend(points);
    const expected = mostLikely(weighed(points));
    expect(Math.log10(fitted.observation / expected.observation)).toBeCloseTo(0, 3);
    const likelihood = restrictedLikelihood(weighed(points), fitted);
    for (const factor of [0.5, 2]) {
      const others = (['observation', 'level', 'slope'] as const).map((key) => ({
        ...fitted,
        [key]: fitted[key] * factor,
      }));
      for (const other of others) {
        expect(restrictedLikelihood(weighed(points), other)).toBeLessThanOrEqual(likelihood + 0.05);
      }
    }
  });

  it('finds about the noise that was put in, over many lives', () => {
    const found = Array.from({ length: 40 }, (_, seed) =>
      Math.log(fitLocalLinearTrend(simulateWeights(seed, 200, model).points).observation),
    );
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    expect(Math.exp(mean)).toBeGreaterThan(0.17);
    expect(Math.exp(mean)).toBeLessThan(0.23);
  });

  it('looks at the last 365 days for its variances, and at all readings for its level', () => {
    const { points } = simulateWeights(5, 60, model);
    const loud = points.map(({ at, value }, index) => ({ at, value: value + (index % 2) * 20 }));
    const later = points.map(({ at, value }) => ({ at: (at + 800 * 86_400) as typeof at, value }));
    expect(fitLocalLinearTrend([...loud, ...later])).toEqual(fitLocalLinearTrend(later));
    expect(observed([...loud, ...later])).toHaveLength(120);
  });

  it('takes usual variances where there are too few readings to tell', () => {
    expect(fitLocalLinearTrend(simulateWeights(1, 19, model).points)).toEqual(fitLocalLinearTrend([]));
  });

  it('tells the days in between, where the doubt is greater', () => {
    const { at, variance, isObserved } = smoothLocalLinearTrend(
      samples([0, 80], [1, 80], [2, 80], [12, 80], [13, 80]),
      model,
    );
    expect([...isObserved]).toEqual([1, 1, 1, ...Array.from({ length: 9 }, () => 0), 1, 1]);
    expect((at[5] ?? 0) / 86_400).toBe(5);
    expect(variance[7]).toBeGreaterThan(variance[2] ?? 0);
  });

  it('leaves more than 30 days of silence empty', () => {
    expect(smoothLocalLinearTrend(samples([0, 80], [31, 80]), model).at).toHaveLength(2);
  });

  it('takes two readings at one instant', () => {
    const { points } = simulateWeights(9, 30, model);
    const twice = points.flatMap((point) => [point, point]);
    const halved = { ...model, observation: 2 * model.observation };
    const [once, doubled] = [observed(points), observed(twice, halved)];
    for (const [index, level] of once.entries()) expect(doubled[2 * index]).toBeCloseTo(level, 5);
  });
});

describe('the local regression', () => {
  it('follows a straight line exactly, to its ends', () => {
    const points = samples(...Array.from({ length: 60 }, (_, day) => [day, 90 - 0.05 * day] as const));
    for (const [day, { value }] of computeLoess(points).entries())
      expect(value).toBeCloseTo(90 - 0.05 * day, 9);
  });

  it('agrees with normal equations that are solved anew for every window', () => {
    const { points } = simulateWeights(31, 150, model);
    const expected = loessOf(weighed(points));
    for (const [index, { value }] of computeLoess(points).entries()) {
      expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 8);
    }
  });

  it('gives a gross outlier no weight', () => {
    const { points } = simulateWeights(32, 80, model);
    const spoilt = points.map((point, index) => (index === 40 ? { ...point, value: 140 } : point));
    const [clean, robust] = [computeLoess(points), computeLoess(spoilt)];
    expect(Math.abs((robust[40]?.value ?? 0) - (clean[40]?.value ?? 0))).toBeLessThan(0.2);
  });

  it('looks no further than 22.5 days', () => {
    const near = samples([0, 80], [5, 81], [10, 80]);
    const far = samples([0, 80], [5, 81], [10, 80], [33, 120]);
    expect(computeLoess(far)[0]?.value).toBeCloseTo(computeLoess(near)[0]?.value ?? 0, 10);
  });
});
