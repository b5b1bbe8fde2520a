import type { EpochSec } from '#domain/time.ts';
import type { MeasureChunk } from './measure-chunk.ts';
import { isMeasureChunk } from './measure-chunk.ts';
import type { Records } from './record-store.ts';
import { DamagedChunkError } from './record-store.ts';

/** The UTC month of an instant, `YYYY-MM`: the key of its chunk. */
function monthOf(at: EpochSec): string {
  return new Date(at * 1000).toISOString().slice(0, 7);
}

/** Chunks of the months between two instants, oldest first; either end may be open. */
export async function readChunks(records: Records, from?: EpochSec, to?: EpochSec): Promise<MeasureChunk[]> {
  const chunks = await records.getRange(
    'measures',
    from === undefined ? undefined : monthOf(from),
    to === undefined ? undefined : monthOf(to),
  );
  return chunks.map(toMeasureChunk);
}

/** A stored month of measures; throws where it is damaged. */
export function toMeasureChunk(stored: unknown): MeasureChunk {
  if (!isMeasureChunk(stored)) throw new DamagedChunkError();
  return stored;
}
