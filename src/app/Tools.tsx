import { lazy, Suspense, use, useState } from 'react';
import { PageCommandsContext } from '#pages/page-commands.ts';
import { useSession } from '#queries/session.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Popover } from '#ui/Popover.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import styles from './Tools.module.css';
import { useShellKeys } from './use-shell-keys.ts';

// Each is asked for by a key or a button.
const GoToDay = lazy(async () => ({ default: (await import('#pages/GoToDay.tsx')).GoToDay }));
const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }));
const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu.tsx')).AccountMenu }));

/** The buttons that stay whatever the page, their keys, and what they open. */
export function Tools() {
  const messages = useMessages();
  const page = use(PageCommandsContext);
  const [dialog, setDialog] = useState<'day' | 'help' | null>(null);
  const [open] = useState({
    goToDay: () => {
      setDialog('day');
    },
    help: () => {
      setDialog('help');
    },
  });
  const close = () => {
    setDialog(null);
  };
  useShellKeys(page, open);
  const { status, provider, providers, hasArchive } = useSession();
  const { tools } = messages;
  const service = providers.find(({ id }) => id === provider)?.name;
  return (
    <div className={styles['tools']}>
      <Tool icon="calendar" word={tools.goToDay} shortcut="G" onPress={open.goToDay} />
      <Tool icon="help" word={tools.keys} shortcut="?" onPress={open.help} />
      {(hasArchive || (status !== 'loading' && status !== 'disconnected')) && (
        <Popover
          label={tools.account(service ?? null)}
          className={styles['account']}
          buttonClass={styles['tool']}
          button={
            <>
              <Icon name="account" />
              <span className={styles['word']}>{service ?? tools.account(null)}</span>
            </>
          }
        >
          {(close) => (
            <PageBoundary words={messages.failure}>
              <Suspense fallback={messages.loading}>
                <AccountMenu onLeave={close} />
              </Suspense>
            </PageBoundary>
          )}
        </Popover>
      )}
      {dialog !== null && (
        <PageBoundary words={messages.failure}>
          <Suspense>{dialog === 'day' ? <GoToDay onClose={close} /> : <KeyHelp onClose={close} />}</Suspense>
        </PageBoundary>
      )}
    </div>
  );
}

type ToolProps = { icon: IconName; word: string; shortcut: string; onPress: () => void };

function Tool({ icon, word, shortcut, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-label={word}
      aria-keyshortcuts={shortcut}
      title={`${word} (${shortcut})`}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span className={styles['word']}>{word}</span>
      <kbd className={styles['key']}>{shortcut}</kbd>
    </button>
  );
}
