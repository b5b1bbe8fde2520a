import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { Inventory } from '#archive/inventory.ts';
import { cleanTimeZone, UTC, type TimeZone } from '#domain/time.ts';
import { inventoryKey } from './freshness.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

export type { Inventory, KindInventory } from '#archive/inventory.ts';

/** What the local record holds of each kind; undefined until it was counted. */
export function useInventory(): { inventory: Inventory | undefined; error: Error | null } {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data, error } = useQuery({
    ...inventoryQuery(account ?? '', openedArchive),
    enabled: account !== null,
  });
  return { inventory: account === null ? undefined : data, error };
}

function inventoryQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...inventoryKey, account] as const,
    queryFn: async () => {
      // One page shows it, so its program does not travel with the first load.
      const { readInventory } = await import('#archive/inventory.ts');
      return readInventory(await openedArchive(account), ownZone());
    },
    // The archive says itself when it has changed.
    staleTime: Infinity,
  });
}

/** Whose days minutes and segments are counted by: those of the reader's own clock. */
function ownZone(): TimeZone {
  return cleanTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC;
}
