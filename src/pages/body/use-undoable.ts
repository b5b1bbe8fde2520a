import { useState } from 'react';
import type { DecisionChange } from '#domain/decisions.ts';
import { useChangeDecisions, type Undo } from '#queries/decisions.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';

/** What was done last, said to the reader; with what takes it back, while that is possible. */
export type Deed = {
  /** Tells one deed from the next. */
  readonly count: number;
  readonly text: string;
  readonly undo: (() => void) | null;
};

/** Decisions of the reader with a way back from the last of them. */
export function useUndoable(): {
  readonly deed: Deed | null;
  readonly act: (changes: readonly DecisionChange[], text: string) => Promise<boolean>;
} {
  const change = useChangeDecisions();
  const own = useWeighingsMessages();
  const [deed, setDeed] = useState<Deed | null>(null);

  function say(text: string, undo: Deed['undo'] = null): void {
    setDeed((last) => ({ count: (last?.count ?? 0) + 1, text, undo }));
  }

  async function takeBack(undo: Undo): Promise<void> {
    try {
      await undo();
      say(own.done.undone);
    } catch {
      say(own.failed);
    }
  }

  return {
    deed,
    async act(changes, text) {
      try {
        const undo = await change(changes);
        say(text, () => void takeBack(undo));
        return true;
      } catch {
        say(own.failed);
        return false;
      }
    },
  };
}
