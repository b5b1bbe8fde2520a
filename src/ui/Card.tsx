import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

export type CardProps = { title?: string; className?: string | undefined; children: ReactNode };

/** A sheet on the ground. With a title it is a section that can be jumped to by its heading. */
export function Card({ title, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={[styles['card'], className].filter(Boolean).join(' ')}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && <h2 id={id}>{title}</h2>}
      {children}
    </section>
  );
}
