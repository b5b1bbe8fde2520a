import type { DistanceUnit, LengthUnit } from '#locale/length-units.ts';
import type { TemperatureUnit } from '#locale/temperature-units.ts';
import { useMessages, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';

const distanceUnits: readonly DistanceUnit[] = ['km', 'mi'];
const lengthUnits: readonly LengthUnit[] = ['cm', 'in'];
const temperatureUnits: readonly TemperatureUnit[] = ['c', 'f'];

export function UnitsSection() {
  const { units } = useSettingsMessages();
  const { unit } = useMessages();
  const [{ weightUnit, distanceUnit, lengthUnit, temperatureUnit }, change] = useSettings();
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
      <Choice<DistanceUnit>
        label={units.distance.label}
        hint={units.distance.hint}
        value={distanceUnit}
        options={distanceUnits.map((value) => ({ value, label: units.distance.options[value] }))}
        onChange={(distanceUnit) => {
          change({ distanceUnit });
        }}
      />
      <Choice<LengthUnit>
        label={units.length.label}
        hint={units.length.hint}
        value={lengthUnit}
        options={lengthUnits.map((value) => ({ value, label: units.length.options[value] }))}
        onChange={(lengthUnit) => {
          change({ lengthUnit });
        }}
      />
      <Choice<TemperatureUnit>
        label={units.temperature.label}
        hint={units.temperature.hint}
        value={temperatureUnit}
        options={temperatureUnits.map((value) => ({ value, label: units.temperature.options[value] }))}
        onChange={(temperatureUnit) => {
          change({ temperatureUnit });
        }}
      />
    </Card>
  );
}
