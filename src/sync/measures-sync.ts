import type { MeasurePage, MeasuresParams } from '#api/measures.ts';
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

/** Ten years of several readings a day are some fifty pages; beyond this the service repeats itself. */
export const maxPagesPerRun = 100;

/** One empty page in the middle has been seen; two in a row mean that there is nothing more. */
const maxEmptyPagesInARow = 2;

/** Why paging was given up although the service said that there is more. */
export type PagingProblem = 'too-many-pages' | 'no-progress' | 'empty-pages';

export class PagingError extends Error {
  override readonly name = 'PagingError';
  readonly problem: PagingProblem;

  constructor(problem: PagingProblem) {
    super(`Failed to page through the measures: ${explanations[problem]}. Try again later.`);
    this.problem = problem;
  }
}

const explanations: Readonly<Record<PagingProblem, string>> = {
  'too-many-pages': `stopped after ${maxPagesPerRun} pages`,
  'no-progress': 'the service names a page that was already read as the next one',
  'empty-pages': 'the service promises more and sends empty pages',
};

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
  await walkPages(sync, { params: {}, offset: history.nextOffset, budget }, async (page, next, isSound) => {
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
  await walkPages(sync, { params, offset: 0, budget }, async (page, next) => {
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

/** Reads page after page; `land` is awaited before the next one is asked for. */
async function walkPages(
  sync: MeasuresSync,
  { params, offset: start, budget }: { params: MeasuresParams; offset: number; budget: Budget },
  land: (page: MeasurePage, next: number | null, isSound: boolean) => Promise<void>,
): Promise<void> {
  const seen = new Set<number>();
  let emptyInARow = 0;
  let offset: number | null = start;
  while (offset !== null) {
    if (budget.pages === 0) throw new PagingError('too-many-pages');
    budget.pages--;
    seen.add(offset);
    const page: MeasurePage = await sync.fetchPage(offset === 0 ? params : { ...params, offset });
    const next: number | null = nextOffset(page, offset);
    emptyInARow = page.groups.length === 0 && page.quarantined.length === 0 ? emptyInARow + 1 : 0;
    const problem = findProblem(next, seen, emptyInARow);
    await land(page, next, problem === null);
    if (problem !== null) throw new PagingError(problem);
    offset = next;
  }
}

function findProblem(
  next: number | null,
  seen: ReadonlySet<number>,
  emptyInARow: number,
): PagingProblem | null {
  if (next === null) return null;
  if (seen.has(next)) return 'no-progress';
  return emptyInARow >= maxEmptyPagesInARow ? 'empty-pages' : null;
}

/**
 * Where the next page begins, null after the last.
 *
 * "More" without an offset has been seen. Counting the groups is then the best guess: it may fall short of what the
 * service counts, which reads some groups twice and loses none.
 */
function nextOffset(page: MeasurePage, offset: number): number | null {
  if (page.nextOffset !== null) return page.nextOffset;
  return page.more ? offset + page.groups.length : null;
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
