import { lazy, memo, useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { ChartFigure } from '#charts/ChartFigure.tsx';
import type { DaySpan } from '#domain/record-kinds.ts';
import { toEpochSec, UTC } from '#domain/time.ts';
import type { DayProfile } from '#domain/usual-day.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { paths } from '../paths.ts';
import styles from './DayPage.module.css';
import { type DayView, type DayWords, toClock } from './day-view.ts';
import {
  bestHour,
  DAY_SEC,
  daysUpTo,
  hourText,
  toHours,
  toHourTable,
  toWeek,
  toWeekLanes,
  toWeekReading,
  toWeekTable,
} from './week-view.ts';

const LaneChart = lazy(async () => ({ default: (await import('#charts/LaneChart.tsx')).LaneChart }));
const HourHeatMap = lazy(async () => ({ default: (await import('#charts/HourHeatMap.tsx')).HourHeatMap }));

type WeekFiguresProps = {
  readonly view: DayView;
  readonly week: DaySpan;
  readonly profiles: readonly DayProfile[];
  /** What the address of another day says beside it. */
  readonly query: string;
  readonly reader: DayWords;
};

const wholeDay = { from: 0, to: DAY_SEC };

/** The week of the day as seven rows on one axis, and four weeks hour by hour. */
export const WeekFigures = memo(function WeekFigures({
  view,
  week,
  profiles,
  query,
  reader,
}: WeekFiguresProps) {
  const messages = useMessages();
  const { words, format } = reader;
  const days = useMemo(() => toWeek(week, profiles), [week, profiles]);
  const range = format.dayRange(week.from, week.to);
  const name = words.week.name(range);
  const rows = useMemo(
    () => ({
      lanes: toWeekLanes(days, reader),
      reading: toWeekReading(days, reader),
      clock: toClock(UTC, reader),
      formatTime: (at: number) => format.time(toEpochSec(Math.floor(at)), UTC),
      formatWindow: () => range,
    }),
    [days, reader, format, range],
  );
  const table = useMemo(
    () => toWeekTable(days, words.week.caption(range), reader),
    [days, range, words, reader],
  );
  const best = days.reduce((one, other) => ((other.total ?? -1) > (one.total ?? -1) ? other : one));
  const calendar = useMemo(() => createCalendarFormat(format.locale), [format]);

  return (
    <div className={styles['weeks']}>
      <Card title={words.week.title}>
        <ul className={styles['days']}>
          {days.map(({ day, total }) => (
            <li key={day}>
              <Link to={paths.day(day) + query} aria-current={day === view.record.day ? 'page' : undefined}>
                {calendar.weekdayShort(day)} {format.dayShort(day)}
              </Link>{' '}
              <span>{total === null ? '–' : format.number(total, 0)}</span>
            </li>
          ))}
        </ul>
        <ChartFigure
          name={name}
          summary={
            <p>
              {best.total === null
                ? words.week.none
                : words.week.summary(
                    calendar.dayInFull(best.day),
                    words.summarySteps({ count: Math.round(best.total), text: format.number(best.total, 0) }),
                  )}
            </p>
          }
          table={table}
          fallback={<Skeleton shape="chart" />}
          words={messages.chart}
        >
          <LaneChart
            {...rows}
            {...wholeDay}
            name={name}
            events={null}
            extent={wholeDay}
            minWindowSec={DAY_SEC}
            words={messages.chart}
          />
        </ChartFigure>
      </Card>
      <HourFigure week={week} profiles={profiles} query={query} reader={reader} />
    </div>
  );
});

type HourFigureProps = Omit<WeekFiguresProps, 'view'>;

function HourFigure({ week, profiles, query, reader }: HourFigureProps) {
  const navigate = useNavigate();
  const messages = useMessages();
  const { words, format } = reader;
  const days = useMemo(() => daysUpTo(week), [week]);
  const value = useMemo(() => toHours(days, profiles), [days, profiles]);
  const range = format.dayRange(days[0] ?? week.from, week.to);
  const table = useMemo(
    () => toHourTable(days, value, words.hours.caption(range), reader),
    [days, value, range, words, reader],
  );
  const labels = useMemo(
    () => ({
      columns: days.map((day) => format.dayShort(day)),
      rows: Array.from({ length: 24 }, (_, hour) => hourText(hour, format)),
      read: (column: number, row: number) =>
        `${format.day(days[column] ?? week.from)}, ${words.hours.hour(hourText(row, format), hourText(row + 1, format))}`,
      formatValue: (steps: number) =>
        words.summarySteps({ count: Math.round(steps), text: format.number(steps, 0) }),
      formatCut: (steps: number) => format.number(steps, 0),
    }),
    [days, week, words, format],
  );
  const best = bestHour(value);
  const name = words.hours.name(range);
  return (
    <Card title={words.hours.title}>
      <ChartFigure
        name={name}
        summary={
          <p>
            {best === null
              ? words.hours.none
              : words.hours.summary(
                  words.hours.hour(hourText(best.hour, format), hourText(best.hour + 1, format)),
                  words.summarySteps({ count: Math.round(best.mean), text: format.number(best.mean, 0) }),
                )}
          </p>
        }
        table={table}
        fallback={<Skeleton shape="chart" />}
        words={messages.chart}
      >
        <HourHeatMap
          {...labels}
          name={name}
          value={value}
          words={words.hours}
          onOpen={(column) => {
            const day = days[column];
            if (day !== undefined) void navigate(paths.day(day) + query);
          }}
        />
      </ChartFigure>
    </Card>
  );
}
