import type { SyncChannel } from '#sync/surroundings.ts';

/** Whether the code of a tab runs: held back while frozen, never again once dead. */
export type Pulse = {
  readonly isDead: () => boolean;
  /** Runs at once, when the tab thaws, or never. */
  readonly pass: (run: () => void) => void;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly kill: () => void;
};

export function createPulse(): Pulse {
  let state: 'alive' | 'frozen' | 'dead' = 'alive';
  let held: (() => void)[] = [];
  return {
    isDead: () => state === 'dead',
    pass(run) {
      if (state === 'alive') run();
      else if (state === 'frozen') held.push(run);
    },
    freeze() {
      if (state === 'alive') state = 'frozen';
    },
    thaw() {
      if (state !== 'frozen') return;
      state = 'alive';
      const waiting = held;
      held = [];
      for (const run of waiting) run();
    },
    kill() {
      state = 'dead';
      held = [];
    },
  };
}

/** BroadcastChannel among the tabs of one origin: everybody but the sender hears it. */
export function createAir() {
  const ears = new Set<{ pulse: Pulse; listeners: ((event: { data: unknown }) => void)[] }>();
  return {
    open(pulse: Pulse): SyncChannel {
      const ear: { pulse: Pulse; listeners: ((event: { data: unknown }) => void)[] } = {
        pulse,
        listeners: [],
      };
      ears.add(ear);
      return {
        postMessage(message) {
          if (pulse.isDead()) return;
          const data: unknown = structuredClone(message);
          for (const other of ears) {
            if (other === ear) continue;
            queueMicrotask(() =>
              other.pulse.pass(() => {
                if (ears.has(other)) for (const listener of other.listeners) listener({ data });
              }),
            );
          }
        },
        addEventListener(_, listener) {
          ear.listeners.push(listener);
        },
        close() {
          ears.delete(ear);
        },
      };
    },
  };
}

type Claim = {
  readonly pulse: Pulse;
  readonly work: LockGrantedCallback<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Web Locks of one origin: exclusive, with `steal`, and given up by tabs that die. */
export function createLockManager() {
  const held = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();

  function queueOf(name: string): Claim[] {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  }

  function grantNext(name: string): void {
    if (held.has(name)) return;
    const claim = queueOf(name).shift();
    if (claim !== undefined) grant(name, claim);
  }

  function grant(name: string, claim: Claim): void {
    held.set(name, claim);
    const release = (): void => {
      if (held.get(name) !== claim) return;
      held.delete(name);
      grantNext(name);
    };
    claim.pulse.pass(() => {
      void Promise.resolve(claim.work({ name, mode: 'exclusive' }))
        .finally(release)
        .then(claim.resolve, claim.reject);
    });
  }

  async function request(pulse: Pulse, name: string, options: LockOptions, work: Claim['work']) {
    options.signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const claim = { pulse, work, resolve, reject };
      if (options.steal === true) {
        const loser = held.get(name);
        held.delete(name);
        // A frozen tab hears of it when it thaws.
        loser?.pulse.pass(() => loser.reject(new DOMException('The lock was stolen.', 'AbortError')));
        grant(name, claim);
        return;
      }
      queueOf(name).push(claim);
      options.signal?.addEventListener('abort', () => {
        const queue = queueOf(name);
        if (!queue.includes(claim)) return;
        queue.splice(queue.indexOf(claim), 1);
        reject(new DOMException('The request was aborted.', 'AbortError'));
      });
      grantNext(name);
    });
  }

  return {
    forTab(pulse: Pulse): Pick<LockManager, 'request'> {
      return {
        request: async (
          name: string,
          options: LockOptions | LockGrantedCallback<unknown>,
          callback?: LockGrantedCallback<unknown>,
        ): Promise<never> => {
          const work = typeof options === 'function' ? options : callback;
          if (work === undefined) throw new TypeError('A lock was asked for, for nothing.');
          // What the work gives back is what was asked for; the overloads of the real one say so.
          return (await request(pulse, name, typeof options === 'function' ? {} : options, work)) as never;
        },
      };
    },
    /** As when a tab's process ends. */
    release(pulse: Pulse): void {
      for (const [name, queue] of queues) {
        queues.set(
          name,
          queue.filter((claim) => claim.pulse !== pulse),
        );
      }
      for (const [name, claim] of held) {
        if (claim.pulse !== pulse) continue;
        held.delete(name);
        grantNext(name);
      }
    },
  };
}
