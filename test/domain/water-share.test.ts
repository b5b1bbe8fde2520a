import { describe, expect, it } from 'vitest';
import { computeCompositions } from '#domain/composition.ts';
import { computeWaterDepartures } from '#domain/water-share.ts';
import { weighing } from './body-readings.ts';

/** Water in % of 80 kg, one day after the other. */
function departuresOf(shares: readonly number[], step = 1) {
  const readings = shares.flatMap((share, index) =>
    weighing(index * step, { weight: 80, fatRatio: 20, hydration: (80 * share) / 100 }),
  );
  return [...computeWaterDepartures(computeCompositions(readings).compositions)];
}

/** With one more above, the median is 55.1 % and the MAD 0.3 %: beyond 56.434 % it departs. */
const usual = [54.6, 55.4, 54.8, 55.2, 54.8, 55.2, 55];

describe('a day whose water departs', () => {
  it('is further than three scaled deviations from the median', () => {
    expect(departuresOf([...usual, 56.44])).toEqual(['1970-01-08']);
  });

  it('is not one just within', () => {
    expect(departuresOf([...usual, 56.43])).toEqual([]);
  });

  it('is not one among fewer than seven readings', () => {
    expect(departuresOf([...usual.slice(0, 5), 60])).toEqual([]);
  });

  it('is not held against readings more than a week away', () => {
    expect(departuresOf([...usual, 60], 2)).toEqual([]);
  });

  it('is not told of by readings that are all the same but one', () => {
    expect(departuresOf([55, 55, 55, 55, 55, 55, 55, 55.1])).toEqual([]);
  });

  it('is none where water is not measured', () => {
    const readings = Array.from({ length: 9 }, (_, day) =>
      weighing(day, { weight: 80, fatRatio: 20 }),
    ).flat();
    expect(computeWaterDepartures(computeCompositions(readings).compositions).size).toBe(0);
  });
});
