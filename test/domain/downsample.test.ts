import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeLttb, computeM4 } from '#domain/downsample.ts';

/** Values at rising whole seconds; null is a gap. */
const anySeries = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ),
    { maxLength: 300 },
  )
  .map((steps) => {
    let time = 0;
    return {
      at: Float64Array.from(steps, ([step]) => (time += step)),
      value: Float64Array.from(steps, ([, value]) => value ?? Number.NaN),
    };
  });

function series(...values: readonly (number | null)[]) {
  return {
    at: Float64Array.from(values, (_, index) => index),
    value: Float64Array.from(values, (value) => value ?? Number.NaN),
  };
}

function valuesAmong(indices: Iterable<number>, value: Float64Array): number[] {
  return [...indices].filter((index) => !Number.isNaN(value[index]));
}

/** For each two neighbouring chosen values: how many gaps are chosen between them. */
function chosenGaps(indices: Uint32Array, value: Float64Array): number[] {
  const chosen = valuesAmong(indices, value);
  return chosen.slice(1).map((index, position) => {
    const before = chosen[position] ?? 0;
    return indices.filter((other) => other > before && other < index).length;
  });
}

/** For each two neighbouring chosen values: 1 where the series has a gap between them, else 0. */
function gapsInSeries(indices: Uint32Array, value: Float64Array): number[] {
  const chosen = valuesAmong(indices, value);
  return chosen.slice(1).map((index, position) => {
    const between = value.subarray(chosen[position], index);
    return between.some((other) => Number.isNaN(other)) ? 1 : 0;
  });
}

function ascending(indices: Uint32Array): number[] {
  return [...new Set(indices)].toSorted((a, b) => a - b);
}

describe('Largest-Triangle-Three-Buckets', () => {
  it('of nothing is nothing', () => {
    expect([...computeLttb(new Float64Array(0), new Float64Array(0), 10)]).toEqual([]);
  });

  it('of gaps alone is nothing', () => {
    const { at, value } = series(null, null, null);
    expect([...computeLttb(at, value, 10)]).toEqual([]);
  });

  it('keeps all of a series that is short enough', () => {
    const { at, value } = series(1, 2, 3);
    expect([...computeLttb(at, value, 3)]).toEqual([0, 1, 2]);
  });

  it('keeps a spike', () => {
    const { at, value } = series(...Array.from({ length: 100 }, (_, index) => (index === 57 ? 9 : 1)));
    expect([...computeLttb(at, value, 10)]).toContain(57);
  });

  it('is the published algorithm', () => {
    // Buckets {1,2,3}, {4,5,6}: the largest triangle with point 0 and the mean of the second bucket is at 2,
    // with point 2 and point 7 at 5.
    const { at, value } = series(0, 1, 6, 1, 0, -7, 0, 0);
    expect([...computeLttb(at, value, 4)]).toEqual([0, 2, 5, 7]);
  });

  it.each([0, 1, 2, Number.NaN])('keeps the two ends when asked for %d buckets', (buckets) => {
    const { at, value } = series(1, 5, 2, 7, 3);
    expect([...computeLttb(at, value, buckets)]).toEqual([0, 4]);
  });

  it('keeps the first and the last value, and no more values than buckets', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 2, max: 60 }), ({ at, value }, buckets) => {
        const all = valuesAmong(value.keys(), value);
        const chosen = valuesAmong(computeLttb(at, value, buckets), value);
        expect(chosen.length).toBe(Math.min(all.length, buckets));
        expect([chosen[0], chosen.at(-1)]).toEqual([all[0], all.at(-1)]);
      }),
    );
  });

  it('chooses indices in order and none twice', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 2, max: 60 }), ({ at, value }, buckets) => {
        const chosen = computeLttb(at, value, buckets);
        expect([...chosen]).toEqual(ascending(chosen));
      }),
    );
  });

  it('breaks where the series breaks, and nowhere else', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 2, max: 60 }), ({ at, value }, buckets) => {
        const chosen = computeLttb(at, value, buckets);
        expect(chosenGaps(chosen, value)).toEqual(gapsInSeries(chosen, value));
      }),
    );
  });
});

describe('M4', () => {
  it('of nothing is nothing', () => {
    expect([...computeM4(new Float64Array(0), new Float64Array(0), 0, 10, 5)]).toEqual([]);
  });

  it('of gaps alone is nothing', () => {
    const { at, value } = series(null, null);
    expect([...computeM4(at, value, 0, 10, 5)]).toEqual([]);
  });

  it('of a reversed range is nothing', () => {
    const { at, value } = series(1, 2, 3);
    expect([...computeM4(at, value, 2, 1, 5)]).toEqual([]);
  });

  it('of a range without length is what is at that instant', () => {
    const { at, value } = series(1, 2, 3);
    expect([...computeM4(at, value, 1, 1, 5)]).toEqual([1]);
  });

  it('keeps the first, the lowest, the highest and the last of a column', () => {
    const { at, value } = series(5, 6, 9, 4, 1, 3, 5);
    expect([...computeM4(at, value, 0, 6, 1)]).toEqual([0, 2, 4, 6]);
  });

  it('keeps the first of equal extremes', () => {
    const { at, value } = series(5, 9, 1, 9, 1, 5);
    expect([...computeM4(at, value, 0, 5, 1)]).toEqual([0, 1, 2, 5]);
  });

  it('leaves out what is before and after the range, whose ends belong to it', () => {
    const { at, value } = series(1, 2, 3, 4, 5);
    expect([...computeM4(at, value, 1, 3, 100)]).toEqual([1, 2, 3]);
  });

  it('puts a value on an edge into the later column', () => {
    const { at, value } = series(0, 1, 2, 3, 4, 5, 6, 7, 8);
    // Columns [0, 4) and [4, 8].
    expect([...computeM4(at, value, 0, 8, 2)]).toEqual([0, 3, 4, 8]);
  });

  it('marks one gap between two values, however long it is', () => {
    const { at, value } = series(1, null, null, null, 2);
    expect([...computeM4(at, value, 0, 4, 100)]).toEqual([0, 1, 4]);
  });

  it('marks a gap inside a single column', () => {
    const { at, value } = series(1, null, 2);
    expect([...computeM4(at, value, 0, 2, 1)]).toEqual([0, 1, 2]);
  });

  it('marks a gap that ends a column', () => {
    const { at, value } = series(1, null, 2, 3);
    expect([...computeM4(at, value, 0, 4, 2)]).toEqual([0, 1, 2, 3]);
  });

  it.each([0, -3, Number.NaN])('takes %d columns for one', (columns) => {
    const { at, value } = series(5, 6, 9, 4, 1, 3, 5);
    expect([...computeM4(at, value, 0, 6, columns)]).toEqual([0, 2, 4, 6]);
  });

  it('reaches both ends with instants of real size', () => {
    const start = 1_700_000_000;
    const at = Float64Array.from({ length: 10_000 }, (_, index) => start + index * 60);
    const value = at.map((_, index) => Math.sin(index));
    const chosen = computeM4(at, value, start, start + 9999 * 60, 97);
    expect([chosen[0], chosen.at(-1)]).toEqual([0, 9999]);
  });

  it('has one column on each side of an edge that is rounded down', () => {
    // 3 · 1.4 is 4.199999999999999, which divided by 1.4 is less than 3.
    const at = Float64Array.from(
      { length: 50 },
      (_, index) => Math.floor(index / 10) * 1.4 + (index % 10) * 0.1,
    );
    const value = at.map((_, index) => [5, 5, 9, 1, 5, 5, 5, 5, 5, 5][index % 10] ?? 0);
    expect(computeM4(at, value, 0, 7, 5)).toHaveLength(20);
  });

  it('loses nothing where columns are narrower than instants can be told apart', () => {
    const start = 1_700_000_000;
    const at = Float64Array.from({ length: 4 }, (_, index) => start + index * 2 ** -22);
    expect([...computeM4(at, Float64Array.of(1, 2, 3, 4), start, start + 3 * 2 ** -22, 1000)]).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('keeps the extremes and the ends of every column', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 40 }), ({ at, value }, columns) => {
        // A power-of-two width, so that the edges of the columns are exact.
        const to = columns * 16;
        const chosen = new Set(computeM4(at, value, 0, to, columns));
        for (let column = 0; column < columns; column += 1) {
          const end = column === columns - 1 ? Infinity : (column + 1) * 16;
          const inside = valuesAmong(value.keys(), value).filter((index) => {
            const time = at[index] ?? Number.NaN;
            return time >= column * 16 && time < end && time <= to;
          });
          if (inside.length === 0) continue;
          const kept = inside.filter((index) => chosen.has(index));
          const all = inside.map((index) => value[index] ?? Number.NaN);
          const keptValues = kept.map((index) => value[index] ?? Number.NaN);
          expect([kept[0], kept.at(-1)]).toEqual([inside[0], inside.at(-1)]);
          expect([Math.min(...keptValues), Math.max(...keptValues)]).toEqual([
            Math.min(...all),
            Math.max(...all),
          ]);
          expect(kept.length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it('never chooses more than four values per column, whatever the edges', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        ({ at, value }, from, length, columns) => {
          const chosen = valuesAmong(computeM4(at, value, from, from + length, columns), value);
          expect(chosen.length).toBeLessThanOrEqual(4 * columns);
        },
      ),
    );
  });

  it('keeps the first and the last value of the range', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 90 }),
        ({ at, value }, from, columns) => {
          const to = from + 200;
          const inside = valuesAmong(value.keys(), value).filter(
            (index) => (at[index] ?? 0) >= from && (at[index] ?? 0) <= to,
          );
          const chosen = valuesAmong(computeM4(at, value, from, to, columns), value);
          expect([chosen[0], chosen.at(-1)]).toEqual([inside[0], inside.at(-1)]);
        },
      ),
    );
  });

  it('chooses indices in order and none twice', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 90 }), ({ at, value }, columns) => {
        const chosen = computeM4(at, value, 0, 1000, columns);
        expect([...chosen]).toEqual(ascending(chosen));
      }),
    );
  });

  it('breaks where the series breaks, and nowhere else', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 90 }), ({ at, value }, columns) => {
        const chosen = computeM4(at, value, 0, 1500, columns);
        expect(chosenGaps(chosen, value)).toEqual(gapsInSeries(chosen, value));
      }),
    );
  });
});
