import { useMemo } from 'react';
import { type Decision, toVerdicts } from '#domain/decisions.ts';
import { useDecisions } from '#queries/decisions.ts';

const nothingDecided: readonly Decision[] = [];

/** What the reader decided about measures; null until it was read. */
export function useVerdicts(): ReturnType<typeof toVerdicts> | null {
  const { decisions = nothingDecided, isPending } = useDecisions();
  return useMemo(() => (isPending ? null : toVerdicts(decisions, 'measures')), [decisions, isPending]);
}
