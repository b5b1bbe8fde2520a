import type { DaySpan, Span, SpanKind } from '#domain/record-kinds.ts';
import { overlaps } from '#domain/spans.ts';
import type { EpochSec } from '#domain/time.ts';
import { loadSizes, saveSizes, type ChunkSize } from './chunk-sizes.ts';
import { isCovered, loadCoverage, saveCoverage, uncover } from './coverage.ts';
import type { Landed, Landing } from './landing.ts';
import type { Records } from './record-store.ts';
import type { SpanStore, UtcDay } from './span-stores.ts';
import type { CoveredSpan } from './sync-state.ts';
import { dateOf, minuteStore, segmentStore, spanOf, utcDayOf } from './span-stores.ts';

/**
 * Lands a window of the minute series: what of it was known is replaced, and the window is covered from now on.
 *
 * What the service sends beyond the window is left out. It is the fringe of a stretch that has, or will have, a whole
 * answer of its own, and until then nobody could tell a fringe from a day with a single minute in it.
 */
export async function landIntraday(
  records: Records,
  landing: Extract<Landing, { kind: 'intraday' }>,
): Promise<Landed> {
  return landRows(records, minuteStore, landing.samples, landing);
}

/** Lands a window of sleep segments, as `landIntraday` does; a segment belongs where it begins. */
export async function landSleep(
  records: Records,
  landing: Extract<Landing, { kind: 'sleep' }>,
): Promise<Landed> {
  return landRows(records, segmentStore, landing.segments, landing);
}

/**
 * Drops the chunks of minutes and segments whose UTC day ended before an instant, and the coverage of those days.
 *
 * For lack of space: what is dropped counts as never read. Resolves with the number of chunks.
 */
export async function pruneSpans(records: Records, before: EpochSec): Promise<number> {
  const firstKept = spanOf(utcDayOf(before)).from;
  const [minutes, segments] = [
    await pruneStore(records, minuteStore, firstKept),
    await pruneStore(records, segmentStore, firstKept),
  ];
  return minutes + segments;
}

/**
 * Drops the chunks of days that a reader found damaged, and their coverage, so that they are fetched again.
 *
 * Each is looked at once more: since it was read, a landing may have replaced it.
 */
export async function dropDamagedSpans(
  records: Records,
  kind: SpanKind,
  days: readonly UtcDay[],
): Promise<void> {
  if (kind === 'intraday') await dropDamagedIn(records, minuteStore, days);
  else await dropDamagedIn(records, segmentStore, days);
}

async function dropDamagedIn<Row>(
  records: Records,
  store: SpanStore<Row>,
  days: readonly UtcDay[],
): Promise<void> {
  const [coverage, sizes] = await loadContents(records, store.kind);
  let kept = coverage;
  for (const day of days) {
    if (!sizes.has(day) || (await loadDay(records, store, day)) !== null) continue;
    await store.remove(records, day);
    sizes.delete(day);
    kept = uncover(kept, spanOf(day));
  }
  await saveSizes(records, store.kind, sizes);
  await saveCoverage(records, store.kind, kept);
}

async function landRows<Row extends object>(
  records: Records,
  store: SpanStore<Row>,
  rows: readonly Row[],
  { covers, readAt }: { readonly covers: Span; readonly readAt: EpochSec },
): Promise<Landed> {
  const [coverage, sizes] = await loadContents(records, store.kind);
  const isInside = (row: Row): boolean => isWithin(covers, store.beginOf(row));
  const arrived = groupBy(rows.filter(isInside), (row) => utcDayOf(store.beginOf(row)));
  const replaced = [...sizes.keys()].filter((day) => overlaps(spanOf(day), covers));
  const changedDays: UtcDay[] = [];
  const textOf = createTexts<Row>();
  let changed = 0;
  let kept = uncover(coverage, covers);
  for (const day of new Set([...arrived.keys(), ...replaced])) {
    const stored = sizes.has(day) ? await loadDay(records, store, day) : [];
    // What of a damaged day lies outside the window has to be fetched again.
    if (stored === null) kept = uncover(kept, spanOf(day));
    const merged = withoutRepeats(
      [...(stored ?? []).filter((row) => !isInside(row)), ...(arrived.get(day) ?? [])],
      textOf,
    );
    const difference = countChanges(store, stored ?? [], merged, textOf);
    if (difference === 0 && stored !== null) continue;
    changed += difference;
    if (difference > 0) changedDays.push(day);
    if (merged.length === 0) {
      await store.remove(records, day);
      sizes.delete(day);
    } else {
      sizes.set(day, { records: merged.length, bytes: await store.save(records, day, merged) });
    }
  }
  await saveSizes(records, store.kind, sizes);
  await saveCoverage(records, store.kind, [
    ...kept,
    { from: covers.from, to: covers.to, readAt, isStale: false },
  ]);
  // That a stretch is known to be empty is news to whoever shows it.
  if (!isCovered(coverage, covers)) changedDays.push(utcDayOf(covers.from), utcDayOf(covers.to - 1));
  return { changed, days: daysFrom(changedDays), missing: 0 };
}

/** What came twice in the same words is kept once. */
function withoutRepeats<Row>(rows: readonly Row[], textOf: TextOf<Row>): Row[] {
  return [...new Map(rows.map((row) => [textOf(row), row])).values()];
}

/** How many rows came, went or changed; a row that changed counts once. */
function countChanges<Row>(
  store: SpanStore<Row>,
  before: readonly Row[],
  after: readonly Row[],
  textOf: TextOf<Row>,
): number {
  const textsBefore = new Set(before.map(textOf));
  const textsAfter = new Set(after.map(textOf));
  const gone = before.filter((row) => !textsAfter.has(textOf(row)));
  const come = after.filter((row) => !textsBefore.has(textOf(row)));
  const identitiesGone = groupBy(gone, store.identityOf);
  const identitiesCome = groupBy(come, store.identityOf);
  return [...new Set([...identitiesGone.keys(), ...identitiesCome.keys()])].reduce(
    (total, identity) =>
      total + Math.max(identitiesGone.get(identity)?.length ?? 0, identitiesCome.get(identity)?.length ?? 0),
    0,
  );
}

type TextOf<Row> = (row: Row) => string;

/** A text for each row: the same for equal rows, in whatever order their fields were set. Written once per row. */
function createTexts<Row extends object>(): TextOf<Row> {
  const texts = new WeakMap<Row, string>();
  return (row) => {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    texts.set(row, text);
    return text;
  };
}

async function pruneStore<Row>(
  records: Records,
  store: SpanStore<Row>,
  firstKept: EpochSec,
): Promise<number> {
  const [coverage, sizes] = await loadContents(records, store.kind);
  const dropped = [...sizes.keys()].filter((day) => spanOf(day).to <= firstKept);
  for (const day of dropped) {
    await store.remove(records, day);
    sizes.delete(day);
  }
  await saveSizes(records, store.kind, sizes);
  const kept = coverage.flatMap((entry) => uncover([entry], { from: entry.from, to: firstKept }));
  await saveCoverage(records, store.kind, kept);
  return dropped.length;
}

async function loadDay<Row>(records: Records, store: SpanStore<Row>, day: UtcDay): Promise<Row[] | null> {
  const [rows = null] = await store.load(records, [day]);
  return rows;
}

async function loadContents(
  records: Records,
  kind: SpanKind,
): Promise<[CoveredSpan[], Map<UtcDay, ChunkSize>]> {
  return Promise.all([loadCoverage(records, kind), loadSizes(records, kind)]);
}

function isWithin(span: Span, at: EpochSec): boolean {
  return at >= span.from && at < span.to;
}

function daysFrom(days: readonly UtcDay[]): DaySpan | null {
  const [first = null] = days;
  if (first === null) return null;
  const lowest = days.reduce((a, b) => Math.min(a, b), first);
  const highest = days.reduce((a, b) => Math.max(a, b), first);
  return { from: dateOf(lowest), to: dateOf(highest) };
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
