import { type FormEvent, useId, useState } from 'react';
import type { Span } from '#domain/record-kinds.ts';
import { Button } from '#ui/Button.tsx';
import { formatClock, parseClock } from './day-address.ts';
import styles from './DayPage.module.css';
import type { DayView, DayWords } from './day-view.ts';

type SpanFieldsProps = {
  readonly view: DayView;
  readonly window: Span;
  readonly reader: DayWords;
  readonly onWindow: (from: number, to: number) => void;
};

/** Both ends of a stretch, to the minute, for those who do not draw it; and the way back to the whole day. */
export function SpanFields(props: SpanFieldsProps) {
  const { view, window } = props;
  // The texts are those of the window until somebody types.
  return <Fields key={`${view.record.day} ${window.from} ${window.to}`} {...props} />;
}

function Fields({ view: { record }, window, reader: { words }, onWindow }: SpanFieldsProps) {
  const id = useId();
  const [from, setFrom] = useState(formatClock(window.from, record));
  const [to, setTo] = useState(formatClock(window.to, record));
  const [hasProblem, setProblem] = useState(false);
  const { span } = record;
  const isWhole = window.from <= span.from && window.to >= span.to;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const first = parseClock(from.trim(), record);
    const last = parseClock(to.trim(), record);
    const isStretch = first !== null && last !== null && last > first;
    setProblem(!isStretch);
    if (isStretch) onWindow(first, last);
  };

  return (
    <form className={styles['span']} noValidate onSubmit={submit}>
      {[
        { label: words.span.from, value: from, set: setFrom },
        { label: words.span.to, value: to, set: setTo },
      ].map(({ label, value, set }) => (
        <label key={label} className={styles['clock']}>
          {label}
          <input
            value={value}
            inputMode="text"
            autoComplete="off"
            size={7}
            aria-describedby={`${id}-hint`}
            aria-invalid={hasProblem}
            onChange={(event) => {
              set(event.target.value);
            }}
          />
        </label>
      ))}
      <Button type="submit">{words.span.show}</Button>
      {!isWhole && (
        <Button
          tone="quiet"
          onClick={() => {
            onWindow(span.from, span.to);
          }}
        >
          {words.wholeDay}
        </Button>
      )}
      <p id={`${id}-hint`} role={hasProblem ? 'alert' : undefined} className={styles['hint']}>
        {hasProblem ? words.span.problem : words.span.hint}
      </p>
    </form>
  );
}
