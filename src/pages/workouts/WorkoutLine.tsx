/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as in the table
   that these are lines of. */
import { memo, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { paths } from '../paths.ts';
import { type ListItem, toRowView, toWeekText } from './list-view.ts';
import type { WorkoutWords } from './workout-format.ts';
import { WorkoutSign } from './WorkoutSign.tsx';
import styles from './WorkoutTable.module.css';
import { ZoneBar } from './ZoneBar.tsx';

export type WorkoutLineProps = { row: WorkoutRow; rowIndex: number; words: WorkoutWords };

export const WorkoutLine = memo(function WorkoutLine({ row, rowIndex, words }: WorkoutLineProps) {
  const view = toRowView(row, words);
  const { messages } = words;
  return (
    <tr role="row" className={styles['row']} aria-rowindex={rowIndex}>
      {/* The link is its label. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <th role="rowheader" scope="row" className={styles['date']}>
        <RowLink id={row.id}>
          <time dateTime={view.datetime}>{view.time}</time>
        </RowLink>
      </th>
      <td role="cell" className={styles['type']}>
        <WorkoutSign category={row.category} />
        <span className={styles['name']}>{view.type}</span>
        {view.source !== null && <span className={styles['manual']}>{view.source}</span>}
      </td>
      <td role="cell" className={styles['duration']}>
        {view.duration}
      </td>
      <td role="cell" className={styles['distance']}>
        {view.distance}
      </td>
      <td role="cell" className={styles['pace']}>
        {view.pace}
      </td>
      <td role="cell" className={styles['energy']}>
        {view.energy}
      </td>
      <td role="cell" className={styles['mean']} data-label={messages.columns.mean}>
        {view.mean}
      </td>
      <td role="cell" className={styles['max']} data-label={messages.columns.max}>
        {view.max}
      </td>
      <td role="cell" className={styles['zones']}>
        <ZoneBar zoneSec={row.zoneSec} words={words} />
      </td>
    </tr>
  );
});

/** The list's own address goes along, so that the way back leads to the same list. */
function RowLink({ id, children }: { id: number; children: ReactNode }) {
  const { search } = useLocation();
  return (
    <Link className={styles['link']} to={paths.workout(id)} state={{ list: search }}>
      {children}
    </Link>
  );
}

type Week = Extract<ListItem, { readonly kind: 'week' }>;

export type WeekLineProps = { week: Week; rowIndex: number; words: WorkoutWords };

/** What the workouts below it, up to the next such line, add up to. */
export const WeekLine = memo(function WeekLine({ week, rowIndex, words }: WeekLineProps) {
  const { format, messages } = words;
  return (
    <tr role="row" className={styles['week']} aria-rowindex={rowIndex}>
      <th role="rowheader" scope="row" className={styles['weekName']}>
        {messages.totals.week(format.dayRange(week.from, week.to))}
      </th>
      <td role="cell" className={styles['weekSum']} aria-colspan={8}>
        {toWeekText(week.totals, words)}
      </td>
    </tr>
  );
});
