import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { useSettings } from '#settings/use-settings.ts';
import { useVitalsMessages } from '#settings/use-vitals-messages.ts';
import { SelectField } from '#ui/SelectField.tsx';
import { guidelines } from './vitals-explanations.ts';

/** Whose classes the page names and draws; kept with the settings. */
export function GuidelineChoice() {
  const { guideline } = useVitalsMessages().pressure;
  const [{ bloodPressureGuideline }, change] = useSettings();
  return (
    <SelectField<BloodPressureGuideline>
      label={guideline.label}
      value={bloodPressureGuideline}
      options={guidelines.map((value) => ({ value, label: guideline.short[value] }))}
      onChange={(bloodPressureGuideline) => {
        change({ bloodPressureGuideline });
      }}
    />
  );
}
