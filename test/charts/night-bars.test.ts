import { describe, expect, test } from 'vitest';

import {
  clockPlace,
  columnAt,
  columnBox,
  computeClockDomain,
  hourTicks,
  midSleepPath,
  nightBarPaths,
  windowBox,
  type NightBarsScale,
} from '#charts/night-bars.ts';

import { buildColumn } from './build-night.ts';

const HOUR = 3600;
const EVENING = -6 * HOUR;

describe('the hours of the axis', () => {
  test('hold every night, window and target', () => {
    const columns = [buildColumn(1, -1.5, 6.2), buildColumn(2, 0.5, 9.3)];
    const windows = [{ id: 'bed', label: '', from: -2.2 * HOUR, to: 0 }];
    const targets = [{ id: 'up', label: '', at: 9.5 * HOUR }];
    expect(computeClockDomain(columns, windows, targets, EVENING)).toEqual({
      from: -3 * HOUR,
      to: 10 * HOUR,
    });
  });

  test('are never fewer than eight', () => {
    expect(computeClockDomain([buildColumn(1, 1, 3)], [], [], EVENING)).toEqual({ from: HOUR, to: 9 * HOUR });
  });

  test('never begin before the earliest nor run longer than a day', () => {
    const columns = [buildColumn(1, -8, 4), buildColumn(2, 16, 19)];
    expect(computeClockDomain(columns, [], [], EVENING)).toEqual({ from: EVENING, to: 18 * HOUR });
  });

  test('without any night begin with the earliest', () => {
    expect(computeClockDomain([], [], [], EVENING)).toEqual({ from: EVENING, to: 2 * HOUR });
  });
});

function hours(px: number): number[] {
  return hourTicks({ from: -3 * HOUR, to: 9 * HOUR }, px, 30).map(({ hour }) => hour);
}

test('ticks count from midnight, as far apart as there is room for', () => {
  expect(hours(360)).toEqual([21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(hours(100)).toEqual([0, 4, 8]);
  expect(hours(0)).toEqual([]);
});

const columns: NightBarsScale = {
  domain: { from: 0, to: 10 * HOUR },
  isRows: false,
  left: 40,
  top: 20,
  width: 70,
  height: 100,
  count: 7,
};
const rows: NightBarsScale = { ...columns, isRows: true, width: 100, height: 70 };

/** Width of the bar of one hour. */
function acrossPx(isNap: boolean): number {
  const bars = [{ from: 0, to: HOUR, stage: 'light', isNap } as const];
  const [bar] = nightBarPaths([{ ...buildColumn(1, 0, 1), bars }], { ...columns, count: 1, width: 20 });
  return Number(/h([\d.]+)/.exec(bar?.path ?? '')?.[1]);
}

describe('a week', () => {
  test('stands in columns with time running down, or in rows with time running right', () => {
    expect(clockPlace(columns, 5 * HOUR)).toBe(70);
    expect(clockPlace(rows, 5 * HOUR)).toBe(90);
    expect(columnBox(columns, 2)).toEqual({ x: 60, y: 20, width: 10, height: 100 });
    expect(columnBox(rows, 2)).toEqual({ x: 40, y: 40, width: 100, height: 10 });
  });

  test.each([
    ['columns', columns],
    ['rows', rows],
  ])('finds every night where it is drawn (%s)', (_, scale) => {
    for (let index = 0; index < 7; index += 1) {
      const { x, y, width, height } = columnBox(scale, index);
      expect(columnAt(scale, x + width / 2, y + height / 2)).toBe(index);
    }
    expect(columnAt(scale, 5, 5)).toBeNull();
    expect(columnAt(scale, 500, 500)).toBeNull();
  });

  test('tints a window over all nights', () => {
    const window = { from: 5 * HOUR, to: 6 * HOUR };
    expect(windowBox(columns, window)).toEqual({ x: 40, y: 70, width: 70, height: 10 });
    expect(windowBox(rows, window)).toEqual({ x: 90, y: 20, width: 10, height: 70 });
  });

  test('takes one path per stage', () => {
    const nights = Array.from({ length: 7 }, (_, index) => buildColumn(index + 1, 1, 8));
    const paths = nightBarPaths(nights, columns);
    expect(paths.map(({ stage }) => stage)).toEqual(['light', 'deep']);
    expect(paths[0]?.path.match(/M/g)).toHaveLength(7);
  });

  test('draws a nap thinner than a night', () => {
    expect(acrossPx(true)).toBeLessThan(acrossPx(false));
  });

  test('draws nothing beyond its hours', () => {
    const before = buildColumn(1, -5, -2);
    const over = {
      ...buildColumn(2, 0, 1),
      bars: [{ from: 9 * HOUR, to: 12 * HOUR, stage: 'rem' } as const],
    };
    const paths = nightBarPaths([before, over], columns);
    expect(paths.map(({ stage }) => stage)).toEqual(['rem']);
    // One of ten hours is left of three.
    expect(paths[0]?.path).toMatch(/v10h/);
  });

  test('circles the middle of a sleep that has one', () => {
    const nights = [buildColumn(1, 1, 8), { ...buildColumn(2, 1, 8), midSleep: null }];
    expect(midSleepPath(nights, columns).match(/M/g)).toHaveLength(1);
  });
});
