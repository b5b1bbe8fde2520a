import type { ChartWindow } from './time-series.ts';

/** How far a window may be moved, and how near one may look. */
export type WindowBounds = { readonly extent: ChartWindow | null; readonly minSpan: number };

export function spanOf({ from, to }: ChartWindow): number {
  return to - from;
}

/** Keeps an instant where it is on the screen; `factor` 2 shows twice as much. */
export function zoomAt(window: ChartWindow, at: number, factor: number, bounds: WindowBounds): ChartWindow {
  const span = allowedSpan(spanOf(window) * factor, bounds);
  const share = (at - window.from) / spanOf(window);
  const from = at - share * span;
  return keepInside({ from, to: from + span }, bounds);
}

/** Moves a window without changing its length. */
export function panBy(window: ChartWindow, seconds: number, bounds: WindowBounds): ChartWindow {
  return keepInside({ from: window.from + seconds, to: window.to + seconds }, bounds);
}

/**
 * The window in which two instants lie at two places of the plot, as shares of its width: what two fingers hold.
 *
 * Places that coincide, or that have changed sides, say nothing about the length; it then stays as it is.
 */
export function pinch(
  window: ChartWindow,
  held: readonly [at: number, at: number],
  places: readonly [share: number, share: number],
  bounds: WindowBounds,
): ChartWindow {
  const wanted = (held[1] - held[0]) / (places[1] - places[0]);
  const span = allowedSpan(Number.isFinite(wanted) && wanted > 0 ? wanted : spanOf(window), bounds);
  const centre = (held[0] + held[1]) / 2;
  const from = centre - ((places[0] + places[1]) / 2) * span;
  return keepInside({ from, to: from + span }, bounds);
}

/** Moves one end of a window; it stops at the bounds and never comes nearer to the other than allowed. */
export function moveEdge(
  window: ChartWindow,
  edge: 'from' | 'to',
  at: number,
  { extent, minSpan }: WindowBounds,
): ChartWindow {
  if (edge === 'from') {
    const from = Math.min(window.to - minSpan, Math.max(extent?.from ?? -Infinity, at));
    return { from, to: window.to };
  }
  return { from: window.from, to: Math.max(window.from + minSpan, Math.min(extent?.to ?? Infinity, at)) };
}

function allowedSpan(span: number, { extent, minSpan }: WindowBounds): number {
  return Math.max(minSpan, Math.min(extent === null ? Infinity : spanOf(extent), span));
}

function keepInside(window: ChartWindow, { extent }: WindowBounds): ChartWindow {
  if (extent === null) return window;
  const span = spanOf(window);
  const from = Math.max(extent.from, Math.min(extent.to - span, window.from));
  return { from, to: from + span };
}
