import type { EpochSec } from '#domain/time.ts';

/** How far the archive reaches; written in the same transaction as the records that it speaks of. */
export type SyncState = {
  /** Which filling of the archive this describes; spread it on when deriving the next state. */
  readonly generation: number;
  readonly measures: MeasuresState;
  readonly userSyncedAt: EpochSec | null;
  /** Our clock, for display alone. */
  readonly lastSyncAt: EpochSec | null;
};

export type MeasuresState = HistoryState | IncrementsState;

/** The first pass over everything, newest first. */
export type HistoryState = {
  readonly phase: 'history';
  readonly nextOffset: number;
  /** The service's time of the pass's first answer: what changes later is asked for again after the pass. */
  readonly firstServerTime: EpochSec | null;
  /** Our clock when the last page landed: offsets do not stay valid for ever. Null before the first page. */
  readonly pageAt: EpochSec | null;
  readonly groups: number;
  readonly earliest: EpochSec | null;
};

/** Everything is here as of `cursor`, a time of the service's clock; null when the service never told. */
export type IncrementsState = { readonly phase: 'increments'; readonly cursor: EpochSec | null };

/** Nothing fetched yet. */
export const emptyHistory: HistoryState = {
  phase: 'history',
  nextOffset: 0,
  firstServerTime: null,
  pageAt: null,
  groups: 0,
  earliest: null,
};

/** The state of an archive that nothing was written to. */
export function createSyncState(generation: number): SyncState {
  return { generation, measures: emptyHistory, userSyncedAt: null, lastSyncAt: null };
}

/** Reads a stored state; a damaged one counts as none, so that everything is fetched again. */
export function decodeSyncState(stored: unknown, generation: number): SyncState {
  if (!isRecord(stored) || !isRecord(stored['measures'])) return createSyncState(generation);
  const measures = decodeMeasuresState(stored['measures']);
  if (measures === null) return createSyncState(generation);
  return {
    generation,
    measures,
    userSyncedAt: instant(stored['userSyncedAt']),
    lastSyncAt: instant(stored['lastSyncAt']),
  };
}

function decodeMeasuresState(stored: Readonly<Record<string, unknown>>): MeasuresState | null {
  if (stored['phase'] === 'increments') return { phase: 'increments', cursor: instant(stored['cursor']) };
  const { nextOffset, groups } = stored;
  if (stored['phase'] !== 'history' || !isCount(nextOffset) || !isCount(groups)) return null;
  return {
    phase: 'history',
    nextOffset,
    firstServerTime: instant(stored['firstServerTime']),
    pageAt: instant(stored['pageAt']),
    groups,
    earliest: instant(stored['earliest']),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function instant(value: unknown): EpochSec | null {
  // Only instants were written here; anything else counts as absent.
  return Number.isSafeInteger(value) ? (value as EpochSec) : null;
}
