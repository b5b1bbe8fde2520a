import { factKinds, listKinds, type ListKind } from '#domain/record-kinds.ts';
import { differenceInDays, SECONDS_PER_DAY, toEpochSec, type LocalDay } from '#domain/time.ts';
import type { PlanInput } from './plan.ts';
import { recentSpans } from './spans-to-read.ts';
import { firstKnownDay, todayInUtc, typicalDays } from './windows-to-read.ts';

type EstimateInput = Pick<PlanInput, 'state' | 'coverage' | 'zoneOn' | 'firstDayHint' | 'limits' | 'nowMs'>;

/** Calls made and calls left; `isKnown` is false where nothing tells how far back it goes. */
type Part = { readonly done: number; readonly left: number; readonly isKnown: boolean };

/** Calls a minute that work in the background leaves to screens. */
const forScreens = 20;
const recentSec = 31 * SECONDS_PER_DAY;

/**
 * What is left to be read: calls, seconds at the pace that the service allows, and the share that is done.
 *
 * From how dense the lists have been so far and the earliest day that anything speaks of. `share` goes from 0 to 1 and
 * is null as long as a list has not been looked at, or nothing tells where it begins.
 */
export function estimateRemaining(input: EstimateInput): {
  calls: number;
  seconds: number;
  share: number | null;
} {
  const parts = [...listKinds.map((kind) => listPart(input, kind)), spanPart(input), factPart(input)];
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const calls = sum(({ left }) => left);
  const done = sum((part) => part.done);
  const isKnown = parts.every((part) => part.isKnown);
  return {
    calls,
    seconds: Math.ceil((calls * 60) / (input.limits.callsPerMinute - forScreens)),
    share: calls === 0 ? 1 : isKnown ? done / (done + calls) : null,
  };
}

function listPart({ state, firstDayHint, limits, nowMs }: EstimateInput, kind: ListKind): Part {
  const { reachedBack, isComplete, windowDays, reread } = state.lists[kind];
  if (reachedBack === null) return { done: 0, left: 1, isKnown: false };
  const today = todayInUtc(state, toEpochSec(Math.floor(nowMs / 1000)));
  const pages = (later: LocalDay, earlier: LocalDay): number =>
    Math.max(0, Math.ceil(differenceInDays(later, earlier) / typicalDays(kind, windowDays, limits)));
  if (isComplete) {
    const back = reread?.back ?? today;
    const left = reread === null ? 0 : Math.max(1, pages(back, reachedBack));
    return { done: Math.max(0, pages(today, reachedBack) - left), left, isKnown: true };
  }
  const firstDay = firstKnownDay(state, firstDayHint, today);
  return {
    done: Math.max(1, pages(today, reachedBack)),
    left: firstDay === null ? 1 : Math.max(1, pages(reachedBack, firstDay)),
    isKnown: firstDay !== null,
  };
}

/** Of the last days alone: older ones are read where somebody looks. */
function spanPart(input: EstimateInput): Part {
  const { coverage, nowMs, state } = input;
  const left = [...recentSpans({ ...input, newsBefore: toEpochSec(0) })].length;
  const since = nowMs / 1000 - (state.clockAheadSec ?? 0) - recentSec;
  const recent = [...coverage.intraday, ...coverage.sleep].filter(({ to }) => to > since);
  const done = recent.reduce(
    (days, { from, to }) => days + Math.ceil((to - Math.max(from, since)) / SECONDS_PER_DAY),
    0,
  );
  return { done, left, isKnown: true };
}

function factPart({ state }: EstimateInput): Part {
  const left = factKinds.filter((kind) => state.facts[kind] === null).length;
  return { done: factKinds.length - left, left, isKnown: true };
}
