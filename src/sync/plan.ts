import type { ServiceLimits } from '#api/service-limits.ts';
import type { CoveredSpan, SyncState } from '#archive/sync-state.ts';
import type { DaySpan, FactKind, ListKind, RecordKind, SpanKind } from '#domain/record-kinds.ts';
import type { EpochSec, LocalDay, TimeZone } from '#domain/time.ts';

/** What a screen shows now: it comes before everything else. */
export type Wish = DaySpan & { readonly kind: ListKind | SpanKind };

/** Why a call is made, most urgent first. */
export type Purpose =
  /** A screen shows it. */
  | 'screen'
  /** Changes since the last look. */
  | 'news'
  /** The last days of a kind that was never read, or whose totals changed. */
  | 'recent'
  /** The same days once more, because a record was missing from them. */
  | 'recheck'
  /** Older records, backwards. */
  | 'history'
  /** Everything once more, as it stands. */
  | 'reread';

/** One call, or for a list that does not fit on a page the calls for its pages. */
export type PlannedCall =
  | { readonly operation: FactKind; readonly purpose: Purpose }
  | {
      readonly operation: ListKind;
      readonly purpose: Purpose;
      readonly ask:
        /** Days, both included; an open end (null) reaches as far as there are records. */
        | { readonly type: 'window'; readonly from: LocalDay | null; readonly to: LocalDay | null }
        /** Everything created or changed since, on the service's clock. */
        | { readonly type: 'changes'; readonly since: EpochSec };
    }
  | {
      readonly operation: SpanKind;
      readonly purpose: Purpose;
      readonly from: EpochSec;
      readonly to: EpochSec;
    };

export type Step =
  | { readonly do: 'call'; readonly call: PlannedCall }
  /** There is something to do, and the service's limits do not let it be done before. Epoch ms of our clock. */
  | { readonly do: 'wait'; readonly untilMs: number; readonly next: PlannedCall }
  /** Nothing to do before then; epoch ms of our clock. */
  | { readonly do: 'rest'; readonly untilMs: number };

/** A call that was made: identical ones within 10 s are refused, and so many a minute are allowed. */
export type MadeCall = {
  readonly operation: RecordKind;
  readonly atMs: number;
  /** When its answer was here; absent while it is under way. */
  readonly answeredAtMs?: number;
  readonly signature: string;
};

export type PlanInput = {
  readonly state: SyncState;
  readonly coverage: Readonly<Record<SpanKind, readonly CoveredSpan[]>>;
  /** The zone of the records of a day, as far as known. */
  readonly zoneOn: (day: LocalDay) => TimeZone;
  /** The earliest day that anything speaks of, a hint only: the profile, other kinds' records. */
  readonly firstDayHint: LocalDay | null;
  readonly wishes: readonly Wish[];
  readonly limits: ServiceLimits;
  /** Those of the last minute suffice. */
  readonly made: readonly MadeCall[];
  /** Epoch ms of our clock, and how far it is ahead of the service's is in `state`. */
  readonly nowMs: number;
  /** Kinds last looked at before this (our clock, s) are to be looked at again: the reader asked, or the time has come. */
  readonly newsBefore: EpochSec;
  /** Calls for what somebody said has changed; they are made at once. */
  readonly hinted: readonly Candidate[];
};

/** A call that may be the next. */
export type Candidate = {
  readonly call: PlannedCall;
  /** Calls a minute that it leaves to others. */
  readonly reserve: number;
  /** It is not to be made before so many milliseconds have passed. */
  readonly pausedMs?: number;
};

/** What came of a planned call after its last page. */
export type Outcome = {
  readonly pages: number;
  /** Records of all pages, the unreadable ones included. */
  readonly rows: number;
  /** The most on any page that promised more; null when all came on one. */
  readonly fullPageRows: number | null;
  /** Days of the earliest and the latest record; null when none came. */
  readonly firstDay: LocalDay | null;
  readonly lastDay: LocalDay | null;
  /** Latest change named by a record, on the service's clock. */
  readonly latestChange: EpochSec | null;
  /** The service's clock at the first page, where it tells it. */
  readonly serverTime: EpochSec | null;
  /** Records that should have been there and were not. */
  readonly missing: number;
  /** Our clock, s. */
  readonly now: EpochSec;
};
