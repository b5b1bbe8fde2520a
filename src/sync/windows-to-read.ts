import type { ServiceLimits } from '#api/service-limits.ts';
import type { ListState, SyncState } from '#archive/sync-state.ts';
import { listKinds, type ListKind } from '#domain/record-kinds.ts';
import {
  addDays,
  SECONDS_PER_DAY,
  differenceInDays,
  toEpochSec,
  toLocalDay,
  UTC,
  type EpochSec,
  type LocalDay,
} from '#domain/time.ts';

/** Days, both included; an open end (null) reaches as far as there are records. */
export type DayWindow = { readonly from: LocalDay | null; readonly to: LocalDay | null };

/** No account of the service is older; asked "since then", it tells everything. */
export const beginningSec = toEpochSec(946_684_800);
const beginning = toLocalDay(beginningSec, UTC);

/** An open newer end is asked as a day or two ahead of today: zones and wrong clocks are. One more to be sure. */
const daysAhead = 3;

/**
 * Days of the first window, before anything is known of how dense a list is: what one page holds of a person who weighs
 * in twice a day, naps now and then, and is out on most days.
 */
const firstDays: Readonly<Record<ListKind, number>> = {
  measures: 180,
  activity: 200,
  'sleep-summary': 240,
  workouts: 250,
};

/** Each window wastes part of its last page; a longer one loses more when it is broken off, as it begins anew. */
const pagesPerWindow = 6;
/** So many pages that are left are read in one window, whose older end is open: it reaches the beginning. */
const pagesAtOnce = 12;
/** The same before the density is known. */
const firstWindowsAtOnce = 2.5;

// How many days a window may span, where experience says something else than so many records a day.

/** So often everything is compared as it stands. */
export const rereadEverySec = 30 * SECONDS_PER_DAY;

/** After an empty or half-empty window: all that is left, as there hardly is anything. */
export const endless = 36_500;
/** The service may have answered a long window of nights with one week of it: a week is asked, and tells. */
export const suspectDays = 7;
/** It did. Its windows do not tell the whole then; asked for changes since the beginning, it does. */
export const cutDays = 6;

type Reach = {
  readonly kind: ListKind;
  readonly windowDays: number;
  /** Everything from this day on is read; null for nothing. */
  readonly back: LocalDay | null;
  /** Before this day there is nothing, as far as anything tells. */
  readonly firstDay: LocalDay | null;
  /** No other list will tell of an earlier day. */
  readonly isFirstDayFinal: boolean;
  /** In UTC. */
  readonly today: LocalDay;
  readonly limits: ServiceLimits;
};

/** The window before what is read already: some pages, or all that is left where that is not much more. */
export function nextWindow(reach: Reach): DayWindow {
  const { kind, windowDays, back, firstDay, today, limits } = reach;
  const to = back === null ? null : addDays(back, -1);
  const last = to ?? addDays(today, daysAhead);
  const longest = longestDaysOf(kind, windowDays, limits);
  const daysLeft = firstDay === null ? Infinity : differenceInDays(last, firstDay) + 1;
  if (longest !== null) {
    const isPast = firstDay === null ? reach.isFirstDayFinal : daysLeft <= 0;
    return isPast ? { from: null, to } : bounded(last, longest, to);
  }
  const perPage = windowDays === 0 ? firstDays[kind] : windowDays;
  const [pages, atOnce] = windowDays === 0 ? [1, firstWindowsAtOnce] : [pagesPerWindow, pagesAtOnce];
  return daysLeft <= perPage * atOnce ? { from: null, to } : bounded(last, perPage * pages, to);
}

function bounded(last: LocalDay, days: number, to: LocalDay | null): DayWindow {
  return differenceInDays(last, beginning) < days
    ? { from: null, to }
    : { from: addDays(last, 1 - days), to };
}

/** The days of a list that are read again every day: about a page, however sparse the list is. */
export function recentWindow(
  kind: ListKind,
  { windowDays }: ListState,
  { today, limits }: Pick<Reach, 'today' | 'limits'>,
): DayWindow {
  const longest = limits.longestDays[kind];
  if (longest !== undefined) return bounded(addDays(today, daysAhead), longest, null);
  // Those of a service that cut its windows once are tried anew.
  const days = windowDays <= suspectDays ? firstDays[kind] : Math.min(windowDays, firstDays[kind]);
  return { from: addDays(today, 1 - days), to: null };
}

/** The last days of a list that does not tell changes. */
export function newsWindow(today: LocalDay): DayWindow {
  return { from: addDays(today, -6), to: null };
}

/** Days that one call may span; null where the page alone limits it. */
export function longestDaysOf(kind: ListKind, windowDays: number, limits: ServiceLimits): number | null {
  const longest = limits.longestDays[kind];
  if (longest !== undefined) return longest;
  return canBeCut(kind, limits) && windowDays > 0 && windowDays <= suspectDays ? windowDays : null;
}

/**
 * Whether long windows may be answered with a week of them although nothing is known of it beforehand.
 *
 * "You can retrieve 7 days of data by calls", and longer windows are answered in full today.
 */
export function canBeCut(kind: ListKind, limits: ServiceLimits): boolean {
  return kind === 'sleep-summary' && limits.longestDays[kind] === undefined && limits.tellsChanges.has(kind);
}

/** Days to a page, by experience or as it is at first. */
export function typicalDays(kind: ListKind, windowDays: number, limits: ServiceLimits): number {
  const isLearned = windowDays > suspectDays && windowDays < endless;
  return longestDaysOf(kind, windowDays, limits) ?? (isLearned ? windowDays : firstDays[kind]);
}

/** Days that fill nine tenths of a page, by the records that so many days had. */
export function daysPerPage(
  kind: ListKind,
  { rows, days, pageRows }: { readonly rows: number; readonly days: number; readonly pageRows: number },
): number {
  // A day has one row of totals: the page is full to the last, and never overflows.
  const density = kind === 'activity' ? Math.max(1, rows / days) : rows / days / 0.9;
  // Fewer days mean something else where windows can be cut.
  const fewest = kind === 'sleep-summary' ? suspectDays + 1 : 1;
  return Math.min(3650, Math.max(fewest, Math.floor(pageRows / density)));
}

/** The earliest day that anything speaks of: the profile, and the lists that are read to their beginning. */
export function firstKnownDay(
  { lists }: SyncState,
  firstDayHint: LocalDay | null,
  today: LocalDay,
): LocalDay | null {
  const days = listKinds.flatMap((kind) => {
    const { isComplete, reachedBack } = lists[kind];
    // An empty list says nothing.
    return isComplete && reachedBack !== null && reachedBack <= today ? [reachedBack] : [];
  });
  // The day that a list has merely come back to is the beginning of nothing.
  const isReached = listKinds.some(
    (kind) => !lists[kind].isComplete && lists[kind].reachedBack === firstDayHint,
  );
  if (firstDayHint !== null && !isReached) days.push(firstDayHint);
  return days.sort()[0] ?? null;
}

/** Today in UTC, by the service's clock as far as it is known: the days of the lists' windows. */
export function todayInUtc(state: Pick<SyncState, 'clockAheadSec'>, now: EpochSec): LocalDay {
  return toLocalDay(toEpochSec(now - (state.clockAheadSec ?? 0)), UTC);
}
