/** What one tab has of the origin's locks, and what the browser may do to that tab. */
export type LockTab = Pick<LockManager, 'request' | 'query'> & {
  /** From now on nothing runs in the tab; what it holds, it keeps. */
  readonly freeze: () => void;
  /** What was put off meanwhile runs now, in order. */
  readonly thaw: () => void;
  /** Gives back all it holds and waits for. */
  readonly close: () => void;
};

type Request = {
  readonly name: string;
  readonly mode: LockMode;
  readonly tab: Tab;
  readonly signal: AbortSignal | undefined;
  readonly run: (lock: Lock | null) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

type Tab = { isFrozen: boolean; readonly tasks: (() => void)[]; readonly clientId: string };

/**
 * The Web Locks of one origin, as the standard has them: exclusive and shared, a queue per name, `signal`,
 * `ifAvailable` and `steal`. A lock is granted by the browser, whether or not the tab is awake to hear of it.
 */
export function createFakeLocks(): { openTab: () => LockTab } {
  let held: Request[] = [];
  let queue: Request[] = [];
  let tabs = 0;

  function isGrantable(wanted: Request, ahead: readonly Request[]): boolean {
    return [...held, ...ahead].every(
      ({ name, mode }) => name !== wanted.name || (mode === 'shared' && wanted.mode === 'shared'),
    );
  }

  function processQueue(): void {
    for (const [index, wanted] of queue.entries()) {
      if (!isGrantable(wanted, queue.slice(0, index))) continue;
      queue = queue.filter((other) => other !== wanted);
      held.push(wanted);
      post(wanted, () => call(wanted));
      processQueue();
      return;
    }
  }

  function call(granted: Request): void {
    if (granted.signal?.aborted === true) {
      granted.reject(granted.signal.reason);
      release(granted);
      return;
    }
    const { name, mode } = granted;
    void settle(granted, { name, mode });
  }

  /** Whatever the callback comes to, it ends the lock. */
  async function settle(granted: Request, lock: Lock | null): Promise<void> {
    try {
      granted.resolve(await granted.run(lock));
    } catch (error) {
      granted.reject(error);
    }
    release(granted);
  }

  function release(granted: Request): void {
    held = held.filter((other) => other !== granted);
    processQueue();
  }

  function enter(request: Request, { ifAvailable, steal }: LockOptions): void {
    if (steal === true) {
      for (const robbed of held.filter(({ name }) => name === request.name)) {
        held = held.filter((other) => other !== robbed);
        post(robbed, () => robbed.reject(new DOMException('The lock was stolen.', 'AbortError')));
      }
      queue = [request, ...queue];
    } else if (ifAvailable === true && !isGrantable(request, queue)) {
      post(request, () => void settle(request, null));
      return;
    } else {
      queue = [...queue, request];
    }
    request.signal?.addEventListener('abort', () => {
      if (!queue.includes(request)) return;
      queue = queue.filter((other) => other !== request);
      post(request, () => request.reject(request.signal?.reason));
      processQueue();
    });
    processQueue();
  }

  function openTab(): LockTab {
    const tab: Tab = { isFrozen: false, tasks: [], clientId: `tab-${++tabs}` };
    async function request(
      name: string,
      options: LockOptions | LockGrantedCallback<unknown>,
      callback?: LockGrantedCallback<unknown>,
    ): Promise<unknown> {
      const chosen = typeof options === 'function' ? {} : options;
      const run = typeof options === 'function' ? options : callback;
      requireSupported(name, chosen);
      chosen.signal?.throwIfAborted();
      return new Promise((resolve, reject) => {
        const { mode = 'exclusive', signal } = chosen;
        enter({ name, mode, tab, signal, run: (lock) => run?.(lock), resolve, reject }, chosen);
      });
    }
    return {
      request,
      query: async () => ({ held: held.map(describe), pending: queue.map(describe) }),
      freeze() {
        tab.isFrozen = true;
      },
      thaw() {
        tab.isFrozen = false;
        runTasks(tab);
      },
      close() {
        tab.isFrozen = true;
        queue = queue.filter((other) => other.tab !== tab);
        held = held.filter((other) => other.tab !== tab);
        processQueue();
      },
    };
  }

  return { openTab };
}

/** A task of a tab's event loop. */
function post({ tab }: { tab: Tab }, task: () => void): void {
  tab.tasks.push(task);
  queueMicrotask(() => runTasks(tab));
}

function runTasks(tab: Tab): void {
  while (!tab.isFrozen && tab.tasks.length > 0) tab.tasks.shift()?.();
}

function describe({ name, mode, tab }: Request): LockInfo {
  return { name, mode, clientId: tab.clientId };
}

function requireSupported(name: string, { ifAvailable, mode, signal, steal }: LockOptions): void {
  const isForbidden =
    name.startsWith('-') ||
    (steal === true && (ifAvailable === true || mode === 'shared')) ||
    (signal !== undefined && (steal === true || ifAvailable === true));
  if (isForbidden) throw new DOMException('Not supported together.', 'NotSupportedError');
}
