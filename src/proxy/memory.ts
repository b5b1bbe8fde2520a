import type { SetTimer } from './events.ts';

/** `since` is infinite as long as the work has not begun. */
type Entry<T> = { readonly outcome: Promise<T>; since: number; until: number; size: number };

/**
 * Work done once per key: those who ask meanwhile share the flight, those who ask soon after get its outcome.
 *
 * Bounded in entries and bytes; the oldest settled outcomes go first. A flight is never dropped.
 */
export type Memory<T> = {
  /**
   * The outcome and, for anyone but the one who caused the work, when that began (epoch ms).
   *
   * Work that began before `changedAt` is not good enough: then it is done again, but not before its outcome would have
   * been forgotten, as who does it may refuse to be asked the same so soon.
   */
  run: (
    key: string,
    work: () => Promise<T>,
    changedAt?: number,
  ) => Promise<{ outcome: T; replayOf: number | null }>;
};

export function createMemory<T>(options: {
  now: () => number;
  /** How long an outcome is good for; 0 forgets it at once. */
  keepMs: (outcome: T) => number;
  maxEntries: number;
  maxBytes?: number;
  sizeOf?: (outcome: T) => number;
  /** The runtime's own unless given. */
  setTimer?: SetTimer;
}): Memory<T> {
  const { now, keepMs, maxEntries, maxBytes = Infinity, sizeOf = () => 0, setTimer = runLater } = options;
  const entries = new Map<string, Entry<T>>();
  let bytes = 0;
  /** No outcome ends before that. */
  let nextEnd = Infinity;

  function forget(key: string, entry: Entry<T>): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    bytes -= entry.size;
  }

  function makeRoom(): void {
    const at = now();
    if (nextEnd <= at) {
      nextEnd = Infinity;
      for (const [key, entry] of entries) {
        if (entry.until <= at) forget(key, entry);
        else nextEnd = Math.min(nextEnd, entry.until);
      }
    }
    for (const [key, entry] of entries) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return;
      if (entry.until !== Infinity) forget(key, entry);
    }
  }

  async function untilForgotten(entry: Entry<T>): Promise<void> {
    const hasFailed = await entry.outcome.then(
      () => false,
      () => true,
    );
    if (hasFailed || entry.until <= now()) return;
    await new Promise<void>((resolve) => {
      setTimer(resolve, entry.until - now());
    });
  }

  function begin(work: () => Promise<T>, before: Entry<T> | null): Entry<T> {
    if (before === null) return { outcome: work(), since: now(), until: Infinity, size: 0 };
    const outcome = untilForgotten(before).then(() => {
      entry.since = now();
      return work();
    });
    const entry: Entry<T> = { outcome, since: Infinity, until: Infinity, size: 0 };
    return entry;
  }

  return {
    async run(key, work, changedAt = -Infinity) {
      const known = entries.get(key);
      const isKept = known !== undefined && known.until > now();
      if (isKept && known.since >= changedAt) {
        const outcome = await known.outcome;
        return { outcome, replayOf: known.since };
      }
      const entry = begin(work, isKept ? known : null);
      if (known !== undefined) forget(key, known);
      entries.set(key, entry);
      try {
        const outcome = await entry.outcome;
        entry.until = now() + keepMs(outcome);
        // Another one may have taken its place meanwhile.
        if (entries.get(key) !== entry) return { outcome, replayOf: null };
        nextEnd = Math.min(nextEnd, entry.until);
        entry.size = sizeOf(outcome);
        bytes += entry.size;
        return { outcome, replayOf: null };
      } catch (error) {
        forget(key, entry);
        throw error;
      } finally {
        makeRoom();
      }
    },
  };
}

/** The runtime's own timer. */
export function runLater(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
