import { type ReactNode, useState } from 'react';
import type { Bounds } from '#domain/workout-filter.ts';
import { parseNumber } from '#locale/parse.ts';
import type { WorkoutSource } from '#domain/workout-rows.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { TextField } from '#ui/TextField.tsx';
import { boundsFields, boundText } from './list-view.ts';
import { typeName, type WorkoutWords } from './workout-format.ts';
import { countFilters, type WorkoutsAddress } from './workouts-address.ts';
import styles from './WorkoutFilters.module.css';

export type WorkoutFiltersProps = {
  address: WorkoutsAddress;
  categories: readonly { readonly category: number; readonly count: number }[];
  /** `isTyping`: more of it is likely to come, and it is no step of its own. */
  onChange: (change: Partial<WorkoutsAddress>, isTyping?: boolean) => void;
  words: WorkoutWords;
};

/** The most frequent ones; the rest is one press away. */
const MOST_TYPES = 8;

/** What the list can be narrowed down by, beside its days. */
export function WorkoutFilters(props: WorkoutFiltersProps & { searchKey: string }) {
  const { address, categories, onChange, searchKey, words } = props;
  const { format, messages } = words;
  const { filters } = messages;
  const active = countFilters(address);
  return (
    <Disclosure summary={active === 0 ? filters.title : filters.titleWith(format.number(active, 0))}>
      <div className={styles['filters']}>
        <TypeChoice address={address} categories={categories} onChange={onChange} words={words} />
        {boundsFields(words).map(({ name, label, toShown, fromShown }) => (
          <BoundsFields
            key={name}
            label={label}
            bounds={address[name]}
            toText={(value) => boundText(toShown(value), words)}
            parse={(text) => {
              const value = parseNumber(text, format.numberLocale);
              return value === null || value < 0 ? null : Math.round(fromShown(value) * 100) / 100;
            }}
            onChange={(bounds) => {
              onChange({ [name]: bounds });
            }}
            words={words}
          />
        ))}
        <div className={styles['group']}>
          <span className={styles['label']}>{filters.source}</span>
          <SegmentedControl<WorkoutSource | 'any'>
            label={filters.source}
            value={address.source ?? 'any'}
            options={[
              { value: 'any', label: filters.anySource },
              { value: 'detected', label: messages.source.detected },
              { value: 'manual', label: messages.source.manual },
            ]}
            onChange={(source) => {
              onChange({ source: source === 'any' ? null : source });
            }}
          />
        </div>
        <SearchField key={searchKey} address={address} onChange={onChange} words={words} />
      </div>
    </Disclosure>
  );
}

function TypeChoice({ address, categories, onChange, words }: WorkoutFiltersProps) {
  const { format, messages } = words;
  const { filters } = messages;
  const [isWhole, setWhole] = useState(false);
  const chosen = new Set(address.categories);
  const shown = categories.filter(
    ({ category }, index) => isWhole || index < MOST_TYPES || chosen.has(category),
  );
  return (
    <fieldset className={styles['types']}>
      <legend className={styles['label']}>{filters.types}</legend>
      <div className={styles['choices']}>
        {shown.map(({ category, count }) => (
          <button
            key={category}
            type="button"
            className={styles['choice']}
            aria-pressed={chosen.has(category)}
            onClick={() => {
              onChange({
                categories: chosen.has(category)
                  ? address.categories.filter((other) => other !== category)
                  : [...address.categories, category],
              });
            }}
          >
            {filters.type(typeName(category, words), format.number(count, 0))}
          </button>
        ))}
        {categories.length > MOST_TYPES && (
          <Button
            tone="quiet"
            aria-expanded={isWhole}
            onClick={() => {
              setWhole(!isWhole);
            }}
          >
            {isWhole ? filters.fewerTypes : filters.moreTypes}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

type BoundsFieldsProps = {
  label: string;
  bounds: Bounds;
  toText: (value: number) => string;
  parse: (text: string) => number | null;
  onChange: (bounds: Bounds) => void;
  words: WorkoutWords;
};

function BoundsFields({ label, bounds, toText, parse, onChange, words }: BoundsFieldsProps): ReactNode {
  const { filters } = words.messages;
  const [texts, setTexts] = useState({
    min: toField(bounds.min, toText),
    max: toField(bounds.max, toText),
  });
  const [problem, setProblem] = useState<'min' | 'max' | null>(null);
  const [seen, setSeen] = useState(bounds);
  // Changed from elsewhere, the field follows; what is being typed into the other one stays.
  if (seen.min !== bounds.min || seen.max !== bounds.max) {
    setSeen(bounds);
    setTexts({
      min: seen.min === bounds.min ? texts.min : toField(bounds.min, toText),
      max: seen.max === bounds.max ? texts.max : toField(bounds.max, toText),
    });
  }
  const commit = (end: 'min' | 'max') => () => {
    const text = texts[end].trim();
    const value = text === '' ? null : parse(text);
    const isWrong = text !== '' && value === null;
    setProblem(isWrong ? end : null);
    // What was not touched keeps its decimals.
    const isSame = text === toField(bounds[end], toText);
    if (isWrong || isSame) return;
    const next = { ...bounds, [end]: value };
    // Typed the wrong way round, it is what lies between them all the same.
    const isReversed = next.min !== null && next.max !== null && next.min > next.max;
    onChange(isReversed ? { min: next.max, max: next.min } : next);
  };
  return (
    <div className={styles['bounds']}>
      {(['min', 'max'] as const).map((end) => (
        <TextField
          key={end}
          label={end === 'min' ? filters.fieldMin(label) : filters.fieldMax(label)}
          value={texts[end]}
          inputMode="decimal"
          problem={problem === end ? filters.notANumber : null}
          onChange={(text) => {
            setTexts({ ...texts, [end]: text });
          }}
          onCommit={commit(end)}
        />
      ))}
    </div>
  );
}

function toField(value: number | null, toText: (value: number) => string): string {
  return value === null ? '' : toText(value);
}

function SearchField({
  address,
  onChange,
  words,
}: Pick<WorkoutFiltersProps, 'address' | 'onChange' | 'words'>): ReactNode {
  const { filters } = words.messages;
  // What is typed stands in the field at once; the list follows.
  const [typed, setTyped] = useState(address.text);
  return (
    <div className={styles['search']}>
      <TextField
        label={filters.text}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          onChange({ text: text.trim() }, true);
        }}
        onCommit={() => {
          // It is in the address already.
        }}
      />
    </div>
  );
}
