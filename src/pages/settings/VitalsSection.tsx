import type { BloodPressureGuideline } from '#settings/schema.ts';
import { useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import styles from './SettingsPage.module.css';

const guidelines: readonly BloodPressureGuideline[] = ['esc-home', 'esc-office', 'aha'];

export function VitalsSection() {
  const { title, guideline } = useSettingsMessages().vitals;
  const [{ bloodPressureGuideline }, change] = useSettings();
  return (
    <Card title={title} className={styles['choices']}>
      <SelectField<BloodPressureGuideline>
        label={guideline.label}
        hint={guideline.hint}
        value={bloodPressureGuideline}
        options={guidelines.map((value) => ({ value, label: guideline.options[value] }))}
        onChange={(bloodPressureGuideline) => {
          change({ bloodPressureGuideline });
        }}
      />
    </Card>
  );
}
