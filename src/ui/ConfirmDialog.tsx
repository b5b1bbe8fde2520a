import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button, type ButtonTone } from './Button.tsx';
import styles from './ConfirmDialog.module.css';

export type ConfirmDialogProps = {
  open: boolean;
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  busy?: boolean;
  /** Of the button that does it. */
  tone?: ButtonTone;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A question before something that is not undone by a second press; Escape and the first button leave everything as it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmLabel, cancelLabel, busy = false, tone = 'danger' } = props;
  const { onConfirm, onCancel, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // The platform opens a modal by a call alone: an attribute would leave the page behind it reachable.
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open && dialog.current?.open === true) dialog.current.close();
  }, [open]);

  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} onClose={onCancel}>
      <div className={styles['body']}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className={styles['actions']}>
          <Button onClick={onCancel}>{cancelLabel}</Button>
          <Button tone={tone} disabled={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
