import { useQuery } from '@tanstack/react-query';
import type { RecordRef } from '#domain/derived.ts';
import { listKinds } from '#domain/record-kinds.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** A record as the service sent it, from the local archive; null where none is kept beside what was read of it. */
export function useRawRecord({ kind, id }: Pick<RecordRef, 'kind' | 'id'>): {
  /** JSON, as it was parsed. */
  raw: unknown;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const { data, isPending, error } = useQuery({
    // Read anew each time that it is opened: the service may have changed it since.
    queryKey: ['raw', account, kind, id] as const,
    queryFn: async () => {
      const listKind = listKinds.find((known) => known === kind);
      if (listKind === undefined) return null;
      // Asked for in a drawer alone, so its program does not travel with the first load.
      const { readRaw } = await import('#archive/lists.ts');
      return (await readRaw(await openedArchive(account ?? ''), listKind, id)) ?? null;
    },
    gcTime: 0,
    enabled: account !== null,
  });
  return { raw: data, isPending: isPending && account !== null, error };
}
