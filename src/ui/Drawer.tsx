import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './Button.tsx';
import styles from './Drawer.module.css';

export type DrawerProps = {
  title: string;
  closeLabel: string;
  /** Once it is closed, by Escape too; the focus is back where it was by then. */
  onClose: () => void;
  children: ReactNode;
};

/** A sheet from the side for as long as it is mounted; the page beside it rests. Not for paper. */
export function Drawer({ title, closeLabel, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // The platform opens a modal by a call alone: an attribute would leave the page behind it reachable.
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  // Below the body, because what it explains may stand in a paragraph, and its letters may be large.
  return createPortal(
    <dialog
      ref={dialog}
      className={styles['drawer']}
      aria-labelledby={titleId}
      onClose={onClose}
      // A press beside it closes it too, in browsers that know of it.
      closedby="any"
    >
      <div className={styles['sheet']}>
        <div className={styles['head']}>
          <h2 id={titleId}>{title}</h2>
          <Button tone="quiet" onClick={() => dialog.current?.close()}>
            {closeLabel}
          </Button>
        </div>
        <div className={styles['content']}>{children}</div>
      </div>
    </dialog>,
    document.body,
  );
}
