import { Link } from 'react-router-dom';
import { paths } from '#pages/paths.ts';
import { SignOut } from '#pages/SignOut.tsx';
import { toPhase } from '#pages/sync-phase.ts';
import { useSession } from '#queries/session.ts';
import { useSyncControls, useSyncStatus } from '#queries/sync.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import styles from './AccountMenu.module.css';

/** Who is connected, and what one does about it. */
export function AccountMenu({ onLeave }: { onLeave: () => void }) {
  const { account, data } = useAccountMessages();
  const { navigation, reconnect } = useMessages();
  const { status, provider, providers, userid } = useSession();
  const sync = useSyncStatus();
  const { syncNow } = useSyncControls();
  const phase = toPhase(status, sync);
  const service = providers.find(({ id }) => id === provider);
  const name = service?.simulated === true ? account.simulated(service.name) : (service?.name ?? provider);
  const isLinked = name !== undefined && phase !== 'reconnect';
  const isBusy = phase === 'syncing';
  return (
    <div className={styles['menu']}>
      {name === undefined ? (
        <p>{account.none}</p>
      ) : (
        <dl className={styles['who']}>
          <dt>{account.service}</dt>
          <dd>{name}</dd>
          {userid !== undefined && (
            <>
              <dt>{account.user}</dt>
              <dd>{userid}</dd>
            </>
          )}
        </dl>
      )}
      <div className={styles['actions']}>
        {isLinked && (
          <Button
            disabled={phase === 'paused'}
            // Disabled for the moment of a look, it would take the keyboard's place on the page away.
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) syncNow();
            }}
          >
            {data.actions.sync}
          </Button>
        )}
        {status === 'disconnected' && (
          <Link className={buttonClass()} to={paths.connect} onClick={onLeave}>
            {navigation.connect}
          </Link>
        )}
        {phase === 'reconnect' && (
          <Link className={buttonClass()} to={paths.connect} onClick={onLeave}>
            {reconnect.action}
          </Link>
        )}
        <Link className={buttonClass()} to={paths.settings} onClick={onLeave}>
          {navigation.settings}
        </Link>
        <SignOut />
      </div>
    </div>
  );
}
