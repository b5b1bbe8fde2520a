import type { ServiceLimits } from '#api/service-limits.ts';
import type { ListState } from '#archive/sync-state.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import {
  addDays,
  differenceInDays,
  SECONDS_PER_DAY,
  toEpochSec,
  type EpochSec,
  type LocalDay,
} from '#domain/time.ts';
import type { Outcome } from './plan.ts';
import {
  canBeCut,
  cutDays,
  endless,
  rereadEverySec,
  suspectDays,
  type DayWindow,
} from './windows-to-read.ts';

type Reading = {
  readonly kind: ListKind;
  readonly window: DayWindow;
  readonly outcome: Outcome;
  readonly limits: ServiceLimits;
  /** In UTC. */
  readonly today: LocalDay;
};

/**
 * How far back a list reaches after a window that was read to its last page.
 *
 * The beginning is reached when a window whose older end is open was read. Two answers that may be something else than
 * they seem are not believed at once: an empty one (a moment later the records may be there), and one week of a long
 * window of nights (which a service that answers with 7 days at most says nothing about).
 *
 * `list` is the state before, `learned` the same with the length of windows that this one suggests.
 */
export function extend(list: ListState, learned: ListState, reading: Reading): ListState {
  const { window, outcome } = reading;
  if (!isNext(list, window)) return list.isComplete ? learned : list;
  if (outcome.rows === 0) return afterNothing(list, reading);
  return window.from === null
    ? complete(learned, reading)
    : afterRecords(list, learned, { ...reading, from: window.from });
}

/** Whether a window continues what is read, without a day between. */
function isNext({ reachedBack, isComplete }: ListState, { from, to }: DayWindow): boolean {
  if (isComplete) return false;
  if (reachedBack === null) return to === null;
  return (to === null || to >= addDays(reachedBack, -1)) && (from === null || from < reachedBack);
}

function complete(list: ListState, { outcome, today }: Reading): ListState {
  return {
    ...list,
    reachedBack: earlier(list.reachedBack, outcome.firstDay) ?? addDays(today, 1),
    isComplete: true,
    windowDays: list.windowDays === endless ? 0 : list.windowDays,
    rereadAt: list.rereadAt ?? firstCompared(outcome.now),
  };
}

/**
 * Counts the first comparison of everything from a month back and a day on: a record that was deleted between two pages
 * of the first reading can hide another one, and a month would be long to miss it.
 */
function firstCompared(now: EpochSec): EpochSec {
  return toEpochSec(now - rereadEverySec + SECONDS_PER_DAY);
}

function afterNothing(list: ListState, reading: Reading): ListState {
  const { kind, window, limits } = reading;
  if (limits.longestDays[kind] !== undefined) {
    if (window.from === null) return complete(list, reading);
    const isBelieved = list.windowDays === endless || list.windowDays === suspectDays;
    return isBelieved
      ? { ...list, reachedBack: window.from, windowDays: endless }
      : { ...list, windowDays: suspectDays };
  }
  if (window.from === null && list.windowDays === endless) return complete(list, reading);
  if (!canBeCut(kind, limits)) return { ...list, windowDays: endless };
  if (list.reachedBack === null) return { ...list, windowDays: cutDays };
  // Older nights were told of, so that windows are not cut, or the week that was asked instead was empty too.
  return { ...list, windowDays: window.from === null ? suspectDays : endless };
}

function afterRecords(
  list: ListState,
  learned: ListState,
  { kind, window, outcome, limits, today, from }: Reading & { readonly from: LocalDay },
): ListState {
  const reached = { ...learned, reachedBack: from };
  const { firstDay, lastDay, pages } = outcome;
  if (limits.longestDays[kind] !== undefined) return { ...reached, windowDays: 0 };
  if (firstDay === null || lastDay === null) return reached;
  if (canBeCut(kind, limits)) {
    if (list.windowDays === suspectDays) return { ...reached, windowDays: cutDays };
    const isWeek = pages === 1 && differenceInDays(lastDay, firstDay) < suspectDays;
    if (isWeek) return { ...list, windowDays: list.reachedBack === null ? cutDays : suspectDays };
  }
  const days = differenceInDays(window.to ?? today, from) + 1;
  // Records seem to begin here: what is left is asked at once, and the day of the first is the better beginning.
  const isBeginning = differenceInDays(firstDay, from) > days * emptyShare;
  return isBeginning
    ? { ...learned, reachedBack: earlier(list.reachedBack, firstDay), windowDays: endless }
    : reached;
}

/** So much of a window without records at its older end is more than a break. */
const emptyShare = 1 / 4;

/** The earlier of two days, where either may be unknown. */
export function earlier(a: LocalDay | null, b: LocalDay | null): LocalDay | null {
  return a === null || (b !== null && b < a) ? b : a;
}
