type Entry<T> = { readonly outcome: Promise<T>; readonly since: number; until: number; size: number };

/**
 * Work done once per key: those who ask meanwhile share the flight, those who ask soon after get its outcome.
 *
 * Bounded in entries and bytes; the oldest settled outcomes go first. A flight is never dropped.
 */
export type Memory<T> = {
  /** The outcome and, for anyone but the one who caused the work, when that began (epoch ms). */
  run: (key: string, work: () => Promise<T>) => Promise<{ outcome: T; replayOf: number | null }>;
};

export function createMemory<T>(options: {
  now: () => number;
  /** How long an outcome is good for; 0 forgets it at once. */
  keepMs: (outcome: T) => number;
  maxEntries: number;
  maxBytes?: number;
  sizeOf?: (outcome: T) => number;
}): Memory<T> {
  const { now, keepMs, maxEntries, maxBytes = Infinity, sizeOf = () => 0 } = options;
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

  return {
    async run(key, work) {
      const known = entries.get(key);
      if (known !== undefined && known.until > now()) {
        return { outcome: await known.outcome, replayOf: known.since };
      }
      if (known !== undefined) forget(key, known);
      const entry: Entry<T> = { outcome: work(), since: now(), until: Infinity, size: 0 };
      entries.set(key, entry);
      try {
        const outcome = await entry.outcome;
        entry.until = now() + keepMs(outcome);
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
