import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Link } from 'react-router-dom';
import { paths } from '../paths.ts';
import { toProgressText } from '../progress.ts';

/** Why there is nothing to see yet: never connected, still arriving, or no workout at all. */
export function NoWorkouts() {
  const { empty } = useWorkoutsMessages();
  const { empty: common } = useWeightMessages();
  const format = useFormat();
  const session = useSession();
  const { progress, phase, complete } = useSyncStatus();

  if (session.userid === undefined) {
    return (
      <Card title={empty.disconnected}>
        <p>{empty.disconnectedText}</p>
        <p>
          <Link className={buttonClass('primary')} to={paths.connect}>
            {common.connect}
          </Link>
        </p>
      </Card>
    );
  }
  if (!complete && phase === 'paused') {
    return (
      <Card title={common.paused}>
        <p>
          {common.pausedText} <Link to={paths.settings}>{common.pausedAction}</Link>
        </p>
      </Card>
    );
  }
  if (!complete && (phase === 'idle' || phase === 'syncing' || phase === 'waiting')) {
    const { read, back } = toProgressText(progress, format);
    return (
      <Card title={common.arriving(read, back)}>
        {progress !== null && <ProgressBar label={common.arrivingBar} value={progress.share} />}
        <p>{common.arrivingText}</p>
      </Card>
    );
  }
  return (
    <Card title={empty.none}>
      <p>{empty.noneText}</p>
    </Card>
  );
}
