import { useId } from 'react';
import { useDaysMessages } from '#settings/use-days-messages.ts';
import styles from './DayFields.module.css';

/** Two days as they are typed: perhaps no days yet. */
export type DayTexts = { readonly from: string; readonly to: string };

export type DayFieldsProps = {
  texts: DayTexts;
  /** First and last day that the browser's own picker offers; others may be typed. */
  min: string;
  max: string;
  /** What is wrong with them. */
  problem: string | null;
  onType: (texts: DayTexts) => void;
};

export function DayFields({ texts, min, max, problem, onType }: DayFieldsProps) {
  const words = useDaysMessages();
  const id = useId();
  const fields = [
    { name: 'from', label: words.from },
    { name: 'to', label: words.to },
  ] as const;

  return (
    <div className={styles['fields']}>
      {fields.map(({ name, label }) => (
        <label key={name} className={styles['field']}>
          {label}
          <input
            type="date"
            className={styles['input']}
            value={texts[name]}
            min={min}
            max={max}
            aria-describedby={problem === null ? undefined : id}
            onChange={(event) => {
              onType({ ...texts, [name]: event.target.value });
            }}
          />
        </label>
      ))}
      {problem !== null && (
        <p id={id} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
