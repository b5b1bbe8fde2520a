import type { Format } from '#locale/format.ts';
import { formatMinutes } from '#locale/minutes.ts';
import type { AccountMessages } from '#locale/messages/english-account.ts';
import type { SyncMessages } from '#locale/messages/english-sync.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { toCount } from '../count.ts';
import { toShareText } from '../progress.ts';
import { readerZone } from '../reader-zone.ts';
import { toPhaseText } from '../status-view.ts';

type Words = {
  readonly format: Format;
  readonly messages: Messages;
  readonly sync: SyncMessages;
  readonly data: AccountMessages['data'];
};

export type NowView = {
  readonly text: string;
  /** What comes next, or what comes of it. */
  readonly detail: string | null;
  /** Null where nothing is on its way; `value` null while nobody can tell how much. */
  readonly bar: { readonly value: number | null } | null;
  readonly isPaused: boolean;
  /** A look is going on already. */
  readonly isBusy: boolean;
  readonly canSync: boolean;
  readonly canPause: boolean;
  readonly canReadAgain: boolean;
};

/** What the sync is doing now, what it does next, and what the reader may tell it. */
export function toNowView(phase: SyncStatus['phase'], status: SyncStatus, words: Words): NowView {
  const isLinked = phase !== 'reconnect';
  const isPaused = phase === 'paused';
  const { progress, complete } = status;
  return {
    text: toText(phase, status, words),
    detail: toDetail(phase, status, words),
    bar: progress === null || !isLinked ? null : { value: progress.share },
    isPaused,
    isBusy: phase === 'syncing',
    canSync: isLinked && !isPaused,
    canPause: isLinked,
    // Before the history is whole it is being read anyway.
    canReadAgain: isLinked && !isPaused && complete && progress === null,
  };
}

function toText(phase: SyncStatus['phase'], status: SyncStatus, words: Words): string {
  const { format, sync, data } = words;
  const { progress, lastSyncAt, complete } = status;
  if (phase === 'paused') {
    const share = progress?.share ?? null;
    return data.now.paused(share === null ? null : toShareText(share, format));
  }
  if (phase === 'idle' && progress === null && lastSyncAt !== null) {
    return complete ? data.now.complete : data.now.incomplete;
  }
  return toPhaseText(phase, status, words) ?? sync.never;
}

function toDetail(phase: SyncStatus['phase'], status: SyncStatus, words: Words): string | null {
  const { messages, data } = words;
  if (phase === 'waiting') return data.now.waiting;
  if (phase === 'reconnect') return messages.reconnect.text;
  if (phase === 'syncing') return toRemaining(status, words);
  if (phase !== 'idle') return null;
  const parts = [toRemaining(status, words), toNextLook(status, words)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

function toRemaining({ progress }: SyncStatus, { format, data }: Words): string | null {
  const seconds = progress?.remainingSec ?? null;
  return seconds === null ? null : data.now.remaining(formatMinutes(seconds, format.locale));
}

/** The interval is the one that was kept: from the end of the last look to the next. */
function toNextLook({ lastSyncAt, nextAt }: SyncStatus, { format, data }: Words): string | null {
  if (nextAt === null) return null;
  const everyMin = lastSyncAt === null ? 0 : Math.round((nextAt - lastSyncAt) / 60);
  return data.now.looks(everyMin < 1 ? null : toCount(everyMin, format), format.time(nextAt, readerZone()));
}

export type NoticeView = {
  readonly key: 'newerSchema' | 'notDurable' | 'pruned' | 'clock';
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly text: string;
  /** What loading the page again is called, where it helps. */
  readonly reload: string | null;
};

/** Less is ordinary, and changes nothing that is shown. */
const CLOCK_TOLERANCE_SEC = 120;

/** What the reader has to know about how the record is kept here; `keepsNothing`: it was their own choice. */
export function toNotices(
  { newerSchema, durable, pruned, clockAheadSec }: SyncStatus,
  keepsNothing: boolean,
  { format, data: { notices } }: Pick<Words, 'format' | 'data'>,
): NoticeView[] {
  const views: NoticeView[] = [];
  if (newerSchema) {
    const { title, text, action } = notices.newerSchema;
    views.push({ key: 'newerSchema', tone: 'warning', title, text, reload: action });
  } else if (!durable && !keepsNothing) {
    views.push({ key: 'notDurable', tone: 'warning', ...notices.notDurable, reload: null });
  }
  if (pruned) views.push({ key: 'pruned', tone: 'info', ...notices.pruned, reload: null });
  if (clockAheadSec !== null && Math.abs(clockAheadSec) > CLOCK_TOLERANCE_SEC) {
    const by = toCount(Math.round(Math.abs(clockAheadSec) / 60), format);
    const title = clockAheadSec > 0 ? notices.clock.ahead(by) : notices.clock.behind(by);
    views.push({ key: 'clock', tone: 'warning', title, text: notices.clock.text, reload: null });
  }
  return views;
}
