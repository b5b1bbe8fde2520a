import type { CoveredSpan } from '#archive/sync-state.ts';
import { spanKinds, type Span, type SpanKind } from '#domain/record-kinds.ts';
import { splitSpan, subtractSpans } from '#domain/spans.ts';
import { addDays, toEpochSec, toLocalDay, UTC, type EpochSec, type LocalDay } from '#domain/time.ts';
import { daySpan, nightOf, nightSpan } from '#domain/windows.ts';
import type { PlanInput, PlannedCall, Purpose, Wish } from './plan.ts';

export type SpanWish = Wish & { readonly kind: SpanKind };
/** What a plan of span calls is made from. */
export type SpanInput = Pick<PlanInput, 'state' | 'coverage' | 'zoneOn' | 'limits' | 'nowMs' | 'newsBefore'>;
export type SpanCall = Extract<PlannedCall, { readonly operation: SpanKind }>;

/** What is read without anybody looking. */
const recentDays = 30;
/** What changes all day long is not read again before. */
const settlesSec = 300;

/** What a screen shows and is not here, or no longer as it was; today and yesterday as often as news are looked for. */
export function* wishedSpans(input: SpanInput, wish: SpanWish): Generator<SpanCall> {
  for (const day of daysOf(wish)) yield* callsOf(input, wish.kind, day, 'screen');
}

/** The days beside those of a screen, where the reader is likely to go next. */
export function* neighbourSpans(input: SpanInput, { kind, from, to }: SpanWish): Generator<SpanCall> {
  const days = [addDays(from, -1), addDays(to, 1)].filter((day) => day <= latestDay(input, kind));
  for (const day of days) if (hasAny(input, kind, day)) yield* callsOf(input, kind, day, 'recent');
}

/** What of these days was not `read`, even where it is here; nothing of days that have not begun. */
export function* unreadSpans(input: SpanInput, wish: SpanWish, read: readonly Span[]): Generator<SpanCall> {
  const latest = latestDay(input, wish.kind);
  for (const day of daysOf(wish)) {
    const span = day <= latest ? spanOf(input, wish.kind, day) : null;
    if (span !== null) yield* toCalls(input, wish.kind, subtractSpans(span, read), 'news');
  }
}

/** The last days and nights, newest first, and then whatever changed since it was read. */
export function* recentSpans(input: SpanInput): Generator<SpanCall> {
  const today = todayHere(input);
  const latest = { intraday: latestDay(input, 'intraday'), sleep: latestDay(input, 'sleep') };
  // Tonight is the night that ends tomorrow.
  for (let back = -1; back < recentDays; back += 1) {
    const day = addDays(today, -back);
    for (const kind of spanKinds) {
      if (day <= latest[kind] && hasAny(input, kind, day)) yield* callsOf(input, kind, day, 'recent');
    }
  }
  for (const kind of spanKinds) {
    const changed = input.coverage[kind].filter((covered) => !isFresh(input, covered, null));
    yield* toCalls(input, kind, changed.toReversed(), 'recent');
  }
}

/** Today by the calendar of the place. */
export function todayHere(input: SpanInput): LocalDay {
  const now = serviceNow(input);
  return toLocalDay(now, input.zoneOn(toLocalDay(now, UTC)));
}

/** When what was read will have to be read again by itself, on the service's clock; null for never. */
export function spansDueAt({ coverage, ...input }: SpanInput): EpochSec | null {
  const now = serviceNow({ ...input, coverage });
  const dues = spanKinds
    .flatMap((kind) => coverage[kind])
    .flatMap(({ to, readAt, isStale }) => (isStale ? readAt + settlesSec : readAt < to ? to : []))
    .filter((due) => due > now);
  return dues.length === 0 ? null : toEpochSec(Math.min(...dues));
}

function callsOf(input: SpanInput, kind: SpanKind, day: LocalDay, purpose: 'screen' | 'recent'): SpanCall[] {
  const span = spanOf(input, kind, day);
  if (span === null) return [];
  const shown = purpose === 'screen' ? span : null;
  const fresh = input.coverage[kind].filter(
    (covered) => covered.from < span.to && span.from < covered.to && isFresh(input, covered, shown),
  );
  return toCalls(input, kind, subtractSpans(span, fresh), purpose);
}

function toCalls(input: SpanInput, kind: SpanKind, spans: readonly Span[], purpose: Purpose): SpanCall[] {
  return spans
    .flatMap((span) => splitSpan(span, input.limits.longestWindowSec))
    .map(({ from, to }) => ({ operation: kind, purpose, from, to }));
}

/** Whether what was read of a stretch still stands. */
function isFresh(input: SpanInput, { to, readAt, isStale }: CoveredSpan, shown: Span | null): boolean {
  const now = serviceNow(input);
  if (isStale && now - readAt >= settlesSec) return false;
  // It was not over when it was read, and now it is.
  if (readAt < to && now >= to) return false;
  const isProvisional = shown !== null && shown.to > startOfYesterday(input);
  return !isProvisional || readAt + (input.state.clockAheadSec ?? 0) >= input.newsBefore;
}

function startOfYesterday(input: SpanInput): number {
  const yesterday = addDays(todayHere(input), -1);
  return spanOf(input, 'intraday', yesterday)?.from ?? serviceNow(input);
}

function spanOf({ zoneOn }: SpanInput, kind: SpanKind, day: LocalDay): Span | null {
  return kind === 'intraday' ? daySpan(day, zoneOn(day)) : nightSpan(day, zoneOn(day));
}

function latestDay(input: SpanInput, kind: SpanKind): LocalDay {
  const today = todayHere(input);
  return kind === 'intraday' ? today : nightOf(serviceNow(input), input.zoneOn(today));
}

/** No minutes were recorded before the first day of totals, nor segments before the first night, once that is known. */
function hasAny({ state: { lists } }: SpanInput, kind: SpanKind, day: LocalDay): boolean {
  const { isComplete, reachedBack } = lists[kind === 'intraday' ? 'activity' : 'sleep-summary'];
  return !isComplete || reachedBack === null || day >= reachedBack;
}

/** Newest first. */
function* daysOf({ from, to }: SpanWish): Generator<LocalDay> {
  for (let day = to; day >= from; day = addDays(day, -1)) yield day;
}

/** The service's clock now. */
export function serviceNow({ nowMs, state }: SpanInput): EpochSec {
  return toEpochSec(Math.floor(nowMs / 1000) - (state.clockAheadSec ?? 0));
}
