import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Link } from 'react-router-dom';
import { paths } from './paths.ts';
import { toProgressText } from './progress.ts';

export type NothingYetProps = {
  /** What is the page's own to say; the rest is the same everywhere. */
  words: {
    readonly disconnected: string;
    readonly disconnectedText: string;
    readonly none: string;
    readonly noneText: string;
  };
};

/** Why there is nothing to see on a page yet: never connected, still arriving, or nothing of the kind at the service. */
export function NothingYet({ words }: NothingYetProps) {
  const { empty } = useWeightMessages();
  const format = useFormat();
  const session = useSession();
  const { progress, phase, complete } = useSyncStatus();

  if (session.userid === undefined) {
    return (
      <Card title={words.disconnected}>
        <p>{words.disconnectedText}</p>
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
    <Card title={words.none}>
      <p>{words.noneText}</p>
    </Card>
  );
}
