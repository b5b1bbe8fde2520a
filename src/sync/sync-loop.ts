import type { Client } from '#api/client.ts';
import { limitsOf, type ServiceLimits } from '#api/service-limits.ts';
import { ArchiveClosedError, ArchiveLostError, SupersededError, type Archive } from '#archive/archive.ts';
import type { Landed, Landing } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { factKinds, listKinds, type DaySpan, type RecordKind } from '#domain/record-kinds.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import { requireAccount } from './account.ts';
import { createCallPace } from './call-pace.ts';
import { isUnreached } from './failure.ts';
import type { Hints } from './hints.ts';
import { createKnowledge, notAfter } from './knowledge.ts';
import { LOOK_EVERY_MS } from './look-interval.ts';
import { isListCall, loadOthers, perform } from './perform.ts';
import { todayOf, type Performing } from './performing.ts';
import type { PlanInput, PlannedCall, Wish } from './plan.ts';
import { planNext } from './planner.ts';
import { toProgress } from './progress.ts';
import { createRest } from './rest.ts';
import { createRetry } from './retry.ts';
import { createSetAside, withoutKinds } from './set-aside.ts';
import type { Condition, SetTimer } from './surroundings.ts';
import { toSecUp, type SyncStatus } from './sync-status.ts';

export type SyncLoopDeps = {
  readonly client: Pick<Client, 'get' | 'session' | 'refreshIfDue'>;
  readonly archive: Archive;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly visibility: Condition;
  readonly online: Condition;
  readonly setTimer: SetTimer;
  readonly loadOthers?: Performing['loadOthers'];
  /** No other tab is to write to this archive: one that used to is kept from it. */
  readonly isOnlyWriter: boolean;
  readonly wishes: () => readonly Wish[];
  readonly isPaused: () => boolean;
  readonly status: () => SyncStatus;
  readonly onStatus: (change: Partial<SyncStatus>) => void;
  readonly onWritten: (subject: RecordKind, days: DaySpan | null) => void;
  readonly onEnd: (why: LoopEnd) => void;
};

/** It ended by itself: the archive is gone, the link was refused, or another tab has taken over. */
export type LoopEnd = 'closed' | 'refused' | 'superseded';

/** The work of the tab that leads. */
export type SyncLoop = {
  /** Something that a plan depends on has changed. */
  readonly wake: () => void;
  /** Looks for what is new, as soon as the service's limits allow; the reader may have asked for it. */
  readonly look: (isAsked: boolean) => void;
  /** When the last look began, ms; minus infinity before the first. */
  readonly lookedAtMs: () => number;
  readonly hint: (wishes: readonly Wish[]) => void;
  readonly readAgain: () => void;
  readonly stop: () => void;
};

/** The reader paused in the middle of a list; what landed stays. */
class PausedError extends Error {
  override readonly name = 'PausedError';
}

/**
 * Plans the next call, carries it out, lands it, and so on until nothing is left to do; then rests.
 *
 * Every turn begins from what is so now: paused, offline, told to wait, or a plan. Nothing is remembered of a plan
 * but its effects, so that a failure, a new wish or another day need no care of their own.
 */
export function startSyncLoop(deps: SyncLoopDeps): SyncLoop {
  const { client, archive, now, visibility, online, loadOthers: load = loadOthers } = deps;
  const abort = new AbortController();
  const { signal } = abort;
  const rest = createRest(deps);
  const retry = createRetry(now);
  const pace = createCallPace({ now, rest, checkMayGoOn });
  const knowledge = createKnowledge(archive, nowSec, load);
  const setAside = createSetAside();
  const doubted = new Set<string>();
  /** What has been said to have changed since the last turn began: no call that was made before is an answer to it. */
  let unheard: readonly Wish[] = [];
  let hints: Hints | null = null;
  let limits: ServiceLimits | null = null;
  let current: PlannedCall | null = null;
  /** The filling of the archive that the last turn began from. */
  let generation: number | null = null;
  let isRereadWanted = false;
  let isLookWanted = true;
  /** The reader asked for it, which what was read a moment before is no answer to. */
  let isLookAsked = false;
  /** A look has begun and has not come to its end. */
  let isLooking = false;
  let lookedAtMs = -Infinity;
  let nextLookMs = -Infinity;
  let newsBefore = toEpochSec(0);
  let lossesInARow = 0;
  let lastTroubled: RecordKind | null = null;
  let lastKind: RecordKind | null = null;
  let changedRecords = 0;

  function nowSec(): EpochSec {
    return toEpochSec(Math.floor(now() / 1000));
  }

  async function run(): Promise<void> {
    let isClaimed = !deps.isOnlyWriter;
    while (!signal.aborted) {
      rest.beginTurn();
      try {
        if (!isClaimed) await archive.claim();
        isClaimed = true;
        await turn();
      } catch (error) {
        if (!signal.aborted) recover(error);
      }
    }
  }

  async function turn(): Promise<void> {
    if (!(await isReady())) return;
    noteGeneration();
    if (isRereadWanted) await beginReread();
    showState();
    const pending = retry.pending();
    if (deps.isPaused()) return restAs('paused');
    if (!online.isTrue()) return restAs('offline');
    if (pending !== null) {
      // Perhaps something else was shown meanwhile.
      deps.onStatus(pending.shown);
      return rest.sleep(pending.untilMs);
    }
    if (isLookWanted || isLookDue()) beginLook();
    limits ??= await askLimits();
    const input = toPlanInput(limits);
    const step = planNext(input);
    if (isLooking && !isNewsAwaited(input)) await endLook();
    const call = step.do === 'rest' ? null : step.do === 'call' ? step.call : step.next;
    if (isLooking || (call !== null && isWaitedFor(call))) showSyncing();
    else showRest();
    if (step.do === 'call') return carryOut(step.call, limits);
    return rest.sleep(step.do === 'wait' ? step.untilMs : Math.min(step.untilMs, nextTryMs()));
  }

  /** Whether all that a plan is made from could be looked up; what could not is waited for like a call that failed. */
  async function isReady(): Promise<boolean> {
    try {
      await knowledge.load(deps.wishes());
      if (unheard.length > 0) await hear();
      return true;
    } catch (error) {
      recover(error);
      const pending = retry.pending();
      if (pending !== null) await rest.sleep(pending.untilMs);
      return false;
    }
  }

  async function hear(): Promise<void> {
    hints ??= (await load()).createHints(now);
    hints.add(unheard);
    unheard = [];
  }

  /** What the browser took away is looked for anew, and not only when the next look falls due. */
  function noteGeneration(): void {
    const found = knowledge.state().generation;
    if (generation !== null && found !== generation) isLookWanted = true;
    generation = found;
  }

  async function restAs(phase: 'paused' | 'offline'): Promise<void> {
    deps.onStatus({ phase, retryAt: null, nextAt: null });
    await rest.sleep(Infinity);
  }

  /** Also when the clock was set back. */
  function isLookDue(): boolean {
    return !isLooking && visibility.isTrue() && (now() >= nextLookMs || now() < lookedAtMs);
  }

  function beginLook(): void {
    isLookWanted = false;
    isLooking = true;
    lookedAtMs = now();
    newsBefore = isLookAsked ? afterEarlierNews() : nowSec();
    isLookAsked = false;
    showSyncing();
  }

  /** What was read in this very second was read before the look all the same: it is looked at once more. */
  function afterEarlierNews(): EpochSec {
    const { lists } = knowledge.state();
    const isJustRead = listKinds.some((kind) => lists[kind].newsAt === nowSec());
    return toEpochSec(nowSec() + (isJustRead ? 1 : 0));
  }

  /** What was new is here; the rest can wait. */
  async function endLook(): Promise<void> {
    isLooking = false;
    retry.forgive();
    nextLookMs = now() + LOOK_EVERY_MS;
    // Early and idle; when it fails, the next data call will tell.
    void client.refreshIfDue().catch(() => undefined);
    // Some kind was not looked at.
    if (setAside.worst(now()) === null) await save({ ...knowledge.state(), lastSyncAt: nowSec() });
  }

  async function beginReread(): Promise<void> {
    isRereadWanted = false;
    const lists = { ...knowledge.state().lists };
    for (const kind of listKinds)
      lists[kind] = { ...lists[kind], reread: { back: null, startedAt: nowSec() } };
    await save({ ...knowledge.state(), lists });
  }

  async function save(state: SyncState): Promise<void> {
    await archive.writeSyncState(state);
    knowledge.setState(state);
    showState();
  }

  function nextTryMs(): number {
    const look = visibility.isTrue() ? nextLookMs : Infinity;
    return Math.min(look, setAside.worst(now())?.untilMs ?? Infinity);
  }

  function showSyncing(): void {
    deps.onStatus({ phase: 'syncing', retryAt: null, nextAt: null, error: null, stopped: undefined });
  }

  function showRest(): void {
    const failing = setAside.worst(now());
    deps.onStatus({
      phase: failing === null ? 'idle' : 'error',
      error: failing?.failure.error ?? null,
      stopped: failing?.failure.stopped,
      retryAt: failing === null ? null : toSecUp(failing.untilMs),
      nextAt: visibility.isTrue() ? toSecUp(nextLookMs) : null,
    });
  }

  function showState(): void {
    const known = { ...knowledge.input(), limits, nowMs: now() };
    deps.onStatus(
      toProgress(known, { refused: setAside.refused(), kind: lastKind, records: changedRecords }),
    );
  }

  async function askLimits(): Promise<ServiceLimits> {
    const session = await client.session(signal);
    requireAccount(session, archive.account);
    // Whose account it is was checked, so that there is one.
    return limitsOf(session.connected ? session.dialect : 'withings');
  }

  function toPlanInput(limits: ServiceLimits): PlanInput {
    const known = knowledge.input();
    const state = notAfter(known.state, nowSec());
    const rest = { limits, made: pace.made(), nowMs: now(), newsBefore };
    const input = { ...known, ...rest, state, wishes: deps.wishes(), hinted: [] };
    const hinted = hints?.candidates(input) ?? [];
    return withoutKinds({ ...input, hinted }, setAside.kinds(now()), todayOf(state, nowSec()));
  }

  /** Whether somebody waits for it; older history comes in on the quiet. */
  function isWaitedFor(call: PlannedCall): boolean {
    if (call.purpose === 'screen' || call.purpose === 'news') return true;
    return isListCall(call) && knowledge.state().lists[call.operation].newsAt === null;
  }

  async function carryOut(call: PlannedCall, limits: ServiceLimits): Promise<void> {
    current = call;
    lastKind = call.operation;
    hints?.onBegin(call);
    const performed = perform(toPerforming(call, limits), call, knowledge.state());
    knowledge.setState(await performed.finally(pace.noteAnswer));
    current = null;
    lossesInARow = 0;
    if (!isLooking) retry.forgive();
    if (lastTroubled === call.operation) lastTroubled = null;
    setAside.clear(call.operation);
    hints?.onEnd(call);
  }

  function toPerforming(call: PlannedCall, limits: ServiceLimits): Performing {
    return {
      client,
      archive,
      limits,
      signal,
      now: nowSec,
      takeTurn: async (signature) => pace.takeTurn(call, signature, limits),
      requireSameAccount: async () => {
        requireAccount(await client.session(signal), archive.account);
        signal.throwIfAborted();
      },
      doubted,
      loadOthers: load,
      onZones: knowledge.noteZones,
      onLanded,
    };
  }

  function checkMayGoOn(): void {
    signal.throwIfAborted();
    if (deps.isPaused()) throw new PausedError('Failed to go on reading: the reader paused. Resume.');
  }

  function onLanded(landing: Landing, landed: Landed): void {
    knowledge.note(landing);
    hints?.onLanded(landing);
    if (landed.changed === 0) return;
    if (!factKinds.some((kind) => kind === landing.kind)) changedRecords += landed.changed;
    deps.onWritten(landing.kind, landed.days);
    showState();
  }

  /** Whatever failed: what has landed stays, and the next plan begins from there. */
  function recover(error: unknown): void {
    const kind = current?.operation ?? null;
    current = null;
    knowledge.forget();
    if (error instanceof PausedError) return;
    if (error instanceof ArchiveClosedError) return end('closed');
    if (error instanceof SupersededError) return end('superseded');
    // The browser took the archive away in the middle: from the beginning, at once.
    if (error instanceof ArchiveLostError && lossesInARow++ === 0) return;
    // What reached nobody may be repeated at once.
    if (isUnreached(error)) pace.undo();
    const at = { nowMs: now(), failures: retry.failures(), lastTroubled };
    if (kind !== null && setAside.add(kind, error, at)) return;
    lastTroubled = kind;
    const shown = retry.fail(error, online.isTrue());
    deps.onStatus(shown);
    if (shown.phase === 'reconnect') end('refused');
  }

  function end(why: LoopEnd): void {
    stop();
    deps.onEnd(why);
  }

  function stop(): void {
    abort.abort();
    for (const cleanUp of cleanUps) cleanUp();
    rest.wake();
  }

  function onOnline(): void {
    if (online.isTrue() && deps.status().phase === 'offline') retry.cancel();
    rest.wake();
  }

  const cleanUps = [visibility.subscribe(rest.wake), online.subscribe(onOnline)];
  void run();
  return {
    wake: rest.wake,
    look(isAsked) {
      isLookWanted = true;
      isLookAsked ||= isAsked;
      retry.insist();
      setAside.insist();
      rest.wake();
    },
    lookedAtMs: () => lookedAtMs,
    hint(wishes) {
      unheard = [...unheard, ...wishes];
      rest.wake();
    },
    readAgain() {
      isRereadWanted = true;
      rest.wake();
    },
    stop,
  };
}

/** Whether a list is still to be looked at, for the first time or for what is new. */
function isNewsAwaited({ state, newsBefore }: PlanInput): boolean {
  return listKinds.some((kind) => {
    const { newsAt } = state.lists[kind];
    return newsAt === null || newsAt < newsBefore;
  });
}
