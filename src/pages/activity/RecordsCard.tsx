import { memo, useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { ActivityDays } from '#domain/activity-days.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import type { LocalDay } from '#domain/time.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { Card } from '#ui/Card.tsx';
import { paths } from '../paths.ts';
import table from '../RecordTable.module.css';
import { withRangeQuery } from '../range-query.ts';
import { withAddress } from './activity-address.ts';
import styles from './ActivityPage.module.css';
import type { ActivityWords, MetricFormat } from './metric-format.ts';
import { toRecords } from './records-view.ts';

export type RecordsCardProps = {
  days: ActivityDays;
  metric: MetricFormat;
  firstWeekday: Weekday;
  today: LocalDay;
  words: ActivityWords;
};

/** The best day, week, month and year of all; each leads to its days. */
export const RecordsCard = memo(function RecordsCard(props: RecordsCardProps) {
  const { days, metric, firstWeekday, today, words } = props;
  const { records: labels } = words.messages;
  const { search } = useLocation();
  const { complete } = useSyncStatus();
  const records = useMemo(
    () => toRecords(days, metric, { firstWeekday, today }, words),
    [days, metric, firstWeekday, today, words],
  );
  return (
    <Card title={labels.title}>
      {records.length === 0 ? (
        <p>{labels.none}</p>
      ) : (
        <table className={table['records']}>
          <caption>{labels.caption(metric.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{labels.columns.period}</th>
              <th scope="col">{labels.columns.value}</th>
              <th scope="col">{labels.columns.when}</th>
            </tr>
          </thead>
          <tbody>
            {records.map(({ unit, label, value, when, datetime, from, to, note }) => (
              <tr key={unit}>
                <th scope="row">{label}</th>
                <td>{value}</td>
                <td>
                  <Link
                    to={
                      unit === 'day'
                        ? paths.day(from)
                        : {
                            search: withRangeQuery(withAddress(search, { by: null }), {
                              preset: null,
                              from,
                              to,
                            }),
                          }
                    }
                  >
                    <time dateTime={datetime}>{when}</time>
                  </Link>
                  {note !== null && <span className={styles['detail']}>{note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!complete && <p className={styles['small']}>{labels.soFar}</p>}
    </Card>
  );
});
