import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Dialog.module.css';

export type DialogProps = {
  open: boolean;
  title: string;
  /** Once it is closed, by Escape too; the focus is back where it was by then. */
  onClose: () => void;
  /** Beside the title, and so the first to have the focus. */
  action?: ReactNode;
  children: ReactNode;
};

/** A sheet over the page, which rests meanwhile. */
export function Dialog({ open, title, onClose, action, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // The platform opens a modal by a call alone: an attribute would leave the page behind it reachable.
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open && dialog.current?.open === true) dialog.current.close();
  }, [open]);

  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} onClose={onClose}>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <h2 id={titleId}>{title}</h2>
          {action}
        </div>
        {children}
      </div>
    </dialog>
  );
}
