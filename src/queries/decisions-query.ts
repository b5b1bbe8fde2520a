import { queryOptions } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import { readDecisions } from '#archive/decisions.ts';

/** Everything that the reader has decided; invalidated when that changes, in whichever tab. */
export const decisionsKey = ['decisions'] as const;

/** The reader's own decisions from the archive of an account. */
export function decisionsQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...decisionsKey, account] as const,
    queryFn: async () => readDecisions(await openedArchive(account)),
    // Whoever changes them says so.
    staleTime: Infinity,
  });
}
