import { bounds } from '#settings/schema.ts';
import { useSettings } from '#settings/use-settings.ts';
import { SelectField } from '#ui/SelectField.tsx';
import styles from './NightPage.module.css';
import { hourText, type SleepWords } from './sleep-words.ts';

const GAPS_MIN = [0, 30, 60, 90, 120, 150, 180, 210, 240];

/** The two rules that a reader may change, where their effect is seen. */
export function NightRulesFields({ words }: { words: SleepWords }) {
  const [{ nightBoundaryHour, nightMergeGapMin }, change] = useSettings();
  const { format, words: say } = words;
  const gaps = [...new Set([...GAPS_MIN, nightMergeGapMin])].toSorted((a, b) => a - b);
  return (
    <div className={styles['fields']}>
      <SelectField
        label={say.night.boundary}
        value={String(nightBoundaryHour)}
        options={Array.from({ length: bounds.nightBoundaryHour.high + 1 }, (_, hour) => ({
          value: String(hour),
          label: hourText(hour, words),
        }))}
        onChange={(hour) => change({ nightBoundaryHour: Number(hour) })}
      />
      <SelectField
        label={say.night.gap}
        value={String(nightMergeGapMin)}
        options={gaps.map((gap) => ({ value: String(gap), label: format.number(gap, 0) }))}
        onChange={(gap) => change({ nightMergeGapMin: Number(gap) })}
      />
    </div>
  );
}
