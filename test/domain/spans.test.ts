import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '#domain/record-kinds.ts';
import { overlaps, splitSpan, subtractSpans, unionSpans } from '#domain/spans.ts';
import { toEpochSec } from '#domain/time.ts';

const LAST = 40;

function span(from: number, to: number): Span {
  return { from: toEpochSec(from), to: toEpochSec(to) };
}

/** The model: a stretch is the set of its instants, written out. */
function instantsOf(spans: readonly Span[]): Set<number> {
  const instants = new Set<number>();
  for (const { from, to } of spans) {
    for (let at: number = from; at < to; at += 1) instants.add(at);
  }
  return instants;
}

/** The shortest way to write a set of instants: sorted stretches with a gap between any two. */
function toSpans(instants: ReadonlySet<number>): Span[] {
  const spans: Span[] = [];
  for (let at = -1; at <= LAST + 1; at += 1) {
    if (!instants.has(at) || instants.has(at - 1)) continue;
    let to = at;
    while (instants.has(to)) to += 1;
    spans.push(span(at, to));
  }
  return spans;
}

// Few instants, so that stretches touch, nest, coincide, are empty and are the wrong way round.
const anyInstant = fc.integer({ min: 0, max: LAST });
const anySpan = fc.tuple(anyInstant, anyInstant).map(([from, to]) => span(from, to));
const anySpans = fc.array(anySpan, { maxLength: 8 });

describe('stretches of time', () => {
  it('overlap when an instant is in both', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        const others = instantsOf([b]);
        expect(overlaps(a, b)).toBe([...instantsOf([a])].some((at) => others.has(at)));
      }),
      { numRuns: 1000 },
    );
  });

  it('do not overlap when one ends where the other begins', () => {
    expect([overlaps(span(0, 5), span(5, 9)), overlaps(span(5, 9), span(0, 5))]).toEqual([false, false]);
  });

  it('do not overlap when one of them holds no instant', () => {
    expect([overlaps(span(0, 9), span(4, 4)), overlaps(span(6, 4), span(0, 9))]).toEqual([false, false]);
  });
});

describe('the union of stretches', () => {
  it('holds the instants of all of them in as few stretches as can be, sorted', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        expect(unionSpans(spans)).toEqual(toSpans(instantsOf(spans)));
      }),
      { numRuns: 1000 },
    );
  });

  it('joins two that touch', () => {
    expect(unionSpans([span(5, 9), span(0, 5)])).toEqual([span(0, 9)]);
  });

  it('is the same when it is taken again', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        expect(unionSpans(unionSpans(spans))).toEqual(unionSpans(spans));
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    const spans = Object.freeze([Object.freeze(span(5, 9)), Object.freeze(span(0, 5))]);
    unionSpans(spans);
    expect(spans).toEqual([span(5, 9), span(0, 5)]);
  });

  it('carries nothing over but the two ends', () => {
    expect(unionSpans([{ ...span(0, 5), readAt: 7 } as Span])).toEqual([span(0, 5)]);
  });
});

describe('what is left of a stretch', () => {
  it('is each of its instants that none of the others holds', () => {
    fc.assert(
      fc.property(anySpan, anySpans, (whole, taken) => {
        const gone = instantsOf(taken);
        const left = [...instantsOf([whole])].filter((at) => !gone.has(at));
        expect(subtractSpans(whole, taken)).toEqual(toSpans(new Set(left)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is all of it when nothing is taken', () => {
    expect(subtractSpans(span(3, 8), [])).toEqual([span(3, 8)]);
  });

  it('is two parts when the middle is taken', () => {
    expect(subtractSpans(span(0, 9), [span(3, 5)])).toEqual([span(0, 3), span(5, 9)]);
  });

  it('makes it whole again together with what was taken', () => {
    fc.assert(
      fc.property(anySpan, anySpans, (whole, taken) => {
        const again = unionSpans([...subtractSpans(whole, taken), ...taken]);
        expect(again).toEqual(unionSpans([whole, ...taken]));
      }),
    );
  });
});

describe('the pieces of a stretch', () => {
  const anyLength = fc.integer({ min: 1, max: LAST });

  it('follow each other from its beginning to its end', () => {
    fc.assert(
      fc.property(anySpan, anyLength, (whole, longest) => {
        const pieces = splitSpan(whole, longest);
        const ends = pieces.map(({ to }) => to);
        const beginnings = pieces.map(({ from }) => from);
        const isEmpty = whole.to <= whole.from;
        expect([...beginnings, ...ends.slice(-1)]).toEqual(isEmpty ? [] : [whole.from, ...ends]);
        expect(ends.at(-1)).toBe(isEmpty ? undefined : whole.to);
      }),
    );
  });

  it('are none longer than allowed, and as few as can be', () => {
    fc.assert(
      fc.property(anySpan, anyLength, (whole, longest) => {
        const pieces = splitSpan(whole, longest);
        expect(pieces.filter(({ from, to }) => to <= from || to - from > longest)).toEqual([]);
        expect(pieces).toHaveLength(Math.max(0, Math.ceil((whole.to - whole.from) / longest)));
      }),
    );
  });

  it('are one when it is short enough', () => {
    expect(splitSpan(span(0, 86_400), 86_400)).toEqual([span(0, 86_400)]);
  });

  it('of a day of 25 hours are 24 hours and one', () => {
    expect(splitSpan(span(0, 90_000), 86_400)).toEqual([span(0, 86_400), span(86_400, 90_000)]);
  });

  it('begin at whole seconds when the longest does not', () => {
    expect(splitSpan(span(0, 3), 1.5)).toEqual([span(0, 1), span(1, 2), span(2, 3)]);
  });

  it('are one when there is no longest', () => {
    expect(splitSpan(span(0, 90_000), Infinity)).toEqual([span(0, 90_000)]);
  });

  it.each([0, -1, 0.5, Number.NaN])('may not be %d seconds at most', (longest) => {
    expect(() => splitSpan(span(0, 9), longest)).toThrow('Failed to split a stretch of time');
  });
});
