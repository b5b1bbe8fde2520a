import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { compareWithVendor, computeSpanTotals } from '#domain/day-figures.ts';
import { computeDayMinutes } from '#domain/day-minutes.ts';
import { selectComparedDays } from '#domain/day-race.ts';
import { type TimeZone, toEpochSec } from '#domain/time.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { isFreeDay } from '#domain/usual-day.ts';
import { type DayRecord, useDayProfiles } from '#queries/day.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useDayMessages } from '#settings/use-day-messages.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { toCount } from '../count.ts';
import { paths } from '../paths.ts';
import { parseLanes, parseWindow, withLanes, withoutWindow, withWindow } from './day-address.ts';
import { DayCanvas } from './DayCanvas.tsx';
import styles from './DayPage.module.css';
import { type DayWords, toDayView, toUsual } from './day-view.ts';
import { DayTotals } from './DayTotals.tsx';
import { DayWorkouts } from './DayWorkouts.tsx';
import { LaneSwitches } from './LaneSwitches.tsx';
import { SpanFields } from './SpanFields.tsx';

// Below the picture of the day, and after it.
const RaceFigure = lazy(async () => ({ default: (await import('./RaceFigure.tsx')).RaceFigure }));
const WeekFigures = lazy(async () => ({ default: (await import('./WeekFigures.tsx')).WeekFigures }));
const HowDayComputed = lazy(async () => ({ default: (await import('./HowDayComputed.tsx')).HowDayComputed }));

const nothing: readonly never[] = [];

type DayPanelsProps = {
  readonly record: DayRecord;
  readonly week: DaySpan;
  readonly clockZone: TimeZone | null;
};

/** The picture of a day and everything that is reckoned from it. */
export function DayPanels({ record, week, clockZone }: DayPanelsProps) {
  const words = useDayMessages();
  const format = useFormat();
  const quantities = useQuantityFormat();
  const workouts = useWorkoutsMessages();
  const reader = useMemo<DayWords>(
    () => ({ words, workouts, format, quantities }),
    [words, workouts, format, quantities],
  );
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { phase } = useSyncStatus();
  const now = toEpochSec(useNow());
  const { day, zone, span } = record;
  const [{ freeWeekdays }] = useSettings();
  const isFree = isFreeDay(day, freeWeekdays);
  const profiles = useDayProfiles(day, week, clockZone);
  // A day that is over does not change with the time.
  const until = now < span.to ? now : undefined;
  const minutes = useMemo(
    () => computeDayMinutes({ ...record, ...(until !== undefined && { now: until }) }),
    [record, until],
  );
  const view = useMemo(
    () => (minutes === null ? null : toDayView(record, minutes, reader)),
    [record, minutes, reader],
  );
  const compared = useMemo(
    () => (profiles === undefined ? null : selectComparedDays(day, profiles, freeWeekdays)),
    [profiles, day, freeWeekdays],
  );
  const usual = useMemo(() => (compared === null ? null : toUsual(compared, isFree)), [compared, isFree]);
  // What stands below the picture follows it, in pieces of its own.
  const later = useDeferredValue(view);
  const laterWeek = useDeferredValue(week);
  const laterProfiles = useDeferredValue(profiles);
  const laterCompared = useDeferredValue(compared);
  const window = useMemo(() => parseWindow(search, record), [search, record]);
  const lanes = useMemo(() => parseLanes(search), [search]);
  if (view === null || later === null) return null;
  const query = withoutWindow(search);

  const whole = computeSpanTotals(view.minutes, span);
  const isOver = span.to <= now;
  const isWhole = isOver && whole.unreadMin === 0;
  const vendor = isWhole ? compareWithVendor(record.totals?.steps, whole.amounts.steps) : null;
  const show = (from: number, to: number) => {
    const next = withWindow(search, { from, to }, record);
    if (next !== search) void navigate(pathname + next);
  };

  return (
    <>
      {span.from > now && <Notice tone="info" title={words.future} />}
      {whole.unreadMin > 0 && (
        <Notice tone="info" title={words.unread(toCount(whole.unreadMin, format))}>
          <p>{phase === 'paused' || phase === 'offline' ? words.unreadWaiting : words.unreadComing}</p>
        </Notice>
      )}
      {vendor !== null && (
        <Notice tone="warning">
          <p>
            {words.totals.vendor(
              format.number(vendor.vendor, 0),
              format.number(vendor.minutes, 0),
              format.percent(Math.abs(vendor.ratio)),
            )}
          </p>
        </Notice>
      )}
      {isWhole && whole.measuredMin === 0 && (
        <Notice tone="info" title={words.nothing}>
          <p>{words.nothingText}</p>
        </Notice>
      )}
      <CrosshairGroup>
        <div className={styles['main']}>
          <Card className={styles['canvas']}>
            <LaneSwitches
              lanes={lanes}
              onLanes={(next) => void navigate(pathname + withLanes(search, next), { replace: true })}
            />
            <DayCanvas
              view={view}
              window={window}
              lanes={lanes}
              usual={usual}
              reader={reader}
              onWindow={show}
            />
            <SpanFields view={view} window={window} reader={reader} onWindow={show} />
            <p>
              <Link to={paths.night(day)}>{words.sleep.link}</Link>
            </p>
          </Card>
          <DayTotals view={view} window={window} reader={reader} />
          <Card title={words.race.title} className={styles['race']}>
            <Suspense>
              <RaceFigure
                view={later}
                compared={laterCompared ?? nothing}
                now={until ?? null}
                reader={reader}
              />
            </Suspense>
          </Card>
          <DayWorkouts view={view} reader={reader} search={search} />
        </div>
      </CrosshairGroup>
      <Suspense>
        <WeekFigures
          view={later}
          week={laterWeek}
          profiles={laterProfiles ?? nothing}
          query={query}
          reader={reader}
        />
      </Suspense>
      <Disclosure summary={words.how.title}>
        <Suspense>
          <HowDayComputed zone={zone} />
        </Suspense>
      </Disclosure>
    </>
  );
}
