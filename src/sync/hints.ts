import type { Landing } from '#archive/landing.ts';
import { listKinds, spanKinds, type ListKind, type Span } from '#domain/record-kinds.ts';
import { overlaps } from '#domain/spans.ts';
import { addDays, toEpochSec } from '#domain/time.ts';
import type { ListCall } from './list-params.ts';
import { newsCall } from './lists-to-read.ts';
import { pauseMs, repetitionWaitMs, signatureOf } from './pace.ts';
import { isListCall } from './perform.ts';
import type { Candidate, PlanInput, PlannedCall, Wish } from './plan.ts';
import { serviceNow, unreadSpans, type SpanCall, type SpanWish } from './spans-to-read.ts';

/**
 * Windows that somebody said have changed, until they were read by a call that began after that was said: what is under
 * way may have been answered before the change, and is not to have an end before the next hints are added.
 *
 * What a call that fails should have read stays open. A burst is answered at once, and then once more: who says again
 * what was answered a moment ago waits until the same question may be asked again.
 */
export type Hints = {
  readonly add: (wishes: readonly Wish[]) => void;
  /** The calls for what is open. */
  readonly candidates: (input: PlanInput) => Candidate[];
  readonly onBegin: (call: PlannedCall) => void;
  /** What the call under way has brought is in the archive. */
  readonly onLanded: (landing: Landing) => void;
  /** The call has come to its end, and has not failed. */
  readonly onEnd: (call: PlannedCall) => void;
};

type Hint = {
  readonly wish: Wish;
  /** When others that named the same were answered, ms. */
  readonly answeredAtMs: number;
  /** Stretches of minutes or nights that were asked for since, and those that have come. */
  readonly asked: Span[];
  readonly read: Span[];
  /** What is planned for it. */
  calls: readonly PlannedCall[];
};

/** Where a stretch is divided that was asked for whole a moment ago: people sleep and walk before and after that. */
const dividedAt = 0.75;

/** `now` in epoch ms. */
export function createHints(now: () => number): Hints {
  let open: readonly Hint[] = [];
  /** Those that the call under way answers, and those that it has answered. */
  let asking: readonly Hint[] = [];
  const answered = new Set<Hint>();
  /** Newest first. */
  let answers: readonly { readonly wish: Wish; readonly atMs: number }[] = [];

  function addOne(wish: Wish): void {
    if (open.some((hint) => hint.asked.length === 0 && isSame(hint.wish, wish))) return;
    const answeredAtMs = answers.find((answer) => isOfOne(answer.wish, wish))?.atMs ?? -Infinity;
    open = [...open, { wish, answeredAtMs, asked: [], read: [], calls: [] }];
  }

  return {
    add(wishes) {
      answers = answers.filter(({ atMs }) => pauseMs(atMs, now()) > 0);
      for (const wish of wishes) addOne(wish);
    },
    candidates(input) {
      for (const hint of open) hint.calls = callsFor(input, hint);
      open = open.filter(({ wish, calls }) => !isOfSpans(wish) || calls.length > 0);
      return open.flatMap(({ calls, answeredAtMs }) =>
        calls.map((call) => ({ call, reserve: 0, pausedMs: pauseMs(answeredAtMs, input.nowMs) })),
      );
    },
    onBegin(call) {
      answered.clear();
      asking = open.filter(({ calls }) => calls.some((planned) => isOverlapping(planned, call)));
      if ('from' in call) for (const { asked } of asking) asked.push(call);
    },
    onLanded(landing) {
      if (!('covers' in landing)) return;
      for (const hint of asking) {
        hint.read.push(landing.covers);
        answered.add(hint);
      }
    },
    onEnd(call) {
      // Of a list a look at what is new is the answer.
      if (call.purpose === 'news' && isListCall(call)) {
        for (const hint of asking) answered.add(hint);
        open = open.filter((hint) => !answered.has(hint));
      }
      const atMs = now();
      answers = [...[...answered].map(({ wish }) => ({ wish, atMs })), ...answers];
    },
  };
}

function callsFor(input: PlanInput, { wish, asked, read }: Hint): PlannedCall[] {
  if (isOfSpans(wish))
    return [...unreadSpans(input, wish, read)].flatMap((call) => {
      const isAsked = asked.some((before) => overlaps(before, call));
      return isAsked || !isRepetition(input, call) ? [call] : divided(input, call);
    });
  const kind = listKinds.find((list) => list === wish.kind);
  return kind === undefined || input.state.lists[kind].reachedBack === null ? [] : [lookFor(input, kind)];
}

/**
 * The same question as a moment ago would be refused by the service, or answered by our own server from memory. So it is
 * another one: from a second or a day later on, as what was read a moment ago holds for what is left out; or in two.
 */
function lookFor(input: PlanInput, kind: ListKind): PlannedCall {
  const call = newsCall(input, kind, 'news');
  const later = input.made.map((_, index) => beginningLater(call, index + 1));
  return [call, ...later].find((other) => !isRepetition(input, other)) ?? call;
}

function beginningLater({ ask, ...call }: ListCall, later: number): ListCall {
  if (ask.type === 'changes') return { ...call, ask: { ...ask, since: toEpochSec(ask.since + later) } };
  return { ...call, ask: { ...ask, from: ask.from === null ? null : addDays(ask.from, later) } };
}

function divided(input: PlanInput, call: SpanCall): SpanCall[] {
  const { from, to } = call;
  const middle = toEpochSec(Math.floor(from + (Math.min(to, serviceNow(input)) - from) * dividedAt));
  if (middle <= from) return [call];
  return [
    { ...call, from: middle },
    { ...call, to: middle },
  ];
}

function isRepetition({ made, nowMs }: PlanInput, call: PlannedCall): boolean {
  return repetitionWaitMs(signatureOf(call), made, nowMs) > 0;
}

function isOverlapping(planned: PlannedCall, call: PlannedCall): boolean {
  if (planned.operation !== call.operation) return false;
  return 'from' in planned && 'from' in call ? overlaps(planned, call) : true;
}

function isOfSpans(wish: Wish): wish is SpanWish {
  return spanKinds.some((kind) => kind === wish.kind);
}

function isSame(a: Wish, b: Wish): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to;
}

/** Whether one call may answer both: of a list it is always the same, of minutes and nights it is a day's. */
function isOfOne(a: Wish, b: Wish): boolean {
  return a.kind === b.kind && (!isOfSpans(a) || (a.from <= b.to && b.from <= a.to));
}
