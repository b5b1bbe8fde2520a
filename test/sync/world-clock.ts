/** How often in a row nothing may be under way before everything counts as done. */
const quietTurns = 10;
const spinTurns = 60;
/** Of real time: a world that is not quiet by then hangs. */
const patienceMs = 120_000;

/** A clock whose timers fire only when it is moved, and which knows when everything that was set off has ended. */
export function createWorldClock(startMs: number, isBusy: () => boolean) {
  let nowMs = startMs;
  const timers = new Set<{ atMs: number; run: () => void }>();

  /** Resolves when no call, no transaction and no turn of the event loop is left. */
  async function settle(): Promise<void> {
    const beganMs = performance.now();
    for (let turn = 0, quiet = 0; quiet < quietTurns; turn++) {
      // The server seals its cookies in real time: spinning all the while would slow that down.
      await new Promise<void>((resolve) => {
        if (turn > spinTurns && isBusy()) setTimeout(resolve, 1);
        else setImmediate(resolve);
      });
      quiet = isBusy() ? 0 : quiet + 1;
      if (performance.now() - beganMs > patienceMs)
        throw new Error('Failed to settle: something never ends.');
    }
  }

  function next() {
    let first: { atMs: number; run: () => void } | undefined;
    for (const timer of timers) if (first === undefined || timer.atMs < first.atMs) first = timer;
    return first;
  }

  /** Moves to the next timer and fires it; false where none falls due up to then. */
  async function step(untilMs: number): Promise<boolean> {
    const timer = next();
    if (timer === undefined || timer.atMs > untilMs) return false;
    timers.delete(timer);
    nowMs = Math.max(nowMs, timer.atMs);
    timer.run();
    await settle();
    return true;
  }

  return {
    now: () => nowMs,
    settle,
    step,
    pending: () => timers.size,
    setTimer(run: () => void, delayMs: number) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    /** Moves on, firing what falls due, each at its own time. */
    async advance(ms: number): Promise<void> {
      const endMs = nowMs + ms;
      await settle();
      while (await step(endMs));
      nowMs = Math.max(nowMs, endMs);
      await settle();
    },
  };
}
