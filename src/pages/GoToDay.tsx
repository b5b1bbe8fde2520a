import { type FormEvent, use, useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { parseViewRange } from '#domain/range.ts';
import { type LocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { useDaysMessages } from '#settings/use-days-messages.ts';
import { useShellMessages } from '#settings/use-shell-messages.ts';
import { Button } from '#ui/Button.tsx';
import { useNow } from '#ui/clock.ts';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './GoToDay.module.css';
import { PageCommandsContext } from './page-commands.ts';
import { paths } from './paths.ts';
import { readerZone } from './reader-zone.ts';

/** Asks for a day and goes there: on the page in view if it knows days, on the page of that day otherwise. */
export function GoToDay({ onClose }: { onClose: () => void }) {
  const { goToDay: words } = useShellMessages();
  const daysWords = useDaysMessages();
  const page = use(PageCommandsContext);
  const navigate = useNavigate();
  const id = useId();
  const today = toLocalDay(toEpochSec(useNow()), readerZone());
  const [text, setText] = useState<string>(today);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(true);

  const showDay = (day: LocalDay) => {
    void navigate(paths.day(day));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { problem, from } = parseViewRange(new URLSearchParams({ from: text, to: text }), {
      today,
      firstDay: null,
    });
    if (problem !== null) {
      setProblem(problem.kind === 'outside-calendar' ? daysWords.outside : words.incomplete);
      return;
    }
    setOpen(false);
    (page.get().goToDay ?? showDay)(from);
  };

  return (
    <Dialog open={isOpen} title={words.title} onClose={onClose}>
      <form className={styles['form']} noValidate onSubmit={submit}>
        <label className={styles['field']}>
          {words.day}
          <input
            type="date"
            className={styles['input']}
            value={text}
            aria-describedby={problem === null ? undefined : id}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        </label>
        {problem !== null && (
          <p id={id} role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
        <div className={styles['actions']}>
          <Button
            onClick={() => {
              setOpen(false);
            }}
          >
            {daysWords.cancel}
          </Button>
          <Button type="submit" tone="primary">
            {words.go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
