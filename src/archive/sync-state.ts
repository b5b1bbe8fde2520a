import { factKinds, listKinds, type FactKind, type ListKind } from '#domain/record-kinds.ts';
import { parseLocalDay, type EpochSec, type LocalDay } from '#domain/time-values.ts';

/** How far the archive reaches; written in the same transaction as the records that it speaks of. */
export type SyncState = {
  /** Which filling of the archive this describes; spread it on when deriving the next state. */
  readonly generation: number;
  readonly lists: Readonly<Record<ListKind, ListState>>;
  /** Our clock when each was read last; null before. */
  readonly facts: Readonly<Record<FactKind, EpochSec | null>>;
  /** This device's clock minus the service's, in seconds; null until an answer has told. */
  readonly clockAheadSec: number | null;
  /** Our clock when the last look at everything new came to its end; for display. */
  readonly lastSyncAt: EpochSec | null;
};

/** How far one list has been read. It is read from its newest end backwards, so that what is here has no hole. */
export type ListState = {
  /** Everything from this day on is archived, up to the newest; null before the first window landed. */
  readonly reachedBack: LocalDay | null;
  /** The beginning was reached. */
  readonly isComplete: boolean;
  /** A time of the service's clock: every change up to it is archived. Null where the service never told. */
  readonly cursor: EpochSec | null;
  /** Days that the next window may span for its answer to fit on one page, as far as experience goes. */
  readonly windowDays: number;
  /** Our clock when changes were last asked for, to the end. */
  readonly newsAt: EpochSec | null;
  /** Our clock when the latest days were last read again as they stand, so that deletions are seen. */
  readonly recentAt: EpochSec | null;
  /** Reading everything once more: how far back that has come; null when none is under way. */
  readonly reread: { readonly back: LocalDay | null; readonly startedAt: EpochSec } | null;
  /** Our clock, from which the next comparison of everything is counted: the last one, or near the first reading. */
  readonly rereadAt: EpochSec | null;
  /** Records were missing from a window: it is read again, and what is missing then counts as deleted. */
  readonly recheck: {
    readonly from: LocalDay | null;
    readonly to: LocalDay | null;
    readonly notBefore: EpochSec;
  } | null;
};

/** A stretch of a span kind that was read, and when by the service's clock; `isStale` when its totals changed since. */
export type CoveredSpan = {
  readonly from: EpochSec;
  readonly to: EpochSec;
  readonly readAt: EpochSec;
  readonly isStale: boolean;
};

/** Nothing fetched yet. */
export const emptyList: ListState = {
  reachedBack: null,
  isComplete: false,
  cursor: null,
  windowDays: 0,
  newsAt: null,
  recentAt: null,
  reread: null,
  rereadAt: null,
  recheck: null,
};

/** The state of an archive that nothing was written to. */
export function createSyncState(generation: number): SyncState {
  return {
    generation,
    lists: { measures: emptyList, activity: emptyList, 'sleep-summary': emptyList, workouts: emptyList },
    facts: { user: null, devices: null, goals: null },
    clockAheadSec: null,
    lastSyncAt: null,
  };
}

/** Whether every list has been read to its beginning. */
export function isWholeHistoryRead(state: SyncState): boolean {
  return listKinds.every((kind) => state.lists[kind].isComplete);
}

/** Reads a stored state; what is damaged counts as not read, so that it is fetched again. */
export function decodeSyncState(stored: unknown, generation: number): SyncState {
  const empty = createSyncState(generation);
  if (!isRecord(stored)) return empty;
  const lists = isRecord(stored['lists']) ? stored['lists'] : {};
  const facts = isRecord(stored['facts']) ? stored['facts'] : {};
  return {
    generation,
    lists: fromKeys(listKinds, (kind) => decodeListState(lists[kind])),
    facts: fromKeys(factKinds, (kind) => instant(facts[kind])),
    clockAheadSec: instant(stored['clockAheadSec']),
    lastSyncAt: instant(stored['lastSyncAt']),
  };
}

function decodeListState(stored: unknown): ListState {
  if (!isRecord(stored)) return emptyList;
  const { windowDays, reread, recheck } = stored;
  const startedAt = isRecord(reread) ? instant(reread['startedAt']) : null;
  const notBefore = isRecord(recheck) ? instant(recheck['notBefore']) : null;
  return {
    reachedBack: day(stored['reachedBack']),
    isComplete: stored['isComplete'] === true && day(stored['reachedBack']) !== null,
    cursor: instant(stored['cursor']),
    windowDays: Number.isSafeInteger(windowDays) ? Math.max(0, Number(windowDays)) : 0,
    newsAt: instant(stored['newsAt']),
    recentAt: instant(stored['recentAt']),
    reread: isRecord(reread) && startedAt !== null ? { back: day(reread['back']), startedAt } : null,
    rereadAt: instant(stored['rereadAt']),
    recheck:
      isRecord(recheck) && notBefore !== null
        ? { from: day(recheck['from']), to: day(recheck['to']), notBefore }
        : null,
  };
}

function fromKeys<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  // Every key of the list is given a value.
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<Key, Value>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function instant(value: unknown): EpochSec | null {
  // Only instants were written here; anything else counts as absent.
  return Number.isSafeInteger(value) ? (value as EpochSec) : null;
}

function day(value: unknown): LocalDay | null {
  return typeof value === 'string' ? parseLocalDay(value) : null;
}
