import type { TimeSeries } from './time-series.ts';

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

/** Index of the instant nearest to `time`, the earlier one when two are as near; -1 where there is none. */
export function nearestIndex(at: Float64Array, time: number): number {
  const after = lowerBound(at, time);
  if (after === 0) return at.length === 0 ? -1 : 0;
  if (after === at.length) return after - 1;
  const before = after - 1;
  return time - (at[before] ?? 0) <= (at[after] ?? 0) - time ? before : after;
}

/** The value that a series has at exactly this instant, NaN where it has none. */
export function valueAt(series: TimeSeries, time: number): number {
  for (let index = lowerBound(series.at, time); series.at[index] === time; index += 1) {
    const value = series.value[index] ?? Number.NaN;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

/** The last instant within [from, to] at which a series has a value; null where there is none. */
export function lastInstant(all: readonly TimeSeries[], from: number, to: number): number | null {
  let last: number | null = null;
  for (const { at, value } of all) {
    let index = upperBound(at, to) - 1;
    while (index >= 0 && Number.isNaN(value[index] ?? Number.NaN)) index -= 1;
    const instant = at[index];
    if (instant !== undefined && instant >= from && instant > (last ?? -Infinity)) last = instant;
  }
  return last;
}

/** Every instant within [from, to] at which at least one series has a value, ascending, each once. */
export function collectInstants(all: readonly TimeSeries[], from: number, to: number): Float64Array {
  let merged = new Float64Array(0);
  for (const series of all) merged = mergeUnique(merged, instantsOf(series, from, to));
  return merged;
}

function instantsOf({ at, value }: TimeSeries, from: number, to: number): Float64Array {
  const begin = lowerBound(at, from);
  const end = upperBound(at, to);
  const found = new Float64Array(Math.max(0, end - begin));
  let count = 0;
  for (let index = begin; index < end; index += 1) {
    const instant = at[index] ?? Number.NaN;
    if (Number.isNaN(value[index] ?? Number.NaN) || (count > 0 && found[count - 1] === instant)) continue;
    found[count] = instant;
    count += 1;
  }
  return found.subarray(0, count);
}

function mergeUnique(left: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const merged = new Float64Array(left.length + right.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a = left[i] ?? Infinity;
    const b = right[j] ?? Infinity;
    merged[count] = Math.min(a, b);
    count += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return merged.slice(0, count);
}
