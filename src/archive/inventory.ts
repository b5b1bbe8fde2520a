import {
  factKinds,
  listKinds,
  spanKinds,
  type DaySpan,
  type FactKind,
  type ListKind,
  type RecordKind,
  type Span,
  type SpanKind,
} from '#domain/record-kinds.ts';
import { unionSpans } from '#domain/spans.ts';
import {
  addDays,
  differenceInDays,
  startOfLocalDay,
  toLocalDay,
  type EpochSec,
  type LocalDay,
  type TimeZone,
} from '#domain/time.ts';
import { nightOf, noonOf } from '#domain/windows.ts';
import type { Archive } from './archive.ts';
import { loadSizes } from './chunk-sizes.ts';
import { isColumns } from './columns.ts';
import { loadCoverage } from './coverage.ts';
import { isCount, unpackTexts } from './lanes.ts';
import { listBooks } from './list-books.ts';
import { DamagedChunkError, type Records } from './record-store.ts';
import { minuteStore, bareSegmentStore, type SpanStore, type UtcDay } from './span-stores.ts';
import { sizeOf } from './stored-size.ts';
import type { SyncState } from './sync-state.ts';
import { countUnreadable } from './unreadable.ts';

/** What the archive holds of one kind. */
export type KindInventory = {
  readonly kind: RecordKind;
  readonly records: number;
  /** Days of the oldest and the latest record; null where there is none, and for facts. */
  readonly first: LocalDay | null;
  readonly last: LocalDay | null;
  /** About what is stored of it, the service's own records included, before the database compresses it. */
  readonly bytes: number;
  /** Records that the service no longer has. */
  readonly removed: number;
  readonly unreadable: number;
  /**
   * Days without a record between the first and the last, oldest first.
   *
   * Only where a record per day is to be expected, which is of activity days and nights, and only as far back as the
   * list has been read. Of minutes and segments the days, or nights, that have not been read.
   */
  readonly holes: readonly DaySpan[];
  /** When it was last asked for, to the end; null before. */
  readonly readAt: EpochSec | null;
  /** The beginning was reached. Never of minutes and segments, which are read where somebody looks. */
  readonly isComplete: boolean;
  /** Everything from this day on is archived, up to the newest. */
  readonly reachedBack: LocalDay | null;
};

/** What the archive holds, a line per kind. */
export type Inventory = { readonly kinds: readonly KindInventory[] };

/**
 * Takes stock of the archive, with the days of minutes and segments in a zone.
 *
 * Counts columns and reads tables of contents; no record is built but the first and the last of each kind.
 */
export async function readInventory(
  archive: Pick<Archive, 'read' | 'readSyncState'>,
  zone: TimeZone,
): Promise<Inventory> {
  const state = await archive.readSyncState();
  return archive.read(async (records) => ({
    kinds: await Promise.all([
      ...listKinds.map((kind) => takeStockOfList(records, kind, state)),
      ...spanKinds.map((kind) => takeStockOfSpans(records, kind, zone)),
      ...factKinds.map((kind) => takeStockOfFact(records, kind, state)),
    ]),
  }));
}

async function takeStockOfList(records: Records, kind: ListKind, state: SyncState): Promise<KindInventory> {
  const [chunks, raw, removed, unreadable] = await Promise.all([
    records.getRange(kind),
    records.getRange(`${kind}-raw`),
    records.keys('removed', `${kind}:`, `${kind}:\uFFFF`),
    countUnreadable(records, kind),
  ]);
  const days = kind === 'measures' ? outermostDays(chunks) : chunks.flatMap(daysOf).toSorted();
  const { isComplete, reachedBack, newsAt } = state.lists[kind];
  const hasRecordPerDay = kind === 'activity' || kind === 'sleep-summary';
  const known = isComplete ? days : days.filter((day) => reachedBack !== null && day >= reachedBack);
  return {
    kind,
    records: chunks.reduce<number>((total, chunk) => total + countOf(chunk), 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    bytes: sizeOf(chunks) + sizeOf(raw),
    removed: removed.length,
    unreadable,
    holes: hasRecordPerDay ? daysBetween(known) : [],
    readAt: newsAt,
    isComplete,
    reachedBack,
  };
}

/** A stored value that is not what it should be ends the reading: the archive drops it and reads again. */
function countOf(chunk: unknown): number {
  const { count } = (chunk ?? {}) as { readonly count?: unknown };
  if (!isCount(count)) throw new DamagedChunkError();
  return count;
}

/** The days of a chunk of a list, without building its records. */
function daysOf(chunk: unknown): LocalDay[] {
  if (!isColumns(chunk)) throw new DamagedChunkError();
  const column = chunk.columns.find(({ path }) => path.join('.') === 'day');
  if (column?.type !== 'text') return [];
  // Only days are stored in this column.
  return unpackTexts(column.lane, chunk.count).filter((day) => day !== undefined) as LocalDay[];
}

/** Of measures, which come by the instant, the days of the first and the last. */
function outermostDays(chunks: readonly unknown[]): LocalDay[] {
  const book = listBooks.measures;
  return [...chunks.slice(0, 1), ...chunks.slice(-1)]
    .flatMap((chunk) => book.decode(chunk).map((group) => book.shownOn(group)))
    .toSorted();
}

async function takeStockOfSpans(records: Records, kind: SpanKind, zone: TimeZone): Promise<KindInventory> {
  const [sizes, coverage, unreadable] = await Promise.all([
    loadSizes(records, kind),
    loadCoverage(records, kind),
    countUnreadable(records, kind),
  ]);
  const outermost = await (kind === 'intraday'
    ? outermostInstants(records, minuteStore, [...sizes.keys()])
    : outermostInstants(records, bareSegmentStore, [...sizes.keys()]));
  const days = outermost.map((at) => labelOf(kind, at, zone));
  const read = unionSpans(coverage);
  const newest = read.at(-1);
  return {
    kind,
    records: [...sizes.values()].reduce((total, size) => total + size.records, 0),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    bytes: [...sizes.values()].reduce((total, size) => total + size.bytes, 0),
    removed: 0,
    unreadable,
    holes: gapsBetween(read).flatMap((gap) => daysWithin(kind, gap, zone) ?? []),
    readAt: latest(coverage.map((entry) => entry.readAt)),
    isComplete: false,
    reachedBack: newest === undefined ? null : labelOf(kind, newest.from, zone),
  };
}

/** When the first and the last row begin; empty where there is none. */
async function outermostInstants<Row>(
  records: Records,
  store: Pick<SpanStore<Row>, 'load' | 'beginOf'>,
  days: readonly UtcDay[],
): Promise<EpochSec[]> {
  if (days.length === 0) return [];
  const ends = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const chunks = await store.load(records, ends);
  return chunks.flatMap((rows) => (rows ?? []).map(store.beginOf)).toSorted((a, b) => a - b);
}

function gapsBetween(spans: readonly Span[]): Span[] {
  return spans.slice(1).map((span, index) => ({ from: spans[index]?.to ?? span.from, to: span.from }));
}

/** The days, or nights, whose middle lies within a gap: where zones changed, days overlap the edges of a window. */
function daysWithin(kind: SpanKind, gap: Span, zone: TimeZone): DaySpan | null {
  let from = labelOf(kind, gap.from, zone);
  let to = labelOf(kind, gap.to, zone);
  if ((middleOf(kind, from, zone) ?? gap.from) < gap.from) from = addDays(from, 1);
  if ((middleOf(kind, to, zone) ?? gap.to) >= gap.to) to = addDays(to, -1);
  return from <= to ? { from, to } : null;
}

function labelOf(kind: SpanKind, at: EpochSec, zone: TimeZone): LocalDay {
  return kind === 'sleep' ? nightOf(at, zone) : toLocalDay(at, zone);
}

function middleOf(kind: SpanKind, day: LocalDay, zone: TimeZone): EpochSec | null {
  return kind === 'sleep' ? startOfLocalDay(day, zone) : noonOf(day, zone);
}

/** The account's facts lie whole in one record each. */
async function takeStockOfFact(records: Records, kind: FactKind, state: SyncState): Promise<KindInventory> {
  const value = await records.get('meta', kind);
  const count = Array.isArray(value) ? value.length : 1;
  const readAt = state.facts[kind];
  return {
    kind,
    records: value === undefined || value === null ? 0 : count,
    first: null,
    last: null,
    bytes: sizeOf(value),
    removed: 0,
    unreadable: 0,
    holes: [],
    readAt,
    isComplete: readAt !== null,
    reachedBack: null,
  };
}

/** The stretches of days that a sorted list leaves out. */
function daysBetween(days: readonly LocalDay[]): DaySpan[] {
  const holes: DaySpan[] = [];
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1];
    if (previous === undefined || differenceInDays(day, previous) < 2) continue;
    holes.push({ from: addDays(previous, 1), to: addDays(day, -1) });
  }
  return holes;
}

function latest(instants: readonly EpochSec[]): EpochSec | null {
  return instants.reduce<EpochSec | null>((a, b) => (a === null || b > a ? b : a), null);
}
