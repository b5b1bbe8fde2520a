import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { placeOnClock } from '#domain/blood-pressure.ts';
import { computeHomeSeries, computeProtocolStep } from '#domain/home-pressure.ts';
import { computePressureAverages } from '#domain/pressure-averages.ts';
import { toEpochSec } from '#domain/time.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { useVitalsMessages } from '#settings/use-vitals-messages.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toChartGestures } from '../chart-gestures.ts';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { useViewRange } from '../use-view-range.ts';
import { AveragesCard } from './AveragesCard.tsx';
import { ClockProfile } from './ClockProfile.tsx';
import { EmptyPressure } from './EmptyPressure.tsx';
import { GuidelineChoice } from './GuidelineChoice.tsx';
import { HomeCard } from './HomeCard.tsx';
import { PressureChart } from './PressureChart.tsx';
import { PressurePlane } from './PressurePlane.tsx';
import { findSevere, toPressureText } from './pressure-view.ts';
import { ProtocolCard } from './ProtocolCard.tsx';
import { SessionList } from './SessionList.tsx';
import { withSheet } from './sheet-address.ts';
import { type VitalsHistory, within } from './vitals-history.ts';
import { toRangeContext, toRangeView } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

// Below the first screen, and a picture for each of a dozen quantities.
const VitalFigures = lazy(async () => ({ default: (await import('./VitalFigures.tsx')).VitalFigures }));
// Asked for seldom, and mostly words.
const HowComputed = lazy(async () => ({ default: (await import('./HowComputed.tsx')).HowComputed }));

/** With the clock nothing changes but the day and its period. */
const QUARTER_SEC = 900;

export function VitalsPanels({ history }: { history: VitalsHistory }) {
  const format = useFormat();
  const quantity = useQuantityFormat();
  const common = useMessages();
  const messages = useVitalsMessages();
  const [{ bloodPressureGuideline: guideline, bloodPressureDropsFirst: dropsFirst }] = useSettings();
  const { search } = useLocation();
  const now = toEpochSec(Math.floor(useNow() / QUARTER_SEC) * QUARTER_SEC);
  const words = useMemo(() => ({ format, quantity, common, messages }), [format, quantity, common, messages]);
  const around = useMemo(() => ({ history, words, dropsFirst }), [history, words, dropsFirst]);
  const { today, firstDay } = toRangeContext(history, now);
  const context = useMemo(() => ({ today, firstDay }), [today, firstDay]);
  const { range, problem, actions } = useViewRange(context);
  const view = useMemo(() => toRangeView(history, range, format), [history, range, format]);
  const gestures = useMemo(
    () => toChartGestures(actions, history.homeZone, context),
    [actions, history.homeZone, context],
  );
  useRangeCommands({ range, context, onRange: actions.show });
  const { sessions, excluded } = history;
  const shown = useMemo(() => within(sessions, view), [sessions, view]);
  const home = useMemo(
    () => computeHomeSeries(sessions, { until: range.to, excluded }),
    [sessions, excluded, range.to],
  );
  const averages = useMemo(
    () =>
      computePressureAverages(shown, {
        window: { from: view.from, to: view.to },
        excluded: within(
          excluded.toSorted((a, b) => a.at - b.at),
          view,
        ),
      }),
    [shown, excluded, view],
  );
  const step = useMemo(() => {
    const place = placeOnClock(now, history.clockZone ?? sessions.at(-1)?.timeZone ?? history.homeZone);
    const current = computeHomeSeries(sessions, { until: place.day });
    return { series: current, next: computeProtocolStep(current, place) };
  }, [now, history, sessions]);
  const severe = findSevere(shown);
  // What stands below the first pictures follows once they are painted.
  const later = useDeferredValue(view);

  return (
    <div className={styles['page']} data-family="vitals">
      <div className={styles['header']}>
        <PageHeading title={messages.title} />
        <RangeBar range={range} text={view.daysText} context={context} onRange={actions.show} />
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{common.range.problem(problem.received)}</p>
        </Notice>
      )}
      {severe !== null && (
        <Notice tone="warning">
          <p>{messages.pressure.severe(`${toPressureText(severe, words)} ${messages.pressure.unit}`)}</p>
        </Notice>
      )}
      <section className={styles['page']} aria-labelledby="pressure">
        <div className={styles['header']}>
          <h2 id="pressure">{messages.pressure.title}</h2>
          {sessions.length > 0 && (
            <div className={styles['controls']}>
              <GuidelineChoice />
              <Link className={buttonClass()} to={{ search: withSheet(search, true) }}>
                {messages.pressure.print}
              </Link>
            </div>
          )}
        </div>
        {sessions.length === 0 ? (
          <Card title={messages.pressure.none}>
            <p>{messages.pressure.noneText}</p>
          </Card>
        ) : (
          <div className={styles['main']}>
            <div className={styles['aside']}>
              <HomeCard home={home} guideline={guideline} around={around} />
              <ProtocolCard series={step.series} next={step.next} words={words} />
            </div>
            <Card className={styles['picture']}>
              {shown.length === 0 ? (
                <EmptyPressure history={history} view={view} context={context} words={words} />
              ) : (
                <PressurePlane
                  history={history}
                  sessions={shown}
                  home={home}
                  view={view}
                  guideline={guideline}
                  words={words}
                />
              )}
            </Card>
          </div>
        )}
      </section>
      <CrosshairGroup>
        {shown.length > 0 && (
          <Card>
            <PressureChart
              history={history}
              sessions={shown}
              view={view}
              guideline={guideline}
              words={words}
              gestures={gestures}
              today={today}
            />
          </Card>
        )}
        {shown.length > 0 && (
          <div className={styles['pair']}>
            <Card title={messages.pressure.clock.title}>
              <ClockProfile
                history={history}
                sessions={shown}
                averages={averages?.value ?? null}
                view={view}
                guideline={guideline}
                words={words}
              />
            </Card>
            <AveragesCard averages={averages} view={view} around={around} />
          </div>
        )}
        {sessions.length > 0 && <SessionList history={history} guideline={guideline} words={words} />}
        <Suspense fallback={<Skeleton shape="chart" />}>
          <VitalFigures history={history} view={later} around={around} gestures={gestures} today={today} />
        </Suspense>
      </CrosshairGroup>
      <Card>
        <Disclosure summary={messages.how.summary}>
          <Suspense fallback={common.loading}>
            <HowComputed words={words} dropsFirst={dropsFirst} homeZone={history.homeZone} />
          </Suspense>
        </Disclosure>
      </Card>
    </div>
  );
}
