import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { formatInstant } from '#domain/time.ts';
import { workoutsBefore } from '#domain/workout-records.ts';
import { toWorkoutRef, type WorkoutRow } from '#domain/workout-rows.ts';
import type { Workout } from '#domain/workouts.ts';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { toCount } from '../count.ts';
import { Explained } from '../Explained.tsx';
import { PageHeading } from '../PageHeading.tsx';
import table from '../RecordTable.module.css';
import { paths } from '../paths.ts';
import { RawRecord } from '../RawRecord.tsx';
import { MinutesCard } from './MinutesCard.tsx';
import { useWorkoutWords } from './use-workout-words.ts';
import { typeName, type WorkoutWords } from './workout-format.ts';
import { toComparison, toSwimFacts, toWorkoutFacts, toZones, type WorkoutFact } from './workout-view.ts';
import { WorkoutSign } from './WorkoutSign.tsx';
import styles from './Workouts.module.css';

export type WorkoutPanelsProps = {
  workout: Workout;
  row: WorkoutRow;
  /** All of them. */
  rows: readonly WorkoutRow[];
  back: ReactNode;
};

const COMPARED = 5;

/** One workout: what is told of it, its minutes, its zones, and those of its kind before it. */
export function WorkoutPanels({ workout, row, rows, back }: WorkoutPanelsProps) {
  const words = useWorkoutWords();
  const { format, messages, clockZone } = words;
  const { one } = messages;
  const type = typeName(row.category, words);
  const zone = clockZone ?? row.timeZone;
  const facts = useMemo(() => toWorkoutFacts(workout, row, words), [workout, row, words]);
  const swim = useMemo(() => toSwimFacts(workout, words), [workout, words]);
  const record = useMemo(() => toWorkoutRef(row), [row]);
  return (
    <div className={styles['page']} data-family="workouts">
      <p>{back}</p>
      <div className={styles['heading']}>
        <WorkoutSign category={row.category} size={32} />
        <PageHeading title={type} />
      </div>
      <p>
        <time dateTime={formatInstant(row.from, zone)}>
          {one.when(format.dateTime(row.from, zone), format.time(row.to, zone))}
        </time>
        {' · '}
        {one.zone(zone)}
        {' · '}
        <Link to={paths.day(row.day)}>{one.day(format.day(row.day))}</Link>
      </p>
      <Card title={one.facts}>
        <FactList facts={facts.given} />
        {facts.missing.length > 0 && (
          <p className={styles['small']}>{one.notGiven(facts.missing.join(', '))}</p>
        )}
      </Card>
      {swim.length > 0 && (
        <Card title={one.swim}>
          <FactList facts={swim} />
        </Card>
      )}
      <MinutesCard row={row} words={words} />
      <ZonesCard row={row} words={words} />
      <CompareCard row={row} rows={rows} words={words} />
      <Card>
        <Disclosure summary={one.raw}>
          <RawRecord record={record} />
        </Disclosure>
      </Card>
    </div>
  );
}

function FactList({ facts }: { facts: readonly WorkoutFact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ id, label, value, detail, explain }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            {explain === undefined ? (
              value
            ) : (
              <Explained name={`${label} ${value}`} explain={explain}>
                {value}
              </Explained>
            )}
            {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ZonesCard({ row, words }: { row: WorkoutRow; words: WorkoutWords }) {
  const { zones } = words.messages;
  const views = toZones(row, words);
  return (
    <Card title={zones.name}>
      {views.length === 0 ? (
        <p>{zones.none}</p>
      ) : (
        <>
          <ul className={styles['zoneList']}>
            {views.map(({ name, duration, share, percent }) => (
              <li key={name} className={styles['zone']}>
                <span>{name}</span>
                <span className={styles['track']} aria-hidden="true">
                  {share !== null && (
                    <span className={styles['fill']} style={{ inlineSize: `${share * 100}%` }} />
                  )}
                </span>
                <span title={zones.share(percent)}>{duration}</span>
              </li>
            ))}
          </ul>
          <p className={styles['small']}>{zones.note}</p>
        </>
      )}
    </Card>
  );
}

function CompareCard({
  row,
  rows,
  words,
}: Omit<WorkoutPanelsProps, 'workout' | 'back'> & { words: WorkoutWords }) {
  const { format, messages } = words;
  const { columns, one } = messages;
  const before = useMemo(() => workoutsBefore(rows, row, COMPARED), [rows, row]);
  const compared = useMemo(() => toComparison(row, before, words), [row, before, words]);
  const title = one.compare.title(typeName(row.category, words));
  if (before.length === 0) {
    return (
      <Card title={title}>
        <p>{one.compare.none}</p>
      </Card>
    );
  }
  const caption = one.compare.caption(toCount(before.length, format));
  return (
    <Card title={title}>
      {/* A scrolling box must take the focus, or the keyboard cannot scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['wide']} tabIndex={0} aria-label={caption}>
        <table className={table['records']}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.date}</th>
              {(['duration', 'distance', 'pace', 'energy', 'mean', 'max'] as const).map((column) => (
                <th key={column} scope="col" className={table['number']}>
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compared.map(({ key, id, datetime, name, cells }) => (
              <tr key={key} className={id === row.id ? styles['this'] : undefined}>
                <th scope="row">
                  {id === null || id === row.id || datetime === null ? (
                    name
                  ) : (
                    <Link to={paths.workout(id)}>
                      <time dateTime={datetime}>{name}</time>
                    </Link>
                  )}
                </th>
                {cells.map((cell, index) => (
                  // Columns never change their order.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={index} className={table['number']}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
