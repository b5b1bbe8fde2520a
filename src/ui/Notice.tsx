import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export type NoticeProps = {
  tone: 'info' | 'warning' | 'error';
  title?: string;
  /** Said at once, interrupting; for a failure the reader has just caused. */
  urgent?: boolean;
  action?: ReactNode;
  children?: ReactNode;
};

export function Notice({ tone, title, urgent = false, action, children }: NoticeProps) {
  return (
    <div className={`${styles['notice']} ${styles[tone]}`} role={urgent ? 'alert' : undefined}>
      <div className={styles['text']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
