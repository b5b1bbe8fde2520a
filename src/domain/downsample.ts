/**
 * Which points of a long series are enough to draw it.
 *
 * Typed arrays in, ascending indices out; nothing is averaged, so every drawn point is a real one. `at` ascends.
 * NaN marks a gap: between two chosen points with a NaN anywhere between them, one NaN's index is chosen as well, so a
 * line that breaks at NaN breaks where the series does. Gaps before the first and after the last value are dropped.
 */

/**
 * Largest-Triangle-Three-Buckets: at most `buckets` points that keep the shape of a line.
 *
 * Steinarsson, Downsampling Time Series for Visual Representation (2013). Keeps the first and the last value; fewer
 * than two buckets count as two. No more values than buckets: all are kept. Empty or all NaN: empty. The indices of gaps
 * come on top, at most one between two values.
 */
export function computeLttb(at: Float64Array, value: Float64Array, buckets: number): Uint32Array {
  const points = indicesOfValues(value);
  const count = Math.max(2, Math.floor(buckets) || 0);
  if (points.length <= count) return withGaps(points, value);

  const chosen = new Uint32Array(count);
  const step = (points.length - 2) / (count - 2);
  let previous = points[0] ?? 0;
  chosen[0] = previous;
  for (let bucket = 1; bucket < count - 1; bucket += 1) {
    const start = Math.floor((bucket - 1) * step) + 1;
    const end = Math.floor(bucket * step) + 1;
    const nextEnd = Math.min(Math.floor((bucket + 1) * step) + 1, points.length);

    let sumAt = 0;
    let sumValue = 0;
    for (let index = end; index < nextEnd; index += 1) {
      const point = points[index] ?? 0;
      sumAt += at[point] ?? 0;
      sumValue += value[point] ?? 0;
    }
    const a = at[previous] ?? 0;
    const v = value[previous] ?? 0;
    const toNextAt = sumAt / (nextEnd - end) - a;
    const toNextValue = sumValue / (nextEnd - end) - v;

    let largest = -1;
    for (let index = start; index < end; index += 1) {
      const point = points[index] ?? 0;
      const area = Math.abs(toNextAt * ((value[point] ?? 0) - v) - ((at[point] ?? 0) - a) * toNextValue);
      if (area > largest) {
        largest = area;
        chosen[bucket] = point;
      }
    }
    previous = chosen[bucket] ?? 0;
  }
  chosen[count - 1] = points.at(-1) ?? 0;
  return withGaps(chosen, value);
}

/**
 * M4: the first, lowest, highest and last value of every pixel column, at most four per column.
 *
 * Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation (VLDB 2014): a line through them covers the
 * same pixels as a line through all. Looks at from ≤ at ≤ to only; the last column is closed on both sides. The indices
 * of gaps come on top, at most one between two values. Nothing in the range, or a range that is reversed: empty.
 */
export function computeM4(
  at: Float64Array,
  value: Float64Array,
  from: number,
  to: number,
  columns: number,
): Uint32Array {
  const end = partition(at, 0, at.length, to, true);
  const count = Math.max(1, Math.floor(columns) || 0);
  const width = (to - from) / count;
  let start = partition(at, 0, end, from, false);
  const chosen = new Uint32Array(Math.min(end - start, 8 * count));
  let length = 0;
  let column = -1;
  let mayFollowGap = false;

  while (start < end) {
    // Never the same column twice, whatever the rounding of its edge.
    column = Math.min(count - 1, Math.max(column + 1, Math.floor(((at[start] ?? 0) - from) / width) || 0));
    const edge = column === count - 1 ? Infinity : from + (column + 1) * width;
    // A column narrower than the rounding of an instant still takes the value that led to it.
    const stop = Math.max(start + 1, partition(at, start, end, edge, false));

    let first = start;
    while (first < stop && Number.isNaN(value[first])) first += 1;
    if (first > start) mayFollowGap = true;
    if (first < stop) {
      let last = stop - 1;
      while (Number.isNaN(value[last])) last -= 1;
      let lowest = first;
      let highest = first;
      let low = value[first] ?? 0;
      let high = low;
      // Adding all up is the cheapest way to learn of a NaN; ∞ − ∞ only costs a search in vain.
      let sum = 0;
      for (let index = first; index <= last; index += 1) {
        const v = value[index] ?? 0;
        sum += v;
        if (v < low) {
          low = v;
          lowest = index;
        } else if (v > high) {
          high = v;
          highest = index;
        }
      }
      const hasGap = Number.isNaN(sum);
      if (hasGap) mayFollowGap = true;
      length = push(chosen, length, first, value, mayFollowGap);
      length = push(chosen, length, Math.min(lowest, highest), value, hasGap);
      length = push(chosen, length, Math.max(lowest, highest), value, hasGap);
      length = push(chosen, length, last, value, hasGap);
      mayFollowGap = last < stop - 1;
    }
    start = stop;
  }
  return chosen.slice(0, length);
}

/** Appends an index unless it is there already, preceded by that of a gap since the index before. */
function push(
  chosen: Uint32Array,
  length: number,
  index: number,
  value: Float64Array,
  mayFollowGap: boolean,
): number {
  let next = length;
  if (next > 0) {
    const previous = chosen[next - 1] ?? 0;
    if (previous === index) return next;
    if (mayFollowGap) {
      const gap = findGap(value, previous + 1, index);
      if (gap !== -1) {
        chosen[next] = gap;
        next += 1;
      }
    }
  }
  chosen[next] = index;
  return next + 1;
}

function withGaps(points: Uint32Array, value: Float64Array): Uint32Array {
  const chosen = new Uint32Array(2 * points.length);
  let length = 0;
  for (const index of points) length = push(chosen, length, index, value, true);
  return chosen.slice(0, length);
}

function findGap(value: Float64Array, start: number, end: number): number {
  for (let index = start; index < end; index += 1) if (Number.isNaN(value[index])) return index;
  return -1;
}

function indicesOfValues(value: Float64Array): Uint32Array {
  const points = new Uint32Array(value.length);
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    if (Number.isNaN(value[index])) continue;
    points[count] = index;
    count += 1;
  }
  return points.subarray(0, count);
}

/** First index in [start, end) whose instant is at or after `time`, or after it where `isInclusive`; else `end`. */
function partition(at: Float64Array, start: number, end: number, time: number, isInclusive: boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const instant = at[middle] ?? Infinity;
    if (instant < time || (isInclusive && instant === time)) low = middle + 1;
    else high = middle;
  }
  return low;
}
