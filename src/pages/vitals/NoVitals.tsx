import { Link } from 'react-router-dom';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useVitalsMessages } from '#settings/use-vitals-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { paths } from '../paths.ts';

/** Why there is nothing to see yet: never connected, still arriving, or never measured. */
export function NoVitals() {
  const { empty } = useVitalsMessages();
  const session = useSession();
  const { complete } = useSyncStatus();
  if (session.userid === undefined) {
    return (
      <Card title={empty.disconnected}>
        <p>{empty.disconnectedText}</p>
        <p>
          <Link className={buttonClass('primary')} to={paths.connect}>
            {empty.connect}
          </Link>
        </p>
      </Card>
    );
  }
  return (
    <Card title={complete ? empty.none : empty.arriving}>
      <p>{complete ? empty.noneText : empty.arrivingText}</p>
    </Card>
  );
}
