import { Link } from 'react-router-dom';
import type { ChipView } from './list-view.ts';
import type { WorkoutWords } from './workout-format.ts';
import styles from './WorkoutFilters.module.css';

export type FilterChipsProps = {
  chips: readonly ChipView[];
  /** The address without any of them. */
  reset: string;
  words: WorkoutWords;
};

/** The filters in force; each is a way to the list without it. */
export function FilterChips({ chips, reset, words }: FilterChipsProps) {
  const { filters } = words.messages;
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={filters.chips}>
      {chips.map(({ id, text, search }) => (
        <li key={id}>
          <Link className={styles['chip']} to={{ search }} aria-label={filters.remove(text)}>
            {text} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to={{ search: reset }}>{filters.reset}</Link>
      </li>
    </ul>
  );
}
