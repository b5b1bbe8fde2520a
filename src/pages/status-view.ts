import { type EpochSec, formatInstant, toEpochSec, toLocalDay } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { SessionState } from '#queries/runtime.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { toProgressText } from './progress.ts';
import { readerZone } from './reader-zone.ts';

export type StatusView = {
  readonly phase: SyncStatus['phase'];
  /** `null` when all is well and the last sync's time says everything. */
  readonly text: string | null;
  readonly lastSync: { readonly datetime: string; readonly text: string } | null;
};

/**
 * The status line: what is going on, with the time of the next try, and when the last sync came through.
 *
 * Before there is anybody to sync with, what is known about the sign-in stands for the sync.
 */
export function toStatusView(
  session: Pick<SessionState, 'status' | 'hasArchive'>,
  status: SyncStatus,
  now: number,
  { format, messages }: { format: Format; messages: Messages },
): StatusView {
  const { lastSyncAt } = status;
  const phase = toPhase(session.status, status);
  const isBare = phase === 'offline' && !session.hasArchive;
  return {
    phase,
    text: isBare ? messages.sync.serverUnreachable : phaseText(phase, status, format, messages.sync),
    // While the first history comes in there is a better thing to read.
    lastSync: lastSyncAt === null || status.progress !== null ? null : toMoment(lastSyncAt, now, format),
  };
}

/** The phase that screens show: the engine's, or what is known about the sign-in while it does not run. */
export function toPhase(
  session: SessionState['status'],
  { phase, lastSyncAt }: SyncStatus,
): SyncStatus['phase'] {
  if (session === 'reconnect') return 'reconnect';
  if (phase !== 'idle') return phase;
  if (session === 'unreachable') return 'offline';
  // Signed in, and the engine is about to start.
  if (session === 'loading' || (session === 'connected' && lastSyncAt === null)) return 'syncing';
  return 'idle';
}

function phaseText(
  phase: SyncStatus['phase'],
  status: SyncStatus,
  format: Format,
  sync: Messages['sync'],
): string | null {
  const retryTime = status.retryAt === null ? null : format.time(status.retryAt, readerZone());
  switch (phase) {
    case 'idle':
      return status.lastSyncAt === null ? sync.never : null;
    case 'syncing': {
      if (status.progress === null) return sync.syncing;
      const { read, back } = toProgressText(status.progress, format);
      return sync.history(read, back);
    }
    case 'waiting':
      return sync.waiting(retryTime);
    case 'offline':
      return sync.offline;
    case 'reconnect':
      return sync.reconnect;
    case 'error':
      return sync.failed(sync.whyFailed[status.error ?? ''] ?? sync.whyFailedOther, retryTime);
    default:
      return phase satisfies never;
  }
}

/** The time alone for today, with its date before. */
function toMoment(at: EpochSec, now: number, format: Format): StatusView['lastSync'] {
  const zone = readerZone();
  const isToday = toLocalDay(at, zone) === toLocalDay(toEpochSec(now), zone);
  return {
    datetime: formatInstant(at, zone),
    text: isToday ? format.time(at, zone) : format.dateTime(at, zone),
  };
}
