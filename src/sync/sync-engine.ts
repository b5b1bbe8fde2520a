import type { Client } from '#api/client.ts';
import { ApiError, type ErrorCode } from '#api/errors.ts';
import { fetchMeasures } from '#api/measures.ts';
import type { PagingProblem } from '#api/paging.ts';
import { fetchUser } from '#api/user.ts';
import type { Archive } from '#archive/archive.ts';
import { ArchiveClosedError, ArchiveLostError } from '#archive/archive.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import { requireAccount } from './account.ts';
import { minRetrySec, readFailure } from './failure.ts';
import { seekLeadership } from './leadership.ts';
import { syncMeasures } from './measures-sync.ts';

export type SyncStatus = {
  readonly phase: 'idle' | 'syncing' | 'waiting' | 'offline' | 'reconnect' | 'error';
  /** Whether this tab is the one that talks to the service. */
  readonly leader: boolean;
  readonly lastSyncAt: EpochSec | null;
  /** While the first history is coming in. */
  readonly progress: { readonly groups: number; readonly earliest: EpochSec | null } | null;
  readonly retryAt: EpochSec | null;
  readonly error: ErrorCode | null;
  /** Why paging was given up, where that is the error. */
  readonly stopped?: PagingProblem | undefined;
  /** The whole history is in the archive. */
  readonly complete: boolean;
  readonly durable: boolean;
};

export type SyncEvent =
  | { readonly kind: 'status' }
  | { readonly kind: 'written'; readonly subject: 'measures' | 'user' };

export type SyncEngine = {
  /** Begins, or begins again after the link was renewed. */
  start(): void;
  stop(): void;
  syncNow(): void;
  /** The same object until something changes. */
  status(): SyncStatus;
  subscribe(listener: (event: SyncEvent) => void): () => void;
};

/** A fact about the surroundings that changes, such as "this tab is visible". */
export type Condition = {
  readonly isTrue: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

/** What we need of a BroadcastChannel. */
export type SyncChannel = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
};

export type SyncDeps = {
  readonly client: Pick<Client, 'get' | 'session' | 'refreshIfDue'>;
  readonly archive: Archive;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Opens the channel to the other tabs; undefined where there is none. */
  readonly channel: () => SyncChannel | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly visibility: Condition;
  readonly online: Condition;
  /** Calls back later and returns how to cancel that. */
  readonly setTimer?: SetTimer;
};

export type SetTimer = (run: () => void, delayMs: number) => () => void;

const incrementEveryMs = 5 * 60_000;
/** A tab that comes into view asks again only when the last answer is older than this. */
const freshForMs = 60_000;
const userEverySec = 86_400;
/** The server answers identical calls this long from memory: an answer so soon after the last may be the same one. */
const remembersMs = 12_000;
const lookAgainMs = 15_000;
/** A tab whose leader stays silent this long after a greeting says what the archive knows. */
const silentLeaderMs = 3_000;

type Message =
  | { readonly account: string; readonly kind: 'status'; readonly status: SyncStatus }
  | { readonly account: string; readonly kind: 'written'; readonly subject: 'measures' | 'user' }
  /** A tab that does not lead asks the one that does. */
  | { readonly account: string; readonly kind: 'wanted'; readonly urgent: boolean }
  | { readonly account: string; readonly kind: 'hello' };

/**
 * Keeps the archive of one account up to date: one tab works, the others hear of it.
 *
 * At start, on coming into view after a minute, every five minutes while in view, when the network returns, and when
 * asked. Failures keep the data; only a refused link stops the engine, until it is started again.
 */
export function createSyncEngine(deps: SyncDeps): SyncEngine {
  const { client, archive, now, visibility, online, setTimer = setBrowserTimer } = deps;
  const account = `${archive.account.provider}:${archive.account.userid}`;
  const listeners = new Set<(event: SyncEvent) => void>();
  let status: SyncStatus = {
    phase: 'idle',
    leader: false,
    lastSyncAt: null,
    progress: null,
    retryAt: null,
    error: null,
    complete: false,
    durable: archive.durable,
  };
  let session: Session | null = null;
  let failures = 0;
  /** When the last run began, by our clock: `start` always runs. */
  let attemptedAtMs = -Infinity;
  let notBeforeMs = -Infinity;

  /** What lives between `start` and `stop`. */
  type Session = {
    readonly abort: AbortController;
    readonly channel: SyncChannel | undefined;
    readonly cleanUps: (() => void)[];
    cancelTimer: () => void;
    isRunning: boolean;
    /** The leader has told this tab how things stand. */
    hasHeard: boolean;
  };

  function nowSec(): EpochSec {
    return toEpochSec(Math.floor(now() / 1000));
  }

  function emit(event: SyncEvent): void {
    for (const listener of listeners) listener(event);
  }

  function setStatus(change: Partial<SyncStatus>): void {
    status = { ...status, ...change, durable: archive.durable };
    emit({ kind: 'status' });
    if (status.leader) post({ account, kind: 'status', status });
  }

  function setProgress(state: SyncState): void {
    const { measures, lastSyncAt } = state;
    const isFirst = measures.phase === 'history';
    setStatus({
      lastSyncAt,
      complete: !isFirst,
      progress:
        isFirst && measures.groups > 0 ? { groups: measures.groups, earliest: measures.earliest } : null,
    });
  }

  function post(message: Message): void {
    session?.channel?.postMessage(message);
  }

  function written(subject: 'measures' | 'user'): void {
    emit({ kind: 'written', subject });
    post({ account, kind: 'written', subject });
  }

  function schedule(delayMs: number): void {
    if (session === null) return;
    session.cancelTimer();
    session.cancelTimer = setTimer(onTimer, delayMs);
  }

  function onTimer(): void {
    // A retry goes on in the background, the regular look only while somebody looks.
    const isRetry = status.leader && (status.phase !== 'idle' || !status.complete);
    if (isRetry || visibility.isTrue()) request({ urgent: false });
  }

  /** Runs here, or asks the tab that leads. */
  function request({ urgent }: { urgent: boolean }): void {
    if (session === null || status.phase === 'reconnect') return;
    if (!status.leader) {
      post({ account, kind: 'wanted', urgent });
      schedule(incrementEveryMs);
      return;
    }
    if (session.isRunning) return;
    const waitMs = notBeforeMs - now();
    if (waitMs > 0) schedule(waitMs);
    else void run(session);
  }

  function isStale(): boolean {
    return now() - attemptedAtMs > freshForMs;
  }

  function onVisible(): void {
    if (!visibility.isTrue()) return;
    const knownMs = status.leader ? attemptedAtMs : (status.lastSyncAt ?? 0) * 1000;
    if (now() - knownMs > freshForMs) request({ urgent: false });
  }

  function onOnline(): void {
    if (!online.isTrue()) return;
    if (status.phase === 'offline') notBeforeMs = -Infinity;
    if (status.phase === 'offline' || isStale()) request({ urgent: false });
  }

  function onMessage(data: unknown): void {
    const message = toMessage(data);
    if (message === null || message.account !== account) return;
    if (message.kind === 'wanted') {
      if (status.leader && (message.urgent || isStale())) request({ urgent: message.urgent });
    } else if (message.kind === 'hello') {
      if (status.leader) post({ account, kind: 'status', status });
    } else if (message.kind === 'written') {
      emit({ kind: 'written', subject: message.subject });
    } else if (!status.leader) {
      if (session !== null) session.hasHeard = true;
      setStatus({ ...message.status, leader: false });
      if (status.phase === 'reconnect') stop();
      else schedule(incrementEveryMs);
    }
  }

  async function run(current: Session): Promise<void> {
    current.isRunning = true;
    current.cancelTimer();
    attemptedAtMs = now();
    try {
      if (online.isTrue()) await attempt(current);
      else setStatus({ phase: 'offline', retryAt: null });
    } finally {
      current.isRunning = false;
    }
  }

  async function attempt(current: Session): Promise<void> {
    setStatus({ phase: 'syncing', retryAt: null, error: null, stopped: undefined });
    const previousMs = (status.lastSyncAt ?? -Infinity) * 1000;
    try {
      await syncAll(current).catch(async (error: unknown) => {
        if (!(error instanceof ArchiveLostError)) throw error;
        // The browser took the archive away in the middle: from the beginning, once.
        await syncAll(current);
      });
      if (isOver(current)) return;
      failures = 0;
      notBeforeMs = -Infinity;
      setStatus({ phase: 'idle' });
      schedule(now() - previousMs < remembersMs ? lookAgainMs : incrementEveryMs);
      // Early and idle; when it fails, the next data call will tell.
      void client.refreshIfDue().catch(() => undefined);
    } catch (error) {
      if (!isOver(current)) onFailure(error);
    }
  }

  function isOver(current: Session): boolean {
    return session !== current;
  }

  function onFailure(error: unknown): void {
    if (error instanceof ArchiveClosedError) {
      stop();
      return;
    }
    const failure = readFailure(error, { failures, isOnline: online.isTrue() });
    failures++;
    const { retryInSec } = failure;
    const isWaiting = failure.phase === 'waiting';
    const retryMs = retryInSec === null ? null : now() + retryInSec * 1000;
    notBeforeMs = isWaiting && retryMs !== null ? retryMs : now() + minRetrySec * 1000;
    setStatus({
      phase: failure.phase,
      error: failure.error,
      stopped: failure.stopped,
      retryAt: retryMs === null ? null : toEpochSec(Math.ceil(retryMs / 1000)),
    });
    if (retryInSec !== null) schedule(retryInSec * 1000);
    // Whoever signs in again must find the leadership free.
    if (failure.phase === 'reconnect') stop();
  }

  async function syncAll(current: Session): Promise<void> {
    const { signal } = current.abort;
    const requireSameAccount = async (): Promise<void> => {
      requireAccount(await client.session(signal), archive.account);
      signal.throwIfAborted();
    };
    await syncUser(signal, requireSameAccount);
    await syncMeasures({
      archive,
      now: nowSec,
      fetchPage: async (params) => {
        const page = await fetchMeasures(client, params, signal);
        await requireSameAccount();
        return page;
      },
      onLanded: (changed, state) => {
        if (isOver(current)) return;
        setProgress(state);
        if (changed > 0) written('measures');
      },
    });
  }

  /** The profile is a courtesy, and today's service need not have one: only what ends the whole run counts. */
  async function syncUser(signal: AbortSignal, requireSameAccount: () => Promise<void>): Promise<void> {
    const state = await archive.readSyncState();
    setProgress(state);
    const age = nowSec() - (state.userSyncedAt ?? -Infinity);
    if (age >= 0 && age < userEverySec) return;
    const after = { ...state, userSyncedAt: nowSec() };
    try {
      const user = await fetchUser(client, signal);
      await requireSameAccount();
      await archive.writeUser(user, after);
      written('user');
    } catch (error) {
      if (!(error instanceof ApiError) || endsRun.has(error.code)) throw error;
      await archive.writeSyncState(after);
    }
  }

  function lead(): void {
    setStatus({ leader: true });
    request({ urgent: true });
  }

  function start(): void {
    if (session !== null) return;
    const channel = deps.channel();
    channel?.addEventListener('message', (event) => onMessage(event.data));
    const current: Session = {
      abort: new AbortController(),
      channel,
      cleanUps: [visibility.subscribe(onVisible), online.subscribe(onOnline)],
      cancelTimer: () => undefined,
      isRunning: false,
      hasHeard: false,
    };
    session = current;
    failures = 0;
    notBeforeMs = -Infinity;
    // Not idle before the first look has been taken, here or by the leader: what is shown may be out of date.
    setStatus({ phase: 'syncing', error: null, stopped: undefined, retryAt: null });
    void begin(current);
  }

  /** What the archive knows is shown before anybody is asked. */
  async function begin(current: Session): Promise<void> {
    const state = await archive.readSyncState().catch(() => null);
    if (isOver(current) || state === null) return;
    setProgress(state);
    schedule(incrementEveryMs);
    current.cleanUps.push(setTimer(onSilence, silentLeaderMs));
    post({ account, kind: 'hello' });
    current.cleanUps.push(seekLeadership(deps.locks, lead).resign);
  }

  function onSilence(): void {
    if (session !== null && !status.leader && !session.hasHeard) setStatus({ phase: 'idle' });
  }

  function stop(): void {
    if (session === null) return;
    const ended = session;
    session = null;
    ended.abort.abort();
    ended.cancelTimer();
    for (const cleanUp of ended.cleanUps) cleanUp();
    ended.channel?.close();
    setStatus({ leader: false, ...(status.phase === 'reconnect' ? {} : { phase: 'idle', retryAt: null }) });
  }

  return {
    start,
    stop,
    syncNow: () => request({ urgent: true }),
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const endsRun: ReadonlySet<ErrorCode> = new Set([
  'auth_required',
  'auth_expired',
  'reconnect_required',
  'rate_limited',
]);

function setBrowserTimer(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

const messageKinds: ReadonlySet<unknown> = new Set(['status', 'written', 'wanted', 'hello']);

/** Messages come from our own tabs alone, though perhaps from another release: unknown ones are passed over. */
function toMessage(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !messageKinds.has(data.kind))
    return null;
  // Same origin and a known kind.
  return data as Message;
}
