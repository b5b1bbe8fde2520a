import { queryOptions, useQuery } from '@tanstack/react-query';
import type { User } from '#api/user.ts';
import type { Archive } from '#archive/archive.ts';
import type { RecordsByDevice } from '#domain/device-records.ts';
import type { Device } from '#domain/devices.ts';
import { inventoryKey } from './freshness.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** The devices of the account and what the service tells of the person; undefined until they were read. */
export type DeviceFacts = {
  /** Null before the service was asked for them. */
  readonly devices: readonly Device[] | null;
  readonly user: User | null;
};

export function useDevices(): {
  facts: DeviceFacts | undefined;
  /** Undefined while they are counted. */
  records: RecordsByDevice | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive } = useRuntime();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const enabled = account !== null;
  const devices = useQuery({ ...devicesQuery(account ?? '', openedArchive), enabled });
  const user = useQuery({ ...userQuery(account ?? '', openedArchive), enabled });
  const records = useQuery({ ...recordsQuery(account ?? '', openedArchive), enabled });
  const isHere = enabled && devices.data !== undefined && user.data !== undefined;
  return {
    facts: isHere ? { devices: devices.data, user: user.data } : undefined,
    records: enabled ? records.data : undefined,
    isPending: (devices.isPending || user.isPending) && (enabled || status === 'loading'),
    error: devices.error ?? user.error ?? records.error,
  };
}

/** The devices alone; none before they were read. */
export function useDeviceList(): readonly Device[] {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data } = useQuery({ ...devicesQuery(account ?? '', openedArchive), enabled: account !== null });
  return account === null ? none : (data ?? none);
}

/** The same list each time, so that nothing is computed anew. */
const none: readonly Device[] = [];

type OpenArchive = (account: string) => Promise<Archive>;

function devicesQuery(account: string, openedArchive: OpenArchive) {
  return queryOptions({
    queryKey: ['devices', account] as const,
    queryFn: async () => {
      // Only decoded devices are kept under this name.
      return ((await readKept(account, 'devices', openedArchive)) ?? null) as readonly Device[] | null;
    },
    staleTime: Infinity,
  });
}

function userQuery(account: string, openedArchive: OpenArchive) {
  return queryOptions({
    queryKey: ['user', account] as const,
    queryFn: async () => {
      // Only decoded profiles are kept under this name.
      return ((await readKept(account, 'user', openedArchive)) ?? null) as User | null;
    },
    staleTime: Infinity,
  });
}

async function readKept(
  account: string,
  kind: 'devices' | 'user',
  openedArchive: OpenArchive,
): Promise<unknown> {
  const { readFact } = await import('#archive/lists.ts');
  return readFact(await openedArchive(account), kind);
}

function recordsQuery(account: string, openedArchive: OpenArchive) {
  return queryOptions({
    // Renewed with everything that lands, like every count of the record.
    queryKey: [...inventoryKey, account, 'by device'] as const,
    queryFn: async () => {
      const { readRecordsByDevice } = await import('#archive/device-records.ts');
      return readRecordsByDevice(await openedArchive(account));
    },
    staleTime: Infinity,
  });
}
