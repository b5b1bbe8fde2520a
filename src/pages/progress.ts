import type { Format } from '#locale/format.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { toCount } from './count.ts';

/** How much of the history came in, for a sentence: a count, and the month it reaches back to. */
export function toProgressText(
  progress: SyncStatus['progress'],
  format: Format,
): { read: { count: number; text: string }; back: string | null } {
  const earliest = progress?.earliest ?? null;
  return {
    read: toCount(progress?.records ?? 0, format),
    back: earliest === null ? null : format.month(earliest),
  };
}

/** Nothing is whole before its end: 99.7 % is written as 99 %. */
export function toShareText(share: number, format: Format): string {
  return format.percent(Math.min(share, 0.99));
}
