import { useId } from 'react';
import styles from './SegmentedControl.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type SegmentedControlProps<T extends string> = {
  label: string;
  /** `null` when what is in force is none of the options. */
  value: T | null;
  /** `name` is read out in place of a short label, which it has to begin with. */
  options: readonly { value: T; label: string; name?: string }[];
  onChange: (value: T) => void;
  /** Id of a sentence that explains the choice. */
  describedBy?: string;
};

/** One choice of a few, as a radio group: arrow keys move, the label is read out. */
export function SegmentedControl<T extends string>({
  label,
  value,
  options,
  onChange,
  describedBy,
}: SegmentedControlProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles['group']} aria-describedby={describedBy}>
      <VisuallyHidden as="legend">{label}</VisuallyHidden>
      {options.map((option) => (
        <label key={option.value} className={styles['option']} title={option.name}>
          <input
            type="radio"
            className={styles['input']}
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.name}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span className={styles['label']}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
