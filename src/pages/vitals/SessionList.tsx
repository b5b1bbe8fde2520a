import { useMemo } from 'react';
import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import { toListedSessions } from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import type { Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type SessionListProps = {
  history: VitalsHistory;
  guideline: BloodPressureGuideline;
  words: Words;
};

/** The newest sittings, whatever the range. */
export function SessionList({ history, guideline, words }: SessionListProps) {
  const listed = useMemo(() => toListedSessions(history, guideline, words), [history, guideline, words]);
  return (
    <Card title={words.messages.pressure.list(toCount(listed.length, words.format))}>
      <ol className={styles['list']}>
        {listed.map(({ key, datetime, text, value, class: name, pulse, notes }) => (
          <li key={key} className={styles['item']}>
            <time className={styles['time']} dateTime={datetime}>
              {text}
            </time>
            <span className={styles['value']}>{value}</span>
            <span className={styles['rest']}>
              {[name, ...(pulse === null ? [] : [pulse]), ...(notes === '' ? [] : [notes])].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
