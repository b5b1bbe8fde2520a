import { useState } from 'react';
import { TextField, type TextFieldProps } from '#ui/TextField.tsx';

export type ValueFieldProps = Pick<TextFieldProps, 'label' | 'hint' | 'inputMode'> & {
  value: number | undefined;
  /** The value as it may be typed. */
  format: (value: number) => string;
  /** What was typed, or words for what is wrong with it. */
  read: (text: string) => number | string;
  /** `undefined` where the field was emptied. */
  onChange: (value: number | undefined) => void;
};

type Draft = {
  readonly text: string;
  /** The value that it is to replace. */
  readonly over: number | undefined;
  readonly isRefused: boolean;
};

/** A number that is typed: what cannot be read stays in the field with the mend, and changes nothing. */
export function ValueField({ value, format, read, onChange, ...words }: ValueFieldProps) {
  const [latest, setDraft] = useState<Draft | null>(null);
  // Chosen elsewhere meanwhile, by a file or in another tab, the value is what shows.
  const draft = latest?.over === value ? latest : null;
  const current = value === undefined ? '' : format(value);
  const reading = draft?.isRefused === true ? read(draft.text) : null;

  const commit = () => {
    // Left alone, a value keeps the digits that the field has no room for.
    if (draft === null) return;
    const text = draft.text.trim();
    const next = text === '' ? undefined : read(text);
    if (typeof next === 'string') {
      setDraft({ ...draft, isRefused: true });
      return;
    }
    setDraft(null);
    if (text !== current) onChange(next);
  };
  return (
    <TextField
      {...words}
      value={draft?.text ?? current}
      problem={typeof reading === 'string' && draft?.text.trim() !== '' ? reading : null}
      onChange={(text) => {
        setDraft({ text, over: value, isRefused: draft?.isRefused ?? false });
      }}
      onCommit={commit}
    />
  );
}
