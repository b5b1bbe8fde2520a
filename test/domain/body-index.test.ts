import { describe, expect, it } from 'vitest';
import {
  bmiBounds,
  computeBmiClass,
  computeBodyIndex,
  computeHeight,
  indexReferences,
} from '#domain/body-index.ts';
import { DAY, weighing } from './body-readings.ts';

describe('the indices of a body', () => {
  it('are 4.94, 19.75 and 24.69 for 16 kg of fat and 64 kg of the rest at 1.80 m', () => {
    const { fmi, ffmi, bmi } = computeBodyIndex(16, 64, 1.8) ?? {};
    expect([fmi, ffmi, bmi].map((value) => value?.toFixed(2))).toEqual(['4.94', '19.75', '24.69']);
  });

  it('do not depend on the unit that the archive was in', () => {
    const lb = 0.453_592_37;
    const { bmi } = computeBodyIndex((16 / lb) * lb, (64 / lb) * lb, (70.866_141_732 * 2.54) / 100) ?? {};
    expect(bmi).toBeCloseTo(24.691, 3);
  });

  it.each([0, -1.8, Number.NaN, Infinity])('are none for a height of %f', (height) => {
    expect(computeBodyIndex(16, 64, height)).toBeNull();
  });
});

describe('the classes of the body mass index', () => {
  it.each([
    [18.49, 0],
    [18.5, 1],
    [24.99, 1],
    [25, 2],
    [30, 3],
    [35, 4],
    [40, 5],
  ])('begin with their bound: %f is in class %i', (bmi, index) => {
    expect(computeBmiClass(bmi, 'who')).toBe(index);
  });

  it('have other bounds for Asian populations on demand', () => {
    expect([22.9, 23, 27.5, 32.5, 37.5].map((bmi) => computeBmiClass(bmi, 'asian'))).toEqual([1, 2, 3, 4, 5]);
  });

  it('ascend', () => {
    for (const bounds of Object.values(bmiBounds)) {
      expect([...bounds].toSorted((a, b) => a - b)).toEqual([...bounds]);
    }
  });
});

describe('the reference ranges', () => {
  it('are those of Schutz 2002', () => {
    expect(indexReferences).toEqual({
      male: { ffmi: { low: 16.7, high: 19.8 }, fmi: { low: 1.8, high: 5.2 } },
      female: { ffmi: { low: 14.6, high: 16.8 }, fmi: { low: 3.9, high: 8.2 } },
    });
  });
});

describe('the height', () => {
  it('is the newest that was told', () => {
    const readings = [...weighing(2, { height: 1.81 }), ...weighing(1, { height: 1.8 })];
    expect(computeHeight(readings)).toEqual({ metres: 1.81, at: 2 * DAY, groupId: 2 * DAY + 1 });
  });

  it('is no goal, and no weight', () => {
    expect(
      computeHeight([...weighing(2, { height: 1.81 }, { category: 2 }), ...weighing(1, { weight: 80 })]),
    ).toBeNull();
  });
});
