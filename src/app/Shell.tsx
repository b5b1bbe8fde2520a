import { lazy, type ReactNode, Suspense, useState } from 'react';
import { createPageCommandSlot, PageCommandsContext } from '#pages/page-commands.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Brand } from './Brand.tsx';
import { Navigation } from './Navigation.tsx';
import { PageRoutes } from './PageRoutes.tsx';
import { ReconnectBanner } from './ReconnectBanner.tsx';
import styles from './Shell.module.css';
import { useDestinations } from './use-destinations.ts';
import { useDocumentState } from './use-document-state.ts';

// Loaded beside the first picture. Where their programs do not arrive, a page can still be read.
const Tools = lazy(async () => {
  const loaded = await import('./Tools.tsx').catch(() => null);
  return { default: loaded?.Tools ?? Nothing };
});
const StatusLine = lazy(async () => {
  const loaded = await import('./StatusLine.tsx').catch(() => null);
  return { default: loaded?.StatusLine ?? Nothing };
});
const NewBuildNotice = lazy(async () => {
  // Before there is a worker, no other build can lie ready.
  await navigator.serviceWorker?.ready;
  const loaded = await import('./NewBuildNotice.tsx').catch(() => null);
  return { default: loaded?.NewBuildNotice ?? Nothing };
});

/** What stays while pages come and go. */
export function Shell() {
  const messages = useMessages();
  const destinations = useDestinations();
  const [page] = useState(createPageCommandSlot);
  useDocumentState();

  return (
    <PageCommandsContext value={page}>
      <div className={styles['shell']}>
        <a
          className={styles['skip']}
          href="#content"
          onClick={(event) => {
            // Followed, it would be one more step of the history and another address of the same page.
            event.preventDefault();
            document.querySelector<HTMLElement>('#content')?.focus();
          }}
        >
          {messages.skipToContent}
        </a>
        <header className={styles['header']}>
          <Brand />
          <Navigation destinations={destinations} />
          <Suspense>
            <Tools />
          </Suspense>
          <Suspense fallback={<div className={styles['status']} />}>
            <StatusLine />
          </Suspense>
        </header>
        <div className={styles['column']}>
          <ReconnectBanner />
          <main id="content" tabIndex={-1} className={styles['content']}>
            <PageRoutes />
          </main>
        </div>
        <Suspense>
          <NewBuildNotice />
        </Suspense>
      </div>
    </PageCommandsContext>
  );
}

function Nothing(): ReactNode {
  return null;
}
