import { useEffect, useRef } from 'react';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { Button } from '#ui/Button.tsx';
import type { Deed } from './use-undoable.ts';
import styles from './Weighings.module.css';

/** Says what was done, and offers to take it back; it has its place before there is anything to say. */
export function DeedLine({ deed }: { deed: Deed | null }) {
  return (
    <output className={styles['deed']}>
      {deed !== null && (
        <>
          <span>{deed.text}</span>
          {deed.undo !== null && <UndoButton key={deed.count} onUndo={deed.undo} />}
        </>
      )}
    </output>
  );
}

function UndoButton({ onUndo }: { onUndo: () => void }) {
  const own = useWeighingsMessages();
  const button = useRef<HTMLButtonElement>(null);

  // What was pressed is about to go away with its row; the focus must not go with it.
  useEffect(() => button.current?.focus(), []);

  return (
    <Button ref={button} tone="quiet" onClick={onUndo}>
      {own.undo}
    </Button>
  );
}
