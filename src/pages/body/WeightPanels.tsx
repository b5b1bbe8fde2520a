import { lazy, Suspense, useMemo } from 'react';
import { toEpochSec } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { toChartGestures } from '../chart-gestures.ts';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { useViewRange } from '../use-view-range.ts';
import styles from './BodyPage.module.css';
import {
  toEmptyRangeView,
  toHeadlineView,
  toLastReadings,
  toRangeContext,
  toRangeView,
} from './body-view.ts';
import { EmptyRange } from './EmptyRange.tsx';
import { LastReadings } from './LastReadings.tsx';
import { WeightUnitSwitch } from './WeightUnitSwitch.tsx';
import { WeightChart } from './WeightChart.tsx';
import type { WeightHistory } from './weight-history.ts';
import { WeightFacts } from './WeightFacts.tsx';
import { WeightHeadline } from './WeightHeadline.tsx';

// After the chart, whose program goes first.
const BodySections = lazy(async () => {
  await import('#charts/TimeSeriesChart.tsx');
  return { default: (await import('./BodySections.tsx')).BodySections };
});
// Asked for seldom, and mostly words.
const HowComputed = lazy(async () => ({ default: (await import('./HowComputed.tsx')).HowComputed }));

export function WeightPanels({ history }: { history: WeightHistory }) {
  const format = useFormat();
  const messages = useMessages();
  const now = toEpochSec(useNow());
  const words = useMemo(() => ({ format, messages }), [format, messages]);
  const { today, firstDay } = toRangeContext(history, now);
  const context = useMemo(() => ({ today, firstDay }), [today, firstDay]);
  const { range, problem, actions } = useViewRange(context);
  const view = useMemo(() => toRangeView(history, range, words), [history, range, words]);
  const headline = useMemo(() => toHeadlineView(history, now, words), [history, now, words]);
  const lastReadings = useMemo(() => toLastReadings(history, words), [history, words]);

  const gestures = useMemo(
    () => toChartGestures(actions, history.homeZone, context),
    [actions, history.homeZone, context],
  );
  useRangeCommands({ range: view.range, context, onRange: actions.show });

  return (
    <div className={styles['page']}>
      <div className={styles['header']}>
        <PageHeading title={messages.weight.title} />
        <WeightUnitSwitch />
        <RangeBar range={view.range} text={view.daysText} context={context} onRange={actions.show} />
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{messages.range.problem(problem.received)}</p>
        </Notice>
      )}
      <div className={styles['main']}>
        <div className={styles['headline']}>
          <WeightHeadline view={headline} />
        </div>
        <Card className={styles['chart']}>
          {view.first === view.end ? (
            <EmptyRange view={toEmptyRangeView(history, view, now, words)} />
          ) : (
            <WeightChart history={history} view={view} words={words} gestures={gestures} />
          )}
        </Card>
        <div className={styles['facts']}>
          <WeightFacts view={headline} />
        </div>
      </div>
      <LastReadings readings={lastReadings} />
      <Suspense fallback={null}>
        <BodySections history={history} view={view} />
      </Suspense>
      <Card>
        <Disclosure summary={messages.weight.howComputed}>
          <Suspense fallback={messages.loading}>
            <HowComputed history={history} />
          </Suspense>
        </Disclosure>
      </Card>
    </div>
  );
}
