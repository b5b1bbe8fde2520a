import { spanKinds } from '#domain/record-kinds.ts';
import { SECONDS_PER_DAY, toEpochSec } from '#domain/time.ts';
import { loadCoverage } from './coverage.ts';
import type { Records } from './record-store.ts';
import { pruneSpans } from './span-chunks.ts';

/** The last days are what people look at minute by minute; older ones are fetched again when they are looked at. */
const keptSec = 30 * SECONDS_PER_DAY;

/**
 * Makes room: drops minutes and sleep segments that are more than 30 days older than the newest.
 *
 * Totals, nights, workouts and readings stay. Resolves with the number of chunks that were dropped.
 */
export async function pruneOldest(records: Records): Promise<number> {
  const covered = (await Promise.all(spanKinds.map((kind) => loadCoverage(records, kind)))).flat();
  const newest = covered.reduce((latest, { to }) => Math.max(latest, to), 0);
  if (newest <= keptSec) return 0;
  const dropped = await pruneSpans(records, toEpochSec(newest - keptSec));
  if (dropped > 0) await records.put('meta', 'pruned', true);
  return dropped;
}
