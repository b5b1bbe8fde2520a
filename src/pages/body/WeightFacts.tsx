import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { Card } from '#ui/Card.tsx';
import type { HeadlineView } from './body-view.ts';
import { ExplainedWeight } from './ExplainedWeight.tsx';
import styles from './WeightHeadline.module.css';

/** What stands behind the headline: the last reading, the goal, and how far the trend has come. */
export function WeightFacts({ view }: { view: HeadlineView }) {
  const weight = useWeightMessages();
  const { latest, goal, changes } = view;
  return (
    <Card className={styles['headline']}>
      <dl className={styles['facts']}>
        {latest !== null && (
          <div>
            <dt>{weight.latest}</dt>
            <dd>
              <ExplainedWeight name={weight.latest} subject={{ of: 'latest' }}>
                {latest.value}
              </ExplainedWeight>
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
              {goal.difference !== null && (
                <span className={styles['detail']}>
                  <ExplainedWeight name={weight.goal} subject={{ of: 'goal' }}>
                    {goal.difference}
                  </ExplainedWeight>
                </span>
              )}
              {goal.window !== null && (
                <span className={styles['detail']}>
                  <ExplainedWeight name={weight.goal} subject={{ of: 'goal-window' }}>
                    {goal.window}
                  </ExplainedWeight>
                </span>
              )}
              {goal.share !== null && (
                <span className={styles['detail']}>
                  <ExplainedWeight name={weight.goal} subject={{ of: 'goal-share' }}>
                    {goal.share}
                  </ExplainedWeight>
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
      {changes.length > 0 && (
        <div className={styles['changes']}>
          <p className={styles['label']}>{weight.changes}</p>
          <dl>
            {changes.map(({ span, label, value }) => (
              <div key={span.name}>
                <dt>{label}</dt>
                <dd>
                  <ExplainedWeight name={`${weight.changes} ${label}`} subject={{ of: 'change', span }}>
                    {value}
                  </ExplainedWeight>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Card>
  );
}
