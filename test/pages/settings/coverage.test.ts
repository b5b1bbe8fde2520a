import { describe, expect, it } from 'vitest';
import type { KindInventory } from '#queries/inventory.ts';
import { toAxis, toCoverage } from '#pages/settings/coverage.ts';
import { day } from '../../support/days.ts';
import { buildInventory, buildKind, buildWhole, hole } from './inventory-builder.ts';

const today = day('2026-11-20');
const axisOf = (from: string, to: string) => ({ from: day(from), to: day(to), hasEarlier: false });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the axis of the strips', () => {
  it('goes from the oldest day of any kind until today', () => {
    const { kinds } = buildInventory(
      ...(['measures', 'workouts', 'sleep-summary'] as const).map((kind) =>
        buildWhole(kind, '2018-01-02', '2026-11-19'),
      ),
      buildWhole('activity', '2016-05-01', '2026-11-20'),
    );
    expect(toAxis(kinds, today)).toEqual({ from: '2016-05-01', to: '2026-11-20', hasEarlier: false });
  });

  it('leaves room for what may be older while a list is not read to its beginning', () => {
    const { kinds } = buildInventory(buildWhole('measures', '2026-01-01', '2026-11-20'));
    const axis = toAxis(kinds, today);
    expect(axis?.hasEarlier).toBe(true);
    expect(axis?.from).toBe('2025-12-12');
  });

  it('ends with a record of a day that has begun elsewhere already', () => {
    const { kinds } = buildInventory(buildWhole('activity', '2026-11-01', '2026-11-21'));
    expect(toAxis(kinds, today)?.to).toBe('2026-11-21');
  });

  it('is missing where nothing was read', () => {
    expect(toAxis(buildInventory().kinds, today)).toBeNull();
  });
});

describe('a strip', () => {
  const year = axisOf('2026-01-01', '2026-12-31');

  it('is full where every day has a record, over both changes of the clock', () => {
    const { pieces, unread } = toCoverage(buildWhole('activity', '2026-01-01', '2026-12-31'), year);
    expect(new Set(pieces)).toEqual(new Set([1]));
    expect(unread).toEqual([]);
  });

  it('has as many pieces as days where there are few', () => {
    expect(
      toCoverage(buildWhole('activity', '2026-03-29', '2026-03-29'), axisOf('2026-03-29', '2026-03-29'))
        .pieces,
    ).toEqual([1]);
  });

  it('loses no day to its pieces', () => {
    const long = axisOf('2016-01-01', '2025-12-31');
    const { pieces } = toCoverage(buildWhole('activity', '2016-01-01', '2020-12-31'), long);
    // 1827 of 3653 days.
    expect(sum(pieces) / pieces.length).toBeCloseTo(1827 / 3653, 2);
  });

  it('is empty in a hole, and does not call it unread', () => {
    const kind = buildWhole('activity', '2026-01-01', '2026-01-10', {
      holes: [hole('2026-01-03…2026-01-04')],
    });
    const { pieces, unread } = toCoverage(kind, axisOf('2026-01-01', '2026-01-10'));
    expect(pieces).toEqual([1, 1, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(unread).toEqual([]);
  });

  it('is unread before the day to which a list has been read', () => {
    const kind = buildKind('activity', {
      first: day('2026-01-06'),
      last: day('2026-01-10'),
      reachedBack: day('2026-01-05'),
    });
    expect(toCoverage(kind, axisOf('2026-01-01', '2026-01-10'))).toEqual({
      pieces: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
      unread: [{ from: 0, to: 0.4 }],
    });
  });

  it('is unread from end to end before the first answer', () => {
    expect(toCoverage(buildKind('workouts'), axisOf('2026-01-01', '2026-01-04')).unread).toEqual([
      { from: 0, to: 1 },
    ]);
  });

  it('is empty, not unread, where the service has nothing', () => {
    const nothing: KindInventory = buildKind('workouts', {
      isComplete: true,
      reachedBack: day('2000-01-01'),
    });
    expect(toCoverage(nothing, axisOf('2026-01-01', '2026-01-04'))).toEqual({
      pieces: [0, 0, 0, 0],
      unread: [],
    });
  });

  it('of minutes is unread wherever nobody has looked', () => {
    const kind = buildWhole('intraday', '2026-01-03', '2026-01-08', {
      isComplete: false,
      holes: [hole('2026-01-04…2026-01-06')],
    });
    expect(toCoverage(kind, axisOf('2026-01-01', '2026-01-10'))).toEqual({
      pieces: [0, 0, 1, 0, 0, 0, 1, 1, 0, 0],
      unread: [
        { from: 0, to: 0.2 },
        { from: 0.3, to: 0.6 },
        { from: 0.8, to: 1 },
      ],
    });
  });
});
