import { factKinds, listKinds, type ListKind, type SpanKind } from '#domain/record-kinds.ts';
import { addDays, SECONDS_PER_DAY, startOfLocalDay } from '#domain/time.ts';
import { noonOf } from '#domain/windows.ts';
import {
  historyCall,
  isNewsDue,
  listDueAt,
  newsCall,
  recentCall,
  recheckCall,
  rereadCall,
} from './lists-to-read.ts';
import { repetitionWaitMs, signatureOf, waitMs } from './pace.ts';
import type { Candidate, PlanInput, PlannedCall, Step, Wish } from './plan.ts';
import { neighbourSpans, recentSpans, spansDueAt, todayHere, wishedSpans } from './spans-to-read.ts';

/**
 * Plans the next call from what is archived, what is visible, what the service allows, and the time. Pure.
 *
 * The fewest calls that the documents allow for an account, each list's rows by the rows on its page:
 *
 *     bound = 3 facts
 *           + ⌈measure groups / page⌉ + ⌈activity days / 200⌉ + ⌈workouts / 200⌉
 *           + ⌈nights / 300⌉                 (2018: ⌈days of the account / 7⌉)
 *           + ⌈seconds of the last 30 days / 86,400⌉
 *           + the nights of the last 30 days, one window from noon to noon each
 *
 * with at least one call for a list. What is called beyond it, and why:
 *
 * - The first window of a list is a page of days and not the whole list, so that the newest is here at once; the rest
 *   comes in windows of some pages, as a longer one would have to be begun anew when it is broken off. Each window
 *   but the last leaves a part of its last page empty.
 * - The beginning is reached when a window with an open older end was read. Where nothing tells beforehand when the
 *   account began, that is one call more for the list that finds out.
 * - An empty answer is believed the second time, so that one glitch does not end ten years; one more for a list
 *   without records.
 *
 * No call closes the first reading: what changed meanwhile comes with the next regular look, which asks for everything
 * since a day before the first window. No call is repeated within 12 seconds, none trips the limits of a minute, and
 * work in the background leaves twenty calls a minute to screens, of which ten are for days and nights.
 */
export function planNext(input: PlanInput): Step {
  let soonest: { untilMs: number; next: PlannedCall } | null = null;
  for (const { call, reserve, pausedMs = 0 } of candidates(input)) {
    const { made, limits, nowMs } = input;
    const paceMs = waitMs(call.operation, made, limits, nowMs, reserve);
    const ms = Math.max(paceMs, pausedMs, repetitionWaitMs(signatureOf(call), made, nowMs));
    if (ms <= 0) return { do: 'call', call };
    if (soonest === null || nowMs + ms < soonest.untilMs) soonest = { untilMs: nowMs + ms, next: call };
  }
  return soonest === null ? { do: 'rest', untilMs: nextDueMs(input) } : { do: 'wait', ...soonest };
}

/** Calls a minute that work in the background leaves to screens. */
const forScreens = 20;
/** Calls a minute that a screen's list leaves to days and nights. */
const forSpans = 10;
const factEverySec = SECONDS_PER_DAY;

/** Whether a screen wants something of a kind of list or of span. */
function isListWish(wish: Wish): wish is Wish & { readonly kind: ListKind } {
  return listKinds.some((kind) => kind === wish.kind);
}

function isSpanWish(wish: Wish): wish is Wish & { readonly kind: SpanKind } {
  return !isListWish(wish);
}

/** Everything that is to be done, most urgent first. */
function* candidates(input: PlanInput): Generator<Candidate> {
  const { state } = input;
  // The first chart, and then who the account is of, as that tells zones and how far back it goes.
  if (state.lists.measures.reachedBack === null) yield atOnce(historyCall(input, 'measures', 'recent'));
  if (state.facts.user === null) yield atOnce({ operation: 'user', purpose: 'recent' });
  yield* input.hinted;
  yield* wishedCalls(input);
  for (const kind of listKinds) if (isNewsDue(input, kind)) yield atOnce(newsCall(input, kind, 'news'));
  for (const kind of listKinds) {
    if (state.lists[kind].reachedBack === null) yield atOnce(historyCall(input, kind, 'recent'));
  }
  for (const call of quietCalls(input)) yield { call, reserve: forScreens };
}

function* quietCalls(input: PlanInput): Generator<PlannedCall> {
  const { state, nowMs } = input;
  for (const kind of factKinds) {
    const readAt = state.facts[kind];
    if (readAt === null || (readAt + factEverySec) * 1000 <= nowMs)
      yield { operation: kind, purpose: 'recent' };
  }
  for (const wish of input.wishes) if (isSpanWish(wish)) yield* neighbourSpans(input, wish);
  yield* recentSpans(input);
  for (const kind of listKinds)
    yield* [recheckCall(input, kind), recentCall(input, kind)].filter((call) => call !== null);
  for (const kind of historyOrder) {
    if (!state.lists[kind].isComplete) yield historyCall(input, kind, 'history');
  }
  for (const kind of listKinds) {
    const call = rereadCall(input, kind);
    if (call !== null) yield call;
  }
}

/**
 * Days first: one a day never overflows a page, so that they are the cheapest way to find out when the account began.
 * Nights last: in 2018 they take a call for a week.
 */
const historyOrder = ['activity', 'measures', 'workouts', 'sleep-summary'] as const;

/**
 * A list is read from its newest end: to show what is far back takes many windows, which leave room for the one call
 * that a day or a night takes.
 */
function* wishedCalls(input: PlanInput): Generator<Candidate> {
  for (const wish of input.wishes) {
    if (isSpanWish(wish)) {
      for (const call of wishedSpans(input, wish)) yield atOnce(call);
      continue;
    }
    if (!isListWish(wish)) continue;
    const { isComplete, reachedBack } = input.state.lists[wish.kind];
    const isHere = isComplete || (reachedBack !== null && wish.from >= reachedBack);
    const reserve = reachedBack === null ? 0 : forSpans;
    if (!isHere) yield { call: historyCall(input, wish.kind, 'screen'), reserve };
  }
}

function atOnce(call: PlannedCall): Candidate {
  return { call, reserve: 0 };
}

/** When something falls due by itself: a list, a fact, what was read of a day that was not over, a new day. */
function nextDueMs(input: PlanInput): number {
  const { state, nowMs } = input;
  const ahead = state.clockAheadSec ?? 0;
  const spans = spansDueAt(input);
  const dues = [
    ...listKinds.map((kind) => listDueAt(input, kind)),
    ...factKinds.map((kind) => (state.facts[kind] ?? 0) + factEverySec),
    ...[spans, ...newDays(input)].map((at) => (at === null ? null : at + ahead)),
  ];
  const nowSec = Math.floor(nowMs / 1000);
  const coming = dues.filter((due) => due !== null && due > nowSec).map(Number);
  return Math.min(nowSec + factEverySec, ...coming) * 1000;
}

function newDays(input: PlanInput): (number | null)[] {
  const today = todayHere(input);
  const zone = input.zoneOn(today);
  return [noonOf(today, zone), startOfLocalDay(addDays(today, 1), zone)];
}
