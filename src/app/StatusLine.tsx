import { toStatusView } from '#pages/status-view.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useSyncMessages } from '#settings/use-sync-messages.ts';
import { useNow } from '#ui/clock.ts';
import styles from './StatusLine.module.css';

/** What the sync is doing, in one line, and when it last came through. */
export function StatusLine() {
  const sync = useSyncMessages();
  const format = useFormat();
  const session = useSession();
  const status = useSyncStatus();
  const now = useNow();
  const { phase, text, lastSync, isQuiet } = toStatusView(session, status, now, { format, sync });
  return (
    // Said when it changes, but not for every page of a long history.
    <output className={styles['line']} data-phase={phase} aria-live={isQuiet ? 'off' : 'polite'}>
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['text']}>
        {text}
        {text !== null && lastSync !== null && ' '}
        {lastSync !== null && (
          <>
            {sync.lastSync} <time dateTime={lastSync.datetime}>{lastSync.text}</time>
          </>
        )}
      </span>
    </output>
  );
}
