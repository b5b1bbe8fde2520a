import { memo, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { Card } from '#ui/Card.tsx';
import { Explained } from '../Explained.tsx';
import { paths } from '../paths.ts';
import type { NightBook } from './night-book.ts';
import { type RegularityOptions, toRegularity } from './regularity-view.ts';
import type { NightEntry } from './sleep-view.ts';
import styles from './SleepPage.module.css';
import type { SleepWords } from './sleep-words.ts';

export type RegularityCardProps = {
  book: NightBook;
  entries: readonly NightEntry[];
  /** Compared by identity. */
  options: RegularityOptions;
  words: SleepWords;
};

/** How regular the nights are, each number with its formula and with what it rests on. */
export const RegularityCard = memo(function RegularityCard(props: RegularityCardProps) {
  const { book, entries, options, words } = props;
  const { format, words: say } = words;
  const { days } = options;
  const rows = useMemo(() => toRegularity(book, entries, options, words), [book, entries, options, words]);
  return (
    <Card title={say.nights.regularity}>
      <p className={styles['muted']}>{say.nights.regularityOf(format.dayRange(days.from, days.to))}</p>
      <dl className={styles['regularity']}>
        {rows.map(({ id, label, what, formula, value, detail, explain }) => (
          <div key={id}>
            <dt>{label}</dt>
            {value !== null && (
              <dd className={styles['value']}>
                {explain === null ? (
                  value
                ) : (
                  <Explained name={`${label} ${value}`} explain={explain}>
                    {value}
                  </Explained>
                )}
              </dd>
            )}
            <dd>{detail}</dd>
            <dd className={styles['muted']}>{what}</dd>
            <dd className={styles['formula']}>{formula}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={paths.settings}>{say.nights.debt.settings}</Link>
      </p>
    </Card>
  );
});
