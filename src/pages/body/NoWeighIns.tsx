import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { toProgressText } from '../progress.ts';
import { Link } from 'react-router-dom';
import { paths } from '../paths.ts';

/** Why there is nothing to see yet: never connected, still arriving, or never weighed. */
export function NoWeighIns() {
  const format = useFormat();
  const session = useSession();
  const { progress, phase, complete } = useSyncStatus();
  const { empty } = useWeightMessages();

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
  if (!complete && phase === 'paused') {
    return (
      <Card title={empty.paused}>
        <p>
          {empty.pausedText} <Link to={paths.settings}>{empty.pausedAction}</Link>
        </p>
      </Card>
    );
  }
  if (!complete && (phase === 'idle' || phase === 'syncing' || phase === 'waiting')) {
    const { read, back } = toProgressText(progress, format);
    return (
      <Card title={empty.arriving(read, back)}>
        {progress !== null && <ProgressBar label={empty.arrivingBar} value={progress.share} />}
        <p>{empty.arrivingText}</p>
      </Card>
    );
  }
  return (
    <Card title={empty.none}>
      <p>{empty.noneText}</p>
    </Card>
  );
}
