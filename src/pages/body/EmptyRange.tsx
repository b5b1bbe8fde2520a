import { useSyncStatus } from '#queries/sync.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { Link, useLocation } from 'react-router-dom';
import { withRangeQuery } from '../range-query.ts';
import { toProgressText } from '../progress.ts';
import type { EmptyRangeView } from './body-view.ts';
import styles from './BodyPage.module.css';

/** Days without a weighing: says so, and where the nearest one is. */
export function EmptyRange({ view }: { view: EmptyRangeView }) {
  const format = useFormat();
  const { search } = useLocation();
  const { progress } = useSyncStatus();
  const { empty } = useWeightMessages();
  const { read, back } = toProgressText(progress, format);
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{empty.inRange}</p>
      {view !== null && (
        <p>
          {view.text} <Link to={{ search: withRangeQuery(search, view.range) }}>{empty.jump}</Link>
        </p>
      )}
      {progress !== null && <p>{empty.arriving(read, back)}</p>}
    </div>
  );
}
