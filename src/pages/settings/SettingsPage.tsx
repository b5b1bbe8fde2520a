import { useAccountMessages } from '#settings/use-account-messages.ts';
import { PageHeading } from '../PageHeading.tsx';
import { AccountSection } from './AccountSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import styles from './SettingsPage.module.css';

export function SettingsPage() {
  const { settings } = useAccountMessages();
  return (
    <div className={styles['page']}>
      <PageHeading title={settings.title} />
      <DisplaySection />
      <AccountSection />
    </div>
  );
}
