/** The service's clock: the given one, moved by whatever a tester asked for. */
export type Clock = {
  readonly nowMs: () => number;
  readonly nowSec: () => number;
  readonly advance: (seconds: number) => void;
  readonly set: (epochSec: number) => void;
};

export function createClock(now: () => number): Clock {
  let offsetMs = 0;
  const nowMs = (): number => now() + offsetMs;
  return {
    nowMs,
    nowSec: () => Math.floor(nowMs() / 1000),
    advance: (seconds) => {
      offsetMs += seconds * 1000;
    },
    set: (epochSec) => {
      offsetMs = epochSec * 1000 - now();
    },
  };
}
