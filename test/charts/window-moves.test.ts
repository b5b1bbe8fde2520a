import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';

import { moveEdge, panBy, pinch, spanOf, zoomAt, type WindowBounds } from '#charts/window-moves.ts';

const free: WindowBounds = { extent: null, minSpan: 1 };
const bounded: WindowBounds = { extent: { from: 0, to: 1000 }, minSpan: 10 };

test('zooming keeps the instant under the pointer where it is', () => {
  expect(zoomAt({ from: 100, to: 200 }, 125, 0.5, free)).toEqual({ from: 112.5, to: 162.5 });
});

test('zooming out stops at the extent', () => {
  expect(zoomAt({ from: 100, to: 900 }, 125, 10, bounded)).toEqual({ from: 0, to: 1000 });
});

test('zooming in stops at the shortest window', () => {
  expect(spanOf(zoomAt({ from: 100, to: 120 }, 110, 0.01, bounded))).toBe(10);
});

test('a window that is moved against the edge keeps its length', () => {
  expect(panBy({ from: 800, to: 950 }, 500, bounded)).toEqual({ from: 850, to: 1000 });
});

test('two fingers hold the instants below them', () => {
  // 120 at a quarter and 180 at three quarters: the window is twice as long as what lies between them.
  expect(pinch({ from: 0, to: 1000 }, [120, 180], [0.25, 0.75], free)).toEqual({ from: 90, to: 210 });
});

test('fingers that have changed sides move the window and keep its length', () => {
  expect(spanOf(pinch({ from: 0, to: 100 }, [40, 60], [0.7, 0.2], free))).toBe(100);
});

test.each([
  ['from', -50, { from: 0, to: 500 }],
  ['from', 499, { from: 490, to: 500 }],
  ['to', 2000, { from: 400, to: 1000 }],
  ['to', 300, { from: 400, to: 410 }],
] as const)('the edge "%s" moved to %i stops where it must', (edge, at, window) => {
  expect(moveEdge({ from: 400, to: 500 }, edge, at, bounded)).toEqual(window);
});

test('no zoom and no pan ever leaves the extent or falls below the shortest window', () => {
  const share = double({ min: 0, max: 1, noNaN: true });
  assert(
    property(
      integer({ min: 0, max: 900 }),
      integer({ min: 10, max: 100 }),
      share,
      double({ min: 0.01, max: 100, noNaN: true }),
      integer({ min: -2000, max: 2000 }),
      (from, span, at, factor, seconds) => {
        const zoomed = zoomAt({ from, to: from + span }, from + at * span, factor, bounded);
        for (const window of [zoomed, panBy(zoomed, seconds, bounded)]) {
          expect(window.from).toBeGreaterThanOrEqual(-1e-6);
          expect(window.to).toBeLessThanOrEqual(1000 + 1e-6);
          expect(spanOf(window)).toBeGreaterThanOrEqual(10 - 1e-6);
        }
      },
    ),
  );
});
