import type { ServiceLimits } from '#api/service-limits.ts';
import type { RecordKind } from '#domain/record-kinds.ts';
import { paceWindowMs, repetitionWaitMs, waitMs } from './pace.ts';
import type { MadeCall, PlannedCall } from './plan.ts';
import type { Rest } from './rest.ts';

/** Calls a minute that work in the background leaves for screens. */
const callsForScreens = 20;

/** The calls of the last minute, and the turn of the next. */
export type CallPace = {
  readonly made: () => readonly MadeCall[];
  /** Resolves when the service's limits let a call or a further page of it be made, which then counts as made. */
  readonly takeTurn: (call: PlannedCall, signature: string, limits: ServiceLimits) => Promise<void>;
  /** The last call has come to its end. */
  readonly noteAnswer: () => void;
  /** The last call has not reached anybody. */
  readonly undo: () => void;
};

export function createCallPace({
  now,
  rest,
  checkMayGoOn,
}: {
  now: () => number;
  rest: Rest;
  /** Throws where no further call is wanted. */
  checkMayGoOn: () => void;
}): CallPace {
  let made: MadeCall[] = [];

  async function untilFree(
    operation: RecordKind,
    signature: string,
    { limits, reserve }: { limits: ServiceLimits; reserve: number },
  ): Promise<void> {
    for (;;) {
      checkMayGoOn();
      const ms = Math.max(
        waitMs(operation, made, limits, now(), reserve),
        repetitionWaitMs(signature, made, now()),
      );
      if (ms <= 0) return;
      rest.beginTurn();
      await rest.sleep(now() + ms);
    }
  }

  function noteAnswer(): void {
    const last = made.at(-1);
    if (last !== undefined && last.answeredAtMs === undefined) {
      made[made.length - 1] = { ...last, answeredAtMs: now() };
    }
  }

  return {
    made() {
      made = made.filter(({ atMs }) => now() - atMs <= paceWindowMs && atMs <= now());
      return made;
    },
    async takeTurn({ operation, purpose }, signature, limits) {
      // One call at a time: the page before this one is here.
      noteAnswer();
      const isUrgent = purpose === 'screen' || purpose === 'news';
      await untilFree(operation, signature, { limits, reserve: isUrgent ? 0 : callsForScreens });
      made.push({ operation, atMs: now(), signature });
    },
    noteAnswer,
    undo() {
      made.pop();
    },
  };
}
