import { lazy, Suspense } from 'react';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { PageHeading } from '../PageHeading.tsx';
import { AccountSection } from './AccountSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import styles from './SettingsPage.module.css';

// Counting what is kept is a program of its own; the rest of the page need not wait for it.
const DataSection = lazy(async () => ({ default: (await import('./DataSection.tsx')).DataSection }));

export function SettingsPage() {
  const { settings } = useAccountMessages();
  return (
    <div className={styles['page']}>
      <PageHeading title={settings.title} />
      <DisplaySection />
      <AccountSection />
      <Suspense>
        <DataSection className={styles['wide']} />
      </Suspense>
    </div>
  );
}
