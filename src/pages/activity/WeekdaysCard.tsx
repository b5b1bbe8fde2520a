import { memo, useMemo } from 'react';
import { QuartileRows } from '#charts/QuartileRows.tsx';
import type { ActivityDays } from '#domain/activity-days.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import type { ViewRange } from '#domain/range.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import type { ActivityWords, MetricFormat } from './metric-format.ts';
import { toWeekdayRows, toWeekdays, toWeekdaySummary } from './weekday-view.ts';

export type WeekdaysCardProps = {
  days: ActivityDays;
  metric: MetricFormat;
  range: ViewRange;
  firstWeekday: Weekday;
  words: ActivityWords;
};

/** What the reader does on each day of the week: medians and quartiles of the days in view. */
export const WeekdaysCard = memo(function WeekdaysCard(props: WeekdaysCardProps) {
  const { days, metric, range, firstWeekday, words } = props;
  const { chart } = useMessages();
  const { weekdays: labels } = words.messages;
  const view = useMemo(() => {
    const calendar = createCalendarFormat(words.format.locale);
    const profile = toWeekdays(days, metric, range, firstWeekday);
    const summary = toWeekdaySummary(profile, metric, calendar, words);
    const name = labels.chartName(metric.header, words.format.dayRange(range.from, range.to));
    return {
      rows: toWeekdayRows(profile, metric, calendar, words),
      figure: summary === null ? null : { name, summary: <p>{summary}</p>, words: chart },
      tableColumns: [
        { header: labels.weekday },
        { header: labels.count, numeric: true },
        { header: labels.lower(metric.header), numeric: true },
        { header: labels.medianOf(metric.header), numeric: true },
        { header: labels.upper(metric.header), numeric: true },
      ],
    };
  }, [days, metric, range, firstWeekday, words, labels, chart]);
  return (
    <Card title={labels.title}>
      {view.figure === null ? (
        <p>{labels.none}</p>
      ) : (
        <QuartileRows
          figure={view.figure}
          rows={view.rows}
          minSpan={metric.minSpan}
          formatTick={metric.tick}
          tableCaption={view.figure.name}
          tableColumns={view.tableColumns}
          words={labels}
        />
      )}
    </Card>
  );
});
