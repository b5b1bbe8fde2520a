import type { EpochSec } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import { landList } from './land-list.ts';
import type { Landed, Landing } from './landing.ts';
import { measures } from './measure-book.ts';
import type { SyncState } from './sync-state.ts';
import type { UnreadableFindings } from './unreadable.ts';

/**
 * Lands measures as `land` does, without the code that only other kinds need.
 *
 * Null where something could not be read, now or before, which is noted apart: then nothing has landed, and `land`
 * is to do it.
 */
export async function landMeasures(
  archive: Pick<Archive, 'read' | 'write'>,
  landing: Extract<Landing, { readonly kind: 'measures' }>,
  state: SyncState,
  now: EpochSec | null,
): Promise<Landed | null> {
  if (landing.unreadable.length > 0) return null;
  const noted = await archive.read((records) => records.get('unreadable', 'measures'));
  if (noted !== undefined) return null;
  return archive.write(
    state,
    async (records) => (await landList(records, measures, landing, { now, note: noteNothing })).landed,
  );
}

async function noteNothing(): Promise<UnreadableFindings> {
  return { ids: new Set(), hasNameless: false };
}
