import { queryOptions } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';

/** Everything that is drawn from measure groups; invalidated when a page of them has landed. */
export const measuresKey = ['measures'] as const;

/**
 * Values of some types from the archive of an account.
 *
 * The account is part of the key, so that one person's readings never answer for another's.
 */
export function readingsQuery(
  account: string,
  types: readonly number[],
  openedArchive: (account: string) => Promise<Archive>,
) {
  return queryOptions({
    queryKey: [...measuresKey, account, 'readings', types.toSorted((a, b) => a - b)] as const,
    queryFn: async () => (await openedArchive(account)).readReadings(types),
    // The archive says itself when it has changed.
    staleTime: Infinity,
    // A page that changes nothing causes no read, and comparing thousands of rows costs more than it saves.
    structuralSharing: false,
  });
}
