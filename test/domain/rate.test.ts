import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTheilSenRate } from '#domain/rate.ts';
import { toEpochSec } from '#domain/time.ts';

type Point = { at: number; value: number };

const DAY = 86_400;

function rateOf(points: readonly Point[], until = 28 * DAY, windowDays?: number) {
  return computeTheilSenRate(
    points.map(({ at, value }) => ({ at: toEpochSec(at), value })),
    { until: toEpochSec(until), ...(windowDays !== undefined && { windowDays }) },
  );
}

function daily(values: readonly number[]): Point[] {
  return values.map((value, index) => ({ at: (index + 1) * DAY, value }));
}

/** Kendall's S of what is left when a line of this slope per day is taken away. */
function kendallScore(points: readonly Point[], perDay: number): number {
  let score = 0;
  for (const a of points) {
    for (const b of points) {
      if (b.at <= a.at) continue;
      score += Math.sign(((b.value - a.value) * DAY) / (b.at - a.at) - perDay);
    }
  }
  return score;
}

function term(size: number): number {
  return size * (size - 1) * (2 * size + 5);
}

/** The same rate by the book, from another direction: S counted for every slope that a pair suggests. */
function bruteForce(points: readonly Point[]) {
  const pairs = points.flatMap((a) => points.filter((b) => b.at > a.at).map((b) => [a, b] as const));
  const slopes = pairs.map(([a, b]) => ((b.value - a.value) * DAY) / (b.at - a.at)).sort((a, b) => a - b);
  const instants = [...new Set(points.map(({ at }) => at))];
  const ties = instants.map((instant) => points.filter(({ at }) => at === instant).length);
  const variance = (term(points.length) - ties.reduce((sum, size) => sum + term(size), 0)) / 18;
  const rank = Math.round((slopes.length - 1.96 * Math.sqrt(variance)) / 2);
  const middle = slopes.slice(Math.floor((slopes.length - 1) / 2), Math.floor(slopes.length / 2) + 1);
  return {
    perDay: middle.reduce((sum, slope) => sum + slope, 0) / middle.length,
    low: rank > 0 ? slopes.at(rank - 1) : -Infinity,
    high: rank > 0 ? slopes.at(-rank) : Infinity,
    rank,
    pairs: slopes.length,
  };
}

const anyPoints = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 28 * 24 }).map((hour) => hour * 3600),
    value: fc.integer({ min: 600, max: 900 }),
  }),
  { minLength: 5, maxLength: 25 },
);

describe('the Theil–Sen rate', () => {
  it('is exact on a line', () => {
    expect(rateOf(daily([80, 79.5, 79, 78.5, 78]))?.perDay).toBe(-0.5);
  });

  it('is exact on a line with five gross outliers among twenty', () => {
    const values = Array.from({ length: 20 }, (_, index) => 80 - 0.25 * index);
    for (const [index, wrong] of [
      [2, 140],
      [7, 20],
      [11, 155],
      [12, 60],
      [18, 10],
    ] as const) {
      values[index] = wrong;
    }
    expect(rateOf(daily(values))?.perDay).toBe(-0.25);
  });

  it('is the median of the slopes of all pairs, even in number', () => {
    // Slopes 1, 0, 2, −1, 2, 5 per day.
    expect(rateOf(daily([0, 1, 0, 5]))?.perDay).toBeCloseTo((1 + 5 / 3) / 2, 12);
  });

  it('tells what it was computed from', () => {
    const rate = rateOf(daily([80, 81, 80, 81, 80, 81]));
    expect(rate).toMatchObject({ count: 6, from: DAY, to: 6 * DAY });
  });

  it('does not depend on the order of the points', () => {
    const points = daily([80, 81, 79, 80.5, 78, 79, 80]);
    expect(rateOf(points.toReversed())).toEqual(rateOf(points));
  });

  it('agrees with a count over all pairs, ties in time included', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const rate = rateOf(points);
        fc.pre(rate !== null);
        const expected = bruteForce(points);
        expect(rate?.perDay).toBeCloseTo(expected.perDay, 8);
        expect(rate?.low).toBeCloseTo(expected.low ?? Number.NaN, 8);
        expect(rate?.high).toBeCloseTo(expected.high ?? Number.NaN, 8);
      }),
    );
  });

  it('has an interval of the slopes that Kendall’s test does not reject', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const rate = rateOf(points);
        fc.pre(rate !== null && Number.isFinite(rate.low) && rate.low < rate.high);
        const { rank, pairs } = bruteForce(points);
        const critical = pairs - 2 * rank;
        const step = 1e-7;
        expect(Math.abs(kendallScore(points, (rate?.low ?? 0) - step))).toBeGreaterThan(critical);
        expect(Math.abs(kendallScore(points, (rate?.high ?? 0) + step))).toBeGreaterThan(critical);
        expect(Math.abs(kendallScore(points, rate?.perDay ?? 0))).toBeLessThanOrEqual(critical + 1);
      }),
    );
  });

  it('has the interval of a published method on a known series', () => {
    // Ten days: 45 slopes, Var S = 125, C = 21.9; ranks 12 and 34 of the sorted slopes.
    const values = [80.2, 80.5, 79.9, 80.1, 79.6, 79.8, 79.9, 79.2, 79.5, 79.1];
    const slopes = values
      .flatMap((later, j) => values.slice(0, j).map((earlier, i) => (later - earlier) / (j - i)))
      .sort((a, b) => a - b);
    const rate = rateOf(daily(values));
    expect(rate?.low).toBeCloseTo(slopes[11] ?? Number.NaN, 10);
    expect(rate?.high).toBeCloseTo(slopes[33] ?? Number.NaN, 10);
  });

  it('gains no certainty from a second reading at the same instants', () => {
    const once = daily([80, 79.4, 79.6, 79, 78.7, 78.9]);
    const twice = [...once, ...once];
    const expected = bruteForce(twice);
    expect(rateOf(twice)).toMatchObject({ low: expected.low, high: expected.high, count: 12 });
  });

  it('covers the true slope in about 95 of 100 noisy months', () => {
    let state = 12_345;
    const noise = () => {
      // Sum of twelve uniform numbers of a Lehmer generator: near enough to normal, and the same on every run.
      let sum = -6;
      for (let index = 0; index < 12; index += 1) {
        state = (state * 48_271) % 2_147_483_647;
        sum += state / 2_147_483_647;
      }
      return sum;
    };
    const months = 400;
    let covered = 0;
    for (let month = 0; month < months; month += 1) {
      const rate = rateOf(daily(Array.from({ length: 24 }, (_, index) => 80 - 0.04 * index + 0.5 * noise())));
      if (rate !== null && rate.low <= -0.04 && rate.high >= -0.04) covered += 1;
    }
    expect(covered / months).toBeGreaterThan(0.92);
    expect(covered / months).toBeLessThan(0.98);
  });

  it('has no ends to its interval with four points, however well they agree', () => {
    expect(rateOf(daily([80, 79, 78, 77]))).toMatchObject({ perDay: -1, low: -Infinity, high: Infinity });
  });

  it('has ends to its interval from five points on', () => {
    expect(rateOf(daily([80, 79, 78, 77, 76]))).toMatchObject({ perDay: -1, low: -1, high: -1 });
  });

  it('looks at the last 28 days only', () => {
    const points = daily(
      Array.from({ length: 56 }, (_, index) => (index < 28 ? 100 - index : 72 + 0.5 * index)),
    );
    expect(rateOf(points, 56 * DAY)).toMatchObject({ perDay: 0.5, count: 28 });
  });

  it('counts the end of its window and not its beginning', () => {
    expect(rateOf(daily([1, 2, 3, 4, 5, 6]), 5 * DAY, 4)).toMatchObject({ from: 2 * DAY, to: 5 * DAY });
  });

  it('is none with fewer than three points', () => {
    expect(rateOf(daily([80, 79]))).toBeNull();
  });

  it('is none where all points are of one instant', () => {
    expect(rateOf([80, 79, 78].map((value) => ({ at: DAY, value })))).toBeNull();
  });

  it('is none where no point is in the window', () => {
    expect(rateOf(daily([80, 79, 78]), 100 * DAY)).toBeNull();
  });

  it('leaves a missing value out', () => {
    expect(rateOf(daily([80, Number.NaN, 78, 77]))).toMatchObject({ count: 3, perDay: -1 });
  });
});
