import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import styles from './SettingsPage.module.css';

const guidelines: readonly BloodPressureGuideline[] = ['esc-home', 'esc-office', 'aha'];

export function VitalsSection() {
  const { title, guideline, dropsFirst } = useSettingsMessages().vitals;
  const [{ bloodPressureGuideline, bloodPressureDropsFirst }, change] = useSettings();
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
      <Checkbox
        label={dropsFirst.label}
        hint={dropsFirst.hint}
        checked={bloodPressureDropsFirst}
        onChange={(bloodPressureDropsFirst) => {
          change({ bloodPressureDropsFirst });
        }}
      />
    </Card>
  );
}
