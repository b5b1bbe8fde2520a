import { Link, useLocation } from 'react-router-dom';
import type { RangeContext } from '#domain/range.ts';
import { named } from '../range.ts';
import { withRangeQuery } from '../range-query.ts';
import { toNearest } from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import type { RangeView, Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type EmptyPressureProps = {
  history: VitalsHistory;
  view: RangeView;
  context: RangeContext;
  words: Words;
};

/** Days without a reading: says so, and where the nearest one is. */
export function EmptyPressure({ history, view, context, words }: EmptyPressureProps) {
  const { pressure } = words.messages;
  const { search } = useLocation();
  const nearest = toNearest(history, view, words);
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{pressure.emptyRange}</p>
      {nearest !== null && (
        <p>
          {nearest.text}{' '}
          <Link to={{ search: withRangeQuery(search, named(nearest.range, context)) }}>{pressure.jump}</Link>
        </p>
      )}
    </div>
  );
}
