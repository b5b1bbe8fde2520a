import { type FormEvent, useId, useState } from 'react';
import { parseViewRange, type ViewRange } from '#domain/range.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import styles from './RangeBar.module.css';

export type DayFieldsProps = {
  range: ViewRange;
  onChoose: (range: ViewRange) => void;
  onCancel: () => void;
};

/** Two typed days. What cannot be a range is said beside the fields and changes nothing. */
export function DayFields({ range, onChoose, onCancel }: DayFieldsProps) {
  const { range: words } = useMessages();
  const id = useId();
  const [from, setFrom] = useState<string>(range.from);
  const [to, setTo] = useState<string>(range.to);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = new URLSearchParams({ from, to });
    const { problem, ...chosen } = parseViewRange(typed, { today: range.to, firstDay: range.from });
    if (problem === null) onChoose(chosen);
    else if (problem.kind === 'reversed') setProblem(words.reversed);
    else setProblem(problem.kind === 'outside-calendar' ? words.outside : words.incomplete);
  };

  return (
    <form className={styles['form']} noValidate onSubmit={submit}>
      <label className={styles['field']}>
        {words.from}
        <input
          type="date"
          className={styles['input']}
          value={from}
          aria-describedby={problem === null ? undefined : id}
          onChange={(event) => {
            setFrom(event.target.value);
          }}
        />
      </label>
      <label className={styles['field']}>
        {words.to}
        <input
          type="date"
          className={styles['input']}
          value={to}
          aria-describedby={problem === null ? undefined : id}
          onChange={(event) => {
            setTo(event.target.value);
          }}
        />
      </label>
      <Button type="submit" tone="primary">
        {words.show}
      </Button>
      <Button onClick={onCancel}>{words.cancel}</Button>
      {problem !== null && (
        <p id={id} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </form>
  );
}
