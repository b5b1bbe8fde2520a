import { useMessages, useSettings } from '#settings/use-settings.ts';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';

export function WeightUnitSwitch() {
  const { unit } = useMessages();
  const [{ weightUnit }, change] = useSettings();
  return (
    <SegmentedControl
      label={unit.label}
      value={weightUnit}
      options={[
        { value: 'kg', label: unit.kg },
        { value: 'lb', label: unit.lb },
        { value: 'st', label: unit.st },
      ]}
      onChange={(weightUnit) => {
        change({ weightUnit });
      }}
    />
  );
}
