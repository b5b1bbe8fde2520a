import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { MeasuredType } from '#archive/measure-types.ts';
import { measuresKey } from './readings-query.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

export type { MeasuredPlace, MeasuredType } from '#archive/measure-types.ts';

/** Every type of measure that the local record holds; undefined until it was counted. */
export function useMeasuredTypes(): { types: readonly MeasuredType[] | undefined; error: Error | null } {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data, error } = useQuery({
    ...measuredTypesQuery(account ?? '', openedArchive),
    enabled: account !== null,
  });
  return { types: account === null ? undefined : data, error };
}

function measuredTypesQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...measuresKey, account, 'types'] as const,
    queryFn: async () => {
      // A part of one page shows it, so its program does not travel with the first load.
      const { readMeasuredTypes } = await import('#archive/measure-types.ts');
      return readMeasuredTypes(await openedArchive(account));
    },
    // The archive says itself when it has changed.
    staleTime: Infinity,
  });
}
