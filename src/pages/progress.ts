import { toLocalDay } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { readerZone } from './reader-zone.ts';

/** How much of the first history is here, for a sentence: a count, and the month it reaches back to. */
export function toProgressText(
  progress: SyncStatus['progress'],
  format: Format,
): { read: { count: number; text: string }; back: string | null } {
  const groups = progress?.groups ?? 0;
  const earliest = progress?.earliest ?? null;
  return {
    read: { count: groups, text: format.number(groups, 0) },
    back: earliest === null ? null : format.month(toLocalDay(earliest, readerZone())),
  };
}
