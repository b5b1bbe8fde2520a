import { QueryClient } from '@tanstack/react-query';
import type { ProviderBody, SessionBody } from '#api/client.ts';
import { eraseAllArchives, openArchive, type AccountKey, type Archive } from '#archive/archive.ts';
import { changeDecisions, readDecisions } from '#archive/decisions.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { measureType } from '#domain/measures.ts';
import { factKinds, listKinds } from '#domain/record-kinds.ts';
import type { Wish } from '#sync/plan.ts';
import type { SyncEngine } from '#sync/sync-engine.ts';
import { quietStatus, type SyncEvent, type SyncStatus } from '#sync/sync-status.ts';
import { browserSurroundings, type Surroundings } from './browser.ts';
import type { Connection } from './connection.ts';
import { createDeviceMemory } from './device-memory.ts';
import { decisionsKey, decisionsQuery } from './decisions-query.ts';
import { createFreshness } from './freshness.ts';
import { readingsQuery } from './readings-query.ts';
import { createStore, type Store } from './store.ts';
import { within } from './timing.ts';

export type SessionState = {
  /**
   * `reconnect`: the link ended, what was read stays readable. `unreachable`: our own server does not answer.
   */
  readonly status: 'loading' | 'connected' | 'disconnected' | 'reconnect' | 'unreachable';
  readonly provider?: string;
  readonly userid?: string;
  readonly scopes: readonly string[];
  /** The services that can be linked; empty until the server was asked. */
  readonly providers: readonly ProviderBody[];
  /** Whether there is anything to show without asking anybody. */
  readonly hasArchive: boolean;
};

/** What works behind the screens, made once, before React mounts. */
export type Runtime = {
  readonly queryClient: QueryClient;
  readonly session: Store<SessionState>;
  readonly sync: Store<SyncStatus>;
  /** The archive of the account that is open now; rejects for any other. */
  readonly openedArchive: (account: string) => Promise<Archive>;
  /** Whether the reader wants no record kept on this device. */
  readonly keepNothing: Store<boolean>;
  /** Turned on, it erases what was kept; turned off, everything is read once more, to be kept. */
  readonly setKeepNothing: (keepNothing: boolean) => void;
  /** The way to our own server; rejects where its program did not arrive. */
  readonly connect: () => Promise<Connection>;
  /** Tells every other tab, and whatever else of this one is on the channel. */
  readonly announce: (message: { readonly kind: string; readonly keepNothing?: boolean }) => void;
  readonly syncNow: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly readAgain: () => void;
  /** To be called when the reader's own decisions have changed in the archive: every tab reads them again. */
  readonly decided: () => void;
  /** Says what a screen shows, until the returned function is called. */
  readonly wish: (wishes: readonly Wish[]) => () => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ends the session and leaves nothing of the record on this device, offline too. */
  readonly signOut: () => Promise<void>;
  readonly dispose: () => void;
};

export type RuntimeDeps = {
  readonly fetch: typeof fetch;
  /** Absolute address of the installation, ending in a slash. */
  readonly baseUrl: string;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly indexedDB: IDBFactory | undefined;
  readonly storage: Storage | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly surroundings?: Surroundings;
};

const askAgainMs = 30_000;
/** A server that hangs must not keep the record on the screen of a reader who is leaving. */
const logoutPatienceMs = 5000;

const unknownSession: SessionState = { status: 'loading', scopes: [], providers: [], hasArchive: false };

type Opened = { readonly account: AccountKey; readonly archive: Promise<Archive>; engine: SyncEngine | null };

/**
 * Opens the archive that was open last and begins to read it, asks who is signed in, and keeps the two in step:
 * the archive shown is always that of the account signed in, or of the last one while nobody can be asked.
 */
export function createRuntime(deps: RuntimeDeps): Runtime {
  const { indexedDB, locks, now, surroundings = browserSurroundings } = deps;
  const { visibility, online, setTimer } = surroundings;
  let connecting: Promise<Connection> | null = null;
  const memory = createDeviceMemory(deps.storage);
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // Queries read the archive: they neither need the network nor wait for it.
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
  const session = createStore<SessionState>(unknownSession);
  const sync = createStore<SyncStatus>(quietStatus);
  let opened: Opened | null = null;
  /** Counts openings and sign-outs: what was begun before one must not act after it. */
  let era = 0;
  let checking: Promise<void> | null = null;
  let isSigningOut = false;
  /** The end of the access token with which the link was refused: another one means that somebody signed in. */
  let refusedUntil: number | null = null;
  let cancelAskAgain: (() => void) | undefined;
  const freshness = createFreshness(queryClient, { now, setTimer });
  const keepNothing = createStore(memory.keepsNothing());
  const wished = new Set<readonly Wish[]>();

  function change(part: Partial<SessionState>): void {
    session.set({ ...session.get(), ...part });
  }

  function open(account: AccountKey): Opened {
    era++;
    const mine: Opened = {
      account,
      archive: openArchive(account, { indexedDB, keep: keepNothing.get() ? 'memory' : 'device' }),
      engine: null,
    };
    opened = mine;
    change({ provider: account.provider, userid: account.userid });
    void queryClient.prefetchQuery(readingsQuery(keyOf(account), [measureType.weight], openedArchive));
    void queryClient.prefetchQuery(decisionsQuery(keyOf(account), openedArchive));
    void showWhatIsThere(mine);
    return mine;
  }

  async function showWhatIsThere(mine: Opened): Promise<void> {
    const state = await stateOf(mine);
    if (opened !== mine || !hasRecords(state)) return;
    change({ hasArchive: true });
    // Until the engine runs, which it may never do offline, the age of what is shown is known from here.
    if (mine.engine === null) sync.set({ ...sync.get(), lastSyncAt: state?.lastSyncAt ?? null });
  }

  /** Ends what is open; the record stays where it is. */
  function leave(): Opened | null {
    const left = opened;
    era++;
    opened = null;
    refusedUntil = null;
    left?.engine?.stop();
    freshness.cancel();
    queryClient.clear();
    sync.set(quietStatus);
    const { providers } = session.get();
    session.set({ ...unknownSession, providers });
    return left;
  }

  function isOpened(account: AccountKey | null): boolean {
    return opened !== null && account !== null && keyOf(opened.account) === keyOf(account);
  }

  async function openedArchive(account: string): Promise<Archive> {
    if (opened === null || keyOf(opened.account) !== account) {
      throw new Error(`Failed to read the archive of ${account}: it is not open. Sign in first.`);
    }
    return opened.archive;
  }

  async function checkSession(): Promise<void> {
    if (isSigningOut) return;
    checking ??= askWhoIsSignedIn().finally(() => {
      checking = null;
    });
    return checking;
  }

  /** What the browser failed to load once, it is asked for again. */
  function connect(): Promise<Connection> {
    connecting ??= import('./connection.ts').then(
      ({ createConnection }) => createConnection({ fetch: deps.fetch, baseUrl: deps.baseUrl, locks, now }),
      (error: unknown) => {
        connecting = null;
        throw error;
      },
    );
    return connecting;
  }

  async function askServer(): Promise<SessionBody> {
    return (await connect()).session();
  }

  async function askWhoIsSignedIn(): Promise<void> {
    cancelAskAgain?.();
    const asked = era;
    const body = (await deliverSignOut()) ? await askServer().catch(() => null) : null;
    if (asked !== era) return;
    if (body === null) {
      change({ status: 'unreachable' });
      cancelAskAgain = setTimer(() => void checkSession(), askAgainMs);
      return;
    }
    await (body.connected ? onConnected(body) : onDisconnected(body));
  }

  async function onConnected(body: SessionBody & { connected: true }): Promise<void> {
    const account = { provider: body.provider, userid: body.userid };
    if (!isOpened(account)) {
      const left = leave();
      void left?.archive.then((archive) => archive.close());
      open(account);
    }
    if (!keepNothing.get()) memory.writeAccount(account);
    change({ scopes: body.scopes, providers: body.providers });
    if (isRefused()) refusedUntil ??= body.expiresAt;
    if (refusedUntil === body.expiresAt) return;
    refusedUntil = null;
    change({ status: 'connected' });
    if (opened !== null) await startSync(opened);
  }

  async function onDisconnected(body: SessionBody & { connected: false }): Promise<void> {
    const mine = opened;
    mine?.engine?.stop();
    const hasArchive = mine !== null && hasRecords(await stateOf(mine));
    if (opened !== mine) return;
    change({
      status: hasArchive ? 'reconnect' : 'disconnected',
      scopes: [],
      providers: body.providers,
      hasArchive,
    });
  }

  function isRefused(): boolean {
    const { phase, error } = sync.get();
    return phase === 'reconnect' && error !== null;
  }

  async function startSync(mine: Opened): Promise<void> {
    try {
      const [{ createEngine }, archive] = await Promise.all([connect(), mine.archive]);
      if (opened !== mine) return;
      if (mine.engine === null) {
        const engine = createEngine({ ...surroundings, archive, locks, now, paused: memory.isPaused() });
        engine.setWishes([...wished].flat());
        engine.subscribe((event) => {
          if (opened === mine) onSyncEvent(engine, event);
        });
        mine.engine = engine;
      }
      mine.engine.start();
    } catch {
      if (opened !== mine) return;
      // The chunk could not be loaded: the archive stays on screen, and it is tried again.
      sync.set({ ...quietStatus, phase: 'error' });
      cancelAskAgain = setTimer(() => void checkSession(), askAgainMs);
    }
  }

  function onSyncEvent(engine: SyncEngine, event: SyncEvent): void {
    freshness.onSyncEvent(event);
    if (event.kind === 'written') {
      const isFact = factKinds.some((kind) => kind === event.subject);
      if (!isFact && !session.get().hasArchive) change({ hasArchive: true });
      return;
    }
    const before = sync.get().phase;
    sync.set(engine.status());
    if (engine.status().phase !== 'reconnect' || before === 'reconnect') return;
    if (isRefused()) change({ status: 'reconnect' });
    void checkSession();
  }

  /** Resolves to false while the server has not heard of an earlier sign-out: then nobody counts as signed in. */
  async function deliverSignOut(): Promise<boolean> {
    if (!memory.isSignOutPending()) return true;
    const isDelivered = await connect()
      .then(({ logout }) => logout())
      .catch(() => false);
    if (isDelivered) memory.setSignOutPending(false);
    return isDelivered;
  }

  async function signOut(): Promise<void> {
    isSigningOut = true;
    try {
      // Noted first: whatever happens to this page now, the next one finishes the work.
      memory.setSignOutPending(true);
      opened?.engine?.stop();
      const isDelivered = await within(deliverSignOut(), logoutPatienceMs, setTimer);
      await removeRecord();
      change({ status: isDelivered ? 'disconnected' : 'unreachable' });
      announce({ kind: 'signed-out' });
      if (!isDelivered) cancelAskAgain = setTimer(() => void checkSession(), askAgainMs);
    } finally {
      isSigningOut = false;
    }
  }

  /** Takes the record off the screen and off this device. */
  async function removeRecord(): Promise<void> {
    const left = leave();
    memory.forgetAccount();
    memory.setPaused(false);
    await left?.archive.then((archive) => archive.erase());
    await eraseAllArchives({ indexedDB });
  }

  /** Another tab signed out. */
  async function followSignOut(): Promise<void> {
    if (isSigningOut) return;
    const removal = removeRecord();
    change({ status: 'disconnected' });
    await removal;
  }

  async function setKeepNothing(next: boolean): Promise<void> {
    memory.setKeepNothing(next);
    announce({ kind: 'keep-nothing', keepNothing: next });
    await followKeepNothing(next);
  }

  /** The archive is opened anew, in the other place. */
  async function followKeepNothing(next: boolean): Promise<void> {
    if (keepNothing.get() === next) return;
    keepNothing.set(next);
    const account = opened?.account;
    // Records are read again in the other place; what the reader decided no service would give back.
    const own = await opened?.archive.then(readDecisions).catch(() => []);
    const left = leave();
    if (next) {
      memory.forgetAccount();
      await left?.archive.then((archive) => archive.erase());
      await eraseAllArchives({ indexedDB });
    } else {
      await left?.archive.then((archive) => archive.close());
    }
    await checkSession();
    if (opened === null || account === undefined || !isOpened(account) || own === undefined) return;
    await changeDecisions(
      await opened.archive,
      own.map((decision) => ({ put: decision })),
    );
    followDecisions();
  }

  function announce(message: Parameters<Runtime['announce']>[0]): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none.
    channel?.postMessage(message);
  }

  function followDecisions(): void {
    void queryClient.invalidateQueries({ queryKey: decisionsKey });
  }

  function setPaused(isPaused: boolean): void {
    memory.setPaused(isPaused);
    if (isPaused) opened?.engine?.pause();
    else opened?.engine?.resume();
  }

  function wish(wishes: readonly Wish[]): () => void {
    wished.add(wishes);
    tellWishes();
    return () => {
      wished.delete(wishes);
      tellWishes();
    };
  }

  function tellWishes(): void {
    opened?.engine?.setWishes([...wished].flat());
  }

  /** Looks again when the reader does: other tabs may have signed in or out while this one slept. */
  function onAttention(): void {
    const isConnected = session.get().status === 'connected';
    if (keepNothing.get()) {
      // Nothing on this device remembers who is signed in.
      void checkSession();
      return;
    }
    const remembered = memory.readAccount();
    if (isConnected && remembered === null) void followSignOut();
    else if (!isConnected || !isOpened(remembered)) void checkSession();
  }

  function onVisible(): void {
    if (visibility.isTrue()) onAttention();
  }

  function onOnline(): void {
    if (online.isTrue() && session.get().status === 'unreachable') void checkSession();
  }

  const channel = surroundings.channel();
  channel?.addEventListener('message', ({ data }) => {
    if (typeof data !== 'object' || data === null || !('kind' in data)) return;
    if (data.kind === 'signed-out') void followSignOut();
    if (data.kind === 'decided') followDecisions();
    if (data.kind === 'keep-nothing' && 'keepNothing' in data) {
      void followKeepNothing(data.keepNothing === true);
    }
  });
  const cleanUps = [
    visibility.subscribe(onVisible),
    online.subscribe(onOnline),
    surroundings.onRestored(onAttention),
  ];

  // What a page that was closed too soon may have left.
  if (keepNothing.get()) void eraseAllArchives({ indexedDB });
  if (memory.isSignOutPending()) {
    void removeRecord().then(checkSession);
  } else {
    const remembered = memory.readAccount();
    if (remembered !== null) open(remembered);
    void checkSession();
  }

  return {
    queryClient,
    session,
    sync,
    openedArchive,
    keepNothing,
    connect,
    announce,
    setKeepNothing: (next) => void setKeepNothing(next),
    syncNow: () => opened?.engine?.syncNow(),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    readAgain: () => opened?.engine?.readAgain(),
    decided() {
      announce({ kind: 'decided' });
      followDecisions();
    },
    wish,
    now,
    signOut,
    dispose() {
      const left = leave();
      void left?.archive.then((archive) => archive.close());
      cancelAskAgain?.();
      for (const cleanUp of cleanUps) cleanUp();
      channel?.close();
    },
  };
}

export function keyOf(account: AccountKey): string {
  return `${account.provider}:${account.userid}`;
}

async function stateOf(mine: Opened): Promise<SyncState | null> {
  try {
    return await (await mine.archive).readSyncState();
  } catch {
    return null;
  }
}

function hasRecords(state: SyncState | null): boolean {
  return state !== null && listKinds.some((kind) => state.lists[kind].reachedBack !== null);
}
