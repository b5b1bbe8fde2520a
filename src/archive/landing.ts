import type { ActivityDay } from '#domain/activity.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import type { DaySpan, FactKind, Span } from '#domain/record-kinds.ts';
import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import type { EpochSec, LocalDay } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';
import type { Workout } from '#domain/workouts.ts';
import type { Archive } from './archive.ts';
import { markStale, type SpanChange } from './coverage.ts';
import { landList } from './land-list.ts';
import type { ListRecord } from './list-book.ts';
import { listBooks } from './list-books.ts';
import { isSame, type Change } from './list-shelf.ts';
import type { Records } from './record-store.ts';
import { landIntraday, landSleep } from './span-chunks.ts';
import type { SyncState } from './sync-state.ts';
import { noteUnreadable } from './unreadable.ts';

/** What could not be read of an answer: kept apart, counted, shown; never among the records. */
export type Unreadable = {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly raw?: unknown;
};

/**
 * That a window of days was read to its end, page after page, and what it held: archived records of these days that are
 * not among `ids` are missing. An open end (null) reaches as far as there are records. `confirmed`: a reading before
 * this one missed them too, so now they count as deleted.
 */
export type WholeWindow = {
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  /** Of all pages, this one included, those that could not be read included as far as they name themselves. */
  readonly ids: ReadonlySet<number | string>;
  readonly confirmed: boolean;
};

export type ListLanding<Kind, Row, Id> = {
  readonly kind: Kind;
  readonly records: readonly Row[];
  /** The service's own record of each, by id. */
  readonly raw: ReadonlyMap<Id, unknown>;
  readonly unreadable: readonly Unreadable[];
  readonly whole: WholeWindow | null;
};

/** What one answer brought, ready to be merged. */
export type Landing =
  | ListLanding<'measures', MeasureGroup, number>
  | ListLanding<'activity', ActivityDay, LocalDay>
  | ListLanding<'sleep-summary', NightSummary, number>
  | ListLanding<'workouts', Workout, number>
  | {
      readonly kind: 'intraday';
      readonly samples: readonly IntradaySample[];
      readonly unreadable: readonly Unreadable[];
      /** The window that was asked for and answered whole; what was known of it is replaced. */
      readonly covers: Span;
      /** The service's clock when it was read. */
      readonly readAt: EpochSec;
    }
  | {
      readonly kind: 'sleep';
      readonly segments: readonly SleepSegment[];
      readonly unreadable: readonly Unreadable[];
      readonly covers: Span;
      readonly readAt: EpochSec;
    }
  | { readonly kind: FactKind; readonly value: unknown };

export type Landed = {
  /** Records added, replaced or taken out. */
  readonly changed: number;
  /** Days that changed, for screens that show only some; null where nothing did. */
  readonly days: DaySpan | null;
  /** Records of a whole window that were not in it, and wait for a second reading. */
  readonly missing: number;
};

/**
 * Lands an answer and the state after it in one transaction. Knows every kind; where there are measures alone, `landMeasures` will do.
 *
 * `now` (our clock) dates what is noted on the way: records that are gone, and what could not be read.
 */
export async function land(
  archive: Pick<Archive, 'write'>,
  landing: Landing,
  state: SyncState,
  now: EpochSec | null = state.lastSyncAt,
): Promise<Landed> {
  return archive.write(state, (records) => landIn(records, landing, now));
}

async function landIn(records: Records, landing: Landing, now: EpochSec | null): Promise<Landed> {
  switch (landing.kind) {
    case 'measures':
      return (await landList(records, listBooks.measures, landing, { now, note: noteUnreadable })).landed;
    case 'activity': {
      const { landed, changes } = await landList(records, listBooks.activity, landing, {
        now,
        note: noteUnreadable,
      });
      await markStale(records, 'intraday', changes.flatMap(toChangedDays));
      return landed;
    }
    case 'sleep-summary': {
      const { landed, changes } = await landList(records, listBooks['sleep-summary'], landing, {
        now,
        note: noteUnreadable,
      });
      await markStale(records, 'sleep', changes.flatMap(toChangedNights));
      return landed;
    }
    case 'workouts':
      return (await landList(records, listBooks.workouts, landing, { now, note: noteUnreadable })).landed;
    case 'intraday':
      await noteUnreadable(records, { ...landing, raw: new Map() }, now);
      return landIntraday(records, landing);
    case 'sleep':
      await noteUnreadable(records, { ...landing, raw: new Map() }, now);
      return landSleep(records, landing);
    case 'user':
    case 'devices':
    case 'goals':
      return landFact(records, landing.kind, landing.value);
    default:
      return landing satisfies never;
  }
}

async function landFact(records: Records, kind: FactKind, value: unknown): Promise<Landed> {
  const isChanged = !isSame(await records.get('meta', kind), value);
  if (isChanged) await records.put('meta', kind, value);
  return { changed: Number(isChanged), days: null, missing: 0 };
}

/** Other totals mean other minutes. */
function toChangedDays(change: Change<ActivityDay>): SpanChange[] {
  const { before, after } = change;
  const totals = after ?? before;
  const span = totals === undefined ? null : daySpan(totals.day, totals.timeZone);
  return span !== null && isTelling(change) ? [{ span, changedAt: after?.modifiedAt ?? null }] : [];
}

/** Another summary means other segments, also where the night lay before. */
function toChangedNights(change: Change<NightSummary>): SpanChange[] {
  if (!isTelling(change)) return [];
  const { before, after } = change;
  return [before, after].flatMap((span) =>
    span === undefined ? [] : [{ span, changedAt: after?.modifiedAt ?? null }],
  );
}

/** Without a time of change, a record that is merely new says nothing of when it came to be. */
function isTelling<Item extends ListRecord>({ before, after }: Change<Item>): boolean {
  return after?.modifiedAt !== undefined || (before !== undefined && !isSame(before, after));
}
