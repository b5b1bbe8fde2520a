import { lazy, Suspense } from 'react';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { PageHeading } from '../PageHeading.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AccountSection } from './AccountSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import { FileSection } from './FileSection.tsx';
import { GoalsSection } from './GoalsSection.tsx';
import styles from './SettingsPage.module.css';
import { TimeSection } from './TimeSection.tsx';
import { UnitsSection } from './UnitsSection.tsx';
import { VitalsSection } from './VitalsSection.tsx';

// Programs of their own; the rest of the page need not wait for them.
const LateSections = lazy(async () => ({ default: (await import('./LateSections.tsx')).LateSections }));

export function SettingsPage() {
  const { title } = useSettingsMessages();
  return (
    <div className={styles['page']}>
      <PageHeading title={title} />
      <div className={styles['column']}>
        <DisplaySection />
        <UnitsSection />
        <AboutSection />
      </div>
      <div className={styles['column']}>
        <TimeSection />
        <GoalsSection />
        <VitalsSection />
      </div>
      <FileSection />
      <AccountSection />
      <Suspense>
        <LateSections className={styles['wide']} />
      </Suspense>
    </div>
  );
}
