import { NavLink } from 'react-router-dom';
import { Icon } from '#ui/Icon.tsx';
import styles from './Navigation.module.css';
import type { Destination } from './use-destinations.ts';

export function PageLink({ to, icon, label, onFollow }: Destination & { onFollow?: () => void }) {
  return (
    <NavLink to={to} className={styles['link'] ?? ''} onClick={onFollow}>
      <Icon name={icon} />
      {label}
    </NavLink>
  );
}
