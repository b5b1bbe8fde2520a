import { spanKinds, type SpanKind } from '#domain/record-kinds.ts';
import { isListCall } from './perform.ts';
import type { PlanInput, PlannedCall, Wish } from './plan.ts';
import { hintedSpans } from './spans-to-read.ts';

/** Windows that somebody said have changed, until they were read. */
export type Hints = {
  readonly add: (wishes: readonly Wish[]) => void;
  /** What there is to plan, with those that are still open. */
  readonly addTo: (input: PlanInput) => PlanInput;
  /** A call came to its end. */
  readonly onCall: (call: PlannedCall) => void;
};

export function createHints(): Hints {
  let open: readonly Wish[] = [];
  return {
    add(wishes) {
      open = [...open, ...wishes];
    },
    addTo(input) {
      // Of spans it is known when they were read.
      open = open.filter((wish) => !isSpanWish(wish) || hintedSpans(input, wish).next().done !== true);
      return { ...input, hinted: open };
    },
    onCall(call) {
      // Of a list a look at what is new is the answer.
      if (call.purpose === 'news' && isListCall(call)) {
        open = open.filter(({ kind }) => kind !== call.operation);
      }
    },
  };
}

function isSpanWish(wish: Wish): wish is Wish & { readonly kind: SpanKind } {
  return spanKinds.some((kind) => kind === wish.kind);
}
