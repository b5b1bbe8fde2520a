import type { ChartWindow, TimeSeries } from './time-series.ts';

/** Index of the first instant at or after `time`; the length where there is none. */
export function lowerBound(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first instant after `time`; the length where there is none. */
export function upperBound(at: Float64Array, time: number): number {
  let index = lowerBound(at, time);
  while (at[index] === time) index += 1;
  return index;
}

/** Whether the crosshair stands on data of this series: stems repeat what others say. */
function isRead(series: TimeSeries): boolean {
  return series.kind !== 'stems';
}

/** Where the crosshair stands on a datum: in the middle of a bar, which begins at its instant. */
function lead(series: TimeSeries): number {
  return series.kind === 'bars' ? series.lengthSec / 2 : 0;
}

/** Index of the instant nearest to `time`, the earlier one when two are as near; -1 where there is none. */
export function nearestIndex(at: Float64Array, time: number): number {
  const after = lowerBound(at, time);
  if (after === 0) return at.length === 0 ? -1 : 0;
  if (after === at.length) return after - 1;
  const before = after - 1;
  return time - (at[before] ?? 0) <= (at[after] ?? 0) - time ? before : after;
}

/** Where the crosshair stands on the datum with this index. */
export function instantAt(series: TimeSeries, index: number): number {
  return (series.at[index] ?? Number.NaN) + lead(series);
}

/** Index of the value nearest to `time` within the window, the earlier when two are as near; -1 where there is none. */
export function nearestPoint(series: TimeSeries, time: number, window: ChartWindow): number {
  if (!isRead(series)) return -1;
  const middle = lowerBound(series.at, Math.max(window.from, Math.min(window.to, time)) - lead(series));
  const after = pointFrom(series, middle, 1, window);
  const before = pointFrom(series, middle - 1, -1, window);
  if (before === -1 || after === -1) return Math.max(before, after);
  return time - instantAt(series, before) <= instantAt(series, after) - time ? before : after;
}

/** The first value at or beyond an index in one direction, within the window; -1 where there is none. */
function pointFrom(series: TimeSeries, start: number, direction: 1 | -1, window: ChartWindow): number {
  for (let index = start; index >= 0 && index < series.at.length; index += direction) {
    const instant = instantAt(series, index);
    if (instant < window.from || instant > window.to) return -1;
    if (!Number.isNaN(series.value[index] ?? Number.NaN)) return index;
  }
  return -1;
}

/** The instant nearest to `time` at which any series has a value; null where the window has none. */
export function nearestInstant(all: readonly TimeSeries[], time: number, window: ChartWindow): number | null {
  let nearest: number | null = null;
  for (const series of all) {
    const index = nearestPoint(series, time, window);
    if (index === -1) continue;
    const instant = instantAt(series, index);
    if (nearest === null || Math.abs(instant - time) < Math.abs(nearest - time)) nearest = instant;
  }
  return nearest;
}

/** The last instant in the window at which any series has a value; null where there is none. */
export function lastInstant(all: readonly TimeSeries[], window: ChartWindow): number | null {
  return nearestInstant(all, window.to, window);
}

/**
 * As many distinct instants later (earlier, where negative), over all series; it stops at the window's last one.
 *
 * Nothing is merged beforehand: a key press costs a binary search per series and step, whatever the number of data.
 */
export function stepInstant(
  all: readonly TimeSeries[],
  time: number,
  steps: number,
  window: ChartWindow,
): number {
  const direction = steps < 0 ? -1 : 1;
  let reached = time;
  for (let step = 0; step < Math.abs(steps); step += 1) {
    let next: number | null = null;
    for (const series of all) {
      if (!isRead(series)) continue;
      const local = reached - lead(series);
      const start = direction === 1 ? upperBound(series.at, local) : lowerBound(series.at, local) - 1;
      const index = pointFrom(series, start, direction, window);
      if (index === -1) continue;
      const instant = instantAt(series, index);
      if (next === null || (instant - next) * direction < 0) next = instant;
    }
    if (next === null) return reached;
    reached = next;
  }
  return reached;
}
