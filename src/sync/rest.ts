import type { SetTimer } from './surroundings.ts';

/** Sleep that ends early when something happens. */
export type Rest = {
  /** From here on, what happens keeps the next sleep from beginning. */
  readonly beginTurn: () => void;
  /** Until an instant (epoch ms, or for ever), or until something has happened since the turn began. */
  readonly sleep: (untilMs: number) => Promise<void>;
  readonly wake: () => void;
};

export function createRest({ now, setTimer }: { now: () => number; setTimer: SetTimer }): Rest {
  let isAwake = false;
  let rouse: (() => void) | null = null;

  function wake(): void {
    isAwake = true;
    rouse?.();
  }

  return {
    beginTurn() {
      isAwake = false;
    },
    async sleep(untilMs) {
      if (isAwake) return;
      await new Promise<void>((resolve) => {
        const cancel =
          untilMs === Infinity ? undefined : setTimer(wake, Math.max(0, Math.ceil(untilMs - now())));
        rouse = () => {
          rouse = null;
          cancel?.();
          resolve();
        };
      });
    },
    wake,
  };
}
