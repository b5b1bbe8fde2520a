import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Said to a screen reader, not drawn. */
export function VisuallyHidden({
  as: Tag = 'span',
  children,
}: {
  as?: 'span' | 'legend' | 'h2';
  children: ReactNode;
}) {
  return <Tag className={styles['hidden']}>{children}</Tag>;
}
