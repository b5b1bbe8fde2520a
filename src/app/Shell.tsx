import { useMessages } from '#settings/use-settings.ts';
import { Brand } from './Brand.tsx';
import { Navigation } from './Navigation.tsx';
import { NewBuildNotice } from './NewBuildNotice.tsx';
import { PageRoutes } from './PageRoutes.tsx';
import { ReconnectBanner } from './ReconnectBanner.tsx';
import styles from './Shell.module.css';
import { StatusLine } from './StatusLine.tsx';
import { useDocumentState } from './use-document-state.ts';

/** What stays while pages come and go. */
export function Shell() {
  const messages = useMessages();
  useDocumentState();
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {messages.skipToContent}
      </a>
      <header className={styles['header']}>
        <Brand />
        <Navigation />
        <StatusLine />
      </header>
      <ReconnectBanner />
      <main id="content" tabIndex={-1} className={styles['content']}>
        <PageRoutes />
      </main>
      <NewBuildNotice />
    </div>
  );
}
