import { fetchIntraday } from '#api/intraday.ts';
import { fetchSleep } from '#api/sleep.ts';
import { land, type Landing } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import type { Span, SpanKind } from '#domain/record-kinds.ts';
import { splitSpan } from '#domain/spans.ts';
import { toEpochSec } from '#domain/time.ts';
import { advance } from './advance.ts';
import { isNothingDoubtful } from './doubt.ts';
import { signatureOf } from './pace.ts';
import { landOne, toServiceTime, type Performing } from './performing.ts';
import type { Outcome, PlannedCall } from './plan.ts';

export type SpanCall = Extract<PlannedCall, { readonly operation: SpanKind }>;

/** A shorter window is taken as it is answered: a person does not change between states of sleep that often. */
const shortestSec = 1800;

/**
 * Reads minutes or sleep segments of a window, which the service cuts off silently after 24 hours, and segments perhaps
 * after 200 ("data.sleep: limited to 200 objects"): what may have been cut off is asked for again in halves.
 */
export async function performSpan(
  performing: Performing,
  call: SpanCall,
  state: SyncState,
): Promise<SyncState> {
  const { limits, now } = performing;
  const open: Span[] = splitSpan({ from: call.from, to: call.to }, limits.longestWindowSec);
  const outcome = { pages: 0, rows: 0 };
  let after = state;
  for (let piece = open.shift(); piece !== undefined; piece = open.shift()) {
    const landing = await fetchPiece(performing, { ...call, ...piece }, state);
    outcome.pages++;
    if (isPerhapsCut(landing, limits.mostSegments)) {
      open.unshift(...halvesOf(piece));
      continue;
    }
    if (await isToBeAskedAgain(performing, landing)) return state;
    outcome.rows += rowsOf(landing);
    after = open.length === 0 ? advance(state, call, toOutcome(outcome, now()), limits) : state;
    await landOne(performing, landing, after, land);
  }
  return after;
}

/**
 * Whether an answer without anything is believed only when it comes a second time, since other records say that there
 * was something. Nothing lands then, so that the same window is planned again.
 */
async function isToBeAskedAgain({ archive, doubted }: Performing, landing: SpanLanding): Promise<boolean> {
  const { kind, covers } = landing;
  const name = `${kind} ${covers.from}..${covers.to}`;
  if (rowsOf(landing) > 0) doubted.delete(name);
  else if (!doubted.has(name) && (await isNothingDoubtful(archive, kind, covers))) {
    doubted.add(name);
    return true;
  }
  return false;
}

type SpanLanding = Extract<Landing, { readonly kind: SpanKind }>;

async function fetchPiece(performing: Performing, call: SpanCall, state: SyncState): Promise<SpanLanding> {
  const { client, signal } = performing;
  await performing.takeTurn(signatureOf(call));
  // From before the call: what changes while it is under way has to count as later.
  const readAt = toServiceTime(state, performing.now());
  const { operation: kind, from, to } = call;
  const covers = { from, to };
  if (kind === 'intraday') {
    const { samples, quarantined } = await fetchIntraday(client, covers, signal);
    await performing.requireSameAccount();
    return { kind, samples, unreadable: quarantined, covers, readAt };
  }
  const { segments, quarantined } = await fetchSleep(client, covers, signal);
  await performing.requireSameAccount();
  return { kind, segments, unreadable: quarantined, covers, readAt };
}

function rowsOf(landing: SpanLanding): number {
  const records = landing.kind === 'sleep' ? landing.segments : landing.samples;
  return records.length + landing.unreadable.length;
}

function isPerhapsCut(landing: SpanLanding, mostSegments: number): boolean {
  const { from, to } = landing.covers;
  return landing.kind === 'sleep' && to - from > shortestSec && rowsOf(landing) >= mostSegments;
}

function halvesOf({ from, to }: Span): Span[] {
  const middle = toEpochSec(Math.floor((from + to) / 2));
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

function toOutcome({ pages, rows }: { pages: number; rows: number }, now: Outcome['now']): Outcome {
  return {
    pages,
    rows,
    fullPageRows: null,
    firstDay: null,
    lastDay: null,
    latestChange: null,
    serverTime: null,
    missing: 0,
    now,
  };
}
