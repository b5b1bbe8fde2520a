import { ProxyError } from './errors.ts';

/**
 * Lets so many calls be under way at once; the rest wait for their turn, one of each person after another: who asks
 * for much delays nobody else.
 */
export type CallQueue = {
  run: <T>(person: string, work: () => Promise<T>) => Promise<T>;
};

export function createCallQueue(options: {
  atOnce: number;
  /** Calls that may wait at once, for each person. */
  waitingPerPerson: number;
  /** Who waited as long without a turn is told so. */
  longestWaitMs: number;
}): CallQueue {
  const { atOnce, waitingPerPerson, longestWaitMs } = options;
  /** The person at the head is next. */
  const lines = new Map<string, (() => void)[]>();
  let underWay = 0;

  function turnOf(person: string): Promise<void> {
    const line = lines.get(person) ?? [];
    if (line.length >= waitingPerPerson) {
      throw new ProxyError('rate_limited', { retryAfterSec: Math.ceil(longestWaitMs / 1000) });
    }
    lines.set(person, line);
    return new Promise((resolve, reject) => {
      const start = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.splice(line.indexOf(start), 1);
        if (line.length === 0) lines.delete(person);
        reject(new ProxyError('upstream_timeout'));
      }, longestWaitMs);
      line.push(start);
    });
  }

  /** Hands the place of a call that ended to the next one, or gives it up. */
  function passOn(): void {
    const [head] = lines;
    if (head === undefined) {
      underWay -= 1;
      return;
    }
    const [person, line] = head;
    const start = line.shift();
    lines.delete(person);
    if (line.length > 0) lines.set(person, line);
    start?.();
  }

  return {
    async run(person, work) {
      if (underWay < atOnce) underWay += 1;
      else await turnOf(person);
      try {
        return await work();
      } finally {
        passOn();
      }
    },
  };
}
