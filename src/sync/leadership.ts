/** One leader per origin: held for as long as a tab syncs. */
const lockName = 'homeostat-sync';
/** A leader that missed one ping may have been busy, and this tab may have slept through the answer. */
const pingsBeforeTakeover = 2;
/** Three of them pass at most between the freezing of a leader and its replacement: 9 s. */
const defaultPatienceMs = 3_000;

export type LeadershipDeps = {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Asks the leader, whoever that is and whatever account it shows, for a sign of life. */
  readonly ping: () => void;
  /** From one ping to the next. */
  readonly patienceMs?: number;
  /** Calls back later and returns how to cancel that. */
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
  readonly isVisible: () => boolean;
  /** This tab leads: whatever it tells the others now counts as a sign of life, and keeps a second thief away. */
  readonly onLead: () => void;
  /** Another tab took over; this one waits for its turn again by itself. */
  readonly onLost: () => void;
};

export type Leadership = {
  /** Gives the leadership up, or the wait for it, for good. */
  readonly resign: () => void;
  /** The leader answered, or was heard of in any other way. */
  readonly onPong: () => void;
};

/** What a tab that leads holds. */
type Grip = { readonly release: () => void };

/**
 * Waits to become the one tab that syncs; `onLead` is called when it is, at once where there are no locks.
 *
 * Without Web Locks (old browsers, plain http) every tab leads: merging is idempotent, so that costs calls, not data.
 * A leader that the browser has frozen keeps the lock, and its lock alone does not tell: a follower in view asks it
 * for a sign of life and takes the lock away when none comes. Messages reach hidden tabs but not frozen ones, so a
 * leader in the background is left alone. One that thaws learns of its loss by `onLost`.
 */
export function seekLeadership(deps: LeadershipDeps): Leadership {
  const { locks, ping, patienceMs = defaultPatienceMs, setTimer, isVisible, onLead, onLost } = deps;
  if (locks === undefined) {
    onLead();
    return { resign: () => undefined, onPong: () => undefined };
  }
  const manager = locks;
  let isOver = false;
  let isStealing = false;
  let grip: Grip | null = null;
  let unanswered = 0;
  let cancelBeat: (() => void) | undefined;
  let wait = new AbortController();

  function take(release: () => void): Grip {
    const isNew = grip === null;
    const mine = { release };
    grip = mine;
    cancelBeat?.();
    // Of two requests that were under way the first counts; the other would wait behind our own lock.
    wait.abort();
    if (isNew) onLead();
    return mine;
  }

  /** Resolves when the lock was given back, lost or refused. */
  async function request(options: LockOptions): Promise<'released' | 'lost' | 'refused'> {
    const own: { grip?: Grip } = {};
    try {
      await manager.request(lockName, options, async () => {
        if (isOver) return;
        await new Promise<void>((resolve) => {
          own.grip = take(resolve);
        });
      });
      return 'released';
    } catch {
      if (own.grip === undefined) return 'refused';
      // Taken away by our own other request, it is not lost.
      return own.grip === grip ? 'lost' : 'released';
    }
  }

  async function queue(): Promise<void> {
    wait = new AbortController();
    const { signal } = wait;
    unanswered = 0;
    beat();
    const end = await request({ signal });
    if (end === 'lost') lose();
    // The lock itself was refused (opaque origin): better every tab than none.
    else if (end === 'refused' && !signal.aborted) take(() => undefined);
  }

  async function steal(): Promise<void> {
    isStealing = true;
    // The place in the queue is kept until then: a browser may refuse to steal, or not know how.
    const end = await request({ steal: true });
    isStealing = false;
    if (end === 'lost') lose();
  }

  function lose(): void {
    if (isOver) return;
    grip = null;
    onLost();
    if (!isOver) void queue();
  }

  function beat(): void {
    cancelBeat?.();
    cancelBeat = setTimer(beat, patienceMs);
    if (!isVisible()) {
      unanswered = 0;
    } else if (unanswered < pingsBeforeTakeover) {
      unanswered++;
      ping();
    } else if (!isStealing) {
      unanswered = 0;
      void steal();
    }
  }

  void queue();
  return {
    resign() {
      isOver = true;
      cancelBeat?.();
      wait.abort();
      grip?.release();
    },
    onPong() {
      unanswered = 0;
    },
  };
}
