import { memo, useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { paths } from '../paths.ts';
import table from '../RecordTable.module.css';
import { toWorkoutRecords } from './records-view.ts';
import type { WorkoutWords } from './workout-format.ts';
import styles from './Workouts.module.css';

/** The outstanding ones of the workouts shown; each leads to its page. */
export const RecordsCard = memo(function RecordsCard({
  rows,
  words,
}: {
  rows: readonly WorkoutRow[];
  words: WorkoutWords;
}) {
  const { records: labels } = words.messages;
  const { search } = useLocation();
  const records = useMemo(() => toWorkoutRecords(rows, words), [rows, words]);
  return (
    <Card>
      <Disclosure summary={labels.title}>
        {records.length === 0 ? (
          <p>{labels.none}</p>
        ) : (
          <table className={table['records']}>
            <caption>{labels.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{labels.columns.record}</th>
                <th scope="col">{labels.columns.value}</th>
                <th scope="col">{labels.columns.workout}</th>
              </tr>
            </thead>
            <tbody>
              {records.map(({ key, label, value, id, datetime, workout }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                  {/* The link is its label. */}
                  {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
                  <td>
                    <Link to={paths.workout(id)} state={{ list: search }}>
                      <time dateTime={datetime}>{workout}</time>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className={styles['small']}>{labels.note}</p>
      </Disclosure>
    </Card>
  );
});
