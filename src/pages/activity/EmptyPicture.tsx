import { Link, useLocation } from 'react-router-dom';
import type { ActivityDays } from '#domain/activity-days.ts';
import { indexOfDay } from '#domain/activity-days.ts';
import { endingOn, type RangeContext, type ViewRange } from '#domain/range.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { useActivityMessages } from '#settings/use-activity-messages.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { named } from '../range.ts';
import { withRangeQuery } from '../range-query.ts';
import styles from './ActivityPage.module.css';
import type { MetricFormat } from './metric-format.ts';

export type EmptyPictureProps = {
  days: ActivityDays;
  metric: MetricFormat;
  range: ViewRange;
  context: RangeContext;
};

/** Days without data: says so, and where the nearest one with some is. */
export function EmptyPicture({ days, metric, range, context }: EmptyPictureProps) {
  const { empty } = useActivityMessages();
  const { empty: common } = useWeightMessages();
  const format = useFormat();
  const { search } = useLocation();
  const nearest = findNearest(days, metric, range);
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{empty.inRange(metric.name)}</p>
      {nearest !== null && (
        <p>
          {nearest.isBefore ? common.lastOn(format.day(nearest.day)) : common.nextOn(format.day(nearest.day))}{' '}
          <Link to={{ search: withRangeQuery(search, named(endingOn(range, nearest.day), context)) }}>
            {common.jump}
          </Link>
        </p>
      )}
    </div>
  );
}

function findNearest(
  days: ActivityDays,
  { metric }: MetricFormat,
  { from, to }: ViewRange,
): { readonly day: LocalDay; readonly isBefore: boolean } | null {
  const values = days.value[metric];
  const before = values.subarray(0, Math.max(0, indexOfDay(days, from)));
  const last = before.findLastIndex((value) => !Number.isNaN(value));
  if (last !== -1) return { day: addDays(days.first, last), isBefore: true };
  const start = Math.max(0, indexOfDay(days, to) + 1);
  const next = values.subarray(start).findIndex((value) => !Number.isNaN(value));
  return next === -1 ? null : { day: addDays(days.first, start + next), isBefore: false };
}
