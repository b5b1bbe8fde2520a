import { type FormEvent, type RefObject, useState } from 'react';
import { parseViewRange, type RangeContext, type ViewRange } from '#domain/range.ts';
import { type LocalDay, parseLocalDay } from '#domain/time.ts';
import { useDaysMessages } from '#settings/use-days-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { DayCalendar } from './DayCalendar.tsx';
import { DayFields, type DayTexts } from './DayFields.tsx';
import styles from './DayChooser.module.css';

export type DayChooserProps = {
  range: ViewRange;
  context: RangeContext;
  opener: RefObject<HTMLElement | null>;
  onChoose: (range: ViewRange) => void;
  onClose: () => void;
};

/** Both ends of a range, typed or picked from a calendar; what cannot be a range is said and changes nothing. */
export function DayChooser({ range, context, opener, onChoose, onClose }: DayChooserProps) {
  const words = useDaysMessages();
  const [texts, setTexts] = useState<DayTexts>(range);
  const [problem, setProblem] = useState<string | null>(null);
  const { today } = context;
  // A link may show days from before the first record. Without a record they are all there is.
  const first = context.firstDay ?? range.from;
  const firstDay = first < today ? first : today;

  const choose = (texts: DayTexts) => {
    setTexts(texts);
    const { problem, ...chosen } = parseViewRange(new URLSearchParams(texts), context);
    if (problem === null) onChoose(chosen);
    else if (problem.kind === 'reversed') setProblem(words.reversed);
    else setProblem(problem.kind === 'outside-calendar' ? words.outside : words.incomplete);
  };

  return (
    <Panel label={words.title} opener={opener} onClose={onClose}>
      <form
        className={styles['chooser']}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          choose(texts);
        }}
      >
        <DayFields texts={texts} min={firstDay} max={today} problem={problem} onType={setTexts} />
        <DayCalendar
          selected={toSelection(texts)}
          firstDay={firstDay}
          today={today}
          onSelect={(from, to) => {
            if (to === null) setTexts({ from, to: '' });
            else choose({ from, to });
          }}
        />
        <div className={styles['actions']}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="primary">
            {words.show}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** What of typed texts a calendar can show. */
function toSelection({ from, to }: DayTexts): { from: LocalDay; to: LocalDay | null } | null {
  const first = parseLocalDay(from);
  const last = parseLocalDay(to);
  if (first === null) return null;
  return { from: first, to: last !== null && last >= first ? last : null };
}
