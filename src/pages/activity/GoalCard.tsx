import { memo, useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ActivityDays } from '#domain/activity-days.ts';
import type { ViewRange } from '#domain/range.ts';
import type { LocalDay } from '#domain/time.ts';
import { Card } from '#ui/Card.tsx';
import { paths } from '../paths.ts';
import styles from './ActivityPage.module.css';
import { type StepGoal, toGoalView } from './goal-view.ts';
import type { ActivityWords } from './metric-format.ts';

export type GoalCardProps = {
  days: ActivityDays;
  goal: StepGoal | null;
  range: ViewRange;
  today: LocalDay;
  words: ActivityWords;
};

/** The goal for steps, and how often it was reached in a row. */
export const GoalCard = memo(function GoalCard({ days, goal, range, today, words }: GoalCardProps) {
  const { goal: labels } = words.messages;
  const [steps, isOwn] = [goal?.steps, goal?.isOwn === true];
  const view = useMemo(
    () => (steps === undefined ? null : toGoalView(days, { steps, isOwn }, { range, today }, words)),
    [days, steps, isOwn, range, today, words],
  );
  if (view === null) {
    return (
      <Card title={labels.title}>
        <p>
          {labels.none} <Link to={paths.settings}>{labels.set}</Link>
        </p>
      </Card>
    );
  }
  return (
    <Card title={labels.title}>
      <p>
        <strong>{view.goal}</strong> <span className={styles['rest']}>{view.source}</span>
      </p>
      <dl className={styles['facts']}>
        <div>
          <dt>{labels.reached}</dt>
          <dd>
            {view.reached}
            <span className={styles['detail']}>{words.format.dayRange(range.from, range.to)}</span>
          </dd>
        </div>
        {(
          [
            ['current', view.current],
            ['longest', view.longest],
          ] as const
        ).map(([which, { value, when }]) => (
          <div key={which}>
            <dt>{labels[which]}</dt>
            <dd>
              {value}
              {when !== null && <span className={styles['detail']}>{when}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['small']}>
        {labels.rule} {labels.today}
      </p>
    </Card>
  );
});
