import { useKeepNothing } from '#queries/keep.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useSyncMessages } from '#settings/use-sync-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { formatInstant } from '#domain/time.ts';
import { formatDistance } from '#locale/distance.ts';
import { Link } from 'react-router-dom';
import { paths } from '../paths.ts';
import { readerZone } from '../reader-zone.ts';
import { SignOut } from '../SignOut.tsx';
import styles from './SettingsPage.module.css';

export function AccountSection() {
  const { account } = useAccountMessages();
  const sync = useSyncMessages();
  const session = useSession();
  if (session.status === 'disconnected' && !session.hasArchive) {
    return (
      <Card title={account.title}>
        <p>{account.none}</p>
        <p>
          <Link className={buttonClass('primary')} to={paths.connect}>
            {account.connect}
          </Link>
        </p>
      </Card>
    );
  }
  const provider = session.providers.find(({ id }) => id === session.provider);
  const service =
    provider?.simulated === true ? account.simulated(provider.name) : (provider?.name ?? session.provider);
  return (
    <Card title={account.title}>
      <dl className={styles['facts']}>
        {service !== undefined && <Fact name={account.service} value={service} />}
        {session.userid !== undefined && <Fact name={account.user} value={session.userid} />}
        <LastSync never={sync.never} />
        <Storage />
      </dl>
      <div className={styles['actions']}>
        <SignOut />
      </div>
    </Card>
  );
}

function LastSync({ never }: { never: string }) {
  const { account } = useAccountMessages();
  const format = useFormat();
  const { lastSyncAt } = useSyncStatus();
  const now = useNow();
  const zone = readerZone();
  return (
    <div>
      <dt>{account.lastSync}</dt>
      <dd>
        {lastSyncAt === null ? (
          never
        ) : (
          <>
            <time dateTime={formatInstant(lastSyncAt, zone)}>{format.dateTime(lastSyncAt, zone)}</time> (
            {formatDistance(Math.min(lastSyncAt, now), now, format.locale)})
          </>
        )}
      </dd>
    </div>
  );
}

function Storage() {
  const { account } = useAccountMessages();
  const { durable } = useSyncStatus();
  const [keepsNothing] = useKeepNothing();
  const memory = keepsNothing ? account.keepsNothing : account.notDurable;
  return <Fact name={account.storage} value={durable ? account.durable : memory} />;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
