import { lazy, memo, useMemo } from 'react';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import { ADVISED_WEEK_MIN } from '#domain/active-weeks.ts';
import type { ActivityDays } from '#domain/activity-days.ts';
import { addDays, SECONDS_PER_DAY, startOfLocalDay, UTC } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './ActivityPage.module.css';
import { toTimeTicks } from './activity-view.ts';
import type { ActivityWords } from './metric-format.ts';
import {
  hasActiveMinutes,
  toWeekBars,
  toWeekFacts,
  toWeekReading,
  toWeeks,
  toWeekSummary,
  toWeekTable,
  toWeekTime,
  type WeekOptions,
} from './weeks-view.ts';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('#charts/TimeSeriesChart.tsx')).TimeSeriesChart,
}));

const HEIGHT_PX = 280;
/** Minutes: the axis reaches the advice, however little was done. */
const MIN_SPAN = 320;

export type WeeksCardProps = WeekOptions & { days: ActivityDays; words: ActivityWords };

/** Active minutes of each week against what the WHO advises. */
export const WeeksCard = memo(function WeeksCard(props: WeeksCardProps) {
  const { days, range, today, firstWeekday, words } = props;
  const { weeks: labels } = words.messages;
  const isGiven = hasActiveMinutes(days);
  const facts = useMemo(
    () => (isGiven ? toWeekFacts(days, { today, firstWeekday }, words) : []),
    [isGiven, days, today, firstWeekday, words],
  );
  return (
    <Card title={labels.title}>
      {isGiven ? (
        <>
          <dl className={styles['facts']}>
            {facts.map(({ label, value, details }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {value}
                  {details.map((detail) => (
                    <span key={detail} className={styles['detail']}>
                      {detail}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <WeeksChart days={days} range={range} today={today} firstWeekday={firstWeekday} words={words} />
          <p className={styles['small']}>{labels.source}</p>
        </>
      ) : (
        <p>{labels.absent}</p>
      )}
    </Card>
  );
});

function WeeksChart({ days, range, today, firstWeekday, words }: WeeksCardProps) {
  const { chart } = useMessages();
  const { weeks: labels } = words.messages;
  // The chart compares these by identity.
  const shown = useMemo(() => {
    const weeks = toWeeks(days, { range, today, firstWeekday });
    const [first, last] = [weeks[0], weeks.at(-1)];
    if (first === undefined || last === undefined) return null;
    const name = labels.chartName(words.format.dayRange(first.from, last.to));
    return {
      name,
      summary: toWeekSummary(weeks, words),
      table: toWeekTable(weeks, name, words),
      picture: {
        series: [toWeekBars(weeks, words)],
        from: startOfLocalDay(first.from, UTC) ?? 0,
        to: startOfLocalDay(addDays(last.to, 1), UTC) ?? SECONDS_PER_DAY,
        reading: (at: number) => toWeekReading(weeks, at, words),
        formatTime: (at: number) => toWeekTime(weeks, at, words),
        timeTicks: toTimeTicks(words.format, firstWeekday),
      },
    };
  }, [days, range, today, firstWeekday, labels, words]);
  const still = useMemo(() => {
    const formatValue = (value: number) => words.format.number(value, 0);
    return {
      axes: [
        {
          id: 'minutes',
          side: 'left' as const,
          unit: words.messages.units.minutes,
          minSpan: MIN_SPAN,
          floor: 0,
          formatTick: formatValue,
          formatValue,
        },
      ],
      // Lines, because bars hide a stripe; the stripe says that what lies between them is advised.
      references: [
        {
          id: 'advised-low',
          label: labels.advised(
            words.format.number(ADVISED_WEEK_MIN.low, 0),
            words.format.number(ADVISED_WEEK_MIN.high, 0),
          ),
          value: ADVISED_WEEK_MIN.low,
        },
        // Nearer to the other than a label is high, and said by it.
        { id: 'advised-high', label: '', value: ADVISED_WEEK_MIN.high },
      ],
      ranges: [{ id: 'advised', label: '', ...ADVISED_WEEK_MIN }],
    };
  }, [labels, words]);
  if (shown === null) return null;
  return (
    <ChartFigure
      name={shown.name}
      summary={<p>{shown.summary}</p>}
      table={shown.table}
      height={HEIGHT_PX}
      fallback={<Skeleton shape="chart" />}
      words={chart}
    >
      <TimeSeriesChart {...shown.picture} {...still} name={shown.name} height={HEIGHT_PX} words={chart} />
    </ChartFigure>
  );
}
