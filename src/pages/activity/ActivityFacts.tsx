import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ActivityDays } from '#domain/activity-days.ts';
import type { ViewRange } from '#domain/range.ts';
import { Card } from '#ui/Card.tsx';
import { Explained } from '../Explained.tsx';
import { paths } from '../paths.ts';
import styles from './ActivityPage.module.css';
import { toFacts } from './facts-view.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';

export type ActivityFactsProps = {
  days: ActivityDays;
  metric: MetricFormat;
  range: ViewRange;
  words: ActivityWords;
};

/** Sum, mean and days with data, each of which can be opened to see what it was made of. */
export function ActivityFacts({ days, metric, range, words }: ActivityFactsProps) {
  const facts = useMemo(() => toFacts(days, metric, range, words), [days, metric, range, words]);
  return (
    <Card>
      <dl className={styles['facts']}>
        {facts.map(({ id, label, value, detail, day, explain }) => (
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
              {detail !== undefined && day !== undefined && (
                <Link className={styles['detail']} to={paths.day(day)}>
                  {detail}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
