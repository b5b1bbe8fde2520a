import { useId } from 'react';
import styles from './TextField.module.css';

export type TextFieldProps = {
  label: string;
  /** What it is for and how to write it, in one line. */
  hint?: string;
  value: string;
  /** What is wrong with the value, and the mend. */
  problem?: string | null;
  /** Which keyboard a phone shows. */
  inputMode?: 'text' | 'decimal' | 'numeric';
  onChange: (value: string) => void;
  /** The reader is done with it: with Enter, or by going elsewhere. */
  onCommit: () => void;
};

/** A short value that is typed. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, problem = null, inputMode = 'text', onChange, onCommit } = props;
  const id = useId();
  const describedBy = [
    ...(problem === null ? [] : [`${id}-problem`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ];
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        inputMode={inputMode}
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={describedBy.length === 0 ? undefined : describedBy.join(' ')}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onBlur={onCommit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onCommit();
        }}
      />
      {problem !== null && (
        <span id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}
