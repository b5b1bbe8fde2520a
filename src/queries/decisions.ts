import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { changeDecisions } from '#archive/decisions.ts';
import type { Decision, DecisionChange } from '#domain/decisions.ts';
import { decisionsQuery } from './decisions-query.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** What the reader has decided about records, nights and days; undefined until it was read. */
export function useDecisions(): {
  decisions: readonly Decision[] | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive } = useRuntime();
  const account = useAccount();
  const { data, isPending, error } = useQuery({
    ...decisionsQuery(account ?? '', openedArchive),
    enabled: account !== null,
  });
  return {
    decisions: account === null ? undefined : data,
    isPending: isPending && account !== null,
    error,
  };
}

/** Takes a change back, as if it had never been. */
export type Undo = () => Promise<void>;

/**
 * Changes decisions in the archive, all of them or none; screens of every tab follow.
 *
 * Resolves with what takes the changes back, and rejects where the archive was closed meanwhile.
 */
export function useChangeDecisions(): (changes: readonly DecisionChange[]) => Promise<Undo> {
  const { openedArchive, decided } = useRuntime();
  const account = useAccount();
  return useCallback(
    async (changes) => {
      const change = async (wanted: readonly DecisionChange[]) => {
        const back = await changeDecisions(await openedArchive(account ?? ''), wanted);
        decided();
        return back;
      };
      const back = await change(changes);
      return async () => {
        await change(back);
      };
    },
    [openedArchive, decided, account],
  );
}

function useAccount(): string | null {
  const { provider, userid } = useSession();
  return provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
}
