import { isWholeHistoryRead, type SyncState } from '#archive/sync-state.ts';
import { listKinds, type ListKind, type RecordKind } from '#domain/record-kinds.ts';
import type { LocalDay } from '#domain/time.ts';
import { estimateRemaining } from './estimate.ts';
import type { PlanInput } from './plan.ts';
import type { SyncProgress, SyncStatus } from './sync-status.ts';

type Known = Pick<PlanInput, 'state' | 'coverage' | 'zoneOn' | 'firstDayHint' | 'nowMs'> & {
  /** Null before the service's generation is known. */
  readonly limits: PlanInput['limits'] | null;
};

type Reading = {
  /** Kinds that the account has none of: nothing of them is missing. */
  readonly refused: ReadonlySet<RecordKind>;
  /** The one that is being read. */
  readonly kind: RecordKind | null;
  readonly records: number;
};

/** What the archive's state says for the reader, and how far the reading of history has come. */
export function toProgress(
  known: Known,
  { refused, kind, records }: Reading,
): Pick<SyncStatus, 'lastSyncAt' | 'clockAheadSec' | 'complete' | 'progress'> {
  const state = withoutRefused(known.state, refused);
  const { lastSyncAt, clockAheadSec } = state;
  if (listKinds.every((list) => refused.has(list))) {
    return { lastSyncAt, clockAheadSec, complete: false, progress: null };
  }
  const open = listKinds.filter((list) => !state.lists[list].isComplete || state.lists[list].reread !== null);
  return {
    lastSyncAt,
    clockAheadSec,
    complete: isWholeHistoryRead(state),
    progress:
      open.length === 0 ? null : { ...estimate({ ...known, state }), ...where(state, open, kind), records },
  };
}

function estimate({ limits, ...known }: Known): Pick<SyncProgress, 'share' | 'remainingSec'> {
  const remaining = limits === null ? null : estimateRemaining({ ...known, limits });
  if (remaining === null || remaining.share === null) return { share: null, remainingSec: null };
  return { share: remaining.share, remainingSec: remaining.seconds };
}

function where(
  { lists }: SyncState,
  open: readonly ListKind[],
  kind: RecordKind | null,
): Pick<SyncProgress, 'kind' | 'earliest'> {
  const list = open.find((other) => other === kind) ?? open[0];
  const reached = (of: ListKind): LocalDay | null => {
    const { reread, reachedBack } = lists[of];
    return reread === null ? reachedBack : reread.back;
  };
  return { kind, earliest: list === undefined ? null : reached(list) };
}

function withoutRefused(state: SyncState, refused: ReadonlySet<RecordKind>): SyncState {
  const lists = { ...state.lists };
  for (const kind of listKinds) {
    if (refused.has(kind)) lists[kind] = { ...lists[kind], isComplete: true, reread: null };
  }
  return { ...state, lists };
}
