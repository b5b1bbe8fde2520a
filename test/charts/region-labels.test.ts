import { describe, expect, test } from 'vitest';

import type { PlaneRegion } from '#charts/plane-paths.ts';
import { placeRegionLabels } from '#charts/region-labels.ts';

const scale = { from: 0, to: 300, low: 0, high: 300, width: 300, height: 300 };
const corner = (label: string, x: number | null, y: number | null): PlaneRegion => ({
  id: label,
  label,
  kind: 'corner',
  x,
  y,
});
const regions = [corner('Low', 100, 100), corner('Middle', 200, 200), corner('High', null, null)];
const place = (points: readonly { x: number; y: number }[]) => placeRegionLabels(regions, scale, points);
/** Boxes of the labels, as wide as they may be. */
const boxes = (points: readonly { x: number; y: number }[]) =>
  place(points).map((label, index) => {
    if (label === null) return null;
    const length = 6.5 * (regions[index]?.label.length ?? 0);
    return label.degrees === 0
      ? { left: label.x, right: label.x + length, top: label.y - 12, bottom: label.y + 4 }
      : { left: label.x - 12, right: label.x + 4, top: label.y - length, bottom: label.y };
  });

describe('the labels of regions', () => {
  test('stand at the upper left of their regions where nothing is in the way', () => {
    expect(place([])).toEqual([
      { x: 6, y: 213, degrees: 0 },
      { x: 6, y: 113, degrees: 0 },
      { x: 6, y: 13, degrees: 0 },
    ]);
  });

  test('make way for a point', () => {
    const [, , high] = place([{ x: 20, y: 10 }]);
    expect(high).not.toEqual({ x: 6, y: 13, degrees: 0 });
    expect(high).not.toBeNull();
  });

  test('lie under no point, wherever points are', () => {
    // A fixed walk through the plane.
    const points = Array.from({ length: 60 }, (_, index) => ({
      x: (index * 97) % 300,
      y: (index * 61) % 300,
    }));
    for (const box of boxes(points)) {
      if (box === null) continue;
      const covered = points.filter(
        ({ x, y }) => x > box.left - 5 && x < box.right + 5 && y > box.top - 5 && y < box.bottom + 5,
      );
      expect(covered).toEqual([]);
    }
  });

  test('stand upright at the right where the upper band is full', () => {
    const points = Array.from({ length: 60 }, (_, index) => [
      { x: index * 5, y: 20 },
      { x: index * 5, y: 50 },
      { x: index * 5, y: 80 },
      { x: index * 5, y: 8 },
      { x: index * 5, y: 35 },
      { x: index * 5, y: 65 },
      { x: index * 5, y: 95 },
    ]).flat();
    expect(place(points)[2]).toMatchObject({ degrees: -90 });
  });

  test('are left to the legend where there is no place', () => {
    const points = Array.from({ length: 900 }, (_, index) => ({
      x: (index % 30) * 10,
      y: Math.floor(index / 30) * 10,
    }));
    expect(place(points)).toEqual([null, null, null]);
  });
});
