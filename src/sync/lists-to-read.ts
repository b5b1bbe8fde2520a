import { listKinds, type ListKind } from '#domain/record-kinds.ts';
import { addDays, SECONDS_PER_DAY, toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';
import type { PlanInput, PlannedCall, Purpose } from './plan.ts';
import {
  beginningSec,
  canBeCut,
  cutDays,
  endless,
  firstKnownDay,
  newsWindow,
  nextWindow,
  recentWindow,
  rereadEverySec,
  suspectDays,
  todayInUtc,
  type DayWindow,
} from './windows-to-read.ts';

type ListCall = Extract<PlannedCall, { readonly operation: ListKind }>;

/**
 * How late a change may be told with an earlier time than what is here: the service's own computers do not agree to
 * the second, and a scale may report hours after the person stood on it.
 */
const overlapSec = SECONDS_PER_DAY;
const recentEverySec = SECONDS_PER_DAY;

/** The next window backwards, of a list that is not complete; the first where nothing is read. */
export function historyCall(input: PlanInput, kind: ListKind, purpose: Purpose): ListCall {
  const { limits } = input;
  const { reachedBack, windowDays } = input.state.lists[kind];
  if (canBeCut(kind, limits) && windowDays === cutDays) return changes(kind, purpose, beginningSec);
  if (reachedBack === null && windowDays === endless)
    return windowCall(kind, purpose, { from: null, to: null });
  if (canBeCut(kind, limits) && windowDays === suspectDays && reachedBack !== null) {
    const window = { from: addDays(reachedBack, -suspectDays), to: addDays(reachedBack, -1) };
    return windowCall(kind, purpose, window);
  }
  return windowCall(kind, purpose, windowBefore(input, kind, reachedBack));
}

/** What was created or changed, where the service tells it, else the last days as they stand. */
export function newsCall(input: PlanInput, kind: ListKind, purpose: Purpose): ListCall {
  const today = todayOf(input);
  if (!input.limits.tellsChanges.has(kind)) return windowCall(kind, purpose, newsWindow(today));
  const serviceNow = toServiceTime(input);
  const cursor = input.state.lists[kind].cursor ?? serviceNow;
  // A cursor that lies ahead was set by a clock that has been put right since.
  return changes(kind, purpose, Math.max(beginningSec, Math.min(cursor, serviceNow) - overlapSec));
}

/** Whether a list has to be looked at for news: the first window was one look. */
export function isNewsDue({ state, newsBefore }: PlanInput, kind: ListKind): boolean {
  const { reachedBack, newsAt } = state.lists[kind];
  return reachedBack !== null && (newsAt === null || newsAt < newsBefore);
}

/** Days that are read again because a record was missing from them. */
export function recheckCall({ state, ...input }: PlanInput, kind: ListKind): ListCall | null {
  const { recheck } = state.lists[kind];
  if (recheck === null || recheck.notBefore > nowSec(input)) return null;
  return windowCall(kind, 'recheck', { from: recheck.from, to: recheck.to });
}

/** The last page of days once a day, so that what was deleted is noticed. */
export function recentCall(input: PlanInput, kind: ListKind): ListCall | null {
  const list = input.state.lists[kind];
  const isDue = list.recentAt === null || list.recentAt + recentEverySec <= nowSec(input);
  if (list.reachedBack === null || list.recheck !== null || !isDue) return null;
  return windowCall(
    kind,
    'recent',
    recentWindow(kind, list, { today: todayOf(input), limits: input.limits }),
  );
}

/** Everything once a month, or when the reader asks for it. */
export function rereadCall(input: PlanInput, kind: ListKind): ListCall | null {
  const { isComplete, recheck, reread, rereadAt } = input.state.lists[kind];
  const isDue = reread !== null || (rereadAt !== null && rereadAt + rereadEverySec <= nowSec(input));
  if (!isComplete || recheck !== null || !isDue) return null;
  return windowCall(kind, 'reread', windowBefore(input, kind, reread?.back ?? null));
}

/** When a list will be due by itself, our clock; null for never. */
export function listDueAt({ state }: PlanInput, kind: ListKind): EpochSec | null {
  const { reachedBack, isComplete, recentAt, rereadAt, recheck } = state.lists[kind];
  if (reachedBack === null) return null;
  if (recheck !== null) return recheck.notBefore;
  const recent = (recentAt ?? 0) + recentEverySec;
  return toEpochSec(isComplete && rereadAt !== null ? Math.min(recent, rereadAt + rereadEverySec) : recent);
}

function windowBefore(input: PlanInput, kind: ListKind, back: LocalDay | null): DayWindow {
  const { state, firstDayHint, limits } = input;
  const { windowDays, isComplete, reachedBack } = state.lists[kind];
  const today = todayOf(input);
  return nextWindow({
    kind,
    windowDays,
    back,
    firstDay: isComplete ? reachedBack : firstKnownDay(state, firstDayHint, today),
    isFirstDayFinal: listKinds.every((other) => other === kind || state.lists[other].isComplete),
    today,
    limits,
  });
}

function windowCall(kind: ListKind, purpose: Purpose, { from, to }: DayWindow): ListCall {
  return { operation: kind, purpose, ask: { type: 'window', from, to } };
}

function changes(kind: ListKind, purpose: Purpose, since: number): ListCall {
  return { operation: kind, purpose, ask: { type: 'changes', since: toEpochSec(since) } };
}

function todayOf({ state, ...input }: PlanInput): LocalDay {
  return todayInUtc(state, nowSec(input));
}

function nowSec({ nowMs }: Pick<PlanInput, 'nowMs'>): EpochSec {
  return toEpochSec(Math.floor(nowMs / 1000));
}

function toServiceTime(input: PlanInput): number {
  return nowSec(input) - (input.state.clockAheadSec ?? 0);
}
