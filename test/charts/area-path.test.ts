import { expect, test } from 'vitest';

import { bandPath, barPath, partialBarPath, pillarPath, stemPaths } from '#charts/area-path.ts';
import type { PlotScale } from '#charts/series-path.ts';
import type { BandSeries, PillarSeries, StemSeries } from '#charts/time-series.ts';

import { buildBars, buildLine, dailyPairs } from './build-series.ts';

const DAY = 86_400;
const scale: PlotScale = { from: 0, to: 10, low: 0, high: 100, width: 100, height: 200 };

function count(path: string, letter: string): number {
  return path.split(letter).length - 1;
}

function buildBand(triples: readonly (readonly [number, number, number])[]): BandSeries {
  const line = buildLine(triples.map(([at, low]) => [at, low]));
  return { ...line, kind: 'band', upper: Float64Array.from(triples, ([, , high]) => high) };
}

function buildStems(triples: readonly (readonly [number, number, number])[]): StemSeries {
  const line = buildLine(triples.map(([at, value]) => [at, value]));
  const foot = Float64Array.from(triples, ([, , foot]) => foot);
  return { ...line, kind: 'stems', foot, toneBelow: 'muted' };
}

test('a bar stands on its base for as long as it lasts, but for a gap to its neighbour', () => {
  const bars = buildBars([[2, 50]], { lengthSec: 1 });
  expect(barPath(bars, scale)).toBe('M20.7 100h8.6V200h-8.6z');
});

test('a bar below its base hangs from it', () => {
  const bars = buildBars([[2, 25]], { lengthSec: 1, base: 50 });
  expect(barPath(bars, scale)).toBe('M20.7 100h8.6V150h-8.6z');
});

test('an unknown value has no bar, a zero one of no height', () => {
  const bars = buildBars(
    [
      [2, Number.NaN],
      [4, 0],
    ],
    { lengthSec: 1 },
  );
  expect(barPath(bars, scale)).toBe('M40.7 200h8.6V200h-8.6z');
});

test('a bar that began before the window reaches into it', () => {
  expect(count(barPath(buildBars([[-0.5, 50]], { lengthSec: 1 }), scale), 'M')).toBe(1);
});

test('more bars than pixel columns become one bar per column, as high as the highest', () => {
  const bars = buildBars(dailyPairs(10_000));
  bars.value[5005] = 99;
  const path = barPath(bars, { ...scale, to: 10_000 * DAY });
  expect(count(path, 'M')).toBeLessThanOrEqual(101);
  expect(path).toContain('M50 2h1');
});

test('a bar that may still grow is an outline with a hatch, and not among the others', () => {
  const bars = {
    ...buildBars(
      [
        [2, 50],
        [4, 50],
      ],
      { lengthSec: 1 },
    ),
    partial: Uint8Array.of(0, 1),
  };
  expect(barPath(bars, scale)).toBe('M20.7 100h8.6V200h-8.6z');
  const hatched = partialBarPath(bars, scale);
  expect(hatched).toMatch(/^M40.7 100h8.6v100h-8.6z/);
  expect(count(hatched, 'L')).toBeGreaterThan(15);
});

test('bars that are all whole have no hatch', () => {
  expect(partialBarPath(buildBars([[2, 50]], { lengthSec: 1 }), scale)).toBe('');
});

test('where bars share pixel columns one that may still grow is drawn as the others', () => {
  const bars = buildBars(dailyPairs(10_000));
  const partial = new Uint8Array(10_000).fill(1, 9999);
  expect(partialBarPath({ ...bars, partial }, { ...scale, to: 10_000 * DAY })).toBe('');
});

test('a band is one outline, its upper edge forth and its lower edge back', () => {
  const band = buildBand([
    [0, 25, 75],
    [10, 50, 100],
  ]);
  expect(bandPath(band, scale)).toBe('M0 50L100 0L100 100L0 150z');
});

test('a gap closes a band', () => {
  const band = buildBand([
    [0, 25, 75],
    [1, 25, 75],
    [2, Number.NaN, Number.NaN],
    [3, 25, 75],
    [4, 25, 75],
  ]);
  expect(count(bandPath(band, scale), 'z')).toBe(2);
});

test('a crowded band keeps its extremes in every column', () => {
  const band = buildBand(dailyPairs(10_000).map(([at, value]) => [at, value, value + 1]));
  band.upper[5005] = 100;
  band.value[5006] = 0;
  const path = bandPath(band, { ...scale, to: 10_000 * DAY });
  expect(count(path, 'L')).toBeLessThanOrEqual(2 * 102);
  expect(path).toContain('L50 0L');
  expect(path).toContain('L50 200L');
});

test('a crowded band reaches the edge of a plot that is wider than its number of columns', () => {
  const band = buildBand(dailyPairs(10_000).map(([at, value]) => [at, value, value + 1]));
  const path = bandPath(band, { ...scale, to: 10_000 * DAY, columns: 60 });
  const edges = [...path.matchAll(/[ML]([\d.-]+) /g)].map(([, x]) => Number(x));
  expect(Math.max(...edges)).toBeGreaterThanOrEqual(98);
});

test('stems reach from the foot to the value, those above apart from those below', () => {
  const stems = buildStems([
    [1, 75, 50],
    [2, 25, 50],
  ]);
  expect(stemPaths(stems, scale)).toEqual({ above: 'M10 100V50', below: 'M20 100V150' });
});

test('a value without a foot has no stem', () => {
  expect(stemPaths(buildStems([[1, 75, Number.NaN]]), scale)).toEqual({ above: '', below: '' });
});

function buildPillars(
  triples: readonly (readonly [number, number, number])[],
  lengthSec: number,
): PillarSeries {
  const { at, value, upper, id, label, tone } = buildBand(triples);
  return { at, value, upper, id, label, tone, kind: 'pillars', lengthSec };
}

test('a pillar stands about its instant, from its lower value to its upper', () => {
  const pillars = buildPillars(
    [
      [2, 25, 50],
      [4, Number.NaN, 50],
    ],
    0.4,
  );
  expect(pillarPath(pillars, scale)).toEqual({ path: 'M18 100h4V150h-4z', width: 4 });
});

test('a pillar is never too narrow to be seen, and never a wall', () => {
  expect(pillarPath(buildPillars([[2, 25, 50]], 0.001), scale).width).toBe(1.5);
  expect(pillarPath(buildPillars([[2, 25, 50]], 9), scale).width).toBe(7);
});

test('pillars that share a pixel column are one, from the lowest to the highest', () => {
  const many = Array.from(
    { length: 400 },
    (_, index) => [index / 40, 20 + (index % 3), 60 + (index % 5)] as const,
  );
  const { path } = pillarPath(buildPillars(many, 0.001), scale);
  expect(count(path, 'M')).toBeLessThanOrEqual(101);
  expect(path).toContain('V160h');
});
