import { useId } from 'react';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import styles from './SettingsPage.module.css';

export type ChoiceProps<T extends string> = {
  label: string;
  /** What it changes, in one line. */
  hint: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One choice of a few, with its name and what it changes. */
export function Choice<T extends string>({ label, hint, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={styles['row']}>
      {/* Drawn for the eye; the control carries it as its own name. */}
      <span aria-hidden="true" className={styles['label']}>
        {label}
      </span>
      <SegmentedControl label={label} value={value} options={options} onChange={onChange} describedBy={id} />
      <span id={id} className={styles['hint']}>
        {hint}
      </span>
    </div>
  );
}
