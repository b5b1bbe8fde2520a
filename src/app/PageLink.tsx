import { Link, useLocation } from 'react-router-dom';
import { Icon } from '#ui/Icon.tsx';
import styles from './Navigation.module.css';
import { type Destination, isAt } from './use-destinations.ts';

export function PageLink({ to, icon, label, onFollow }: Destination & { onFollow?: () => void }) {
  const { pathname } = useLocation();
  return (
    <Link
      to={to}
      className={styles['link']}
      aria-current={isAt(to, pathname) ? 'page' : undefined}
      onClick={onFollow}
    >
      <Icon name={icon} />
      {label}
    </Link>
  );
}
