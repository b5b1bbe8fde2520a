import { useMessages, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';

export function UnitsSection() {
  const { units } = useSettingsMessages();
  const { unit } = useMessages();
  const [{ weightUnit }, change] = useSettings();
  return (
    <Card title={units.title} className={styles['choices']}>
      <Choice
        label={units.weight.label}
        hint={units.weight.hint}
        value={weightUnit}
        options={[
          { value: 'kg', label: unit.kgLong },
          { value: 'lb', label: unit.lbLong },
          { value: 'st', label: unit.stLong },
        ]}
        onChange={(weightUnit) => {
          change({ weightUnit });
        }}
      />
    </Card>
  );
}
