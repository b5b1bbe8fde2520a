import { NavLink } from 'react-router-dom';
import { paths } from '#pages/paths.ts';
import { useSession } from '#queries/session.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import styles from './Navigation.module.css';

/** The pages that exist. At the bottom on phones, in the header elsewhere. */
export function Navigation() {
  const { navigation } = useMessages();
  const { status } = useSession();
  const links: { to: string; icon: IconName; label: string }[] = [
    { to: paths.body, icon: 'weight', label: navigation.body },
    ...(status === 'disconnected'
      ? [{ to: paths.connect, icon: 'connect' as const, label: navigation.connect }]
      : []),
    { to: paths.settings, icon: 'settings', label: navigation.settings },
  ];
  return (
    <nav aria-label={navigation.label} className={styles['navigation']}>
      {links.map(({ to, icon, label }) => (
        <NavLink key={to} to={to} className={styles['link'] ?? ''}>
          <Icon name={icon} />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
