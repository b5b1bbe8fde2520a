import { useMemo } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router-dom';
import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useDayRecord } from '#queries/day.ts';
import { useSession } from '#queries/session.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useDayMessages } from '#settings/use-day-messages.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import { readerZone } from '../reader-zone.ts';
import { parseDay } from './day-address.ts';
import { DayBar } from './DayBar.tsx';
import styles from './DayPage.module.css';
import { DayPanels } from './DayPanels.tsx';
import { useDayCommands } from './use-day-commands.ts';
import { weekOf } from './week-view.ts';

/** One day, minute by minute, with everything on one axis. */
export function DayPage() {
  const messages = useMessages();
  const words = useDayMessages();
  const format = useFormat();
  const { search } = useLocation();
  const { day: text } = useParams();
  const { status, userid } = useSession();
  const [settings] = useSettings();
  const clockZone = clockZoneOf(settings, readerZone());
  const now = useNow();
  const today = toLocalDay(toEpochSec(now), clockZone ?? readerZone());
  const asked = parseDay(text);
  const day = asked ?? today;
  const firstWeekday = useFirstWeekday();
  const week = useMemo(() => weekOf(day, firstWeekday), [day, firstWeekday]);
  const { record, isPending, error } = useDayRecord(day, { week, today, clockZone });
  const dayInFull = useMemo(() => createCalendarFormat(format.locale).dayInFull, [format]);
  useDayCommands(day, today);

  if (text === undefined) return <Navigate to={paths.day(today) + search} replace />;
  return (
    <div className={styles['page']} data-family="activity">
      <header className={styles['header']}>
        <PageHeading title={dayInFull(day)} />
        <DayBar day={day} today={today} />
      </header>
      {asked === null && (
        <Notice tone="warning">
          <p>{words.problem(text)}</p>
        </Notice>
      )}
      {error !== null && (
        <Notice tone="error" title={words.failed}>
          <p>{words.failedText}</p>
        </Notice>
      )}
      {status !== 'loading' && userid === undefined && (
        <Card title={words.disconnected}>
          <p>{words.disconnectedText}</p>
          <p>
            <Link className={buttonClass('primary')} to={paths.connect}>
              {words.connect}
            </Link>
          </p>
        </Card>
      )}
      {record === null && (
        <Notice tone="info">
          <p>{words.skipped}</p>
        </Notice>
      )}
      {isPending && (
        <div aria-busy="true" className={styles['loading']}>
          <VisuallyHidden>{messages.loading}</VisuallyHidden>
          <Skeleton shape="chart" />
        </div>
      )}
      {record != null && <DayPanels record={record} week={week} clockZone={clockZone} />}
    </div>
  );
}
