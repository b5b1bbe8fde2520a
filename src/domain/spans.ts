import type { Span } from './record-kinds.ts';
import { type EpochSec, toEpochSec } from './time.ts';

/**
 * Sets of instants as stretches of time, `from` inclusive and `to` exclusive.
 *
 * A stretch that ends where it begins, or before, holds no instant and disappears from every result.
 */

/** Whether two stretches have an instant in common; those that only touch have none. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.from, b.from) < Math.min(a.to, b.to);
}

/** The instants of any of the stretches, in any order: sorted, and joined where they overlap or touch. */
export function unionSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (to <= from) continue;
    const last = joined.at(-1);
    if (last === undefined || last.to < from) joined.push({ from, to });
    else if (last.to < to) joined[joined.length - 1] = { from: last.from, to };
  }
  return joined;
}

/** What of a stretch none of the others holds, oldest first; these may come in any order and overlap. */
export function subtractSpans(span: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const { from: takenFrom, to: takenTo } of unionSpans(taken.filter((other) => overlaps(span, other)))) {
    if (from < takenFrom) left.push({ from, to: takenFrom });
    from = takenTo;
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}

/**
 * A stretch as the fewest pieces that are none longer than allowed, oldest first: full ones, then the rest.
 *
 * For windows that the service cuts off silently after 24 hours, such as the day of 25 hours in autumn.
 * Throws a RangeError unless at least a second is allowed.
 */
export function splitSpan(span: Span, longestSec: number): Span[] {
  if (!(longestSec >= 1)) {
    throw new RangeError(
      `Failed to split a stretch of time: pieces of ${longestSec} s never add up to it. Allow at least a second.`,
    );
  }
  const pieces: Span[] = [];
  for (let from = span.from; from < span.to;) {
    const to = endOfPiece(from, span.to, longestSec);
    pieces.push({ from, to });
    from = to;
  }
  return pieces;
}

function endOfPiece(from: EpochSec, end: EpochSec, longestSec: number): EpochSec {
  return end - from <= longestSec ? end : toEpochSec(from + Math.floor(longestSec));
}
