import type { Operation } from '#api/dialects/dialect.ts';

/** Calls a minute that single operations have of their own, within what the whole app has. */
export type OperationLimits = Readonly<Partial<Record<Operation, number>>>;

/**
 * What the registered app may still ask of the service, over all its users.
 *
 * Today's limit is 120 calls a minute for the whole app; in 2018 two operations had limits of their own. A burst may
 * use them up. Then each call waits until as many calls ago is a minute ago: a bucket that refills evenly would let
 * twice the limit through in the first minute.
 */
export type CallBudget = {
  /** Takes one call, or says how many seconds to wait instead. */
  take: (operation: Operation) => number | null;
  /** Counts a call that cannot wait, such as the exchange of a code that lives 30 s. */
  spend: () => void;
  /** Seconds until the service's own request to wait is over; `null` when there is none. */
  heldForSec: () => number | null;
  /** The service asked for silence. */
  hold: (seconds: number) => void;
};

export type CallLimits = { readonly perMinute: number; readonly operations?: OperationLimits };

/** A minute, and a second for calls that travel at different speeds. */
export const WINDOW_MS = 61_000;

export function createCallBudget(options: CallLimits & { now: () => number }): CallBudget {
  const { perMinute, operations = {}, now } = options;
  const whole = createWindow(perMinute, now);
  const ofOperation = new Map(
    Object.entries(operations).map(([operation, limit]) => [operation, createWindow(limit, now)]),
  );
  let hold = { since: 0, until: 0 };

  function heldForSec(): number | null {
    const at = now();
    // A clock that was set back must not prolong the silence by as much.
    if (at < hold.since) hold = { since: at, until: at + hold.until - hold.since };
    const ms = hold.until - at;
    return ms > 0 ? Math.ceil(ms / 1000) : null;
  }

  return {
    take(operation) {
      const held = heldForSec();
      if (held !== null) return held;
      const own = ofOperation.get(operation);
      const windows = own === undefined ? [whole] : [whole, own];
      const waitMs = Math.max(...windows.map((window) => window.waitMs()));
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      for (const window of windows) window.count();
      return null;
    },
    spend: () => whole.count(),
    heldForSec,
    hold(seconds) {
      const until = Math.max(hold.until, now() + seconds * 1000);
      hold = { since: now(), until };
    },
  };
}

/** The calls of the last minute against a limit. */
function createWindow(limit: number, now: () => number) {
  let times: number[] = [];

  function recent(): number[] {
    const at = now();
    // After a clock was set back, calls of the future count as made just now.
    times = times.flatMap((time) => (at - time < WINDOW_MS ? [Math.min(time, at)] : []));
    return times;
  }

  return {
    /** Until one call fits in; 0 when it does now. */
    waitMs(): number {
      if (limit === Infinity) return 0;
      const blocking = recent().at(-limit);
      return blocking === undefined || times.length < limit ? 0 : blocking + WINDOW_MS - now();
    },
    count(): void {
      if (limit !== Infinity) times = [...recent(), now()];
    },
  };
}
