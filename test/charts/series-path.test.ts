import { expect, test } from 'vitest';

import {
  linePaths,
  markPaths,
  marksOf,
  markStyle,
  type MarkStyle,
  type PlotScale,
} from '#charts/series-path.ts';
import { seriesMark } from '#charts/time-series.ts';

import { buildLine, buildPoints, dailyPairs } from './build-series.ts';

const DAY = 86_400;
const scale: PlotScale = { from: 0, to: 10, low: 70, high: 90, width: 100, height: 200 };
const hollow: MarkStyle = { kind: 'hollow', radius: 3 };
const speck: MarkStyle = { kind: 'speck', radius: 1 };

function count(path: string, letter: string): number {
  return path.split(letter).length - 1;
}

test('a line runs through its data in plot pixels', () => {
  const series = buildLine([
    [0, 90],
    [5, 80],
    [10, 70],
  ]);
  expect(linePaths(series, scale).line).toBe('M0 0L50 100L100 200');
});

test('a gap is never joined: the path has as many beginnings as segments', () => {
  const series = buildLine([
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
  expect(count(linePaths(series, scale).line, 'M')).toBe(3);
});

test('a segment of one datum is drawn as a dot', () => {
  const series = buildLine([
    [4, Number.NaN],
    [5, 80],
    [6, Number.NaN],
  ]);
  expect(linePaths(series, scale).line).toBe('M50 100h0');
});

test('a line comes in from the datum before the window and leaves for the one after it', () => {
  const series = buildLine([
    [-20, 80],
    [-10, 80],
    [5, 80],
    [20, 80],
    [30, 80],
  ]);
  expect(linePaths(series, scale).line).toBe('M-100 100L50 100L200 100');
});

test('a series without data is an empty path', () => {
  expect(linePaths(buildLine([]), scale).line).toBe('');
});

test('a long line keeps at most two data per pixel column', () => {
  const series = buildLine(dailyPairs(100_000));
  const path = linePaths(series, { ...scale, to: 100_000 * DAY }).line;
  expect(count(path, 'L')).toBeLessThanOrEqual(2 * scale.width);
});

test('a long line keeps its highest value', () => {
  const series = buildLine(dailyPairs(10_000));
  series.value[4321] = 89;
  expect(linePaths(series, { ...scale, to: 10_000 * DAY }).line).toContain(' 10L');
});

test('a long line stays broken at its gaps', () => {
  const series = buildLine(dailyPairs(10_000));
  series.value.fill(Number.NaN, 3000, 4000);
  series.value.fill(Number.NaN, 7000, 7001);
  expect(count(linePaths(series, { ...scale, to: 10_000 * DAY }).line, 'M')).toBe(3);
});

test('a long line whose window begins in a gap is not joined to the datum before it', () => {
  const series = buildLine(dailyPairs(10_000));
  series.value.fill(Number.NaN, 100, 200);
  const path = linePaths(series, { ...scale, from: 99.5 * DAY, to: 9000 * DAY }).line;
  const [before, after] = path.split('M').slice(1);
  const inSight = before?.split('L').filter((point) => Number.parseFloat(point) > 0);
  expect(inSight).toEqual([]);
  expect(Number.parseFloat(after ?? '')).toBeGreaterThan(0);
});

test('a long line runs to both edges of its window', () => {
  const path = linePaths(buildLine(dailyPairs(10_000)), {
    ...scale,
    from: 1000.5 * DAY,
    to: 9000.5 * DAY,
  }).line;
  expect(Number(/^M(-?[\d.]+)/.exec(path)?.[1])).toBeLessThanOrEqual(0);
  expect(Number(/L(-?[\d.]+) [\d.]+$/.exec(path)?.[1])).toBeGreaterThanOrEqual(100);
});

test('every kind of mark has its own path and shape', () => {
  const series = buildPoints(
    [
      [1, 80],
      [2, 80],
      [3, 80],
    ],
    { mark: Uint8Array.of(seriesMark.normal, seriesMark.manual, seriesMark.doubtful) },
  );
  const paths = markPaths(series, scale, hollow);
  expect(paths.normal).toMatch(/^M7 100a3 3 .*a3 3 /);
  expect(paths.manual).toMatch(/^M20 [\d.]+l.*z$/);
  expect(paths.doubtful).toMatch(/^M[\d.]+ [\d.]+l.*m0 .*l/);
});

test('a kind of mark that is absent has no path', () => {
  expect(markPaths(buildPoints([[1, 80]]), scale, hollow)).toMatchObject({
    manual: '',
    doubtful: '',
  });
});

test('a gap has no mark', () => {
  expect(markPaths(buildPoints([[1, Number.NaN]]), scale, hollow).normal).toBe('');
});

test('marks outside the window are not drawn', () => {
  const series = buildPoints([
    [-1, 80],
    [5, 80],
    [11, 80],
  ]);
  expect(count(markPaths(series, scale, hollow).normal, 'M')).toBe(1);
});

test('more marks than there is room for are thinned to the highest and lowest of each pixel column', () => {
  const crowd = Array.from({ length: 300 }, (_, index): [number, number] => [
    5.01 + index / 1e5,
    80 + (index % 7),
  ]);
  const series = buildPoints([...crowd, [5.02, 89], [5.03, 71]]);
  const { at, value } = series;
  const order = [...at.keys()].toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  const sorted = {
    ...series,
    at: Float64Array.from(order, (i) => at[i] ?? 0),
    value: Float64Array.from(order, (i) => value[i] ?? 0),
  };
  expect(markPaths(sorted, scale, speck).normal).toBe('M50.3 190h0M50.2 10h0');
});

test('a few marks are all drawn, however near they are to each other', () => {
  const series = buildPoints([
    [5.01, 80],
    [5.02, 86],
    [5.03, 83],
  ]);
  expect(count(markPaths(series, scale, speck).normal, 'M')).toBe(3);
});

test('a moved window of the same length keeps the same data of a long line', () => {
  const series = buildLine(dailyPairs(10_000));
  const levels = (from: number) =>
    new Set(
      linePaths(series, { ...scale, from: from * DAY, to: (from + 5000) * DAY })
        .line.split(/[ML]/)
        .map((point) => point.split(' ')[1]),
    );
  const [before, after] = [levels(1000), levels(1017)];
  const lost = [...before].filter((level) => !after.has(level)).length;
  expect(lost / before.size).toBeLessThan(0.02);
});

test('a smooth line may ask to keep its shape, with one datum per pixel column', () => {
  const series = buildLine(dailyPairs(10_000), { thinning: 'shape' });
  const { line } = linePaths(series, { ...scale, to: 10_000 * DAY });
  expect(count(line, 'L')).toBeLessThanOrEqual(scale.width);
});

test('a line that asks for it has a connector over every gap, and only there', () => {
  const pairs: [number, number][] = [
    [0, 80],
    [2, Number.NaN],
    [4, 85],
    [6, 85],
    [8, Number.NaN],
    [10, 80],
  ];
  const { line, bridges } = linePaths(buildLine(pairs, { gaps: 'bridged' }), scale);
  expect(bridges).toBe('M0 100L40 50M60 50L100 100');
  expect(line).toBe(linePaths(buildLine(pairs), scale).line);
});

test('a connector comes in over a gap that began before the window', () => {
  const series = buildLine(
    [
      [-10, 80],
      [-5, Number.NaN],
      [1, Number.NaN],
      [5, 80],
    ],
    { gaps: 'bridged' },
  );
  expect(linePaths(series, scale).bridges).toBe('M-100 100L50 100');
});

test.each(['square', 'triangle'] as const)('readings may be marked by a %s', (shape) => {
  const { normal } = markPaths(buildPoints([[5, 80]], { shape }), scale, hollow);
  expect(normal).not.toBe(markPaths(buildPoints([[5, 80]]), scale, hollow).normal);
});

test('a doubtful value beyond the axis is an arrow at the edge', () => {
  const series = buildPoints([[5, 20]], { mark: Uint8Array.of(seriesMark.doubtful) });
  expect(markPaths(series, scale, hollow).doubtful).toBe('M47 195l3 4l3 -4');
});

test.each([
  [28, 28, 'hollow'],
  [92, 92, 'hollow'],
  [93, 93, 'dot'],
  [190, 190, 'dot'],
  [191, 191, 'speck'],
  [3650, 3650, 'speck'],
  [1, 1440, 'speck'],
])('%i days with %i data are drawn as marks of the kind "%s" data has room for', (days, data, kind) => {
  expect(markStyle({ ...scale, to: days * DAY, width: 700 }, data).kind).toBe(kind);
});

test('a series without marks has normal ones only', () => {
  expect([...marksOf(buildPoints([[1, 80]]))]).toEqual([seriesMark.normal]);
});
