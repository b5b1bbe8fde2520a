import { describe, expect, test } from 'vitest';

import {
  boundaryPath,
  ellipsePath,
  fadingPoints,
  diagonalLabel,
  regionPath,
  wayPaths,
} from '#charts/plane-paths.ts';

const scale = { from: 0, to: 100, low: 0, high: 100, width: 100, height: 100 };
const corner = (x: number | null, y: number | null) => ({ id: '', label: '', kind: 'corner', x, y }) as const;
const diagonal = (sum: number | null) => ({ id: '', label: '', kind: 'diagonal', sum }) as const;

describe('classes', () => {
  test('up to two bounds have a corner, and leave the plot where they are open', () => {
    expect(boundaryPath(corner(80, 60), scale)).toBe('M-20 40H80V120');
  });

  test('without bounds have no boundary and fill the rest', () => {
    expect(boundaryPath(corner(null, null), scale)).toBeNull();
    expect(regionPath(corner(null, null), corner(80, 60), scale)).toBe(
      'M-20 -20H120V120H-20zM-20 40H80V120H-20z',
    );
  });

  test('of equal sums run along a diagonal from beyond the plot to beyond it', () => {
    expect(boundaryPath(diagonal(100), scale)).toBe('M-20 -20L120 120');
  });

  test('of equal sums are named along their diagonal', () => {
    expect(diagonalLabel(diagonal(100), undefined, scale)?.degrees).toBeCloseTo(45);
    expect(diagonalLabel(diagonal(-5), undefined, scale)).toBeNull();
  });
});

describe('points', () => {
  const at = Float64Array.of(0, 40, 100);

  test('are grouped by age, from the oldest to the newest', () => {
    const values = Float64Array.of(10, 20, 30);
    expect(fadingPoints(at, values, values, scale, 4)).toEqual(['M10 90h0', 'M20 80h0', '', 'M30 70h0']);
  });

  test('that lack a value are not drawn, and a lone point is as fresh as any', () => {
    expect(
      fadingPoints(at, Float64Array.of(1, Number.NaN, 3), Float64Array.of(Number.NaN, 2, 3), scale, 2),
    ).toEqual(['', 'M3 97h0']);
    expect(fadingPoints(Float64Array.of(5), Float64Array.of(1), Float64Array.of(1), scale, 2)).toEqual([
      '',
      'M1 99h0',
    ]);
  });
});

describe('a way', () => {
  test('has one arrow head per step that has room for it, pointing onwards', () => {
    const { line, heads } = wayPaths(Float64Array.of(0, 40, 42), Float64Array.of(0, 0, 0), scale);
    expect(line).toBe('M0 100L40 100L42 100');
    // Tip a little beyond the middle of the first step, base behind it.
    expect(heads).toBe('M23 100L15 103.8L15 96.3z');
  });

  test('does not bridge a gap', () => {
    const values = Float64Array.of(0, Number.NaN, 50, 90);
    const { line, heads } = wayPaths(values, values, scale);
    expect(line).toBe('M0 100M50 50L90 10');
    expect(heads.match(/z/g)).toHaveLength(1);
  });
});

test('an ellipse goes through the ends of its half axes, whatever the scale', () => {
  const wide = { ...scale, width: 200 };
  const path = ellipsePath(
    {
      label: '',
      x: 50,
      y: 50,
      ellipse: [
        [10, 5],
        [-5, 10],
      ],
    },
    wide,
  );
  for (const end of ['120 45', '90 40', '80 55', '110 60'])
    expect(path.slice(1, -1).split('L')).toContain(end);
});
