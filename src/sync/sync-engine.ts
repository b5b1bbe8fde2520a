import type { Client } from '#api/client.ts';
import type { Archive } from '#archive/archive.ts';
import { isWholeHistoryRead } from '#archive/sync-state.ts';
import { toEpochSec } from '#domain/time.ts';
import { LOOK_EVERY_MS } from './look-interval.ts';
import { seekLeadership, type Leadership } from './leadership.ts';
import { concerns, toMessage, type Message } from './messages.ts';
import type { Performing } from './performing.ts';
import type { Wish } from './plan.ts';
import type { Condition, SetTimer, SyncChannel } from './surroundings.ts';
import { startSyncLoop, type SyncLoop } from './sync-loop.ts';
import { isSameStatus, quietStatus, type LiveState, type SyncEvent, type SyncStatus } from './sync-status.ts';
import { createWishList } from './wish-list.ts';

export type SyncEngine = {
  /** Begins, or begins again after the link was renewed. */
  start(): void;
  stop(): void;
  /** Looks for what is new, in whichever tab leads. */
  syncNow(): void;
  /** No tab makes a call any more until it is resumed. */
  pause(): void;
  resume(): void;
  /** Reads everything once more, as it stands at the service. */
  readAgain(): void;
  /** What this tab's screens show; it is read before everything else. */
  setWishes(wishes: readonly Wish[]): void;
  /** Somebody says that these days have changed: they are read at once. */
  hint(wishes: readonly Wish[]): void;
  /** Whoever listens to our server in this tab says how that goes; what a tab says that does not lead is dropped. */
  setLive(live: LiveState): void;
  /** The same object until something changes. */
  status(): SyncStatus;
  subscribe(listener: (event: SyncEvent) => void): () => void;
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
  readonly setTimer: SetTimer;
  /** Whether the reader had paused before this page was opened. */
  readonly paused: boolean;
  /** Loads what reads anything but measures; as the build has it unless told. */
  readonly loadOthers?: Performing['loadOthers'];
};

/** A tab that comes into view asks again only when the last answer is older than this. */
const freshForMs = 60_000;
/** A tab whose leader stays silent this long after a greeting says what the archive knows. */
const silentLeaderMs = 3_000;

/** What lives between `start` and `stop`. */
type Session = {
  readonly channel: SyncChannel | undefined;
  readonly cleanUps: (() => void)[];
  cancelTimer: () => void;
  /** This tab's archive is shared with no other tab: it leads nobody and follows nobody. */
  isAlone: boolean;
  leadership: Leadership | null;
  /** Only while this tab leads. */
  loop: SyncLoop | null;
  /** The leader has told this tab how things stand. */
  hasHeard: boolean;
  /** When this tab asks for a look, ms. */
  askAtMs: number;
  /** This tab asked for everything once more, and the leader gave no sign of life since: it may not have heard. */
  isRereadUnheard: boolean;
};

/**
 * Keeps the archive of one account up to date: one tab works, the others hear of it.
 *
 * It looks at start, on coming into view after a minute, every five minutes while in view, when the network returns,
 * and when asked. An archive in memory is shared with nobody, so each such tab works for itself.
 */
export function createSyncEngine(deps: SyncDeps): SyncEngine {
  const { archive, now, visibility, online, setTimer } = deps;
  const account = `${archive.account.provider}:${archive.account.userid}`;
  const listeners = new Set<(event: SyncEvent) => void>();
  const wishes = createWishList(now);
  let status: SyncStatus = { ...quietStatus, ...archiveFacts() };
  let session: Session | null = null;
  let isPaused = deps.paused;

  function archiveFacts(): Pick<SyncStatus, 'durable' | 'newerSchema' | 'pruned'> {
    const { durable, newerSchema, pruned } = archive;
    return { durable, newerSchema, pruned };
  }

  function emit(event: SyncEvent): void {
    for (const listener of listeners) listener(event);
  }

  function setStatus(change: Partial<SyncStatus>): void {
    const next = { ...status, ...change, ...archiveFacts() };
    if (isSameStatus(next, status)) return;
    status = next;
    emit({ kind: 'status' });
    if (session !== null && leadsOthers(session)) post({ kind: 'status', account, status });
  }

  function post(message: Message): void {
    session?.channel?.postMessage(message);
  }

  function leadsOthers({ loop, isAlone }: Session): boolean {
    return loop !== null && !isAlone;
  }

  /** Has the leader look, be it here or in another tab. */
  function request({ urgent }: { urgent: boolean }): void {
    if (session === null) return;
    if (session.loop !== null) {
      session.loop.look(urgent);
      return;
    }
    post({ kind: 'wanted', account, urgent });
    scheduleAsk(session);
  }

  /** A tab that does not lead asks for a look while it is in view: the leader may be hidden. */
  function scheduleAsk(current: Session): void {
    current.cancelTimer();
    current.askAtMs = now() + LOOK_EVERY_MS;
    current.cancelTimer = setTimer(() => {
      scheduleAsk(current);
      if (!visibility.isTrue()) return;
      // Those of a tab that is not heard of for long are dropped.
      postWishes();
      request({ urgent: false });
    }, LOOK_EVERY_MS);
  }

  function postWishes(): void {
    post({ kind: 'wishes', account, tab: wishes.ownTab, wishes: wishes.own() });
  }

  function isStale(): boolean {
    const lookedAtMs = session?.loop?.lookedAtMs() ?? (status.lastSyncAt ?? 0) * 1000;
    return now() - lookedAtMs > freshForMs;
  }

  function onAttention(condition: Condition): void {
    if (condition.isTrue() && isStale()) request({ urgent: false });
  }

  function onMessage(current: Session, data: unknown): void {
    const message = toMessage(data);
    if (message === null || !concerns(message, account)) return;
    if (message.kind === 'paused') setPaused(message.isPaused);
    if (current.isAlone) return;
    if (message.kind === 'written') emit(message);
    if (current.loop === null) onNews(current, message);
    else onRequest(current.loop, message);
  }

  function onRequest(loop: SyncLoop, message: Message): void {
    if (message.kind === 'ping') post({ kind: 'pong' });
    else if (message.kind === 'hello') post({ kind: 'status', account, status });
    else if (message.kind === 'hint') loop.hint(message.wishes);
    else if (message.kind === 'read-again') loop.readAgain();
    else if (message.kind === 'wanted' && (message.urgent || isStale())) loop.look(message.urgent);
    else if (message.kind === 'wishes') {
      wishes.set(message.tab, message.wishes);
      loop.wake();
    }
  }

  function onNews(current: Session, message: Message): void {
    if (message.kind === 'leading') {
      current.leadership?.onPong();
      postWishes();
      if (current.isRereadUnheard) post({ kind: 'read-again', account });
    }
    if (message.kind === 'pong' || message.kind === 'status') {
      current.leadership?.onPong();
      current.isRereadUnheard = false;
    }
    if (message.kind !== 'status') return;
    current.hasHeard = true;
    scheduleAsk(current);
    const asksItself = message.status.phase === 'idle' && visibility.isTrue();
    setStatus({
      ...message.status,
      leader: false,
      // A leader out of view looks when it is asked to.
      nextAt: message.status.nextAt ?? (asksItself ? toEpochSec(Math.ceil(current.askAtMs / 1000)) : null),
    });
    if (status.phase === 'reconnect') stop();
  }

  function lead(current: Session): void {
    current.cancelTimer();
    current.loop = startSyncLoop({
      ...deps,
      // Without locks several tabs lead, and none is to drive the others out.
      isOnlyWriter: deps.locks !== undefined || current.isAlone,
      wishes: wishes.all,
      isPaused: () => isPaused,
      status: () => status,
      onStatus: (change) => {
        if (session === current) setStatus(change);
      },
      onWritten: (subject, days) => {
        if (session !== current) return;
        emit({ kind: 'written', subject, days });
        if (leadsOthers(current)) post({ kind: 'written', account, subject, days });
      },
      onEnd: (why) => {
        if (session === current) onEnd(current, why);
      },
    });
    if (current.isRereadUnheard) current.loop.readAgain();
    current.isRereadUnheard = false;
    setStatus({ leader: true });
    if (leadsOthers(current)) post({ kind: 'leading', account });
  }

  function onEnd(current: Session, why: 'closed' | 'refused' | 'superseded'): void {
    // Whoever signs in again must find the leadership free.
    if (why !== 'superseded') {
      stop();
      return;
    }
    current.leadership?.resign();
    follow(current);
    seek(current);
  }

  /** Another tab leads now. */
  function follow(current: Session): void {
    current.loop?.stop();
    current.loop = null;
    setStatus({ leader: false });
    scheduleAsk(current);
    postWishes();
    post({ kind: 'hello', account });
  }

  function seek(current: Session): void {
    if (current.isAlone) {
      lead(current);
      return;
    }
    current.leadership = seekLeadership({
      locks: deps.locks,
      ping: () => post({ kind: 'ping' }),
      setTimer,
      isVisible: visibility.isTrue,
      onLead: () => {
        if (session === current) lead(current);
      },
      onLost: () => {
        if (session === current) follow(current);
      },
    });
  }

  /** From now on nothing is shared with the other tabs; the leadership is left to one that still can. */
  function goAlone(current: Session): void {
    if (current.isAlone) return;
    current.isAlone = true;
    current.leadership?.resign();
    current.leadership = null;
    setStatus({});
    if (current.loop === null) lead(current);
  }

  function start(): void {
    if (session !== null) return;
    const channel = deps.channel();
    const current: Session = {
      channel,
      cleanUps: [
        visibility.subscribe(() => onAttention(visibility)),
        online.subscribe(() => onAttention(online)),
      ],
      cancelTimer: () => undefined,
      isAlone: !archive.durable,
      leadership: null,
      loop: null,
      hasHeard: false,
      askAtMs: Infinity,
      isRereadUnheard: false,
    };
    channel?.addEventListener('message', (event) => {
      if (session === current) onMessage(current, event.data);
    });
    session = current;
    // Not idle before the first look has been taken, here or by the leader: what is shown may be out of date.
    setStatus({
      phase: isPaused ? 'paused' : 'syncing',
      error: null,
      stopped: undefined,
      retryAt: null,
      nextAt: null,
    });
    void begin(current);
  }

  /** What the archive knows is shown before anybody is asked. */
  async function begin(current: Session): Promise<void> {
    const state = await archive.readSyncState().catch(() => null);
    if (session !== current || state === null) return;
    const { lastSyncAt, clockAheadSec } = state;
    setStatus({ lastSyncAt, clockAheadSec, complete: isWholeHistoryRead(state) });
    const stopListening = archive.onDurabilityLost(() => {
      if (session === current) goAlone(current);
    });
    current.cleanUps.push(stopListening);
    scheduleAsk(current);
    current.cleanUps.push(setTimer(() => onSilence(current), silentLeaderMs));
    post({ kind: 'hello', account });
    postWishes();
    current.isAlone = !archive.durable;
    seek(current);
  }

  function onSilence(current: Session): void {
    const isWaiting = current.loop === null && !current.hasHeard;
    if (session === current && isWaiting && !isPaused) setStatus({ phase: 'idle' });
  }

  function stop(): void {
    if (session === null) return;
    const ended = session;
    session = null;
    ended.loop?.stop();
    ended.leadership?.resign();
    ended.cancelTimer();
    for (const cleanUp of ended.cleanUps) cleanUp();
    const isRefused = status.phase === 'reconnect';
    setStatus({
      leader: false,
      live: null,
      ...(isRefused ? {} : { phase: 'idle', retryAt: null, nextAt: null }),
    });
    ended.channel?.close();
  }

  function setPaused(next: boolean): void {
    if (isPaused === next) return;
    isPaused = next;
    session?.loop?.wake();
  }

  function tellPaused(next: boolean): void {
    setPaused(next);
    post({ kind: 'paused', account, isPaused: next });
  }

  return {
    start,
    stop,
    syncNow: () => request({ urgent: true }),
    pause: () => tellPaused(true),
    resume: () => tellPaused(false),
    readAgain() {
      if (session?.loop) {
        session.loop.readAgain();
        return;
      }
      post({ kind: 'read-again', account });
      if (session !== null) session.isRereadUnheard = true;
    },
    setWishes(next) {
      wishes.setOwn(next);
      if (session?.loop) session.loop.wake();
      else postWishes();
    },
    hint(next) {
      if (session?.loop) session.loop.hint(next);
      else post({ kind: 'hint', account, wishes: next });
    },
    setLive(live) {
      if (session?.loop) setStatus({ live });
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
