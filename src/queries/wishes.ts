import { useEffect } from 'react';
import type { Wish } from '#sync/plan.ts';
import { useRuntime } from './runtime-context.ts';

export type { Wish } from '#sync/plan.ts';

/** What this screen shows, for as long as it is mounted: it is read before everything else. */
export function useWishes(wishes: readonly Wish[]): void {
  const { wish } = useRuntime();
  const text = JSON.stringify(wishes);
  // The sync stands outside React. Compared as text, since a screen makes the list anew each time it is drawn.
  useEffect(() => wish(JSON.parse(text) as readonly Wish[]), [wish, text]);
}
