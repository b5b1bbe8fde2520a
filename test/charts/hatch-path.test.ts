import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { boxPath, hatchPath } from '#charts/hatch-path.ts';

function endsOf(path: string): [number, number][] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test('diagonals run from edge to edge', () => {
  expect(hatchPath({ x: 0, y: 0, width: 8, height: 8 }, 4)).toBe('M0 4L4 0M0 8L8 0M4 8L8 4');
});

test('no diagonal leaves its box', () => {
  const side = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(side, side, side, side, (x, y, width, height) => {
      for (const [px, py] of endsOf(hatchPath({ x, y, width, height }, 3))) {
        expect(px).toBeGreaterThanOrEqual(x);
        expect(px).toBeLessThanOrEqual(x + width);
        expect(py).toBeGreaterThanOrEqual(y);
        expect(py).toBeLessThanOrEqual(y + height);
      }
    }),
  );
});

test('hatches of neighbours join', () => {
  const left = endsOf(hatchPath({ x: 0, y: 0, width: 10, height: 6 }, 4)).filter(([x]) => x === 10);
  const right = endsOf(hatchPath({ x: 10, y: 0, width: 10, height: 6 }, 4)).filter(([x]) => x === 10);
  expect(left).toEqual([[10, 2]]);
  expect(right).toEqual(expect.arrayContaining(left));
});

test('a box without extent has no hatch', () => {
  expect(hatchPath({ x: 3, y: 3, width: 0, height: 0 }, 2)).toBe('');
});

test('a box is one closed path', () => {
  expect(boxPath({ x: 1, y: 2, width: 3, height: 4 })).toBe('M1 2h3v4h-3z');
});
