import styles from './ProgressBar.module.css';

/** How far something has come, from 0 to 1; `null` while nobody can tell. */
export function ProgressBar({ label, value }: { label: string; value: number | null }) {
  return <progress className={styles['bar']} aria-label={label} {...(value !== null && { value, max: 1 })} />;
}
