import type { Landing } from '#archive/landing.ts';
import { spanKinds, type Span, type SpanKind } from '#domain/record-kinds.ts';
import { overlaps } from '#domain/spans.ts';
import { pauseMs } from './pace.ts';
import { isListCall } from './perform.ts';
import type { Hinted, PlanInput, PlannedCall, Wish } from './plan.ts';
import { hintedSpans } from './spans-to-read.ts';

/**
 * Windows that somebody said have changed, until they were read.
 *
 * A call answers the hints that had come before it began, and no others: what was under way may have been answered
 * before the change. One that fails answers none. So that a burst does not cost a call for each hint, those that come
 * while others of the same window are answered, or soon after, wait until the same question may be asked again.
 */
export type Hints = {
  readonly add: (wishes: readonly Wish[]) => void;
  /** What there is to plan, with those that are still open. */
  readonly addTo: (input: PlanInput) => PlanInput;
  readonly onBegin: (call: PlannedCall) => void;
  /** What the call has brought is in the archive. */
  readonly onLanded: (landing: Landing) => void;
  /** The call has come to its end, and has not failed. */
  readonly onEnd: (call: PlannedCall) => void;
};

type Entry = {
  hinted: Hinted;
  /** What of minutes and nights is still to be read. */
  left: readonly Span[];
  isBegun: boolean;
};

/** `now` in epoch ms. */
export function createHints(now: () => number): Hints {
  let open: readonly Entry[] = [];
  /** Those that the call under way answers. */
  let asking: readonly Entry[] = [];
  const answered = new Set<Entry>();
  /** The last ones that were answered, newest first. */
  let answers: readonly { readonly wish: Wish; readonly atMs: number }[] = [];

  function addOne({ kind, from, to }: Wish): void {
    const wish = { kind, from, to };
    if (open.some(({ hinted, isBegun }) => !isBegun && isSame(hinted, wish))) return;
    const answeredAtMs = answers.find((answer) => isOfOne(answer.wish, wish))?.atMs ?? null;
    open = [...open, { hinted: { ...wish, asked: [], read: [], answeredAtMs }, left: [], isBegun: false }];
  }

  function note(entry: Entry, change: Partial<Hinted>): void {
    entry.hinted = { ...entry.hinted, ...change };
  }

  return {
    add(wishes) {
      answers = answers.filter(({ atMs }) => pauseMs(atMs, now()) > 0);
      for (const wish of wishes) addOne(wish);
    },
    addTo(input) {
      for (const entry of open)
        if (isOfSpans(entry.hinted)) entry.left = [...hintedSpans(input, entry.hinted)];
      open = open.filter(({ hinted, left }) => !isOfSpans(hinted) || left.length > 0);
      return { ...input, hinted: open.map(({ hinted }) => hinted) };
    },
    onBegin(call) {
      answered.clear();
      asking = open.filter(
        ({ hinted, left }) =>
          hinted.kind === call.operation && (!('from' in call) || left.some((span) => overlaps(span, call))),
      );
      for (const entry of asking) {
        entry.isBegun = true;
        if ('from' in call) note(entry, { asked: [...entry.hinted.asked, call] });
      }
    },
    onLanded(landing) {
      if (!('covers' in landing)) return;
      for (const entry of asking) {
        note(entry, { read: [...entry.hinted.read, landing.covers] });
        answered.add(entry);
      }
    },
    onEnd(call) {
      if (call.purpose === 'news' && isListCall(call)) {
        for (const entry of asking) answered.add(entry);
        open = open.filter((entry) => !answered.has(entry));
      }
      const atMs = now();
      const wishes = [...answered].map(({ hinted }) => hinted);
      answers = [...wishes.map((wish) => ({ wish, atMs })), ...answers];
      const isEcho = ({ hinted }: Entry): boolean => wishes.some((wish) => isOfOne(wish, hinted));
      for (const entry of open)
        if (!asking.includes(entry) && isEcho(entry)) note(entry, { answeredAtMs: atMs });
      asking = [];
    },
  };
}

function isOfSpans(wish: Hinted): wish is Hinted & { readonly kind: SpanKind } {
  return spanKinds.some((kind) => kind === wish.kind);
}

function isSame(a: Wish, b: Wish): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to;
}

/** Whether one call may be the answer to both: of a list it is always the same, of minutes and nights it is a day's. */
function isOfOne(a: Hinted | Wish, b: Wish): boolean {
  const isList = !spanKinds.some((kind) => kind === a.kind);
  return a.kind === b.kind && (isList || (a.from <= b.to && b.from <= a.to));
}
