import { memo, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { CalendarHeatMap } from '#charts/CalendarHeatMap.tsx';
import { type ActivityDays, activityMetrics, hasMetric } from '#domain/activity-days.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import type { ViewRange } from '#domain/range.ts';
import type { LocalDay } from '#domain/time.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { toCount } from '../count.ts';
import { paths } from '../paths.ts';
import type { ActivityAddress } from './activity-address.ts';
import styles from './ActivityPage.module.css';
import {
  toCalendarDays,
  toCalendarFormats,
  toCalendarRange,
  toCalendarReference,
  toTableBy,
} from './calendar-view.ts';
import { type ActivityWords, type MetricFormat, toMetricFormat } from './metric-format.ts';

export type CalendarCardProps = {
  days: ActivityDays;
  /** The page's, unless the calendar has one of its own. */
  metric: MetricFormat;
  range: ViewRange;
  today: LocalDay;
  firstWeekday: Weekday;
  words: ActivityWords;
  address: ActivityAddress;
  onChange: (change: Partial<ActivityAddress>) => void;
};

/** Years of days as cells; each opens its day. */
export const CalendarCard = memo(function CalendarCard(props: CalendarCardProps) {
  const { days, range, today, firstWeekday, words, address, onChange } = props;
  const { chart } = useMessages();
  const navigate = useNavigate();
  const { calendar: labels, empty, metrics } = words.messages;
  const { heat, scale } = address;
  const metric = useMemo(
    () => (heat === null ? props.metric : toMetricFormat(heat, words)),
    [heat, words, props.metric],
  );
  const reference = useMemo(() => toCalendarReference(days, metric, today), [days, metric, today]);
  const view = useMemo(() => {
    const shown = toCalendarRange(days, range, today);
    const name = labels.chartName(metric.header, words.format.dayRange(shown.from, shown.to));
    return {
      name,
      days: toCalendarDays(days, metric, shown),
      tableBy: toTableBy(shown),
      formats: toCalendarFormats(metric, createCalendarFormat(words.format.locale), words),
    };
  }, [days, range, today, metric, words, labels]);
  const figure = useMemo(
    () => ({
      name: view.name,
      summary: <p>{labels.summary(toCount(reference.length, words.format))}</p>,
      words: chart,
    }),
    [view.name, labels, reference, words, chart],
  );
  return (
    <Card title={labels.title}>
      <div className={styles['controls']}>
        <div className={styles['choice']}>
          <SelectField
            label={labels.metric}
            value={metric.metric}
            options={activityMetrics.map((value) => ({ value, label: metrics[value] }))}
            onChange={(chosen) => onChange({ heat: chosen === address.metric ? null : chosen })}
          />
        </div>
        <SegmentedControl
          label={labels.scale.label}
          value={scale}
          options={(['quantile', 'linear'] as const).map((value) => ({ value, label: labels.scale[value] }))}
          onChange={(scale) => onChange({ scale })}
        />
      </div>
      {hasMetric(days, metric.metric) ? (
        <CalendarHeatMap
          figure={figure}
          days={view.days}
          // With less than a week to compare with, the days drawn are all there is.
          {...(reference.length >= 7 && { reference })}
          scale={scale}
          firstWeekday={firstWeekday}
          {...view.formats}
          valueLabel={metric.name}
          valueHeader={metric.header}
          tableCaption={view.name}
          tableBy={view.tableBy}
          words={labels.words}
          onOpen={(day) => void navigate(paths.day(day))}
        />
      ) : (
        <p>
          {empty.notGiven(metric.name)}. {empty.notGivenText}
        </p>
      )}
    </Card>
  );
});
