import { lazy, type ReactNode, Suspense } from 'react';
import { toStatusView } from '#pages/status-view.ts';
import { useSession } from '#queries/session.ts';
import { type SyncStatus, useSyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useSyncMessages } from '#settings/use-sync-messages.ts';
import { useNow } from '#ui/clock.ts';
import styles from './StatusLine.module.css';

// Nothing to wait for with the first picture, and nothing to miss where its program does not arrive.
const LiveSign = lazy<(props: Pick<SyncStatus, 'live'>) => ReactNode>(async () => {
  const loaded = await import('./LiveSign.tsx').catch(() => null);
  return { default: loaded?.LiveSign ?? (() => null) };
});

/** What the sync is doing, in one line, and when it last came through. */
export function StatusLine() {
  const sync = useSyncMessages();
  const format = useFormat();
  const session = useSession();
  const status = useSyncStatus();
  const now = useNow();
  const { phase, text, lastSync, isQuiet } = toStatusView(session, status, now, { format, sync });
  return (
    <div className={styles['line']} data-phase={phase}>
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['text']}>
        {/* Said when it changes, but not for every page of a long history. */}
        <output aria-live={isQuiet ? 'off' : 'polite'}>
          {text}
          {text !== null && lastSync !== null && ' '}
          {lastSync !== null && (
            <>
              {sync.lastSync} <time dateTime={lastSync.datetime}>{lastSync.text}</time>
            </>
          )}
        </output>{' '}
        {/* Known once a look has come to its end, long after the first picture; to be seen, and not announced. */}
        {(status.live !== null || status.nextAt !== null) && (
          <Suspense>
            <LiveSign live={status.live} />
          </Suspense>
        )}
      </span>
    </div>
  );
}
