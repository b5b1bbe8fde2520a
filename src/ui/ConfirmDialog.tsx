import type { ReactNode } from 'react';
import { Button, type ButtonTone } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

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
  return (
    <Dialog open={open} title={title} onClose={onCancel}>
      {children}
      <div className={styles['actions']}>
        <Button onClick={onCancel}>{cancelLabel}</Button>
        <Button tone={tone} disabled={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
