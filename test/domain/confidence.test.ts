import { describe, expect, it } from 'vitest';
import { computeMeanEllipse, estimateMean, studentT95 } from '#domain/confidence.ts';

describe('Student’s t', () => {
  // Tables of the 97.5th percentile.
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [4, 2.77645],
    [5, 2.57058],
    [6, 2.44691],
    [10, 2.22814],
    [23, 2.06866],
    [60, 2.0003],
    [1000, 1.96234],
  ])('with %i degrees of freedom is %d', (degrees, expected) => {
    expect(Math.abs(studentT95(degrees) - expected)).toBeLessThan(0.0003);
  });

  it('is no number without a degree of freedom', () => {
    expect(studentT95(0)).toBeNaN();
  });
});

describe('the mean of values', () => {
  it('has its spread and its interval', () => {
    const estimate = estimateMean([118, 122, 126, 130]);
    expect(estimate).toMatchObject({ n: 4, mean: 124 });
    // Σ(x − 124)² = 80; 80/3 = 26.667; √26.667 = 5.16398; · 3.18245 / 2 = 8.2170.
    expect(estimate?.sd).toBeCloseTo(5.163_98, 5);
    expect(estimate?.low).toBeCloseTo(124 - 8.217, 3);
    expect(estimate?.high).toBeCloseTo(124 + 8.217, 3);
  });

  it('of one value has neither, and of none there is none', () => {
    expect(estimateMean([120])).toEqual({ n: 1, mean: 120, sd: null, low: null, high: null });
    expect(estimateMean([])).toBeNull();
  });
});

describe('the ellipse of a mean', () => {
  const pairs = [
    [80, 120],
    [84, 130],
    [78, 124],
    [82, 126],
    [86, 138],
  ] as const;

  it('has every point of its edge at the distance of Hotelling’s T²', () => {
    const ellipse = computeMeanEllipse(pairs);
    if (ellipse === null) throw new Error('five pairs have one');
    const n = pairs.length;
    const [mx, my] = [0, 1].map((axis) => pairs.reduce((sum, pair) => sum + (pair[axis] ?? 0), 0) / n) as [
      number,
      number,
    ];
    const s = (a: 0 | 1, b: 0 | 1) => {
      const means = [mx, my] as const;
      return pairs.reduce((sum, pair) => sum + (pair[a] - means[a]) * (pair[b] - means[b]), 0) / (n - 1);
    };
    const determinant = s(0, 0) * s(1, 1) - s(0, 1) ** 2;
    // F(2, 3) at 95 % is 9.5521.
    const limit = ((2 * (n - 1)) / (n - 2)) * 9.5521;
    for (let step = 0; step < 12; step += 1) {
      const angle = (step * Math.PI) / 6;
      const dx = Math.cos(angle) * ellipse[0][0] + Math.sin(angle) * ellipse[1][0];
      const dy = Math.cos(angle) * ellipse[0][1] + Math.sin(angle) * ellipse[1][1];
      const squared = (n * (s(1, 1) * dx * dx - 2 * s(0, 1) * dx * dy + s(0, 0) * dy * dy)) / determinant;
      expect(squared).toBeCloseTo(limit, 2);
    }
  });

  it('is flat where nothing spreads, and absent of two pairs', () => {
    expect(
      computeMeanEllipse([
        [80, 120],
        [80, 120],
        [80, 120],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(computeMeanEllipse(pairs.slice(0, 2))).toBeNull();
  });
});
