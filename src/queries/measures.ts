import { useQuery } from '@tanstack/react-query';
import type { MeasureReading } from '#domain/measures.ts';
import { parseLocalDay, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import { readingsQuery } from './readings-query.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';
import { useWishes, type Wish } from './wishes.ts';

/** Before anybody weighed themselves on a scale that tells. */
const firstDay = parseLocalDay('1900-01-01');

/** Values of some types from the local record, sorted by time; undefined until it was read. */
export function useReadings(types: readonly number[]): {
  readings: readonly MeasureReading[] | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive, now } = useRuntime();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  useWishes(toWishes(now()));
  const { data, isPending, error } = useQuery({
    ...readingsQuery(account ?? '', types, openedArchive),
    // No placeholder: what another key held is another quantity, or another person.
    enabled: account !== null,
  });
  return {
    readings: account === null ? undefined : data,
    isPending: isPending && (account !== null || status === 'loading'),
    error,
  };
}

/** A chart reaches back as far as there are readings. */
function toWishes(nowMs: number): readonly Wish[] {
  const today = toLocalDay(toEpochSec(Math.floor(nowMs / 1000)), UTC);
  return [{ kind: 'measures', from: firstDay ?? today, to: today }];
}
