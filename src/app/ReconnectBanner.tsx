import { useLocation } from 'react-router-dom';
import { goToLogin } from '#pages/go-to-login.ts';
import { paths } from '#pages/paths.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import styles from './ReconnectBanner.module.css';

/** Stays until the reader has signed in again; what was read stays readable below it. */
export function ReconnectBanner() {
  const { reconnect } = useMessages();
  const { status, provider, providers } = useSession();
  const { phase } = useSyncStatus();
  const { pathname, search } = useLocation();
  if (status !== 'reconnect' && phase !== 'reconnect') return null;
  const service = provider ?? providers[0]?.id;
  const here = pathname === paths.connect ? paths.home : `${pathname}${search}`;
  return (
    <aside className={styles['banner']} aria-label={reconnect.title}>
      <Notice
        tone="warning"
        title={reconnect.title}
        action={
          service !== undefined && (
            <Button
              tone="primary"
              onClick={() => {
                goToLogin(service, here);
              }}
            >
              {reconnect.action}
            </Button>
          )
        }
      >
        <p>{reconnect.text}</p>
      </Notice>
    </aside>
  );
}
