import { Link } from 'react-router-dom';
import { paths } from '#pages/paths.ts';
import { useMessages } from '#settings/use-settings.ts';
import styles from './Brand.module.css';

export function Brand() {
  const { product } = useMessages();
  return (
    <Link to={paths.home} className={styles['brand']}>
      <svg viewBox="0 0 64 64" width="28" height="28" aria-hidden="true" fill="none" strokeLinecap="round">
        <rect className={styles['ground']} width="64" height="64" rx="14" />
        <path className={styles['rest']} d="M10 36h44" strokeWidth="2.5" strokeDasharray="3 4" />
        <path
          className={styles['line']}
          d="M10 20c8 0 8 26 16 26s7-18 14-18 6 8 14 8"
          strokeWidth="5"
          strokeLinejoin="round"
        />
      </svg>
      {product}
    </Link>
  );
}
