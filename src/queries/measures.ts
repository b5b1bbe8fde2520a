import { useQuery } from '@tanstack/react-query';
import type { MeasureReading } from '#domain/measures.ts';
import { readingsQuery } from './readings-query.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** Values of some types from the local record, sorted by time; undefined until it was read. */
export function useReadings(types: readonly number[]): {
  readings: readonly MeasureReading[] | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive } = useRuntime();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
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
