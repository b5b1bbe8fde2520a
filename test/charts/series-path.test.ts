import { expect, test } from 'vitest';

import {
  linePath,
  markPaths,
  marksOf,
  markStyle,
  valueExtent,
  type MarkStyle,
  type PlotScale,
} from '#charts/series-path.ts';
import { seriesMark } from '#charts/time-series.ts';

import { buildDailySeries, buildSeries } from './build-series.ts';

const DAY = 86_400;
const scale: PlotScale = { from: 0, to: 10, low: 70, high: 90, width: 100, height: 200 };
const hollow: MarkStyle = { kind: 'hollow', radius: 3 };
const speck: MarkStyle = { kind: 'speck', radius: 1 };

function count(path: string, letter: string): number {
  return path.split(letter).length - 1;
}

test('a line runs through its data in plot pixels', () => {
  const series = buildSeries([
    [0, 90],
    [5, 80],
    [10, 70],
  ]);
  expect(linePath(series, scale)).toBe('M0 0L50 100L100 200');
});

test('a gap is never joined: the path has as many beginnings as segments', () => {
  const series = buildSeries([
    [0, 80],
    [1, 81],
    [2, Number.NaN],
    [3, 82],
    [4, 82],
    [5, Number.NaN],
    [6, Number.NaN],
    [7, 83],
    [8, 84],
  ]);
  expect(count(linePath(series, scale), 'M')).toBe(3);
});

test('a segment of one datum is drawn as a dot', () => {
  const series = buildSeries([
    [4, Number.NaN],
    [5, 80],
    [6, Number.NaN],
  ]);
  expect(linePath(series, scale)).toBe('M50 100h0');
});

test('a line comes in from the datum before the window and leaves for the one after it', () => {
  const series = buildSeries([
    [-20, 80],
    [-10, 80],
    [5, 80],
    [20, 80],
    [30, 80],
  ]);
  expect(linePath(series, scale)).toBe('M-100 100L50 100L200 100');
});

test('a series without data is an empty path', () => {
  expect(linePath(buildSeries([]), scale)).toBe('');
});

test('a long line keeps at most four data per pixel column', () => {
  const series = buildDailySeries(100_000);
  const path = linePath(series, { ...scale, to: 100_000 * DAY });
  expect(count(path, 'L')).toBeLessThanOrEqual(4 * scale.width);
});

test('a long line keeps its highest value', () => {
  const series = buildDailySeries(10_000);
  series.value[4321] = 89;
  expect(linePath(series, { ...scale, to: 10_000 * DAY })).toContain(' 10L');
});

test('a long line stays broken at its gaps', () => {
  const series = buildDailySeries(10_000);
  series.value.fill(Number.NaN, 3000, 4000);
  series.value.fill(Number.NaN, 7000, 7001);
  expect(count(linePath(series, { ...scale, to: 10_000 * DAY }), 'M')).toBe(3);
});

test('a long line whose window begins in a gap is not joined to the datum before it', () => {
  const series = buildDailySeries(10_000);
  series.value.fill(Number.NaN, 100, 200);
  const path = linePath(series, { ...scale, from: 99.5 * DAY, to: 9000 * DAY });
  expect(Number(/^M(-?[\d.]+)/.exec(path)?.[1])).toBeGreaterThan(0);
});

test('a long line runs to both edges of its window', () => {
  const path = linePath(buildDailySeries(10_000), { ...scale, from: 1000.5 * DAY, to: 9000.5 * DAY });
  expect(Number(/^M(-?[\d.]+)/.exec(path)?.[1])).toBeLessThanOrEqual(0);
  expect(Number(/L(-?[\d.]+) [\d.]+$/.exec(path)?.[1])).toBeGreaterThanOrEqual(100);
});

test('every kind of mark has its own path and shape', () => {
  const series = buildSeries(
    [
      [1, 80],
      [2, 80],
      [3, 80],
    ],
    { kind: 'points', mark: Uint8Array.of(seriesMark.normal, seriesMark.manual, seriesMark.doubtful) },
  );
  const paths = markPaths(series, scale, hollow);
  expect(paths.normal).toMatch(/^M7 100a3 3 .*a3 3 /);
  expect(paths.manual).toMatch(/^M20 [\d.]+l.*z$/);
  expect(paths.doubtful).toMatch(/^M[\d.]+ [\d.]+l.*m0 .*l/);
});

test('a kind of mark that is absent has no path', () => {
  expect(markPaths(buildSeries([[1, 80]], { kind: 'points' }), scale, hollow)).toMatchObject({
    manual: '',
    doubtful: '',
  });
});

test('a gap has no mark', () => {
  expect(markPaths(buildSeries([[1, Number.NaN]], { kind: 'points' }), scale, hollow).normal).toBe('');
});

test('marks outside the window are not drawn', () => {
  const series = buildSeries(
    [
      [-1, 80],
      [5, 80],
      [11, 80],
    ],
    { kind: 'points' },
  );
  expect(count(markPaths(series, scale, hollow).normal, 'M')).toBe(1);
});

test('specks are thinned to the highest and lowest of a pixel column', () => {
  const series = buildSeries(
    [
      [5.01, 80],
      [5.02, 86],
      [5.03, 83],
      [5.04, 74],
      [5.05, 81],
    ],
    { kind: 'points' },
  );
  expect(markPaths(series, scale, speck).normal).toBe('M50.4 160h0M50.2 40h0');
});

test('a doubtful value beyond the axis is an arrow at the edge', () => {
  const series = buildSeries([[5, 20]], { kind: 'points', mark: Uint8Array.of(seriesMark.doubtful) });
  expect(markPaths(series, scale, hollow).doubtful).toBe('M47 195l3 4l3 -4');
});

test.each([
  [28, 28, 'hollow'],
  [90, 90, 'hollow'],
  [91, 91, 'dot'],
  [190, 190, 'dot'],
  [191, 191, 'speck'],
  [3650, 3650, 'speck'],
  [1, 1440, 'speck'],
])('%i days with %i data are drawn as marks of the kind "%s" data has room for', (days, data, kind) => {
  expect(markStyle({ ...scale, to: days * DAY, width: 700 }, data).kind).toBe(kind);
});

test('a doubtful value does not stretch the axis', () => {
  const series = buildSeries(
    [
      [1, 80],
      [2, 20],
      [3, 82],
    ],
    { kind: 'points', mark: Uint8Array.of(0, seriesMark.doubtful, 0) },
  );
  expect(valueExtent([series], 0, 10)).toEqual([80, 82]);
});

test('values outside the window do not stretch the axis', () => {
  const series = buildSeries([
    [-1, 10],
    [1, 80],
    [11, 200],
  ]);
  expect(valueExtent([series], 0, 10)).toEqual([80, 80]);
});

test('a series without marks has normal ones only', () => {
  expect([...marksOf(buildSeries([[1, 80]]))]).toEqual([seriesMark.normal]);
});
