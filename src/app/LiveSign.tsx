import { LOOK_EVERY_MS } from '#queries/looking.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useShellMessages } from '#settings/use-shell-messages.ts';
import styles from './LiveSign.module.css';

/** How this page hears of news: told by the service, or by looking now and then. */
export function LiveSign({ live }: Pick<SyncStatus, 'live'>) {
  const { sign } = useShellMessages();
  const format = useFormat();
  const minutes = LOOK_EVERY_MS / 60_000;
  return (
    <span className={styles['sign']} data-live={live ?? 'looks'}>
      {live === null ? sign.looks({ count: minutes, text: format.number(minutes, 0) }) : sign[live]}
    </span>
  );
}
