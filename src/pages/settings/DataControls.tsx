import { useState } from 'react';
import { useSession } from '#queries/session.ts';
import { useSyncControls, useSyncStatus } from '#queries/sync.ts';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { useSyncMessages } from '#settings/use-sync-messages.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { toPhase } from '../sync-phase.ts';
import styles from './DataControls.module.css';
import { toNowView } from './now-view.ts';

/** What goes on, in a sentence and a bar, and the buttons that change it. */
export function DataControls() {
  const { data } = useAccountMessages();
  const messages = useMessages();
  const sync = useSyncMessages();
  const format = useFormat();
  const session = useSession();
  const status = useSyncStatus();
  const { syncNow, pause, resume } = useSyncControls();
  const view = toNowView(toPhase(session.status, status), status, { format, messages, sync, data });
  return (
    <>
      <div className={styles['now']}>
        <p className={styles['text']}>{view.text}</p>
        {view.bar !== null && <ProgressBar label={data.now.bar} value={view.bar.value} />}
        {view.detail !== null && <p className={styles['detail']}>{view.detail}</p>}
      </div>
      <div className={styles['actions']}>
        <Button
          disabled={!view.canSync}
          // Disabled for the moment of a look, it would take the keyboard's place on the page away.
          aria-disabled={view.isBusy}
          onClick={() => {
            if (!view.isBusy) syncNow();
          }}
        >
          {data.actions.sync}
        </Button>
        <Button disabled={!view.canPause} onClick={view.isPaused ? resume : pause}>
          {view.isPaused ? data.actions.resume : data.actions.pause}
        </Button>
        <ReadAgain disabled={!view.canReadAgain} />
      </div>
    </>
  );
}

function ReadAgain({ disabled }: { disabled: boolean }) {
  const { data } = useAccountMessages();
  const { readAgain } = useSyncControls();
  const [isAsking, setAsking] = useState(false);
  const { confirm } = data.actions;
  return (
    <>
      <Button
        disabled={disabled}
        onClick={() => {
          setAsking(true);
        }}
      >
        {data.actions.readAgain}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={confirm.title}
        confirmLabel={confirm.yes}
        cancelLabel={confirm.no}
        tone="primary"
        onConfirm={() => {
          setAsking(false);
          readAgain();
        }}
        onCancel={() => {
          setAsking(false);
        }}
      >
        <p>{confirm.text}</p>
      </ConfirmDialog>
    </>
  );
}
