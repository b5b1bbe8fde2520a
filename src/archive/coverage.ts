import { spanKinds, type Span, type SpanKind } from '#domain/record-kinds.ts';
import { overlaps, unionSpans } from '#domain/spans.ts';
import type { EpochSec } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import type { Lane } from './lanes.ts';
import { isCount, isRecord, isWholeLane, packLane, unpackLane } from './lanes.ts';
import type { Records } from './record-store.ts';
import type { CoveredSpan } from './sync-state.ts';

/**
 * Which stretches of a span kind were read, and when: entries sorted by time that never overlap.
 *
 * Kept apart from the chunks, because "nothing was recorded" and "nobody has looked" are the same empty chunk.
 */

/** As columns: ten years have an entry per day. */
type CoverageRecord = {
  readonly count: number;
  readonly from: Lane;
  readonly to: Lane;
  readonly readAt: Lane;
  readonly isStale: Lane;
};

/** The stretches that were read, by kind, oldest first. */
export async function readCoverage(archive: Pick<Archive, 'read'>): Promise<Record<SpanKind, CoveredSpan[]>> {
  return archive.read(async (records) => {
    const [intraday, sleep] = await Promise.all(spanKinds.map((kind) => loadCoverage(records, kind)));
    return { intraday: intraday ?? [], sleep: sleep ?? [] };
  });
}

/** A change of what a stretch holds. */
export type SpanChange = {
  readonly span: Span;
  /** By the service's clock; null where it tells no time: whatever was read before is stale then. */
  readonly changedAt: EpochSec | null;
};

/**
 * Marks what was read of some stretches before they changed as stale, so that it is read again.
 *
 * All changes of a page at once: the coverage of ten years takes a while to read.
 */
export async function markStale(
  records: Records,
  kind: SpanKind,
  changes: readonly SpanChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const entries = await loadCoverage(records, kind);
  const marked = changes.reduce<readonly CoveredSpan[]>(withStale, entries);
  if (marked !== entries) await saveCoverage(records, kind, marked);
}

/** The same array where nothing is outdated. */
function withStale(entries: readonly CoveredSpan[], { span, changedAt }: SpanChange): readonly CoveredSpan[] {
  const isOutdated = (entry: CoveredSpan): boolean =>
    // In the very second of reading it may have come before as well as after.
    !entry.isStale && overlaps(entry, span) && (changedAt === null || entry.readAt <= changedAt);
  if (!entries.some(isOutdated)) return entries;
  return entries.flatMap((entry) =>
    isOutdated(entry)
      ? [...outside(entry, span), { ...entry, ...common(entry, span), isStale: true }]
      : [entry],
  );
}

/** What is stored of a kind's coverage; what is damaged counts as not read, so that it is fetched again. */
export async function loadCoverage(records: Records, kind: SpanKind): Promise<CoveredSpan[]> {
  const stored = await records.get('meta', keyOf(kind));
  if (!isCoverageRecord(stored)) return [];
  const { count } = stored;
  const [from, to, readAt, isStale] = [stored.from, stored.to, stored.readAt, stored.isStale].map((lane) =>
    unpackLane(lane, count),
  );
  return Array.from({ length: count }, (_, row) => ({
    // Only instants are encoded into these lanes.
    from: (from?.[row] ?? 0) as EpochSec,
    to: (to?.[row] ?? 0) as EpochSec,
    readAt: (readAt?.[row] ?? 0) as EpochSec,
    isStale: isStale?.[row] === 1,
  }));
}

/** Stores a kind's coverage, in any order, sorted and with like neighbours joined. */
export async function saveCoverage(
  records: Records,
  kind: SpanKind,
  unsorted: readonly CoveredSpan[],
): Promise<void> {
  const entries = joined(unsorted.toSorted((a, b) => a.from - b.from));
  await records.put('meta', keyOf(kind), {
    count: entries.length,
    from: packLane(entries.map((entry) => entry.from)),
    to: packLane(entries.map((entry) => entry.to)),
    readAt: packLane(entries.map((entry) => entry.readAt)),
    isStale: packLane(entries.map((entry) => Number(entry.isStale))),
  } satisfies CoverageRecord);
}

/** Coverage without a stretch: entries that reach into it are cut, not lost. */
export function uncover(entries: readonly CoveredSpan[], span: Span): CoveredSpan[] {
  return entries.flatMap((entry) => outside(entry, span));
}

/** The parts of a stretch that were read, oldest first; those that touch are joined. */
export function coveredWithin(entries: readonly CoveredSpan[], span: Span): Span[] {
  return unionSpans(entries.filter((entry) => overlaps(entry, span)).map((entry) => common(entry, span)));
}

/** Whether all of a stretch was read. */
export function isCovered(entries: readonly CoveredSpan[], span: Span): boolean {
  const [part] = coveredWithin(entries, span);
  return span.to <= span.from || (part !== undefined && part.from <= span.from && part.to >= span.to);
}

function keyOf(kind: SpanKind): string {
  return `coverage:${kind}`;
}

function joined(entries: readonly CoveredSpan[]): CoveredSpan[] {
  const result: CoveredSpan[] = [];
  for (const entry of entries) {
    if (entry.to <= entry.from) continue;
    const last = result.at(-1);
    const continues =
      last !== undefined &&
      last.to === entry.from &&
      last.readAt === entry.readAt &&
      last.isStale === entry.isStale;
    if (continues) result[result.length - 1] = { ...last, to: entry.to };
    else result.push(entry);
  }
  return result;
}

function common(a: Span, b: Span): Span {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

/** The one or two parts of an entry that lie outside a stretch. */
function outside(entry: CoveredSpan, span: Span): CoveredSpan[] {
  if (!overlaps(entry, span)) return [entry];
  const parts: CoveredSpan[] = [];
  if (entry.from < span.from) parts.push({ ...entry, to: span.from });
  if (entry.to > span.to) parts.push({ ...entry, from: span.to });
  return parts;
}

function isCoverageRecord(value: unknown): value is CoverageRecord {
  if (!isRecord(value)) return false;
  const { count, from, to, readAt, isStale } = value;
  return isCount(count) && [from, to, readAt, isStale].every((lane) => isWholeLane(lane, count));
}
