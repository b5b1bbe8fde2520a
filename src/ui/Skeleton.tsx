import styles from './Skeleton.module.css';

/** Stands where something of this shape is about to be; said by the surrounding text, so hidden here. */
export function Skeleton({ shape }: { shape: 'line' | 'number' | 'chart' }) {
  return <span aria-hidden="true" className={`${styles['skeleton']} ${styles[shape]}`} />;
}
