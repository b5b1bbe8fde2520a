import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { Goals } from '#domain/devices.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** Invalidated when goals have been read from the service. */
const goalsKey = ['goals'] as const;

/** The goals that the service has for the reader; none of them before they were read, and where it has no such call. */
export function useGoals(): Goals {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data } = useQuery({ ...goalsQuery(account ?? '', openedArchive), enabled: account !== null });
  return account === null || data === undefined ? noGoals : data;
}

/** The same object each time, so that nothing is computed anew. */
const noGoals: Goals = {};

function goalsQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...goalsKey, account] as const,
    queryFn: async () => {
      const { readFact } = await import('#archive/lists.ts');
      // Only decoded goals are kept under this name.
      const goals: Goals = (await readFact(await openedArchive(account), 'goals')) ?? noGoals;
      return goals;
    },
    staleTime: Infinity,
  });
}
