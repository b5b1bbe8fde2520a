import type { IntradaySample } from '#domain/intraday.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { overlaps } from '#domain/spans.ts';
import type { Archive } from './archive.ts';
import { loadSizes } from './chunk-sizes.ts';
import { coveredWithin, loadCoverage, uncover } from './coverage.ts';
import type { SpanStore, UtcDay } from './span-stores.ts';
import { bareSegmentStore, minuteStore, segmentStore, spanOf } from './span-stores.ts';

type SpanArchive = Pick<Archive, 'read' | 'repair'>;

/**
 * The samples that begin within a stretch, oldest first, and which parts of it were read.
 *
 * What lies outside `covered` is unknown, even where there is a sample. Sums over consecutive stretches count each
 * sample once; one that began before midnight lasts into the next day by its own `durationSec`.
 */
export async function readMinutes(
  archive: SpanArchive,
  span: Span,
): Promise<{ samples: IntradaySample[]; covered: Span[] }> {
  const { rows, covered } = await readRows(archive, minuteStore, span);
  return { samples: rows, covered };
}

/**
 * The sleep segments that begin within a stretch, oldest first, and which parts of it were read.
 *
 * Without `tracks` the series within the segments (heart rate, breathing …) are left where they are, which is an eighth
 * of the reading. Segments of two devices may overlap; a segment is in exactly one of two consecutive stretches.
 */
export async function readSegments(
  archive: SpanArchive,
  span: Span,
  { tracks = true }: { readonly tracks?: boolean } = {},
): Promise<{ segments: SleepSegment[]; covered: Span[] }> {
  const { rows, covered } = await readRows(archive, tracks ? segmentStore : bareSegmentStore, span);
  return { segments: rows, covered };
}

async function readRows<Row>(
  archive: SpanArchive,
  store: Pick<SpanStore<Row>, 'kind' | 'beginOf' | 'load'>,
  span: Span,
): Promise<{ rows: Row[]; covered: Span[] }> {
  const { days, chunks, coverage } = await archive.read(async (records) => {
    const [sizes, entries] = await Promise.all([
      loadSizes(records, store.kind),
      loadCoverage(records, store.kind),
    ]);
    const touched = [...sizes.keys()].filter((day) => overlaps(spanOf(day), span)).toSorted((a, b) => a - b);
    return { days: touched, chunks: await store.load(records, touched), coverage: entries };
  });
  const damaged = days.filter((_, index) => chunks[index] === null);
  if (damaged.length > 0) await repair(archive, store, damaged);
  const known = damaged.reduce((left, day) => uncover(left, spanOf(day)), coverage);
  const rows = chunks
    .flatMap((chunk) => chunk ?? [])
    .filter((row) => store.beginOf(row) >= span.from && store.beginOf(row) < span.to);
  return { rows, covered: coveredWithin(known, span) };
}

/** Loaded on the rare day that needs it: a reader has no other use for what writes. */
async function repair(
  archive: SpanArchive,
  store: Pick<SpanStore<unknown>, 'kind'>,
  damaged: readonly UtcDay[],
): Promise<void> {
  const { dropDamagedSpans } = await import('./span-chunks.ts');
  await archive.repair((records) => dropDamagedSpans(records, store.kind, damaged));
}
