import type { ServiceLimits } from '#api/service-limits.ts';
import type { ListState, SyncState } from '#archive/sync-state.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import { addDays, differenceInDays, toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';
import { earlier, extend } from './extend.ts';
import type { Outcome, PlannedCall } from './plan.ts';
import {
  beginningSec,
  daysPerPage,
  endless,
  suspectDays,
  todayInUtc,
  type DayWindow,
} from './windows-to-read.ts';

/** So long after a record was missing the same days are read once more. */
const recheckAfterSec = 60;

type ListCall = Extract<PlannedCall, { readonly operation: ListKind }>;

/**
 * The state after a call's last page. Pure: lands with that page in one transaction.
 *
 * What a list's cursor stands for: every change up to it is archived, by the service's clock. It moves with the last
 * page to the time of the first, so that nothing that changed in between is passed over.
 */
export function advance(
  state: SyncState,
  call: PlannedCall,
  outcome: Outcome,
  limits: ServiceLimits,
): SyncState {
  if ('ask' in call) {
    const list = afterList(state, call, outcome, limits);
    return { ...state, lists: { ...state.lists, [call.operation]: list } };
  }
  // What is known of spans is kept apart, with the spans.
  if ('from' in call) return state;
  return { ...state, facts: { ...state.facts, [call.operation]: outcome.now } };
}

function afterList(state: SyncState, call: ListCall, outcome: Outcome, limits: ServiceLimits): ListState {
  const { operation: kind, ask, purpose } = call;
  const list = state.lists[kind];
  const cursor = (): EpochSec => laterCursor(list.cursor, toCursor(state, list, outcome));
  if (ask.type === 'changes') return afterChanges(list, { ...outcome, cursor: cursor(), since: ask.since });
  const isFirst = list.reachedBack === null && ask.to === null;
  const tellsChanges = limits.tellsChanges.has(kind);
  const isNewest = ask.to === null;
  const today = todayInUtc(state, outcome.now);
  const learned = {
    ...list,
    windowDays: learnDays(list, { kind, window: ask, purpose, outcome, limits, today }),
  };
  const extended = extend(list, learned, { kind, window: ask, outcome, limits, today });
  return {
    ...extended,
    cursor: isFirst && tellsChanges ? cursor() : list.cursor,
    newsAt: isFirst || (isNewest && (purpose === 'news' || !tellsChanges)) ? outcome.now : list.newsAt,
    recentAt: isFirst || (isNewest && purpose === 'recent') ? outcome.now : list.recentAt,
    ...(purpose === 'reread' && afterReread(list, ask, outcome)),
    recheck: purpose === 'recheck' ? null : toRecheck(list.recheck, ask, outcome),
  };
}

function afterChanges(
  list: ListState,
  { since, cursor, rows, firstDay, now }: Outcome & { readonly cursor: EpochSec; readonly since: EpochSec },
): ListState {
  const isEverything = since <= beginningSec;
  // Also what arrives late and is older than everything before.
  const reachedBack = earlier(list.reachedBack, isEverything || list.isComplete ? firstDay : null);
  const looked = { ...list, cursor, newsAt: now, reachedBack };
  if (!isEverything) return looked;
  return {
    ...looked,
    reachedBack: reachedBack ?? dayAfter(now),
    isComplete: true,
    windowDays: rows === 0 ? 0 : list.windowDays,
    recentAt: now,
    rereadAt: list.rereadAt ?? now,
  };
}

function dayAfter(now: EpochSec): LocalDay {
  return addDays(todayInUtc({ clockAheadSec: null }, now), 1);
}

/**
 * The service's clock at the first page, else the latest change that a record names, else our clock put right.
 *
 * A record's time of change may lie ahead, which must not carry the cursor along.
 */
function toCursor(
  { clockAheadSec }: SyncState,
  list: ListState,
  { serverTime, latestChange, now }: Outcome,
): EpochSec {
  if (serverTime !== null) return serverTime;
  const serviceNow = toEpochSec(now - (clockAheadSec ?? 0));
  if (latestChange !== null) return latestChange < serviceNow ? latestChange : serviceNow;
  return clockAheadSec === null && list.cursor !== null ? list.cursor : serviceNow;
}

function laterCursor(before: EpochSec | null, after: EpochSec): EpochSec {
  return before !== null && before > after ? before : after;
}

/** From a window of more than a few days that had any records. */
function learnDays(
  list: ListState,
  {
    kind,
    window: { from, to },
    purpose,
    outcome: { rows, pages, fullPageRows, firstDay, lastDay },
    limits,
    today,
  }: {
    readonly kind: ListKind;
    readonly window: DayWindow;
    readonly purpose: PlannedCall['purpose'];
    readonly outcome: Outcome;
    readonly limits: ServiceLimits;
    readonly today: LocalDay;
  },
): number {
  const before = list.windowDays === endless ? 0 : list.windowDays;
  if (purpose === 'news' || purpose === 'recheck' || firstDay === null || lastDay === null) return before;
  const days = differenceInDays(to ?? today, from ?? firstDay) + 1;
  const isWeek = differenceInDays(lastDay, firstDay) < suspectDays || days <= suspectDays;
  if (isWeek || limits.longestDays[kind] !== undefined) return before;
  const onePage = pages === 1 ? rows : 0;
  const pageRows = fullPageRows ?? Math.max(limits.rowsPerPage[kind], onePage);
  return daysPerPage(kind, { rows, days, pageRows });
}

function afterReread(
  { reread, rereadAt }: ListState,
  { from }: DayWindow,
  { now }: Outcome,
): Pick<ListState, 'reread' | 'rereadAt'> {
  if (from === null) return { reread: null, rereadAt: now };
  return { reread: { back: from, startedAt: reread?.startedAt ?? now }, rereadAt };
}

/** One at a time: what is missing elsewhere meanwhile is noticed again, and nothing counts as deleted before. */
function toRecheck(
  pending: ListState['recheck'],
  { from, to }: DayWindow,
  { missing, now }: Outcome,
): ListState['recheck'] {
  return pending === null && missing > 0
    ? { from, to, notBefore: toEpochSec(now + recheckAfterSec) }
    : pending;
}
