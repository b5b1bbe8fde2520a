import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import type { HeadlineView } from './body-view.ts';
import styles from './WeightHeadline.module.css';

/** What stands behind the headline: the last reading, the goal, and how far the trend has come. */
export function WeightFacts({ view }: { view: HeadlineView }) {
  const { weight } = useMessages();
  const { latest, goal, changes } = view;
  return (
    <Card className={styles['headline']}>
      <dl className={styles['facts']}>
        {latest !== null && (
          <div>
            <dt>{weight.latest}</dt>
            <dd>
              {latest.value}
              <time className={styles['detail']} dateTime={latest.datetime}>
                {latest.text}
              </time>
            </dd>
          </div>
        )}
        {goal !== null && (
          <div>
            <dt>{weight.goal}</dt>
            <dd>
              {goal.value}
              {goal.difference !== null && <span className={styles['detail']}>{goal.difference}</span>}
            </dd>
          </div>
        )}
      </dl>
      {changes.length > 0 && (
        <div className={styles['changes']}>
          <p className={styles['label']}>{weight.changes}</p>
          <dl>
            {changes.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Card>
  );
}
