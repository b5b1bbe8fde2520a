import type { MeasurePage, MeasuresParams } from '#api/measures.ts';
import { maxPagesPerRun, type PageWalk, walkPages } from '#api/paging.ts';
import type { Archive } from '#archive/archive.ts';
import type { HistoryState, SyncState } from '#archive/sync-state.ts';
import { emptyHistory } from '#archive/sync-state.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';

/**
 * How often a record may arrive late with an earlier time of change than what we already have: the service's own
 * computers do not agree to the second, and a scale may report hours after the person stood on it.
 */
export const overlapSec = 86_400;

/** After this long an offset into a list that grows at its head is no longer trusted. */
const resumeWithinSec = 3600;

export type MeasuresSync = {
  readonly archive: Archive;
  /** Fetches a page for the archive's account; must fail when the answer is another account's. */
  readonly fetchPage: (params: MeasuresParams) => Promise<MeasurePage>;
  /** Epoch seconds of this device: for display and for the age of offsets, never as a cursor. */
  readonly now: () => EpochSec;
  /** Called after each page that landed, with the number of groups it changed and the state after it. */
  readonly onLanded: (changed: number, state: SyncState) => void;
};

/**
 * Brings the archive up to date: the whole history once, afterwards what was created or changed since the cursor.
 *
 * While the history is read page by page, new readings move every offset. So the service's time of the first page is
 * kept, and everything since then is asked for again at the end: what slipped between two pages comes with it.
 *
 * What is deleted at the service is not told by either way of asking, and stays in the archive.
 */
export async function syncMeasures(sync: MeasuresSync): Promise<void> {
  const budget = { pages: maxPagesPerRun };
  const state = await sync.archive.readSyncState();
  if (state.measures.phase === 'increments') {
    await syncIncrement(sync, state, { cursor: state.measures.cursor, budget });
    return;
  }
  const after = await syncHistory(sync, state, { history: state.measures, budget });
  // Without a time of the service the increment would be the whole history once more.
  if (after.cursor !== null) await syncIncrement(sync, after.state, { cursor: after.cursor, budget });
}

type Budget = { pages: number };

async function syncHistory(
  sync: MeasuresSync,
  startState: SyncState,
  { history: stored, budget }: { history: HistoryState; budget: Budget },
): Promise<{ state: SyncState; cursor: EpochSec | null }> {
  let history = isResumable(stored, sync.now()) ? stored : emptyHistory;
  let state = startState;
  await walkPages(toWalk(sync, {}, history.nextOffset, budget), async (page, next, isSound) => {
    const now = sync.now();
    history = {
      phase: 'history',
      nextOffset: isSound && next !== null ? next : history.nextOffset,
      firstServerTime: history.pageAt === null ? page.serverTime : history.firstServerTime,
      pageAt: now,
      groups: history.groups + page.groups.length,
      earliest: earliestOf(history.earliest, page),
    };
    state =
      next === null
        ? { ...state, measures: { phase: 'increments', cursor: history.firstServerTime }, lastSyncAt: now }
        : { ...state, measures: history };
    sync.onLanded(await sync.archive.writeMeasurePage(page, state), state);
  });
  return { state, cursor: history.firstServerTime };
}

async function syncIncrement(
  sync: MeasuresSync,
  state: SyncState,
  { cursor, budget }: { cursor: EpochSec | null; budget: Budget },
): Promise<void> {
  const params = cursor === null ? {} : { updatedSince: Math.max(0, cursor - overlapSec) };
  let firstServerTime: EpochSec | null | undefined;
  await walkPages(toWalk(sync, params, 0, budget), async (page, next) => {
    firstServerTime ??= page.serverTime;
    // The cursor moves with the last page only, and to the time of the first: nothing in between can be missed.
    const after: SyncState =
      next === null
        ? {
            ...state,
            measures: { phase: 'increments', cursor: firstServerTime ?? cursor },
            lastSyncAt: sync.now(),
          }
        : state;
    sync.onLanded(await sync.archive.writeMeasurePage(page, after), after);
  });
}

function toWalk(
  { fetchPage }: MeasuresSync,
  params: MeasuresParams,
  start: number,
  budget: Budget,
): PageWalk<MeasurePage> {
  return {
    fetchPage: (offset) => fetchPage(offset === 0 ? params : { ...params, offset }),
    // Quarantined values of a group that is otherwise good do no harm here: only zero counts.
    countRecords: ({ groups, quarantined }) => (groups.length === 0 ? quarantined.length : groups.length),
    start,
    budget,
  };
}

function isResumable(history: HistoryState, now: EpochSec): boolean {
  if (history.pageAt === null) return false;
  const age = now - history.pageAt;
  return age >= 0 && age <= resumeWithinSec;
}

function earliestOf(known: EpochSec | null, page: MeasurePage): EpochSec | null {
  const earliest = page.groups.reduce((least, group) => Math.min(least, group.at), known ?? Infinity);
  return Number.isFinite(earliest) ? toEpochSec(earliest) : null;
}
