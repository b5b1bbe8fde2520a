import { type ReactNode, useState } from 'react';
import styles from './Disclosure.module.css';

/** What is inside is made when it is first asked for. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className={styles['disclosure']}
      onToggle={() => {
        setWasOpened(true);
      }}
    >
      <summary className={styles['summary']}>{summary}</summary>
      {wasOpened && <div className={styles['content']}>{children}</div>}
    </details>
  );
}
