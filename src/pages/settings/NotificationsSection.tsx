import { useState } from 'react';
import { useNotifications, type NotificationChange } from '#queries/notifications.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useNotificationsMessages } from '#settings/use-notifications-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { toCount } from '../count.ts';
import styles from './NotificationsSection.module.css';
import { toNotificationsView, toWorkText, type RowView } from './notifications-view.ts';

/** What the service tells this installation of, and how live that makes the open pages. */
export function NotificationsSection({ className }: { className?: string | undefined }) {
  const words = useNotificationsMessages();
  const session = useSession();
  // Nobody's account: there is nothing to be told of.
  if (session.userid === undefined) return null;
  return (
    <Card title={words.title} className={className}>
      <Subscriptions />
    </Card>
  );
}

function Subscriptions() {
  const words = useNotificationsMessages();
  const format = useFormat();
  const session = useSession();
  const status = useSyncStatus();
  const now = useNow();
  const { facts, error, work, outcome, change, lookAgain } = useNotifications();

  if (facts === undefined) {
    if (session.status !== 'connected' && session.status !== 'loading') return <p>{words.notNow}</p>;
    if (error === null) return <p aria-busy="true">{words.waiting}</p>;
    return (
      <Notice tone="error" title={words.failed} action={<Button onClick={lookAgain}>{words.again}</Button>}>
        <p>{words.why[error] ?? words.whyOther}</p>
      </Notice>
    );
  }
  const view = toNotificationsView(facts, session.scopes, status, now, { format, words });
  const isBusy = work !== null;
  const onChange = (kind: NotificationChange, kinds: readonly number[]) => {
    // A second press while the first is at work asks for nothing.
    if (!isBusy && kinds.length > 0) void change(kind, kinds);
  };
  return (
    <div className={styles['section']}>
      <div className={styles['now']} data-state={view.state}>
        <p className={styles['lead']}>
          <span className={styles['dot']} aria-hidden="true" />
          {view.lead}
        </p>
        {view.details.map((detail) => (
          <p key={detail} className={styles['detail']}>
            {detail}
          </p>
        ))}
      </div>
      {!facts.canBeNotified && (
        <Notice tone="info" title={words.operator.title}>
          <p>{words.operator.text}</p>
        </Notice>
      )}
      {facts.canBeNotified && (
        <>
          <div className={styles['actions']}>
            <Button
              disabled={view.toSubscribe.length === 0}
              aria-disabled={isBusy}
              onClick={() => {
                onChange('subscribe', view.toSubscribe);
              }}
            >
              {words.all}
            </Button>
            <RevokeAll
              disabled={view.toRevoke.length === 0}
              isBusy={isBusy}
              onConfirm={() => {
                onChange('revoke', view.toRevoke);
              }}
            />
          </div>
          <output className={styles['outcome']} data-failed={(outcome?.failed.length ?? 0) > 0 || undefined}>
            {toWorkText(work, outcome, { format, words })}
          </output>
        </>
      )}
      {view.rows.length > 0 && (
        <Rows label={words.list} rows={view.rows} isBusy={isBusy} onChange={onChange} />
      )}
      {view.others.length > 0 && (
        <Disclosure summary={words.more(toCount(view.others.length, format))}>
          <Rows
            label={words.more(toCount(view.others.length, format))}
            rows={view.others}
            isBusy={isBusy}
            onChange={onChange}
          />
        </Disclosure>
      )}
    </div>
  );
}

type RowsProps = {
  label: string;
  rows: readonly RowView[];
  isBusy: boolean;
  onChange: (change: NotificationChange, kinds: readonly number[]) => void;
};

function Rows({ label, rows, isBusy, onChange }: RowsProps) {
  const words = useNotificationsMessages();
  return (
    <ul className={styles['rows']} aria-label={label}>
      {rows.map(({ appli, name, what, state, status, notes, action }) => (
        <li key={appli} className={styles['row']}>
          <div className={styles['kind']}>
            <h3 className={styles['name']}>{name}</h3>
            {what !== null && <p className={styles['detail']}>{what}</p>}
            <p className={styles['status']} data-state={state}>
              {status}
            </p>
            {notes.map((note) => (
              <p key={note} className={styles['detail']}>
                {note}
              </p>
            ))}
          </div>
          {action !== null && (
            <Button
              className={styles['change']}
              aria-label={words.named(words[action], name)}
              // Disabled for the moment of a call, it would take the keyboard's place on the page away.
              aria-disabled={isBusy}
              onClick={() => {
                onChange(action, [appli]);
              }}
            >
              {words[action]}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

type RevokeAllProps = { disabled: boolean; isBusy: boolean; onConfirm: () => void };

function RevokeAll({ disabled, isBusy, onConfirm }: RevokeAllProps) {
  const words = useNotificationsMessages();
  const [isAsking, setAsking] = useState(false);
  const { confirm } = words;
  return (
    <>
      <Button
        disabled={disabled}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) setAsking(true);
        }}
      >
        {words.none}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={confirm.title}
        confirmLabel={confirm.yes}
        cancelLabel={confirm.no}
        onConfirm={() => {
          setAsking(false);
          onConfirm();
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
