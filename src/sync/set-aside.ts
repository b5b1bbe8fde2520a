import type { CoveredSpan, SyncState } from '#archive/sync-state.ts';
import { factKinds, listKinds, spanKinds, type RecordKind, type SpanKind } from '#domain/record-kinds.ts';
import { addDays, toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';
import {
  isNotGranted,
  isOfCallAlone,
  isOfService,
  minRetrySec,
  readFailure,
  type Failure,
} from './failure.ts';
import type { PlanInput } from './plan.ts';

/** A kind that fails for reasons of its own, and does not keep the others back. */
type Entry = {
  /** Null: the account has none, or nobody needs to be told. */
  readonly failure: Failure | null;
  readonly failures: number;
  /** Our clock, ms; infinite until the next sign-in. */
  readonly untilMs: number;
  /** The same, if the reader insists. */
  readonly insistMs: number;
};

export type SetAside = {
  /** Whether the failure of a call concerns its kind alone, which is then left out for a while. */
  readonly add: (
    kind: RecordKind,
    error: unknown,
    at: { nowMs: number; failures: number; lastTroubled: RecordKind | null },
  ) => boolean;
  /** The kind has been heard of again. */
  readonly clear: (kind: RecordKind) => void;
  /** The reader wants to know now. */
  readonly insist: () => void;
  /** Those to be left out at an instant. */
  readonly kinds: (nowMs: number) => ReadonlySet<RecordKind>;
  /** Those that the account has none of, or was not granted. */
  readonly refused: () => ReadonlySet<RecordKind>;
  /** What is wrong with a kind that is left out; the one that is tried again first. */
  readonly worst: (nowMs: number) => { readonly failure: Failure; readonly untilMs: number } | null;
};

/** One kind that was not granted is the reader's choice. Without any the service may no longer know the person. */
const nothingGranted = {
  failure: { phase: 'error', error: 'not_granted', retryInSec: null },
  untilMs: Infinity,
} as const;

export function createSetAside(): SetAside {
  const entries = new Map<RecordKind, Entry>();

  function those(isMeant: (entry: Entry) => boolean): ReadonlySet<RecordKind> {
    return new Set([...entries].flatMap(([kind, entry]) => (isMeant(entry) ? [kind] : [])));
  }

  function isRefused(kind: RecordKind): boolean {
    return entries.get(kind)?.untilMs === Infinity;
  }

  return {
    add(kind, error, { nowMs, failures, lastTroubled }) {
      if (isNotGranted(error)) {
        entries.set(kind, { failure: null, failures: 0, untilMs: Infinity, insistMs: Infinity });
        return true;
      }
      const isCourtesy = factKinds.some((fact) => fact === kind);
      // Once is the service's trouble; twice in a row, with nothing but this kind, is this kind's.
      const isService = isOfService(error) && (isCourtesy || lastTroubled === kind);
      if (!isOfCallAlone(error) && !isService) return false;
      const count = Math.max(entries.get(kind)?.failures ?? 0, failures);
      const failure = readFailure(error, { failures: count, isOnline: true });
      entries.set(kind, {
        failure: isCourtesy ? null : failure,
        failures: count + 1,
        untilMs: nowMs + (failure.retryInSec ?? minRetrySec) * 1000,
        insistMs: nowMs + minRetrySec * 1000,
      });
      return true;
    },
    clear: (kind) => entries.delete(kind),
    insist() {
      for (const [kind, entry] of entries) {
        entries.set(kind, { ...entry, untilMs: Math.min(entry.untilMs, entry.insistMs) });
      }
    },
    kinds: (nowMs) => those(({ untilMs }) => untilMs > nowMs),
    refused: () => those(({ untilMs }) => untilMs === Infinity),
    worst(nowMs) {
      const failing = [...entries.values()].flatMap(({ failure, untilMs }) =>
        failure !== null && untilMs > nowMs ? [{ failure, untilMs }] : [],
      );
      const soonest = failing.toSorted((a, b) => a.untilMs - b.untilMs)[0];
      return soonest ?? (listKinds.every((kind) => isRefused(kind)) ? nothingGranted : null);
    },
  };
}

/** What there is to plan when some kinds are left out: they seem to be read to the last. */
export function withoutKinds(input: PlanInput, kinds: ReadonlySet<RecordKind>, today: LocalDay): PlanInput {
  if (kinds.size === 0) return input;
  const now = toEpochSec(Math.floor(input.nowMs / 1000));
  return {
    ...input,
    state: pretendRead(input.state, kinds, { now, today }),
    coverage: pretendCovered(input.coverage, kinds, now),
    wishes: input.wishes.filter(({ kind }) => !kinds.has(kind)),
    hinted: input.hinted.filter(({ call }) => !kinds.has(call.operation)),
  };
}

function pretendRead(
  state: SyncState,
  kinds: ReadonlySet<RecordKind>,
  { now, today }: { now: EpochSec; today: LocalDay },
): SyncState {
  const lists = { ...state.lists };
  for (const kind of listKinds) {
    if (!kinds.has(kind)) continue;
    const { isComplete, reachedBack } = lists[kind];
    lists[kind] = {
      ...lists[kind],
      // As of an empty list, which says nothing of where the others begin.
      reachedBack: isComplete ? reachedBack : addDays(today, 1),
      isComplete: true,
      newsAt: now,
      recentAt: now,
      reread: null,
      rereadAt: now,
      recheck: null,
    };
  }
  const facts = { ...state.facts };
  for (const kind of factKinds) if (kinds.has(kind)) facts[kind] = now;
  return { ...state, lists, facts };
}

function pretendCovered(
  coverage: PlanInput['coverage'],
  kinds: ReadonlySet<RecordKind>,
  now: EpochSec,
): PlanInput['coverage'] {
  const covered: Record<SpanKind, readonly CoveredSpan[]> = { ...coverage };
  const always: CoveredSpan = {
    from: toEpochSec(0),
    to: toEpochSec(now + farAheadSec),
    readAt: toEpochSec(now + farAheadSec),
    isStale: false,
  };
  for (const kind of spanKinds) if (kinds.has(kind)) covered[kind] = [always];
  return covered;
}

/** Ten days: nothing is planned further ahead. */
const farAheadSec = 864_000;
