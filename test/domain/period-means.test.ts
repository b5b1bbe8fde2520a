import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computePeriodMeans } from '#domain/period-means.ts';
import { type TimeZone, toEpochSec, UTC } from '#domain/time.ts';

function pair(date: string, x: number, y = x) {
  return { at: toEpochSec(Date.parse(date) / 1000), x, y };
}

function meansOf(pairs: readonly ReturnType<typeof pair>[], most = 12, zone: TimeZone = UTC) {
  return computePeriodMeans(pairs, { zone, most });
}

describe('means of periods', () => {
  it('are those of calendar months', () => {
    expect(
      meansOf([pair('2024-01-31T12:00Z', 1), pair('2024-02-01T12:00Z', 2), pair('2024-02-29T12:00Z', 4, 8)]),
    ).toEqual([
      { from: '2024-01-01', months: 1, at: Date.parse('2024-01-31T12:00Z') / 1000, x: 1, y: 1, count: 1 },
      { from: '2024-02-01', months: 1, at: Date.parse('2024-02-15T12:00Z') / 1000, x: 3, y: 5, count: 2 },
    ]);
  });

  it('are by the calendar of the zone', () => {
    // The zone is one that the runtime knows.
    const [mean] = meansOf([pair('2024-01-31T12:00Z', 1)], 12, 'Pacific/Kiritimati' as TimeZone);
    expect(mean?.from).toBe('2024-02-01');
  });

  it('are of quarters where there are too many months', () => {
    const pairs = Array.from({ length: 24 }, (_, month) =>
      pair(new Date(Date.UTC(2023, month, 10)).toISOString(), month),
    );
    expect(meansOf(pairs, 12).map(({ from, months, x }) => [from, months, x])).toEqual([
      ['2023-01-01', 2, 0.5],
      ['2023-03-01', 2, 2.5],
      ['2023-05-01', 2, 4.5],
      ['2023-07-01', 2, 6.5],
      ['2023-09-01', 2, 8.5],
      ['2023-11-01', 2, 10.5],
      ['2024-01-01', 2, 12.5],
      ['2024-03-01', 2, 14.5],
      ['2024-05-01', 2, 16.5],
      ['2024-07-01', 2, 18.5],
      ['2024-09-01', 2, 20.5],
      ['2024-11-01', 2, 22.5],
    ]);
  });

  it('leave out what is no number, and are none of nothing', () => {
    expect(meansOf([pair('2024-01-31T12:00Z', Number.NaN)])).toEqual([]);
    expect(meansOf([])).toEqual([]);
  });

  it('are never more than asked for, and count every pair once', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 60 * 365 * 86_400 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 8, max: 20 }), (list, most) => {
        const means = meansOf(
          list.map((at) => ({ at: toEpochSec(at), x: 1, y: 2 })),
          most,
        );
        expect(means.length).toBeLessThanOrEqual(most);
        expect(means.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
