/**
 * What the registered app may still ask of the service, over all its users.
 *
 * Today's limit is 120 calls a minute for the whole app; a burst may use it up, then it refills evenly.
 */
export type CallBudget = {
  /** Takes one call, or says how many seconds to wait instead. */
  take: () => number | null;
  /** Counts a call that cannot wait, such as the exchange of a code that lives 30 s. */
  spend: () => void;
  /** Seconds until the service's own request to wait is over; `null` when there is none. */
  heldForSec: () => number | null;
  /** The service asked for silence. */
  hold: (seconds: number) => void;
};

export function createCallBudget(options: { perMinute: number; now: () => number }): CallBudget {
  const { perMinute, now } = options;
  const perMs = perMinute / 60_000;
  let left = perMinute;
  let countedAt = now();
  let heldUntil = 0;

  function refill(): void {
    const at = now();
    // A clock that was set back must not take away what is left.
    left = Math.min(perMinute, left + Math.max(0, at - countedAt) * perMs);
    countedAt = at;
  }

  function heldForSec(): number | null {
    const ms = heldUntil - now();
    return ms > 0 ? Math.ceil(ms / 1000) : null;
  }

  return {
    take() {
      const held = heldForSec();
      if (held !== null) return held;
      if (perMinute === Infinity) return null;
      refill();
      if (left < 1) return Math.ceil((1 - left) / perMs / 1000);
      left -= 1;
      return null;
    },
    spend() {
      if (perMinute === Infinity) return;
      refill();
      left -= 1;
    },
    heldForSec,
    hold(seconds) {
      heldUntil = Math.max(heldUntil, now() + seconds * 1000);
    },
  };
}
