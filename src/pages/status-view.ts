import type { Format } from '#locale/format.ts';
import type { SyncMessages } from '#locale/messages/english-sync.ts';
import type { SessionState } from '#queries/runtime.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { type Moment, toMoment } from './moment.ts';
import { toProgressText, toShareText } from './progress.ts';
import { readerZone } from './reader-zone.ts';
import { toPhase } from './sync-phase.ts';

type Words = { readonly format: Format; readonly sync: SyncMessages };

export type StatusView = {
  readonly phase: SyncStatus['phase'];
  /** `null` when all is well and the last sync's time says everything. */
  readonly text: string | null;
  readonly lastSync: Moment | null;
  /** It changes with every page of a long history, so that it is not to be read out each time. */
  readonly isQuiet: boolean;
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
  words: Words,
): StatusView {
  const { lastSyncAt } = status;
  const { format, sync } = words;
  const phase = toPhase(session.status, status);
  const isBare = phase === 'offline' && !session.hasArchive;
  return {
    phase,
    text: isBare ? sync.serverUnreachable : toPhaseText(phase, status, words),
    lastSync: lastSyncAt === null ? null : toMoment(lastSyncAt, now, format),
    isQuiet: status.progress !== null && (phase === 'idle' || phase === 'syncing'),
  };
}

/** What is going on, in a sentence; null when there is nothing to say. */
export function toPhaseText(
  phase: SyncStatus['phase'],
  status: SyncStatus,
  { format, sync }: Words,
): string | null {
  const { progress, lastSyncAt } = status;
  const retryTime = status.retryAt === null ? null : format.time(status.retryAt, readerZone());
  switch (phase) {
    case 'idle':
      if (progress !== null) return `${toBackgroundText(progress, format, sync)}.`;
      return lastSyncAt === null ? sync.never : null;
    case 'syncing': {
      if (progress === null || lastSyncAt !== null) return sync.syncing;
      const { read, back } = toProgressText(progress, format);
      return sync.history(read, back);
    }
    case 'waiting':
      return sync.waiting(retryTime);
    case 'paused':
      return sync.paused;
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

/** Which part of the history comes in on the quiet, and how much of it all is here. */
export function toBackgroundText(
  { kind, share }: NonNullable<SyncStatus['progress']>,
  format: Format,
  sync: SyncMessages,
): string {
  const what = kind === null ? sync.backgroundOther : sync.background[kind];
  return share === null ? what : sync.share(what, toShareText(share, format));
}
