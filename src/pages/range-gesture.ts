import { parsePreset, type RangePreset, type RangeProblem, type ViewRange } from '#domain/range.ts';
import { withRangeQuery } from './range-query.ts';

/** A history entry as far as it says which days are in view. */
export type RangeEntry = {
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
  readonly range: ViewRange;
  readonly problem: RangeProblem | null;
};

/** Whoever writes addresses. */
export type RangeAddress = {
  /** The entry in force, also right after `write`. */
  readonly read: () => RangeEntry;
  readonly write: (entry: RangeEntry, how: 'push' | 'replace') => void;
};

export type RangeGesture = {
  readonly move: (range: ViewRange) => void;
  readonly end: () => void;
  readonly cancel: () => void;
  /** The reader has gone elsewhere meanwhile: nothing more is written. */
  readonly drop: () => void;
};

/** Safari refuses the hundredth change of the address within 30 s; the others stop following. */
const FOLLOW_MS = 400;

/**
 * One zoom or pan, from its first move to its release.
 *
 * Meanwhile the entry it began on is replaced, so that the address is always that of the picture. In the end that entry
 * is put back and the result pushed: Back undoes the gesture as one step, a cancelled one leaves no trace, and the
 * entries that lie ahead are not lost before something has really changed.
 */
export function beginRangeGesture(address: RangeAddress): RangeGesture {
  const origin = address.read();
  let reached = origin.range;
  let written = origin.range;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = () => {
    timer = undefined;
    if (isSameRange(reached, written)) return;
    written = reached;
    address.write(withRange(origin, reached), 'replace');
    timer = setTimeout(follow, FOLLOW_MS);
  };
  const drop = () => {
    clearTimeout(timer);
  };
  const cancel = () => {
    drop();
    if (written !== origin.range) address.write(origin, 'replace');
  };

  return {
    move(range) {
      reached = range;
      if (timer === undefined) follow();
    },
    end() {
      cancel();
      if (!isSameRange(reached, origin.range)) address.write(withRange(origin, reached), 'push');
    },
    cancel,
    drop,
  };
}

export function isSameRange(one: ViewRange, other: ViewRange): boolean {
  return one.preset === other.preset && one.from === other.from && one.to === other.to;
}

/** The entry that shows other days. Days without a name remember the preset that they were cut out of. */
export function withRange(entry: RangeEntry, range: ViewRange): RangeEntry {
  return {
    search: withRangeQuery(entry.search, range),
    hash: entry.hash,
    state: range.preset === null ? { cutFrom: presetBehind(entry) } : null,
    range,
    problem: null,
  };
}

/** The preset that an entry shows, or was cut out of by zooming and stepping; null where its link names days. */
export function presetBehind({ range, state }: RangeEntry): RangePreset | null {
  if (range.preset !== null) return range.preset;
  return typeof state === 'object' && state !== null && 'cutFrom' in state
    ? parsePreset(state.cutFrom)
    : null;
}
