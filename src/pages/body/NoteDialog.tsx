import { useId, useState } from 'react';
import type { Annotation } from '#domain/decisions.ts';
import { type LocalDay, parseLocalDay } from '#domain/time.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './Weighings.module.css';

/** A note as it is to be stored, without its name. */
export type NoteDraft = Pick<Annotation, 'from' | 'to' | 'text'>;

export type NoteDialogProps = {
  /** Null for a new one. */
  note: Annotation | null;
  today: LocalDay;
  onClose: () => void;
  onSave: (draft: NoteDraft) => void;
};

/** A day, perhaps a last day, and a few words. */
export function NoteDialog({ note, today, onClose, onSave }: NoteDialogProps) {
  const { notes: words } = useWeighingsMessages();
  const id = useId();
  const [from, setFrom] = useState<string>(note?.from ?? today);
  const [to, setTo] = useState<string>(note?.to ?? '');
  const [text, setText] = useState(note?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  function save(): void {
    const [first, last] = [parseLocalDay(from), to === '' ? null : parseLocalDay(to)];
    if (first === null || (to !== '' && last === null)) setProblem(words.noDay);
    else if (last !== null && last < first) setProblem(words.reversed);
    else if (text.trim() === '') setProblem(words.noText);
    else onSave({ from: first, to: last === first ? null : last, text: text.trim() });
  }

  return (
    <Dialog open title={note === null ? words.addTitle : words.editTitle} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label className={styles['wide']}>
          {words.text}
          <input
            className={styles['input']}
            value={text}
            maxLength={200}
            autoComplete="off"
            aria-describedby={id}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label>
          {words.from}
          <input
            type="date"
            className={styles['input']}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label>
          {words.to}
          <input
            type="date"
            className={styles['input']}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <p id={id} role="alert" className={styles['problem']}>
          {problem}
        </p>
        <div className={styles['buttons']}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="primary" type="submit">
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
