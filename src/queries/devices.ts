import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { Device } from '#domain/devices.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** The devices of the account as the service tells them; none before they were read. */
export function useDevices(): readonly Device[] {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data } = useQuery({ ...devicesQuery(account ?? '', openedArchive), enabled: account !== null });
  return account === null || data === undefined ? none : data;
}

/** The same list each time, so that nothing is computed anew. */
const none: readonly Device[] = [];

function devicesQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: ['devices', account] as const,
    queryFn: async () => {
      const { readFact } = await import('#archive/lists.ts');
      const devices: unknown = await readFact(await openedArchive(account), 'devices');
      // Only decoded devices are kept under this name.
      return Array.isArray(devices) ? (devices as readonly Device[]) : none;
    },
    // Read anew whenever a screen asks: they change seldom, and nobody waits for them.
    staleTime: 0,
  });
}
